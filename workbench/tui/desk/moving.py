"""From claim to claim and from article to article."""

from __future__ import annotations

from workbench.domain.errors import WorkbenchError
from workbench.domain.sought import Sought
from workbench.tui.desk import naming
from workbench.tui.desk.finding import Finding
from workbench.tui.desk.jumping import Jumping

_NONE = {
    Sought.DISPUTED: "No claim is disputed.",
    Sought.IN_CONFLICT: "No claim is known to be in conflict with another.",
    Sought.CLAIMANT: "The article names nobody as the claimant of this claim.",
}
_ONLY = {
    Sought.DISPUTED: "This is the only disputed claim.",
    Sought.IN_CONFLICT: "This is the only claim here that is in conflict with another.",
    Sought.CLAIMANT: "This is the only claim of this claimant.",
}
_ROUND = {
    Sought.DISPUTED: "That was the last disputed claim; round to the first one.",
    Sought.IN_CONFLICT: "That was the last claim in conflict; round to the first one.",
    Sought.CLAIMANT: "That was the last claim of this claimant; round to the first one.",
}


class Moving(Finding, Jumping):
    """Moves through what there is, and says so where it ends."""

    def action_move(self, by: int) -> None:
        """One claim on or back."""
        on, back = self.key("article.next"), self.key("article.previous")
        edge = (
            f"This is the last claim of the article; {on} goes on to the next article."
            if by > 0
            else f"This is the first claim of the article; {back} goes back to the article before."
        )
        self._steps = True
        self._moved(self.session.move(by), edge if self.session.claims else "There is no claim in this article.")
        self._steps = False

    def action_open(self, direction: int) -> None:
        """To the next open claim, or the one before; while words are pointed out in the text, to the next of them."""
        if self.searches:
            self.go_through_hits(direction)
            return
        current = self.session.current
        only = current is not None and self.session.is_open(current)
        before = self.session.reading_place
        moved = self.session.to_open(direction)
        self._moved(
            moved,
            "This is the only claim that is still open." if only else "No claim is open; every one has been decided.",
        )
        if moved and self.session.only_left_are_open:
            self._notice.say(naming.left_for_later(self.session.left))
        elif (self.session.reading_place < before) if direction > 0 else (self.session.reading_place > before):
            end, beginning = ("last", "first") if direction > 0 else ("first", "last")
            self._notice.say(f"That was the {end} open claim; round to the {beginning} one.")

    def action_seek(self, sort: str) -> None:
        """To the next claim of that sort, through all articles."""
        sought, here, current = Sought(sort), self.session.bookmark, self.session.current
        before = self.session.reading_place
        try:
            found = self._desk.following(sought, here) if here is not None else None
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return
        if found is None:
            self._notice.say(_NONE[sought])
        elif current is not None and found.claim.id == current.claim.id:
            self._notice.say(_ONLY[sought])
        else:
            self.go_to_claim(found)
            self._at_rest_later()
            if self.session.reading_place < before:
                self._notice.say(_ROUND[sought])

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
