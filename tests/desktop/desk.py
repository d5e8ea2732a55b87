# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk of its own for a program under test.

A virtual screen, a session bus, on request an accessibility bus, and throw-away folders; made by
`with Desk() as desk`, gone without a trace afterwards. There is no window manager: the desk
itself gives windows their size and the focus.
"""

import collections
import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from screen import Rectangle, Screen

# What the surroundings may say that would leak into the desk
_FOREIGN = re.compile(
    r"(DISPLAY|WAYLAND_|XAUTHORITY|XDG_(?!DATA_DIRS)|DBUS_|AT_SPI_|NO_AT_BRIDGE|G[TDS]K_|ADW_"
    r"|GSETTINGS_BACKEND|LANG|LC_|DESKTOP_|GIO_|FONTCONFIG_)")

_WARNING = re.compile(r"(WARNING|CRITICAL|ERROR)\b")
_CHANGING = re.compile(r"(?<=:)\d+(?=\):)| 0x[0-9a-f]+| \d+:\d+:\d+\.\d+:")

# GNOME's own fonts are drawn from Inter; where they are not installed, Inter stands in.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <alias binding="same"><family>Adwaita Sans</family><prefer>
    <family>Adwaita Sans</family><family>Inter</family></prefer></alias>
  <alias binding="same"><family>Cantarell</family><prefer>
    <family>Cantarell</family><family>Inter</family></prefer></alias>
</fontconfig>
"""

# As GNOME sets it, but for the caret: one that blinks would keep the screen from coming to rest.
_SETTINGS = """[Settings]
gtk-font-name=Adwaita Sans 11
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
gtk-decoration-layout=appmenu:close
gtk-cursor-blink=0
gtk-enable-animations={animations}
"""

# Where no window manager can draw a shadow, GTK draws a frame in the window: it would take away
# room that the window has anywhere else, and does not belong in a picture.
_STYLE = """window.solid-csd { padding: 0; box-shadow: none; }
"""


