"""What two claims of one event tell that cannot both hold: figures, who it was, outcomes, targets, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.compare.days import Time, are_one_story
from workbench.compare.events import AIRCRAFT, Event, Standing
from workbench.compare.figures import Figure, bearing, same_thing
from workbench.compare.grounds import event_pieces, figure_piece, shared_words, word_piece
from workbench.compare.matching import Match, SharedEvent
from workbench.compare.open import answered, leaves_open
from workbench.compare.stems import listed, stem
from workbench.compare.told import surface
from workbench.compare.words import SPECIFIC, Word
from workbench.domain.link import Bearing, Grounds, Piece
from workbench.domain.span import Span

Conflict = tuple[float, Grounds]

LEAST_COVERAGE = 0.6
"""How much of the shorter claim both must say where only the difference itself tells that they are of one event."""

MOST_COVERAGE = 0.75
"""And where the two do not even tell of the same subject."""

NEARBY = 1_200
"""Characters of an article within which a claim that something is not known speaks of the same as another."""

MOST_DAYS_APART = 7
"""Days between two dates that may be told of one event; more, and there were two."""

MOST_YEARS_APART = 3
"""Years between two dates that may be told of the beginning of one campaign; more, and there were two."""

ONCE = listed("build open found campaign")
_TARGETED = listed("attack collide")
_TYPE = re.compile(
    r"\b(?:be|is|was|as) (?:an? |the )?(?:\w+[ -](?:made |built )?){0,3}?"
    r"(?P<type>[A-Z][A-Za-z]{0,2}[- ]?\d{1,4}[A-Za-z]?)\b"
)
_PLURAL = re.compile(r"\b(?:were|are|have)\b", re.IGNORECASE)


def roles(match: Match) -> Conflict | None:
    """Who they were: "two officers and three of the crew" against "two pilots and three of the crew"."""
    mine = {figure for figure in match.mine.figures if figure.is_exact and not figure.quantity.unit}
    theirs = {figure for figure in match.theirs.figures if figure.is_exact and not figure.quantity.unit}
    same = [(a, b) for a in mine for b in theirs if a.what == b.what and a.low == b.low and _may_be_one(a, b)]
    mine -= {a for a, _ in same}
    theirs -= {b for _, b in same}
    if not same or len(mine) != 1 or len(theirs) != 1:
        return None
    (one,), (other,) = mine, theirs
    if one.low != other.low or not _may_be_one(one, other) or one.what == other.what or same_thing(one, other):
        return None
    pieces = [figure_piece(one, other, Bearing.DIFFERS), *(figure_piece(a, b, Bearing.SAME) for a, b in same)]
    return 0.7, Grounds(tuple(pieces))


def _may_be_one(one: Figure, other: Figure) -> bool:
    return one.state == other.state or not (one.state and other.state)


def figures(match: Match, tie: SharedEvent | None) -> Conflict | None:
    """Figures of the same thing in the same state, of one event beyond doubt."""
    differ = differing(match)
    if not differ or match.is_same_place is False:
        return None
    if not _are_of_one(match, tie, differ):
        return None
    beside = match.beside(differ)
    pieces = (figure_piece(a, b, Bearing.DIFFERS) for a, b in differ)
    return min(0.9, 0.5 + 0.1 * beside), Grounds((*pieces, *event_pieces(match, tie)))


def _are_of_one(match: Match, tie: SharedEvent | None, differ: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether figures that differ are of one event beyond doubt; in one article, where two are told, more is asked."""
    if match.coverage >= MOST_COVERAGE and (match.time is Time.SAME or match.names):
        return not match.is_same_article or all(a.fate for a, _ in differ)
    if match.beside(differ) < 1:
        return False
    if match.is_same_article:
        is_sure = match.time is Time.SAME or match.coverage >= LEAST_COVERAGE or (tie is not None and tie.specific >= 2)
        return tie is not None and is_sure and all(a.fate for a, _ in differ)
    if match.names and (match.time is Time.SAME or tie):
        return True
    return bool(tie and tie.specific) and match.coverage >= LEAST_COVERAGE


