"""Moving the highlight to the next claim of a 20,000-word article with 800 claims, until it is drawn.

The reference is the plain way in Textual: one ``Static`` whose ``Content`` is made anew with the same highlights. Both
run in one real app, headless, one after the other; times are processor time, so that waiting does not count.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.content import Span as Styled
from textual.widgets import Static

from workbench.domain.article import Passage, Role
from workbench.domain.span import Span
from workbench.tui.widgets.marks import Mark
from workbench.tui.widgets.reader import Reader

CLAIMS = 800
MOVES = 40
OPENINGS = 3
PARAGRAPH = (
    "The ministry said on Monday that {n} people were killed near the town of Saraqeb when a helicopter fell. "
    "Nobody at the scene could say more about it."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: milliseconds, ours and those of the reference."""

    what: str
    ours: float
    reference: float

    @property
    def ratio(self) -> float:
        return self.reference / self.ours


def article() -> tuple[str, list[Passage], list[Mark]]:
    paragraphs = [PARAGRAPH.format(n=n) for n in range(CLAIMS)]
    text, passages, marks = "\n\n".join(paragraphs), [], []
    start = 0
    for n, paragraph in enumerate(paragraphs):
        passages.append(Passage(start, start + len(paragraph), Role.BODY))
        marks.append(Mark(f"c{n}", Span(start, start + paragraph.index(".") + 1), "new", "○"))
        start += len(paragraph) + 2
    return text, passages, marks


class Bench(App[None]):
    CSS = "Static { width: 84; }"

    def compose(self) -> ComposeResult:
        yield Reader()
        with VerticalScroll():
            yield Static()


async def measured() -> list[Row]:
    text, passages, marks = article()
    app = Bench()
    async with app.run_test(size=(100, 40)) as pilot:
        reader, scroll, static = app.query_one(Reader), app.query_one(VerticalScroll), app.query_one(Static)

        def show_reader(n: int) -> None:
            reader.show(text, passages, marks, f"c{n}")

        def move_reader(n: int) -> None:
            reader.set_current(f"c{n}")
            reader.scroll_to_claim(f"c{n}")

        def show_static(n: int) -> None:
            spans = [Styled(m.span.start, m.span.end, "on $primary" if m.id == f"c{n}" else "on $panel") for m in marks]
            static.update(Content(text, spans))
            scroll.scroll_to(y=n * 4, animate=False)

        async def drawn(change: Callable[[int], None], n: int) -> float:
            begun = time.process_time()
            change(n)
            await pilot.pause()
            return (time.process_time() - begun) * 1000

        async def medians(show: Callable[[int], None], move: Callable[[int], None]) -> tuple[float, float]:
            opened = median([await drawn(show, 0) for _ in range(OPENINGS)])
            return opened - idle, median([await drawn(move, n) for n in range(1, MOVES)]) - idle

        idle = median([await drawn(lambda _: None, 0) for _ in range(MOVES)])
        scroll.display = False
        ours = await medians(show_reader, move_reader)
        reader.display, scroll.display = False, True
        reference = await medians(show_static, show_static)
    return [
        Row("open the article", ours[0], reference[0]),
        Row("move to the next claim", ours[1], reference[1]),
    ]


def rows() -> list[Row]:
    """What was measured, in one run."""
    return asyncio.run(measured())


def main() -> None:
    words = len(article()[0].split())
    print(f"Reader against one Static, {words:,} words, {CLAIMS} claims (processor time, medians)")
    print(f"{'':24}{'ours':>10}{'Static':>12}{'times':>9}")
    for row in rows():
        print(f"{row.what:24}{row.ours:7.1f} ms{row.reference:9.1f} ms{row.ratio:9.1f}")


if __name__ == "__main__":
    main()
