#!/usr/bin/env python3
"""Proves from the build that the walls between the rooms of src/ stand.

The compiler has written down, for every object, each header that it read. Of these it
is checked that

 - only objects of src/reader/ have read a header of GTK or libadwaita;
 - no object has read a header of a room that its own room may not call.

usage: walls.py SOURCE_ROOT BUILD_ROOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import subprocess
import sys
from pathlib import Path

# Who may call whom; main.c stands above them all.
ROOMS = {
    "storage": set(),
    "article": set(),
    "search": {"article", "storage"},
    "passages": {"article"},
    "notebook": {"article", "storage", "passages"},
    "exchange": {"article", "passages", "notebook"},
    "commands": {"article", "storage", "search", "passages", "notebook", "exchange"},
    "shell-search": {"article", "storage", "search"},
    "reader": {"article", "storage", "search", "passages", "notebook", "exchange", "commands"},
    "main": {"article", "storage", "search", "passages", "notebook", "exchange", "commands",
             "reader"},
}
MAY_SEE_THE_TOOLKIT = {"reader"}
TOOLKIT = re.compile(r"/(?:gtk|gdk|gsk)/[^/]+\.h$|/(?:gtk-\d[^/]*|libadwaita-\d[^/]*)/")


def objects(build):
    """Yields each object and the files that it was made from."""
    listing = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], check=True, text=True,
                             capture_output=True).stdout
    name, files = None, []
    for line in listing.splitlines():
        if match := re.match(r"(\S.*): #deps \d+, .*\((VALID|STALE)\)$", line):
            name, files, valid = match[1], [], match[2] == "VALID"
        elif line.startswith("    "):
            files.append(line.strip())
        elif not line and name:
            if valid:
                yield name, files
            name = None
    if name and valid:
        yield name, files


def expected_objects(build, roots):
    """The objects that the build would make of the files in src/."""
    for command in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        if room_of((build / command["file"]).resolve(), roots):
            yield command["output"]


def room_of(path, roots):
    """The room of src/ that a file belongs to, or None if it lies outside src/."""
    for root in roots:
        if path.is_relative_to(root / "src"):
            parts = path.relative_to(root / "src").parts
            return parts[0] if len(parts) > 1 else "main"
    return None


def main():
    source, build = (Path(argument).resolve() for argument in sys.argv[1:3])
    roots = [build, source]  # the build folder may lie within the other
    seen, wrong = {}, []
    unread = set(expected_objects(build, roots))

    for name, files in objects(build):
        paths = [(build / file).resolve() for file in files]
        units = [path for path in paths if path.suffix == ".c"]
        room = room_of(units[0], roots) if units else None
        if room is None:
            continue
        seen[room] = seen.get(room, 0) + 1
        unread.discard(name)
        if room not in ROOMS:
            wrong.append(f"{name}: no rule says whom the room {room} may call")
            continue
        for path in paths:
            if room not in MAY_SEE_THE_TOOLKIT and TOOLKIT.search(path.as_posix()):
                wrong.append(f"{name}: reads {path}")
                break
        for other in sorted({room_of(path, roots) for path in paths} - {None, room, *ROOMS[room]}):
            wrong.append(f"{name}: the room {room} may not call {other}")

    wrong += [f"{name}: is not built, so nothing is known of it (run ninja first)"
              for name in sorted(unread)]
    for line in wrong:
        print(line)
    for room in sorted(seen):
        print(f"{room}: {seen[room]} objects")
    below = sum(count for room, count in seen.items() if room not in MAY_SEE_THE_TOOLKIT)
    print(f"{sum(seen.values())} objects, {below} of them outside the reader; {len(wrong)} wrong")
    if not below:
        print("no object was seen")
    return 1 if wrong or not below else 0


if __name__ == "__main__":
    sys.exit(main())
