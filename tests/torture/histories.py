"""Reviewers at work on copies of a file, and copies merged, as drawn: what the merge torture goes through."""

from __future__ import annotations

import contextlib
import random
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.store.making import bare
from tests.torture.work import CLAIMS
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.desk.versions import anchoring
from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Workflow
from workbench.store import checks, log, merge, schema, sqlite

REVIEWERS = ("ann", "bob", "cleo")
DERIVED = {
    "articles": "id, text, title, title_is_standin, byline, outlet, published, language, source, words, imported, "
    "extractor, claims",
    "passages": 'article_id, start, "end", role, kind, language',
    "claims": 'id, article_id, start, "end", text, kind, score, reasons, claimant, claimant_surface, cue_start, '
    "cue_end, is_quote, occurred_start, occurred_end, place, parts, context_start, context_end, origin",
    "quantities": "*",
    "links": "*",
    "locators": "*",
    "stated": "*",
    "checks": "id, claim, claimant, said, rating, value, worst, best, checker, url, published, title",
}
CURRENT = {
    "standing": "*",
    "state": "*",
    "progress WHERE reviewed <> 0": "*",
    "quarantine": "entry, reason",
    "replaced": "*",
    "carried": "*",
}


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a merge unites, and all that follows from it, in no file's own order."""
    connection = bare(path)
    connection.row_factory = None
    found = {
        table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
        for table, columns in {**DERIVED, **CURRENT, "log": log.COLUMNS}.items()
    }
    for word in ("alda", "because", "scraping", "why"):
        found[f"passages with {word}"] = sorted(
            connection.execute(
                "SELECT p.article_id, p.start FROM passage_index AS i JOIN passages AS p ON p.number = i.rowid"
                " WHERE passage_index MATCH ?",
                (word,),
            ).fetchall()
        )
        found[f"claims with {word}"] = sorted(
            connection.execute(
                "SELECT c.id FROM claim_index AS i JOIN claims AS c ON c.number = i.rowid WHERE claim_index MATCH ?",
                (word,),
            ).fetchall()
        )
        found[f"entries with {word}"] = sorted(
            connection.execute(
                "SELECT l.id FROM entry_index AS i JOIN log AS l ON l.number = i.rowid WHERE entry_index MATCH ?",
                (word,),
            ).fetchall()
        )
        found[f"checked with {word}"] = sorted(
            connection.execute(
                """
                SELECT coalesce(k.id, c.id) FROM check_index AS i
                LEFT JOIN checks AS k ON k.number = i.rowid LEFT JOIN claims AS c ON c.number = -i.rowid
                WHERE check_index MATCH ?
                """,
                (word,),
            ).fetchall()
        )
    connection.close()
    return found


def merged(path: Path, *others: Path, quarantine: bool = False) -> merge.Merged:
    """What came of merging into the file at *path*, in which links are found then, as when it is opened next."""
    with contextlib.closing(schema.open_file(path)) as connection:
        done = merge.merge(connection, others, "merger", quarantine=quarantine, anchoring=anchoring)
        for _ in linking.find(connection):
            pass
    return done


