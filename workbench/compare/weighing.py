"""What the shared and the differing pieces of two claims come to: a relation, its score and its grounds."""

from __future__ import annotations

from workbench.compare import agreements, conflicts, statements
from workbench.compare.days import Time
from workbench.compare.matching import Match, SharedEvent
from workbench.domain.link import Grounds, Relation

Found = tuple[Relation, float, Grounds]
<<<<<<< HEAD
=======
Same = tuple[float, bool, tuple[Piece, ...]] | None

LEAST_SHARED = 2.2
"""How much the words must say that two claims share, to be the same statement without a shared event or figure."""

LEAST_COVERAGE = 0.5
"""And how much of the shorter one they must be."""

LEAST_NAMED = 1.0
"""How much must stand by an event in both claims where one only names it: "the capture of the town"."""

LEAST_OPEN = 1.5
"""And where one tells it as a purpose: "on its way to deliver food"."""

_UNIQUE = listed(
    """downing capture resign elect sink derail explode collapse sign buy merge acquit convict sentence appoint sack
    switch_off switch_on quake collide cancel open close approve reject violate"""
)
STATES = frozenset(("hold", "border"))
>>>>>>> 2822f20 (Claims that agree or conflict are found as articles come in, and listed by workbench links)


def weighed(match: Match, alike: float | None) -> Found | None:
    """The relation of the two claims, its score and grounds; None where they are not linked.

    *alike* says how alike their words are where they are the very same, 0 to 1.
    """
    if match.mine.is_of_another != match.theirs.is_of_another:
        return _conflict(conflicts.unknown(match, None)) if match.is_same_article else None
    if found := _conflict(conflicts.dates(match)):
        return found
    if match.time is Time.DIFFERENT:
        return _agreement(agreements.named(match))
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


def _in_other_words(match: Match, alike: float | None, tie: SharedEvent | None) -> Found | None:
    """What links claims whose figures do not; figures of one thing that differ tell two events apart."""
    if match.figures and not conflicts.fit(match):
        return None
    return (
        _conflict(conflicts.unknown(match, tie))
        or _conflict(conflicts.target(match))
        or _agreement(agreements.event(match))
        or _agreement(statements.statement(match, alike))
    )


def _tie(match: Match) -> SharedEvent | None:
    """The shared event with the most said of it in both."""
    tied = [event for event in match.events if event.specific and not event.is_opposite]
    return max(tied, key=lambda event: event.weight, default=None)


def _conflict(found: tuple[float, Grounds] | None) -> Found | None:
    return found and (Relation.CONFLICTS, *found)


<<<<<<< HEAD
def _agreement(found: tuple[float, Grounds] | None) -> Found | None:
    return found and (Relation.AGREES, *found)
=======
# The relations


def _figures(match: Match, tie: SharedEvent | None) -> Found | None:
    if match.sums and (tie or _beside(match, ()) >= 1.5):
        mine, theirs = match.sums[0]
        piece = Piece("figure", Bearing.ADDS_UP, _told(mine), _told(theirs))
        return Relation.AGREES, 0.8, Grounds((piece, *_event_pieces(match, tie)))
    if not match.figures:
        return None
    bearings = [(a, b, bearing(a, b)) for a, b in match.figures]
    beside = _beside(match, match.figures)
    fits = [(a, b, said) for a, b, said in bearings if said is not Bearing.DIFFERS]
    if fits:
        exact = sum(said is Bearing.SAME for *_, said in fits)
        if tie or beside >= 1 or len({a for a, *_ in fits}) >= 2 or match.is_same_place:
            score = min(0.95, 0.55 + 0.1 * exact + 0.05 * beside + (0.1 if tie else 0))
            pieces = (_figure_piece(a, b, said) for a, b, said in fits)
            return Relation.AGREES, score, Grounds((*pieces, *_event_pieces(match, tie)))
    return _figures_differ(match, bearings, tie, beside)


def _figures_differ(
    match: Match, bearings: Sequence[tuple[Figure, Figure, Bearing]], tie: SharedEvent | None, beside: float
) -> Found | None:
    """A conflict, where both are of one event beyond doubt: the same noun in the same state at one place and time."""
    sure = [(a, b, said) for a, b, said in bearings if a.state == b.state and a.what == b.what]
    if not sure or match.is_same_place is False or beside < 1:
        return None
    if not tie or tie.specific < 1 or not (match.time is Time.SAME or match.is_same_place or len(match.names) >= 1):
        return None
    pieces = (_figure_piece(a, b, said) for a, b, said in sure)
    return Relation.CONFLICTS, min(0.9, 0.5 + 0.1 * beside), Grounds((*pieces, *_event_pieces(match, tie)))


def _roles(match: Match) -> Found | None:
    """A conflict of who they were: "two officers and three of the crew" against "two pilots and three of the crew"."""
    mine = {figure for figure in match.mine.figures if are_persons(figure) and figure.is_exact}
    theirs = {figure for figure in match.theirs.figures if are_persons(figure) and figure.is_exact}
    same = [(a, b) for a in mine for b in theirs if a.what == b.what and a.low == b.low and a.state == b.state]
    mine -= {a for a, _ in same}
    theirs -= {b for _, b in same}
    if not same or len(mine) != 1 or len(theirs) != 1:
        return None
    (one,), (other,) = mine, theirs
    if one.low != other.low or one.state != other.state or one.what == other.what or same_thing(one, other):
        return None
    pieces = [_figure_piece(one, other, Bearing.DIFFERS)]
    pieces += [_figure_piece(a, b, Bearing.SAME) for a, b in same]
    return Relation.CONFLICTS, 0.7, Grounds(tuple(pieces))


