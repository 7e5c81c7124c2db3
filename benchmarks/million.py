"""A review file of a million claims and a million entries, made once and kept among the temporary files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from workbench.domain.article import article_id
from workbench.domain.claim import claim_id
from workbench.domain.review import LogEntry
from workbench.domain.scale import DEFAULT
from workbench.store import current, log, schema, sqlite

CLAIMS_OF_ONE = 50
SENTENCES = 5  # of a passage
SESSION = 500  # entries of a chain
REVIEWERS = ("ann", "ben", "cleo", "dov", "eva")

RARE, MIDDLING, COMMON = "quillfeather", "harbourside", "the"
"""A word that some sixty claims hold, one that a few thousand do, one that nearly all do."""

_FREQUENT = (  # noqa: SIM905 - words are read as words
    "the of to and in a said that for on was with by at were from had it as his its been which after who has not people"
    " are but he they this have two their or an when police year more over would government new between three also"
    " million city against officials against report former percent killed national minister state group since army"
).split()
_SYLLABLES = (  # noqa: SIM905 - the same
    "ba be bo da del den do dra fa fen fi ga gar ge han hel in ka kel ko la len li lo ma mer mi mo na nel no or pa per"
    " po ra ren ri ro sa sen si so ta tel ti to ul va ven vi wa wen zo"
).split()
_VOCABULARY = 40_000
_BEGAN = 1_700_000_000_000  # milliseconds since 1970, of the first entry
_CLAIM = (
    'INSERT INTO claims (number, id, article_id, start, "end", text, kind, score, reasons)'
    " VALUES (?, ?, ?, ?, ?, ?, 'statement', ?, ?)"
)
_INDEXES = ("claim_index", "entry_index")
_QUICK = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-262144", "temp_store=MEMORY", "foreign_keys=OFF")


def kept(claims: int = 1_000_000, entries: int = 1_000_000) -> Path:
    """The file of that size, made now (minutes) if this schema's is not among the temporary files yet."""
    made_by = [*schema.scripts(), Path(__file__)]
    shape = hashlib.sha256(b"".join(script.read_bytes() for script in made_by)).hexdigest()[:12]
    path = Path(tempfile.gettempdir(), f"workbench-{claims}-claims-{entries}-entries-{shape}.db")
    if not path.exists():
        unfinished = path.with_suffix(".making")
        unfinished.unlink(missing_ok=True)
        million(unfinished, claims, entries)
        unfinished.rename(path)
    return path


def million(path: Path, claims: int = 1_000_000, entries: int = 1_000_000) -> None:
    """Makes a review file at *path*: articles of 50 claims each, and *entries* of five reviewers on them.

    The text is the same every time. Anchors, ids, chains, hashes and the current state are what the program itself
    would have made.
    """
    with contextlib.closing(schema.open_file(path, create=True)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        for pragma in _QUICK:
            connection.execute(f"PRAGMA {pragma}")
        triggers = [row["sql"] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        connection.execute("BEGIN")
        for name in schema.guards():
            connection.execute(f"DROP TRIGGER {name}")
        sentence = _sentences(random.Random(1))
        ids = _articles(connection, sentence, claims)
        _entries(connection, sentence, ids, entries)
        for index in _INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - our own names
        for trigger in triggers:
            connection.execute(trigger)
        current.rebuild(connection)
        connection.execute("COMMIT")
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _sentences(chance: random.Random) -> Callable[[], str]:
    """Makes a sentence each time, of words as frequent as they are in a language (Zipf's law)."""
    words = list(_FREQUENT)
    seen = set(words)
    while len(words) < _VOCABULARY:
        word = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))
        if word not in seen:
            seen.add(word)
            words.append(word)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def sentence() -> str:
        chosen = chance.choices(words, cum_weights=weights, k=chance.randint(8, 20))
        luck = chance.random()
        if luck < 0.00006:
            chosen[3] = RARE
        elif luck < 0.005:
            chosen[3] = MIDDLING
        chosen[5] = str(chance.randint(2, 90_000))
        return " ".join(chosen).capitalize() + "."

    return sentence


