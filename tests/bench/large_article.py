#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a very long article: large_article.py FILE [--words N].

Nobody could read it; what counts is that its words, sentences, paragraphs and blocks are about
as long and as mixed as those of real prose. The same number of words gives the same article.
"""

import argparse
import itertools
import json
import random
from pathlib import Path

_SEED = 1969
_SECTIONS = 50           # of the first level
_SUBSECTIONS = 10        # in each
_TERMS, _REFERENCES = 120, 160

# Every other word of English prose is one of these, the first of them most often.
_SMALL = """the of and to in a is that it as for with was on be by this are not or from at which
but have an they one were their has had when there can more who if so no he she them what its some
other than then these may into only do time could such even most also between through after where
each being while""".split()
_ONSETS = "b br c ch cl d dr f fl g gr h j l m n p pl pr qu r s sc sh sl st str t th tr v w".split()
_VOWELS = "a e i o u ai ea ee ie oa ou".split()
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "ck", "st", "ng", "rt"]
_ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ment", "ness", "tion", "able"]


class _Prose:
    """A source of words, sentences and paragraphs; counts what it has given."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = 0
        self._large = [self._invent() for _ in range(8000)]
        # How often a word comes falls with its rank (Zipf, Mandelbrot).
        self._weights = {
            id(pool): list(itertools.accumulate(1 / (n + flat) for n in range(len(pool))))
            for pool, flat in ((_SMALL, 3), (self._large, 60))}

    def _invent(self) -> str:
        syllables = self.random.choices((1, 2, 3), (5, 4, 1))[0]
        return "".join(self.random.choice(_ONSETS) + self.random.choice(_VOWELS)
                       + self.random.choice(_CODAS) for _ in range(syllables)
                       ) + self.random.choice(_ENDINGS)

    def phrase(self, words: int) -> str:
        """So many words, plain."""
        self.words += words
        pools = self.random.choices((_SMALL, self._large), k=words)
        return " ".join(self.random.choices(pool, cum_weights=self._weights[id(pool)])[0]
                        for pool in pools)

    def title(self, words: int) -> str:
        return self.phrase(words).capitalize()

    def sentence(self) -> str:
        """A sentence with the inline markup that the format knows."""
        chance = self.random.random()
        text = self.phrase(self.random.randint(6, 26)).capitalize()
        if chance < 0.06:
            text += f" (<cite ref=\"ref-{self.random.randrange(_REFERENCES)}\"/>)"
        elif chance < 0.10:
            term = self.random.randrange(_TERMS)
            text += f" <term ref=\"term-{term}\">{self.phrase(2)}</term>"
        elif chance < 0.14:
            text += f" <em>{self.phrase(3)}</em> {self.phrase(4)}"
        elif chance < 0.16:
            text += f", <q>{self.phrase(8)}</q>"
        elif chance < 0.30:
            text += f", {self.phrase(7)}"
        return text + "."

    def paragraph(self, sentences: tuple[int, int] = (2, 8)) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(*sentences)))


def _block(prose: _Prose, name: str) -> dict:
    """A block of a kind by lot: most are paragraphs."""
    kind = prose.random.choices(
        ("paragraph", "list", "practice", "quote", "vignette", "table", "figure"),
        (80, 7, 4, 3, 3, 2, 1))[0]
    block: dict = {"id": name, "type": kind}
    count = prose.random.randint(3, 6)
    if kind == "list":
        block["style"] = prose.random.choice(("bulleted", "numbered"))
        block["items"] = [prose.paragraph((1, 2)) for _ in range(count)]
        block["items"].append({"text": prose.sentence(), "items": [prose.sentence()] * 2})
    elif kind == "table":
        block["caption"] = prose.sentence()
        block["columns"] = [prose.title(2) for _ in range(4)]
        block["rows"] = [[prose.title(2)] + [prose.sentence() for _ in range(3)]
                         for _ in range(count)]
    elif kind == "figure":
        block["caption"] = prose.sentence()
        block["description"] = prose.phrase(40).capitalize() + "."
        block["figure"] = {"kind": "bars", "unit": "%", "maximum": 100, "bars": [
            {"label": prose.title(2), "value": prose.random.randint(2, 95)}
            for _ in range(count)]}
    else:
        block["text"] = prose.paragraph()
        if kind == "quote":
            block["attribution"] = prose.title(3)
    return block


def _body(prose: _Prose, name: str, end: float) -> list[dict]:
    """Blocks until the whole article has so many words."""
    blocks: list[dict] = []
    while prose.words < end:
        blocks.append(_block(prose, f"{name}-{len(blocks)}"))
    return blocks


def make(words: int) -> dict:
    """An article of about so many words of body text."""
    prose = _Prose(_SEED)
    terms = [{"id": f"term-{n}", "title": prose.title(2), "definition": prose.paragraph((1, 2))}
             for n in range(_TERMS)]
    references = [{
        "id": f"ref-{n}", "type": "book", "title": prose.title(6),
        "author": [{"family": prose.title(1), "given": "A."}],
        "issued": {"date-parts": [[prose.random.randint(1950, 2024)]]},
    } for n in range(_REFERENCES)]
    prose.words = 0
    ends = (words * n / (_SECTIONS * (_SUBSECTIONS + 1)) for n in itertools.count(1))
    sections = [{
        "id": f"s{a}", "title": prose.title(4), "body": _body(prose, f"s{a}-b", next(ends)),
        "sections": [{"id": f"s{a}-{b}", "title": prose.title(5),
                      "body": _body(prose, f"s{a}-{b}-b", next(ends))}
                     for b in range(_SUBSECTIONS)],
    } for a in range(_SECTIONS)]
    return {"format": 1, "id": "large", "language": "en-US", "title": "A very long article",
            "subtitle": f"{words:,} words", "summary": "Made to be measured.",
            "updated": "2025-01-01", "license": "CC0-1.0",
            "sections": sections, "terms": terms, "references": references}


def write(file: Path, words: int) -> None:
    file.write_text(json.dumps(make(words)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes a very long article.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--words", type=int, default=500_000)
    options = parser.parse_args()
    write(options.file, options.words)


if __name__ == "__main__":
    main()
