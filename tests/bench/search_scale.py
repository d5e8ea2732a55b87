#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the search in made-up libraries: search_scale.py PROGRAM [--articles N…] [--check].

PROGRAM is search-library, built from the sources beside this file. What it makes is as long as real
articles, with words as frequent as in real ones; lexicon.c says how, and after whom. An index is
made, asked, and compared with the sqlite3 shell filling the same tables with the same rows.

Nothing here depends on how long anything takes; with --check, it fails where a passage that
was hidden in the library is not what its query finds first.
"""

import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from report import figure, heading, percentile, row

ARTICLES = (1, 100, 10_000)
QUERIES = 200                    # of each kind
MOST_LOADED = 1000               # articles loaded alone: more of them need no more memory
ROOM_FOR_ARTICLE = 300_000       # bytes on disk: index, rows and the shell's tables
ROOM = 200_000_000
TOKENIZER = "unicode61 remove_diacritics 2"


@dataclass
class Run:
    """A program that has ended."""
    output: str
    seconds: float
    processor: float             # seconds that a processor was busy


@dataclass
class Answer:
    """What came of a query."""
    milliseconds: float
    busy: float                  # milliseconds that processors were
    results: int
    right: str                   # "1", "0", or "-" where nobody can tell
    kind: str
    text: str


def run(argv: Sequence[str | Path], script: str = "") -> Run:
    """Runs a program to its end, with a script for its input."""
    begin = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        file.write(script)
        file.seek(0)
        child = subprocess.Popen(argv, text=True, encoding="utf-8", stdin=file,
                                 stdout=subprocess.PIPE)
    assert child.stdout
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, [str(word) for word in argv], output)
    return Run(output, time.monotonic() - begin, usage.ru_utime + usage.ru_stime)


def read_numbers(output: str) -> dict[str, int]:
    pairs = (line.split() for line in output.splitlines() if not line.startswith("query "))
    return {name: int(number) for name, number in pairs}


def read_answers(output: str) -> list[Answer]:
    answers = []
    for line in output.splitlines():
        if line.startswith("query "):
            took, busy, results, right, kind, text = line.removeprefix("query ").split("\t")
            answers.append(Answer(int(took) / 1000, int(busy) / 1000, int(results), right, kind,
                                  text))
    return answers


def bytes_of(folder: Path, beginning: str) -> int:
    return sum(file.stat().st_size for file in folder.glob(beginning + "*"))


def fill_by_shell(index: Path, folder: Path) -> Run:
    """Takes the rows of an index's full-text tables, and has the shell fill such tables anew."""
    export, create, fill = [".mode csv"], [], []
    with sqlite3.connect(f"file:{index}?immutable=1", uri=True) as database:
        tables = database.execute("SELECT name, sql FROM sqlite_schema WHERE sql LIKE"
                                  " 'CREATE VIRTUAL TABLE % USING fts5%'").fetchall()
        for name, sql in tables:
            columns = [column[1] for column in database.execute(
                f"PRAGMA table_info ('{name}_content')") if column[1] != "id"]
            file = folder / f"{name}.csv"
            export += [f".once '{file}'",
                       f"SELECT {', '.join(columns)} FROM {name}_content ORDER BY id;"]
            create.append(re.sub(r"tokenize\s*=\s*'[^']*'", f"tokenize = '{TOKENIZER}'", sql) + ";")
            fill.append(f".import --csv '{file}' {name}")
    database.close()
    if not tables or any(TOKENIZER not in sql for sql in create):
        raise ValueError(f"{index} has no full-text tables as they are expected")

    run(["sqlite3", "-readonly", "-batch", index], "\n".join(export) + "\n")
    filled = run(["sqlite3", "-batch", "-bail", folder / "shell.db"],
                 "\n".join([*create, "BEGIN;", *fill, "COMMIT;"]) + "\n")
    check_filled(index, folder, [name for name, _ in tables])
    return filled


def check_filled(index: Path, folder: Path, tables: Sequence[str]) -> None:
    """The shell says what it could not import, and goes on."""
    for name in tables:
        counts = []
        for file in (index, folder / "shell.db"):
            with sqlite3.connect(f"file:{file}?immutable=1", uri=True) as database:
                counts.append(database.execute(f"SELECT count (*) FROM {name}_content").fetchone())
            database.close()
        if counts[0] != counts[1]:
            raise ValueError(f"the shell has filled {name} with {counts[1][0]} of {counts[0][0]}"
                             " rows")