def _articles(connection: sqlite3.Connection, sentence: Callable[[], str], claims: int) -> list[str]:
    """Ids of the claims that were put in, with their articles and passages."""
    ids: list[str] = []
    passage = 0
    for number in range(-(-claims // CLAIMS_OF_ONE)):
        found = [sentence() for _ in range(min(CLAIMS_OF_ONE, claims - len(ids)))]
        title = sentence().removesuffix(".")
        paragraphs = [" ".join(found[at : at + SENTENCES]) for at in range(0, len(found), SENTENCES)]
        text = "\n\n".join([title, *paragraphs]) + "\n"
        article, rows, passages, at = article_id(text), [], [(0, len(title), "title")], len(title) + 2
        for paragraph in paragraphs:
            passages.append((at, at + len(paragraph), "body"))
            at += len(paragraph) + 2
        at = len(title) + 2
        for nth, words in enumerate(found):
            end, score = at + len(words), (nth * 37 % 100) / 100
            reasons = json.dumps([{"name": "gives a figure", "weight": score, "start": at, "end": end}])
            ids.append(claim_id(article, at, end))
            rows.append((len(ids), ids[-1], article, at, end, words, score, reasons))
            at = end + (2 if nth % SENTENCES == SENTENCES - 1 else 1)
        connection.execute(
            "INSERT INTO articles (id, text, title, outlet, published, language, source, words, imported, extractor,"
            " claims) VALUES (?, ?, ?, 'The Post', '2023-05-02', 'en', ?, ?, ?, 'bench', ?)",
            (article, text, title, f"{number:06}.txt", len(text.split()), _moment(0), len(found)),
        )
        connection.executemany(_CLAIM, rows)
        numbered = [(passage + nth, *about) for nth, about in enumerate(passages, 1)]
        passage += len(passages)
        connection.executemany(
            "INSERT INTO passages (number, article_id, start, \"end\", role, language) VALUES (?, ?, ?, ?, ?, 'en')",
            [(n, article, start, end, role) for n, start, end, role in numbered],
        )
        connection.executemany(
            "INSERT INTO passage_index (rowid, text) VALUES (?, ?)",
            [(n, text[start:end]) for n, start, end, _ in numbered],
        )
    return ids


def _entries(connection: sqlite3.Connection, sentence: Callable[[], str], claims: list[str], entries: int) -> None:
    names = LogEntry.__struct_fields__
    put = f"INSERT INTO log (number, {log.COLUMNS}) VALUES (?{', ?' * len(names)})"  # noqa: S608 - our own names
    waiting: list[tuple[Any, ...]] = []
    for number, entry in enumerate(_history(sentence, claims, entries), 1):
        waiting.append((number, *(getattr(entry, name) for name in names), log.words_of(entry.body)))
        if len(waiting) == 10_000 or number == entries:
            connection.executemany(put, [row[:-1] for row in waiting])
            connection.executemany(
                "INSERT INTO entry_words (number, text) VALUES (?, ?)",
                [(row[0], row[-1]) for row in waiting if row[-1]],
            )
            waiting.clear()


def _history(sentence: Callable[[], str], claims: list[str], entries: int) -> Iterator[LogEntry]:
    """Entries of a day each reviewer a chain: seven verdicts to one and a half notes and as many sources."""
    chance = random.Random(2)
    chain, previous = "", log.FIRST
    for number in range(entries):
        if number % SESSION == 0:
            chain, previous = f"{chance.getrandbits(128):032x}", log.FIRST
        action, value, body = _done(chance, sentence, number)
        text, salt = _canonical(body), f"{chance.getrandbits(128):032x}"
        unsigned = {
            "id": f"{_BEGAN + number:012x}7{chance.getrandbits(12):03x}{0x8000 | chance.getrandbits(14):04x}"
            f"{chance.getrandbits(48):012x}",
            "chain": chain,
            "seq": number % SESSION + 1,
            "author": REVIEWERS[number // SESSION % len(REVIEWERS)],
            "at": _moment(number),
            "clock": number + 1,
            "subject": claims[number * 7 % len(claims)],
            "action": action,
            "value": value,
            "body_hash": _hash({"body": text, "salt": salt}),
            "previous": previous,
        }
        previous = _hash({name: member for name, member in unsigned.items() if member is not None})
        yield LogEntry(**unsigned, body=text, salt=salt, hash=previous)


def _done(chance: random.Random, sentence: Callable[[], str], number: int) -> tuple[str, str | None, dict[str, Any]]:
    kind = chance.random()
    if kind < 0.7:
        rating = chance.choice(DEFAULT.ratings)
        scale = {"scale": DEFAULT.id, "scale_version": DEFAULT.version}
        body = {"label": rating.label, "number": rating.number, "rationale": sentence(), **scale}
        return "verdict", rating.id, {name: member for name, member in body.items() if member is not None}
    if kind < 0.85:
        return "note", None, {"text": sentence()}
    source = {"url": f"https://example.org/{number}", "accessed": _moment(number), "quote": sentence()}
    return "evidence", chance.choice(("supports", "refutes", "context")), source


def _canonical(value: dict[str, Any]) -> str:
    """Canonical JSON of texts in ASCII and whole numbers, of which json's is the same and twenty times as quick."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _hash(value: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def _moment(number: int) -> str:
    at = datetime.fromtimestamp((_BEGAN + number) / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
