#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks out and in again, by keys alone, and from the command line while the window is open."""

import json
from collections.abc import Callable
from pathlib import Path

from case import DesktopTest, main
from tree import State

NOTE = "Only for me #supervision"


class Exchange(DesktopTest):
    def make_marks(self) -> str:
        """A highlight and a note; returns the highlighted words."""
        words = self.select_line(lines=5)
        self.press("ctrl+h")
        self.press("Down", "Home", "shift+End", "ctrl+m")
        self.desk.type(NOTE)
        self.find("label", "Saved")
        self.press("Escape")
        return words

    def menu(self, item: str) -> None:
        """Chooses an item of the main menu: a popover's items have no names to be found by."""
        items = ["New Window", "Full Screen", "Export Marks…", "Import Marks…"]
        self.press("F10")
        self.press(*["Down"] * items.index(item), "Return")

    def choose_file(self, open_chooser: Callable[[], None], file: Path, save: bool = False) -> None:
        """Answers the file chooser, a window of its own. It is GTK's, and at times takes what is
        typed for something else: then once more."""
        for _ in range(3):
            open_chooser()
            chooser = self.until(lambda: set(self.desk.windows()) - {self.window},
                                 "the file chooser").pop()
            self.desk.focus(chooser)
            self.desk.settle(quiet=0.5)
            if save:
                self.desk.keys("ctrl+a")
            else:                       # the first letter brings up the place to type in
                self.desk.type("/")
                self.desk.settle(quiet=0.5)
            # Not too fast for the completion, whose last proposal goes
            self.desk.type(str(file) if save else str(file)[1:], delay=60)
            self.desk.settle(quiet=0.5)
            self.desk.keys("Delete", "Return")
            try:
                self.until(lambda: chooser not in self.desk.windows(), "the chooser to close", 5)
                self.desk.focus(self.window)
                return
            except TimeoutError:
                pass
            self.desk.keys("Escape", "Escape")
            self.until(lambda: chooser not in self.desk.windows(), "the file chooser to close")
            self.desk.focus(self.window)
            self.desk.settle(quiet=0.5)
        self.fail("the file chooser took no file")

    def export(self, file: Path, notes: bool) -> None:
        self.menu("Export Marks…")
        self.find(None, "Include My Notes")
        if notes:
            self.tab_to(lambda: (f := self.focused()) and f.name.startswith("Include My Notes"),
                        "the switch for notes")
            self.press("space")
        self.tab_to(lambda: (f := self.focused()) and f.name == "Export…", "Export")
        self.choose_file(lambda: self.press("space"), file, save=True)
        self.until(file.exists, f"{file.name}")
        self.desk.settle(quiet=0.5)

    def test_out_without_notes(self) -> None:
        words = self.make_marks()
        file = self.desk.folder / "marks.md"
        self.export(file, notes=False)
        text = file.read_text(encoding="utf-8")
        self.assertIn(words, text)
        self.assertNotIn("Only for me", text)
        self.assertNotIn("supervision", text.lower().replace("question for supervision", ""))

    def test_out_and_in(self) -> None:
        words = self.make_marks()
        first, second = self.desk.folder / "first.json", self.desk.folder / "second.json"
        for file in (first, second):
            file.unlink(missing_ok=True)
        self.desk.run(["attune", "--export", str(first), "--with-notes"])
        self.assertEqual(json.loads(first.read_text())["total"], 2)

        self.page("Notes")
        self.until(lambda: len(self.notes) == 2, "two marks in the list")
        self.tab_to(lambda: any(self.focus_is_in(n) for n in self.notes), "the list of notes")
        self.press("ctrl+a", "Delete")
        self.until(lambda: not self.notes, "both to go")

        for attempt in range(3):        # the chooser may have taken another file
            self.choose_file(lambda: self.menu("Import Marks…"), first)
            try:
                self.until(lambda: any(n.name.startswith("Import") and n.role.endswith("button")
                                       for n in self.frame.walk()), "the preview")
                break
            except TimeoutError:
                self.press("Escape")
        self.tab_to(lambda: (f := self.focused()) and f.role.endswith("button")
                    and f.name.startswith("Import"), "Import")
        self.press("space")
        self.until(lambda: len(self.notes) == 2, "both to come back")
        self.assertTrue(any(words in n.name for n in self.notes))
        self.assertTrue(any(NOTE in n.name for n in self.notes))

        self.desk.run(["attune", "--export", str(second), "--with-notes"])
        self.assertEqual(first.read_bytes(), second.read_bytes())

    def test_what_is_no_export_is_refused(self) -> None:
        file = self.desk.folder / "bad.json"
        file.write_text("{")
        self.choose_file(lambda: self.menu("Import Marks…"), file)
        self.find(None, "Not Imported")
        self.press("Escape")
        self.until(lambda: self.text.has(State.FOCUSED) or self.focused(), "the window again")


if __name__ == "__main__":
    main()
