"""Claims that are linked with each other, two by two, what differs side by side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbench.domain.link import Bearing, Pair
from workbench.domain.review import ReviewedClaim
from workbench.domain.scale import Scale
from workbench.domain.shown import Shown, safe_text
from workbench.tui.commands.across import LINKS_FOOTER
from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.listing import ListScreen
from workbench.tui.widgets.differing import RELATION_GLYPHS, column, compared
from workbench.tui.widgets.virtual_list import Row

Choice = tuple[ReviewedClaim, bool]
"""A claim to go to, and whether to its story line rather than its article."""

_RELATION = 12


class LinksScreen(ListScreen[Choice]):
    """Returns the claim that the reviewer wants to go to.

    *find* looks the pairs up; *more* says whether there are more than it gives. *of_one* says that all of them are of
    the claim on the left, where the reviewer is already.
    """

    contexts: ClassVar[tuple[Context, ...]] = (Context.LINKS, Context.LISTS)
    BINDINGS: ClassVar[list[BindingType]] = bound("links.other", "links.story")

    def __init__(
        self, title: str, find: Callable[[], Awaitable[tuple[Sequence[Pair], bool]]], scale: Scale, *, of_one: bool
    ) -> None:
        super().__init__()
        self._title, self._find, self._scale, self._of_one = title, find, scale, of_one
        self._pairs: Sequence[Pair] = ()
        self._more = False
        self._looking = True

    async def look(self) -> None:
        """Finds the pairs."""
        try:
            self._pairs, self._more = await self._find()
        finally:
            self._looking = False

    def heading(self) -> Content:
        """How many pairs there are."""
        counted = "looking…" if self._looking else f"{len(self._pairs)}{'+' if self._more else ''}"
        return Content.assemble((f" {self._title} ", "bold"), (f" {counted}", "dim"))

    def count(self) -> int:
        """How many pairs there are."""
        return len(self._pairs)

    def row(self, index: int) -> Row:
        """What they are to each other, and what differs, or the words of the other claim."""
        pair = self._pairs[index]
        relation = f"{RELATION_GLYPHS[pair.link.relation]} {pair.link.relation}".ljust(_RELATION + 3)
        differing = [piece.sentence for piece in pair.link.grounds.pieces if piece.bearing is Bearing.DIFFERS]
        said = safe_text("; ".join(differing)) if differing else Shown("")
        words = pair.second.claim.text if self._of_one else f"{pair.first.claim.text}  ⟷  {pair.second.claim.text}"
        look = "warning" if differing else "accent"
        return [(Shown(relation), look), (Shown(f"{said}   " if said else ""), "strong"), (safe_text(words), "")]

    @property
    def _pair(self) -> Pair | None:
        return self._pairs[self.cursor] if self.cursor < len(self._pairs) else None

    def told(self, width: int) -> Content:
        """Both claims side by side, then the grounds."""
        pair = self._pair
        if pair is None:
            nothing = "" if self._looking else "Nothing here conflicts or agrees with it, as far as links were found."
            return Content.styled(nothing, "dim")
        columns = [
            column(pair.first, pair.link, self._scale, second=False, about=safe_text(pair.first.source)),
            column(pair.second, pair.link, self._scale, second=True, about=safe_text(pair.second.source)),
        ]
        return compared(width, columns, pair.link)

    def footer(self) -> Sequence[str]:
        """What can be done with a pair."""
        return LINKS_FOOTER if self._pairs else ()

    # Doing

    def action_open(self) -> None:
        """To the claim that one is not at already."""
        if (pair := self._pair) is not None:
            self.dismiss((pair.second if self._of_one else pair.first, False))

    def action_other(self) -> None:
        """To the claim on the right."""
        if (pair := self._pair) is not None:
            self.dismiss((pair.second, False))

    def action_story(self) -> None:
        """The story line of the claim on the left."""
        if (pair := self._pair) is not None:
            self.dismiss((pair.first, True))
