"""Where claims stand in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import STORY, STORY_CLAIMS, article_of, claim_at
from workbench.domain.article import Article, Boilerplate, Passage, Role
from workbench.domain.review import ReviewedClaim, Standing
from workbench.domain.scale import DEFAULT
from workbench.export.report.highlights import Highlight, highlights, paragraphs
from workbench.export.report.looks import Looks

LOOKS = Looks(DEFAULT)


def marks_of(article: Article, spans: list[tuple[int, int]]) -> tuple[Highlight, ...]:
    claims = [claim_at(article, start, end) for start, end in dict.fromkeys(spans)]
    return highlights([ReviewedClaim(claim, Standing(), "", "") for claim in claims], LOOKS)


texts = st.text("ab.\n \t#é😀", min_size=1, max_size=60).filter(str.strip)
spans = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=8)


@settings(deadline=None)
@given(texts, spans)
def test_however_claims_lie_the_pieces_are_the_text_and_the_pieces_of_a_claim_its_words(
    text: str, drawn: list[tuple[int, int]]
) -> None:
    article = article_of(text)
    marks = marks_of(article, [(s, min(s + n, len(text))) for s, n in drawn if s < len(text)])
    pieces = [piece for paragraph in paragraphs(article, marks) for piece in paragraph.pieces]
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        assert "".join(piece.text for piece in pieces if mark in piece.within) == mark.reviewed.claim.text
        assert sum(mark in piece.begin for piece in pieces) == 1
        assert next(piece for piece in pieces if mark in piece.within).begin.count(mark) == 1
    for piece in pieces:
        assert len({mark.lane for mark in piece.within}) == len(piece.within)
        assert [len(mark.span) for mark in piece.within] == sorted((len(m.span) for m in piece.within), reverse=True)


def test_claims_are_numbered_in_reading_order_the_longer_one_first() -> None:
    marks = marks_of(STORY, [(40, 50), (10, 20), (10, 30)])
    assert [(mark.number, mark.span.start, mark.span.end) for mark in marks] == [(1, 10, 30), (2, 10, 20), (3, 40, 50)]
    assert [mark.lane for mark in marks] == [0, 1, 0]


def test_paragraphs_keep_what_they_are_and_marks_between_them_are_no_words() -> None:
    text = "Menu\n\n## A heading\n\nThe first paragraph.\n\n* * *\n\nThe second."
    at = {words: text.index(words) for words in ("Menu", "A heading", "The first paragraph.", "The second.")}
    kinds = (Role.BOILERPLATE, Role.HEADING, Role.BODY, Role.BODY)
    passages = tuple(
        Passage(start, start + len(words), role, Boilerplate.NAVIGATION if role is Role.BOILERPLATE else None)
        for (words, start), role in zip(at.items(), kinds, strict=True)
    )
    article = Article("00" * 16, text, passages, "A title")
    found = list(paragraphs(article, ()))
    shown = [(p.role, "".join(piece.text for piece in p.pieces if not piece.blank)) for p in found]
    assert shown == list(zip(kinds, at, strict=True))
    assert [p.is_clutter for p in found] == [True, False, False, False]


def test_words_that_belong_to_no_passage_are_shown_all_the_same() -> None:
    text = "Before. Known. After."
    article = Article("00" * 16, text, (Passage(8, 14, Role.LEAD),), "A title")
    assert [(p.role, "".join(piece.text for piece in p.pieces)) for p in paragraphs(article, ())] == [
        (Role.BODY, "Before. "),
        (Role.LEAD, "Known."),
        (Role.BODY, " After."),
    ]


def test_clutter_in_which_a_claim_stands_is_not_put_away() -> None:
    article = Article("00" * 16, "Share this", (Passage(0, 10, Role.BOILERPLATE, Boilerplate.SHARE),), "A title")
    assert [p.is_clutter for p in paragraphs(article, ())] == [True]
    assert [p.is_clutter for p in paragraphs(article, marks_of(article, [(0, 5)]))] == [False]
    assert STORY_CLAIMS
