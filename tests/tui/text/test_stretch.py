from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.text.hostile import hostile
from workbench.domain.shown import Shown
from workbench.domain.span import Span
from workbench.tui.text.cells import drawable
from workbench.tui.text.layout import Fold, Indented, Layout
from workbench.tui.text.stretch import Ground, Stretch

TEXT = "The crane fell. Three dockers died, the union said.\n\nPolice closed the quay. Divers came."
DIED = TEXT.index("died")

Move = Callable[[Ground, Stretch], Stretch]


def ground(text: str = TEXT, width: int = 30, *folded: str) -> Ground:
    folds = [Fold(Span(at := text.index(words), at + len(words)), Shown("clutter")) for words in folded]
    return Ground.of(text, Layout.of(text, width, folds=folds))


def selected(on: Ground, stretch: Stretch, text: str = TEXT) -> str:
    return on.span(stretch).of(text)


def moved(*moves: Move, start: int = DIED, on: Ground | None = None) -> str:
    """What is selected after *moves*, begun with the word at *start* of the text."""
    on = on or ground(width=80)
    stretch = on.word_at(start)
    assert stretch is not None
    for move in moves:
        stretch = move(on, stretch)
    return selected(on, stretch)


def on(name: str, by: int = 1) -> Move:
    return lambda ground, stretch: getattr(ground, name)(stretch, by)


def swap(_: Ground, stretch: Stretch) -> Stretch:
    return stretch.swapped()


word, back, sentence = on("by_word"), on("by_word", -1), on("by_sentence")
sentence_back, character, character_back = on("by_sentence", -1), on("by_character"), on("by_character", -1)


def whole(ground: Ground, stretch: Stretch) -> Stretch:
    return ground.to_sentences(stretch)


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ((), "died"),
        ((word, word), "died, the"),
        ((word, word, back), "died,"),
        ((back,), "dockers died"),
        ((back, back), "Three dockers died"),
        ((back, back, word), "dockers died"),
        ((back, word, word), "died,"),
        ((back, word), "died"),
        ((character,), "died,"),
        ((character_back,), "die"),
        ((character_back,) * 4, " d"),
        ((swap, character), "ied"),
        ((swap, back), "dockers died"),
        ((swap, word), "died,"),
        ((sentence,), "died, the union said."),
        ((sentence, sentence), "died, the union said.\n\nPolice closed the quay."),
        ((sentence, sentence, sentence_back), "died, the union said."),
        ((sentence_back,), "Three dockers died"),
        ((sentence_back, sentence_back), "The crane fell. Three dockers died"),
        ((sentence_back, sentence), "died, the union said."),
        ((whole,), "Three dockers died, the union said."),
        ((whole, whole), "Three dockers died, the union said."),
        ((swap, whole, back), "fell. Three dockers died, the union said."[4:]),
    ],
)
def test_the_moving_end_stops_at_the_ends_of_words_and_sentences(moves: tuple[Move, ...], expected: str) -> None:
    assert moved(*moves) == expected


def test_past_the_other_end_that_one_holds_on_to_its_word() -> None:
    assert moved(back, back, word, word, word, word) == "died, the"


def test_at_the_ends_of_the_text_nothing_moves() -> None:
    assert moved(*[word] * 50).endswith("Divers came.")
    assert moved(*[sentence_back] * 9, *[back] * 9, *[character_back] * 9).startswith("The crane")


def test_rows_are_passed_in_the_cell_where_one_began() -> None:
    here = ground()
    stretch = Stretch(here.layout.offset_at(0, 9), here.layout.offset_at(0, 9))
    down = here.by_rows(stretch, 1)
    assert here.layout.place_of(down.head) == (1, 9)
    further = here.by_rows(down, 1)  # over the blank row
    assert here.layout.place_of(further.head)[1] == 9
    assert here.layout.row_of(further.head) == 3
    assert here.by_rows(further, -2).head == stretch.head
    assert here.by_rows(stretch, -1) == stretch


def test_a_short_row_does_not_make_one_forget_the_cell() -> None:
    text = "a long first row\nab\na long third row"
    here = ground(text, 40)
    end = here.by_rows(here.by_rows(Stretch(12, 12), 1), 1)
    assert here.layout.place_of(end.head) == (2, 12)


def test_the_ends_of_a_row_are_those_that_are_drawn() -> None:
    here = ground(width=20)
    stretch = Stretch(DIED, DIED)
    row = here.layout.drawn(here.layout.row_of(DIED))
    assert here.span(here.to_row_edge(stretch, 1)) == Span(DIED, row.end)
    assert here.to_row_edge(stretch, -1).head == row.start


def test_folded_text_is_passed_by_and_what_reaches_over_it_holds_it() -> None:
    text = "One two.\nShare\nPrint\nThree four."
    here = ground(text, 40, "Share\nPrint\n")
    stretch = here.word_at(4)
    assert stretch is not None
    on_two = here.by_word(here.by_word(stretch, 1), 1)
    assert selected(here, on_two, text) == "two.\nShare\nPrint\nThree"
    assert selected(here, here.by_rows(stretch, 1), text) == "two.\nShare\nPrint\nThree f"


def test_a_word_in_a_fold_is_no_place_to_begin() -> None:
    text = "Share\nPrint\nThree"
    assert ground(text, 40, "Share\nPrint\n").over(Span(0, 5)) is None


def test_a_text_without_words_has_none_to_begin_with() -> None:
    assert ground(" \n\n ").word_at(0) is None


@pytest.mark.parametrize("bounds", [Span(4, 9), Span(0, len(TEXT)), Span(DIED, DIED + 1)])
def test_a_span_is_taken_over_as_it_is(bounds: Span) -> None:
    here = ground()
    stretch = here.over(bounds)
    assert stretch is not None
    assert here.span(stretch) == bounds
    assert stretch.head >= stretch.anchor


MOVES = [
    *(on(name, by) for name in ("by_character", "by_word", "by_sentence", "to_row_edge") for by in (1, -1)),
    *(on("by_rows", by) for by in (1, -1, 7, -7)),
    *(swap, whole),
    lambda ground, stretch: ground.to(stretch, 17),
    lambda ground, stretch: ground.word_at(stretch.head) or stretch,
]


@settings(deadline=None)
@given(hostile, st.integers(1, 60), st.integers(0, 200), st.lists(st.sampled_from(MOVES), max_size=12), st.booleans())
def test_whatever_is_pressed_whole_clusters_that_are_drawn_are_selected(
    text: str, width: int, at: int, moves: list[Move], folded: bool
) -> None:
    end = text.find("\n") + 1
    folds = [Fold(Span(0, end), Shown("clutter"))] if folded and text[:end].strip() else []
    layout = Layout.of(text, width, [Indented(Span(0, 40), 4)], folds=folds)
    here = Ground.of(text, layout)
    stretch = here.word_at(min(at, len(text)))
    for move in moves:
        if stretch is None:
            break
        stretch = move(here, stretch)
        span, cursor = here.span(stretch), here.cursor(stretch)
        assert 0 <= span.start < span.end <= len(text)
        assert cursor.within(span)
        assert cursor.start == span.start or cursor.end == span.end
        for edge, inside in ((span.start, span.start), (span.end, span.end - 1)):
            row = layout.row_of(inside)
            drawn, ruler = layout.drawn(row), layout.ruler(row)
            assert drawn.start <= edge <= drawn.end
            assert ruler.floor(edge - drawn.start) == edge - drawn.start
        assert drawable(text)[span.start : span.end] == span.of(drawable(text))
