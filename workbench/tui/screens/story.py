"""A story line: everything the articles tell of one thing, side by side, and one verdict for all that say it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbench.desk.stories import Carried
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim
from workbench.domain.scale import Scale
from workbench.domain.shown import Shown, safe_text
from workbench.domain.story import Member, Story
from workbench.tui.commands.across import STORY_FOOTER
from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.listing import ListScreen
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.appearance import stands
from workbench.tui.widgets.differing import column, compared, marked
from workbench.tui.widgets.virtual_list import Row

_STANDS, _WHERE = 16, 26


class StoryScreen(ListScreen[ReviewedClaim]):
    """Returns the claim that the reviewer wants to go to.

    *find* looks the story line up; *carry* records the reviewer's verdict on others of it, those whose ids are named or
    all that it is meant for, and raises WorkbenchError where there is none.
    """

    contexts: ClassVar[tuple[Context, ...]] = (Context.STORY, Context.LISTS)
    BINDINGS: ClassVar[list[BindingType]] = bound("story.carry", "story.carry_here")

    def __init__(
        self,
        find: Callable[[], Awaitable[Story]],
        carry: Callable[[Sequence[str]], Awaitable[Carried]],
        scale: Scale,
    ) -> None:
        super().__init__()
        self._find, self._carry, self._scale = find, carry, scale
        self._story: Story | None = None
        self._saving = False

    async def look(self) -> None:
        """Finds the claims."""
        self._story = await self._find()

    @property
    def _members(self) -> Sequence[Member]:
        return self._story.members if self._story else ()

    @property
    def _member(self) -> Member | None:
        return self._members[self.cursor] if self.cursor < len(self._members) else None

    def heading(self) -> Content:
        """How many claims tell it, in how many articles and versions."""
        story = self._story
        if story is None:
            return Content.assemble((" Story line ", "bold"), (" looking…", "dim"))
        articles = len({member.reviewed.claim.article_id for member in story.members})
        more = "" if story.is_whole else ", and more further off"
        versions = f", told in {story.versions} versions" if story.versions > 1 else ""
        counted = f" {_counted(len(story.members), 'claim')} of {_counted(articles, 'article')}{versions}{more}"
        return Content.assemble((" Story line ", "bold"), (counted, "dim"))

    def count(self) -> int:
        """How many claims tell it."""
        return len(self._members)

    def row(self, index: int) -> Row:
        """Which version it tells, how it stands, where, and its words."""
        member = self._members[index]
        version = "≠ otherwise" if member.version else ("▶ this claim" if member.link is None else "= the same")
        known = " ".join(part for part in (member.article.published, member.article.outlet) if part)
        where = fit(drawable(known or member.reviewed.article_title), _WHERE - 2)[0]
        return [
            (Shown(version.ljust(14)), "warning" if member.version else "accent"),
            (Shown(stands(member.reviewed, self._scale).ljust(_STANDS + 2)), "strong"),
            (Shown(where.ljust(_WHERE)), "dim"),
            (safe_text(member.reviewed.claim.text), ""),
        ]

    def told(self, width: int) -> Content:
        """The claim beside the one that it is linked with, and why."""
        member = self._member
        if member is None or self._story is None:
            return Content("")
        if member.link is None:
            alone = "" if self.count() > 1 else "\n\nNo other claim of the file was found to tell of the same."
            return marked(member.reviewed.claim, (), second=False) + Content.styled(alone, "dim")
        link = member.link
        from_ = next(one for one in self._members if one.reviewed.claim.id == link.first)
        columns = [
            column(from_.reviewed, link, self._scale, second=False, about=from_.article.published or ""),
            column(member.reviewed, link, self._scale, second=True, about=member.article.published or ""),
        ]
        return compared(width, columns, link)

    def footer(self) -> Sequence[str]:
        """What can be done with it."""
        return STORY_FOOTER if self.count() > 1 else ()

    # Doing

    def action_open(self) -> None:
        """To the claim in its article."""
        if (member := self._member) is not None:
            self.dismiss(member.reviewed)

    def action_carry(self) -> None:
        """The reviewer's verdict, on every claim that it is meant for."""
        self._begin_carrying(())

    def action_carry_here(self) -> None:
        """The reviewer's verdict, on the claim under the cursor."""
        member = self._member
        if member is None or member.link is None:
            self.notice.say("That is the claim itself; go to another row first.")
        else:
            self._begin_carrying((member.reviewed.claim.id,))

    def _begin_carrying(self, to: Sequence[str]) -> None:
        if self._saving:
            self.notice.say("The last one is being saved; press that again in a moment.")
            return
        self._saving = True
        self.notice.saving("verdict carried")
        self.run_worker(self._carried(to), exit_on_error=True)

    async def _carried(self, to: Sequence[str]) -> None:
        try:
            done = await self._carry(to)
        except WorkbenchError as error:
            self.notice.fail(f"Not saved: {error}")
            return
        finally:
            self._saving = False
        await self.look_again()
        left = f"; left out: {'; '.join(sorted({why for _, why in done.left_out}))}" if done.left_out else ""
        self.notice.saved(f"{done.verdict.label}, carried to {_counted(len(done.claims), 'claim')}{left}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
