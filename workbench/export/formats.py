"""What can be written: one registry, which the command line, the help and the Desk read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import IO, Any, Protocol

from msgspec import Struct

from workbench.domain.article import Article
from workbench.domain.dossier import NOBODY, Chapter, Dossier, Publisher
from workbench.domain.link import Pair, Relation
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, LogEntry, Note
from workbench.domain.row import ClaimRow
from workbench.domain.seal import Seal
from workbench.domain.tally import Tally


class Rows(StrEnum):
    """What an export has a row, or an object, for each of; *all* is the whole review, as a merge takes it in again."""

    ALL = "all"
    CLAIMS = "claims"
    LOG = "log"
    EVIDENCE = "evidence"
    LINKS = "links"
    ARTICLES = "articles"


class Review(Protocol):
    """What a writer may ask of a review; the Desk is one. Everything comes one at a time, and in a total order."""

    def records(self) -> Iterator[Record]:
        """Every claim with all that is known of it, in the order of the articles' sources and the claims' places."""

    def rows(self) -> Iterator[ClaimRow]:
        """The same claims in the same order, as rows of a table, in half the time."""

    def most_evidence(self) -> int:
        """The most pieces of evidence that any one claim has."""

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of its source's name."""

    def notes(self, subject: str) -> tuple[Note, ...]:
        """The standing notes on the claim or article with that id, oldest first."""

    def article(self, ref: str) -> Article:
        """The article with that id, with its text and passages."""

    def log(self) -> Iterator[LogEntry]:
        """Every entry of the log, oldest first."""

    def contents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row that another review file would take in, after what it is of: article, claim, entry and so on."""

    def file_version(self) -> int:
        """The version of the review file's tables."""

    @property
    def title(self) -> str:
        """What the review is called."""

    def chapters(self) -> Iterator[Chapter]:
        """Every article with its claims, each to be read to its end before the next, in the order of `records`."""

    def dossiers(self) -> Iterator[Dossier]:
        """Every claim with its history and where else it stands, in the order of `records`."""

    def links(self, *, relation: Relation | None = None) -> Iterator[Pair]:
        """The links, or those of one *relation*, with both claims, the best of a kind first."""

    def tallies(self) -> list[Tally]:
        """How many claims of each article stand where."""


class Options(Struct, frozen=True):
    """How an export is wanted. *raw* leaves cells as they are, *bom* begins with a byte order mark; *publisher* is who
    publishes what is made for the web.
    """

    rows: Rows = Rows.CLAIMS
    raw: bool = False
    bom: bool = False
    publisher: Publisher = NOBODY


class Written(Struct, frozen=True):
    """How many of what (*noun*, in the singular) were written; each of *remarks* is a sentence for the person."""

    count: int
    noun: str = "claim"
    remarks: tuple[str, ...] = ()


Writer = Callable[[Review, Seal, IO[Any], Options], Written]
"""Writes a review to a stream: of text with ``newline=""``, or of bytes where the format is binary."""


class Format(Struct, frozen=True):
    """A format by its *name*, the *endings* of its files and its *writer* (``module:function``, imported when used).

    *rows* is what it can have rows of, the first where nothing else is asked for, and *takes* the names of the options
    it heeds. One that *is_sealed* keeps the seal in the document itself; for any other it is put into a file beside it.
    """

    name: str
    endings: tuple[str, ...]
    writer: str
    rows: tuple[Rows, ...] = (Rows.CLAIMS,)
    takes: frozenset[str] = frozenset()
    is_sealed: bool = False
    is_binary: bool = False

    def write(self, review: Review, seal: Seal, out: IO[Any], options: Options) -> Written:
        """What was written to *out*."""
        module, name = self.writer.split(":")
        writer: Writer = getattr(importlib.import_module(module), name)
        return writer(review, seal, out, options)


_TABLES = (Rows.CLAIMS, Rows.LOG, Rows.EVIDENCE, Rows.LINKS, Rows.ARTICLES)
_PUBLISHED = frozenset({"publisher"})

FORMATS = (
    Format("csv", (".csv",), "workbench.export.csv:write", _TABLES, frozenset({"raw", "bom"})),
    Format("jsonl", (".jsonl", ".ndjson"), "workbench.export.jsonl:write", (Rows.ALL, *_TABLES), is_sealed=True),
    Format("xlsx", (".xlsx",), "workbench.export.xlsx:write", _TABLES, is_sealed=True, is_binary=True),
    Format("html", (".html", ".htm"), "workbench.export.report.html:write", takes=_PUBLISHED, is_sealed=True),
    Format("markdown", (".md", ".markdown"), "workbench.export.report.markdown:write", is_sealed=True),
    Format(
        "claimreview",
        (".claimreview.json", ".claimreview.jsonld"),
        "workbench.export.claimreview:write",
        takes=_PUBLISHED,
    ),
    Format("factchecktools", (".factchecktools.jsonl",), "workbench.export.factchecktools:write", takes=_PUBLISHED),
    Format("annotations", (".annotations.json", ".annotations.jsonld"), "workbench.export.annotations:write"),
)
"""Every format, the one that is taken where none is named first."""


def named(name: str) -> Format:
    """The format of that name, which must be one."""
    return next(format_ for format_ in FORMATS if format_.name == name)


def by_ending(file: str) -> Format | None:
    """The format that a file of that name has by its ending, the longest that fits; None where none does."""
    fitting = [
        (len(ending), format_)
        for format_ in FORMATS
        for ending in format_.endings
        if file.lower().endswith(ending) and len(file) > len(ending)
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None
