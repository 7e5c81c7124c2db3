"""Why, and how sure: the rationale and the confidence of a verdict, given after it or before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim, Verdict
from workbench.tui.desk.asking import Asking, Question
from workbench.tui.desk.choosing import Choosing
from workbench.tui.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIDENCES = {"h": "high", "m": "medium", "l": "low"}
_FORM = "claim.rationale"


class Words(Struct, frozen=True):
    """What goes with a verdict; None where an earlier one of the same rating has the say."""

    rationale: str | None = None
    confidence: str | None = None

    def __str__(self) -> str:
        sure = f", confidence {self.confidence}" if self.confidence else ""
        return sure + (", with its rationale" if self.rationale else "")


class Reasoning(Asking, Choosing):
    """Asks for rationale and confidence, with the claim in view, and keeps what is to go with the next verdict."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._words: dict[str, Words] = {}
        """What goes with the next verdict on a claim, by its id; on all that is selected, by that of the first."""

    def action_rationale(self) -> None:
        """The editor for the rationale of the reviewer's verdict: of the one given, else of the next."""
        claim = self._current()
        if claim is None:
            return
        mine = self._stands(claim)
        if mine is None and self.session.is_saving(claim.claim.id):
            self._notice.say(f"The verdict is being saved; press {self.key(_FORM)} again in a moment.")
        elif mine is not None:
            self._write_rationale(claim, f"Why “{mine.label}”?", mine.rationale, self._saves(claim, mine))
        else:
            self._write_rationale(claim, "Why? It goes with the verdict that you give next.", "", None)

    def action_confidence(self) -> None:
        """Asks how sure the reviewer is of their verdict: of the one given, else of the next."""
        claim = self._current()
        if claim is None:
            return
        mine = self._stands(claim)
        if mine is None and self.session.is_saving(claim.claim.id):
            self._notice.say(f"The verdict is being saved; press {self.key('claim.confidence')} again in a moment.")
            return

        def answered(letter: str) -> None:
            confidence = CONFIDENCES.get(letter.lower())
            if confidence is None:
                self._notice.say("How sure you are is told by h, m or l; nothing was changed.")
            elif mine is not None:
                said = f"confidence {confidence} in {mine.label}: {claim.claim.text}"
                self._record(self._once_more(claim, mine, Words(confidence=confidence)), said, claim)
            else:
                self._keep(self._words_id(claim), confidence=confidence)
                self._notice.say(f"Confidence {confidence} goes with the verdict that you give next here.")

        self.ask(Question("How sure are you?", answered, lambda _: "h high · m medium · l low · Esc leaves", key=True))

    def _stands(self, claim: ReviewedClaim) -> Verdict | None:
        """The verdict that words are for; None where they are for the next one."""
        return None if self._chosen or self.session.is_saving(claim.claim.id) else self._own_verdict(claim.claim.id)

    def _once_more(self, claim: ReviewedClaim, mine: Verdict, words: Words) -> Callable[[Desk], ReviewedClaim]:
        """What gives the reviewer's verdict again with other *words*, unless it has become another meanwhile."""

        def record(desk: Desk) -> ReviewedClaim:
            stands = desk.own_verdict(claim.claim.id)
            if stands is None or stands.entry != mine.entry:
                raise WorkbenchError("Your verdict on this claim was changed elsewhere meanwhile; look at it first.")
            return desk.decide(claim.claim.id, mine.rating, rationale=words.rationale, confidence=words.confidence)

        return record

    def _saves(self, claim: ReviewedClaim, mine: Verdict) -> Callable[[str], Callable[[Desk], ReviewedClaim]]:
        return lambda text: self._once_more(claim, mine, Words(rationale=text))

    def _write_rationale(
        self,
        claim: ReviewedClaim,
        title: str,
        before: str,
        saves: Callable[[str], Callable[[Desk], ReviewedClaim]] | None,
    ) -> None:
        """Opens the editor; without *saves* what is written is kept as a draft, to go with the next verdict."""
        from workbench.tui.screens.rationale import RationaleScreen

        id_ = claim.claim.id if saves is not None else self._words_id(claim)

        async def save(text: str) -> None:
            if saves is not None:
                await self._save_now(saves(text), f"rationale: {text}", id_)
            else:
                self._keep(id_, rationale=text or None)

        def keep(draft: str | None) -> None:
            kept = self._words[id_].rationale if id_ in self._words else None
            self._drafts.pop((_FORM, id_), None)
            if draft or kept:
                self._drafts[_FORM, id_] = draft or kept
            if draft is None and kept:
                first, last = self._rating_keys()
                self._notice.say(f"The rationale goes with the verdict: {first} to {last} gives it, and saves both.")

        def open_() -> None:
            draft = self._drafts.get((_FORM, id_))
            self.app.push_screen(RationaleScreen(title, claim.claim.text, before, draft, save), keep)

        self._reopen[_FORM, id_] = open_
        open_()
        self._make_room(claim)

    def _make_room(self, claim: ReviewedClaim) -> None:
        """Scrolls the claim to the top of the text, clear of the editor below."""
        rows = self._reader.layout_of_text.rows_of(claim.claim.span)
        self._reader.scroll_to(y=max(0, rows.start - 1), animate=False, force=True)

    def _rating_keys(self) -> tuple[str, str]:
        ratings = self._desk.scale.ratings
        return self.key(f"verdict.{ratings[0].id}"), self.key(f"verdict.{ratings[-1].id}")

    # What goes with the next verdict

    def _words_id(self, claim: ReviewedClaim) -> str:
        return next(iter(self._chosen), claim.claim.id)

    def _keep(self, id_: str, **words: str | None) -> None:
        self._words[id_] = replace(self._words.get(id_, Words()), **words)

    def _words_of(self, claim: ReviewedClaim) -> tuple[str, Words]:
        """What goes with the verdict that is given now, which takes it along; and the id under which it was kept."""
        id_ = self._words_id(claim)
        words = self._words.pop(id_, Words())
        if words.rationale is not None:
            self._drafts.pop((_FORM, id_), None)
        return id_, words

    @contextmanager
    def _kept_on_failure(self, id_: str, words: Words) -> Iterator[None]:
        """Keeps *words* where the verdict that they went with cannot be saved. On the pen's thread."""
        try:
            yield
        except WorkbenchError:
            self._words.setdefault(id_, words)
            if words.rationale is not None:
                self._drafts.setdefault((_FORM, id_), words.rationale)
            raise
