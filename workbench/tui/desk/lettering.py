"""Jump mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widget import Widget

from workbench.tui.desk.shared import SharedView
from workbench.tui.widgets.articles import ArticleList

if TYPE_CHECKING:
    from workbench.tui.screens.jump import Target


class Lettering(SharedView):
    """Puts a letter on every claim and article in sight."""

    def action_jump(self) -> None:
        """The letters; pressing one goes to what it stands on."""

        from workbench.tui.screens.jump import JumpScreen

        targets = [*self._claims_in_sight(), *self._articles_in_sight()]
        if targets:
            self.app.push_screen(JumpScreen(targets), self._jump)
        else:
            self._notice.say("There is nothing in sight to jump to.")

    def _jump(self, target: Target | None) -> None:
        if target is None:
            return
        if target.kind == "claim":
            self._moved(self.session.go_to(target.id), "")
        else:
            self.session.open_article(target.id)
            self._moved(True, "")

    def _claims_in_sight(self) -> Iterator[Target]:
        from workbench.tui.screens.jump import Target

        seen: set[object] = set()
        for at, claim in _named(self._reader, "claim"):
            if claim not in seen:
                seen.add(claim)
                yield Target(at, "claim", str(claim))

    def _articles_in_sight(self) -> Iterator[Target]:
        from workbench.tui.screens.jump import Target

        articles = self.session.articles
        seen: set[object] = set()
        for at, row in _named(self.query_one(ArticleList), "row"):
            if isinstance(row, int) and row < len(articles) and row not in seen:
                seen.add(row)
                yield Target(at, "article", articles[row].id)


def _named(widget: Widget, name: str) -> Iterator[tuple[Offset, object]]:
    """What the cells of *widget* say of themselves as *name*, each with its place on the screen."""
    if not widget.is_on_screen:
        return
    region = widget.content_region
    for y in range(region.height):
        x = 0
        for segment in widget.render_line(y):
            meta = segment.style.meta if segment.style is not None else {}
            if name in meta and segment.text.strip():
                yield Offset(region.x + x, region.y + y), meta[name]
            x += segment.cell_length
