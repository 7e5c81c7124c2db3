"""What the shared and the differing pieces of two claims come to: a relation, its score and its grounds."""

from __future__ import annotations

from workbench.compare import agreements, conflicts, statements
from workbench.compare.days import Time
from workbench.compare.matching import Match, SharedEvent
from workbench.domain.link import Grounds, Relation

Found = tuple[Relation, float, Grounds]


def weighed(match: Match, alike: float | None) -> Found | None:
    """The relation of the two claims, its score and grounds; None where they are not linked.

    *alike* says how alike their words are where they are the very same, 0 to 1.
    """
    if match.mine.is_of_another != match.theirs.is_of_another:
        return _conflict(_said_nearby(match))
    if found := _conflict(conflicts.dates(match)):
        return found
    if match.time is Time.DIFFERENT:
        return _agreement(agreements.named(match))
    if found := _agreement(agreements.once(match)):
        return found
    if match.time is Time.UNKNOWN:
        return _agreement(statements.state(match))
    tie = _tie(match)
    return (
        _conflict(conflicts.roles(match))
        or _conflict(conflicts.figures(match, tie))
        or _conflict(conflicts.outcome(match))
        or _agreement(agreements.figures(match, tie))
        or _in_other_words(match, alike, tie)
    )


def _said_nearby(match: Match) -> tuple[float, Grounds] | None:
    """What may conflict though one claim begins to tell of another event: the next ones may tell of it too."""
    if not match.is_same_article:
        return None
    return conflicts.unknown(match, None) or conflicts.types(match)


def _in_other_words(match: Match, alike: float | None, tie: SharedEvent | None) -> Found | None:
    """What links claims whose figures do not; figures of one thing that differ tell two events apart."""
    if match.figures and not conflicts.fit(match):
        return None
    for differs in (conflicts.unknown(match, tie), conflicts.target(match), conflicts.types(match)):
        if differs:
            return _conflict(differs)
    if conflicts.is_denied(match):
        return None
    return _agreement(agreements.event(match)) or _agreement(statements.statement(match, alike))


def _tie(match: Match) -> SharedEvent | None:
    """The shared event with the most said of it in both."""
    tied = [event for event in match.events if event.specific and not event.is_opposite]
    return max(tied, key=lambda event: event.weight, default=None)


def _conflict(found: tuple[float, Grounds] | None) -> Found | None:
    return found and (Relation.CONFLICTS, *found)


def _agreement(found: tuple[float, Grounds] | None) -> Found | None:
    return found and (Relation.AGREES, *found)
