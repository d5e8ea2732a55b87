#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command on a virtual desk: with_display.py CMD…

For test programs of the interface that look at themselves from inside: GTK's accessibility is
the one made for tests, output goes where ours goes, and the status is the command's.
"""

import sys

from desk import Desk


def main() -> int:
    if len(sys.argv) < 2:
        print("usage: with_display.py CMD…", file=sys.stderr)
        return 2
    with Desk(animations=False) as desk:
        status = desk.run(sys.argv[1:], {"GTK_A11Y": "test"})
    # A signal is passed on as a shell would tell it
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
