"""Evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.desk.recording import Recording

if TYPE_CHECKING:
    from workbench.tui.screens.evidence import Source


class Citing(Recording):
    """Links sources to the current claim."""

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
                f"evidence, {source.stance}: {source.reference}",
                id_,
            )

        self._open_form(
            "claim.evidence", id_, lambda draft: EvidenceScreen(self._desk, id_, claim.claim.text, draft, save)
        )
