"""What makes two claims say the same: figures that fit, an event that both tell, or the same in other words."""

from __future__ import annotations

from workbench.compare.comparable import Comparable
from workbench.compare.events import Event, Standing
from workbench.compare.figures import Figure, bearing, same_thing
from workbench.compare.grounds import event_pieces, figure_piece, shared_words, sum_piece
from workbench.compare.matching import SPECIFIC, Match, SharedEvent
from workbench.compare.names import same_name
from workbench.compare.stems import listed
from workbench.compare.told import Told
from workbench.domain.link import Bearing, Grounds

Agreement = tuple[float, Grounds]

LEAST_SHARED = 2.1
"""How much the words must say that two claims share, to be the same statement without a shared event or figure."""

LEAST_COVERAGE = 0.5
"""And how much of the shorter one they must be."""

LEAST_TIED = 0.4
"""And where they tell one event beside."""

LEAST_NAMED = 1.0
"""How much must stand by an event in both claims where one only names it: "the capture of the town"."""

LEAST_OPEN = 1.5
"""And where one tells it as a purpose: "on its way to deliver food"."""

_UNIQUE = listed(
    """downing capture resign elect sink derail explode collapse sign buy merge acquit convict sentence appoint sack
    switch_off switch_on quake collide cancel open close approve reject violate"""
)
_STATES = listed("hold border")


def figures(match: Match, tie: SharedEvent | None) -> Agreement | None:
    """Figures of the same thing that are equal, in each other's range, or add up."""
    if match.sums and (tie or match.beside(()) >= 1.5):
        return 0.8, Grounds((sum_piece(*match.sums[0]), *event_pieces(match, tie)))
    fits = [(a, b, said) for a, b in match.figures if (said := bearing(a, b)) is not Bearing.DIFFERS]
    if not fits or (match.is_same_place is False and not match.names):
        return None
    beside = match.beside([(a, b) for a, b, _ in fits])
    if not (tie or beside >= 1 or len({a for a, *_ in fits}) >= 2 or match.is_same_place):
        return None
    exact = sum(said is Bearing.SAME for *_, said in fits)
    score = min(0.95, 0.55 + 0.1 * exact + 0.05 * beside + (0.1 if tie else 0))
    pieces = (figure_piece(*fit) for fit in fits)
    return score, Grounds((*pieces, *event_pieces(match, tie)))


def event(match: Match) -> Agreement | None:
    """An event that both tell, with what it is about."""
    for shared in sorted(match.events, key=lambda shared: -shared.weight):
        if shared.is_opposite or not shared.is_tied or not _is_told(shared) or _counts_others(match, shared):
            continue
        if match.is_same_place is not False or shared.first.family in _UNIQUE:
            score = min(0.9, 0.4 + 0.12 * shared.weight + 0.03 * match.weight)
            return score, Grounds(tuple(event_pieces(match, shared)))
    return None


def _is_told(shared: SharedEvent) -> bool:
    """Whether both claims tell that it happened, or both that it did not."""
    if shared.stand(Standing.ASSERTED, Standing.ASSERTED) or shared.stand(Standing.DENIED, Standing.DENIED):
        return True
    if shared.stand(Standing.ASSERTED, Standing.NAMED):
        return shared.weight >= LEAST_NAMED
    return shared.stand(Standing.ASSERTED, Standing.OPEN) and shared.weight >= LEAST_OPEN


def _counts_others(match: Match, shared: SharedEvent) -> bool:
    """Whether it happened to people that the one counts and to others that the other counts: nurses, teachers."""
    mine = _counted(match.mine, match.one, shared.first)
    theirs = _counted(match.theirs, match.other, shared.second)
    return bool(mine and theirs) and not any(same_thing(a, b) for a in mine for b in theirs) and not match.sums


def _counted(told: Told, one: Comparable, event: Event) -> list[Figure]:
    return [figure for figure in told.figures if not figure.quantity.unit and figure.stands_by(one, event.at)]


def statement(match: Match, alike: float | None) -> Agreement | None:
    """The same in much the same words; *alike* says that they are the very same words, if they are."""
    if alike is None and not _is_much(match):
        return None
    score = alike if alike is not None else min(0.9, 0.2 + 0.06 * match.weight + 0.4 * match.coverage)
    return score, Grounds(tuple(shared_words(match)))


def _is_much(match: Match) -> bool:
    if any(_counts_others(match, event) for event in match.events):
        return False
    if match.has_other_figures or any(event.is_opposite and event.specific for event in match.events):
        return False
    if not any(min(a.weight, b.weight) >= SPECIFIC and not a.is_name for a, b in match.shared):
        return False
    if match.coverage >= 0.9 and match.weight >= 1.5:
        return any(event.first.standing is event.second.standing for event in match.events)
    if match.weight < LEAST_SHARED:
        return False
    speakers = match.one.claim.claimant, match.other.claim.claimant
    if all(speakers) and same_name(*map(str, speakers)):
        rare = [a for a, b in match.shared if min(a.weight, b.weight) >= 0.7 and not a.is_name]
        return bool(rare) and match.coverage >= 0.25
    return match.coverage >= (
        0.4 if any(event.is_tied and not event.is_opposite for event in match.events) else LEAST_COVERAGE
    )


def state(match: Match) -> Agreement | None:
    """The same state told at another time: only where neither says when, and nothing that happened is shared."""
    if match.mine.days or match.theirs.days or match.mine.figures or match.theirs.figures:
        return None
    for shared in match.events:
        if shared.first.family in _STATES and shared.specific and match.weight >= LEAST_SHARED and match.names:
            return 0.5, Grounds((*event_pieces(match, shared), *shared_words(match)))
    return None
