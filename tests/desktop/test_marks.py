#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and notes, by keys alone: made, found, changed, removed, brought back; and none of
them is lost by the hardest end or by a new edition of the article."""

import json

from case import DesktopTest, main
from tree import State

NOTE = "Ask about this #supervision"


class Marks(DesktopTest):
    def only_note(self):
        row, = self.until(lambda: self.notes, "a highlight or note in the list")
        return row

    def to_row(self) -> None:
        self.tab_to(lambda: any(n.has(State.FOCUSED) or self.focus_is_in(n) for n in self.notes),
                    "the list of notes")

    def write_note(self, words: str = NOTE) -> None:
        """Writes on what is selected, and leaves."""
        self.press("ctrl+m")
        self.until(lambda: (f := self.focused()) and f.role == "text box" and f.name == "Note",
                   "the note to have the focus")
        self.desk.type(words)
        self.find("label", "Saved")
        self.press("Escape")
        self.until(lambda: self.text.has(State.FOCUSED), "the text to have the focus again")

    # Highlights

    def test_highlight_outlasts_kill(self) -> None:
        words = self.select_line()
        self.press("ctrl+h")
        self.page("Notes")
        self.assertIn(words, self.only_note().name)
        self.desk.stop(hard=True)

        self.open()
        self.page("Notes")
        self.assertIn(words, self.only_note().name)
        self.assertIn("Theory", self.only_note().name)

    def test_bar_gives_a_kind(self) -> None:
        self.select_line()
        self.find("button", "Evidence")
        self.press("Tab")
        self.tab_to(lambda: self.find("button", "Evidence").has(State.FOCUSED), "Evidence")
        self.press("space")
        self.page("Notes")
        self.assertIn("Evidence", self.only_note().name)

    def test_escape_leaves_the_bar(self) -> None:
        self.select_line()
        self.find("button", "Evidence")
        self.press("Escape")
        self.until(lambda: self.frame.find("button", "Evidence") is None, "the bar to go")
        self.assertTrue(self.text.selection)

    def test_several_paragraphs(self) -> None:
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press("Next", "Next", "F7")
        self.press("Home")
        self.press(*["shift+Down"] * 12)
        self.press("ctrl+h")
        self.page("Notes")
        self.until(lambda: len(self.notes) > 1, "a highlight in each paragraph")

    def test_kind_is_changed(self) -> None:
        self.select_line()
        self.press("ctrl+h")
        self.press("ctrl+k", "Return")
        self.tab_to(lambda: (f := self.focused()) and f.name == "Disagree", "Disagree",
                    key="shift+Tab")
        self.press("space", "Escape")
        self.page("Notes")
        self.until(lambda: "Disagree" in self.only_note().name, "the other kind")

    # Notes

    def test_note_outlasts_kill(self) -> None:
        self.select_line()
        self.write_note()
        self.desk.stop(hard=True)

        self.open()
        self.page("Notes")
        self.assertIn(NOTE, self.only_note().name)

    def test_quit_while_writing(self) -> None:
        self.select_line()
        self.press("ctrl+m")
        self.until(lambda: (f := self.focused()) and f.role == "text box" and f.name == "Note",
                   "the note to have the focus")
        self.desk.type("Half a tho")
        self.desk.keys("ctrl+q")            # without the pause in which it would be saved
        self.until(lambda: self.desk.program.poll() is not None, "the program to end")

        self.open()
        self.page("Notes")
        self.assertIn("Half a tho", self.only_note().name)

    def test_note_on_the_paragraph(self) -> None:
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press("Next", "Next")
        self.write_note()
        self.page("Notes")
        self.assertIn(NOTE, self.only_note().name)

    def test_note_is_undone_and_emptied(self) -> None:
        self.select_line()
        self.write_note()
        self.press("ctrl+k", "Return")
        self.press("ctrl+a", "BackSpace")
        self.press("ctrl+z")
        self.desk.settle(quiet=1)
        self.press("Escape")
        self.page("Notes")
        self.assertIn(NOTE, self.only_note().name)

        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press("ctrl+k", "Return")
        self.press("ctrl+a", "BackSpace", "Escape")
        self.until(lambda: not self.notes, "the empty note to go")
        undo = self.find("button", "Undo")
        self.tab_to(lambda: undo.has(State.FOCUSED), "Undo")
        self.press("space")
        self.until(lambda: self.notes and NOTE in self.notes[0].name, "the note's return")

    def test_tag_is_completed(self) -> None:
        self.select_line()
        self.write_note()
        self.press("Down", "Home", "shift+End", "ctrl+m")
        self.desk.type("Another #sup")
        self.find("button", "#supervision")
        self.press("Tab")
        self.find("label", "Saved")
        self.press("Escape")
        self.page("Notes")
        self.until(lambda: any("Another #supervision" in n.name for n in self.notes),
                   "the completed tag")

    def test_overlapping_marks_are_reached(self) -> None:
        self.select_line()
        self.press("ctrl+h")
        self.press("Home", "ctrl+Right", "shift+End", "ctrl+m")
        self.desk.type("inner")
        self.find("label", "Saved")
        self.press("Escape", "Home")
        self.press("ctrl+k")
        self.press("ctrl+k")
        self.press("Return")
        self.until(lambda: (f := self.focused()) and f.name == "Note" and f.text == "inner",
                   "the inner of the two")

    def test_removed_and_brought_back(self) -> None:
        self.select_line()
        self.press("ctrl+h")
        self.press("Down", "Down", "Home", "shift+End", "ctrl+h")
        self.page("Notes")
        self.until(lambda: len(self.notes) == 2, "two highlights")
        self.to_row()
        self.press("ctrl+a", "Delete")
        self.until(lambda: not self.notes, "both to go")
        undo = self.find("button", "Undo")
        self.tab_to(lambda: undo.has(State.FOCUSED), "Undo")
        self.press("space")
        self.until(lambda: len(self.notes) == 2, "both to come back")

    def test_list_is_filtered(self) -> None:
        words = self.select_line()
        self.press("ctrl+h")
        self.press("Down", "Down", "Home", "shift+End")
        self.write_note()
        self.page("Notes")
        self.until(lambda: len(self.notes) == 2, "a highlight and a note")
        self.tab_to(lambda: (f := self.focused()) and f.name.startswith("Words and tags"),
                    "the list's search")
        self.desk.type("#supervision")
        self.until(lambda: len(self.notes) == 1 and NOTE in self.notes[0].name, "the note alone")
        self.press("ctrl+a", "BackSpace")
        self.desk.type(words.split()[0])
        self.until(lambda: any(words in n.name for n in self.notes), "the highlight")

    # New editions

    def test_new_edition(self) -> None:
        words = self.select_line(lines=5)   # past the heading, in a paragraph
        self.press("ctrl+h")
        self.page("Notes")
        self.only_note()
        self.desk.stop()

        # An edition in which every paragraph is gone that has these words
        text = json.dumps(self.article, ensure_ascii=False)
        piece = max(words.split(), key=len)

        def without(section: dict) -> None:
            section["body"] = [b for b in section.get("body", [])
                                 if piece not in json.dumps(b, ensure_ascii=False)]
            for child in section.get("sections", []):
                without(child)
        article = json.loads(text)
        for section in article["sections"]:
            without(section)
        edition = self.desk.folder / "edition.json"
        edition.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
        self.open(str(edition))
        self.find(None, "New edition: 1 mark was not found")
        self.page("Notes")
        self.find(None, "No longer in the text")
        self.assertIn(words, self.only_note().name)
        self.desk.stop()

        # And back again: nothing was lost
        self.open()
        self.page("Notes")
        self.until(lambda: self.frame.find(None, "No longer in the text") is None,
                   "the mark to have its passage again")
        self.assertIn(words, self.only_note().name)


if __name__ == "__main__":
    main()
