"""An article with all that was found in it, as plain rows: read from any review file, proved, joined, put into ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from msgspec import Struct

from workbench.domain.claim import Origin
from workbench.store import articles, near
from workbench.store.tables import has_places

if TYPE_CHECKING:
    import sqlite3

Row: TypeAlias = tuple[Any, ...]

_ABOUT = "title_is_standin, title, byline, outlet, published, language, words"
_PASSAGE = 'start, "end", role, kind, language'
_CLAIM = (
    'id, start, "end", text, kind, score, reasons, claimant, claimant_surface, cue_start, cue_end, is_quote, '
    "occurred_start, occurred_end, place, parts, context_start, context_end, origin"
)
_LOCATOR = "place, start, label"
_MORE = "place, name, value"
# What stands for a column in files of versions that did not have it.
_LATER = {"parts": "'[]'", "context_start": "NULL", "context_end": "NULL"}
_QUANTITY = 'start, "end", text, low, high, approximate, unit, what, state'


@dataclass(frozen=True, slots=True)
class Found:
    """A claim's row and those of its quantities. *kept* is one that the log speaks of, or that a reviewer cut out."""

    row: Row
    quantities: tuple[Row, ...] = ()
    kept: bool = field(default=False, compare=False)

    @property
    def id(self) -> str:
        """The claim's id."""
        return str(self.row[0])

    @property
    def by_hand(self) -> bool:
        """Whether a reviewer cut it out."""
        return bool(self.row[-1] == Origin.REVIEWER)


