from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.text.overview import Overview


@given(st.integers(1, 5000), st.integers(1, 200), st.data())
def test_every_row_has_a_line_and_every_line_the_rows_that_have_it(rows: int, height: int, data: st.DataObject) -> None:
    overview = Overview(rows, height)
    row = data.draw(st.integers(0, rows - 1))
    assert row in overview.rows_of(overview.line_of(row))
    assert 0 <= overview.line_of(row) < height
    seen = [row for line in range(height) for row in overview.rows_of(line)]
    assert seen == list(range(rows))


def test_a_text_that_fits_has_a_line_for_each_row() -> None:
    overview = Overview(3, 10)
    assert [overview.line_of(row) for row in range(3)] == [0, 1, 2]
    assert list(overview.rows_of(7)) == []


def test_rows_that_are_not_there_are_the_nearest() -> None:
    assert (Overview(100, 10).line_of(-5), Overview(100, 10).line_of(900)) == (0, 9)
