"""Places that one comes back to: where one was, and where one set a mark."""

from __future__ import annotations

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark
from workbench.tui.desk.asking import Asking, Question
from workbench.tui.pen import Pen
from workbench.tui.trail import Trail


class Jumping(Asking):
    """Goes back and forward through where one was, sets marks and goes to them, and to a claim by its number."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._trail = Trail()
        self._being_set: dict[str, Bookmark] = {}
        """Marks that were set here: one can be gone to before it is on the disk."""
        self._steps = False
        """Whether the move under way is one to the claim beside, which is no place to come back to."""

    def show(self, *, scroll: bool = True) -> None:
        """Draws everything, and remembers where one is."""
        super().show(scroll=scroll)
        if (place := self.session.bookmark) is not None:
            self._trail.at(place, step=self._steps)
        self._steps = False

    def action_trail(self, direction: int) -> None:
        """To where one was before (-1), or came back from (1)."""
        turn = self._trail.back if direction < 0 else self._trail.forward
        while (place := turn()) is not None:
            if self._go_to(place):
                return
            self._trail.forget(place)  # taken out of the file meanwhile
        back = "There is no place further back; this is where you began."
        self._notice.say(
            back if direction < 0 else f"There is no place further on; {self.key('trail.back')} goes back."
        )

    def _go_to(self, place: Bookmark) -> bool:
        """Whether *place* is still there; one is at it then."""
        try:
            if place.claim_id is not None:
                self.go_to_claim(self._desk.claim(place.claim_id))
            else:
                self.session.open_article(place.article_id)
                self._moved(True, "")
        except WorkbenchError:
            return False
        self._at_rest_later()
        return True

    # Marks

    def action_set_mark(self) -> None:
        """Asks for a letter, and keeps this place under it."""
        place = self.session.bookmark
        if place is None:
            self._notice.say("There is no place here to mark.")
            return
        set_ = ", ".join(self._marks()) or "none yet"

        def answered(letter: str) -> None:
            self._being_set[letter] = place
            self.run_worker(self._mark_set(letter, place), exit_on_error=True)

        self.ask(
            Question(
                "Mark this place with a letter",
                answered,
                lambda _: f"set: {set_} · {self.key('form.leave')} leaves",
                key=True,
            )
        )

    async def _mark_set(self, letter: str, place: Bookmark) -> None:
        try:
            await self._pen.record(lambda desk: desk.set_mark(letter, place))
        except WorkbenchError as error:
            self._notice.fail(f"No mark was set: {error}")
        else:
            self._notice.saved(f"mark {letter}; {self.key('mark.go')} and {letter} come back here.")
        self._being_set.pop(letter, None)

    def action_go_to_mark(self) -> None:
        """Asks for a letter, and goes to the place that is kept under it."""
        marks = self._marks()
        # Asked where none is set too: the letter that follows must not be a command.
        set_ = ", ".join(marks) or f"none is set yet, {self.key('mark.set')} and a letter sets one"

        def answered(letter: str) -> None:
            if letter not in marks:
                self._notice.say(f"There is no mark {letter}; you have set {', '.join(marks) or 'none yet'}.")
            elif not self._go_to(marks[letter]):
                self._notice.say(f"What mark {letter} stood at was taken out of the file.")

        hint = f"{set_} · {self.key('form.leave')} leaves"
        self.ask(Question("Go to mark", answered, lambda _: hint, key=True))

    def _marks(self) -> dict[str, Bookmark]:
        try:
            return self._desk.marks() | self._being_set
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return {}

    # By number

    def action_number(self) -> None:
        """Asks for the number of a claim of this article, and goes to it."""
        count = len(self.session.claims)
        if not count:
            self._notice.say("There is no claim in this article.")
            return

        def answered(typed: str) -> None:
            number = int(typed or 0)
            if 1 <= number <= count:
                self._moved(self.session.go_to(self.session.claims[number - 1].claim.id), "")
            else:
                self._notice.say(f"This article has the claims 1 to {count}.")

        self.ask(
            Question(
                "Go to claim number",
                answered,
                lambda _: f"of {count} · {self.key('form.save')} goes · {self.key('form.leave')} leaves",
                accepts=_is_number,
            )
        )


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal()