class Copies:
    """Up to five copies of one file, their reviewers, and everything ever recorded in any of them."""

    def __init__(self, folder: Path, template: bytes, number: int, dice: random.Random) -> None:
        self.paths = [folder / f"copy-{n}.db" for n in range(number)]
        for path in self.paths:
            path.write_bytes(template)
        self.union: set[str] = set()
        self._dice = dice

    def work(self, times: int) -> None:
        """A session on one of the copies; now and then the file is copied in the middle of it, and both go on."""
        path = self._dice.choice(self.paths)
        desk = Desk.open(path, self._dice.choice(REVIEWERS))
        chain = secrets.token_hex(16)
        desk._chain = chain
        try:
            for _ in range(times):
                with contextlib.suppress(WorkbenchError):  # nothing to take back, and the like
                    self._one(desk)
        finally:
            if self._dice.random() < 0.5:
                desk.close()
            else:
                desk._connection.close()  # killed: no checkpoint
        self._remember(path)
        if self._dice.random() < 0.15 and len(self.paths) > 1:
            self._fork(path, chain)

    def _fork(self, path: Path, chain: str) -> None:
        """The file is copied under a session, which goes on in both."""
        other = self._dice.choice([p for p in self.paths if p != path])
        if merged(other, path).files[0].refused:
            raise AssertionError("a sound file was refused")
        for copy in (path, other):
            with contextlib.closing(schema.open_file(copy)) as connection, sqlite.writing(connection):
                log.append(connection, chain, "ann", CLAIMS[0], "note", None, {"text": f"because {copy.name}"})
            self._remember(copy)

    @staticmethod
    def _take_in_check(desk: Desk, claim: str) -> None:
        with sqlite.writing(desk._connection):
            checks.put(desk._connection, [Check(claim, rating="False")])

    def _one(self, desk: Desk) -> None:
        dice = self._dice
        claim = dice.choice(CLAIMS)
        article = dice.choice(desk.articles()).id
        listed = [summary.id for summary in desk.articles()]
        start = dice.randrange(0, 60)
        doings: list[Callable[[], object]] = [
            lambda: desk.decide(claim, dice.choice(("true", "false", "mixed")), rationale="because"),
            lambda: desk.decide(claim, dice.choice(("true", "false"))),
            lambda: desk.note(dice.choice((claim, article)), "why"),
            lambda: desk.cite(claim, "https://example.org/", title="because"),
            lambda: desk.withdraw(claim, 1, "because"),
            lambda: desk.dismiss(claim, "why"),
            lambda: desk.adjudicate(claim, "mixed", rationale="because"),
            lambda: desk.move(claim, dice.choice((Workflow.NEW, Workflow.DISPUTED, Workflow.SECOND_REVIEW))),
            lambda: desk.add_claim(article, start, start + 20),
            lambda: desk.decide(desk.add_claim(article, start, start + 9).claim.id, "true"),
            lambda: desk.re_cut(claim, start, start + 15),
            lambda: desk.reword(claim, "why so"),
            lambda: desk.correct(article, "title", dice.choice(("One", "Two"))),
            lambda: desk.replace(*(dice.sample(listed, 2) if len(listed) > 1 else (article, article))),
            lambda: self._take_in_check(desk, f"Alda was scraping, says {dice.randrange(9)}"),
            lambda: desk.set_blind(dice.random() < 0.5),
            lambda: desk.redact(dice.choice(desk.history(claim)).id if desk.history(claim) else "0", "because"),
            desk.undo,
            desk.undo,
            desk.redo,
            lambda: desk.checkpoint("export"),
        ]
        dice.choice(doings)()

    def extract(self) -> None:
        """One copy's claims are found again, by another extractor."""
        path, dice = self._dice.choice(self.paths), self._dice
        extractor = f"version {dice.randrange(3)}"
        with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
            for table, column, value in (
                ("articles", "extractor", extractor),
                ("articles", "source", f"{dice.randrange(3)}.txt"),
                ("claims", "score", int(extractor[-1]) / 10),
            ):
                connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
            spare = connection.execute(
                "SELECT id FROM claims WHERE id NOT IN (SELECT subject FROM log) AND origin = 'extracted' LIMIT 1"
            ).fetchone()
            if spare and dice.random() < 0.5 and spare["id"] not in CLAIMS:
                connection.execute("DELETE FROM claims WHERE id = ?", (spare["id"],))
            connection.execute(
                "UPDATE articles SET claims = (SELECT count(*) FROM claims WHERE article_id = articles.id)"
            )

    def merge(self) -> None:
        """One copy into another, or several at once."""
        path, *others = self._dice.sample(self.paths, self._dice.randint(2, len(self.paths)))
        merged(path, *others)
        self._remember(path)

    def all_to_all(self) -> int:
        """Merges every copy into every other until nothing comes any more; gives how many rounds that took."""
        for rounds in range(1, 8):
            before = [everything(path) for path in self.paths]
            for path in self.paths:
                others = [other for other in self.paths if other != path]
                self._dice.shuffle(others)
                merged(path, *others)
                self._remember(path)
            if before == [everything(path) for path in self.paths]:
                return rounds
        raise AssertionError("the merging does not come to rest")

    def _remember(self, path: Path) -> None:
        connection = bare(path)
        self.union |= {row["id"] for row in connection.execute("SELECT id FROM log")}
        connection.close()
