#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's search provider from outside, on a session bus of its own.

The bus starts the process as the desktop's would, from a service file; the names that are called
are those of the file that tells the desktop of it. The program itself is stood in for.

usage: test_provider.py PROVIDER WRITE_MARKS SEARCH_PROVIDER.ini DATA

DATA is where the build leaves the settings' schema and the service files.
"""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Callable
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ARTICLE = Path(__file__).parents[2] / "data/articles/attachment-in-psychotherapy.json"
INTERFACE = "org.gnome.Shell.SearchProvider2"
METHODS = {
    "GetInitialResultSet": ("as", "as"),
    "GetSubsearchResultSet": ("asas", "as"),
    "GetResultMetas": ("as", "aa{sv}"),
    "ActivateResult": ("sasu", ""),
    "LaunchSearch": ("asu", ""),
}
KINDS = {
    "x-office-document-symbolic": "section",
    "text-x-generic-symbolic": "passage",
    "accessories-dictionary-symbolic": "term",
    "x-office-address-book-symbolic": "reference",
}
ICONS = Path("/usr/share/icons/Adwaita")
PROGRAM = """<node><interface name="org.freedesktop.Application">
  <method name="Activate"><arg type="a{sv}" direction="in"/></method>
  <method name="Open"><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/></method>
  <method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
    <arg type="a{sv}" direction="in"/></method>
</interface></node>"""
COMPLAINT = re.compile(r"WARNING|CRITICAL|ERROR|runtime error")
FOREIGN = re.compile(r"XDG_(?!DATA_DIRS)|DBUS_|WAYLAND_|DISPLAY|G_|GSETTINGS_|LANG|LC_")
SECRET = "Qxzvwkq has a secure base"  # what the reader wrote
SKIPPED = 77  # to Meson

provider, write_marks, data = Path(), Path(), Path()
registration = configparser.ConfigParser()


def until[T](predicate: Callable[[], T], what: str, seconds: float = 10.0) -> T:
    """Waits until `predicate` returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while not (result := predicate()):
        if time.monotonic() >= deadline:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        GLib.MainContext.default().iteration(False)
        time.sleep(0.005)
    return result


class Program:
    """Stands in for the program: keeps what it is asked to do."""

    def __init__(self, connection: Gio.DBusConnection, name: str) -> None:
        self.calls: list[tuple] = []
        node = Gio.DBusNodeInfo.new_for_xml(PROGRAM)
        connection.register_object_with_closures2(
            "/" + name.replace(".", "/"), node.interfaces[0], self._called, None, None)
        connection.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
            GLib.Variant("(su)", (name, 4)), None, Gio.DBusCallFlags.NONE, -1, None)

    def _called(self, connection, sender, path, interface, method, parameters, invocation) -> None:
        self.calls.append((method, *parameters.unpack()))
        invocation.return_value(None)


