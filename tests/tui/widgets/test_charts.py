import pytest

from workbench.tui.widgets.charts import Slice, bar, sparkline, stacked


@pytest.mark.parametrize(
    ("number", "whole", "drawn"),
    [
        (0, 10, "·" * 8),
        (10, 10, "█" * 8),
        (5, 10, "████····"),
        (1, 1000, "▏·······"),
        (3, 0, "▏·······"),
        (99, 10, "█" * 8),
    ],
)
def test_a_bar_shows_a_share_and_never_nothing_where_there_is_something(number: int, whole: int, drawn: str) -> None:
    assert bar(number, whole, 8, "bold").plain == drawn


def slices(*numbers: int) -> list[Slice]:
    return [Slice(number, fill, "dim") for number, fill in zip(numbers, "abcdef", strict=False)]


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        ((1, 1), "aaaaabbbbb"),
        ((0, 5), "bbbbbbbbbb"),
        ((1, 999), "abbbbbbbbb"),
        ((1, 1, 1, 997), "abcddddddd"),
        ((3, 3, 3), "aaaabbbccc"),
        ((), "··········"),
        ((0, 0), "··········"),
    ],
)
def test_the_parts_of_a_bar_fill_it_and_each_that_is_anything_is_seen(numbers: tuple[int, ...], drawn: str) -> None:
    found = stacked(slices(*numbers), 10).plain
    assert len(found) == 10
    assert {letter: found.count(letter) for letter in found} == {letter: drawn.count(letter) for letter in drawn}


def test_more_parts_than_cells_overflow_no_bar_by_more_than_they_are() -> None:
    assert len(stacked(slices(1, 1, 1, 1), 2).plain) == 4
    assert stacked(slices(1), 0).plain == ""


def test_a_sparkline_rises_with_its_numbers_and_marks_what_is_nothing() -> None:
    assert sparkline([0, 1, 4, 8], "bold").plain == "·▁▄█"
    assert sparkline([], "bold").plain == ""
    assert sparkline([0, 0], "bold").plain == "··"
