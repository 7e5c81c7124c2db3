"""Sources in: every article that is new goes into the review file, and its claims are found in another process."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from workbench.desk import linking, nearness
from workbench.desk.decisions import FIELDS
from workbench.desk.interrupting import in_one_piece
from workbench.desk.recording import EXTRACTION_DEPENDS_ON
from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ArticleSummary
from workbench.extract.models import Models
from workbench.extract.version import RULES_VERSION
from workbench.ingest.limits import DEFAULT, Limits
from workbench.store import articles, claims, handmade, header, log, readings, schema, sqlite

if TYPE_CHECKING:
    import sqlite3

    from workbench.extract.extractors import Extractors
    from workbench.ingest.article import Known
    from workbench.ingest.readers.room import ReadingRoom

Progress = Callable[[str, int, int], None]
"""Told what is at work (a source, or the title of an article), how much is done (sources, characters), of how much."""

COMPARING = "Comparing claims"
"""What is at work, as progress is told, once all claims are found."""

_T = TypeVar("_T")

_BATCH = 64
"""Articles saved together: one wait for the disk instead of 64."""

_LONGEST_WAIT = 1.0
"""Seconds that an article waits for others to be saved with."""


class Imported(Struct):
    """What became of the sources: titles of new articles, names of known ones, and a sentence for each failure."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    """Of the articles, new or known."""
    near: list[tuple[ArticleSummary, ArticleSummary, float]] = field(default_factory=list)
    """Each article that is nearly the same as another, the newcomer first, and how nearly, 0 to 1."""
    stopped: bool = False
    """Whether Ctrl-C ended it; what was read by then is kept."""


def import_sources(
    path: Path,
    names: Iterable[str],
    reviewer: str,
    overrides: dict[str, str] | None = None,
    allow_private: bool = False,
    limits: Limits = DEFAULT,
    *,
    progress: Progress | None = None,
) -> Imported:
    """Reads *names* (files, folders, patterns, web addresses, ``-``) into the review file at *path*.

    The file is made if something is read. *overrides* are corrections to the metadata of everything read, recorded as
    the reviewer's. Web addresses that lead to this computer or a private network are read only with *allow_private*. A
    source that cannot be read, or not within *limits*, is named in the result and does not keep the others out.
    *progress* is told each source as it is read. What was read before Ctrl-C is kept; the result says so. Raises
    WorkbenchError when the file itself fails.
    """
    from workbench.ingest.article import Known
    from workbench.ingest.readers.room import ReadingRoom

    done = Imported()
    with contextlib.ExitStack() as stack:
        connection: sqlite3.Connection | None = None
        if header.header(path) is not None:
            connection = stack.enter_context(contextlib.closing(schema.open_file(path, create=True)))
        chain = log.new_chain()
        known = set(articles.ids(connection)) if connection is not None else set()
        try:
            room = stack.enter_context(ReadingRoom(limits))
            remembered = partial(readings.known, connection) if connection is not None else _nothing
            found = _read(names, done, room, known, remembered, allow_private, progress or _silent)
            for batch in _batches(found, _BATCH):
                with in_one_piece():
                    if connection is None:
                        connection = stack.enter_context(contextlib.closing(schema.open_file(path, create=True)))
                    with sqlite.writing(connection):
                        for item in batch:
                            if isinstance(item, _WasRead):
                                readings.remember(connection, item.fingerprint, item.ids)
                                continue
                            if not isinstance(item, Known) and articles.add(connection, item):
                                known.add(item.id)
                                done.new.append(item.title)
                            else:
                                done.known.append(item.source)
                            done.ids.append(item.id)
                            _correct(connection, chain, reviewer, item.id, overrides or {})
            if connection is not None and done.new:
                _find_near(connection, done)
        except KeyboardInterrupt:
            done.stopped = True
    return done


class _WasRead(Struct, frozen=True):
    """The bytes with that fingerprint were read whole, as the articles with these ids."""

    fingerprint: str
    ids: list[str]


def _silent(_name: str, _done: int, _of: int) -> None:
    pass


def _nothing(_fingerprint: str) -> None:
    return None


def _find_near(connection: sqlite3.Connection, done: Imported) -> None:
    """Names each new article that is nearly the same as another one."""
    for pair in nearness.compare(connection):
        one, other = (articles.summary(connection, id_) for id_ in (pair.first, pair.second))
        done.near.append((one, other, pair.similarity))


def _read(
    names: Iterable[str],
    done: Imported,
    room: ReadingRoom,
    known: set[str],
    remembered: Callable[[str], list[str] | None],
    allow_private: bool,
    progress: Progress,
) -> Iterator[Article | Known | _WasRead]:
    from workbench.ingest.readers.formats import endings
    from workbench.ingest.sources import sources
    from workbench.ingest.web_address import without_login

    listed = list(sources(names, allow_private, endings()))
    for number, source in enumerate(listed):
        progress(without_login(source.name) if source.web else source.name, number, len(listed))
        # A file's name need not be valid Unicode; what stands for it in the review file must be.
        name = os.fsencode(source.name).decode("utf-8", "replace")
        if source.path is not None and header.is_open(source.path):
            done.failed.append(f"{name} is a review file, and open; name an article.")
            continue
        try:
            data, landed = source.landed(room.limits)
            for found in _articles(data, name, done, room, known, remembered):
                yield replace(found, more=(*found.more, landed)) if landed and isinstance(found, Article) else found
        except WorkbenchError as error:
            done.failed.append(str(error))


def _articles(
    data: bytes,
    name: str,
    done: Imported,
    room: ReadingRoom,
    known: set[str],
    remembered: Callable[[str], list[str] | None],
) -> Iterator[Article | Known | _WasRead]:
    """The articles in a source; those that the same bytes were read as before, where reading them takes a process."""
    from workbench.ingest.article import Known, read_articles
    from workbench.ingest.fingerprint import fingerprint
    from workbench.ingest.readers.formats import added, reader_for
    from workbench.ingest.readers.reading import Unread

    seen = None if reader_for(data, name).trusted else fingerprint(data, name, added())
    if seen is not None and (ids := remembered(seen)) is not None:
        yield from (Known(id_, name) for id_ in ids)
        return
    failures, found = len(done.failed), []
    for article in read_articles(data, name, room, known):
        if isinstance(article, Unread):
            done.failed.append(article.sentence)
        else:
            found.append(article.id)
            yield article
    if seen is not None and len(done.failed) == failures:
        yield _WasRead(seen, found)


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """*items* in batches of at most *size*; whoever is stopped on the way gets what there is first."""
    batch: list[_T] = []
    began = time.monotonic()
    try:
        for item in items:
            batch.append(item)
            if len(batch) == size or time.monotonic() - began > _LONGEST_WAIT:
                full, batch = batch, []
                yield full
                began = time.monotonic()
    except KeyboardInterrupt:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _correct(
    connection: sqlite3.Connection, chain: str, reviewer: str, article: str, overrides: dict[str, str]
) -> None:
    """Records the corrections that say something new; a new date or language has the claims looked for again."""
    known = articles.article(connection, article) if overrides else None
    for name, value in overrides.items():
        if getattr(known, name) != value:
            log.append(connection, chain, reviewer, article, FIELDS[name], value, {})
            if FIELDS[name] in EXTRACTION_DEPENDS_ON:
                articles.extract_again(connection, article)


_A_START = 10_000
"""Words that are read in about the time that another process takes to start."""


class Found(Struct, frozen=True):
    """How many claims an article has, the languages of it that nobody here reads, or why nothing could be found."""

    title: str
    claims: int
    unread: tuple[str, ...] = ()
    failed: str | None = None


def extract_pending(
    path: Path, models: Models, progress: Progress, processes: int = 1, limits: Limits = DEFAULT
) -> Iterator[Found]:
    """Finds the claims of every article not looked at yet; yields what became of each, once saved.

    The work is done by child processes, at most so many, and no more than there is work for, so that neither the
    language models nor a hostile text burden this one. What is done stays done when the iteration is given up. An
    article that cannot be extracted, or not within *limits*, waits for the next time.
    """
    from workbench.extract.extractors import Extractors

    with sqlite.told(path), contextlib.closing(schema.open_file(path)) as connection:
        if pending := articles.to_extract(connection):
            enough = min(processes, len(pending), 1 + articles.words_to_extract(connection) // _A_START)
            with Extractors(models, enough, seconds=limits.extract_seconds) as extractors:
                yield from _extracted(connection, pending, extractors, progress)
        for done, of in linking.find(connection):
            progress(COMPARING, done, of)
        for _ in nearness.compare(connection):  # those that a merge, or an import that was stopped, left to compare
            pass


def mark_to_extract(path: Path, named: Iterable[str], *, every: bool = False) -> int:
    """Has the claims of the articles with the ids *named* looked for anew; where none is, of those that older rules
    read, or of *every* one. How many articles now wait. What anybody worked on stays, found again or not."""
    with sqlite.told(path), contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        ids = list(named)
        if not ids:
            ids = articles.extracted(connection) if every else articles.of_older_rules(connection, RULES_VERSION)
        for id_ in ids:
            articles.extract_again(connection, id_)
        return len(articles.to_extract(connection))


def has_rules(language: str) -> bool:
    """Whether claims can be looked for in *language*, an ISO 639-1 code, once there is a model that reads it."""
    from workbench.extract.languages import WITH_RULES

    return language in WITH_RULES


def _extracted(
    connection: sqlite3.Connection, pending: list[str], extractors: Extractors, progress: Progress
) -> Iterator[Found]:
    from workbench.extract.extractors import Extracted

    waiting = (articles.article(connection, id_) for id_ in pending)
    for batch in _batches(extractors.extract(waiting, len(pending), progress), _BATCH):
        with in_one_piece(), sqlite.writing(connection):
            for one in batch:
                if isinstance(one, Extracted):
                    claims.replace_extracted(connection, one.article.id, one.claims, one.extractor)
                    handmade.follow(connection, one.article.id)
        for one in batch:
            if isinstance(one, Extracted):
                yield Found(one.article.title, len(one.claims), one.unread)
            else:
                yield Found(one.article.title, 0, failed=one.sentence)
