"""The sentences of a passage, as far as signs and the claims found in it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from workbench.domain.span import Span

_BREAK = re.compile(r"[.!?…][\"'”’»)\]*]*\s+(?=[\"'“‘«(\[*]*[^\W_])|\n\s*\n")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Adm|Sen|Rep|Gov|St|Jr|Sr|No|vs|approx|Inc|Ltd|Co|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.\s+$"
)


def sentences(text: str, claims: Iterable[Span]) -> list[Span]:
    """The sentences of *text* in order, without the blanks around them; no claim of *claims* is cut in two."""
    kept = sorted(claims)
    cuts = [0]
    for found in _BREAK.finditer(text):
        at = found.end()
        if text[at].islower() or _SHORT.search(text[max(0, at - 12) : at]):
            continue
        cuts.append(at)
    cuts += [edge for span in kept for edge in (span.start, span.end)]
    whole = sorted({at for at in [*cuts, len(text)] if not any(span.start < at < span.end for span in kept)})
    spans = [_trimmed(text, start, end) for start, end in pairwise(whole)]
    return [span for span in spans if any(map(str.isalnum, span.of(text)))]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
