"""What of an article is read, and in which portions."""

from __future__ import annotations

from msgspec.structs import replace

from tests.extract.making import make_article
from workbench.domain.article import Boilerplate, Passage, Role
from workbench.extract.pieces import LONGEST, pieces


def test_boilerplate_captions_and_bylines_are_never_read() -> None:
    roles = (Role.BOILERPLATE, Role.CAPTION, Role.BYLINE, Role.DATELINE, Role.BODY)
    text = "".join(f"{role.value:12}" for role in roles)
    passages = tuple(Passage(12 * i, 12 * i + 12, role, Boilerplate.OTHER) for i, role in enumerate(roles))
    article = replace(make_article(text), passages=passages)
    assert [piece.role for piece in pieces(article, "en")] == [Role.BODY]


def test_a_passage_in_another_language_is_skipped() -> None:
    article = replace(
        make_article("x" * 10), passages=(Passage(0, 5, Role.BODY, language="fr"), Passage(5, 10, Role.BODY))
    )
    assert [piece.start for piece in pieces(article, "en")] == [5]


def test_a_passage_without_a_language_has_the_article_s() -> None:
    article = replace(make_article("x" * 10), passages=(Passage(0, 10, Role.BODY),), language="fr")
    assert list(pieces(article, "en")) == []
    assert len(list(pieces(replace(article, language=None), "en"))) == 1


def test_a_very_long_line_is_cut_after_sentences_into_pieces_that_leave_nothing_out() -> None:
    text = "The river rose again. " * 2_000 + "It fell."
    cut = list(pieces(make_article(text), "en"))
    assert all(piece.end - piece.start <= LONGEST for piece in cut)
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    assert all(text[: piece.end].rstrip().endswith(".") for piece in cut)
    assert [piece.opens for piece in cut[:3]] == [True, False, False]


def test_a_line_without_any_border_is_cut_all_the_same() -> None:
    cut = list(pieces(make_article("x" * (2 * LONGEST + 1)), "en"))
    assert [piece.end - piece.start for piece in cut] == [LONGEST, LONGEST, 1]
