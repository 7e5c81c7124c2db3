"""What other files bring, proved and laid aside, before the review file that it goes into is locked."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.store.bundles import Bundle, Row
from workbench.store.log import COLUMNS

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

_columns = attrgetter(*LogEntry.__struct_fields__)
_MARKS = ", ".join("?" * len(LogEntry.__struct_fields__))


class Arrivals:
    """A database of its own on the disk, private and gone with the process: a million entries need no memory."""

    def __init__(self) -> None:
        self._kept = sqlite3.connect("", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode=OFF",
            "PRAGMA cache_size=-32768",
            "CREATE TABLE bundles (file INTEGER, bundle BLOB)",
            "CREATE TABLE links (file INTEGER, first, second, relation, score, grounds, extractor, other_extractor)",
            "CREATE TABLE checks (file INTEGER, said BLOB)",
            f"CREATE TABLE log (file INTEGER, {COLUMNS}, PRIMARY KEY (file, id))",
            "CREATE TABLE refused (file INTEGER, chain, seq, id, entry TEXT, reason TEXT)",
            "BEGIN",
        ):
            self._kept.execute(statement)

    def close(self) -> None:
        """Everything laid aside is gone."""
        self._kept.close()

    def put_bundle(self, file: int, bundle: Bundle) -> None:
        """Lays an article aside; *file* is the number of the one that it came from, here as below."""
        self._kept.execute("INSERT INTO bundles VALUES (?, ?)", (file, pickle.dumps(bundle)))

    def put_link(self, file: int, link: Row) -> None:
        """Lays a link aside: the columns of its row and what found the claims of each of its two articles."""
        self._kept.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (file, *link))

    def put_check(self, file: int, check: Check) -> None:
        """Lays a published check aside."""
        self._kept.execute("INSERT INTO checks VALUES (?, ?)", (file, pickle.dumps(check)))

    def put_entry(self, file: int, entry: LogEntry) -> bool:
        """Whether the entry could be laid aside: its file has no other with the same id."""
        done = self._kept.execute(
            f"INSERT INTO log VALUES (?, {_MARKS}) ON CONFLICT DO NOTHING",  # noqa: S608 - question marks
            (file, *_columns(entry)),
        )
        return done.rowcount == 1

    def refuse(self, file: int, entry: LogEntry, reason: str) -> None:
        """Lays an entry aside that is not to be taken in, as it came."""
        self._kept.execute(
            "INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?)",
            (file, _plain(entry.chain), _plain(entry.seq), _plain(entry.id), as_json(entry), reason),
        )

    def forget_entries(self, file: int) -> None:
        """Takes the entries of a file away again, accepted or not."""
        self._kept.execute("DELETE FROM log WHERE file = ?", (file,))
        self._kept.execute("DELETE FROM refused WHERE file = ?", (file,))

    def bundles(self, file: int) -> Iterator[Bundle]:
        """The articles of a file."""
        for (data,) in self._kept.execute("SELECT bundle FROM bundles WHERE file = ? ORDER BY rowid", (file,)):
            yield pickle.loads(data)

    def links(self, file: int) -> Iterator[Row]:
        """The links of a file."""
        for _, *link in self._kept.execute("SELECT * FROM links WHERE file = ? ORDER BY rowid", (file,)):
            yield tuple(link)

    def checks(self, file: int) -> Iterator[Check]:
        """The published checks of a file."""
        for (data,) in self._kept.execute("SELECT said FROM checks WHERE file = ? ORDER BY rowid", (file,)):
            yield pickle.loads(data)

    def entries(self, file: int) -> Iterator[LogEntry]:
        """The entries of a file that were accepted, within a chain the earlier first.

        In the order of their clocks, which is nearly that of their ids: SQLite puts them in twice as fast.
        """
        for row in self._kept.execute(f"SELECT {COLUMNS} FROM log WHERE file = ? ORDER BY clock, id", (file,)):  # noqa: S608 - our own names
            yield LogEntry(*row)

    def refused(self, file: int) -> Iterator[tuple[str, str, str]]:
        """The id, the JSON and the reason of the entries of a file that were not."""
        for row in self._kept.execute("SELECT id, entry, reason FROM refused WHERE file = ? ORDER BY rowid", (file,)):
            yield str(row[0]), row[1], row[2]

    def first_refused(self, file: int) -> tuple[str, str, str, str] | None:
        """The id, the number, the chain and the reason of the first of them."""
        row = self._kept.execute(
            "SELECT id, seq, chain, reason FROM refused WHERE file = ? ORDER BY rowid LIMIT 1", (file,)
        ).fetchone()
        return (str(row[0]), str(row[1]), str(row[2]), row[3]) if row else None


def as_json(entry: LogEntry) -> str:
    """An entry that may hold anything as JSON that anything can store: bytes become hexadecimal digits."""
    return json.dumps(asdict(entry), default=lambda data: {"hex": bytes(data).hex()})


def _plain(value: object) -> str:
    """Anything, short and as valid Unicode."""
    return str(value)[:64].encode("utf-8", "replace").decode("utf-8")


def stop(path: object, first: tuple[str, str, str, str]) -> WorkbenchError:
    """What is said of the first entry that cannot be accepted, when that stops the merge."""
    id_, seq, chain, reason = first
    return WorkbenchError(
        f"{path} was not merged, and nothing was changed: of its log entry {id_} (number {seq} of chain {chain}) this "
        f"must be said: {reason}. Ask for a sound copy, or merge the rest with --quarantine."
    )
