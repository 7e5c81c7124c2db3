"""The Desk: everything that can be done with a review file, for the command line and the screen alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from workbench.desk import decisions
from workbench.domain.article import Article, Passage
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Link
from workbench.domain.review import (
    Action,
    ArticleSummary,
    Bookmark,
    LogEntry,
    Note,
    Record,
    ReviewedClaim,
    Stance,
    Standing,
    Verdict,
    Workflow,
)
from workbench.domain.scale import DEFAULT, Scale
from workbench.store import articles, check, claims, links, log, reviews, schema, search, sqlite

if TYPE_CHECKING:
    import sqlite3

EXTRACTION_DEPENDS_ON = frozenset({Action.SET_PUBLISHED, Action.SET_LANGUAGE})
"""Corrections after which an article's claims are looked for again: their dates and words hang on them."""

Hit = search.Hit
words_of = search.words_of


@dataclass(frozen=True, slots=True)
class Sighting:
    """Another claim that a link leads to."""

    link: Link
    other: ReviewedClaim


class Desk:
    """An open review file and the reviewer who works on it.

    Every method that records something returns when it is on the disk; what it returns is what stands then.
    """

    scale: Scale = DEFAULT

    def __init__(self, connection: sqlite3.Connection, path: Path, reviewer: str) -> None:
        self.path = path
        self.reviewer = reviewer
        self._connection = connection
        self._chain = log.new_chain()

    @classmethod
    def open(cls, path: Path, reviewer: str, *, create: bool = False, read_only: bool = False) -> Desk:
        """The desk over the review file at *path*. Raises WorkbenchError when it cannot be opened as asked."""
        return cls(schema.open_file(path, create=create, read_only=read_only), path, reviewer)

    def require_same_file(self) -> None:
        """Raises WorkbenchError when another file, or none, is where this one was opened. Safe from any thread."""
        sqlite.require_same_file(self._connection)

    def close(self) -> None:
        """Closes the file; what was recorded is in it already."""
        self._connection.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading

    def at_one_moment(self) -> AbstractContextManager[None]:
        """What is read inside belongs together, whatever other reviewers record meanwhile. Do not record inside."""
        return sqlite.reading(self._connection)

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of its source's name."""
        with sqlite.told(self.path):
            return articles.summaries(self._connection)

    def article(self, ref: str) -> Article:
        """The article whose id is, or begins with, *ref*. Raises WorkbenchError when none or several do."""
        with sqlite.told(self.path):
            return articles.article(self._connection, self._whole(ref, "articles"))

    def passages(self, ref: str) -> list[Passage]:
        """The passages of the article that *ref* names, in reading order."""
        return list(self.article(ref).passages)

    def claims(
        self,
        *,
        article: str | None = None,
        workflow: Workflow | None = None,
        rating: str | None = None,
        claimant: str | None = None,
        min_score: float | None = None,
        sort: str = "position",
    ) -> Iterator[ReviewedClaim]:
        """The claims that meet every condition given, in the order *sort* names, one at a time."""
        with sqlite.told(self.path):
            whole = self._whole(article, "articles") if article else None
            wanted = claims.Wanted(whole, workflow, rating, claimant, min_score)
            yield from claims.claims(self._connection, wanted, sort)

    def claim(self, ref: str) -> ReviewedClaim:
        """The claim whose id is, or begins with, *ref*. Raises WorkbenchError when none or several do."""
        with sqlite.told(self.path):
            found = claims.claim(self._connection, self._whole(ref, "claims"))
        if found is None:
            raise WorkbenchError(f"There is no claim {ref}; `workbench claims` lists them.")
        return found

    def record(self, claim_id: str) -> Record:
        """Everything the verification log says of the claim with that id."""
        reviewed = self.claim(claim_id)
        article = reviewed.claim.article_id
        with sqlite.told(self.path):
            return self._record(
                reviewed, articles.summary(self._connection, article), tuple(reviews.notes(self._connection, article))
            )

    def records(self) -> Iterator[Record]:
        """The verification log, claim by claim, in the order of the articles' sources and the claims' places."""
        known = {summary.id: summary for summary in self.articles()}
        for article, found in groupby(self.claims(), key=lambda reviewed: reviewed.claim.article_id):
            with sqlite.told(self.path):
                notes = tuple(reviews.notes(self._connection, article))
            for reviewed in found:
                yield self._record(reviewed, known[article], notes)

    def _record(self, reviewed: ReviewedClaim, summary: ArticleSummary, article_notes: tuple[Note, ...]) -> Record:
        id_, standing = reviewed.claim.id, reviewed.standing
        with sqlite.told(self.path):
            return Record(
                reviewed,
                summary,
                tuple(reviews.verdicts(self._connection, id_)) if standing.verdicts else (),
                tuple(reviews.evidence(self._connection, id_)) if standing.evidence else (),
                tuple(reviews.notes(self._connection, id_)) if standing.notes else (),
                article_notes,
                reviews.dismissal(self._connection, id_) if standing.workflow is Workflow.DISMISSED else None,
            )

    def to_extract(self) -> int:
        """How many articles wait for their claims to be found."""
        with sqlite.told(self.path):
            return len(articles.to_extract(self._connection))

    def most_evidence(self) -> int:
        """The most pieces of evidence that any one claim has."""
        with sqlite.told(self.path):
            return claims.most_evidence(self._connection)

    def standings(self) -> Iterator[Standing]:
        """Where every claim stands, in no order."""
        with sqlite.told(self.path):
            yield from claims.standings(self._connection)

    def history(self, subject: str) -> list[LogEntry]:
        """What was recorded about the claim or article with that id, oldest first, undone or not."""
        with sqlite.told(self.path):
            return list(log.entries(self._connection, subject=subject))

    def sightings(self, claim_id: str) -> list[Sighting]:
        """The claims elsewhere that the one with that id is linked with, the best link first."""
        with sqlite.told(self.path):
            return [Sighting(link, self.claim(link.second)) for link in links.of_claim(self._connection, claim_id)]

    def search(self, query: str) -> list[search.Hit]:
        """Passages that hold every word of *query*, in reading order."""
        with sqlite.told(self.path):
            return search.search(self._connection, query)

    def check(self) -> check.Findings:
        """Proof that the file is whole: SQLite's own check, every anchor, every chain, the current state."""
        with sqlite.told(self.path):
            return check.check(self._connection)

    def bookmark(self) -> Bookmark | None:
        """Where the reviewer left off."""
        with sqlite.told(self.path):
            return reviews.bookmark(self._connection, self.reviewer)

    # Recording

    def decide(
        self, ref: str, rating: str, *, rationale: str | None = None, confidence: str | None = None
    ) -> ReviewedClaim:
        """The claim as it stands after the reviewer's verdict, which replaces an earlier one of theirs.

        Where *rationale* or *confidence* is None and the earlier one had the same rating, it keeps what that one said.
        """
        chosen = decisions.rating(self.scale, rating)
        id_ = self._whole(ref, "claims")
        before = self.own_verdict(id_)
        if before is not None and before.rating == chosen.id:
            rationale = before.rationale if rationale is None else rationale
            confidence = before.confidence if confidence is None else confidence
        body = decisions.verdict(self.scale, chosen, rationale or "", confidence)
        return self._record_on(id_, Action.VERDICT, chosen.id, body)

    def own_verdict(self, claim_id: str) -> Verdict | None:
        """The reviewer's own standing verdict on the claim with that id."""
        with sqlite.told(self.path):
            found = reviews.verdicts(self._connection, claim_id)
        return next((verdict for verdict in found if verdict.reviewer == self.reviewer), None)

    def cite(
        self, ref: str, reference: str, *, stance: Stance = Stance.CONTEXT, **details: str | None
    ) -> ReviewedClaim:
        """The claim as it stands with one more piece of evidence.

        *reference* is a URL, or ``ARTICLE#START-END`` for a passage of the collection, whose words become the quote
        where none is given. *details* are title, publisher, published, accessed, archive_url, quote and locator.
        """
        body = decisions.evidence(reference, details, self.article)
        decisions.require_other(body, self.claim(ref).claim)
        return self._record_on(ref, Action.EVIDENCE, stance, body)

    def note(self, ref: str, text: str) -> str:
        """The id of the claim or article that now carries the note *text*."""
        body = decisions.note(text)
        subject = self._whole(ref, "claims", "articles")
        self._append(subject, Action.NOTE, None, body)
        return subject

    def dismiss(self, ref: str, reason: str = "") -> ReviewedClaim:
        """The claim as it stands once dismissed: not a claim worth checking."""
        return self._record_on(ref, Action.DISMISS, None, {"reason": reason or None})

    def undo(self) -> LogEntry:
        """The reviewer's last entry, taken back. Raises WorkbenchError when there is nothing to take back."""
        with sqlite.writing(self._connection):
            last = log.last_of(self._connection, self.reviewer)
            if last is None:
                raise WorkbenchError(f"There is nothing of {self.reviewer}'s to take back.")
            log.append(self._connection, self._chain, self.reviewer, last.subject, Action.UNDO, last.id, {})
            if last.action in EXTRACTION_DEPENDS_ON:
                articles.extract_again(self._connection, last.subject)
        return last

    def leave_bookmark(self, article_id: str, claim_id: str | None) -> None:
        """Keeps where the reviewer is, for the next session."""
        with sqlite.writing(self._connection):
            reviews.leave_bookmark(self._connection, self.reviewer, Bookmark(article_id, claim_id))

    def _record_on(self, ref: str, action: Action, value: str | None, body: log.type_of_body) -> ReviewedClaim:
        id_ = self._whole(ref, "claims")
        self._append(id_, action, value, body)
        return self.claim(id_)

    def _append(self, subject: str, action: Action, value: str | None, body: log.type_of_body) -> None:
        with sqlite.writing(self._connection):
            log.append(self._connection, self._chain, self.reviewer, subject, action, value, body)

    # Names

    def _whole(self, ref: str, *tables: str) -> str:
        """The one id in *tables* that is, or begins with, *ref*."""
        with sqlite.told(self.path):
            found = [id_ for table in tables for id_ in claims.whole_id(self._connection, table, ref.lower())]
        if len(found) == 1:
            return found[0]
        if found:
            raise WorkbenchError(f"Several {' and '.join(tables)} begin with {ref}; give more of the id.")
        nouns = " or ".join(table.removesuffix("s") for table in tables)
        raise WorkbenchError(f"There is no {nouns} {ref}; `workbench {tables[0]} {self.path}` lists the {tables[0]}.")
