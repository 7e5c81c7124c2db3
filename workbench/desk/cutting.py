"""Claims by hand: cut out of an article, cut anew, split, joined, and worded to stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.recording import Change, Recording
from workbench.domain.article import Article
from workbench.domain.claim import claim_id
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, ReviewedClaim, Workflow
from workbench.domain.span import Span
from workbench.store import claims, sqlite


class Cutting(Recording):
    """An open review file in which reviewers make claims of text, and of claims."""

    def add_claim(self, ref: str, start: int, end: int) -> ReviewedClaim:
        """The claim that the article's characters from *start* to *end* are from now on, found before or not."""

        from workbench.desk import decisions, linking
        from workbench.store import handmade

        article = self.article(ref)
        span = decisions.cut(article, start, end)
        id_ = claim_id(article.id, span.start, span.end)
        self._append(
            id_,
            Action.ADD_CLAIM,
            handmade.named(article.id, [span]),
            {"text": span.of(article.text)},
        )
        linking.a_few(self._connection)
        return self.claim(id_)

    def re_cut(self, ref: str, start: int, end: int) -> ReviewedClaim:
        """The claim that takes the place of the one that *ref* names, cut from *start* to *end* of its article.

        The old one stays, with all that was recorded on it, put aside.
        """

        from workbench.desk import decisions

        old = self.claim(ref).claim
        article = self.article(old.article_id)
        span = decisions.cut(article, start, end)
        if span == old.span:
            raise WorkbenchError(f"Claim {old.id[:8]} stands at {start}–{end} already; nothing was recorded.")
        return self._cut_into(old.id, article, [span])[0]

    def split(self, ref: str, stretches: Sequence[tuple[int, int]] = ()) -> list[ReviewedClaim]:
        """The claims that take the place of the one that *ref* names, in reading order: one for each of *stretches* of
        its article, or of its marked parts where none is named.

        The old one stays, with all that was recorded on it, put aside.
        """

        from workbench.desk import decisions

        old = self.claim(ref).claim
        article = self.article(old.article_id)
        return self._cut_into(old.id, article, decisions.parts(old, article, stretches))

    def join(self, refs: Sequence[str]) -> ReviewedClaim:
        """The claim that takes the place of those that *refs* name, from the first of them to the last in their
        article, with what stands between.

        They stay, with all that was recorded on them, put aside; one undo brings all of them back.
        """

        from workbench.desk import decisions, linking
        from workbench.store import handmade

        named = dict.fromkeys(self._whole(ref, "claims") for ref in refs)
        old = sorted((self.claim(id_).claim for id_ in named), key=lambda claim: (claim.start, claim.end))
        article, span = decisions.joined(old, self.article)
        new = claim_id(article.id, span.start, span.end)
        for claim in old:
            if claim.id == new:
                raise WorkbenchError(f"Claim {new[:8]} holds the others already; put those aside, or split it.")
        value, text = handmade.named(article.id, [span]), span.of(article.text)
        # The first claim's comes last: it is what an undo speaks of, and goes back to.
        changes = [
            (
                claim.id,
                Action.RE_CUT,
                value,
                {"text": text, "joined_with": ",".join(other.id for other in old if other is not claim)},
            )
            for claim in reversed(old)
        ]
        with sqlite.writing(self._connection):
            self._write_together([*self._renewing([new]), *changes])
        linking.a_few(self._connection)
        return self.claim(new)

    def _cut_into(self, old: str, article: Article, spans: Sequence[Span]) -> list[ReviewedClaim]:
        from workbench.desk import linking
        from workbench.store import handmade

        new = [claim_id(article.id, span.start, span.end) for span in spans]
        words = [span.of(article.text) for span in spans]
        text = "\n".join(one.replace("\n", " ") for one in words) if len(words) > 1 else words[0]
        with sqlite.writing(self._connection):
            cut = (old, Action.RE_CUT, handmade.named(article.id, spans), {"text": text})
            self._write_together([*self._renewing(new), cut])
        linking.a_few(self._connection)
        return [self.claim(id_) for id_ in new]

    def _renewing(self, made: Sequence[str]) -> list[Change]:
        """What has those of the claims with the ids *made* stand as new that were cut otherwise before, or put
        aside."""
        there = [claims.claim(self._connection, id_) for id_ in made]
        return [
            (reviewed.claim.id, Action.MOVE, Workflow.NEW, {})
            for reviewed in there
            if reviewed is not None and reviewed.standing.workflow is Workflow.DISMISSED
        ]

    def reword(self, ref: str, text: str) -> ReviewedClaim:
        """The claim with *text* as its wording: as it is checked, phrased to stand alone. Its own words stay; without
        any in *text* they are what is checked, again.

        Raises WorkbenchError where there is no wording that could be taken back so.
        """
        id_ = self._whole(ref, "claims")
        if not text.strip() and self.record(id_).wording is None:
            raise WorkbenchError(f"Claim {id_[:8]} is checked in its own words already; nothing was saved.")
        return self._record_on(id_, Action.REWORD, None, {"text": text.strip() and text})
