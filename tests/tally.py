#!/usr/bin/env python3
"""Adds up Meson's test logs: names what failed, and ends with "N passed, N failed".

usage: tally.py LOG.json…     one JSON object a line, as meson writes testlog.json
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys
from pathlib import Path

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}


def main():
    passed = skipped = 0
    failed = []
    for log in map(Path, sys.argv[1:]):
        for line in log.read_text(encoding="utf-8").split("\n"):
            if not line.strip():
                continue
            test = json.loads(line)
            if test["result"] in PASSED:
                passed += 1
            elif test["result"] in SKIPPED:
                skipped += 1
            else:
                failed.append(f"{test['name']} ({log.stem}): {test['result']}")

    for line in failed:
        print(f"failed: {line}")
    if passed + len(failed) == 0:
        print("no test was run")
    print(f"{passed} passed, {len(failed)} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
