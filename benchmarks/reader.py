"""Moving the highlight to the next claim of a 20,000-word article with 800 claims, or selecting, until it is drawn.

The reference is the plain way in Textual: one ``Static`` whose ``Content`` is made anew with the same highlights. Both
run in one real app, headless, one after the other; times are processor time, so that waiting does not count.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from statistics import median

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.content import Span as Styled
from textual.widgets import Static

from benchmarks.table import Row, show
from workbench.domain.article import Passage, Role
from workbench.domain.span import Span
from workbench.tui.widgets.marks import Mark
from workbench.tui.widgets.reader import Reader

CLAIMS = 800
MOVES = 20
SCREEN = 20  # claims on a screen, and some
PARAGRAPH = (
    "The ministry said on Monday that {n} people were killed near the town of Saraqeb when a helicopter fell. "
    "Nobody at the scene could say more about it."
)


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

        def marked(n: int) -> Content:
            spans = [Styled(m.span.start, m.span.end, "on $primary" if m.id == f"c{n}" else "on $panel") for m in marks]
            return Content(text, spans)

        def open_reader(n: int) -> None:
            reader.show(text, passages, marks, f"c{n}")

        def move_reader(n: int) -> None:
            reader.set_current(f"c{n * SCREEN}")
            reader.scroll_to_claim(f"c{n * SCREEN}")

        def move_static(n: int) -> None:
            static.update(marked(n * SCREEN))
            scroll.scroll_to(y=n * SCREEN * 4, animate=False)

        async def drawn(change: Callable[[int], object], n: int) -> float:
            begun = time.process_time()
            change(n)
            await pilot.pause()
            return (time.process_time() - begun) * 1000

        async def medians(*changes: Callable[[int], object]) -> list[float]:
            return [median([await drawn(change, n) for n in range(1, MOVES)]) - idle for change in changes]

        def select(n: int) -> None:
            start = marks[last].span.start
            reader.select(Span(start, start + 5 * n), Span(start + 5 * n - 1, start + 5 * n))

        last = (MOVES - 1) * SCREEN
        idle = median([await drawn(lambda _: None, n) for n in range(MOVES)])
        scroll.display = False
        ours = await medians(open_reader, move_reader, lambda n: reader.set_current(f"c{last - n % 2}"), select)
        reader.display, scroll.display = False, True
        reference = await medians(move_static, move_static, lambda n: static.update(marked(last - n % 2)), move_static)
    what = {
        "open a 20,000-word article": 0.25,
        "next claim, scrolling": 0.25,
        "next claim, in view": 0.1,
        "a word more selected": 0.1,
    }
    return [
        Row(name, mine / 1000, "one Static with the same highlights", other / 1000, mine / other, at_most)
        for (name, at_most), mine, other in zip(what.items(), ours, reference, strict=True)
    ]


def rows() -> list[Row]:
    """The benchmark's rows: processor time, medians."""
    return asyncio.run(measured())


def main() -> None:
    """Prints the table."""
    show(rows())


if __name__ == "__main__":
    main()
