#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Attune from outside, on a virtual desk: bench.py [WHAT].

Says what it found, never whether that is enough: a number that depends on the machine is read
by a person, beside the number of an empty window from the same run.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import large_article
import search_scale
from report import figure, heading, row

sys.path.insert(0, str(Path(__file__).parents[1] / "desktop"))
from desk import Desk, wait_for  # noqa: E402

RENDERER = "cairo"
SCREEN = (1100, 800)
QUIET = 1.0              # seconds without a change after which a window counts as settled
PERIOD = 0.002           # how often the screen is looked at
PAGE = (0.45, 0.85)      # the part of the screen's width that shows text and nothing else
LARGE_WORDS = 500_000
SLOW_FRAME_US = 33_000
KEY_GAP_MS = 80
ROOT = Path(__file__).parents[2]
EMPTY = ROOT / "build/meson/tests/bench/empty-window"
ANCHOR = ROOT / "build/meson/tests/bench/anchor"
ARTICLE = ROOT / "data/articles/attachment-in-psychotherapy.json"
FILL = ROOT / "build/meson/tests/bench/fill-notebook"
LIBRARY = ROOT / "build/meson/tests/bench/search-library"
MARKS = 2000
MANY_MARKS = 10_000

WORDS = """attachment secure base avoidant anxious bowlby ainsworth wallin mother infant therapist
the of mind state loss grief repair rupture body breath shame memory story narrative reflective
mentalizing mindfulness disorganized frightened working model strange situation interview
adult earned zzyzx qwortle intersubjective psychotherapy""".split()


@dataclass
class Start:
    """One start of a program, in milliseconds from the fork, and bytes."""
    text: float      # most of the page is as it will stay
    settled: float   # the last change before the stillness
    memory: int      # proportional set size, settled


