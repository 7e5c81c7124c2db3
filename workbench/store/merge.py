"""Merging: the union of several review files' articles, claims and logs, all of it or nothing."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.store import (
    arrivals,
    articles,
    bundles,
    checkpoints,
    checks,
    handmade,
    judging,
    log,
    proving,
    sqlite,
    stranger,
    versions,
)
from workbench.store.accepting import cuts_of
from workbench.store.chains import Fork

if TYPE_CHECKING:
    import sqlite3


class Moved(Struct, frozen=True):
    """A claim by its id, with workflow and rating before the merge and after it."""

    claim: str
    before: tuple[str, str | None]
    after: tuple[str, str | None]


class Merged(Struct):
    """What a merge brought, and what it leaves to be done."""

    files: list[proving.Came] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)
    """Ids of the claims that are disputed now and were not before."""
    moved: list[Moved] = field(default_factory=list)
    """Claims that were settled here and stand otherwise now."""
    displaced: list[LogEntry] = field(default_factory=list)
    """Entries of either side that no longer stand, because the other side has a later one in their place."""
    redactions: list[LogEntry] = field(default_factory=list)
    forks: list[Fork] = field(default_factory=list)
    checkpoint: LogEntry | None = None


def merge(
    connection: sqlite3.Connection,
    others: Sequence[Path],
    author: str,
    *,
    quarantine: bool = False,
    sign: checkpoints.Signer | None = None,
    anchoring: versions.Anchoring | None = None,
) -> Merged:
    """What came into the file of *connection* from *others*; nothing at all did where this raises WorkbenchError.

    Everything of theirs is proved before the file is locked. An entry that cannot be accepted stops the merge, or with
    *quarantine* is put aside with those that follow it. The union is the same in whatever order files are merged; what
    is not part of it are bookmarks, quarantined entries and the checkpoint that *author* records when something came.
    """
    own = sqlite.file_of(connection)
    for path in others:
        stranger.require_other(path, own)
    with contextlib.closing(arrivals.Arrivals()) as arrived, _much_in_memory(connection):
        done = Merged(
            [proving.prove(connection, arrived, n, path, quarantine=quarantine) for n, path in enumerate(others)]
        )
        with sqlite.writing(connection):
            _Union(connection, arrived, done, quarantine, anchoring).take_in(author, sign)
    if done.redactions:
        sqlite.checkpoint(connection, own)  # or what was blanked could still be read in the write-ahead log
    return done


@contextlib.contextmanager
def _much_in_memory(connection: sqlite3.Connection) -> Iterator[None]:
    """More of the file is kept in memory meanwhile: that halves the time."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute("PRAGMA cache_size=-131072")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size={before}")


