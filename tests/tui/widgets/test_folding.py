from __future__ import annotations

import pytest

from tests.tui.widgets.test_reader import mark, reading, rows
from workbench.domain.article import Boilerplate, Passage, Role
from workbench.domain.span import Span
from workbench.tui.widgets.folding import folds

TEXT = "A title\n\nShare\nPrint this page\n\nThe crane fell.\n\nRead also: ten walks\n\nCopyright\nAll rights\n"


def passage(words: str, kind: Boilerplate | None = None) -> Passage:
    start = TEXT.index(words)
    return Passage(start, start + len(words), Role.BOILERPLATE if kind else Role.BODY, kind)


SHARE = passage("Share", Boilerplate.SHARE)
PRINT = passage("Print this page", Boilerplate.NAVIGATION)
BODY = passage("The crane fell.")
ALSO = passage("Read also: ten walks", Boilerplate.RELATED_LINKS)
RIGHTS = passage("Copyright\nAll rights", Boilerplate.COPYRIGHT)
ALL = (SHARE, PRINT, BODY, ALSO, RIGHTS)


def test_a_run_of_boilerplate_is_one_fold_that_says_what_it_is_and_how_much() -> None:
    share, rest = folds(TEXT, ALL)
    assert share.span.of(TEXT) == "Share\nPrint this page\n"
    assert share.words == "share, navigation: 2 lines, 4 words"
    assert rest.span.of(TEXT) == "Read also: ten walks\n\nCopyright\nAll rights\n"
    assert rest.words == "related links, copyright: 3 lines, 7 words"


def test_a_single_short_line_is_not_worth_a_fold() -> None:
    assert folds(TEXT, (ALSO,)) == []
    long = "word " * 40
    assert len(folds(long, (Passage(0, 199, Role.BOILERPLATE),))) == 1


def test_a_line_that_holds_something_else_too_is_not_folded() -> None:
    text = "Share The crane\nfell."
    assert folds(text, (Passage(0, 5, Role.BOILERPLATE, Boilerplate.SHARE), Passage(6, 21, Role.BODY))) == []
    assert folds(text, (Passage(6, 21, Role.BOILERPLATE),)) == []


def test_many_kinds_are_not_all_named() -> None:
    text = "a\nb\nc\nd\n"
    kinds = (Boilerplate.SHARE, Boilerplate.ADVERT, Boilerplate.CREDIT, Boilerplate.DISCLAIMER)
    (fold,) = folds(text, [Passage(2 * n, 2 * n + 1, Role.BOILERPLATE, kind) for n, kind in enumerate(kinds)])
    assert fold.words == "share, advert, credit and more: 4 lines, 4 words"


async def test_clutter_is_folded_into_one_row_until_it_is_asked_for() -> None:
    async with reading(TEXT, roles=ALL) as (reader, _):
        shown = [row.strip() for row in rows(reader)]
        assert "▸ share, navigation: 2 lines, 4 words" in shown
        assert "Print this page" not in shown
        reader.unfold(True)
        assert "Print this page" in [row.strip() for row in rows(reader)]
        reader.unfold(False)
        assert [row.strip() for row in rows(reader)] == shown


async def test_a_fold_says_how_many_claims_are_in_it_and_shows_their_glyph() -> None:
    async with reading(TEXT, mark(TEXT, "ten walks"), mark(TEXT, "All rights"), roles=ALL) as (reader, _):
        (row,) = [row for row in rows(reader) if "▸ related" in row]
        assert row.startswith(" ○+▸ related links, copyright: 3 lines, 7 words, 2 claims")


async def test_the_current_claim_is_never_folded_away() -> None:
    async with reading(TEXT, mark(TEXT, "ten walks", "c"), mark(TEXT, "The crane", "d"), roles=ALL) as (reader, _):
        reader.set_current("d")
        assert not any("ten walks" in row for row in rows(reader))
        reader.set_current("c")
        assert any("ten walks" in row for row in rows(reader))
        assert not any("Print" in row for row in rows(reader))
        reader.unfold(True)
        reader.unfold(False)
        assert any("ten walks" in row for row in rows(reader))


async def test_an_article_opens_with_its_current_claim_unfolded() -> None:
    async with reading(TEXT, mark(TEXT, "ten walks", "c"), roles=ALL, current="c") as (reader, _):
        assert any("ten walks" in row for row in rows(reader))


@pytest.mark.parametrize("jump", ["found", "span", "selected"])
async def test_a_jump_unfolds_where_it_lands(jump: str) -> None:
    span = Span(TEXT.index("rights"), TEXT.index("rights") + 6)
    async with reading(TEXT, roles=ALL) as (reader, _):
        if jump == "found":
            reader.set_found([span])
        elif jump == "span":
            reader.scroll_to_span(span)
        else:
            reader.select(span, span)
        assert any("All rights" in row for row in rows(reader))
        assert not any("Print" in row for row in rows(reader))


async def test_a_click_on_a_fold_opens_it() -> None:
    async with reading(TEXT, roles=ALL) as (reader, pilot):
        row = next(n for n, row in enumerate(rows(reader)) if "▸ share" in row)
        await pilot.click(type(reader), offset=(8, row))
        assert any("Print" in row for row in rows(reader))
        assert any("▸ related" in row for row in rows(reader))


async def test_what_was_unfolded_stays_so_in_the_next_article() -> None:
    async with reading(TEXT, roles=ALL) as (reader, _):
        reader.unfold(True)
        reader.show(TEXT, ALL, ())
        assert any("Print" in row for row in rows(reader))


async def test_folding_keeps_the_first_row_where_it_was() -> None:
    text = "\n\n".join(f"Paragraph {n} stands here." for n in range(40)) + "\n\nShare\nPrint\n"
    at = text.index("Share")
    clutter = Passage(at, at + 11, Role.BOILERPLATE, Boilerplate.SHARE)
    async with reading(text, roles=(clutter,)) as (reader, pilot):
        reader.scroll_to_row(20)
        await pilot.pause()
        top = reader.visible_span.start
        reader.unfold(True)
        await pilot.pause()
        assert reader.visible_span.start == top


@pytest.mark.parametrize("width", [2, 9, 20, 200])
async def test_a_fold_fits_any_width(width: int) -> None:
    async with reading(TEXT, roles=ALL, size=(width, 20)) as (reader, _):
        assert all(reader.render_line(y).cell_length == reader.size.width for y in range(20))
