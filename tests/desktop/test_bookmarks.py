#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bookmark and the place outlast the hardest end; what was removed can be brought back."""

from case import DesktopTest, main
from tree import Node, State

BUTTON = "Bookmark This Paragraph"


class Bookmarks(DesktopTest):
    def scroll(self, pages: int) -> None:
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press(*["Next"] * pages)
        self.desk.settle(quiet=0.5)

    def is_marked(self) -> bool:
        states = self.find("toggle button", BUTTON).states
        return bool({State.PRESSED, State.CHECKED} & states)

    def bookmarks(self) -> list[Node]:
        return self.rows(self.frame, "Bookmarks")

    def test_outlasts_kill(self) -> None:
        self.assertFalse(self.is_marked())
        self.scroll(4)
        place = self.top()
        self.press("ctrl+d")
        self.until(self.is_marked, "the button to be pressed")
        self.desk.settle(quiet=1.5)     # the reading position is not kept at every line
        self.desk.stop(hard=True)

        self.open()
        self.until(lambda: self.is_at(place), f"the place at {place}")
        self.until(self.is_marked, "the button to be pressed again")
        self.page("Bookmarks")
        self.assertEqual(len(self.until(self.bookmarks, "the bookmark")), 1)

    def test_key_again_removes(self) -> None:
        self.scroll(2)
        self.press("ctrl+d")
        self.until(self.is_marked, "the button to be pressed")
        self.press("ctrl+d")
        self.until(lambda: not self.is_marked(), "the button to be released")

    def marked_row(self) -> Node:
        """Marks a paragraph, and moves the focus to its bookmark."""
        self.scroll(2)
        self.press("ctrl+d")
        self.page("Bookmarks")
        row, = self.until(self.bookmarks, "the bookmark")
        self.tab_to(lambda: self.focus_is_in(row), "the bookmark")
        return row

    def assert_can_be_brought_back(self, words: str) -> None:
        self.until(lambda: not self.bookmarks(), "the bookmark to go")
        self.until(lambda: not self.is_marked(), "the button to be released")
        undo = self.find("button", "Undo")
        self.tab_to(lambda: undo.has(State.FOCUSED), "Undo")
        self.press("space")
        self.until(lambda: [r.words for r in self.bookmarks()] == [words], "the bookmark's return")
        self.until(self.is_marked, "the button to be pressed")

    def test_removed_by_key(self) -> None:
        words = self.marked_row().words
        self.press("Delete")
        self.assert_can_be_brought_back(words)

    def test_removed_by_menu(self) -> None:
        row = self.marked_row()
        words = row.words
        button = row.find("toggle button", "Bookmark Menu")
        self.tab_to(lambda: button.has(State.FOCUSED), "the bookmark's menu")
        self.press("space")
        self.press("Up")            # the last item
        self.press("Return")
        self.assert_can_be_brought_back(words)

    def test_renamed_in_place(self) -> None:
        row = self.marked_row()
        words = row.words
        self.press("F2")
        self.until(lambda: (f := self.focused()) and f.role in ("text box", "entry", "text"),
                   "the name to have the focus")
        self.press("ctrl+a")
        self.desk.type("For Tuesday")
        self.press("Return")
        self.until(lambda: "For Tuesday" in self.bookmarks()[0].words, "the new name")
        self.press("F2")
        self.press("ctrl+a", "BackSpace", "Return")
        self.until(lambda: self.bookmarks()[0].words == words, "the first words again")

    def test_order_of_ones_own(self) -> None:
        self.marked_row()
        self.scroll(3)
        self.press("ctrl+d")
        first, second = self.until(lambda: len(self.bookmarks()) == 2 and self.bookmarks(),
                                   "two bookmarks")
        words = [first.words, second.words]
        self.tab_to(lambda: self.focus_is_in(self.bookmarks()[0]), "the first bookmark")
        self.press("alt+Down")
        self.until(lambda: [r.words for r in self.bookmarks()] == words[::-1], "the other order")
        self.desk.settle(quiet=0.5)
        self.desk.stop(hard=True)

        self.open()
        self.page("Bookmarks")
        self.until(lambda: [r.words for r in self.bookmarks()] == words[::-1],
                   "the other order to have been kept")

    def test_goes_to_the_bookmark(self) -> None:
        self.scroll(4)
        place = self.top()
        self.press("ctrl+d")
        self.press("ctrl+Home")
        self.until(lambda: not self.is_at(place), "the beginning")
        self.page("Bookmarks")
        row, = self.until(self.bookmarks, "the bookmark")
        self.tab_to(lambda: self.focus_is_in(row), "the bookmark")
        self.press("Return")
        self.until(lambda: self.is_at(place), f"the place at {place}")


if __name__ == "__main__":
    main()
