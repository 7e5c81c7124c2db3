"""Deciding: verdicts, and what else says where a claim stands; on one claim, or on several at once."""

from __future__ import annotations

from workbench.desk import decisions
from workbench.desk.recording import Recording
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, ReviewedClaim, Verdict, Workflow
from workbench.store import reviews, sqlite


class Deciding(Recording):
    """An open review file whose claims are decided."""

    def decide(
        self, ref: str, rating: str, *, rationale: str | None = None, confidence: str | None = None
    ) -> ReviewedClaim:
        """The claim as it stands after the reviewer's verdict, which replaces an earlier one of theirs.

        Where *rationale* or *confidence* is None and the earlier one had the same rating, it keeps what that one said.
        """
        chosen = decisions.rating(self.scale, rating)
        id_ = self._whole(ref, "claims")
        before = self.own_verdict(id_)
        if before is not None and before.rating == chosen.id:
            rationale = before.rationale if rationale is None else rationale
            confidence = before.confidence if confidence is None else confidence
        body = decisions.verdict(self.scale, chosen, rationale or "", confidence)
        return self._record_on(id_, Action.VERDICT, chosen.id, body)

    def own_verdict(self, claim_id: str) -> Verdict | None:
        """The reviewer's own standing verdict on the claim with that id."""
        with sqlite.told(self.path):
            found = reviews.verdicts(self._connection, claim_id)
        return next((verdict for verdict in found if verdict.reviewer == self.reviewer), None)

    def adjudicate(self, ref: str, rating: str, *, rationale: str = "") -> ReviewedClaim:
        """The claim as it stands once settled by a verdict that goes before those of the reviewers.

        Raises WorkbenchError where nobody has decided: there is nothing to settle.
        """
        chosen = decisions.rating(self.scale, rating)
        id_ = self._whole(ref, "claims")
        with sqlite.told(self.path):
            if self._hidden_from() is not None:
                raise WorkbenchError(
                    "Review is blind here, and who adjudicates has to see the verdicts; say --reveal to do it."
                )
            if not reviews.verdicts(self._connection, id_):
                raise WorkbenchError(f"Claim {id_[:8]} has no verdict to settle yet; decide it first.")
        return self._record_on(
            id_, Action.ADJUDICATE, chosen.id, decisions.verdict(self.scale, chosen, rationale, None)
        )

    def move(self, ref: str, workflow: Workflow, reason: str = "") -> ReviewedClaim:
        """The claim as it stands once moved to *workflow*: new, in progress, needs second review or disputed."""
        return self._record_on(ref, Action.MOVE, decisions.goal(workflow), {"reason": reason or None})

    def dismiss(self, ref: str, reason: str = "") -> ReviewedClaim:
        """The claim as it stands once dismissed: not a claim worth checking."""
        return self._record_on(ref, Action.DISMISS, None, {"reason": reason or None})
