#!/usr/bin/env python3
"""Checks that po/POTFILES.in lists exactly the files with strings to translate.

Those are the C and Blueprint files under src/ that mark a string, and the data files
that a translation is merged into. The help is translated by itself.

usage: potfiles.py SOURCE_ROOT [--write]     --write puts it right
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys
from pathlib import Path

# Strings and comments are skipped, so that "_(" in either does not count.
TOKENS = re.compile(
    r"""  /\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
      | (?P<mark>(?<![\w.])(?:_|N_|C_|NC_|Q_|(?:g_)?d?c?[np]?gettext2?)\s*\()
    """,
    re.VERBOSE | re.DOTALL,
)
DATA = (".desktop.in", ".metainfo.xml.in", ".gschema.xml.in")


def marks_a_string(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".h":  # the definition of a macro marks nothing
        text = re.sub(r"^\s*#\s*define\s+\w+\(.*", "", text, flags=re.MULTILINE)
    return any(match["mark"] for match in TOKENS.finditer(text))


def expected(root):
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".c", ".h", ".blp") and marks_a_string(path):
            yield path.relative_to(root).as_posix()
    for path in sorted((root / "data").iterdir()):
        if path.name.endswith(DATA):
            yield path.relative_to(root).as_posix()


def listed(root):
    for line in (root / "po/POTFILES.in").read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            yield line


def main():
    root = Path(sys.argv[1])
    should = sorted(expected(root))
    if "--write" in sys.argv[2:]:
        (root / "po/POTFILES.in").write_text("".join(f"{name}\n" for name in should))
    does = list(listed(root))
    wrong = [f"missing: {name}" for name in sorted(set(should) - set(does))]
    wrong += [f"stale: {name}" for name in sorted(set(does) - set(should))]
    wrong += [f"twice: {name}" for name in sorted({n for n in does if does.count(n) > 1})]
    if not wrong and does != sorted(does):
        wrong.append("not in alphabetical order")
    for line in wrong:
        print(f"po/POTFILES.in: {line}")
    print(f"{len(does)} files listed, {len(should)} with strings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
