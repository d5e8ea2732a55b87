#!/usr/bin/env python3
"""Checks that a template for translators can be made from the files of po/POTFILES.in.

It is made in a temporary folder, so that the sources stay as they are; the options are
those of Meson's preset "glib", which `meson compile attune-pot` uses.

usage: template.py SOURCE_ROOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
import tempfile
from pathlib import Path

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext2:2c,3"]
FORMATS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format",
           "g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
           "g_set_error:4:c-format", "g_print:1:c-format", "g_printerr:1:c-format"]


def run(*command, cwd):
    """Runs a command and returns what it complained of."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    said = done.stderr.strip()
    return said or (f"{command[0]} ended with {done.returncode}" if done.returncode else "")


# xgettext's remark that it takes a name it does not know for C; Blueprint is near enough.
def harmless(line):
    return line.endswith("extension 'blp' is unknown; will try C")


def main():
    root = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "attune.pot"
        said = run("xgettext", "--package-name=attune", "--from-code=UTF-8", "--add-comments",
                   *(f"--keyword={k}" for k in KEYWORDS), *(f"--flag={f}" for f in FORMATS),
                   f"--files-from={root / 'po/POTFILES.in'}", f"--directory={root}",
                   f"--output={template}", cwd=folder)
        wrong = [line for line in said.splitlines() if not harmless(line)]
        if template.exists():
            text = template.read_text(encoding="utf-8")
            count = text.count("\nmsgid ") - 1
            # The header of an empty template is not a valid one until a translator fills it in.
            filled = text.replace("charset=CHARSET", "charset=UTF-8")
            template.write_text(filled, encoding="utf-8")
            wrong += run("msgfmt", "--check-format", "--output-file=/dev/null", str(template),
                         cwd=folder).splitlines()
            if "@" in "".join(line for line in text.splitlines() if line.startswith("msgid")):
                wrong.append("a placeholder between @ signs would be shown to translators")
            print(f"{count} strings")
        else:
            wrong.append("no template was made")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