def proportional_memory(pid: int) -> int:
    """The memory of a process, what it shares counted by its share, in bytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ValueError(f"no Pss for process {pid}")


def watch_start(desk: Desk, argv: Sequence[str], env: dict[str, str] = {},
                limit: float = 60.0) -> Start:
    """Starts a program on an empty screen and watches it come to rest."""
    screen = desk.screen
    screen.settle(quiet=0.3)
    columns = tuple(int(screen.width * part) for part in PAGE)
    seen: list[tuple[float, list[int]]] = []
    begin = time.monotonic()
    program = desk.start(argv, env)
    while True:
        if screen.changed():
            seen.append((time.monotonic(), screen.rows(*columns)))
        now = time.monotonic()
        if seen and now - seen[-1][0] >= QUIET:
            break
        if now - begin > limit or program.poll() is not None:
            raise RuntimeError(f"{argv[0]} did not come to rest:\n{desk.log}")
        time.sleep(PERIOD)
    settled, final = seen[-1]
    # Rows that say something are told from empty ones by being rare
    common = statistics.mode(final)
    ink = [i for i, digest in enumerate(final) if digest != common]
    text = next(when for when, rows in seen
                if sum(rows[i] == final[i] for i in ink) >= 0.9 * len(ink))
    return Start((text - begin) * 1000, (settled - begin) * 1000,
                 proportional_memory(program.pid))


def start_in_turn(desk: Desk, empty: str, program: str, runs: int
                  ) -> tuple[list[Start], list[Start]]:
    """Starts both programs in turn, so that a slow minute is slow for both."""
    found: tuple[list[Start], list[Start]] = ([], [])
    for turn in range(runs + 1):
        for result, command in zip(found, (empty, program)):
            start = watch_start(desk, [command])
            # An abrupt end would cost the reader an examination of its notebook next time
            desk.stop(hard=command == empty)
            if turn > 0:  # the first one is for warming up
                result.append(start)
    return found


def bench_start(options: argparse.Namespace) -> None:
    with Desk(SCREEN) as desk:
        empty, attune = start_in_turn(desk, options.empty, options.program, options.runs)
    if options.what != "memory":
        heading("Start to settled picture", "ms")
        row("empty window", [s.settled for s in empty], "ms")
        row("Attune", [s.settled for s in attune], "ms")
        row("Attune, text on the screen", [s.text for s in attune], "ms")
        figure("ratio of medians", statistics.median(s.settled for s in attune)
               / statistics.median(s.settled for s in empty))
    if options.what != "start":
        heading("Proportional memory", "MB")
        row("empty window", [s.memory / 1e6 for s in empty], "MB", 1)
        row("Attune", [s.memory / 1e6 for s in attune], "MB", 1)
        figure("difference of medians", (statistics.median(s.memory for s in attune)
               - statistics.median(s.memory for s in empty)) / 1e6, "MB", 1)


def numbers(log: Path) -> list[float]:
    """What the program logged: a number at the beginning of each whole line."""
    if not log.exists():
        return []
    return [float(line.split()[0]) for line in log.read_text().split("\n")[:-1] if line.strip()]


def bench_search(options: argparse.Namespace) -> None:
    with Desk(SCREEN) as desk:
        log = desk.folder / "search.log"
        desk.start([options.program], {"ATTUNE_SEARCH_LOG": str(log)})
        desk.wait_window()
        desk.settle()
        desk.keys("ctrl+f")
        desk.settle(quiet=0.5)
        desk.type("warm", delay=KEY_GAP_MS)
        wait_for(lambda: numbers(log), "the first search in the log")
        desk.settle(quiet=0.5)
        before = len(numbers(log))
        letters = 0
        for word in WORDS[:options.words]:
            desk.keys("ctrl+a")
            desk.type(word, delay=KEY_GAP_MS)
            letters += len(word)
        desk.settle(quiet=0.5)
        times = [us / 1000 for us in numbers(log)[before:]]
    heading("Window, a key to results", "ms")
    row("", times, "ms", 1)
    figure("keys typed", letters, digits=0)
    figure("over 16 ms", sum(t > 16 for t in times), digits=0)


def bench_library(options: argparse.Namespace) -> None:
    print("\nLibraries of made-up articles, the same each time; the sqlite3 shell fills the same"
          " tables\nwith the same rows; right: what was hidden is found first, a slip is mended")
    for articles in options.articles:
        search_scale.bench(Path(options.library), articles, options.queries)


def bench_large(options: argparse.Namespace) -> None:
    runs = max(3, options.runs // 2)
    with Desk(SCREEN) as desk:
        file = desk.folder / "large.json"
        large_article.write(file, LARGE_WORDS)
        first = watch_start(desk, [options.program, str(file)])
        desk.stop()
        small, large = [], []
        for turn in range(runs + 1):
            for result, argv in ((small, []), (large, [str(file)])):
                start = watch_start(desk, [options.program, *argv])
                desk.stop()
                if turn > 0:
                    result.append(start)
        frames, slow_wheel = scroll(desk, options.program, file)
        megabytes = file.stat().st_size / 1e6
    heading(f"{LARGE_WORDS:,} words ({megabytes:.1f} MB)", "ms")
    row("the article, text on the screen", [s.text for s in small], "ms")
    row("the article, settled", [s.settled for s in small], "ms")
    row("large, text on the screen", [s.text for s in large], "ms")
    row("large, settled", [s.settled for s in large], "ms")
    figure("large, the very first time, text", first.text, "ms", 0)
    figure("large, the very first time, settled", first.settled, "ms", 0)
    figure("ratio of medians, text", statistics.median(s.text for s in large)
           / statistics.median(s.text for s in small))
    figure("ratio of medians, settled", statistics.median(s.settled for s in large)
           / statistics.median(s.settled for s in small))
    figure("memory, difference of medians", (statistics.median(s.memory for s in large)
           - statistics.median(s.memory for s in small)) / 1e6, "MB", 1)
    heading("Frames while it scrolls", "ms")
    row("Page Down", [us / 1000 for us in frames], "ms", 1)
    row("wheel", [us / 1000 for us in slow_wheel], "ms", 1)
    figure("over 33 ms", sum(us > SLOW_FRAME_US for us in frames + slow_wheel), digits=0)


def scroll(desk: Desk, program: str, file: Path) -> tuple[list[float], list[float]]:
    """Scrolls by keys and by wheel, ten seconds each, and returns both kinds' frame times."""
    log = desk.folder / "frame.log"
    desk.start([program, str(file)], {"ATTUNE_FRAME_LOG": str(log)})
    window = desk.wait_window()
    desk.settle()
    desk.keys(*["Next"] * 10, delay=100)   # the first second does not count
    begin = len(numbers(log))
    desk.keys(*["Next"] * 100, delay=100)
    desk.settle(quiet=0.5)
    middle = len(numbers(log))
    desk.wheel(window, 400, delay=25)
    desk.settle(quiet=0.5)
    found = numbers(log)
    desk.stop()
    return found[begin:middle], found[middle:]


def bench_anchor(options: argparse.Namespace) -> None:
    runs = max(20, options.runs)
    output = subprocess.run([options.anchor, str(ARTICLE), str(MARKS), str(runs)], check=True,
                            text=True, capture_output=True).stdout
    found = [[float(word) for word in line.split()] for line in output.splitlines()]
    heading(f"{MARKS:,} marks found again", "ms")
    row("in a thorough revision", [numbers[0] for numbers in found], "ms", 1)
    for label, count in zip(("where they were", "elsewhere in the block", "in another block",
                             "their words changed", "not found"), found[0][1:]):
        figure(label, count, digits=0)


def show_notes(desk: Desk) -> None:
    """Has the sidebar begin with the highlights and notes."""
    settings = desk.home / "config/glib-2.0/settings/keyfile"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[io/github/attune_reader/Attune]\nsidebar-page='notes'\n")


