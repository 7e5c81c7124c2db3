"""Story lines: what several articles tell of the same thing, and one verdict for all that say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.desk.deciding import Deciding
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Relation
from workbench.domain.review import Action, ReviewedClaim, Verdict
from workbench.store import articles, sqlite

if TYPE_CHECKING:
    from workbench.domain.story import Grouping, Member, Story


class Carried(Struct, frozen=True):
    """The claims that a *verdict* was carried to, and those of its story line that were left out, each with why."""

    verdict: Verdict
    claims: tuple[ReviewedClaim, ...]
    left_out: tuple[tuple[ReviewedClaim, str], ...] = ()


class Stories(Deciding):
    """An open review file in which claims that belong together are seen, and decided, together."""

    def story(self, ref: str) -> Story:
        """The story line of the claim that *ref* names, as the links around it tell; of itself alone where it has none.

        Verdicts are those that the reviewer may see.
        """

        from workbench.compare.stories import grouping
        from workbench.domain.story import Story
        from workbench.store import stories

        id_ = self._whole(ref, "claims")
        with sqlite.told(self.path):
            links, is_whole = stories.around(self._connection, id_)
            known = stories.articles_of(self._connection, sorted({id_, *(end for link in links for end in link.ends)}))
            found = grouping(id_, links, known, is_whole=is_whole)
            members = [
                self._member(found, number, member) for number, ids in enumerate(found.versions) for member in ids
            ]
        members.sort(key=lambda one: _order(one, id_))
        return Story(tuple(members), found.links, found.is_whole)

    def _member(self, found: Grouping, version: int, claim: str) -> Member:
        from workbench.domain.story import Member

        reviewed = self.claim(claim)
        about = articles.summary(self._connection, reviewed.claim.article_id)
        return Member(reviewed, about, version, None if claim == found.claim else found.leading_to(claim))

    def carry(self, ref: str, to: Sequence[str] = ()) -> Carried:
        """The reviewer's own verdict on the claim that *ref* names, carried to others of its story line.

        To those that *to* names; where it names none, to every one that nobody has decided and that the claim itself is
        linked with, as the same quotation or agreeing in a figure or on several grounds. What was left out says why.
        Each gets an entry of its own, which names the verdict's, and whose words are that one's: redacted there, they
        are gone here. All are recorded or none; one undo takes back all. Raises WorkbenchError when the reviewer has no
        verdict on the claim, one of *to* is not of its story line, or there is none to carry it to.
        """

        from workbench.desk import decisions

        id_ = self._whole(ref, "claims")
        verdict = self.own_verdict(id_)
        if verdict is None:
            raise WorkbenchError(f"You have not decided claim {id_[:8]}; only a verdict of your own can be carried.")
        chosen = decisions.rating(self.scale, verdict.rating)
        story = self.story(id_)
        members = {member.reviewed.claim.id: member for member in story.members[1:]}
        wanted = self._named(id_, to, members)
        left_out = {} if to else {member: why for member in members if (why := self._why_not(members[member], id_))}
        chosen_members = wanted or [member for member in members if member not in left_out]
        if not chosen_members:
            raise WorkbenchError(_nothing_to_carry_to(id_, len(members)))
        body = {
            **decisions.verdict(self.scale, chosen, "", None),
            "carried_from": id_,
            "carried_entry": verdict.entry,
        }
        self._record_together([(member, Action.VERDICT, chosen.id, body) for member in chosen_members])
        return Carried(
            verdict,
            tuple(self.claim(member) for member in chosen_members),
            tuple((members[member].reviewed, why) for member, why in left_out.items()),
        )

    def _named(self, claim: str, to: Sequence[str], members: dict[str, Member]) -> list[str]:
        """The ids of the members that *to* names, each once."""
        named = list(dict.fromkeys(self._whole(ref, "claims") for ref in to))
        for id_ in named:
            if id_ not in members:
                what = "the claim itself" if id_ == claim else f"not of the story line of claim {claim[:8]}"
                raise WorkbenchError(f"Claim {id_[:8]} is {what}; nothing was recorded.")
        return named

    def _why_not(self, member: Member, claim: str) -> str:
        """Why a verdict on *claim* is not carried to *member* unless it is named; empty where it is."""
        reviewed = member.reviewed
        from workbench.compare.stories import says_the_same

        if member.version or (member.link and member.link.relation is Relation.CONFLICTS):
            return "tells it otherwise"
        if member.link is None or member.link.first != claim:
            return "is not linked with the claim itself"
        if not says_the_same(member.link):
            return "agrees on one ground alone"
        if self.own_verdict(reviewed.claim.id) is not None:
            return "has a verdict of yours"
        if reviewed.standing.verdicts or not reviewed.standing.workflow.is_open:
            return f"is {reviewed.standing.workflow}"
        return ""


def _order(member: Member, asked: str) -> tuple[object, ...]:
    claim = member.reviewed.claim
    dated = member.article.published or "9999"
    return (claim.id != asked, member.version, dated, member.article.source, claim.article_id, claim.start, claim.end)


def _nothing_to_carry_to(claim: str, members: int) -> str:
    if not members:
        return f"Claim {claim[:8]} is linked with no other claim; nothing was recorded."
    return (
        f"None of the {members} other claims is undecided and agrees on enough (a figure, or several grounds); "
        "name those that the verdict is to be carried to all the same. Nothing was recorded."
    )
