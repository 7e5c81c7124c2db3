"""Where checked claims are looked for: in the open review file, and in what is ready of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from workbench.domain.check import Check, EarlierCheck
from workbench.domain.record import in_force
from workbench.domain.review import Workflow
from workbench.domain.scale import DEFAULT
from workbench.store import checked_files, checks, claims, reviews

if TYPE_CHECKING:
    import sqlite3

    from workbench.compare.earlier import Match, Sought

_CANDIDATES = 30
"""Of each place; the right one is among them in 96 of 100 cases."""

_ID = re.compile("[0-9a-f]{32}")


class Place(Protocol):
    """Where checked claims are looked for."""

    @property
    def index(self) -> sqlite3.Connection:
        """What is searched."""

    def total(self) -> int:
        """How many checked claims there are."""

    def words_of(self, numbers: Sequence[int]) -> list[checks.Indexed]:
        """The words under those numbers of the index."""

    def earlier(self, match: Match) -> EarlierCheck | None:
        """What *match* found here; None where it is not for the reviewer to see, or is the claim itself."""


def likely(one: Sought, places: Sequence[Place], around: tuple[Mapping[str, int], int]) -> Iterator[EarlierCheck]:
    """What was checked in *places* and likely says what is sought, the likeliest first, each check once."""
    from workbench.compare.earlier import LEAST

    known = set()
    for match in matches(one, places, around):
        if match.score < LEAST:
            return
        check = places[match.key[0]].earlier(match)
        if check is not None and (said := (check.claim, check.verdict, check.by, check.when, check.url)) not in known:
            known.add(said)
            yield check


def matches(one: Sought, places: Sequence[Place], around: tuple[Mapping[str, int], int]) -> list[Match]:
    """What shares words with what is sought, the likeliest first; in each the first of its key is the place's number.

    *around* says how many of the open file's claims have each word that is sought, and how many claims there are.
    """
    from workbench.compare import earlier

    counts: Counter[str] = Counter()
    for place in places:
        counts.update(checks.counts(place.index, one.written.values()))
    words = earlier.to_look_for(one, counts)
    found = (
        earlier.Candidate((number, indexed.number), indexed.claim, indexed.title)
        for number, place in enumerate(places)
        for indexed in place.words_of(checks.found(place.index, words, _CANDIDATES))
    )
    all_checked = earlier.Known(counts, sum(place.total() for place in places))
    return earlier.ranked(one, found, all_checked, earlier.Known(*around))


class Sight(Struct, frozen=True):
    """What a reviewer may see who looks at the claim with the id *claim*, and from whom others' verdicts are hidden.

    *own* is the connection to the open review file.
    """

    own: sqlite3.Connection
    claim: str
    hidden_from: str | None

    def allows(self, published: Check) -> bool:
        """Whether a published check may be shown: one whose address names a claim, or an article, of this file says
        what was decided there.
        """
        ids = _ID.findall(published.url or "")
        hidden_from = self.hidden_from
        return self.claim not in ids and (
            hidden_from is None or not any(checks.hides(self.own, id_, hidden_from) for id_ in ids)
        )


class Here(Struct, frozen=True):
    """The open review file: the published checks that were imported, and its own claims with a final verdict."""

    sight: Sight

    @property
    def index(self) -> sqlite3.Connection:
        """What is searched."""
        return self.sight.own

    def total(self) -> int:
        """How many checked claims there are."""
        return checks.total(self.index)

    def words_of(self, numbers: Sequence[int]) -> list[checks.Indexed]:
        """The words under those numbers of the index."""
        return checks.words_of(self.index, numbers)

    def earlier(self, match: Match) -> EarlierCheck | None:
        """What *match* found here; None where it is not for the reviewer to see, or is the claim itself."""
        number = match.key[1]
        if number < 0:
            return self._decided(match, checks.claim_numbered(self.index, number))
        check = checks.published(self.index, number)
        return as_earlier(match, check) if self.sight.allows(check) else None

    def _decided(self, match: Match, id_: str | None) -> EarlierCheck | None:
        if id_ is None or id_ in (self.sight.claim, checks.carried_to(self.index, self.sight.claim)):
            return None
        found = claims.claim(self.index, id_, hidden_from=self.sight.hidden_from)
        if found is None or found.standing.workflow is not Workflow.FINAL:
            return None
        verdict = in_force(
            found.standing.rating, reviews.adjudication(self.index, id_), reviews.verdicts(self.index, id_)
        )
        if verdict is None or not _is_final(verdict.rating):
            return None
        check = Check(
            found.claim.text,
            claimant=found.claim.claimant,
            rating=verdict.label,
            checker=verdict.reviewer,
            published=verdict.at[:10],
            title=found.article_title,
        )
        return as_earlier(match, check, claim_id=id_)


class There(Struct, frozen=True):
    """What is ready of the review file at *path*."""

    sight: Sight
    index: sqlite3.Connection
    path: Path
    reviewer: str
    reveals: bool

    def total(self) -> int:
        """How many checked claims there are."""
        return checked_files.total(self.index)

    def words_of(self, numbers: Sequence[int]) -> list[checks.Indexed]:
        """The words under those numbers of the index."""
        return checked_files.words_of(self.index, numbers)

    def earlier(self, match: Match) -> EarlierCheck | None:
        """What *match* found there; None where it is not for the reviewer to see."""
        found = checked_files.elsewhere(self.index, match.key[1])
        if found.claim_id is None:
            return as_earlier(match, found.check, file=self.path) if self.sight.allows(found.check) else None
        # Where review is blind, a copy of the file must not tell what the file itself hides; nor a file what it hides
        # from whoever opens it.
        is_blind = self.sight.hidden_from is not None or (checked_files.is_blind(self.index) and not self.reveals)
        if is_blind and not found.settled and self.reviewer not in found.authors:
            return None
        return as_earlier(match, found.check, claim_id=found.claim_id, file=self.path)


def as_earlier(match: Match, check: Check, *, claim_id: str | None = None, file: Path | None = None) -> EarlierCheck:
    """*check* as what was checked before of whatever *match* was found for."""
    return EarlierCheck(
        score=round(match.score, 2),
        matched=match.words,
        claim=check.claim,
        verdict=check.verdict,
        by=check.checker,
        when=check.published,
        where=check.title,
        url=check.url,
        claimant=check.claimant,
        claim_id=claim_id,
        file=None if file is None else str(file).encode("utf-8", "replace").decode("utf-8"),
    )


def _is_final(rating: str) -> bool:
    known = DEFAULT.rating(rating)
    return known is None or known.final
