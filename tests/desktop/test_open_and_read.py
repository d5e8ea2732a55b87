#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attune opens the article, and a section chosen in the contents is what one then reads."""

from case import DesktopTest, main, sections
from tree import Node


class OpenAndRead(DesktopTest):
    def test_window_bears_the_title(self) -> None:
        self.assertEqual(self.frame.name, self.article["title"])

    def test_whole_article_is_one_text(self) -> None:
        text = self.text.text
        for section in sections(self.article):
            self.assertIn("\n" + section["title"] + "\n", text)

    def test_begins_at_the_beginning(self) -> None:
        self.assertTrue(self.is_in_view(self.text, 0))

    def test_section_chosen_by_keys_is_shown(self) -> None:
        self.until(lambda: self.rows(self.frame, "Contents"), "the contents")
        for steps in (3, 2):
            self.tab_to(self.chosen, "the contents")
            self.press(*["Down"] * steps)
            title = self.chosen().name
            self.press("Return")
            self.desk.settle(quiet=0.3)
            self.assert_heading_is_on_top(title)

    def chosen(self) -> Node | None:
        """The row of the contents that has the focus."""
        return next((row for row in self.rows(self.frame, "Contents") if self.focus_is_in(row)),
                    None)

    def assert_heading_is_on_top(self, title: str) -> None:
        text = self.text
        offset = text.offset_of("\n" + title + "\n") + 1
        self.assertTrue(self.is_in_view(text, offset), f"“{title}” is not in view")
        _, top, _, height = text.extents
        _, y, _, _ = text.text_extents(offset)
        self.assertLess(y - top, height / 3, f"“{title}” is not near the top")


if __name__ == "__main__":
    main()