def differing(match: Match) -> list[tuple[Figure, Figure]]:
    """Figures of the very same thing of which neither fits any that the other claim tells of it."""
    fitting = {figure for a, b in match.figures if bearing(a, b) is not Bearing.DIFFERS for figure in (a, b)}
    return [
        (a, b)
        for a, b in match.figures
        if a not in fitting and b not in fitting and a.what == b.what and a.fate == b.fate
    ]


def fit(match: Match) -> bool:
    """Whether any figures of the same thing fit."""
    return any(bearing(a, b) is not Bearing.DIFFERS for a, b in match.figures)


def outcome(match: Match) -> Conflict | None:
    """What happened against its opposite, or against its denial."""
    if match.is_same_place is False:
        return None
    for event in match.events:
        if event.specific and (found := _opposite(match, event) if event.is_opposite else _denied(match, event)):
            return found
    return None


def _is_sure(match: Match, event: SharedEvent) -> bool:
    return match.coverage >= LEAST_COVERAGE or event.weight >= 2


def _opposite(match: Match, event: SharedEvent) -> Conflict | None:
    if not event.stand(Standing.ASSERTED, Standing.ASSERTED) or not _is_sure(match, event) or event.is_turned:
        return None
    if not _same_subject(event, 0.0) and match.coverage < MOST_COVERAGE:
        return None
    piece = word_piece(match, "outcome", Bearing.DIFFERS, (event.first.at, event.second.at))
    return 0.75, Grounds((piece, *shared_words(match)))


def _denied(match: Match, event: SharedEvent) -> Conflict | None:
    if not event.stand(Standing.ASSERTED, Standing.DENIED) or _says_both(match, event):
        return None
    if stem(event.first.word) != stem(event.second.word):
        return None
    if not _same_subject(event, 0.0) and match.coverage < MOST_COVERAGE:
        return None
    if not _is_sure(match, event) and not _same_subject(event):
        return None
    return min(0.9, 0.5 + 0.1 * event.weight), Grounds((_denial(match, event), *event_pieces(match, event)))


def is_denied(match: Match) -> bool:
    """Whether one claim denies in a word what the other asserts in the same one, surely of the same or not."""
    return any(
        event.stand(Standing.ASSERTED, Standing.DENIED)
        and stem(event.first.word) == stem(event.second.word)
        and not _says_both(match, event)
        for event in match.events
    )


def _denial(match: Match, event: SharedEvent) -> Piece:
    words = surface(match.one, event.first.at), surface(match.other, event.second.at)
    is_first = event.first.standing is Standing.DENIED
    told = (f"not {words[0]}", words[1]) if is_first else (words[0], f"not {words[1]}")
    return word_piece(match, "outcome", Bearing.DIFFERS, (event.first.at, event.second.at), told)


def _says_both(match: Match, event: SharedEvent) -> bool:
    """Whether the claim that denies it tells the same of what the other tells: "not in May but in June"."""
    return any(
        other.first.standing is other.second.standing is Standing.ASSERTED and other.weight >= event.weight
        for other in match.events
        if stem(other.first.word) == stem(event.first.word) == stem(other.second.word)
    )


def _same_subject(event: SharedEvent, least: float = SPECIFIC) -> bool:
    """Whether a word that says at least so much stands before the event in both."""
    return any(
        min(a.weight, b.weight) >= least and a in event.first.before and b in event.second.before
        for a, b in event.about
    )


def target(match: Match) -> Conflict | None:
    """What one thing hit or attacked: "the jet was bombing rebels" against "the jet was bombing civilians"."""
    for event in match.events:
        if event.first.family not in _TARGETED or event.is_opposite or not _same_subject(event):
            continue
        if not event.stand(Standing.ASSERTED, Standing.ASSERTED) or not _are_single(match, event):
            continue
        mine, theirs = _objects(event.first), _objects(event.second)
        if mine and theirs and not {word.key for word in mine} & {word.key for word in theirs}:
            at = mine[0], theirs[0]
            words = surface(match.one, mine[0]), surface(match.other, theirs[0])
            piece = word_piece(match, "target", Bearing.DIFFERS, at, words)
            return 0.55, Grounds((piece, *event_pieces(match, event)))
    return None