def bench_marks(options: argparse.Namespace) -> None:
    with Desk(SCREEN) as desk:
        notebook = desk.home / "data/attune/notebook.db"
        kept = desk.folder / "notebook.db"
        subprocess.run([options.fill, str(ARTICLE), str(kept), str(MANY_MARKS)], check=True)
        without, with_marks = [], []
        for turn in range(options.runs + 1):
            for result, many in ((without, False), (with_marks, True)):
                desk.fresh()
                notebook.parent.mkdir(parents=True, exist_ok=True)
                if many:
                    shutil.copy(kept, notebook)
                start = watch_start(desk, [options.program])
                desk.stop()
                if turn > 0:
                    result.append(start)
        frames, wheel, page_frames, keys = use_notes(desk, options.program)
    heading(f"Start with {MANY_MARKS:,} marks", "ms")
    row("without, settled", [s.settled for s in without], "ms")
    row("with, settled", [s.settled for s in with_marks], "ms")
    row("without, text on the screen", [s.text for s in without], "ms")
    row("with, text on the screen", [s.text for s in with_marks], "ms")
    figure("ratio of medians, settled", statistics.median(s.settled for s in with_marks)
           / statistics.median(s.settled for s in without))
    figure("ratio of medians, text", statistics.median(s.text for s in with_marks)
           / statistics.median(s.text for s in without))
    figure("memory, difference of medians", (statistics.median(s.memory for s in with_marks)
           - statistics.median(s.memory for s in without)) / 1e6, "MB", 1)
    heading("Frames while the list of them scrolls", "ms")
    row("Page Down", [us / 1000 for us in frames], "ms", 1)
    row("wheel", [us / 1000 for us in wheel], "ms", 1)
    figure("over 33 ms", sum(us > SLOW_FRAME_US for us in frames + wheel), digits=0)
    heading("Frames while the page with them scrolls", "ms")
    row("wheel", [us / 1000 for us in page_frames], "ms", 1)
    figure("over 33 ms", sum(us > SLOW_FRAME_US for us in page_frames), digits=0)
    heading("A key in the list's search to its rows", "ms")
    row("", [us / 1000 for us in keys] or [float("nan")], "ms", 1)
    figure("over 50 ms", sum(us > 50_000 for us in keys), digits=0)


def use_notes(desk: Desk, program: str
              ) -> tuple[list[float], list[float], list[float], list[float]]:
    """Scrolls the list of marks by keys and by wheel, the page by wheel, and types in the list's
    search; returns the frames' and the answers' times."""
    frame_log, search_log = desk.folder / "frame.log", desk.folder / "search.log"
    show_notes(desk)
    desk.start([program], {"ATTUNE_FRAME_LOG": str(frame_log),
                           "ATTUNE_SEARCH_LOG": str(search_log)})
    window = desk.wait_window()
    desk.settle()
    desk.wheel(window, 20, delay=25)
    begin = len(numbers(frame_log))
    desk.wheel(window, 200, delay=25)
    desk.settle(quiet=0.5)
    page_end = len(numbers(frame_log))
    desk.click(130, 400)                    # a row of the list
    desk.settle(quiet=0.5)
    desk.keys(*["Next"] * 5, delay=100)
    list_begin = len(numbers(frame_log))
    desk.keys(*["Next"] * 60, delay=100)
    desk.settle(quiet=0.5)
    middle = len(numbers(frame_log))
    desk.wheel_at(130, 400, 200, delay=25)
    desk.settle(quiet=0.5)
    end = len(numbers(frame_log))
    desk.click(130, 70)                     # the list's search
    desk.settle(quiet=0.5)
    for word in ("repair", "session", "shame", "#supervision", "secure base"):
        desk.keys("ctrl+a")
        desk.type(word, delay=KEY_GAP_MS)
    desk.settle(quiet=0.5)
    found = numbers(frame_log)
    answers = numbers(search_log)
    desk.stop()
    return found[list_begin:middle], found[middle:end], found[begin:page_end], answers


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measures Attune.")
    parser.add_argument("what", nargs="?", default="all",
                        choices=("start", "memory", "search", "library", "large", "anchor",
                                 "marks", "all"))
    parser.add_argument("--runs", type=int, default=10, help="starts of each program")
    parser.add_argument("--words", type=int, default=len(WORDS), help="words to search for")
    parser.add_argument("--articles", type=int, nargs="+", default=search_scale.ARTICLES,
                        help="how large the libraries are that are searched")
    parser.add_argument("--queries", type=int, default=search_scale.QUERIES,
                        help="queries of each kind to search them for")
    parser.add_argument("--program", default="attune", help=argparse.SUPPRESS)
    parser.add_argument("--empty", default=str(EMPTY), help=argparse.SUPPRESS)
    parser.add_argument("--anchor", default=str(ANCHOR), help=argparse.SUPPRESS)
    parser.add_argument("--fill", default=str(FILL), help=argparse.SUPPRESS)
    parser.add_argument("--library", default=str(LIBRARY), help=argparse.SUPPRESS)
    options = parser.parse_args()

    print(f"renderer {RENDERER}, screen {SCREEN[0]}×{SCREEN[1]}, windows as they open; "
          f"settled: {QUIET:g} s without a change")
    if options.what in ("start", "memory", "all"):
        bench_start(options)
    if options.what in ("search", "all"):
        bench_search(options)
    if options.what in ("search", "library", "all"):
        bench_library(options)
    if options.what in ("large", "all"):
        bench_large(options)
    if options.what in ("anchor", "all"):
        bench_anchor(options)
    if options.what in ("marks", "all"):
        bench_marks(options)


if __name__ == "__main__":
    main()
