#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no articles: the window says what is wrong with them, and lives."""

import json
import re

from case import DesktopTest, main


class BadArticle(DesktopTest):
    def open_file(self, content: bytes) -> None:
        """Opens a file in place of the article that setUp opened."""
        self.desk.stop()
        file = self.desk.folder / "bad.json"
        file.write_bytes(content)
        self.open(str(file))

    def assert_says(self, pattern: str) -> None:
        """The window names the file and what is wrong, and still answers."""
        self.until(lambda: re.search(pattern, self.frame.words), f"words like “{pattern}”")
        self.assertIn("bad.json", self.frame.words)
        self.press("F10")
        self.until(lambda: self.frame.find("menu"), "the main menu")

    def test_no_json(self) -> None:
        self.open_file(b'{ "format": 1, ')
        self.assert_says(r"(?i)json|line|pars")

    def test_no_text(self) -> None:
        self.open_file(b"\xff\xfe\x00bad")
        self.assert_says(r"(?i)utf-8")

    def test_unknown_term(self) -> None:
        self.article["sections"][0]["body"][0]["text"] = '<term ref="secure-bse">a base</term>'
        self.open_file(json.dumps(self.article).encode())
        self.assert_says(r"\$\.sections\[0\]\.body\[0\]\.text.*secure-bse")

    def test_no_file(self) -> None:
        self.desk.stop()
        self.open(str(self.desk.folder / "bad.json"))
        self.assert_says(r"(?i)no such file")


if __name__ == "__main__":
    main()
