"""The same in other words: claims that share most of what they say, without a figure or an event that decides."""

from __future__ import annotations

from workbench.compare.agreements import Agreement, counts_others
from workbench.compare.events import Standing, is_who
from workbench.compare.grounds import event_pieces, shared_words
from workbench.compare.matching import Match, Shared
from workbench.compare.names import same_name
from workbench.compare.nations import NATION_KEYS
from workbench.compare.stems import listed
from workbench.compare.words import SPECIFIC
from workbench.domain.link import Grounds

LEAST_SHARED = 2.1
"""How much the words must say that two claims share."""

LEAST_SAID = 1.7
"""How much of it without the names of nations, which half of all news of a war share."""

LEAST_COVERAGE = 0.45
"""Which part of the shorter claim it must be."""

LEAST_TIED = 0.4
"""And where they tell one event beside."""

LEAST_ALONE = 0.5
"""And where nothing that happened is told in one word by both."""

LEAST_OF_ONE_SPEAKER = 0.25
"""And where one speaker says both, in a word that is neither a name nor common."""

LEAST_BESIDE_SPEAKER = 1.0
"""And how much besides who the speaker is."""

_RARE = 0.7
_TOLD = frozenset((Standing.ASSERTED, Standing.DENIED))
STATES = listed("hold border")


def statement(match: Match, alike: float | None) -> Agreement | None:
    """The same in much the same words; *alike* says how alike they are where they are the very same."""
    if _differs(match) or (alike is None and not _is_much(match)):
        return None
    score = alike if alike is not None else min(0.9, 0.2 + 0.06 * match.weight + 0.4 * match.coverage)
    return score, Grounds(tuple(shared_words(match)))


def _differs(match: Match) -> bool:
    """Whether they count other things, tell of others, or tell the opposite."""
    if match.has_other_numbers or match.has_other_figures or any(counts_others(match, event) for event in match.events):
        return True
    if any(event.is_opposite and event.specific for event in match.events):
        return True
    if match.is_same_place is False and not match.names:
        return True
    mine = {word.key for word in match.mine.words if is_who(word)}
    theirs = {word.key for word in match.theirs.words if is_who(word)}
    return bool(mine and theirs) and not any(is_who(a) for a, _ in match.shared)


def _is_much(match: Match) -> bool:
    if match.coverage >= 0.9 and match.weight >= 1.5:
        return any(event.first.standing is event.second.standing for event in match.events)
    said = [pair for pair in match.shared if _is_said(match, pair)]
    weight = sum(map(_weight, said))
    rarest = max((_weight(pair) for pair in said if not (pair[0].is_name or pair[1].is_name)), default=0.0)
    if rarest >= _RARE and weight >= LEAST_BESIDE_SPEAKER and _is_of_one_speaker(match):
        return match.weight >= LEAST_SHARED and match.coverage >= LEAST_OF_ONE_SPEAKER
    if rarest < SPECIFIC or weight < LEAST_SAID or match.weight - _only_named(match) < LEAST_SHARED:
        return False
    if not _tells_one(match):
        return match.coverage >= LEAST_ALONE
    is_tied = any(event.is_tied and not event.is_opposite for event in match.events)
    return match.coverage >= (LEAST_TIED if is_tied else LEAST_COVERAGE)


def _is_said(match: Match, pair: Shared) -> bool:
    """Whether a shared word tells something: no nation, no event that was not found to be one, not the speaker."""
    one, other = pair
    if one.key in NATION_KEYS or (one.event and other.event):
        return False
    return one.key not in match.mine.speaker and other.key not in match.theirs.speaker


def _tells_one(match: Match) -> bool:
    """Whether both tell something that is or happened in the same word, as a fact or as none."""
    return any(
        event.first.standing is event.second.standing and event.first.standing in _TOLD
        for event in match.events
        if not event.is_opposite
    )


def _is_of_one_speaker(match: Match) -> bool:
    one, other = match.one.claim.claimant, match.other.claim.claimant
    return bool(one and other and same_name(one, other))


def _weight(pair: Shared) -> float:
    return min(pair[0].weight, pair[1].weight)


def _only_named(match: Match) -> float:
    """How much the shared words say of events that both only name: "the sinking of the Aurora" tells nothing of it."""
    events = [event for event in match.events if event.is_tied and not event.is_opposite and not event.is_asserted]
    keys = {word.key for event in events for word in (event.first.at, event.second.at)}
    keys |= {word.key for event in events for pair in event.about for word in pair}
    return sum(_weight(pair) for pair in match.shared if pair[0].key in keys or pair[1].key in keys)


def state(match: Match) -> Agreement | None:
    """The same state told at another time: only where neither says when, and nothing that happened is shared."""
    if match.mine.days or match.theirs.days or match.mine.figures or match.theirs.figures:
        return None
    for shared in match.events:
        if shared.first.family in STATES and shared.specific and match.coverage >= 0.35 and len(match.names) >= 2:
            return 0.5, Grounds((*event_pieces(match, shared), *shared_words(match)))
    return None
