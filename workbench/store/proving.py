"""Proof of somebody else's file: everything that it would bring is looked at, and laid aside where it is in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action
from workbench.store import anchors, arrivals, articles, bundles, checks, judging, links, stranger
from workbench.store.tables import SINCE_3, has_checks, has_places

if TYPE_CHECKING:
    import sqlite3

ONE_STANDS = frozenset(
    {
        Action.ADJUDICATE,
        Action.REWORD,
        Action.REPLACE,
        Action.BLIND,
        Action.REFIT,
        *(action for action in Action if action.startswith("set ")),
    }
)
"""What two people may have done differently, of which one stands in the end."""


class Came(Struct):
    """What one file brought: how many of each were new, and how many are there already."""

    path: Path
    articles: int = 0
    articles_known: int = 0
    claims: int = 0
    claims_known: int = 0
    checks: int = 0
    checks_known: int = 0
    entries: int = 0
    entries_known: int = 0
    claims_gone: int = 0
    """Claims nobody had touched that a newer extractor no longer finds."""
    articles_changed: int = 0
    """Articles known before whose title, byline or other metadata are read otherwise now."""
    shared: set[str] = field(default_factory=set)
    """Ids of the entries that both files had already, of those in ONE_STANDS."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Id and reason of each entry that was quarantined, in this merge or one before."""


def prove(ours: sqlite3.Connection, arrived: arrivals.Arrivals, number: int, path: Path, *, quarantine: bool) -> Came:
    """Lays aside, as file *number*, all of the file at *path* that *ours* has not.

    All of it counts as known until what is new is taken in.
    Raises WorkbenchError when something of it is not in order; with *quarantine*, an entry that is not is laid aside
    apart from the others.
    """
    with stranger.opened(path) as theirs:
        proof = _Proof(theirs, ours, arrived, number, Came(path))
        proof.articles()
        proof.links()
        proof.checks()
        redacted = judging.redacted(theirs)
        while redacted != (accepted := proof.log(judging.Judge(theirs, ours, redacted, lenient=quarantine))):
            redacted = accepted  # a redaction that is kept out excuses no blank body; each round can only leave fewer
    first = arrived.first_refused(number)
    if first and not quarantine:
        raise arrivals.stop(path, first)
    return proof.came


class _Proof(Struct, frozen=True):
    theirs: sqlite3.Connection
    ours: sqlite3.Connection
    arrived: arrivals.Arrivals
    number: int
    came: Came

    def articles(self) -> None:
        """Lays aside the articles that are not here, or not so."""
        read = dict.fromkeys(("articles", "passages", "claims", "quantities"), 0)
        if has_places(self.theirs):
            read |= dict.fromkeys(SINCE_3, 0)
        for id_ in articles.ids(self.theirs):
            rows = bundles.rows(self.theirs, id_) if type(id_) is str else None
            if rows is None:
                raise self._unsound("has an article without a proper id")
            self._article(id_, rows)
            read["articles"] += 1
            for name in read.keys() - {"articles"}:
                read[name] += len(getattr(rows, name))
        for table, count in read.items():
            if self.theirs.execute(f"SELECT count(*) FROM {table}").fetchone()[0] != count:  # noqa: S608 - our own names
                raise self._unsound(f"has rows of {table} that belong to nothing")
        self.came.articles_known, self.came.claims_known = read["articles"], read["claims"]

    def _article(self, id_: str, rows: bundles.Rows) -> None:
        same = rows == bundles.rows(self.ours, id_)
        if same and not rows.by_hand:  # what was cut out by hand may go by what the log says after the merge
            return
        bundle = bundles.bundle(self.theirs, id_, rows)
        if not same and (said := anchors.wrong(bundle)):
            raise self._unsound(f"has an article {id_[:32]} that {said}")
        self.arrived.put_bundle(self.number, bundle)

    def links(self) -> None:
        """Lays aside the links that are not here, or not so."""
        for row in self.theirs.execute(
            """
            SELECT l.first, l.second, l.relation, l.score, l.grounds, a.extractor, b.extractor, a.id, b.id
            FROM links AS l
            LEFT JOIN claims AS f ON f.id = l.first
            LEFT JOIN claims AS s ON s.id = l.second
            LEFT JOIN articles AS a ON a.id = f.article_id
            LEFT JOIN articles AS b ON b.id = s.article_id
            """
        ):
            first, second, relation, score, grounds, *_, article, other = row
            if not (
                type(first) is str
                and type(second) is str
                and first < second
                and article is not None
                and other is not None
                and links.is_sound(relation, score, grounds)
            ):
                raise self._unsound("has a link between claims that is malformed")
            here = self.ours.execute(
                "SELECT score, grounds FROM links WHERE first = ? AND second = ? AND relation = ?",
                (first, second, relation),
            ).fetchone()
            if here is None or tuple(here) != (score, grounds):
                self.arrived.put_link(self.number, row[:7])

    def checks(self) -> None:
        """Lays the published checks aside that are not here."""
        if not has_checks(self.theirs):
            return
        for id_, check in checks.told(self.theirs):
            if check is None or check.id != id_:
                raise self._unsound("has a published check that does not say what its id says")
            if not checks.is_there(self.ours, id_):
                self.arrived.put_check(self.number, check)
            self.came.checks_known += 1

    def log(self, judge: judging.Judge) -> set[str]:
        """Lays the entries aside, accepted or not; gives the ids that are redacted by those that are accepted."""
        self.arrived.forget_entries(self.number)
        self.came.entries_known = 0
        redacted = set()
        for entry, said, known in judge.judged():
            if said is None and not known and not self.arrived.put_entry(self.number, entry):
                said = "it stands there twice"
            if said is not None:
                self.arrived.refuse(self.number, entry, said)
                continue
            self.came.entries_known += 1
            if known and entry.action in ONE_STANDS:
                self.came.shared.add(entry.id)
            if entry.action == Action.REDACT and entry.value:
                redacted.add(entry.value)
        return redacted

    def _unsound(self, said: str) -> WorkbenchError:
        return WorkbenchError(
            f"{self.came.path} was not merged, and nothing was changed: it {said}; ask for a sound copy."
        )
