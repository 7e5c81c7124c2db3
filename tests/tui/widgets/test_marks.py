from workbench.domain.article import Passage, Role
from workbench.domain.span import Span
from workbench.tui.text.overlaps import Overlaps
from workbench.tui.widgets.marks import Inner, Layer, Mark, Markup

OUTER, INNER = Mark("outer", Span(0, 20), "new", "○"), Mark("inner", Span(4, 9), "success", "✓")


def markup() -> Markup:
    return Markup.of([Passage(0, 30, Role.BODY)], [INNER, OUTER])


def test_paint_goes_on_in_order_role_claims_current_parts_hits() -> None:
    page = markup()
    page.current, page.inner = "inner", [Inner(Span(5, 6), "quantity")]
    page.found = Overlaps.of([(Span(0, 2), "found")])

    assert [layer for _, layer in page.layers_on(Span(0, 10))] == [
        Layer("body"),
        *(Layer("claim", "outer"), Layer("new", "outer")),
        *(Layer("claim", "inner"), Layer("success", "inner")),
        *(Layer("overlap"), Layer("current"), Layer("quantity"), Layer("found")),
    ]


def test_rows_without_the_current_claim_know_nothing_of_it() -> None:
    page = markup()
    page.current = "inner"

    assert Layer("current") not in [layer for _, layer in page.layers_on(Span(10, 20))]


def test_a_mark_stands_for_the_one_before_it() -> None:
    page = markup()
    moved = Mark("inner", Span(22, 25), "error", "✗")

    assert page.put(moved) == INNER
    assert page.claims_on(Span(4, 9)) == [OUTER]
    assert page.claims_on(Span(22, 23)) == [moved]


def test_a_current_claim_that_the_article_has_not_got_is_none() -> None:
    page = markup()
    page.current = "elsewhere"

    assert page.current_mark is None
