"""Deciding: verdicts, and what else says where a claim stands; on one claim, or on several at once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workbench.desk.recording import Recording
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, ReviewedClaim, Verdict, Workflow
from workbench.domain.scale import Rating
from workbench.store import log, reviews, sqlite


class Deciding(Recording):
    """An open review file whose claims are decided."""

    def decide(
        self, ref: str, rating: str, *, rationale: str | None = None, confidence: str | None = None
    ) -> ReviewedClaim:
        """The claim as it stands after the reviewer's verdict, which replaces an earlier one of theirs.

        Where *rationale* or *confidence* is None and the earlier one had the same rating, it keeps what that one said.
        """
        return self.decide_all([ref], rating, rationale=rationale, confidence=confidence)[0]

    def decide_all(
        self, refs: Sequence[str], rating: str, *, rationale: str | None = None, confidence: str | None = None
    ) -> list[ReviewedClaim]:
        """The claims as they stand after the same verdict of the reviewer on each, all given or none.

        Of each what `decide` says holds. One undo takes back all of them.
        """

        from workbench.desk import decisions

        chosen = decisions.rating(self.scale, rating)
        ids = self._all(refs)
        bodies = [self._body(id_, chosen, rationale, confidence) for id_ in ids]
        self._record_together([(id_, Action.VERDICT, chosen.id, b) for id_, b in zip(ids, bodies, strict=True)])
        return [self.claim(id_) for id_ in ids]

    def _body(self, claim_id: str, chosen: Rating, rationale: str | None, confidence: str | None) -> log.Body:
        """What the log keeps of the verdict; what is None of it is as in an earlier one of the same rating."""

        from workbench.desk import decisions

        before = self.own_verdict(claim_id)
        if before is not None and before.rating == chosen.id:
            rationale = before.rationale if rationale is None else rationale
            confidence = before.confidence if confidence is None else confidence
        return decisions.verdict(self.scale, chosen, rationale or "", confidence)

    def decide_again(self, ref: str, entry: str) -> ReviewedClaim:
        """The claim as it stands after the verdict of that *entry*, one of the reviewer's own, was given again with the
        rationale and the confidence that it had: a new entry.

        Raises WorkbenchError where the entry is no verdict, somebody else's, or redacted.
        """

        from workbench.store import carrying

        earlier = self.entry(entry)
        if earlier.action != Action.VERDICT or earlier.author != self.reviewer:
            raise WorkbenchError("Only a verdict of your own can be given again; nothing was recorded.")
        if not earlier.body:
            raise WorkbenchError("That verdict's words were redacted; decide anew.")
        said = json.loads(earlier.body)
        if carrying.ENTRY in said:
            said = carrying.with_words(self._connection, self.reviewer, said)
        return self.decide(
            ref,
            earlier.value or "",
            rationale=said.get("rationale", ""),
            confidence=said.get("confidence", ""),
        )

    def own_verdict(self, claim_id: str) -> Verdict | None:
        """The reviewer's own standing verdict on the claim with that id."""
        with sqlite.told(self.path):
            found = reviews.verdicts(self._connection, claim_id)
        return next((verdict for verdict in found if verdict.reviewer == self.reviewer), None)

    def adjudicate(self, ref: str, rating: str, *, rationale: str = "") -> ReviewedClaim:
        """The claim as it stands once settled by a verdict that goes before those of the reviewers.

        Raises WorkbenchError where nobody has decided: there is nothing to settle.
        """

        from workbench.desk import decisions

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
        return self.move_all([ref], workflow, reason)[0]

    def move_all(self, refs: Sequence[str], workflow: Workflow, reason: str = "") -> list[ReviewedClaim]:
        """The claims as they stand once moved to *workflow*, all of them or none; one undo takes back all."""

        from workbench.desk import decisions

        goal, ids = decisions.goal(workflow), self._all(refs)
        self._record_together([(id_, Action.MOVE, goal, {"reason": reason or None}) for id_ in ids])
        return [self.claim(id_) for id_ in ids]

    def dismiss(self, ref: str, reason: str = "") -> ReviewedClaim:
        """The claim as it stands once dismissed: not a claim worth checking."""
        return self.dismiss_all([ref], reason)[0]

    def dismiss_all(self, refs: Sequence[str], reason: str = "") -> list[ReviewedClaim]:
        """The claims as they stand once dismissed, all of them or none; one undo takes back all."""
        ids = self._all(refs)
        self._record_together([(id_, Action.DISMISS, None, {"reason": reason or None}) for id_ in ids])
        return [self.claim(id_) for id_ in ids]

    def _all(self, refs: Sequence[str]) -> list[str]:
        """The ids of the claims that *refs* name, each once."""
        return list(dict.fromkeys(self._whole(ref, "claims") for ref in refs))