class _Union:
    """The union as it grows, file by file."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        arrived: arrivals.Arrivals,
        done: Merged,
        quarantine: bool,
        anchoring: versions.Anchoring | None,
    ) -> None:
        self._connection = connection
        self._arrived = arrived
        self._done = done
        self._quarantine = quarantine
        self._anchoring = anchoring
        self._chains: set[str] = set()
        self._one_stands: set[tuple[str, str]] = set()
        """Subject and action of new entries of which one stands."""
        self._new_ids: set[str] = set()
        self._checkpoints: list[LogEntry] = []
        self._said_something = False
        self._gone: set[str] = set()
        """Hashes of entries of the file at hand that were kept out although they were proved."""
        self._forked: set[tuple[str, int]] = set()
        self._taken_back: set[str] = set()
        """What undone and redone entries are about."""
        self._cut: set[str] = set()
        """Articles whose claims by hand may be others now."""

    def take_in(self, author: str, sign: checkpoints.Signer | None) -> None:
        """Puts all of it into the file, and a checkpoint after it."""
        unseen = checkpoints.unseen(self._connection)
        # What one file brings into an empty one is that very file again, and proves itself as it did there.
        is_copy = len(self._done.files) == 1 and self._is_empty()
        disputed, settled = self._disputed(), self._settled()
        for number, came in enumerate(self._done.files):
            self._take_articles(number, came)
            self._take_links(number)
            self._take_checks(number, came)
            self._take_entries(number, came)
            self._keep_refused(number, came)
        self._follow_cuts()
        if self._anchoring is not None:
            versions.follow(self._connection, self._anchoring)
        self._require_all_seen()
        self._done.forks = self._forks()
        self._done.disputed = sorted(self._disputed() - disputed)
        self._done.moved = list(self._moved(settled))
        self._done.displaced = list(self._displaced())
        # A checkpoint that came is not worth another one, or two files merged into each other would never come to rest.
        if not is_copy and (self._said_something or (self._checkpoints and unseen)):
            said = checkpoints.statement(self._connection, "merge", unseen | self._chains)
            proof = sign(checkpoints.signed(said)) if sign else {}
            self._done.checkpoint = checkpoints.record(self._connection, log.new_chain(), author, said, proof)

    def _is_empty(self) -> bool:
        return log.is_empty(self._connection) and not any(articles.ids(self._connection))

    def _disputed(self) -> set[str]:
        rows = self._connection.execute(
            """
            SELECT s.subject FROM state AS s JOIN claims AS c ON c.id = s.subject
            WHERE s.workflow = 'disputed'
                AND s.subject NOT IN (SELECT subject FROM carried WHERE how IN ('exact', 'moved'))
            """
        )
        return {row[0] for row in rows}

    def _settled(self) -> dict[str, tuple[str, str | None]]:
        """Where each claim stands that is final or put aside, of those that the files say something about."""
        rows = self._connection.execute("SELECT subject, successor FROM carried WHERE how IN ('exact', 'moved')")
        carried = {row["subject"]: row["successor"] for row in rows}  # of which the one in the newest version counts
        said = {entry.subject for number in range(len(self._done.files)) for entry in self._arrived.entries(number)}
        subjects = {carried.get(subject, subject) for subject in said}
        found = {}
        for subject in subjects:
            row = self._connection.execute(
                "SELECT workflow, rating FROM state WHERE subject = ? AND workflow IN ('final', 'dismissed')",
                (subject,),
            ).fetchone()
            if row is not None:
                found[subject] = (row["workflow"], row["rating"])
        return found

    def _moved(self, settled: dict[str, tuple[str, str | None]]) -> Iterator[Moved]:
        for subject, before in sorted(settled.items()):
            row = self._connection.execute(
                "SELECT workflow, rating FROM state WHERE subject = ?", (subject,)
            ).fetchone()
            after = (row["workflow"], row["rating"]) if row else ("new", None)
            if after != before and after[0] != "disputed":  # those are told apart
                yield Moved(subject, before, after)

    def _displaced(self) -> Iterator[LogEntry]:
        """Where both sides did what one of them can have done last: what does not stand of it."""
        shared = set[str]().union(*(came.shared for came in self._done.files))
        for subject, action in sorted(self._one_stands):
            rows = self._connection.execute(
                f"""
                SELECT {log.COLUMNS} FROM log
                WHERE subject = ? AND action = ? AND NOT EXISTS (SELECT 1 FROM taken_back WHERE entry = log.id)
                ORDER BY clock DESC, id DESC
                """,  # noqa: S608 - our own names
                (subject, action),
            )
            stood = [LogEntry(*row) for row in rows]
            for entry in stood[1:]:
                same_side = (entry.id in self._new_ids) is (stood[0].id in self._new_ids)
                if entry.id not in shared and not same_side:
                    if entry.value != stood[0].value or entry.value is None:
                        yield entry
                    break

    def _take_articles(self, number: int, came: proving.Came) -> None:
        for theirs in self._arrived.bundles(number):
            ours = bundles.read(self._connection, theirs.id)
            union = bundles.joined(ours, theirs)
            if union.by_hand:
                self._cut.add(union.id)
            if union != ours:
                new, gone = bundles.put(self._connection, ours, union)
                came.claims_gone += gone
                if ours is not None:
                    came.articles_changed += (ours.about, ours.source) != (union.about, union.source)
                    self._cut.add(union.id)
                came.articles += ours is None
                came.articles_known -= ours is None
                came.claims += new
                came.claims_known -= new

    def _take_links(self, number: int) -> None:
        for *link, one, other in self._arrived.links(number):
            # A link counts where its claims are still those that it was found between, until links are looked for here;
            # of claims that were compared here all links are known.
            self._connection.execute(
                """
                INSERT INTO links (first, second, relation, score, grounds)
                    SELECT :first, :second, :relation, :score, :grounds
                    FROM claims AS f JOIN articles AS a ON a.id = f.article_id
                    JOIN claims AS s JOIN articles AS b ON b.id = s.article_id
                    WHERE f.id = :first AND s.id = :second AND a.extractor IS :one AND b.extractor IS :other
                        AND EXISTS (SELECT 1 FROM claims_to_link WHERE claim IN (f.number, s.number))
                ON CONFLICT (first, second, relation) DO UPDATE SET score = excluded.score, grounds = excluded.grounds
                    WHERE (excluded.score, excluded.grounds) > (score, grounds)
                """,
                dict(zip(("first", "second", "relation", "score", "grounds"), link, strict=True))
                | {"one": one, "other": other},
            )

    def _take_checks(self, number: int, came: proving.Came) -> None:
        new, _ = checks.put(self._connection, self._arrived.checks(number))
        came.checks += new
        came.checks_known -= new

    def _take_entries(self, number: int, came: proving.Came) -> None:
        self._gone.clear()
        log.put(self._connection, self._new(number, came))

    def _new(self, number: int, came: proving.Came) -> Iterator[LogEntry]:
        """The entries that the file has not, each to be put there before the next is asked for."""
        for entry in self._arrived.entries(number):
            here = log.entry(self._connection, entry.id)
            if said := self._wrong_here(entry, here):
                if not self._quarantine:
                    raise arrivals.stop(came.path, (entry.id, str(entry.seq), entry.chain, said))
                self._arrived.refuse(number, entry, said)
                self._gone.add(entry.hash)
                came.entries_known -= 1
            elif here is None:
                self._note(entry)
                came.entries += 1
                came.entries_known -= 1
                yield entry

    def _wrong_here(self, entry: LogEntry, here: LogEntry | None) -> str | None:
        """What keeps a proved entry out: another file, or writer, may have brought one of its id meanwhile."""
        if entry.previous in self._gone:
            return judging.MISSING
        return None if here is None or judging.same(entry, here) else judging.TAKEN

    def _note(self, entry: LogEntry) -> None:
        """Keeps of a new entry what is to be looked at, or told, once all are there."""
        self._chains.add(entry.chain)
        if entry.action in proving.ONE_STANDS:
            self._one_stands.add((entry.subject, entry.action))
            self._new_ids.add(entry.id)
        if self._connection.execute(
            "SELECT 1 FROM log WHERE chain = ? AND seq = ?", (entry.chain, entry.seq)
        ).fetchone():
            self._forked.add((entry.chain, entry.seq))
        if entry.action == Action.CHECKPOINT:
            self._checkpoints.append(entry)
        else:
            self._said_something = True
        if entry.action == Action.REDACT:
            self._done.redactions.append(entry)
        elif entry.action in (Action.UNDO, Action.REDO):
            self._taken_back.add(entry.subject)
        elif cuts := cuts_of(entry):
            self._cut.add(cuts[0])

    def _keep_refused(self, number: int, came: proving.Came) -> None:
        for id_, entry, reason in self._arrived.refused(number):
            came.refused.append((id_, reason))
            self._connection.execute(
                "INSERT INTO quarantine (entry, reason, source, at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (entry, reason) DO NOTHING",
                (entry, reason, os.fsencode(came.path.name).decode("utf-8", "replace"), log.now()),
            )

    def _follow_cuts(self) -> None:
        for subject in self._taken_back:
            for row in self._connection.execute(
                "SELECT value FROM log WHERE subject = ? AND action IN ('add claim', 're-cut')", (subject,)
            ):
                self._cut.add(row["value"].partition(":")[0])
        for article in sorted(self._cut):
            if self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
                handmade.follow(self._connection, article)

    def _require_all_seen(self) -> None:
        """Raises WorkbenchError where a checkpoint that came has seen an entry that did not, and is not here."""
        for entry in self._checkpoints:
            for head in checkpoints.read(json.loads(entry.body)).heads:
                if not self._quarantine and not checkpoints.is_there(self._connection, head):
                    raise WorkbenchError(
                        f"Nothing was merged: a checkpoint by {entry.author} of {entry.at} has seen {head.seq} entries "
                        f"of chain {head.chain}, and not all of them came. Ask for a sound copy, or merge what is "
                        "there with --quarantine."
                    )

    def _forks(self) -> list[Fork]:
        found = []
        for chain, seq in sorted(self._forked):
            ids = self._connection.execute("SELECT id FROM log WHERE chain = ? AND seq = ? ORDER BY id", (chain, seq))
            found.append(Fork(chain, seq, tuple(row["id"] for row in ids)))
        return found
