"""What a sentence asserts one by one: "the dam broke and 40 people drowned" are two things to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.extract.tree import CLAUSE, is_finite
from workbench.extract.triggers import Content, details

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_VERBS = ("VERB", "AUX")
_TOLD = ("VBD", "VBN", "VBZ", "VBP")


def parts(said: Content, figures: Sequence[Span], rules: Rules) -> list[Span]:
    """The stretches of *said* that assert something each, in reading order; none where it is one thing.

    *figures* are what it counts. They and the result are offsets into the doc. A part that begins with a verb shares
    the subject of the one before, and one that begins with a figure its verb.
    """
    if not said:
        return []
    cuts = {said[0].i, *_semicolons(said), *_clauses(said), *_participles(said, figures), *_counts(said, figures)}
    runs = _runs(said, sorted(cuts))
    asserting: list[list[Token]] = []
    for run in runs:
        if asserting and not (details(run, rules) and _tells(asserting[-1], rules)):
            asserting[-1] += run
        else:
            asserting.append(run)
    return [_trimmed(run) for run in asserting] if len(asserting) > 1 else []


def _semicolons(said: Content) -> Iterator[int]:
    for last, token in pairwise(said):
        if last.text == ";":
            yield token.i


def _clauses(said: Content) -> Iterator[int]:
    """Where a clause of the same rank as the first begins."""
    here = {token.i for token in said}
    main = {token.i for token in said if token.head.i not in here or token.dep_ == "ROOT"}
    for token in said:
        joined = token.dep_ == "conj" and token.head.i in main
        if joined:
            main.add(token.i)
        told = is_finite(token) or token.tag_ in _TOLD or any(is_finite(child) for child in token.children)
        begins = token.left_edge.i
        if token.i in main and token.pos_ in _VERBS and told and begins in here and _follows_a_joint(said, begins):
            yield begins


def _follows_a_joint(said: Content, begins: int) -> bool:
    before = next((token for token in reversed(said) if token.i < begins), None)
    return before is not None and (before.pos_ == "CCONJ" or before.text in (";", ","))


def _participles(said: Content, figures: Sequence[Span]) -> Iterator[int]:
    """Where a participle tells of a further figure: "the crane fell, killing three men"."""
    for token in said:
        if token.tag_ != "VBG" or token.dep_ not in ("advcl", "conj", "acl") or not _follows_a_joint(said, token.i):
            continue
        end = token.right_edge.idx
        if any(token.idx < figure.start <= end for figure in figures):
            yield token.i


def _counts(said: Content, figures: Sequence[Span]) -> Iterator[int]:
    """Where a second figure is joined to the first: "42 civilians were killed and 98 wounded"."""
    joined = {
        token.idx: (last.idx, token.i) for last, token in pairwise(said) if last.pos_ == "CCONJ" or last.text == ";"
    }
    for before, figure in pairwise(figures):
        joint, begins = joined.get(figure.start, (0, 0))
        if figure.start in joined and joint >= before.end:
            yield begins


def _tells(run: Sequence[Token], rules: Rules) -> bool:
    """Whether there is something in it to look up, and a verb that what follows may share."""
    return bool(details(run, rules)) and any(token.pos_ in _VERBS for token in run)


def _runs(said: Content, cuts: Sequence[int]) -> list[list[Token]]:
    ends = [*cuts[1:], said[-1].i + 1]
    return [[t for t in said if start <= t.i < end] for start, end in zip(cuts, ends, strict=True)]


def _trimmed(run: Sequence[Token]) -> Span:
    """The characters of *run* without the words and marks that join it to the next."""
    kept = list(run)
    while kept and (kept[-1].is_punct or kept[-1].is_space or kept[-1].pos_ == "CCONJ") and not _closes(kept[-1]):
        kept.pop()
    while kept and (kept[0].is_space or kept[0].text in (",", ";") or _joins(kept[0])):
        kept.pop(0)
    return Span(kept[0].idx, kept[-1].idx + len(kept[-1]))


def _joins(token: Token) -> bool:
    """Whether it is "and", or "that" before what somebody says."""
    return token.pos_ == "CCONJ" or (token.dep_ == "mark" and token.head.dep_ in CLAUSE)


def _closes(token: Token) -> bool:
    return token.text in ("”", "’", '"', "'", "»", ")", "]")
