"""Claims by hand: made of what is selected, cut anew, split, joined, worded anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim, Workflow
from workbench.domain.span import Span
from workbench.tui.commands.command import Command
from workbench.tui.desk.possible import Possible
from workbench.tui.desk.selecting import Selecting

if TYPE_CHECKING:
    from workbench.tui.text.stretch import Ground, Stretch


class Cutting(Selecting, Possible):
    """Makes claims of text, and claims of claims."""

    def action_select(self) -> None:
        """What the mouse selected, or a word on the screen, is selected, to be made a claim."""
        if not self._begin_selecting(self._first_word, self._add):
            self._notice.say("There are no words here to select.")
        else:
            done, leave, keys = (self.key(f"select.{name}") for name in ("done", "leave", "help"))
            self._notice.say(
                f"Move the end of what is selected; {done} makes a claim of it, {leave} leaves, {keys} helps."
            )

    def _first_word(self, ground: Ground) -> Stretch | None:
        """What the mouse selected; else the first word of the current claim, or of the screen where that is not in
        view."""
        dragged, current, seen = self._reader.selected_span, self.session.current, self._reader.visible_span
        if dragged:
            return ground.over(dragged)
        in_view = current is not None and current.claim.span.overlaps(seen)
        return ground.word_at(current.claim.start if current is not None and in_view else seen.start)

    def action_add_claim(self) -> None:
        """A claim of what the mouse selected."""
        if span := self._reader.selected_span:
            self.clear_selection()
            self._add(span)
        else:
            self._notice.say(f"Nothing is selected; {self.key('claims.select')} selects text, and so does the mouse.")

    def _add(self, span: Span) -> None:
        article = self.session.article
        if article is not None:
            id_, words = article.id, span.of(article.text)
            self._cut(lambda desk: [desk.add_claim(id_, span.start, span.end)], "claim", f"added: {words}")

    def action_re_cut(self) -> None:
        """The current claim's words are selected, to be cut anew."""
        if (claim := self._to_cut()) is None:
            return
        id_ = claim.claim.id

        def taken(span: Span) -> None:
            words = span.of(self.session.article.text) if self.session.article else ""
            self._cut(lambda desk: [desk.re_cut(id_, span.start, span.end)], "re-cut", f"re-cut, to: {words}")

        if self._begin_selecting(lambda ground: ground.over(claim.claim.span), taken, id_):
            done, swap, split = (self.key(f"select.{name}") for name in ("done", "swap", "split"))
            self._notice.say(
                f"Move the claim's end ({swap}: the other); {done} cuts it so, {split} splits it at the end."
            )

    def action_split(self) -> None:
        """A claim of each part of the current one, which is put aside; on to the first of them."""
        if (claim := self._to_cut()) is not None:
            self._split(claim, ())

    def action_select_split(self) -> None:
        """The claim that is being cut anew, in two, before the word at the moving end."""
        if (selection := self._selection) is None:
            return
        claim = next((c for c in self.session.claims if c.claim.id == selection.claim), None)
        if claim is None:
            return
        word = selection.ground.words.at(selection.stretch.head)
        at = word.start if word is not None else selection.stretch.head
        if not claim.claim.start < at < claim.claim.end:
            self._notice.say("Go into the claim first, to the word that the second part begins with.")
            return
        self._leave_selecting()
        self._split(claim, ((claim.claim.start, at), (at, claim.claim.end)))

    def _split(self, claim: ReviewedClaim, stretches: Sequence[tuple[int, int]]) -> None:
        id_, words = claim.claim.id, claim.claim.text
        count = len(stretches) or len(claim.claim.parts)
        self._cut(lambda desk: desk.split(id_, stretches), "split", f"split into {count} claims: {words}")

    def action_join(self) -> None:
        """The current claim and the next one, with what stands between them, as one claim."""
        if (claim := self._to_cut()) is None:
            return
        after = self.session.claims[self.session.place + 1 :]
        other = next((c for c in after if c.standing.workflow is not Workflow.DISMISSED), None)
        if other is None:
            self._notice.say("There is no claim after this one in the article to join it with.")
        elif not self.session.is_saving(other.claim.id):
            ids = (claim.claim.id, other.claim.id)
            self._cut(lambda desk: [desk.join(ids)], "join", f"joined, both are put aside: {claim.claim.text}")

    def _to_cut(self) -> ReviewedClaim | None:
        """The current claim; None, and a word why, where something is on its way to the disk for it."""
        claim = self._current()
        if claim is not None and self.session.is_saving(claim.claim.id):
            self._notice.say("The claim is being saved; press that again in a moment.")
            return None
        return claim

    def obstacle(self, command: Command) -> str:
        """Why *command* can do nothing now, in a sentence; empty where it can."""
        if why := super().obstacle(command):
            return why
        current = self.session.current
        if command.id == "claim.split" and current is not None and not current.claim.parts:
            re_cut, split = self.key("claim.re_cut"), self.key("select.split")
            return f"This claim has no parts marked; {re_cut} goes into it, and {split} splits it there."
        if command.id == "select.split" and (self._selection is None or self._selection.claim is None):
            return f"Only a claim that is cut anew can be split; {self.key('claim.re_cut')} on it begins that."
        return ""

    def _cut(self, what: Callable[[Desk], list[ReviewedClaim]], name: str, said: str) -> None:
        """Records *what* makes claims; on to the first of them. *said* is shown once it is on the disk."""
        self._cutting = True
        self._notice.saving(said)
        self.run_worker(self._cut_now(what, name, said), exit_on_error=True)

    async def _cut_now(self, what: Callable[[Desk], list[ReviewedClaim]], name: str, said: str) -> None:
        try:
            made = await self._pen.record(what)
        except WorkbenchError as error:
            self._failures += 1
            self._notice.fail(f"Not saved: {name}. {error}")
            return
        finally:
            self._cutting = False
        self.session.articles = self._desk.articles()
        self.session.read_again()
        self._show_marks()
        self.go_to_claim(made[0])
        self._notice.saved(said)
        self._at_rest_later()
