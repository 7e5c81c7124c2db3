"""Reading a review file: what stands in it, as one reviewer may see it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from workbench.desk.counting import Counting
from workbench.domain.article import Article, Passage
from workbench.domain.errors import WorkbenchError
from workbench.domain.record import Record
from workbench.domain.review import (
    FILE,
    ArticleSummary,
    Bookmark,
    LogEntry,
    Note,
    Presence,
    ReviewedClaim,
    Workflow,
)
from workbench.extract.version import RULES_VERSION
from workbench.store import articles, claims, log, records, reviews, sqlite, versions

if TYPE_CHECKING:
    from workbench.domain.hit import Found, Hit
    from workbench.domain.row import ClaimRow
    from workbench.domain.weighing import Refit
    from workbench.store import chains, check, checkpoints

_AT_ONCE = 1_000  # claims that are asked for by their ids


class Reading(Counting):
    """An open review file and the reviewer who reads it.

    Where the file is set to blind review, what others decided on a claim is hidden until the reviewer has decided it
    too, or it was adjudicated; *reveal* shows it all the same, to whoever adjudicates.
    """

    def at_one_moment(self) -> AbstractContextManager[None]:
        """What is read inside belongs together, whatever other reviewers record meanwhile. Do not record inside."""
        return sqlite.reading(self._connection)

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of its source's name; earlier versions only where claims are left there."""
        with sqlite.told(self.path):
            found = articles.summaries(self._connection)
            if (reviewer := self._hidden_from()) is not None:
                reviewed = claims.reviewed_for(self._connection, reviewer)
                found = [replace(summary, reviewed=reviewed.get(summary.id, 0)) for summary in found]
            return versions.listed(self._connection, found, reviewer)

    def summary(self, article_id: str) -> ArticleSummary:
        """The article with that id, which must exist, as `articles` lists it."""
        with sqlite.told(self.path):
            found = articles.summary(self._connection, article_id)
            if (reviewer := self._hidden_from()) is not None:
                reviewed = claims.reviewed_for(self._connection, reviewer)
                found = replace(found, reviewed=reviewed.get(article_id, 0))
            return next(iter(versions.listed(self._connection, [found], reviewer)), found)

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
        orphaned: bool = False,
        superseded: bool = False,
        sort: str = "position",
        limit: int | None = None,
    ) -> Iterator[ReviewedClaim]:
        """The claims that meet every condition given, *limit* at most, in the order *sort* names, one at a time.

        Of earlier versions those that the newest does not carry on; with *superseded* all.
        """
        with sqlite.told(self.path):
            whole = self._whole(article, "articles") if article else None
            wanted = claims.Wanted(whole, workflow, rating, claimant, min_score, orphaned, superseded)
            hidden_from = self._hidden_from()
            yield from claims.claims(self._connection, wanted, sort, hidden_from=hidden_from, limit=limit)

    def claim(self, ref: str) -> ReviewedClaim:
        """The claim whose id is, or begins with, *ref*. Raises WorkbenchError when none or several do."""
        with sqlite.told(self.path):
            whole = self._whole(ref, "claims")
            found = claims.claim(self._connection, whole, hidden_from=self._hidden_from())
        if found is None:
            raise WorkbenchError(f"There is no claim {ref}; `workbench claims` lists them.")
        return found

    def record(self, claim_id: str) -> Record:
        """Everything the verification log says of the claim with that id."""

        from workbench.store import linked

        reviewed = self.claim(claim_id)
        with sqlite.told(self.path):
            about = articles.summary(self._connection, reviewed.claim.article_id)
            hidden_from = self._hidden_from()
            others = linked.articles(self._connection, reviewed.claim.id)
            known = {id_: articles.summary(self._connection, id_) for id_ in others} | {about.id: about}
            found = next(records.records(self._connection, [reviewed], known, hidden_from=hidden_from))
            return replace(found, lineage=versions.lineage(self._connection, reviewed.claim.id, hidden_from))

    def records(self) -> Iterator[Record]:
        """The verification log, claim by claim, in the order of the articles' sources and the claims' places."""
        yield from self._records(self.claims(), {summary.id: summary for summary in self.articles()})

    def rows(self) -> Iterator[ClaimRow]:
        """The same claims in the same order, as rows of a table, in half the time."""

        from workbench.store import rows

        with sqlite.told(self.path):
            known = {summary.id: summary for summary in self.articles()}
            yield from rows.rows(self._connection, known, hidden_from=self._hidden_from())

    def _records(self, found: Iterable[ReviewedClaim], known: Mapping[str, ArticleSummary]) -> Iterator[Record]:
        with sqlite.told(self.path):
            yield from records.records(self._connection, found, known, hidden_from=self._hidden_from())

    def notes(self, subject: str) -> tuple[Note, ...]:
        """The standing notes on the claim or article with that id, oldest first."""
        with sqlite.told(self.path):
            return tuple(reviews.notes(self._connection, subject))

    def contents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row that another review file would take in by a merge, after what it is of."""

        from workbench.store import contents

        with sqlite.told(self.path):
            yield from contents.rows(self._connection)

    def file_version(self) -> int:
        """The version of the file's tables."""
        with sqlite.told(self.path):
            return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def of_older_rules(self) -> int:
        """How many articles have claims that rules of an older version found."""
        with sqlite.told(self.path):
            return len(articles.of_older_rules(self._connection, RULES_VERSION))

    def to_extract(self) -> int:
        """How many articles wait for their claims to be found."""
        with sqlite.told(self.path):
            return len(articles.to_extract(self._connection))

    def refit(self) -> Refit | None:
        """The refit of the weights that stands; None while claims score as they were found."""

        from workbench.store import refits

        with sqlite.told(self.path):
            weights = refits.weights(self._connection)
        return weights.refits[-1] if weights else None

    def history(self, subject: str) -> list[LogEntry]:
        """What was recorded about the claim or article with that id, oldest first, undone or not.

        What is carried to it from an earlier version too.
        """
        with sqlite.told(self.path):
            subjects = [subject, *versions.carried_to(self._connection, subject)]
            found = (entry for one in subjects for entry in log.entries(self._connection, subject=one))
            ordered = sorted(found, key=lambda entry: (entry.clock, entry.id))
            return list(reviews.seen_by(self._connection, self._hidden_from(), ordered))

    def _those(self, ids: Iterable[str]) -> dict[str, ReviewedClaim]:
        """The claims with those *ids*, by id."""
        each, found = list(dict.fromkeys(ids)), dict[str, ReviewedClaim]()
        with sqlite.told(self.path):
            hidden_from = self._hidden_from() if each else None
            for first in range(0, len(each), _AT_ONCE):
                some = claims.of_ids(self._connection, each[first : first + _AT_ONCE], hidden_from=hidden_from)
                found.update((one.claim.id, one) for one in some)
        return found

    def search(
        self,
        query: str,
        kinds: Collection[Found] | None = None,
        *,
        article: str | None = None,
        limit: int = 50,
        ranked: bool = True,
    ) -> list[Hit]:
        """What holds the words of *query*, of all *kinds* or some, as far as the reviewer may see it."""

        from workbench.domain.hit import Found
        from workbench.store import search

        with sqlite.told(self.path):
            hidden_from, wanted = self._hidden_from(), tuple(Found) if kinds is None else kinds
            return search.search(
                self._connection, query, wanted, article=article, limit=limit, ranked=ranked, hidden_from=hidden_from
            )

    def check(self) -> check.Findings:
        """Proof that the file is whole: SQLite's own check, every anchor, every chain, the current state, the indexes.

        The words in the indexes are compared only where the file can be written: SQLite asks for that.
        """
        with sqlite.told(self.path):
            # What proves the file is imported where it is asked for: the first screen does not wait for it.
            from workbench.store import check, indexes

            found = check.check(self._connection)
            if sqlite.can_be_written(self._connection):
                with contextlib.closing(sqlite.connect(self.path)) as second, sqlite.writing(second, durably=False):
                    found.problems += indexes.damaged(second)
        return found

    def bookmark(self) -> Bookmark | None:
        """Where the reviewer left off."""
        with sqlite.told(self.path):
            return reviews.bookmark(self._connection, self.reviewer)

    # Others at work

    def log(self, *, subject: str | None = None) -> Iterator[LogEntry]:
        """The entries of the log, or those about one claim or article, oldest first, one at a time.

        What stands in their columns is as the file has it, well formed or not.
        """
        with sqlite.told(self.path):
            whole = self._whole(subject, "claims", "articles") if subject and subject != FILE else subject
            with sqlite.bytes_as_they_are(self._connection):
                found = log.entries(self._connection, subject=whole)
                yield from reviews.seen_by(self._connection, self._hidden_from(), found)

    def entry(self, ref: str) -> LogEntry:
        """The entry whose id is, or begins with, *ref*. Raises WorkbenchError when none or several do."""
        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            found = log.entry(self._connection, self._whole(ref, "log"))
        if found is None:
            raise WorkbenchError(f"There is no entry {ref}; `workbench log {self.path}` lists them.")
        return found

    def chain_count(self) -> int:
        """How many chains the log has: one for each session that recorded something."""
        with sqlite.told(self.path):
            return int(self._connection.execute("SELECT count(DISTINCT chain) FROM log").fetchone()[0])

    def hides(self) -> bool:
        """Whether others' verdicts are hidden from the reviewer on claims that they have not decided."""
        with sqlite.told(self.path):
            return self._hidden_from() is not None

    def digest(self) -> tuple[int, str]:
        """How many entries the log has, and the digest of all of it, by which two logs are known to be the same."""

        from workbench.store import checkpoints

        with sqlite.told(self.path):
            said = checkpoints.statement(self._connection, "", set())
        return said["count"], said["digest"]

    def digest_of_first(self, count: int) -> str:
        """The digest that the log had when the file had only its first *count* entries."""

        from workbench.store import checkpoints

        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            return checkpoints.digest_of(checkpoints.heads_of_first(self._connection, count))

    def last_checkpoint(self) -> tuple[LogEntry, checkpoints.Checkpoint] | None:
        """The last checkpoint, if it has seen all of the log that was here before it, and nothing came after it."""

        from workbench.store import checkpoints

        with sqlite.told(self.path):
            entry = None if checkpoints.unseen(self._connection) else checkpoints.last(self._connection)
        return (entry, checkpoints.read(json.loads(entry.body))) if entry else None

    def faults(self) -> Iterator[chains.Fault]:
        """The first bad entry of every chain that has one, and what a checkpoint has seen that is gone."""
        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            from workbench.store import chains

            yield from chains.faults(self._connection)

    def forks(self) -> Iterator[chains.Fork]:
        """Where chains go on in several ways."""
        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            from workbench.store import chains

            yield from chains.forks(self._connection)

    def checkpoints(self) -> Iterator[tuple[LogEntry, checkpoints.Checkpoint]]:
        """Every checkpoint, oldest first, with the entry that keeps it."""

        from workbench.store import checkpoints

        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            yield from checkpoints.all_of(self._connection)

    def is_blind(self) -> bool:
        """Whether the file is set to blind review."""
        with sqlite.told(self.path):
            return reviews.is_blind(self._connection)

    def version(self) -> int:
        """A number that is another one after every change that somebody else made to the file. Costs microseconds."""
        with sqlite.told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def changed_since(self, number: int) -> tuple[int, list[str]]:
        """The number of the last entry in the file, and the claims and articles of those that came after *number*."""
        with sqlite.told(self.path):
            return log.subjects_since(self._connection, number)

    def newest(self) -> tuple[int, int, int]:
        """Numbers of which one is another once articles were imported, or claims found in some."""
        with sqlite.told(self.path):
            return articles.newest(self._connection)

    def cuts(self, article_id: str) -> tuple[int, int, int]:
        """How many claims the article has, and the sums of their starts and of their ends: others once that changed."""
        with sqlite.told(self.path):
            return claims.cuts(self._connection, article_id)

    def for_second_review(self) -> dict[str, str]:
        """The claims that wait for a second review by this reviewer, who did not ask for it, with their articles."""
        with sqlite.told(self.path):
            return claims.for_second_review(self._connection, self.reviewer)

    def others(self, session: str = "") -> list[Presence]:
        """The desks that are open on the file, all but *session*, by reviewer's name."""

        from workbench.store import presence

        with sqlite.told(self.path):
            return presence.others(self._connection, session)