def wait_for[T](predicate: Callable[[], T], what: str, seconds: float = 10.0,
                period: float = 0.02) -> T:
    """Waits until `predicate` returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        if result := predicate():
            return result
        if time.monotonic() >= deadline:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(period)


def _die_with_parent() -> None:
    """Between fork and exec: has the kernel end the child where this process is killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _end(process: subprocess.Popen, group: bool = False) -> None:
    """Ends a process of ours, gently if it lets us; with `group`, all that it started too."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)
    if group:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


class Desk:
    """A virtual desk.

    size        of the screen, in pixels
    accessible  start the accessibility bus (it costs time and memory); see `tree`
    text_scale  factor of the text's size, as in GNOME's accessibility settings
    animations  as the desktop's setting of that name
    portals     let the program look for desktop portals
    home        where the program's folders are, kept when the desk goes; else a throw-away folder
    """

    def __init__(self, size: tuple[int, int] = (1100, 800), *, accessible: bool = False,
                 text_scale: float = 1.0, animations: bool = True, portals: bool = False,
                 home: Path | None = None) -> None:
        self.size = size
        self.accessible = accessible
        self.text_scale = text_scale
        self.animations = animations
        self.portals = portals
        self.env: dict[str, str] = {}
        self.program: subprocess.Popen | None = None
        self._kept = home
        self._undo = contextlib.ExitStack()

    # Setting up and clearing away

    def __enter__(self) -> "Desk":
        with contextlib.ExitStack() as undo:
            # A test runner that runs out of patience sends SIGTERM: clear away then, too.
            before = signal.signal(signal.SIGTERM, lambda *_: exit(128 + signal.SIGTERM))
            undo.callback(signal.signal, signal.SIGTERM, before)
            folder = Path(tempfile.mkdtemp(prefix="attune-desk-"))
            undo.callback(shutil.rmtree, folder, ignore_errors=True)
            self.folder = folder
            self.home = self._kept or folder / "home"
            self._log = folder / "log"
            self._make_environment()
            self._start_screen(undo)
            self._start_bus(undo)
            undo.callback(self._end_programs)
            self._programs: list[subprocess.Popen] = []
            self._undo = undo.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._undo.close()

    def _make_environment(self) -> None:
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        self.env = {k: v for k, v in os.environ.items() if not _FOREIGN.match(k)}
        self.env |= {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CURRENT_DESKTOP": "GNOME",
            "LANG": "C.UTF-8",
            "FONTCONFIG_FILE": str(self.folder / "fonts.conf"),
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GTK_A11Y": "atspi" if self.accessible else "none",
        }
        if not self.portals:
            self.env["GDK_DEBUG"] = "no-portals"
        (self.folder / "fonts.conf").write_text(_FONTS)
        self.fresh()

    def fresh(self) -> None:
        """Empties the log and, unless they are to be kept, the program's folders."""
        self._log.unlink(missing_ok=True)
        if not self._kept:
            shutil.rmtree(self.home, ignore_errors=True)
        for name in ("data", "config/gtk-4.0", "cache", "state"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        toolkit = self.home / "config/gtk-4.0"
        (toolkit / "settings.ini").write_text(_SETTINGS.format(animations=int(self.animations)))
        (toolkit / "gtk.css").write_text(_STYLE)
        # The one setting that on X11 is not taken from settings.ini
        (self.home / ".Xdefaults").write_text(f"Xft.dpi: {round(96 * self.text_scale)}\n")

    def _start_screen(self, undo: contextlib.ExitStack) -> None:
        read, write = os.pipe()
        width, height = self.size
        with open(self.folder / "xvfb.log", "wb") as log, open(read) as answer:
            server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-fbdir", str(self.folder), "-nocursor",
                 "-nolisten", "tcp", "-noreset", "-screen", "0", f"{width}x{height}x24"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(write,),
                preexec_fn=_die_with_parent)
            undo.callback(_end, server)
            os.close(write)
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: " + (self.folder / "xvfb.log").read_text())
        self.env["DISPLAY"] = ":" + number
        self.screen = Screen(self.folder / "Xvfb_screen0")

    def _start_bus(self, undo: contextlib.ExitStack) -> None:
        read, write = os.pipe()
        with open(self.folder / "bus.log", "wb") as log, open(read) as answer:
            bus = subprocess.Popen(
                ["dbus-daemon", "--session", "--nofork", f"--print-address={write}",
                 f"--address=unix:path={self.env['XDG_RUNTIME_DIR']}/bus"],
                env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                pass_fds=(write,), preexec_fn=_die_with_parent, start_new_session=True)
            undo.callback(_end, bus, group=True)
            os.close(write)
            address = answer.readline().strip()
        if not address:
            raise RuntimeError("dbus-daemon did not start: "
                               + (self.folder / "bus.log").read_text())
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        if self.accessible:
            from tree import Tree  # not needed, and not asked for, where nobody looks
            self.tree = Tree(address)
            undo.callback(self.tree.close)

    # Programs

    def start(self, argv: Sequence[str], env: Mapping[str, str] = {}) -> subprocess.Popen:
        """Starts a program; `log` is what it says on stdout and stderr."""
        with self._log.open("ab") as log:
            self.program = subprocess.Popen(
                argv, env=self.env | env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                preexec_fn=_die_with_parent)
        self._programs.append(self.program)
        return self.program

    def run(self, argv: Sequence[str], env: Mapping[str, str] = {}) -> int:
        """Runs a command that says what it has to say to our caller; returns its status."""
        program = subprocess.Popen(argv, env=self.env | env, preexec_fn=_die_with_parent)
        try:
            return program.wait()
        finally:
            _end(program)

    @property
    def log(self) -> str:
        """What the programs have said so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    @property
    def warnings(self) -> collections.Counter[str]:
        """What of that GLib marked as a warning or worse, and how often each was said.

        Times, process ids and addresses are left out: they tell equal ones apart.
        """
        lines = (line for line in self.log.splitlines() if _WARNING.search(line))
        return collections.Counter(_CHANGING.sub("", line) for line in lines)

    def stop(self, hard: bool = False) -> int:
        """Ends the last program, by Ctrl+Q or with `hard` by SIGKILL; returns its status."""
        program = self.program
        if program is None:
            raise RuntimeError("no program was started")
        if hard:
            program.kill()
        else:
            for window in self.windows()[:1]:
                self.focus(window)
                self.keys("ctrl+q")
        try:
            return program.wait(10)
        finally:
            _end(program)
            self._programs.remove(program)
            self.program = None

    def _end_programs(self) -> None:
        for program in self._programs:
            _end(program)

    # Windows

    def windows(self) -> list[str]:
        """The X ids of the program's visible windows; menus and tooltips are none."""
        if self.program is None or self.program.poll() is not None:
            return []
        found = self._xdotool("search", "--all", "--onlyvisible", "--pid", str(self.program.pid),
                              "--name", ".", check=False)
        return found.split()

    def wait_window(self, seconds: float = 20.0) -> str:
        """Waits for the program's first window, gives it the focus, and returns its X id."""
        def look() -> str | None:
            if self.program is None or self.program.poll() is not None:
                raise RuntimeError(f"the program has ended without a window:\n{self.log}")
            return next(iter(self.windows()), None)
        window = wait_for(look, "the window", seconds)
        self.focus(window)
        return window

    def focus(self, window: str) -> None:
        self._xdotool("windowraise", window, "windowfocus", "--sync", window)

    def geometry(self, window: str) -> Rectangle:
        """Where a window is on the screen, in device pixels."""
        lines = self._xdotool("getwindowgeometry", "--shell", window).splitlines()
        value = dict(line.split("=") for line in lines)
        return int(value["X"]), int(value["Y"]), int(value["WIDTH"]), int(value["HEIGHT"])

    def resize(self, window: str, width: int, height: int) -> None:
        """Gives a window a place in the corner and a size, and waits until it has taken them."""
        self._xdotool("windowmove", window, "0", "0", "windowsize", window,
                      str(width), str(height))
        wait_for(lambda: self.geometry(window) == (0, 0, width, height), "the window's new size")

    # Hands

    def keys(self, *chords: str, delay: int = 20) -> None:
        """Presses keys one after another, as in keys("ctrl+f", "Escape"); `delay` in ms."""
        self._xdotool("key", "--delay", str(delay), *chords)

    def type(self, text: str, delay: int = 20) -> None:
        """Types text; `delay` in ms between the keys."""
        self._xdotool("type", "--delay", str(delay), "--", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Clicks at a point of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drags from one point of the screen to another."""
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self._xdotool("mousemove", *map(str, start), "mousedown", "1",
                      "mousemove", *map(str, middle), "mousemove", *map(str, end), "mouseup", "1")

    def wheel(self, window: str, clicks: int, down: bool = True, delay: int = 20) -> None:
        """Turns the mouse wheel over the middle of a window."""
        x, y, width, height = self.geometry(window)
        self.wheel_at(x + width // 2, y + height // 2, clicks, down, delay)

    def wheel_at(self, x: int, y: int, clicks: int, down: bool = True, delay: int = 20) -> None:
        """Turns the mouse wheel over a point of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(clicks),
                      "--delay", str(delay), "5" if down else "4")

    def _xdotool(self, *args: str, check: bool = True) -> str:
        done = subprocess.run(["xdotool", *args], env=self.env, capture_output=True, text=True)
        # xdotool ends with 0 where it knows no key of that name
        if check and (done.returncode != 0 or "No such key" in done.stderr):
            raise RuntimeError(f"xdotool {' '.join(args)}: {done.stderr.strip()}")
        return done.stdout

    # Eyes

    def settle(self, quiet: float = 1.0, limit: float = 30.0) -> float:
        """See Screen.settle."""
        return self.screen.settle(quiet, limit)

    def picture(self, file: str | Path, window: str | None = None) -> None:
        """Writes a PNG of the screen, or of a window and what lies over it."""
        self.screen.save(file, self.geometry(window) if window else None)