def _objects(event: Event) -> list[Word]:
    return [word for word in event.after[:4] if (word.is_name and not word.is_where) or word.weight >= SPECIFIC]


def _are_single(match: Match, event: SharedEvent) -> bool:
    for one, told in ((match.one, event.first), (match.other, event.second)):
        lead = one.claim.text[max(0, told.at.start - 15) : told.at.start]
        if _PLURAL.search(lead) or not re.search(r"\b(?:was|is|has|had)\b", lead):
            return False
    return True


def types(match: Match) -> Conflict | None:
    """What type it is: "it appears to be a Mi-24" against "it could be a Mi-8", said of one thing near by."""
    mine, theirs = _TYPE.search(match.one.claim.text), _TYPE.search(match.other.claim.text)
    if not mine or not theirs or _is_far(match):
        return None
    if not any(a.key in AIRCRAFT or b.key in AIRCRAFT for a, b in match.shared):
        return None
    first, second = mine["type"], theirs["type"]
    if _plain(first) == _plain(second):
        return None
    spans = (
        Span(one.claim.start + found.start("type"), one.claim.start + found.end("type"))
        for one, found in ((match.one, mine), (match.other, theirs))
    )
    return 0.55, Grounds((Piece("type", Bearing.DIFFERS, first, second, *spans), *shared_words(match)))


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name.lower())


def _is_far(match: Match) -> bool:
    """Whether the two stand so far apart in one article that "it" may be another thing."""
    return match.is_same_article and abs(match.one.claim.start - match.other.claim.start) > NEARBY


def unknown(match: Match, tie: SharedEvent | None) -> Conflict | None:
    """What one claim tells and the other says is not known."""
    mine, theirs = leaves_open(match.one.claim.text), leaves_open(match.other.claim.text)
    question = mine or theirs
    if question is None or bool(mine) == bool(theirs):
        return None
    if _is_far(match):
        return None
    words, told = (match.other, match.theirs) if mine else (match.one, match.mine)
    answer = answered(question, words.claim.text, told.words)
    if answer is None:
        return None
    asked = question.words
    piece = Piece("outcome", Bearing.DIFFERS, asked if mine else answer, answer if mine else asked)
    return 0.55, Grounds((piece, *event_pieces(match, tie)))


def dates(match: Match) -> Conflict | None:
    """Two dates of one event: of one story's days, or of what can only happen once."""
    first, second = match.mine.days, match.theirs.days
    if first is None or second is None or first.overlaps(second):
        return None
    piece = Piece("date", Bearing.DIFFERS, str(first), str(second))
    apart = first.days_to(second)
    for event in match.events:
        if happens_once(match, event, apart):
            return 0.6, Grounds((piece, *event_pieces(match, event)))
    is_story = are_one_story(match.one, match.other) and not match.is_same_article
    if not is_story or len(first) > 1 or len(second) > 1 or apart > MOST_DAYS_APART:
        return None
    if match.coverage < 0.75 or not match.names or match.is_same_place is False or match.has_other_figures:
        return None
    return 0.6, Grounds((piece, *shared_words(match)))


def happens_once(match: Match, event: SharedEvent, apart: int) -> bool:
    """Whether the shared event is one that happens once, and the same in both: what begins, is built or founded."""
    if event.is_opposite or event.first.family not in ONCE:
        return False
    if event.first.family == "campaign":
        actors = [a for a, _ in event.about if a.is_name and not a.is_where]
        return bool(actors) and apart <= MOST_YEARS_APART * 366
    return bool(event.specific) and event.weight >= 1 and match.coverage >= LEAST_COVERAGE
