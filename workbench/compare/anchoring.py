"""Where words of one text stand in a corrected one: by the words themselves, and by what stands before and after.

The W3C Web Annotation model calls it a TextQuoteSelector: quote, prefix and suffix. A wrong match is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from workbench.domain.span import Span
from workbench.domain.version import Anchor, Carried, plain

CONTEXT = 32
"""Characters before and after by which a place is known again, as hypothes.is takes."""

NEAREST = 16
"""Of these, as many must be the same on one side for words to stand where they stood."""

LEAST_BETWEEN = 0.5
"""How alike, of 1, words must be that stand between the same surroundings."""

LEAST_ELSEWHERE = 0.8
"""How alike a sentence must be that stands in other surroundings, and by how much more than the next best:"""

LEAST_MARGIN = 0.1

_TRIED = 8
"""Places of the same words that are looked at, the likeliest first."""

_SHORTEST = 20
"""Shorter words than these are found again exactly or not at all."""

_BOUNDARY = re.compile(r"(?<=[.!?…])[\"'’”»)\]]*\s+|\n+")
_ENDED = re.compile(r"[.!?…][\"'’”»)\]]*\s*\Z")
_END = re.compile(r"[.!?…](?=\W|\Z)|\n\s*\n")
# "Mr", "Gen", "U.S", "No": what a full stop shortens.
_SHORT = re.compile(r"(?<![^\W_])(?:[A-Z][a-z]{0,2}|Brig|Capt|Dept|Prof|Sept|(?:\w\.)+\w)\Z")
_LONGEST_HEADING = 40
"""Characters of a line up to which it is taken for one of its own; a longer one goes on in the next."""
_ALIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”„]', "“": '["“”„]', "”": '["“”„]'}
# "500" is not in "1,500" or "1 500", nor "12" in "12,000" or "12 %".
_IN_A_FIGURE_BEFORE = re.compile(r"\d[.,'’ \u00a0\u202f]?\Z|\w\Z|[-−–]\Z")
_IN_A_FIGURE_AFTER = re.compile(r"\w|[.,'’ \u00a0\u202f]?\d|\s?%")


@dataclass(frozen=True)
class Anchoring:
    """An old text and a corrected one."""

    old: str
    new: str
    _known: dict[str, bool] = field(default_factory=dict, compare=False)

    def find(self, span: Span) -> Anchor | None:
        """Where the words of *span* of the old text stand in the new one; None when that cannot be told for sure."""
        return self._same(span) or self._reworded(span)

    # The same words

    def _same(self, span: Span) -> Anchor | None:
        """The same words in the same sentence: where the words around them are others, they may say another thing.

        Of words that the old text has in several places each place of the new one is one place's: "Nobody was hurt."
        of one accident, left out, is not that of the next.
        """
        words, sentence = span.of(self.old), _around(self.old, span)
        found = [place for place in _occurrences(words, self.new) if _around(self.new, place) == sentence]
        if not found:
            return None
        others = [place for place in _occurrences(words, self.old) if not place.overlaps(span)]
        rivals = [place for place in others if _around(self.old, place) == sentence]
        nearest = sorted(found, key=lambda place: self._nearness(span, place), reverse=True)[:_TRIED]
        for place in nearest:
            mine = self._nearness(span, place)
            if not any(self._nearness(rival, place) >= mine for rival in rivals):
                how = Carried.EXACT if self._has_same_side(span, place) else Carried.MOVED
                return Anchor(how, place.start, place.end, 1.0)
        return None

    def _nearness(self, span: Span, place: Span) -> tuple[int, float]:
        """How much of the surroundings is the same; of places as good, the one at the same share of the text."""
        alike = sum(
            _common(one, other) for one, other in zip(_sides(self.old, span), _sides(self.new, place), strict=True)
        )
        return alike, -abs(span.start / len(self.old) - place.start / len(self.new))

    def _has_same_side(self, span: Span, place: Span) -> bool:
        """Whether what is nearest on one side is the same: the sentence on the other side may have been edited."""
        return any(
            one[:NEAREST] == other[:NEAREST]
            for one, other in zip(_sides(self.old, span), _sides(self.new, place), strict=True)
        )

    # Other words

    def _reworded(self, span: Span) -> Anchor | None:
        quote = " ".join(span.of(self.old).split())
        if len(quote) < _SHORTEST:
            return None
        return self._between(span, quote) or self._elsewhere(quote)

    def _between(self, span: Span, quote: str) -> Anchor | None:
        """What stands between the same surroundings; more of them where they stand in several places."""
        for reach in (CONTEXT, 3 * CONTEXT):
            before, after = _raw_sides(self.old, span, reach)
            starts = _occurrences_of_context(before, self.new) if before else [Span(0, 0)]
            ends = _occurrences_of_context(after, self.new) if after else [Span(len(self.new), len(self.new))]
            if len(starts) == len(ends) == 1:
                return self._at(span, quote, starts[0].end, ends[0].start)
        return None

    def _at(self, span: Span, quote: str, start: int, end: int) -> Anchor | None:
        place = _trimmed(self.new, Span(start, max(start, end)))
        if not 0 < len(place) <= 3 * len(span) or self._stood_before(place):
            return None
        score = fuzz.ratio(quote, " ".join(place.of(self.new).split())) / 100
        return _anchor(place, score) if score >= LEAST_BETWEEN else None

    def _elsewhere(self, quote: str) -> Anchor | None:
        """The sentences most like *quote* by far; none that stood in the old text, where they said what they say."""
        scored = sorted(
            (
                (fuzz.ratio(quote, words, score_cutoff=100 * (LEAST_ELSEWHERE - LEAST_MARGIN)) / 100, place)
                for place, words in self._windows(quote)
            ),
            key=lambda one: (-one[0], one[1]),
        )
        if not scored or scored[0][0] < LEAST_ELSEWHERE:
            return None
        score, best = scored[0]
        rival = next((other for other, place in scored[1:] if not place.overlaps(best)), 0.0)
        if score - rival < LEAST_MARGIN or self._stood_before(best):
            return None
        return _anchor(best, score)

    def _windows(self, quote: str) -> Iterator[tuple[Span, str]]:
        """Sentences that follow each other, as many as *quote* has, one more and one less, of about its length."""
        many = len(_sentences(quote))
        for count in {max(1, many - 1), many, many + 1}:
            for first in range(len(self._new_sentences) - count + 1):
                place = Span(self._new_sentences[first].start, self._new_sentences[first + count - 1].end)
                if len(quote) / 2 <= len(place) <= len(quote) * 2:
                    yield place, " ".join(place.of(self.new).split())

    @cached_property
    def _new_sentences(self) -> list[Span]:
        return _sentences(self.new)

    def _stood_before(self, place: Span) -> bool:
        """Whether the words at *place* of the new text stand in the old one: then they are no rewording of others."""
        words = place.of(self.new)
        if words not in self._known:
            self._known[words] = bool(_occurrences(words, self.old))
        return self._known[words]


def _anchor(place: Span, score: float) -> Anchor:
    return Anchor(Carried.REWORDED, place.start, place.end, round(score, 4))


# Places in a text


def _occurrences(quote: str, text: str) -> list[Span]:
    """Where the words of *quote* stand in *text*, whatever blanks and quotation marks are between them."""
    words = quote.split()
    if not words:
        return []
    found = re.finditer(r"\s+".join(map(_loosely, words)), text)
    return [Span(*match.span()) for match in found if _is_whole(text, match)]


def _loosely(word: str) -> str:
    return "".join(_ALIKE.get(letter, re.escape(letter)) for letter in word)


def _is_whole(text: str, found: re.Match[str]) -> bool:
    """Whether the words found are no part of a longer word, or of a longer figure."""
    start, end = found.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if text[start].isdigit() and _IN_A_FIGURE_BEFORE.search(before):
        return False
    if text[end - 1].isdigit() and _IN_A_FIGURE_AFTER.match(after):
        return False
    joined_before = _is_letter(text[start]) and before and _is_letter(before[-1])
    joined_after = _is_letter(text[end - 1]) and after and _is_letter(after[0])
    return not (joined_before or joined_after)


def _is_letter(letter: str) -> bool:
    return letter.isalnum() and not _is_unspaced(letter)


def _is_unspaced(letter: str) -> bool:
    """Whether the letter is of a script that puts no blanks between words."""
    return "\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff"


def _occurrences_of_context(context: str, text: str) -> list[Span]:
    found = re.finditer(r"\s+".join(map(_loosely, context.split())), text) if context.strip() else ()
    return [Span(*match.span()) for match in found]


def _raw_sides(text: str, span: Span, reach: int) -> tuple[str, str]:
    """What stands before and after, as it is written, cut at a blank so that no word is halved."""
    before, after = text[max(0, span.start - reach) : span.start], text[span.end : span.end + reach]
    if span.start > reach and " " in before.strip():
        before = before[before.index(" ") :]
    if span.end + reach < len(text) and " " in after.strip():
        after = after[: after.rindex(" ")]
    return before.strip(), after.strip()


def _sides(text: str, span: Span) -> tuple[str, str]:
    """The characters before, backwards, and after, with one blank for many: as many as make a context."""
    # Twice as many, since blanks are taken out.
    before = " ".join(text[max(0, span.start - 2 * CONTEXT) : span.start].split())
    after = " ".join(text[span.end : span.end + 2 * CONTEXT].split())
    return before[::-1][:CONTEXT], after[:CONTEXT]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _around(text: str, span: Span) -> tuple[str, str]:
    """The rest of the sentence on either side of *span*."""
    reach = 600
    before = text[max(0, span.start - reach) : span.start]
    starts = [found.end() for found in _BOUNDARY.finditer(before) if _parts(before, found)]
    before = before[starts[-1] :] if starts else before
    if _ENDED.search(span.of(text)):
        return plain(before), ""
    after = text[span.end : span.end + reach]
    ends = [found.start() for found in _END.finditer(after) if found.group() != "." or _ends(after, found.start())]
    return plain(before), plain(after[: ends[0]] if ends else after)


def _parts(text: str, found: re.Match[str]) -> bool:
    """Whether sentences are parted there: not by the end of a line that goes on in the next, nor after "Gen."."""
    stop = text[: found.start()]
    if found.group().count("\n") > 1 or stop.endswith(("!", "?", "…")):
        return True
    if stop.endswith("."):
        return _ends(text, len(stop) - 1)
    return len(stop) - stop.rfind("\n") <= _LONGEST_HEADING


def _ends(text: str, stop: int) -> bool:
    """Whether a sentence ends with the full stop there, rather than "Gen." or "U.S."; where it may be either, not."""
    return _SHORT.search(text, max(0, stop - 8), stop) is None


def _sentences(text: str) -> list[Span]:
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    found = (_trimmed(text, Span(start, end)) for start, end in pairwise(cuts))
    return [span for span in found if len(span)]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    if not words.strip():
        return Span(span.start, span.start)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
