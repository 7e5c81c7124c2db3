"""Evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Evidence, ReviewedClaim, Stance
from workbench.tui.desk.recording import Recording

if TYPE_CHECKING:
    from workbench.domain.suggestion import Suggestion
    from workbench.tui.screens.evidence import Source
    from workbench.tui.screens.sources import Place

_PASSAGE = r"\A([0-9a-f]{8})[0-9a-f]{24}(#[0-9]+-[0-9]+)\Z"


class Citing(Recording):
    """Links sources to the current claim."""

    def action_sources(self) -> None:
        """The evidence on the claim, and passages that may be evidence."""
        from workbench.tui.screens.sources import SourcesScreen

        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id

        async def suggest() -> list[Suggestion]:
            return await self._looking_out().ask(lambda desk: desk.suggestions(id_))

        async def cite(reference: str, stance: Stance) -> None:
            said = f"evidence, {stance}: {_short(reference)}"
            await self._save_now(lambda desk: desk.cite(id_, reference, stance=stance), said, id_)

        async def withdraw(piece: Evidence) -> None:
            await self._save_now(
                lambda desk: _withdrawn(desk, id_, piece), f"withdrawn: {_short(piece.reference)}", id_
            )

        def gone(place: Place | str | None) -> None:
            if place == "new":
                self.action_evidence()
            elif isinstance(place, tuple):
                self.open_at(*place, found=(place[1],))

        self.app.push_screen(SourcesScreen(self._desk, id_, suggest, cite, withdraw), gone)

    def _copied(self, text: str, say: Callable[[str], None]) -> None:
        """Puts *text* on the clipboard beside the screen, and has *say* say in words how sure that is."""
        from workbench.tui.clipboard import copy

        copy(self.app, text, say)

    def action_copy(self) -> None:
        """The claim as one cites it, on the clipboard; with an address that opens at it, where its article has one."""

        from workbench.domain.citation import cited_claim

        claim, article = self.session.current, self.session.article
        if claim is None or article is None:
            self._notice.say("There is no claim here to copy.")
            return
        self._copied(cited_claim(claim.claim, article), self._notice.say)

    def action_open_source(self) -> None:
        """The article's page in the browser, at the current claim."""

        from workbench.domain.citation import text_fragment
        from workbench.tui.browser import opened

        article, claim = self.session.article, self.session.current
        if article is not None:
            words = claim.claim.text if claim is not None else ""
            self._notice.say(opened(text_fragment(article.source, words)))

    def action_evidence(self) -> None:
        """The form for a source."""
        from workbench.tui.screens.evidence import EvidenceScreen

        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id

        async def save(source: Source) -> None:
            await self._save_now(
                lambda desk: desk.cite(
                    id_, source.reference, stance=source.stance, keep_copy=source.keep_copy, **source.details
                ),
                f"evidence, {source.stance}: {_short(source.reference)}",
                id_,
            )

        self._open_form(
            "claim.evidence", id_, lambda draft: EvidenceScreen(self._desk, id_, claim.claim.text, draft, save)
        )


def _short(reference: str) -> str:
    """*reference* as the panel shows it: of a passage's article the beginning of its id."""
    return re.sub(_PASSAGE, r"\1\2", reference)


def _withdrawn(desk: Desk, claim_id: str, piece: Evidence) -> ReviewedClaim:
    """The claim as it stands once *piece* is withdrawn from it."""
    entries = [one.entry for one in desk.record(claim_id).evidence]
    if piece.entry not in entries:
        raise WorkbenchError("It was withdrawn elsewhere meanwhile.")
    desk.withdraw(claim_id, entries.index(piece.entry) + 1)
    return desk.claim(claim_id)
