#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding what was meant: slips, kinds of results, notes, and what was sought before."""

from case import DesktopTest, main
from tree import Node, State

NOTE = "Zugunruhe before the holidays #supervision"


class Finding(DesktopTest):
    def search(self, words: str) -> Node:
        """Types into the box, in place of what is in it."""
        self.press("ctrl+f")
        entry = self.find(None, "Search the article")
        self.until(lambda: self.focus_is_in(entry), "the focus in the search entry")
        self.desk.type(words)
        self.desk.settle(quiet=0.3)
        return entry

    @property
    def results(self) -> list[Node]:
        return self.rows(self.frame, "Search results")

    @property
    def recents(self) -> list[str]:
        return [row.words for row in self.rows(self.frame, "Recent searches")]

    def press_button(self, name: str) -> None:
        self.tab_to(lambda: (f := self.focused()) and f.name == name, name)
        self.press("space")

    def test_a_slip_is_put_right(self) -> None:
        self.search("atachment styles")
        self.until(lambda: self.label("Showing results for attachment styles"), "what was meant")
        self.until(lambda: self.label(r"1 of \d+"), "the count of matches")
        self.assertTrue(any("ttachment style" in row.words for row in self.results))

        self.press_button("Search for “atachment styles” Instead")
        self.until(lambda: self.label("Showing results for .*") is None, "the line to go")
        self.until(lambda: self.label("No passage has all of these words.*"),
                   "what was typed to be searched for")

        self.search("attachment styles")
        self.until(lambda: self.label(r"1 of \d+"), "the count of matches")
        self.assertIsNone(self.label("Showing results for .*"))

    def test_some_of_the_words(self) -> None:
        self.search("dissociation aeroplane")
        self.until(lambda: self.label("No passage has all of these words.*"), "the line")
        self.assertTrue(any("issociat" in row.words for row in self.results))

    def test_nothing_has_a_next_step(self) -> None:
        self.search("qxzvwk")
        self.until(lambda: self.label("No Results"), "“No Results”")
        self.press_button("Back to Contents")
        self.until(lambda: self.frame.find(None, "Search the article") is None,
                   "the search bar to close")

    def test_more_of_a_section(self) -> None:
        self.search("attachment")
        self.until(lambda: any("More" in n.words for n in self.results), "more than three")
        self.tab_to(lambda: (f := self.focused()) and f.words.startswith("Show "),
                    "the row for more", key="Down")
        self.press("Return")
        self.until(lambda: (f := self.focused()) and "ttach" in f.words, "the first of the others")

    def test_results_by_key(self) -> None:
        self.search("mentalizing")
        self.until(lambda: self.results, "results")
        self.press("Down")
        self.until(lambda: any(self.focus_is_in(n) for n in self.results), "the focus in a result")
        self.press("Return")
        self.until(lambda: self.text.has(State.FOCUSED), "the focus in the text")
        start = self.text.text.find("entalizing")
        self.assertGreater(start, 0)

    def test_one_kind_alone(self) -> None:
        self.search("secure base")
        self.until(lambda: self.results, "results")
        self.tab_to(lambda: (f := self.focused()) and f.name == "All", "the kinds")
        self.tab_to(lambda: (f := self.focused()) and f.name == "References", "references",
                    key="Right")
        self.press("space")
        self.until(lambda: self.results and all("(" in n.words for n in self.results),
                   "references alone")
        self.search("secure base attachment")
        self.until(lambda: self.label(r"\d+ of \d+"), "the count of matches")

    def test_a_note_is_found(self) -> None:
        self.select_line(lines=5)
        self.press("ctrl+m")
        self.desk.type(NOTE)
        self.find("label", "Saved")
        self.press("Escape")
        self.search("zugunr")
        self.until(lambda: any("Zugunruhe" in n.words for n in self.results), "the note")
        self.assertIsNone(self.label("Showing results for .*"))
        self.search("tag:supervision")
        self.until(lambda: any("Zugunruhe" in n.words for n in self.results), "the note by its tag")

        # Others look into the articles alone.
        self.assertEqual(self.desk.run(["attune", "--search", "zugunruhe"]), 1)

    def test_recent_searches(self) -> None:
        self.search("mentalizing")
        self.until(lambda: self.label(r"1 of \d+"), "the count of matches")
        self.press("Return", "Escape")
        self.until(lambda: self.frame.find(None, "Search the article") is None, "the bar to close")
        self.press("ctrl+f", "ctrl+a", "BackSpace")
        self.until(lambda: any("mentalizing" in words for words in self.recents), "the recent search")
        self.press("Down")
        self.until(lambda: (f := self.focused()) and "mentalizing" in f.words, "the focus in the list")
        self.press("Return")
        self.until(lambda: self.label(r"1 of \d+"), "the count of matches")

        self.press("ctrl+f", "ctrl+a", "BackSpace")
        self.until(lambda: self.recents, "the recent search")
        self.press_button("Clear")
        self.until(lambda: not self.recents, "none to be left")


if __name__ == "__main__":
    main()
