"""Proof that a review file is whole: the file, its guards, every chain, every anchor, the current state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workbench.domain.article import article_id
from workbench.domain.claim import claim_id
from workbench.domain.errors import WorkbenchError
from workbench.store import checks, current, handmade, indexes, links, terms, versions
from workbench.store.chains import faults, forks
from workbench.store.columns import mistyped
from workbench.store.schema import differences
from workbench.store.sqlite import bytes_as_they_are, reading

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

_MOST_NOTES = 20


class Findings(Struct):
    """What was looked at, counted, every problem found, and what is worth knowing but no problem, a sentence each."""

    articles: int = 0
    passages: int = 0
    claims: int = 0
    quantities: int = 0
    entries: int = 0
    chains: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(connection: sqlite3.Connection) -> Findings:
    """The findings on the whole file; nothing in it is changed. Streams article by article, chain by chain."""
    with reading(connection), bytes_as_they_are(connection):
        return _found(connection)


def _found(connection: sqlite3.Connection) -> Findings:
    found = Findings()
    found.problems += (
        f"SQLite finds the file damaged: {row[0]}."
        for row in connection.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    )
    found.problems += differences(connection)
    found.problems += (
        f"A row of {row['table']} belongs to a row of {row['parent']} that is missing."
        for row in connection.execute("PRAGMA foreign_key_check")
    )
    wrong = list(mistyped(connection))
    found.problems += wrong
    # Only sound rows: what is wrong with the others was said just now.
    for row in connection.execute(
        "SELECT id, text FROM articles WHERE typeof(id) = 'text' AND typeof(text) = 'text' ORDER BY id"
    ):
        found.articles += 1
        found.problems += _anchors(connection, row, found)
    found.entries = connection.execute("SELECT count(*) FROM log").fetchone()[0]
    found.chains = connection.execute("SELECT count(DISTINCT chain) FROM log").fetchone()[0]
    for what, look in _PROOFS:
        found.problems += _as_far_as_it_goes(look(connection), what) if wrong else look(connection)
    notes = _notes(connection)
    found.notes += _as_far_as_it_goes(notes, "what else is worth knowing") if wrong else notes
    return found


def _as_far_as_it_goes(sentences: Iterator[str], what: str) -> Iterator[str]:
    """The *sentences* up to where a value of a wrong type ends the look at *what*; that is said then."""
    try:
        yield from sentences
    except (TypeError, ValueError, AttributeError, WorkbenchError, sqlite3.OperationalError):
        yield f"Not all of {what} could be looked at, since a row holds what does not belong there."


def _faulty(connection: sqlite3.Connection) -> Iterator[str]:
    for fault in faults(connection):
        yield f"Log entry {fault.entry} of chain {fault.chain}: {fault.wrong}."


def _not_as_the_log_says(connection: sqlite3.Connection) -> Iterator[str]:
    for subject in current.wrong(connection):
        yield f"The current state of {subject} is not what the log says."


def _other_than_their_ids(connection: sqlite3.Connection) -> Iterator[str]:
    for id_, check in checks.told(connection):
        if check is None or check.id != id_:
            yield f"The published check {str(id_)[:80]} does not say what its id says."


_PROOFS = (
    ("the log", _faulty),
    ("the current state", _not_as_the_log_says),
    ("the claims that reviewers cut out", handmade.missing),
    ("the versions", versions.wrong),
    ("the published checks", _other_than_their_ids),
    ("the search indexes", indexes.wrong),
    ("the links", links.wrong),
    ("the index of terms", terms.malformed),
)


def _notes(connection: sqlite3.Connection) -> Iterator[str]:
    for fork in forks(connection):
        yield f"Chain {fork.chain} goes on in {len(fork.entries)} ways at entry {fork.seq}: {', '.join(fork.entries)}."
    yield from _quarantined(connection)


def _quarantined(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("SELECT source, at, reason FROM quarantine ORDER BY number LIMIT ?", (_MOST_NOTES,)):
        yield f"An entry of {row['source']} was not accepted at {row['at']}: {row['reason']}."
    more = connection.execute("SELECT count(*) FROM quarantine").fetchone()[0] - _MOST_NOTES
    if more > 0:
        yield f"So were {more} more entries."


_ARE_OFFSETS = "typeof(start) = 'integer' AND typeof(\"end\") = 'integer'"


def _anchors(connection: sqlite3.Connection, article: sqlite3.Row, found: Findings) -> Iterator[str]:
    text, id_ = article["text"], article["id"]
    if not _is_text_of(id_, text):
        yield f"Article {id_}: its text is not the one it was imported with."
    for row in connection.execute(
        f'SELECT start, "end" FROM passages WHERE article_id = ? AND {_ARE_OFFSETS}',  # noqa: S608 - our own words
        (id_,),
    ):
        found.passages += 1
        if not 0 <= row["start"] < row["end"] <= len(text):
            yield f"Article {id_}: the passage at {row['start']}–{row['end']} lies outside its text."
    for row in connection.execute(
        "SELECT start, label FROM locators WHERE article_id = ? AND typeof(start) = 'integer'", (id_,)
    ):
        if not 0 <= row["start"] <= len(text):
            yield f"Article {id_}: {row['label']} begins outside its text."
    for row in connection.execute(
        f'SELECT id, start, "end", text FROM claims WHERE article_id = ? AND {_ARE_OFFSETS}',  # noqa: S608 - our own words
        (id_,),
    ):
        found.claims += 1
        if text[row["start"] : row["end"]] != row["text"] or claim_id(id_, row["start"], row["end"]) != row["id"]:
            yield f"Claim {row['id']}: its words are not what stands at {row['start']}–{row['end']} of article {id_}."
    for row in connection.execute(
        f"""
        SELECT claim_id, start, "end", text
        FROM quantities
        WHERE claim_id IN (SELECT id FROM claims WHERE article_id = ?) AND {_ARE_OFFSETS}
        """,  # noqa: S608 - our own words
        (id_,),
    ):
        found.quantities += 1
        if text[row["start"] : row["end"]] != row["text"]:
            yield f"Claim {row['claim_id']}: its quantity is not what stands at {row['start']}–{row['end']}."


def _is_text_of(id_: str, text: str) -> bool:
    try:
        return article_id(text) == id_
    except UnicodeEncodeError:
        return False
