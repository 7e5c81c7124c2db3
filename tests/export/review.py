"""A review that is only what a test says it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.store.making import STORY
from workbench.domain.article import Article
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, LogEntry, Note
from workbench.domain.row import ClaimRow, row_of
from workbench.domain.scale import DEFAULT
from workbench.domain.seal import Seal

SEAL = Seal(3, "ab" * 32, "01" * 16, "1.2.3", DEFAULT, "claims", "2021-05-04T10:00:00.000Z", "ann")


@dataclass(frozen=True)
class Reviewed:
    """What a writer asks a review for, answered from what the test made."""

    made: Sequence[Record] = ()
    entries: Sequence[LogEntry] = ()

    def records(self) -> Iterator[Record]:
        return iter(self.made)

    def rows(self) -> Iterator[ClaimRow]:
        return map(row_of, self.made)

    def most_evidence(self) -> int:
        return max((len(record.evidence) for record in self.made), default=0)

    def articles(self) -> list[ArticleSummary]:
        return list({record.article.id: record.article for record in self.made}.values())

    def notes(self, subject: str) -> tuple[Note, ...]:
        return next((r.article_notes for r in self.made if r.article.id == subject), ())

    def article(self, ref: str) -> Article:
        assert ref == STORY.id
        return STORY

    def log(self) -> Iterator[LogEntry]:
        return iter(self.entries)
