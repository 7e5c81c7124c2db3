"""The text of web pages: what our reader keeps against trafilatura alone, on the same pages in the same run.

The pages are trafilatura's own evaluation set, which is not part of this project. Fetch its repository and name it:

    git clone https://github.com/adbar/trafilatura
    python -m benchmarks.html trafilatura

Its labels are pieces of text that a page's article has (``with``) or must not have (``without``). Tokens of the first
that are found are hits, those not found are misses, tokens of the second that are found are false alarms.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from trafilatura import extract

from workbench.domain.article import Article, Role
from workbench.domain.errors import WorkbenchError
from workbench.ingest.article import article_of
from workbench.ingest.limits import Limits
from workbench.ingest.readers.html import read

_T = TypeVar("_T")
_TOKEN = re.compile(r"\w+")
LIMITS = Limits(page=50, text=50)


@dataclass(slots=True)
class Score:
    """Tokens found, missed and found where they should not be, and the seconds that it took."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0
    seconds: float = 0.0
    empty: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.misses + self.alarms)

    def add(self, text: str, label: dict[str, list[str]]) -> None:
        """Count one page, of which *text* was kept."""
        kept = f" {' '.join(_TOKEN.findall(text.lower()))} "
        self.empty += not text
        for piece in label["with"]:
            tokens = _TOKEN.findall(piece.lower())
            found = f" {' '.join(tokens)} " in kept
            self.hits += len(tokens) * found
            self.misses += len(tokens) * (not found)
        for piece in label["without"]:
            tokens = _TOKEN.findall(piece.lower())
            self.alarms += len(tokens) * (f" {' '.join(tokens)} " in kept)


def ours(data: bytes) -> Article | None:
    """The article of a page, as `workbench import` reads it."""
    try:
        (reading,) = read(data, "page", LIMITS)
    except WorkbenchError:
        return None
    return article_of(reading, "page")


def own_text(article: Article | None) -> str:
    """The article without its title and what our rules call clutter: what is searched for claims."""
    kept = () if article is None else article.passages
    around = (Role.TITLE, Role.BOILERPLATE, Role.BYLINE, Role.DATELINE)
    return "\n\n".join(p.span.of(article.text) for p in kept if article and p.role not in around)


def theirs(data: bytes) -> str:
    """What trafilatura alone keeps, by the options that its own evaluation uses."""
    return extract(data, include_comments=False, include_tables=True) or ""


def measured(folder: Path) -> dict[str, Score]:
    """The scores on the set in *folder*, a checkout of trafilatura, or its folder of tests."""
    tests = folder / "tests" if (folder / "tests" / "evaldata.json").exists() else folder
    labels = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    scores = {name: Score() for name in ("trafilatura", "ours, whole text", "ours, the article's own")}
    for label in labels.values():
        path = next((p for p in (tests / "cache" / label["file"], tests / "eval" / label["file"]) if p.is_file()), None)
        if path is None:
            continue
        data = path.read_bytes()
        reference = _timed(scores["trafilatura"], theirs, data)
        scores["trafilatura"].add(reference, label)
        article = _timed(scores["ours, whole text"], ours, data)
        scores["ours, whole text"].add(article.text if article else "", label)
        scores["ours, the article's own"].add(own_text(article), label)
    return scores


def _timed(score: Score, function: Callable[[bytes], _T], data: bytes) -> _T:
    began = time.perf_counter()
    try:
        return function(data)
    finally:
        score.seconds += time.perf_counter() - began


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.html")
    parser.add_argument("folder", type=Path, help="a checkout of trafilatura's repository")
    print(f"{'':26} {'F1':>6} {'hits':>7} {'misses':>7} {'alarms':>7} {'nothing':>8} {'seconds':>8}")
    for name, score in measured(parser.parse_args().folder).items():
        print(
            f"{name:26} {score.f1:6.4f} {score.hits:7} {score.misses:7} {score.alarms:7} {score.empty:8} "
            f"{score.seconds:8.1f}"
        )


if __name__ == "__main__":
    main()
