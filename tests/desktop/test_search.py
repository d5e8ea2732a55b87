#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding: results while one types, stepping through them, and coming back."""

import re

from case import DesktopTest, main
from tree import Node, State

COUNT = r"(\d+) of (\d+)"


class Search(DesktopTest):
    def start_search(self, words: str) -> Node:
        """Opens the search bar by key, types, and returns the entry."""
        self.press("ctrl+f")
        entry = self.find(None, "Search the article")
        self.until(lambda: self.focus_is_in(entry), "the focus in the search entry")
        self.desk.type(words)
        self.desk.settle(quiet=0.3)
        return entry

    def count(self) -> tuple[int, int] | None:
        match = self.label(COUNT)
        return (int(match[1]), int(match[2])) if match else None

    def results(self) -> list[Node]:
        return self.rows(self.frame, "Search results")

    def test_typing_lists_results(self) -> None:
        self.start_search("secure base")
        self.until(self.results, "results")
        number, total = self.until(self.count, "the count of matches")
        self.assertEqual(number, 1)
        self.assertGreater(total, 1)
        for result in self.results()[:3]:
            self.assertRegex(result.words.lower(), r"secure|base")

    def test_steps_forward_and_back(self) -> None:
        self.start_search("secure base")
        _, total = self.until(self.count, "the count of matches")
        for chord, number in (("Return", 2), ("Return", 3), ("shift+Return", 2), ("ctrl+g", 3),
                              ("ctrl+shift+g", 2), ("shift+Return", 1), ("shift+Return", total)):
            self.press(chord)
            self.until(lambda: self.count() == (number, total), f"“{number} of {total}”")

    def test_escape_returns(self) -> None:
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press("Next", "Next")
        before = self.top()
        self.assertGreater(before, 0)
        self.start_search("mindfulness")
        self.until(self.count, "the count of matches")
        self.press("Return", "Return")
        self.assertFalse(self.is_at(before))
        self.press("Escape")
        self.until(lambda: self.frame.find(None, "Search the article") is None,
                   "the search bar to close")
        self.until(lambda: self.is_at(before), "the place that one came from")
        self.assertEqual(self.results(), [])

    def test_nonsense_finds_nothing(self) -> None:
        self.start_search("qxzvwk")
        self.until(lambda: self.label(r"No matches"), "“No matches”")
        self.assertEqual(self.results(), [])

    def test_hostile_words_do_no_harm(self) -> None:
        for words in ('"(*:^', "NEAR(a b", "a OR", "-", "col:x", "' --"):
            with self.subTest(words=words):
                self.start_search(words)
                self.until(lambda: self.label(COUNT + "|No matches"), "an answer")
                self.assertIsNone(self.label(r".*(?i:syntax error|malformed).*"))
                self.press("Escape")

    def test_words_follow_the_entry(self) -> None:
        self.start_search("secure")
        _, some = self.until(self.count, "the count of matches")
        self.desk.type(" base")
        self.until(lambda: (self.count() or (0, some))[1] < some, "fewer matches")
        self.assertIsNotNone(re.search("base", self.results()[0].words, re.IGNORECASE))


if __name__ == "__main__":
    main()
