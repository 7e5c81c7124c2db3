"""From what a sentence holds to a claim: its score, its kind, and whether it is one."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.article import Article, Role
from workbench.domain.claim import Claim, Kind, Reason, claim_id
from workbench.domain.weighing import check_worthiness
from workbench.extract import weights
from workbench.extract.claimants import MOSTLY, Claimant
from workbench.extract.pieces import Piece
from workbench.extract.places import PlaceName
from workbench.extract.reading import Reading

_BY_REASON = (
    (weights.CAUSE, Kind.CAUSE),
    (weights.SUPERLATIVE, Kind.COMPARISON),
    (weights.COMPARISON, Kind.COMPARISON),
)
_EVENTS = frozenset({weights.PAST_EVENT, weights.ONGOING_EVENT})
_FEWEST_WORDS = 3


class Judgement(Struct, frozen=True):
    """A sentence as a claim; *may_be_one* says whether it can be one by what it is, whatever its score."""

    claim: Claim
    may_be_one: bool

    @property
    def is_worth_it(self) -> bool:
        """Whether it is a claim worth a reviewer's time."""
        return self.may_be_one and self.claim.score >= weights.THRESHOLD


def judged(
    article: Article, reading: Reading, piece: Piece, claimant: Claimant | None, place: PlaceName | None
) -> Judgement:
    """What is made of *reading*: its score with the reasons, its kind, and all that was found in it."""
    reasons = tuple(sorted(_reasons(reading, claimant, place), key=lambda reason: -abs(reason.weight)))
    names = {reason.name for reason in reasons}
    span = reading.span
    is_quote = reading.quoted >= MOSTLY or piece.role is Role.QUOTATION
    claim = Claim(
        id=claim_id(article.id, span.start, span.end),
        article_id=article.id,
        start=span.start,
        end=span.end,
        text=span.of(article.text),
        kind=_kind(names, is_quote, claimant is not None),
        score=check_worthiness(reasons),
        reasons=reasons,
        claimant=claimant.name if claimant else None,
        claimant_surface=claimant.surface if claimant else None,
        cue=claimant.cue if claimant else None,
        is_quote=is_quote,
        # As the article has it: what was read had spaces for no-break spaces and marks.
        quantities=tuple(replace(q, text=article.text[q.start : q.end]) for q in reading.quantities),
        occurred=reading.occurred,
        place=place.name if place else None,
        parts=reading.parts,
        needs_context=reading.needs_context,
    )
    return Judgement(claim, _may_be_claim(reading, names, piece, claim.text))


def _may_be_claim(reading: Reading, names: set[str], piece: Piece, text: str) -> bool:
    """Whether it can be a claim; a title or heading only as a full statement."""
    if reading.leads or len(text.split()) < _FEWEST_WORDS:
        return False
    return not piece.is_display or bool(names & {weights.STATEMENT, weights.BRIEF})


def _reasons(reading: Reading, claimant: Claimant | None, place: PlaceName | None) -> list[Reason]:
    reasons = list(reading.reasons)
    if place is not None:
        reasons.append(_reason(weights.PLACE, place.span.start, place.span.end))
    if claimant is not None:
        because = claimant.cue or reading.span
        reasons.append(_reason(weights.ATTRIBUTED, because.start, because.end))
    return reasons


def _reason(name: str, start: int, end: int) -> Reason:
    return Reason(name, weights.WEIGHTS[name], start, end)


def _kind(names: set[str], is_quote: bool, attributed: bool) -> Kind:
    if is_quote:
        return Kind.QUOTATION
    if weights.PREDICTION in names and weights.PAST_EVENT not in names:
        return Kind.PREDICTION
    if weights.FIGURE in names:
        return Kind.FIGURE
    for name, kind in _BY_REASON:
        if name in names:
            return kind
    if attributed:
        return Kind.STATEMENT
    return Kind.EVENT if names & _EVENTS else Kind.PROPERTY
