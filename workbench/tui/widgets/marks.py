"""What a reader draws over an article's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from workbench.domain.article import Passage
from workbench.domain.span import Span
from workbench.tui.text.overlaps import Overlaps

ASIDE = "dismissed"
"""The style of a claim that was put aside."""


class Mark(Struct, frozen=True):
    """A claim as the reader shows it.

    *style* names its state: the component class ``reader--<style>``, such as "new", "disputed" or a theme variable
    that a scale's rating has for colour ("success"). *glyph* says the same without colour, in the gutter.
    """

    id: str
    span: Span
    style: str
    glyph: str

    @property
    def is_aside(self) -> bool:
        """Whether the claim was put aside."""
        return self.style == ASIDE


class Inner(Struct, frozen=True):
    """A part of the current claim that is pointed out.

    *style*: "claimant", "quantity", "occurred" or "place"; in a claim that asserts several things "part" for every
    other of them, "between" for what belongs to none.
    """

    span: Span
    style: str


class Layer(Struct, frozen=True):
    """One coat of paint: a component class, and the claim that a click on it picks."""

    style: str
    claim: str | None = None


class Markup(Struct):
    """Everything that lies over one article's text: roles, claims, search hits, and which claim is current."""

    passages: Overlaps[str] = field(default_factory=lambda: Overlaps.of(()))
    marks: dict[str, Mark] = field(default_factory=dict)
    found: Overlaps[str] = field(default_factory=lambda: Overlaps.of(()))
    inner: Sequence[Inner] = ()
    current: str | None = None
    visited: frozenset[str] = frozenset()  # claims that other reviewers are on
    selected: Span | None = None  # with the keyboard
    cursor: Span | None = None  # where the moving end of it is
    _index: Overlaps[str] = field(default_factory=lambda: Overlaps.of(()))

    @classmethod
    def of(cls, passages: Sequence[Passage], marks: Sequence[Mark], visited: frozenset[str] = frozenset()) -> Markup:
        """The roles and claims of an article, none of them current; other reviewers are on those *visited*."""
        markup = cls(Overlaps.of((passage.span, passage.role.value) for passage in passages), visited=visited)
        markup.replace(marks)
        return markup

    @property
    def current_mark(self) -> Mark | None:
        """The current claim, None where there is none or the article has not got it."""
        return self.marks.get(self.current) if self.current is not None else None

    def replace(self, marks: Sequence[Mark]) -> None:
        """Have *marks* stand for all that were there."""
        self.marks = {mark.id: mark for mark in marks}
        self._reindex()

    def put(self, mark: Mark) -> Mark | None:
        """Add *mark*, or have it stand for the one with its id, which is returned."""
        before = self.marks.get(mark.id)
        self.marks[mark.id] = mark
        if before is None or before.span != mark.span:
            self._reindex()
        return before

    def claims_on(self, span: Span) -> list[Mark]:
        """The claims that share characters with *span*: those put aside, then the others, in each of the two the
        shorter ones after the longer ones that they lie on."""
        return sorted((self.marks[id_] for _, id_ in self._index.touching(span)), key=lambda mark: not mark.is_aside)

    def claims_at(self, offset: int) -> list[Mark]:
        """The claims that hold the character at *offset*, the one painted last first."""
        return self.claims_on(Span(offset, offset + 1))[::-1]

    def layers_on(self, span: Span) -> list[tuple[Span, Layer]]:
        """All that is painted on *span*, in the order of painting."""
        layers = [(at, Layer(role)) for at, role in self.passages.touching(span)]
        claims = self.claims_on(span)
        held = [mark.span for mark in claims if not mark.is_aside]
        for mark in claims:
            for at in _without(mark.span, held) if mark.is_aside else (mark.span,):
                layers.append((at, Layer("claim", mark.id)))
                layers.append((at, Layer(mark.style, mark.id)))
        layers.extend((at, Layer("overlap")) for at in _twice(held))
        current = self.current_mark
        # While text is selected, what is selected stands out alone.
        if current is not None and self.selected is None and current.span.overlaps(span):
            layers.append((current.span, Layer("current")))
            layers.extend((inner.span, Layer(inner.style)) for inner in self.inner)
        layers.extend((at, Layer(style)) for at, style in self.found.touching(span))
        chosen = ((self.selected, "selected"), (self.cursor, "cursor"))
        layers.extend((at, Layer(style)) for at, style in chosen if at is not None and at.overlaps(span))
        return layers

    def _reindex(self) -> None:
        self._index = Overlaps.of((mark.span, mark.id) for mark in self.marks.values())


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What of *span* none of *others* holds."""
    start = span.start
    for other in sorted(others):
        if start < other.start < span.end:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _twice(spans: Iterable[Span]) -> Iterator[Span]:
    """Every stretch that two of *spans* share; where three do, more than once."""
    ordered = sorted(spans)
    for number, before in enumerate(ordered):
        for after in ordered[number + 1 :]:
            if after.start >= before.end:
                break
            yield Span(after.start, min(before.end, after.end))
