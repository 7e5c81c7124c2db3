from hypothesis import given
from hypothesis import strategies as st

from tests.tui.text.hostile import hostile
from workbench.domain.span import Span
from workbench.tui.text.layout import Layout
from workbench.tui.text.pieces import Piece, pieces


def test_a_row_is_cut_where_its_layers_begin_and_end() -> None:
    layout = Layout.of("one two three", 80)

    assert pieces(layout, 0, [(Span(0, 13), "body"), (Span(4, 7), "claim")]) == [
        Piece(Span(0, 4), ("body",)),
        Piece(Span(4, 7), ("body", "claim")),
        Piece(Span(7, 13), ("body",)),
    ]


def test_a_layer_that_ends_inside_a_cluster_covers_all_of_it() -> None:
    layout = Layout.of("a🇫🇷b", 80)

    assert pieces(layout, 0, [(Span(0, 2), "claim")]) == [
        Piece(Span(0, 1), ("claim",)),
        Piece(Span(1, 3), ("claim",)),
        Piece(Span(3, 4), ()),
    ]


def test_a_layer_of_another_row_is_not_on_this_one() -> None:
    layout = Layout.of("one\ntwo", 80)

    assert pieces(layout, 1, [(Span(0, 3), "claim")]) == [Piece(Span(4, 7), ())]


@given(hostile, st.integers(1, 40), st.integers(0, 60), st.integers(0, 60))
def test_pieces_cover_the_drawn_row_and_a_layer_lies_on_its_own_characters(
    text: str, width: int, start: int, length: int
) -> None:
    layout, claim = Layout.of(text, width), Span(start, start + length)
    for row in range(len(layout)):
        cut = pieces(layout, row, [(claim, "claim")])
        drawn, whole = layout.drawn(row), layout.snapped(row, claim) if claim.overlaps(layout.row(row)) else None

        assert "".join(piece.span.of(text) for piece in cut) == drawn.of(text)
        assert all(piece.span.start < piece.span.end for piece in cut)
        for piece in cut:
            inside = whole is not None and piece.span.within(whole) and len(claim) > 0
            assert bool(piece.layers) is inside