class Bundle(Struct, frozen=True):
    """An article's row, its passages' and its claims', each without what differs from file to file."""

    id: str
    text: str
    source: str
    imported: str
    extractor: str | None
    about: Row
    passages: tuple[Row, ...]
    claims: tuple[Found, ...]
    locators: tuple[Row, ...] = ()
    more: tuple[Row, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether a reviewer cut one of the claims out."""
        return any(found.by_hand for found in self.claims)


class Rows(NamedTuple):
    """An article's row and those of what is found in it, as they stand: quick to read and to compare."""

    article: Row
    passages: list[Row]
    claims: list[Row]
    quantities: list[Row]
    locators: list[Row]
    stated: list[Row]

    @property
    def by_hand(self) -> bool:
        """Whether a reviewer cut one of the claims out."""
        return any(row[-1] == Origin.REVIEWER for row in self.claims)


def rows(connection: sqlite3.Connection, id_: str) -> Rows | None:
    """The rows of the article with that id; None when there is none."""
    article = _all(connection, f"SELECT text, source, imported, extractor, {_ABOUT} FROM articles WHERE id = ?", id_)  # noqa: S608 - our own names
    if not article:
        return None
    quantity = ", ".join(f"q.{name}" for name in _QUANTITY.split(", "))
    return Rows(
        article[0],
        _all(connection, f'SELECT {_PASSAGE} FROM passages WHERE article_id = ? ORDER BY start, "end"', id_),  # noqa: S608 - our own names
        _claims(connection, id_),
        _all(
            connection,
            f"SELECT q.claim_id, {quantity} FROM claims AS c JOIN quantities AS q ON q.claim_id = c.id"  # noqa: S608 - our own names
            ' WHERE c.article_id = ? ORDER BY q.claim_id, q.start, q."end"',
            id_,
        ),
        *_places(connection, id_),
    )


def _places(connection: sqlite3.Connection, id_: str) -> tuple[list[Row], list[Row]]:
    """The rows of an article's pages, and of what else its source says; files before version 3 have neither."""
    if not has_places(connection):
        return [], []
    return (
        _all(connection, f"SELECT {_LOCATOR} FROM locators WHERE article_id = ? ORDER BY place", id_),  # noqa: S608 - our own names
        _all(connection, f"SELECT {_MORE} FROM stated WHERE article_id = ? ORDER BY place", id_),  # noqa: S608 - our own names
    )


def _claims(connection: sqlite3.Connection, article: str) -> list[Row]:
    columns = _columns(connection)
    return _all(connection, f'SELECT {columns} FROM claims WHERE article_id = ? ORDER BY start, "end", id', article)  # noqa: S608 - our own names


def _columns(connection: sqlite3.Connection) -> str:
    """The columns of a claim as the file has them, and what stands for those that it is too old for."""
    here = {row[1] for row in connection.execute("PRAGMA table_info(claims)")}
    wanted = _CLAIM.split(", ")
    return ", ".join(_LATER[name] if name in _LATER and name not in here else name for name in wanted)


def bundle(connection: sqlite3.Connection, id_: str, rows: Rows) -> Bundle:
    """The article with that id, of its *rows*.

    Claims that stand there only because an earlier version has them are left out: they follow from the log.
    """
    spoken_of = "SELECT subject FROM log WHERE subject IN (SELECT id FROM claims WHERE article_id = ?)"
    kept = {row[0] for row in _all(connection, spoken_of, id_)}
    quantities: dict[str, list[Row]] = {}
    for row in rows.quantities:
        quantities.setdefault(row[0], []).append(row[1:])
    text, source, imported, extractor, *about = rows.article
    return Bundle(
        id=id_,
        text=text,
        source=source,
        imported=imported,
        extractor=extractor,
        about=tuple(about),
        passages=tuple(rows.passages),
        claims=tuple(
            Found(row, tuple(quantities.get(row[0], ())), row[0] in kept or row[-1] == Origin.REVIEWER)
            for row in rows.claims
            if row[-1] != Origin.CARRIED or row[0] in kept
        ),
        locators=tuple(rows.locators),
        more=tuple(rows.stated),
    )


def read(connection: sqlite3.Connection, id_: str) -> Bundle | None:
    """The article with that id and all that is found in it; None when there is none."""
    found = rows(connection, id_)
    return None if found is None else bundle(connection, id_, found)


def _all(connection: sqlite3.Connection, sql: str, *given: Any) -> list[Row]:
    """Plain tuples, which can be compared between files whatever their connections make of a row."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, given).fetchall()


# Joining


def joined(one: Bundle | None, other: Bundle) -> Bundle:
    """What two files know of one article: the same, whichever is asked first, and in whatever order files are joined.

    The claims are those of the newer extractor, of both files where it is the same one, and from both whatever the log
    speaks of or a reviewer cut out, as it stood where it was spoken of. Of all else the lesser stands, in the order of
    its JSON: the earlier import, the first of two names, and a title before words that stand in for one.
    """
    if one is None:
        return other
    about, passages = min((one.about, one.passages), (other.about, other.passages), key=json.dumps)
    extractor = max(one.extractor or "", other.extractor or "", key=_version) or None
    claims = _greatest(found for side in (one, other) if side.extractor == extractor for found in side.claims)
    claims |= _greatest(found for side in (one, other) for found in side.claims if found.kept)
    return Bundle(
        id=one.id,
        text=one.text,
        source=min(one.source, other.source),
        imported=min(one.imported, other.imported),
        extractor=extractor,
        about=about,
        passages=passages,
        claims=tuple(sorted(claims.values(), key=lambda found: (found.row[1], found.row[2]))),
        # In JSON a list with something in it comes before an empty one.
        locators=min(one.locators, other.locators, key=json.dumps),
        more=min(one.more, other.more, key=json.dumps),
    )


def _version(extractor: str) -> tuple[bool, list[int], str]:
    """By which the newer of two extractors is told: ``rules 10`` comes after ``rules 9``, and both after any other."""
    return extractor.startswith("rules "), [int(n) for n in re.findall("[0-9]{1,9}", extractor)], extractor


def _greatest(claims: Iterable[Found]) -> dict[str, Found]:
    best: dict[str, Found] = {}
    for found in claims:
        known = best.get(found.id)
        if known is None or (known != found and _rank(found) > _rank(known)):
            best[found.id] = found
    return best


def _rank(found: Found) -> str:
    return json.dumps((found.row, found.quantities))


# Writing


def put(connection: sqlite3.Connection, before: Bundle | None, after: Bundle) -> tuple[int, int]:
    """How many claims came and went now that *after* stands where *before* stood. Call inside `writing` only."""
    if before is None:
        _insert(connection, after)
    else:
        _change(connection, before, after)
    known = {found.id: found for found in before.claims} if before else {}
    wanted = {found.id for found in after.claims}
    gone = known.keys() - wanted
    connection.executemany("DELETE FROM claims WHERE id = ?", [(id_,) for id_ in sorted(gone)])
    changed = [found for found in after.claims if known.get(found.id) != found]
    for found in changed:
        _put_claim(connection, after.id, found)
    # The links of claims that are found otherwise now come from the other file, or are looked for again: these claims
    # wait for it. Those of the others stand, whatever found the claims.
    connection.executemany(
        "DELETE FROM links WHERE first = ?1 OR second = ?1", [(found.id,) for found in changed if found.id in known]
    )
    if changed or gone:
        articles.count_claims(connection, after.id)
        articles.count_reviewed(connection, after.id)
    return len(wanted - known.keys()), len(gone)


def _insert(connection: sqlite3.Connection, bundle: Bundle) -> None:
    connection.execute(
        f"INSERT INTO articles (id, text, source, imported, extractor, {_ABOUT})"  # noqa: S608 - our own names
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (bundle.id, bundle.text, bundle.source, bundle.imported, bundle.extractor, *bundle.about),
    )
    articles.put_places(connection, bundle.id, bundle.locators, bundle.more)
    _put_passages(connection, bundle)


def _change(connection: sqlite3.Connection, before: Bundle, after: Bundle) -> None:
    columns = ", ".join(f"{name} = ?" for name in ("source", "imported", "extractor", *_ABOUT.split(", ")))
    connection.execute(
        f"UPDATE articles SET {columns} WHERE id = ?",  # noqa: S608 - our own names
        (after.source, after.imported, after.extractor, *after.about, after.id),
    )
    if before.passages != after.passages:
        for row in connection.execute(
            'SELECT number, start, "end" FROM passages WHERE article_id = ?', (after.id,)
        ).fetchall():
            connection.execute(
                "INSERT INTO passage_index (passage_index, rowid, text) VALUES ('delete', ?, ?)",
                (row["number"], before.text[row["start"] : row["end"]]),
            )
        connection.execute("DELETE FROM passages WHERE article_id = ?", (after.id,))
        _put_passages(connection, after)
        # What is boilerplate is left out of the comparison with other articles.
        near.forget(connection, after.id)
    if (before.locators, before.more) != (after.locators, after.more):
        for table in ("locators", "stated"):
            connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (after.id,))  # noqa: S608 - our own names
        articles.put_places(connection, after.id, after.locators, after.more)


def _put_passages(connection: sqlite3.Connection, bundle: Bundle) -> None:
    for passage in bundle.passages:
        number = connection.execute(
            f"INSERT INTO passages (article_id, {_PASSAGE}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
            (bundle.id, *passage),
        ).lastrowid
        connection.execute(
            "INSERT INTO passage_index (rowid, text) VALUES (?, ?)", (number, bundle.text[passage[0] : passage[1]])
        )


_CHANGES = ", ".join(f"{name} = excluded.{name}" for name in _CLAIM.split(", ") if name != "id")


def _put_claim(connection: sqlite3.Connection, article: str, found: Found) -> None:
    connection.execute(
        f"INSERT INTO claims (article_id, {_CLAIM}) VALUES ({', '.join('?' * (len(found.row) + 1))})"  # noqa: S608 - our own names
        f" ON CONFLICT (id) DO UPDATE SET {_CHANGES}",
        (article, *found.row),
    )
    connection.execute("DELETE FROM quantities WHERE claim_id = ?", (found.id,))
    connection.executemany(
        f"INSERT INTO quantities (claim_id, {_QUANTITY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
        [(found.id, *quantity) for quantity in found.quantities],
    )
