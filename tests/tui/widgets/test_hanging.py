from textual.content import Content

from tests.tui.making import Reviewing
from workbench.tui.widgets.hanging import Hanging, Hung


def rows(hung: Hung, width: int) -> list[str]:
    return [row.plain for row in hung.wrapped(width)]


def test_a_line_that_fits_is_one_row() -> None:
    assert rows(Hung(Content("  +0.4 a figure"), 7), 20) == ["  +0.4 a figure"]


def test_what_does_not_fit_goes_on_below_the_lines_own_beginning() -> None:
    assert rows(Hung(Content("  +0.4 gives a figure: three dockers"), 7), 22) == [
        "  +0.4 gives a figure:",
        "       three dockers",
    ]


def test_nothing_of_a_line_is_lost_at_any_width() -> None:
    text = (
        "  +0.42 says that something happened: “The brakes 日本の気象庁は failed” https://port.example/inspections/2023"
    )
    for width in range(2, 120):
        wrapped = Hung(Content(text), 8).wrapped(width)
        assert "".join("".join(row.plain.split()) for row in wrapped) == "".join(text.split())
        assert all(row.cell_length <= width for row in wrapped)


def test_where_there_is_hardly_room_a_line_goes_on_at_the_edge() -> None:
    assert rows(Hung(Content("  +0.4 gives a figure"), 7), 15) == ["  +0.4 gives a", "figure"]


def test_what_may_stand_beside_a_line_stands_below_where_there_is_no_room() -> None:
    hung = Hung(Content("Claim 1 of 5"), beside=(Content("1a2b3c4d"), Content("Check-worthy 0.5")))
    assert rows(hung, 42) == ["Claim 1 of 5   1a2b3c4d   Check-worthy 0.5"]
    assert rows(hung, 30) == ["Claim 1 of 5   1a2b3c4d", "Check-worthy 0.5"]
    assert rows(hung, 20) == ["Claim 1 of 5", "1a2b3c4d", "Check-worthy 0.5"]


def test_styles_stay_with_their_words() -> None:
    line = Content.assemble("aaa bbb ", ("ccc ddd", "bold"))
    second = Hung(line, 0).wrapped(11)[1]
    assert [(second.plain[s.start : s.end], str(s.style)) for s in second.spans] == [("ddd", "bold")]


def test_the_height_is_that_of_the_rows() -> None:
    hanging = Hanging([Hung(Content("a b c d e f g h i j k l m n"), 2), Hung(Content("x"))])
    assert hanging.get_height({}, 100) == 2
    assert hanging.get_height({}, 20) == 3


async def test_the_panel_is_wrapped_anew_when_its_width_changes(ann: Reviewing) -> None:
    text = ann.screen.query_one("#claim")
    heights = []
    for width in (80, 100):
        await ann.pilot.resize_terminal(width, 40)
        await ann.settle()
        heights.append(text.size.height)
    assert heights[0] < heights[1]