def _open(match: Match, tie: SharedEvent | None) -> Found | None:
    """A conflict of what one claim tells and the other says is not known."""
    mine, theirs = leaves_open(match.one.claim.text), leaves_open(match.other.claim.text)
    if bool(mine) == bool(theirs):
        return None
    question = mine or theirs
    assert question is not None
    told, words = (match.theirs, match.other.claim.text) if mine else (match.mine, match.one.claim.text)
    answer = answered(question, words, told.words)
    if answer is None or (tie is None and match.weight < 1):
        return None
    asked = question.words
    piece = Piece("outcome", Bearing.DIFFERS, asked if mine else answer, answer if mine else asked)
    return Relation.CONFLICTS, 0.55, Grounds((piece, *_event_pieces(match, tie)))


def _denied(match: Match) -> Found | None:
    for event in match.events:
        if event.weight >= 1.5 and event.specific and event.stand(Standing.ASSERTED, Standing.DENIED):
            one, other = surface(match.one, event.first.at), surface(match.other, event.second.at)
            is_denied = event.first.standing is Standing.DENIED
            piece = Piece(
                "outcome", Bearing.DIFFERS, f"not {one}" if is_denied else one, other if is_denied else f"not {other}"
            )
            return (
                Relation.CONFLICTS,
                min(0.9, 0.5 + 0.1 * event.weight),
                Grounds((piece, *_event_pieces(match, event))),
            )
    return None


def _event(match: Match) -> Found | None:
    for event in sorted(match.events, key=lambda event: -event.weight):
        if event.specific and _is_told(event) and (match.is_same_place is not False or event.first.family in _UNIQUE):
            score = min(0.9, 0.4 + 0.12 * event.weight + 0.03 * match.weight)
            return Relation.AGREES, score, Grounds(tuple(_event_pieces(match, event)))
    return None


def _is_told(event: SharedEvent) -> bool:
    """Whether both claims tell that it happened, or both that it did not."""
    if event.stand(Standing.ASSERTED, Standing.ASSERTED) or event.stand(Standing.DENIED, Standing.DENIED):
        return True
    if event.stand(Standing.ASSERTED, Standing.NAMED):
        return event.weight >= LEAST_NAMED
    return event.stand(Standing.ASSERTED, Standing.OPEN) and event.weight >= LEAST_OPEN


def _statement(match: Match, same: Same) -> Found | None:
    if same is None and not _is_much(match):
        return None
    score = same[0] if same else min(0.9, 0.2 + 0.06 * match.weight + 0.4 * match.coverage)
    return Relation.AGREES, score, Grounds(tuple(_word_pieces(match)))


def _is_much(match: Match) -> bool:
    """Whether two claims have enough in common to say the same without a figure or an event that decides."""
    if match.coverage >= 0.9 and match.weight >= 1.5:
        return any(event.first.standing is event.second.standing for event in match.events)
    if match.weight < LEAST_SHARED:
        return False
    speakers = match.one.claim.claimant, match.other.claim.claimant
    if all(speakers) and same_name(*map(str, speakers)):
        rare = [a for a, b in match.shared if min(a.weight, b.weight) >= 0.7 and not a.is_name]
        return bool(rare) and match.coverage >= 0.25
    return match.coverage >= (0.4 if any(event.specific for event in match.events) else LEAST_COVERAGE)


def _state(match: Match) -> Found | None:
    """The same state told at another time: only where neither says when, and nothing that happened is shared."""
    if match.mine.days or match.theirs.days or not match.mine.events or match.mine.figures or match.theirs.figures:
        return None
    for event in match.events:
        if event.first.family in STATES and event.specific and match.weight >= LEAST_SHARED and match.names:
            return Relation.AGREES, 0.5, Grounds((*_event_pieces(match, event), *_word_pieces(match)))
    return None


# The grounds


def _told(figures: Sequence[Figure]) -> str:
    return " and ".join(figure.words for figure in figures)


def _figure_piece(one: Figure, other: Figure, said: Bearing) -> Piece:
    return Piece("figure", said, one.words, other.words, one.span, other.span)


def _event_pieces(match: Match, event: SharedEvent | None) -> Iterator[Piece]:
    if event is not None:
        first, second = event.first.at, event.second.at
        yield Piece(
            "event",
            Bearing.SAME,
            _phrase(match, event, is_first=True),
            _phrase(match, event, is_first=False),
            span_in_article(match.one, first),
            span_in_article(match.other, second),
        )
    if match.is_same_place:
        yield Piece("place", Bearing.SAME, match.one.claim.place or "", match.other.claim.place or "")
    if match.time is Time.SAME:
        yield Piece("time", Bearing.SAME, str(match.mine.days), str(match.theirs.days))


def _phrase(match: Match, event: SharedEvent, *, is_first: bool) -> str:
    one = match.one if is_first else match.other
    at = event.first.at if is_first else event.second.at
    words = [a if is_first else b for a, b in event.about]
    return " … ".join(surface(one, word) for word in sorted({at, *words[:3]}, key=lambda word: word.start))


def _word_pieces(match: Match) -> Iterator[Piece]:
    best = sorted(match.shared, key=lambda pair: -min(pair[0].weight, pair[1].weight))[:5]
    said = [
        (surface(match.one, a), surface(match.other, b)) for a, b in best if min(a.weight, b.weight) >= SPECIFIC / 2
    ]
    yield Piece("words", Bearing.SAME, ", ".join(a for a, _ in said), ", ".join(b for _, b in said))
>>>>>>> 2822f20 (Claims that agree or conflict are found as articles come in, and listed by workbench links)
