#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of Attune's real window on a virtual desk.

The status is 0; 3 where the program gave warnings, which are repeated (the picture is taken all
the same); 1 where there is no picture.
"""

import argparse
import re
import shlex
import shutil
import sys
import time
from pathlib import Path

from desk import Desk

KEYS_HELP = """what to press before the picture is taken, parted by spaces: keys and chords (F9,
ctrl+f, shift+Tab), text to type in quotes, click:X,Y, drag:X,Y-X,Y and wait:SECONDS;
"ctrl+f 'secure base' Return" """


def size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)x(\d+)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text}: expected a size as in 360x720")
    return int(match[1]), int(match[2])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shot", description="Takes a picture of the window.")
    parser.add_argument("file", metavar="FILE.png")
    parser.add_argument("--size", type=size, default=(1000, 700), metavar="WIDTHxHEIGHT")
    parser.add_argument("--scale", type=int, default=1, help="device pixels a pixel, as 2")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--rtl", action="store_true", help="mirrored, for right-to-left scripts")
    parser.add_argument("--high-contrast", action="store_true")
    parser.add_argument("--text-scale", type=float, default=1.0, metavar="FACTOR")
    parser.add_argument("--notebook", type=Path, metavar="FILE", help="with a copy of this notebook")
    parser.add_argument("--keys", default="", help=KEYS_HELP)
    parser.add_argument("--program", default="attune", help=argparse.SUPPRESS)
    parser.add_argument("args", nargs="*", metavar="-- ARGS", help="the program's arguments")
    return parser.parse_args()


def press(desk: Desk, spec: str) -> None:
    """Does what --keys says, each key only when the picture rests after the one before."""
    for token in re.findall(r"'[^']*'|\"[^\"]*\"|\S+", spec):
        if token[0] in "'\"":
            desk.type(token[1:-1])
        elif token.startswith("wait:"):
            time.sleep(float(token.removeprefix("wait:")))
        elif token.startswith(("click:", "drag:")):
            points = [tuple(map(int, point.split(",")))
                      for point in token.partition(":")[2].split("-")]
            if len(points) == 2:
                desk.drag(*points)
            else:
                desk.click(*points[0])
        else:
            desk.keys(token)
        desk.settle(quiet=0.3)


def main() -> int:
    options = arguments()
    env = {}
    if options.dark:
        env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
    if options.high_contrast:
        env["ADW_DEBUG_HIGH_CONTRAST"] = "1"
    if options.rtl:
        env["GTK_DEBUG"] = "invert-text-dir"
    if options.scale != 1:
        env["GDK_SCALE"] = str(options.scale)
    width, height = (length * options.scale for length in options.size)

    with Desk((width, height), text_scale=options.text_scale) as desk:
        if options.notebook:
            (desk.home / "data/attune").mkdir()
            shutil.copy(options.notebook, desk.home / "data/attune/notebook.db")
        desk.start([options.program, *options.args], env)
        try:
            window = desk.wait_window()
            desk.resize(window, width, height)
            desk.settle()
            press(desk, options.keys)
            desk.settle()
            desk.picture(options.file, window)
        except (RuntimeError, TimeoutError) as error:
            print(f"shot: {error}", file=sys.stderr)
            return 1
        said = desk.warnings
    for line, times in said.items():
        print(line + (f" ({times} times)" if times > 1 else ""), file=sys.stderr)
    print(f"{options.file}: {options.size[0]}×{options.size[1]}"
          + (f" at {options.scale}" if options.scale != 1 else "")
          + (f", {said.total()} warnings" if said else "")
          + (f": {shlex.join(options.args)}" if options.args else ""))
    return 3 if said else 0


if __name__ == "__main__":
    sys.exit(main())
