"""What makes two claims tell the same: figures that fit, or an event that both tell."""

from __future__ import annotations

from workbench.compare.comparable import Comparable
from workbench.compare.conflicts import happens_once
from workbench.compare.days import Time, are_one_story
from workbench.compare.events import Event, Standing
from workbench.compare.families import FAMILIES
from workbench.compare.figures import Figure, bearing, same_thing
from workbench.compare.grounds import event_pieces, figure_piece, sum_piece
from workbench.compare.matching import Match, SharedEvent
from workbench.compare.nations import NATION_KEYS
from workbench.compare.stems import listed, stem
from workbench.compare.told import Told
from workbench.domain.link import Bearing, Grounds

Agreement = tuple[float, Grounds]

LEAST_COVERAGE = 0.45
"""How much of the shorter claim both must say where both only name an event."""

LEAST_NAMED = 1.0
"""How much must stand by an event in both claims where one only names it: "the capture of the town"."""

LEAST_OFTEN = 1.3
"""And by one of a kind that happens every day: an attack, a killing."""

LEAST_OF_MANY = 0.35
"""Or how much of the shorter claim both must say."""

LEAST_OPEN = 1.5
"""And where one tells it as a purpose: "on its way to deliver food"."""

LEAST_BESIDE_SUM = 1.4
"""How much claims must share beside figures that add up, with what a pronoun means."""

_UNIQUE = listed(
    """downing resign elect sink derail explode collapse sign buy merge acquit convict sentence appoint sack
    switch_off switch_on quake collide cancel open close approve reject violate"""
)
_YEAR = 366
_OF_NAMES = listed("capture hold")
_OFTEN = listed("attack kill injure hold carry back fight win lose open cost pay use begin end flee")


def figures(match: Match, tie: SharedEvent | None) -> Agreement | None:
    """Figures of the same thing that are equal, in each other's range, or add up."""
    if match.sums and (tie or match.beside(()) + match.meant >= LEAST_BESIDE_SUM):
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
    if match.has_other_numbers:
        return None
    for shared in sorted(match.events, key=lambda shared: -shared.weight):
        if shared.is_opposite and not shared.is_turned:
            continue
        if not shared.is_tied or not _is_told(match, shared) or counts_others(match, shared):
            continue
        if _is_one(match, shared):
            score = min(0.9, 0.4 + 0.12 * shared.weight + 0.03 * match.weight)
            return score, Grounds(tuple(event_pieces(match, shared)))
    return None


def once(match: Match) -> Agreement | None:
    """The same date of what happens once, whenever it is told: when a war began, when a bridge was opened."""
    mine, theirs = match.mine.days, match.theirs.days
    if not mine or not theirs or not mine.overlaps(theirs) or max(len(mine), len(theirs)) > _YEAR:
        return None
    for shared in match.events:
        if happens_once(match, shared, 0):
            return 0.6, Grounds(tuple(event_pieces(match, shared)))
    return None


def named(match: Match) -> Agreement | None:
    """What one claim tells and the other, which has a date of its own, only names: "warned of the breach"."""
    for shared in match.events:
        is_named = shared.stand(Standing.ASSERTED, Standing.NAMED) and shared.first.family in _UNIQUE
        if is_named and shared.weight >= LEAST_OPEN and are_one_story(match.one, match.other):
            return 0.5, Grounds(tuple(event_pieces(match, shared)))
    return None


def _is_told(match: Match, shared: SharedEvent) -> bool:
    """Whether both claims tell that it happened, or both that it did not."""
    if shared.stand(Standing.ASSERTED, Standing.ASSERTED) or shared.stand(Standing.DENIED, Standing.DENIED):
        return True
    if shared.stand(Standing.ASSERTED, Standing.NAMED):
        return shared.weight >= LEAST_NAMED or shared.first.family in _UNIQUE
    if shared.stand(Standing.NAMED, Standing.NAMED):
        return shared.weight >= LEAST_OPEN and match.coverage >= LEAST_COVERAGE and not match.has_other_figures
    is_open = shared.stand(Standing.ASSERTED, Standing.OPEN)
    return is_open and shared.weight >= LEAST_OPEN and sum(a.key == b.key for a, b in shared.tying) >= 2


def _is_one(match: Match, shared: SharedEvent) -> bool:
    """Whether what stands by the event makes it one: what can happen often must share more, and its place."""
    family = shared.first.family
    if family == "campaign":
        return match.time is Time.SAME
    if family in _UNIQUE:
        return True
    if family in _OF_NAMES and not _is_of_one_name(shared):
        return False
    mine, theirs = _where(shared.first), _where(shared.second)
    if match.is_same_place is False or (mine and theirs and not mine & theirs):
        return False
    if family not in FAMILIES:
        return (
            shared.weight >= LEAST_OPEN and bool(shared.specific) and shared.stand(Standing.ASSERTED, Standing.ASSERTED)
        )
    return family not in _OFTEN or _is_one_of_many(match, shared)


def _is_one_of_many(match: Match, shared: SharedEvent) -> bool:
    """Whether two attacks, or two killings, are one: of the same target, in the same word or at the same place."""
    is_same_word = stem(shared.first.word) == stem(shared.second.word)
    is_at_one_place = bool(match.is_same_place) and any(a.is_name for a, _ in shared.tying)
    if not shared.specific:
        return False
    if shared.weight >= LEAST_OFTEN:
        return is_same_word or is_at_one_place
    if shared.first.family == "attack" or not shared.stand(Standing.ASSERTED, Standing.ASSERTED):
        return is_same_word and is_at_one_place
    return match.coverage >= LEAST_OF_MANY


def _is_of_one_name(shared: SharedEvent) -> bool:
    """Whether a name that both have stands right by the event in both: what was captured, or is held."""
    return any(a.is_name and shared.first.is_by(a) and shared.second.is_by(b) for a, b in shared.tying)


def _where(event: Event) -> set[str]:
    return {word.key for word in event.near if word.is_where and word.key not in NATION_KEYS}


def counts_others(match: Match, shared: SharedEvent) -> bool:
    """Whether it happened to people that the one counts and to others that the other counts: nurses, teachers."""
    mine = _counted(match.mine, match.one, shared.first)
    theirs = _counted(match.theirs, match.other, shared.second)
    return bool(mine and theirs) and not any(same_thing(a, b) for a in mine for b in theirs) and not match.sums


def _counted(told: Told, one: Comparable, event: Event) -> list[Figure]:
    return [figure for figure in told.figures if not figure.quantity.unit and figure.stands_by(one, event.at)]