class ProviderTest(unittest.TestCase):
    """Tests on a bus and in folders of their own, where nothing has run yet."""

    idle = 1  # how long the process stays, in seconds
    environment: dict[str, str] = {}
    expected: tuple[str, ...] = ()  # what it may complain of

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="attune-bus-")))
        cls.log = cls.folder / "log"
        cls.name = registration["Shell Search Provider"]["BusName"]
        cls.path = registration["Shell Search Provider"]["ObjectPath"]
        cls.id = cls.name.removesuffix(".SearchProvider")
        services = cls.folder / "data/dbus-1/services"
        for folder in (services, *(cls.folder / n for n in ("run", "config", "cache"))):
            folder.mkdir(parents=True, mode=0o700)
        (services / f"{cls.name}.service").write_text(
            f"[D-BUS Service]\nName={cls.name}\nExec={provider} --idle {cls.idle}\n")
        cls.env = {k: v for k, v in os.environ.items() if not FOREIGN.match(k)}
        cls.env |= {
            "HOME": str(cls.folder),
            "XDG_RUNTIME_DIR": str(cls.folder / "run"),
            "XDG_DATA_HOME": str(cls.folder / "data"),
            "XDG_CONFIG_HOME": str(cls.folder / "config"),
            "XDG_CACHE_HOME": str(cls.folder / "cache"),
            "LANG": "C.UTF-8",
            "G_DEBUG": "fatal-criticals",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": str(data),
        } | cls.environment
        cls.start_bus()
        cls.bus = cls.connect()

    @classmethod
    def start_bus(cls) -> None:
        read, write = os.pipe()
        with cls.log.open("wb") as log, open(read) as answer:
            daemon = subprocess.Popen(
                ["dbus-daemon", "--session", "--nofork", f"--print-address={write}",
                 f"--address=unix:dir={cls.folder / 'run'}"],
                env=cls.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(write,))
            cls.addClassCleanup(daemon.wait)
            cls.addClassCleanup(daemon.terminate)
            os.close(write)
            cls.address = answer.readline().strip()
        cls.env["DBUS_SESSION_BUS_ADDRESS"] = cls.address

    @classmethod
    def connect(cls) -> Gio.DBusConnection:
        connection = Gio.DBusConnection.new_for_address_sync(
            cls.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        connection.set_exit_on_close(False)
        cls.addClassCleanup(connection.close_sync, None)
        return connection

    @classmethod
    def tearDownClass(cls) -> None:
        """Waits until the process has left, which says then what it has leaked."""
        pid = cls.pid()
        until(lambda: cls.gone(pid), "the process to leave", cls.idle + 10)
        complaints = [line for line in cls.log.read_text(errors="replace").splitlines()
                      if COMPLAINT.search(line) and not any(e in line for e in cls.expected)]
        if complaints:
            raise AssertionError("it complained:\n" + "\n".join(complaints))

    # Calls

    @classmethod
    def call(cls, method: str, *arguments: object) -> object:
        signature, returned = METHODS[method]
        answer = cls.bus.call_sync(
            cls.name, cls.path, INTERFACE, method, GLib.Variant(f"({signature})", arguments),
            GLib.VariantType(f"({returned})"), Gio.DBusCallFlags.NONE, 20_000, None)
        return answer.unpack()[0] if returned else None

    def find(self, words: str) -> list[str]:
        return self.call("GetInitialResultSet", words.split())

    @classmethod
    def pid(cls) -> int | None:
        try:
            return cls.bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (cls.name,)), None,
                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        except GLib.Error as error:
            if error.matches(Gio.DBusError.quark(), Gio.DBusError.NAME_HAS_NO_OWNER):
                return None
            raise

    @classmethod
    def gone(cls, pid: int | None) -> bool:
        """Whether the process has ended, though nobody may have waited for it yet."""
        if cls.pid() is not None:
            return False
        stat = Path(f"/proc/{pid}/stat")
        try:
            return pid is None or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z"
        except FileNotFoundError:
            return True

    def files(self) -> str:
        """What the process has open or mapped."""
        process = Path(f"/proc/{self.pid()}")
        names = [os.readlink(fd) for fd in process.glob("fd/*") if fd.is_symlink()]
        return "\n".join(names) + (process / "maps").read_text()


