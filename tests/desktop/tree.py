# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told: the tree of accessible nodes, over AT-SPI.

Speaks to the accessibility bus directly rather than through libatspi, whose cache goes stale
where no main loop runs, and which knows one bus for a process's whole life.
"""

import enum
import time
from collections.abc import Iterator
from dataclasses import dataclass

from gi.repository import Gio, GLib

_A11Y = "org.a11y.atspi."
_REGISTRY = (_A11Y + "Registry", "/org/a11y/atspi/accessible/root")
_ANSWER_MS = 5000
_MOST_PICTURES = 50  # in an article


class State(enum.IntEnum):
    """The states that are asked for here; values from AT-SPI's enumeration."""
    ACTIVE = 1
    CHECKED = 4
    EXPANDED = 10
    FOCUSABLE = 11
    FOCUSED = 12
    MODAL = 16
    PRESSED = 20
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25


class Coordinates(enum.IntEnum):
    SCREEN = 0
    WINDOW = 1


@dataclass(frozen=True)
class Node:
    """An accessible object of a program. Every question is asked anew; none is remembered."""
    bus: Gio.DBusConnection
    owner: str
    path: str

    def _call(self, interface: str, method: str, arguments: GLib.Variant | None = None) -> tuple:
        answer = self.bus.call_sync(self.owner, self.path, interface, method, arguments, None,
                                    Gio.DBusCallFlags.NONE, _ANSWER_MS, None)
        return answer.unpack()

    def _property(self, interface: str, name: str) -> object:
        return self._call("org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (_A11Y + interface, name)))[0]

    # What every node has

    @property
    def role(self) -> str:
        return self._call(_A11Y + "Accessible", "GetRoleName")[0]

    @property
    def name(self) -> str:
        return self._property("Accessible", "Name")

    @property
    def description(self) -> str:
        return self._property("Accessible", "Description")

    @property
    def states(self) -> frozenset[int]:
        words = self._call(_A11Y + "Accessible", "GetState")[0]
        bits = sum(word << 32 * i for i, word in enumerate(words))
        return frozenset(i for i in range(bits.bit_length()) if bits >> i & 1)

    def has(self, state: State) -> bool:
        return state in self.states

    @property
    def children(self) -> list["Node"]:
        found = self._call(_A11Y + "Accessible", "GetChildren")[0]
        return [Node(self.bus, owner, path) for owner, path in found]

    def walk(self, showing: bool = True) -> Iterator["Node"]:
        """This node and those below, depth first; with `showing`, only what is on the screen."""
        try:
            if showing and not self.has(State.SHOWING) and self.role != "application":
                return
            yield self
            children = self.children
        except GLib.Error:  # gone while one was looking
            return
        for child in children:
            yield from child.walk(showing)

    def find_all(self, role: str | None = None, name: str | None = None,
                 showing: bool = True) -> Iterator["Node"]:
        """Nodes at or below this one of a role, of a name, or both."""
        for node in self.walk(showing):
            try:
                if (role is None or node.role == role) and (name is None or node.name == name):
                    yield node
            except GLib.Error:
                continue

    def find(self, role: str | None = None, name: str | None = None,
             showing: bool = True) -> "Node | None":
        return next(self.find_all(role, name, showing), None)

    @property
    def words(self) -> str:
        """All names and texts at and below this node, as they follow one another."""
        found = []
        for node in self.walk():
            found += [node.name] if node.name else []
        return " ".join(found)

    def outline(self, depth: int = 0) -> str:
        """The tree from here, a node a line: for messages and for looking at."""
        try:
            states = " ".join(s.name.lower() for s in State if s in self.states)
            line = f"{'  ' * depth}{self.role} “{self.name}” {states}\n"
            return line + "".join(child.outline(depth + 1) for child in self.children
                                  if child.has(State.SHOWING))
        except GLib.Error:
            return ""

    # What has a place on the screen

    @property
    def extents(self) -> tuple[int, int, int, int]:
        """x, y, width and height in the window."""
        return self._call(_A11Y + "Component", "GetExtents",
                          GLib.Variant("(u)", (Coordinates.WINDOW,)))[0]

    # What has text

    @property
    def text(self) -> str:
        return self._call(_A11Y + "Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    @property
    def caret(self) -> int:
        """Where the caret is, in code points."""
        return self._property("Text", "CaretOffset")

    @property
    def selection(self) -> str:
        """The words that are selected, or nothing."""
        if self._call(_A11Y + "Text", "GetNSelections")[0] == 0:
            return ""
        start, end = self._call(_A11Y + "Text", "GetSelection", GLib.Variant("(i)", (0,)))
        return self._call(_A11Y + "Text", "GetText", GLib.Variant("(ii)", (start, end)))[0]

    def offset_of(self, words: str) -> int:
        """The code point at which words begin that are found in `text`.

        GTK leaves the characters that stand for pictures out of the text, but counts them in
        places: so looks onward until the words are where they are said to be.
        """
        guess = self.text.index(words)
        for offset in range(guess, guess + _MOST_PICTURES):
            found, = self._call(_A11Y + "Text", "GetText",
                                GLib.Variant("(ii)", (offset, offset + len(words))))
            if found == words:
                return offset
        raise ValueError(f"“{words}” is not where the text says")

    def text_extents(self, offset: int) -> tuple[int, int, int, int]:
        """x, y, width and height in the window of a code point.

        GTK says nothing of one that ends a line; then those of the next one.
        """
        for place in range(offset, offset + 3):
            extents = self._call(_A11Y + "Text", "GetRangeExtents",
                                 GLib.Variant("(iiu)", (place, place + 1, Coordinates.WINDOW)))
            if extents[3] > 0:
                break
        return extents


class Tree:
    """The accessibility bus that belongs to a session bus."""

    def __init__(self, session_address: str) -> None:
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        try:
            launcher = Node(session, "org.a11y.Bus", "/org/a11y/bus")
            address, = launcher._call("org.a11y.Bus", "GetAddress")
        finally:
            session.close_sync(None)
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._registry = Node(self._bus, *_REGISTRY)

    def close(self) -> None:
        self._bus.close_sync(None)

    def _process(self, owner: str) -> int:
        daemon = Node(self._bus, "org.freedesktop.DBus", "/org/freedesktop/DBus")
        return daemon._call("org.freedesktop.DBus", "GetConnectionUnixProcessID",
                            GLib.Variant("(s)", (owner,)))[0]

    def program(self, pid: int) -> Node | None:
        """The root node of a process, once it has told the bus of itself."""
        for node in self._registry.children:
            try:
                if self._process(node.owner) == pid:
                    return node
            except GLib.Error:  # ended just now
                continue
        return None

    def wait_program(self, pid: int, seconds: float = 20.0) -> Node:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if program := self.program(pid):
                return program
            time.sleep(0.02)
        raise TimeoutError(f"process {pid} is not on the accessibility bus")
