"""What claims elsewhere have to do with the current one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Relation
from workbench.domain.review import ReviewedClaim
from workbench.tui.desk.recording import Recording

if TYPE_CHECKING:
    from workbench.desk.stories import Carried
    from workbench.domain.link import Pair
    from workbench.domain.story import Story
    from workbench.tui.screens.links import Choice

_MOST = 2_000  # conflicts that are listed


class Linking(Recording):
    """Goes to linked claims and back, and carries verdicts along a story line."""

    def action_linked(self) -> None:
        """To the one claim that the current one is linked with; a list of them where there are several."""

        from workbench.domain.link import Pair
        from workbench.tui.screens.links import LinksScreen

        claim = self.session.current
        if claim is None:
            self._notice.say("There is no claim here.")
            return
        try:
            found = self._desk.sightings(claim.claim.id)
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        if not found:
            self._notice.say("Nothing else in the file was found to agree or conflict with this claim.")
        elif len(found) == 1:
            self._go_to_linked((found[0].other, False))
        else:
            pairs = [Pair(sighting.link, claim, sighting.other) for sighting in found]

            async def known() -> tuple[Sequence[Pair], bool]:
                return pairs, False

            screen = LinksScreen("Linked with this claim", known, self._desk.scale, of_one=True)
            self.app.push_screen(screen, self._go_to_linked)

    def action_conflicts(self) -> None:
        """All claims of the file that cannot both be right."""
        from workbench.tui.screens.links import LinksScreen

        async def find() -> tuple[Sequence[Pair], bool]:
            found = await self._looking_out().ask(_conflicts)
            return found[:_MOST], len(found) > _MOST

        self.app.push_screen(LinksScreen("Conflicts", find, self._desk.scale, of_one=False), self._go_to_linked)

    def _go_to_linked(self, choice: Choice | None) -> None:
        if choice is None:
            return
        claim, story = choice
        self.go_to_claim(claim)
        self._at_rest_later()
        if story:
            self.action_story()
        else:
            self._notice.say(f"{self.key('trail.back')} goes back to where you were.")

    def action_story(self) -> None:
        """The story line of the current claim."""
        from workbench.tui.screens.story import StoryScreen

        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id

        async def find() -> Story:
            return await self._looking_out().ask(lambda desk: desk.story(id_))

        async def carry(to: Sequence[str]) -> Carried:
            return await self._pen.record(lambda desk: desk.carry(id_, to))

        def gone(claim: ReviewedClaim | None) -> None:
            self.look_around()  # what was carried stands on the desk at once
            if claim is not None:
                self._go_to_linked((claim, False))

        self.app.push_screen(StoryScreen(find, carry, self._desk.scale), gone)


def _conflicts(desk: Desk) -> list[Pair]:
    return list(islice(desk.links(relation=Relation.CONFLICTS), _MOST + 1))
