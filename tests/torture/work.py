"""A reviewer's work: entries of every kind, each with a mark by which it is found again, and the file it leaves."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, claim_of, stored
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError

CLAIMS = tuple(claim.id for claim in (*STORY_CLAIMS, *HARBOUR_CLAIMS))

OFTEN = {"verdict": 9, "note": 4, "evidence": 3, "dismiss": 2, "undo": 2, "article": 1, "bookmark": 2}
"""What a reviewer does, and how often."""

Mark = tuple[str, str, str]
"""Author, action and what marks the entry: for an undo the entry taken back, for an article its id."""


def fill(path: Path) -> None:
    """Puts two articles with claims into the file at *path*, which is made if need be."""
    stored(path, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))


class Worker:
    """Does one thing after the other at a desk, as the dice fall."""

    def __init__(
        self, desk: Desk, dice: random.Random, session: str, weights: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        self._desk = desk
        self._dice = dice
        self._session = session
        self._weights = {
            "verdict": 9,
            "note": 4,
            "evidence": 3,
            "dismiss": 2,
            "undo": 2,
            "article": 1,
            "bookmark": 2,
        } | dict(weights)
        self._number = 0
        self._to_undo = 0

    def begun(self) -> tuple[Mark, Callable[[], Mark]]:
        """What is to be done next, and the doing, which returns when it is acknowledged.

        The mark is complete beforehand but for an undo, which only knows afterwards what it took back.
        """
        self._number += 1
        word = f"{self._session}-{self._number}"
        # Now and then more than a page holds, so that entries have overflow pages too.
        text = f"{word} " + "why " * self._dice.choice((0, 3, 20, 60, 400, 2_500))
        claim = self._dice.choice(CLAIMS)
        action = self._dice.choices(list(self._weights), list(self._weights.values()))[0]
        if action == "undo" and not self._to_undo:
            action = "verdict"
        doing: Callable[[], object] = {
            "verdict": lambda: self._desk.decide(claim, self._dice.choice(("true", "false", "mixed")), rationale=text),
            "note": lambda: self._desk.note(self._dice.choice((claim, STORY.id)), text),
            "evidence": lambda: self._desk.cite(claim, "https://example.org/list", title=text),
            "dismiss": lambda: self._desk.dismiss(claim, text),
            "undo": lambda: self._desk.undo().id,
            "article": lambda: self._import(word),
            "bookmark": lambda: self._desk.leave_bookmark(STORY.id, claim),
        }[action]
        author = self._desk.reviewer

        def do() -> Mark:
            done = doing()
            self._to_undo += {"undo": -1, "article": 0, "bookmark": 0}.get(action, 1)
            return author, action, str(done) if action in ("undo", "article") else word

        return (author, action, word), do

    def _import(self, word: str) -> str:
        """A new article with its claims, and another one's claims found again."""
        article = article_of(f"A bridge closed\n\nThe bridge {word} closed on Monday.", source=f"{word}.txt")
        found = claim_of(article, f"The bridge {word} closed on Monday.")
        stored(self._desk.path, (article, [found]), (STORY, STORY_CLAIMS))
        return article.id


def kept(path: Path) -> set[Mark]:
    """Every entry, and every article with a claim, by its mark, read past the program. Of a wreck nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            marks = {_mark(*row) for row in connection.execute("SELECT author, action, value, body FROM log")}
            return marks | {("", "article", row[0]) for row in connection.execute("SELECT article_id FROM claims")}
        except sqlite3.DatabaseError:
            return set()


def _mark(author: str, action: str, value: str | None, body: str) -> Mark:
    if action == "undo":
        return author, action, value or ""
    try:
        words = json.loads(body)
        text = next((words[name] for name in ("rationale", "text", "title", "reason") if name in words), "")
    except (ValueError, TypeError):
        text = ""  # a wreck's
    return author, action, text.split(" ")[0]


def missing(acknowledged: set[Mark], path: Path) -> set[Mark]:
    """What was acknowledged and is not in the file."""
    # Whose article it is the file does not say, and a bookmark is no entry: it may be lost.
    sought = {("", *mark[1:]) if mark[1] == "article" else mark for mark in acknowledged if mark[1] != "bookmark"}
    return sought - kept(path)


def reopened(path: Path, *, create: bool = False) -> list[str]:
    """What is wrong with the file when a reviewer opens it again, imports into it if it is empty, and decides."""
    try:
        with Desk.open(path, "the next", create=create) as desk:
            if not desk.articles():
                fill(path)
            desk.decide(CLAIMS[0], "true", rationale="afterwards")
            return desk.check().problems
    except WorkbenchError as error:
        return [str(error)]
    except Exception as error:
        return [f"a traceback: {error!r}"]
