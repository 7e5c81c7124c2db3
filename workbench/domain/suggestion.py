"""Suggestions of evidence: what another article of the collection says that may bear on a claim."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.domain.claim import Claim
from workbench.domain.link import Piece
from workbench.domain.span import Span


class Seems(StrEnum):
    """What a passage seems to say of a claim: the same, otherwise, or something that only a reader can weigh."""

    SAME = "same"
    DIFFERS = "differs"
    UNCLEAR = "unclear"


class Candidate(Struct, frozen=True):
    """A passage that may bear on a claim: its *text*, which begins at *start* of its article, and what stands *before*.

    *claims* are those that stand in it, *linked* the ids of claims that a link leads to, in it or elsewhere. *is_copy*
    says that its article is nearly the same as the claim's own.
    """

    article_id: str
    article_title: str
    outlet: str | None
    published: str | None
    start: int
    text: str
    before: str = ""
    claims: tuple[Claim, ...] = ()
    linked: frozenset[str] = frozenset()
    is_copy: bool = False

    def words(self, span: Span) -> str:
        """The characters of the article that *span*, which lies in the passage, covers."""
        return self.text[span.start - self.start : span.end - self.start]


class Suggestion(Struct, frozen=True):
    """The sentences of another article's passage that may bear on a claim, and how they seem to.

    *start* and *end* are offsets in that article. *score* is 0 to 1, for the order alone. *grounds* say what is the
    same and what differs, the claim first in each. *is_copy* says that the article is nearly the same as the claim's
    own, so that it is no second source; *also* are other articles, by id, in which the same words stand.
    """

    article_id: str
    article_title: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    score: float
    bearing: Seems
    grounds: tuple[Piece, ...] = ()
    is_copy: bool = False
    also: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """How it is cited as evidence: ``ARTICLE#START-END``."""
        return f"{self.article_id[:8]}#{self.start}-{self.end}"

    @property
    def why(self) -> str:
        """The grounds in words; "here" is the claim, "there" the suggestion."""
        told = "; ".join(map(_told, self.grounds))
        return f"{told}; in a copy of the claim's own article" if self.is_copy else told


def _told(piece: Piece) -> str:
    # The words of both stand there to be read.
    return "the same words" if piece.what == "words" and piece.second_span is not None else piece.sentence
