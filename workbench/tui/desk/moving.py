"""From claim to claim and from article to article."""

from __future__ import annotations

from workbench.tui.desk.shared import SharedView


class Moving(SharedView):
    """Moves through what there is, and says so where it ends."""

    def action_move(self, by: int) -> None:
        """One claim on or back."""
        on, back = self.key("article.next"), self.key("article.previous")
        edge = (
            f"This is the last claim of the article; {on} goes on to the next article."
            if by > 0
            else f"This is the first claim of the article; {back} goes back to the article before."
        )
        self._moved(self.session.move(by), edge if self.session.claims else "There is no claim in this article.")

    def action_open(self, direction: int) -> None:
        """To the next open claim, or the one before."""
        current = self.session.current
        only = current is not None and self.session.is_open(current)
        before = self.session.reading_place
        self._moved(
            self.session.to_open(direction),
            "This is the only claim that is still open." if only else "No claim is open; every one has been decided.",
        )
        if (self.session.reading_place < before) if direction > 0 else (self.session.reading_place > before):
            end, beginning = ("last", "first") if direction > 0 else ("first", "last")
            self._notice.say(f"That was the {end} open claim; round to the {beginning} one.")

    def action_edge(self, place: int) -> None:
        """To the first claim or the last."""
        self.session.to_edge(place)
        self._moved(bool(self.session.claims), "There is no claim in this article.")

    def action_article(self, by: int) -> None:
        """One article on or back."""
        self._moved(
            self.session.step_article(by), "This is the last article." if by > 0 else "This is the first article."
        )

    def action_scroll(self, pages: int) -> None:
        """The text, by a page."""
        (self._reader.action_page_down if pages > 0 else self._reader.action_page_up)()

    def action_panel(self, pages: int) -> None:
        """The panel, by most of a page."""
        self._panel.scroll_relative(y=pages * max(1, self._panel.size.height - 2), animate=False)

    def action_articles(self) -> None:
        """The list of articles, shown or hidden."""
        self.toggle_class("-other-list")
