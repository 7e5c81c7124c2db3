"""Which of many articles are nearly the same, against storing them; and one more, against reading all their texts.

``python -m benchmarks.near [ARTICLES]``: ten thousand of 350 words unless told otherwise, of which every tenth is
another one with a paragraph dropped and another headline.
"""

from __future__ import annotations

import contextlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row, show
from workbench.desk import nearness
from workbench.domain.article import Article, Passage, Role, article_id
from workbench.store import articles, schema, sqlite

COUNT = 10_000
_WORDS = 350
_PARAGRAPH = 60


def rows(count: int = COUNT) -> list[Row]:
    """The benchmark's rows."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "review.db")
        with contextlib.closing(schema.open_file(path, create=True)) as connection:
            made = list(_texts(count))
            begun = time.perf_counter()
            with sqlite.writing(connection):
                for text in made:
                    articles.add(connection, _article(text))
            stored = time.perf_counter() - begun
            begun = time.perf_counter()
            pairs = sum(1 for _ in nearness.compare(connection))
            compared = time.perf_counter() - begun
            if pairs < count // 10:
                raise AssertionError(f"{pairs} pairs of {count // 10} were found")
            begun = time.perf_counter()
            connection.execute("SELECT sum(length(text)) FROM articles").fetchone()
            read = time.perf_counter() - begun
            with sqlite.writing(connection):
                articles.add(connection, _article(made[0] + "\n\nAnd a line more."))
            begun = time.perf_counter()
            list(nearness.compare(connection))
            one_more = time.perf_counter() - begun
    return [
        Row(f"comparing {count} articles", compared, "storing them", stored, compared / stored, 5.0),
        Row(f"one more among {count}", one_more, "SQLite reading all texts", read, one_more / read, 20.0),
    ]


def _texts(count: int) -> Iterator[str]:
    dice = random.Random(5)
    syllables = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]
    words = ["".join(dice.choices(syllables, k=1 + n % 4)) for n in range(8000)]
    weights = [1 / (n + 1) for n in range(len(words))]
    before: list[str] = []
    for number in range(count):
        if number % 10 == 9:
            paragraphs = list(before)
            del paragraphs[dice.randrange(len(paragraphs))]
            yield "\n\n".join(["Another headline", *paragraphs])
            continue
        drawn = dice.choices(words, weights, k=_WORDS)
        before = [" ".join(drawn[at : at + _PARAGRAPH]).capitalize() + "." for at in range(0, _WORDS, _PARAGRAPH)]
        yield "\n\n".join(before)


def _article(text: str) -> Article:
    passages, at = [], 0
    for paragraph in text.split("\n\n"):
        passages.append(Passage(at, at + len(paragraph), Role.BODY, language="en"))
        at += len(paragraph) + 2
    return Article(article_id(text), text, tuple(passages), text[:40], source="made-up.txt")


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
