"""Made-up articles, claims and entries, and a look into the file past the program."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, Occurred, Quantity, Reason, claim_id
from workbench.domain.review import LogEntry
from workbench.domain.span import Span
from workbench.store import articles, claims, schema, sqlite

COLUMNS = LogEntry.__struct_fields__


def article_of(text: str, *, source: str = "made-up.txt", title: str = "A title", **about: Any) -> Article:
    """An article whose paragraphs, parted by blank lines, are its passages."""
    paragraphs = re.finditer(r"\S(?:.|\n(?!\n))*", text)
    return Article(
        id=article_id(text),
        text=text,
        passages=tuple(Passage(p.start(), p.end(), Role.BODY, language="en") for p in paragraphs),
        title=title,
        source=source,
        **about,
    )


def claim_of(article: Article, words: str, **about: Any) -> Claim:
    """The claim that says *words* where they first stand in *article*."""
    start = article.text.index(words)
    return claim_at(article, start, start + len(words), **about)


def claim_at(article: Article, start: int, end: int, **about: Any) -> Claim:
    about = {"kind": Kind.STATEMENT, "score": 0.5} | about
    return Claim(claim_id(article.id, start, end), article.id, start, end, article.text[start:end], **about)


def quantity_of(article: Article, words: str, number: float, **about: Any) -> Quantity:
    start = article.text.index(words)
    return Quantity(start, start + len(words), words, number, number, **about)


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def stored(path: Path, *found: tuple[Article, Sequence[Claim]]) -> None:
    """Makes, or adds to, the review file at *path*: articles, each with its claims."""
    connection = schema.open_file(path, create=True)
    with sqlite.writing(connection):
        for article, of_it in found:
            articles.add(connection, article)
            claims.replace_extracted(connection, article.id, of_it, "by hand")
    connection.close()


def bare(path: Path) -> sqlite3.Connection:
    """The file as any other program opens it: no pragma of ours, every statement its own transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def unguarded(path: Path) -> sqlite3.Connection:
    """The file as somebody opens it who means to tamper: every trigger is dropped."""
    connection = bare(path)
    for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {row['name']}")
    return connection


@contextlib.contextmanager
def off_guard(connection: sqlite3.Connection) -> Iterator[None]:
    """What is done inside no trigger sees: they stand again after it, as if nothing had been."""
    kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in kept:
        connection.execute(sql)


def log_rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM log ORDER BY clock, id")]


def current(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The tables of the current state, row for row."""
    return {
        table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
        for table in ("standing", "state", "progress")
    }


STORY = article_of(
    "Ferry runs aground off Lund\n\n"
    "The ferry Alda ran aground on Monday with 212 people on board, the coast guard said.\n\n"
    "“We heard a long scraping noise and then the lights went out on every deck,” said passenger Ida Holm.\n\n"
    "Two people were hurt, and the café on the upper deck caught fire.",
    source="a/ferry.txt",
    title="Ferry runs aground off Lund",
    byline="Ada Mole",
    outlet="The Lund Post",
    published="2021-05-04",
    language="en",
)
STORY_CLAIMS = (
    claim_of(
        STORY,
        "The ferry Alda ran aground on Monday with 212 people on board, the coast guard said.",
        kind=Kind.FIGURE,
        score=0.8,
        claimant="coast guard",
        claimant_surface="the coast guard",
        cue=Span(STORY.text.index("said."), STORY.text.index("said.") + 4),
        reasons=(Reason("figure", 0.5, 70, 73), Reason("event", 0.3, 43, 54)),
        quantities=(quantity_of(STORY, "212 people", 212.0, what="people"),),
        occurred=Occurred("2021-05-03", "2021-05-03"),
        place="Lund",
        parts=(span_of(STORY, "The ferry Alda ran aground on Monday"), span_of(STORY, "with 212 people on board")),
        needs_context=span_of(STORY, "the coast guard"),
    ),
    claim_of(
        STORY,
        "“We heard a long scraping noise and then the lights went out on every deck,”",
        kind=Kind.QUOTATION,
        score=0.4,
        claimant="Ida Holm",
        is_quote=True,
    ),
    claim_of(STORY, "Two people were hurt", kind=Kind.FIGURE, score=0.7),
)

HARBOUR = article_of(
    "Harbour master blames an old chart\n\n"
    "Some 240 people were aboard the Alda, harbour master Émile Roux said.\n\n"
    "“We heard a long scraping noise — and then the lights went out on every [passenger] deck,” one of them told him.",
    source="b/harbour.txt",
    title="Harbour master blames an old chart",
)
HARBOUR_CLAIMS = (
    claim_of(
        HARBOUR,
        "Some 240 people were aboard the Alda, harbour master Émile Roux said.",
        kind=Kind.FIGURE,
        score=0.9,
        claimant="Émile Roux",
        quantities=(quantity_of(HARBOUR, "Some 240 people", 240.0, approximate=True, what="people"),),
    ),
    claim_of(
        HARBOUR,
        "“We heard a long scraping noise — and then the lights went out on every [passenger] deck,”",
        kind=Kind.QUOTATION,
        score=0.4,
        is_quote=True,
    ),
)
