#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows on one notebook stay in step."""

from case import DesktopTest, main
from tree import State


class TwoWindows(DesktopTest):
    def test_bookmark_appears_in_the_other(self) -> None:
        self.page("Bookmarks")
        first, = self.program.children
        self.assertEqual(self.rows(first, "Bookmarks"), [])

        self.press("ctrl+n")
        second_id = self.until(lambda: set(self.desk.windows()) - {self.window},
                               "a second window").pop()
        self.desk.focus(second_id)
        self.until(lambda: len(self.program.children) == 2, "two windows on the bus")
        self.until(lambda: self.frame != first, "the second window to be in use")
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press("Next", "Next")
        self.press("ctrl+d")
        self.until(lambda: self.rows(first, "Bookmarks"), "the bookmark in the first window")

        self.press("ctrl+d")
        self.until(lambda: not self.rows(first, "Bookmarks"), "the bookmark to go from both")

        self.press("ctrl+w")
        self.until(lambda: self.program.children == [first], "the second window to close")
        self.desk.focus(self.window)
        self.assertTrue(first.find("text box", "Article"))


if __name__ == "__main__":
    main()
