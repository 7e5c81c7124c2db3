"""Whether two claims are the same quotation, agree, conflict, or have nothing to do with each other."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from workbench.compare.comparable import Comparable
from workbench.compare.days import same_time
from workbench.compare.matching import matched
from workbench.compare.quoted import alike
from workbench.compare.told import Told, told
from workbench.compare.weighing import weighed
from workbench.domain.link import Grounds, Link, Relation

_read: WeakKeyDictionary[Comparable, Told] = WeakKeyDictionary()


def judge(one: Comparable, other: Comparable) -> Link | None:
    """The link between the two claims, the one with the lesser id first; None where they are not linked.

    The grounds' spans count in each claim's own article. How it is judged is told in docs/links.md.
    """
    if one.claim.id == other.claim.id:
        return None
    first, second = (one, other) if one.claim.id < other.claim.id else (other, one)
    if one.claim.article_id == other.claim.article_id and one.claim.span.overlaps(other.claim.span):
        return None
    mine, theirs = _told(first), _told(second)
    same = alike(first, second, mine.stretches, theirs.stretches)
    if same and same[1]:
        return _link(first, second, Relation.SAME_QUOTE, same[0], Grounds(same[2]))
    time = same_time(first, second, mine.lasting, theirs.lasting)
    found = weighed(matched(first, second, mine, theirs, time), same and same[0])
    return found and _link(first, second, *found)


def _told(one: Comparable) -> Told:
    known = _read.get(one)
    if known is None:
        known = _read[one] = told(one)
    return known


def _link(first: Comparable, second: Comparable, relation: Relation, score: float, grounds: Grounds) -> Link:
    return Link(first.claim.id, second.claim.id, relation, round(min(max(score, 0.0), 1.0), 4), grounds)
