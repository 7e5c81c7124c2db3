from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.span import Span

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(lambda ends: Span(*ends))


def places(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(span=SPANS, text=st.text(min_size=12, max_size=20))
def test_a_span_is_as_long_as_what_it_covers(span: Span, text: str) -> None:
    assert len(span) == len(places(span)) == len(span.of(text))
    assert span.of(text) == text[span.start : span.end]


@given(one=SPANS.filter(len), other=SPANS.filter(len))
def test_spans_overlap_when_they_share_a_character_and_not_when_they_touch(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(places(one) & places(other))


@given(one=SPANS.filter(len), other=SPANS.filter(len))
def test_a_span_is_within_another_that_has_all_its_characters(one: Span, other: Span) -> None:
    assert one.within(other) == (places(one) <= places(other))


def test_spans_sort_in_reading_order() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
