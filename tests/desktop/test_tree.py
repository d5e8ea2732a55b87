#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader meets: everything that takes the focus has a name, a size, and a way on."""

from collections.abc import Callable

from case import DesktopTest, main
from tree import Node, State

# GTK's own: menu items of a popover menu have their name only as a relation to a label that
# itself has none, and scrolled windows pass the focus on to what they hold.
NAMELESS_IN_GTK = {"menu item", "menu item checkbox", "generic"}
PATIENCE = 120  # stops of the Tab circle


class AccessibleTree(DesktopTest):
    def assert_named(self, but: str = "") -> None:
        """No focusable node without a name, or without a size; not asked of the role `but`."""
        nameless, sizeless = [], []
        for node in self.frame.walk():
            if not node.has(State.FOCUSABLE):
                continue
            role = node.role
            if not node.name and role not in NAMELESS_IN_GTK | {but}:
                nameless.append(f"{role} “{node.words}” {node.extents}")
            if role != "generic" and 0 in node.extents[2:]:
                sizeless.append(f"{role} “{node.name}” {node.extents}")
        self.assertEqual(nameless, [], "focusable, but without a name")
        self.assertEqual(sizeless, [], "focusable, but without a size")

    def assert_tab_circle(self) -> None:
        """Tab meets only what has a name, and comes back to where it began."""
        self.press("Tab")
        start = self.until(self.focused, "the focus")
        seen = [start]
        while len(seen) < PATIENCE:
            self.assertTrue(seen[-1].name, f"no name has the focus: {seen[-1].outline()}")
            self.press("Tab")
            now = self.focused()
            self.assertIsNotNone(now, f"the focus is lost after {seen[-1].name}")
            if now == start:
                return
            self.assertNotIn(now, seen, f"Tab goes round without “{start.name}”")
            seen.append(now)
        self.fail("Tab does not come back: " + ", ".join(n.name for n in seen))

    def show(self, key: str, shown: Callable[[], object], what: str) -> None:
        self.press(key)
        self.until(shown, what)
        self.desk.settle(quiet=0.3)

    def test_window(self) -> None:
        self.assert_named()
        self.assert_tab_circle()

    def test_search(self) -> None:
        self.press("ctrl+f")
        self.find(None, "Search the article")
        self.desk.type("secure")
        self.until(lambda: self.rows(self.frame, "Search results"), "results")
        self.assert_named()
        self.assert_tab_circle()

    def test_bookmarks(self) -> None:
        self.press("ctrl+d")
        self.page("Bookmarks")
        self.until(lambda: self.rows(self.frame, "Bookmarks"), "the bookmark")
        self.assert_named()
        self.assert_tab_circle()

    def test_menu(self) -> None:
        self.show("F10", lambda: self.frame.find("menu"), "the main menu")
        self.assert_named()

    def dialog(self) -> Node | None:
        return self.frame.find("dialog")

    def test_shortcuts(self) -> None:
        self.show("ctrl+question", self.dialog, "the shortcuts")
        self.assert_named()

    def test_about(self) -> None:
        self.press("F10")
        self.until(lambda: self.frame.find("menu"), "the main menu")
        self.show("Up", lambda: True, "")       # the last item, by custom
        self.show("Return", self.dialog, "the about dialog")
        self.assert_named(but="list")      # libadwaita gives its own lists no name
        self.assert_tab_circle()


if __name__ == "__main__":
    main()
