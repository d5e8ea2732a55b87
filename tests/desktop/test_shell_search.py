#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's search leads into the program: a result to its passage, the rest to the search.

What GNOME Shell would call is called here; the bus finds the installed service files.
"""

import os
import signal

from case import DesktopTest, main, sections
from gi.repository import Gio, GLib

ID = "io.github.attune_reader.Attune"
PROVIDER = f"{ID}.SearchProvider"


class ShellSearch(DesktopTest):
    def setUp(self) -> None:
        super().setUp()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            self.desk.env["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.addCleanup(self.bus.close_sync, None)

    def call(self, method: str, signature: str, *arguments: object) -> tuple:
        return self.bus.call_sync(
            PROVIDER, "/" + PROVIDER.replace(".", "/"), "org.gnome.Shell.SearchProvider2", method,
            GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def pid(self) -> int | None:
        """The process that the bus knows the program by."""
        try:
            return self.bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (ID,)), None,
                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        except GLib.Error as error:
            if error.matches(Gio.DBusError.quark(), Gio.DBusError.NAME_HAS_NO_OWNER):
                return None
            raise

    def assert_searching(self, words: str) -> None:
        entry = self.find(None, "Search the article")
        self.until(lambda: self.focus_is_in(entry), "the focus in the search entry")
        self.until(lambda: (rows := self.rows(self.frame, "Search results"))
                   and words in rows[0].words.lower(), f"results for “{words}”")

    def test_a_result_is_opened_in_the_window(self) -> None:
        title = list(sections(self.article))[-4]["title"]
        ids, = self.call("GetInitialResultSet", "(as)", f'title:"{title}"'.split())
        metas, = self.call("GetResultMetas", "(as)", ids)
        self.assertEqual(metas[0]["name"], title)
        offset = self.text.offset_of("\n" + title + "\n") + 1
        self.assertFalse(self.is_in_view(self.text, offset))

        self.call("ActivateResult", "(sasu)", ids[0], title.split(), 0)
        self.until(lambda: self.is_in_view(self.text, offset), f"“{title}” to come into view")
        self.assertEqual(len(self.program.children), 1)

    def test_all_results_are_a_search_in_the_window(self) -> None:
        self.call("LaunchSearch", "(asu)", ["secure", "base"], 0)
        self.assert_searching("secure base")
        # And another, while it is on
        self.call("LaunchSearch", "(asu)", ["mindfulness"], 0)
        self.assert_searching("mindfulness")
        self.assertEqual(len(self.program.children), 1)

    def test_the_bus_starts_the_program(self) -> None:
        self.desk.stop()
        self.call("LaunchSearch", "(asu)", ["secure", "base"], 0)
        pid = self.until(self.pid, "the program on the bus")
        self.addCleanup(os.kill, pid, signal.SIGTERM)
        self.program = self.desk.tree.wait_program(pid)
        self.until(lambda: self.program.children, "a window on the accessibility bus")
        self.assert_searching("secure base")


if __name__ == "__main__":
    main()
