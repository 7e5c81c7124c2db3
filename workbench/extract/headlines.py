"""Who a headline gives its words to, and who is named only after being quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from workbench.domain.span import Span
from workbench.extract.rules import Speech
from workbench.extract.speakers import Sort, Speaker

# "Bridge closed, two hurt: police", the tail of an agency's headline.
_TAIL = re.compile(r"(?P<colon>:)\s+(?P<who>[\w.'’-]+(?: [\w.'’-]+){0,3})$")


def headline_speaker(text: str, headline: Span, speech: Speech) -> tuple[Span, Span] | None:
    """The speaker at the end of *headline* and the colon before it; None where no word for one stands there."""
    found = _TAIL.search(text, headline.start, headline.end)
    if found is None or not _is_speaker(found["who"].split()[-1].lower(), speech):
        return None
    return Span(*found.span("who")), Span(*found.span("colon"))


def _is_speaker(word: str, speech: Speech) -> bool:
    able = speech.people | speech.organisations | speech.stand_ins | speech.sources
    return word in able or word.removesuffix("s") in able


def known_as(named: Iterable[tuple[Speaker, str]], speech: Speech) -> dict[str, str]:
    """The name of each body by the noun that takes it up ("the monitor"), where it takes up one only.

    *named* are the speakers of an article with the names found for them.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for speaker, name in named:
        described = speaker.sort is Sort.DESCRIPTION and not speaker.plural and speaker.noun in speech.stand_ins
        if described and name[:1].isupper():
            names[speaker.noun].add(name)
    return {noun: next(iter(found)) for noun, found in names.items() if len(found) == 1}
