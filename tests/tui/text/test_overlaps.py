from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.span import Span
from workbench.tui.text.overlaps import Overlaps

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 20))


def test_the_shorter_of_two_lies_on_top() -> None:
    inner, outer = Span(4, 6), Span(0, 20)

    assert Overlaps.of([(inner, "inner"), (outer, "outer")]).touching(Span(5, 6)) == [
        (outer, "outer"),
        (inner, "inner"),
    ]


def test_of_two_equals_the_later_lies_on_top() -> None:
    assert [thing for _, thing in Overlaps.of([(Span(0, 5), 1), (Span(0, 5), 2)]).touching(Span(0, 1))] == [1, 2]


@given(st.lists(spans), spans)
def test_all_that_overlap_are_found_and_no_others(many: list[Span], wanted: Span) -> None:
    found = Overlaps.of(list(zip(many, range(len(many)), strict=True))).touching(wanted)

    assert sorted(i for _, i in found) == [i for i, span in enumerate(many) if len(span) and span.overlaps(wanted)]
    assert [len(span) for span, _ in found] == sorted((len(span) for span, _ in found), reverse=True)
