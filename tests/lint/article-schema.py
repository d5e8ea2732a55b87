#!/usr/bin/env python3
"""Applies article.schema.json to every article beside it.

usage: article-schema.py FOLDER
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

MOST = 20  # errors shown for each article


def main():
    folder = Path(sys.argv[1])
    schema = json.loads((folder / "article.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)

    articles = sorted(set(folder.glob("*.json")) - {folder / "article.schema.json"})
    wrong = 0
    for path in articles:
        try:
            article = json.loads(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            print(f"{path.name}: {error}")
            wrong += 1
            continue
        errors = sorted(validator.iter_errors(article), key=lambda error: error.json_path)
        for error in errors[:MOST]:
            print(f"{path.name}: {error.json_path}: {error.message[:300]}")
        if len(errors) > MOST:
            print(f"{path.name}: and {len(errors) - MOST} more")
        if article.get("id") != path.stem:
            print(f"{path.name}: $.id: not the file's name without .json")
            wrong += 1
        wrong += len(errors)

    print(f"{len(articles)} articles, {wrong} errors")
    if not articles:
        print(f"no article was found in {folder}")
    return 1 if wrong or not articles else 0


if __name__ == "__main__":
    sys.exit(main())