class Answers(ProviderTest):
    def test_registration(self) -> None:
        entry = registration["Shell Search Provider"]
        self.assertEqual(set(entry), {"DesktopId", "BusName", "ObjectPath", "Version"})
        self.assertEqual(entry["DesktopId"], f"{self.id}.desktop")
        self.assertEqual(entry["Version"], "2")
        service = configparser.ConfigParser()
        service.read(data / f"{self.name}.service")
        self.assertEqual(service["D-BUS Service"]["Name"], self.name)
        self.assertEqual(Path(service["D-BUS Service"]["Exec"]).name, provider.name)

    def test_interface(self) -> None:
        xml = self.bus.call_sync(
            self.name, self.path, "org.freedesktop.DBus.Introspectable", "Introspect", None, None,
            Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        interface = Gio.DBusNodeInfo.new_for_xml(xml).lookup_interface(INTERFACE)
        self.assertEqual(METHODS, {
            m.name: ("".join(a.signature for a in m.in_args),
                     "".join(a.signature for a in m.out_args)) for m in interface.methods})

    def test_results(self) -> None:
        ids = self.find("secure base")
        self.assertTrue(1 <= len(ids) <= 8, ids)
        self.assertEqual(len(set(ids)), len(ids))
        metas = self.call("GetResultMetas", ids)
        self.assertEqual([meta["id"] for meta in metas], ids)
        for meta in metas:
            self.assertEqual(set(meta), {"id", "name", "description", "icon"})
            self.assertTrue(meta["name"] and meta["description"], meta)
            self.assertNotRegex(meta["name"] + meta["description"], r"[<\n\t]")
            themed, (icon, *_) = meta["icon"]
            self.assertEqual(themed, "themed")
            self.assertIn(icon, KINDS)
        words = " ".join(meta["name"] + " " + meta["description"] for meta in metas[:3])
        self.assertIn("secure base", words.lower())

    def test_every_kind(self) -> None:
        kinds = set()
        for words in ("secure base", "mentalizing", "bowlby 1988", "ainsworth", "disorganized"):
            for meta in self.call("GetResultMetas", self.find(words)):
                kinds.add(KINDS[meta["icon"][1][0]])
        self.assertEqual(kinds, set(KINDS.values()))

    @unittest.skipUnless(ICONS.exists(), "GNOME's icons are not installed")
    def test_icons(self) -> None:
        there = {path.stem for path in ICONS.rglob("*.svg")}
        self.assertLessEqual(set(KINDS), there)

    def test_subsearch(self) -> None:
        first = self.find("secure")
        self.assertEqual(self.call("GetSubsearchResultSet", first, ["secure", "base"]),
                         self.find("secure base"))
        # All of the words, or nothing
        self.assertEqual(self.call("GetSubsearchResultSet", first, ["secure", "qxzvwkq"]), [])
        # Not only among those before
        self.assertTrue(self.call("GetSubsearchResultSet", [], ["secure"]))
        self.assertEqual(self.call("GetSubsearchResultSet", ["nonsense"], ["qxzvwkqxzvwk"]), [])

    def test_metas_of_another_process(self) -> None:
        self.call("GetResultMetas", [])
        ids = [f"attune:{ARTICLE.stem}", "attune:nowhere", f"attune:{ARTICLE.stem}#introduction"]
        metas = self.call("GetResultMetas", ids)
        self.assertNotIn("attune:nowhere", [meta["id"] for meta in metas])
        self.assertEqual(metas[0]["id"], ids[0])

    def test_no_toolkit(self) -> None:
        self.find("secure base")
        self.assertIsNone(re.search(r"lib(gtk|gdk|adwaita|pango|cairo|X11|wayland)[^/]*\.so",
                                    self.files()))


class Notes(ProviderTest):
    def test_no_notebook_is_looked_into_or_made(self) -> None:
        notebook = self.folder / "data/attune/notebook.db"
        self.assertTrue(self.find("secure base"))
        self.assertFalse(notebook.parent.exists())

        subprocess.run([write_marks, ARTICLE, SECRET], env=self.env, check=True)
        kept = b"".join(path.read_bytes() for path in notebook.parent.glob("notebook.db*"))
        self.assertGreaterEqual(kept.count(SECRET.encode()), 2, "a note and a bookmark")
        before = {path: path.stat().st_mtime_ns for path in notebook.parent.iterdir()}

        said = []
        for words in ("Qxzvwkq", "note:Qxzvwkq", "note:secure", "secure base", SECRET):
            ids = self.find(words)
            said += [ids, self.call("GetResultMetas", ids)]
            self.assertNotIn("notebook", self.files())
        self.assertEqual(said[0], [])
        self.assertNotIn("qxzvwkq", str(said).lower())
        self.assertEqual(before, {p: p.stat().st_mtime_ns for p in notebook.parent.iterdir()})


class Switch(ProviderTest):
    def set_shown(self, shown: bool) -> None:
        subprocess.run(["gsettings", "set", self.id, "desktop-search", str(shown).lower()],
                       env=self.env, check=True)

    def test_off_and_on(self) -> None:
        self.set_shown(False)
        self.assertEqual(self.find("secure base"), [])
        self.assertFalse((self.folder / "cache/attune").exists(), "an index was made for nothing")

        # A process that runs takes it in
        self.set_shown(True)
        until(lambda: self.find("secure base"), "results")
        ids = self.find("secure base")
        self.set_shown(False)
        until(lambda: self.find("secure base") == [], "nothing to be found")
        self.assertEqual(self.call("GetSubsearchResultSet", ids, ["secure", "base"]), [])
        self.assertEqual(self.call("GetResultMetas", ids), [])
        self.set_shown(True)
        until(lambda: self.find("secure base") == ids, "the results to come back")


class Opening(ProviderTest):
    # The desktop's hint that the window may come to the front
    startup = {"desktop-startup-id": "_TIME4711"}

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.program = Program(cls.connect(), cls.id)

    def setUp(self) -> None:
        self.program.calls.clear()

    def calls(self) -> list[tuple]:
        until(lambda: self.program.calls, "a call of the program")
        return self.program.calls

    def test_a_result(self) -> None:
        best = self.find("secure base")[0]
        self.call("ActivateResult", best, ["secure", "base"], 4711)
        self.assertEqual(self.calls(), [("Open", [best], self.startup)])

    def test_all_results(self) -> None:
        self.call("LaunchSearch", ["\"secure", "base\"", "-x"], 4711)
        self.assertEqual(self.calls(),
                         [("ActivateAction", "search", ["\"secure base\" -x"], self.startup)])

    def test_no_time(self) -> None:
        self.call("LaunchSearch", [], 0)
        self.assertEqual(self.calls(), [("ActivateAction", "search", [""], {})])


class OpeningOnWayland(Opening):
    environment = {"WAYLAND_DISPLAY": "wayland-none"}
    startup = {}


class Garbage(ProviderTest):
    idle = 5
    expected = ("The result cannot be opened", "Attune could not be opened")

    def test_garbage(self) -> None:
        self.find("secure base")
        pid = self.pid()
        lists = ([], [""], [" "], ["\""], ["(", "NEAR/3", "*", "^"], ["a" * 1_000_000],
                 ["a"] * 100_000, ["🙂" * 250_000], ["\u202e", "\u0301", "\x01"], ["title:", "-"],
                 ["attune:", "attune:x#y:1-2"])
        for terms in lists:
            for method in ("GetInitialResultSet", "GetResultMetas"):
                with self.subTest(method=method, terms=str(terms)[:40]):
                    self.assertIsInstance(self.call(method, terms), list)
            self.call("GetSubsearchResultSet", terms, terms)
        # There is no program that could be called either
        for identifier in ("", "x", "attune:", "a" * 1_000_000, "attune:nowhere#term/"):
            self.call("ActivateResult", identifier, [], 0)
        self.call("ActivateResult", "attune:nowhere", ["x"], 2**32 - 1)
        self.call("LaunchSearch", ["a" * 1_000_000], 0)
        self.assertTrue(self.find("secure base"))
        self.assertEqual(self.pid(), pid, "it has not ended in between")

    def test_more_than_one_at_a_time(self) -> None:
        self.find("secure base")
        answers = []
        for words in ("s", "se", "sec", "secu", "secure"):
            self.bus.call(self.name, self.path, INTERFACE, "GetInitialResultSet",
                          GLib.Variant("(as)", ([words],)), None, Gio.DBusCallFlags.NONE, -1,
                          None, lambda bus, result: answers.append(bus.call_finish(result)))
        until(lambda: len(answers) == 5, "an answer to each")
        self.assertEqual(answers[-1].unpack()[0], self.find("secure"))


class Leaving(ProviderTest):
    def test_leaves_when_idle(self) -> None:
        pids, gaps = set(), []
        before = time.monotonic()
        for _ in range(6):
            self.find("secure base")
            pids.add(pid := self.pid())
            time.sleep(0.3 * self.idle)
            gaps.append(time.monotonic() - before)
            before = time.monotonic()
        if max(gaps) < self.idle:  # not on a slow day
            self.assertEqual(len(pids), 1, "it left though it was asked")
        until(lambda: self.gone(pid), "the process to leave")
        self.assertTrue(self.find("secure base"))
        self.assertNotEqual(self.pid(), pid)

    def test_costs(self) -> None:
        """Prints what it costs; that is no matter of right and wrong."""
        def milliseconds(words: str) -> float:
            start = time.monotonic()
            self.find(words)
            return 1000 * (time.monotonic() - start)

        print(f"# first answer, the index made for it: {milliseconds('secure base'):.0f} ms")
        cold = []
        for _ in range(3):
            pid = self.pid()
            until(lambda: self.gone(pid), "the process to leave")
            cold.append(milliseconds("secure base"))
        print(f"# first answer of a new process: {', '.join(f'{ms:.0f} ms' for ms in cold)}")
        print(f"# next answer: {milliseconds('attachment'):.1f} ms, "
              f"of an unknown word: {milliseconds('atachmnet'):.1f} ms")
        self.call("GetResultMetas", self.find("secure base"))
        process = Path(f"/proc/{self.pid()}")
        known = (process / "smaps_rollup").read_text() + (process / "status").read_text()
        for key in ("Rss", "Pss", "Pss_Anon", "VmHWM"):
            kilobytes = int(re.search(rf"^{key}:\s+(\d+) kB", known, re.MULTILINE)[1])
            print(f"# {key}: {kilobytes / 1024:.1f} MB")


def main() -> None:
    global provider, write_marks, data
    provider, write_marks, ini, data = map(Path, sys.argv[1:5])
    del sys.argv[1:5]
    if shutil.which("dbus-daemon") is None or shutil.which("gsettings") is None:
        print("there is no dbus-daemon or no gsettings", file=sys.stderr)
        sys.exit(SKIPPED)
    registration.optionxform = str
    registration.read(ini)
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