def print_making(made: dict[str, int], loaded: dict[str, int], size: int) -> tuple[float, float]:
    """Returns the seconds that all took, and those of the index alone."""
    source = (made["writing"] + made["parsing"]) / 1e6
    everything = made["all"] / 1e6
    figure("the index is made in, all", everything, "s")
    figure("  writing made-up articles", made["writing"] / 1e6, "s")
    figure("  parsing them", made["parsing"] / 1e6, "s")
    figure("  the index alone", everything - source, "s")
    figure("  processor, the index alone", (made["processor"] - made["source-processor"]) / 1e6,
           "s")
    figure("size of the index", size / 1e6, "MB", 1)
    figure("size of the articles, as JSON", made["bytes"] / 1e6, "MB", 1)
    figure("most memory while it is made", made["memory"] / 1e6, "MB", 1)
    figure("  of a process that only loads", loaded["memory"] / 1e6, "MB", 1)
    return everything, everything - source


def print_shell(shell: Run, size: int, made: dict[str, int], everything: float,
                alone: float) -> None:
    parsing = made["parsing"] / 1e6
    processor = (made["processor"] - made["source-processor"]) / 1e6
    figure("the sqlite3 shell fills them in", shell.seconds, "s")
    figure("  processor", shell.processor, "s")
    figure("  size", size / 1e6, "MB", 1)
    figure("ratio, the index alone", alone / shell.seconds)
    figure("ratio, processor, index alone", processor / shell.processor)
    figure("ratio, with parsing articles", (alone + parsing) / shell.seconds)
    figure("ratio, all", everything / shell.seconds)


def print_answers(answers: Sequence[Answer]) -> None:
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        kinds[answer.kind].append(answer)
    heading("  key to results", "ms", f"{'busy 95 %':>12} ms{'found':>7}{'right':>7}")
    for kind, some in kinds.items():
        judged = [answer.right == "1" for answer in some if answer.right != "-"]
        found = sum(answer.results > 0 for answer in some) / len(some)
        right = f"{sum(judged) / len(judged):>7.0%}" if judged else ""
        print_row(kind, some, f"{found:>7.0%}{right}")
    print_row("all of these", answers, "")


def print_row(label: str, answers: Sequence[Answer], more: str) -> None:
    busy = percentile([answer.busy for answer in answers], 95)
    row(label, [answer.milliseconds for answer in answers], "ms", 2, f"{busy:>12.2f} ms{more}")


def bench(program: Path, articles: int, queries: int, slowest: int = 0) -> list[Answer]:
    """Measures one library, and returns what was answered."""
    program = program.resolve()
    folder = program.parent               # on a disk, unlike perhaps /tmp
    room = articles * ROOM_FOR_ARTICLE + ROOM
    if shutil.disk_usage(folder).free < room:
        print(f"\n{articles:,} articles: there is no room, which would be {room / 1e9:.1f} GB")
        return []
    with tempfile.TemporaryDirectory(prefix="library-", dir=folder) as name:
        work = Path(name)
        index = work / "index.db"
        made = read_numbers(run([program, "make", index, str(articles)]).output)
        loaded = read_numbers(run([program, "load", str(min(articles, MOST_LOADED))]).output)
        asked = run([program, "ask", index, str(articles), str(queries)]).output
        size = bytes_of(work, index.name)
        shell = fill_by_shell(index, work)
        shell_size = bytes_of(work, "shell.db")

    numbers, answers = read_numbers(asked), read_answers(asked)
    if numbers["loaded"] > 0:
        raise ValueError("the index was made anew while it was asked")
    print(f"\n{articles:,} article{'s' if articles != 1 else ''}, {made['words']:,} words"
          " without headings, glossary and references")
    everything, alone = print_making(made, loaded, size)
    print_shell(shell, shell_size, made, everything, alone)
    figure("opened and first answer", numbers["first"] / 1000, "ms")
    figure("most memory, asking, in all", numbers["memory"] / 1e6, "MB", 1)
    print_answers(answers)
    for answer in sorted(answers, key=lambda answer: -answer.milliseconds)[:slowest]:
        print(f"    {answer.milliseconds:9.2f} ms {answer.results:>5}  {answer.text}")
    sys.stdout.flush()
    return answers


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures the search in made-up libraries.")
    parser.add_argument("program", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=ARTICLES)
    parser.add_argument("--queries", type=int, default=QUERIES, help="of each kind")
    parser.add_argument("--slowest", type=int, default=0, help="print so many of the slowest")
    parser.add_argument("--check", action="store_true",
                        help="fail where a hidden passage is not found first")
    options = parser.parse_args()
    missed = 0
    for articles in options.articles:
        for answer in bench(options.program, articles, options.queries, options.slowest):
            if answer.kind.startswith("a known passage") and answer.right != "1":
                print(f"not found first: {answer.text}")
                missed += 1
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
