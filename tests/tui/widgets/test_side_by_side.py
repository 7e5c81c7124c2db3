from textual.content import Content

from workbench.tui.widgets.hanging import Hung
from workbench.tui.widgets.side_by_side import side_by_side


def column(*lines: str) -> list[Hung]:
    return [Hung(Content(line)) for line in lines]


def test_columns_of_different_length_stand_side_by_side_each_as_wide_as_the_others() -> None:
    rows = side_by_side([column("one", "two"), column("three")], 63).plain.split("\n")
    assert rows == [f"{'one':30} │ {'three':30}", f"{'two':30} │ {'':30}"]


def test_a_line_too_long_for_its_column_goes_on_below_itself() -> None:
    rows = side_by_side([column("word " * 10), column("x")], 63).plain.split("\n")
    assert len(rows) == 2
    assert all(len(row) == 63 for row in rows)
    assert rows[0].endswith(f"│ {'x':30}")


def test_columns_without_room_stand_below_one_another() -> None:
    assert side_by_side([column("one"), column("two")], 40).plain.split("\n") == ["one", "─" * 40, "two"]


def test_wide_characters_keep_the_columns_apart_at_the_same_cell() -> None:
    rows = side_by_side([column("東京", "Lund"), column("x", "y")], 63)
    assert {Content(row).cell_length for row in rows.plain.split("\n")} == {63}


def test_nothing_is_nothing() -> None:
    assert side_by_side([], 80).plain == ""
