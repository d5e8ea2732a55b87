# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests from outside share: Attune on a desk, its window, and a reader's hands."""

import bisect
import json
import re
import shutil
import sys
import unittest
from collections.abc import Callable, Iterator
from pathlib import Path

from desk import Desk, wait_for
from tree import Node, State

ARTICLE = Path(__file__).parents[2] / "data/articles/attachment-in-psychotherapy.json"
LISTS, ROWS = ("list", "tree", "list box", "table"), ("list item", "tree item")
TABS = ("tab", "radio button", "toggle button")
PAGES = ("Contents", "Bookmarks", "Notes")  # of the sidebar
SKIPPED = 77  # to Meson


def sections(of: dict) -> Iterator[dict]:
    """All sections of an article or a section, as they are read."""
    for section in of.get("sections", []):
        yield section
        yield from sections(section)


class DesktopTest(unittest.TestCase):
    """A test that begins with Attune's window open, as if it had never been started before."""

    arguments: tuple[str, ...] = ()

    @classmethod
    def setUpClass(cls) -> None:
        cls.desk = cls.enterClassContext(Desk(accessible=True, animations=False))
        cls.article = json.loads(ARTICLE.read_text(encoding="utf-8"))

    def setUp(self) -> None:
        self.desk.fresh()
        self.open(*self.arguments)

    def tearDown(self) -> None:
        warnings = self.desk.warnings
        if self.desk.program is not None:
            self.assertIsNone(self.desk.program.poll(), f"the program has ended:\n{self.desk.log}")
            self.desk.stop(hard=True)
        self.assertFalse(warnings, "the program gave warnings")

    def open(self, *arguments: str) -> None:
        """Starts Attune and waits for its window to come to rest."""
        process = self.desk.start(["attune", *arguments])
        self.window = self.desk.wait_window()
        self.program = self.desk.tree.wait_program(process.pid)
        self.until(lambda: self.program.children, "a window on the accessibility bus")
        self.desk.settle(quiet=0.5)

    # Eyes

    @staticmethod
    def until[T](predicate: Callable[[], T], what: str, seconds: float = 10.0) -> T:
        return wait_for(predicate, what, seconds)

    @property
    def frame(self) -> Node:
        """The window in use, or the only one."""
        windows = self.program.children
        return next((w for w in windows if w.has(State.ACTIVE)), windows[0])

    def find(self, role: str | None, name: str) -> Node:
        """Waits for a node of the window in use to show."""
        return self.until(lambda: self.frame.find(role, name),
                          f"{role or 'something'} named “{name}”")

    @staticmethod
    def rows(window: Node, name: str) -> list[Node]:
        """The rows of a window's list that are showing; none where there is no such list."""
        found = next((n for role in LISTS if (n := window.find(role, name))), None)
        return [n for n in found.walk() if n.role in ROWS] if found else []

    @property
    def text(self) -> Node:
        return self.find("text box", "Article")

    def focused(self) -> Node | None:
        return next((n for n in self.frame.walk() if n.has(State.FOCUSED)), None)

    def focus_is_in(self, node: Node) -> bool:
        return any(n.has(State.FOCUSED) for n in node.walk())

    def label(self, pattern: str) -> re.Match | None:
        """The first text in the window in use that matches as a whole."""
        for node in self.frame.walk():
            if match := re.fullmatch(pattern, node.name):
                return match
        return None

    def top(self) -> int:
        """The code point that begins the first whole line in the text's view."""
        text = self.text
        _, top, _, _ = text.extents
        return bisect.bisect_left(range(len(text.text)), top,
                                  key=lambda offset: text.text_extents(offset)[1])

    def is_at(self, place: int) -> bool:
        """Whether the view begins in the paragraph of a code point, or in one beside it."""
        first, last = sorted((self.top(), place))
        return self.text.text.count("\n", first, last) <= 1

    def is_in_view(self, node: Node, offset: int) -> bool:
        """Whether a code point of a text is within the text's view."""
        _, top, _, height = node.extents
        _, y, _, line = node.text_extents(offset)
        return top <= y and y + line <= top + height

    @property
    def notes(self) -> list[Node]:
        """The rows of the list of highlights and notes."""
        return [n for n in self.rows(self.frame, "Highlights and notes")
                if n.name.startswith(("Highlight", "Note"))]

    # Hands

    def select_line(self, pages: int = 2, lines: int = 3) -> str:
        """Selects a line of the text with the caret; returns its words."""
        self.tab_to(lambda: self.text.has(State.FOCUSED), "the text")
        self.press(*["Next"] * pages)
        self.press("F7")
        self.press(*["Down"] * lines)
        self.press("Home", "shift+End")
        return self.until(lambda: self.text.selection, "a selection").strip()

    def tab_to(self, is_there: Callable[[], bool], what: str, key: str = "Tab") -> None:
        """Presses Tab until the focus is where it is wanted."""
        for _ in range(60):
            if is_there():
                return
            self.press(key)
        self.fail(f"no way by {key} to {what}; the focus is at {self.focused()}")

    def press(self, *chords: str) -> None:
        """Presses keys and waits until the window has answered."""
        self.desk.keys(*chords)
        self.desk.settle(quiet=0.15)

    def page(self, name: str) -> None:
        """Shows a page of the sidebar, by its tab."""
        def tab() -> Node | None:
            focused = self.focused()
            return focused if focused and focused.role in TABS and focused.name in PAGES else None
        self.tab_to(tab, "the sidebar's tabs")
        # Tabs are one stop of Tab; arrows go from one to another
        for chord in ["Left"] * (len(PAGES) - 1) + ["Right"] * (len(PAGES) - 1):
            if tab().name == name:
                break
            self.press(chord)
        self.assertEqual(self.focused().name, name)
        if not self.focused().states & {State.SELECTED, State.CHECKED, State.PRESSED}:
            self.press("space")


def main() -> None:
    """Runs the tests of the calling script, where the program is installed."""
    if shutil.which("attune") is None:
        print("attune is not on PATH", file=sys.stderr)
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)
