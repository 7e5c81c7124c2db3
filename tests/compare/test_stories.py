"""Which claims make up a story line."""

from __future__ import annotations

from itertools import combinations, permutations

from workbench.compare.stories import grouping, says_the_same
from workbench.domain.link import Bearing, Grounds, Link, Piece, Relation
from workbench.domain.story import Grouping


def agree(one: str, other: str, *grounds: str, score: float = 0.6) -> Link:
    """A link between two claims, by default on one ground."""
    pieces = tuple(Piece(what, Bearing.SAME, "x", "x") for what in grounds or ("event",))
    first, second = sorted((one, other))
    return Link(first, second, Relation.AGREES, score, Grounds(pieces))


def quote(one: str, other: str) -> Link:
    return Link(*sorted((one, other)), Relation.SAME_QUOTE, 0.97, Grounds(plain="alike"))


def conflict(one: str, other: str, score: float = 0.7) -> Link:
    first, second = sorted((one, other))
    return Link(first, second, Relation.CONFLICTS, score, Grounds((Piece("figure", Bearing.DIFFERS, "5", "7"),)))


def clique(*ids: str) -> list[Link]:
    return [agree(one, other) for one, other in combinations(ids, 2)]


def grouped(claim: str, *links: Link, **article_of: str) -> Grouping:
    """The story line, each claim in an article of its own unless it is said."""
    return grouping(claim, links, {end: article_of.get(end, end) for link in links for end in link.ends})


def versions(claim: str, *links: Link, **article_of: str) -> list[str]:
    return ["".join(version) for version in grouped(claim, *links, **article_of).versions]


def test_a_claim_without_links_is_a_story_line_of_its_own() -> None:
    assert versions("a") == ["a"]


def test_claims_that_agree_make_one_version() -> None:
    assert versions("a", *clique("a", "b", "c")) == ["abc"]


def test_a_claim_that_conflicts_is_another_version() -> None:
    assert versions("a", agree("a", "b"), conflict("a", "x")) == ["ab", "x"]


def test_each_version_that_conflicts_is_one_of_its_own_the_surest_first() -> None:
    links = [conflict("a", "x", 0.6), conflict("b", "y", 0.9), agree("a", "b"), agree("x", "z", "figure")]
    assert versions("a", *links) == ["ab", "y", "x"]
    assert versions("a", *links, conflict("a", "z")) == ["ab", "y", "xz"]


def test_two_claims_of_one_version_may_conflict_and_that_is_shown() -> None:
    found = grouped("a", *clique("a", "b", "c"), conflict("b", "c"))
    assert found.versions == (("a", "b", "c"),)
    assert any(link.relation is Relation.CONFLICTS for link in found.links)


def test_a_quotation_is_one_wherever_it_is_passed_on() -> None:
    assert versions("a", quote("a", "b"), quote("b", "c"), quote("c", "d"), quote("d", "e")) == ["abcde"]


def test_one_bad_link_does_not_make_one_story_of_two() -> None:
    links = [*clique("a", "b", "c"), *clique("x", "y", "z"), agree("c", "x", score=0.99)]
    assert versions("a", *links) == ["abc"]
    assert versions("y", *links) == ["xyz"]


def test_a_bad_link_is_shown_at_the_claim_that_has_it_without_the_rest_of_the_other_story() -> None:
    links = [*clique("a", "b", "c"), *clique("x", "y", "z"), agree("c", "x", score=0.99)]
    assert versions("c", *links) == ["abcx"]


def test_a_bad_link_on_strong_grounds_does_not_do_it_either() -> None:
    links = [*clique("a", "b", "c", "d"), *clique("w", "x", "y", "z"), agree("d", "w", "figure", "place", score=0.99)]
    assert versions("a", *links) == ["abcd"]


def test_stories_whose_claims_are_linked_with_one_of_them_only_are_not_joined_by_a_bad_link() -> None:
    """Nothing has others in common there: what would fall into two halves without a link is not held by it."""
    links = [*(agree("a", other) for other in "bcd"), *(agree("x", other) for other in "wyz")]
    for bad in (agree("a", "x", score=0.99), agree("b", "y", score=0.99)):
        joined = set(versions("c", *links, bad)[0])
        assert joined.isdisjoint("wyz")


def test_two_stories_that_much_holds_together_are_one() -> None:
    links = [*clique("a", "b", "c"), *clique("x", "y", "z"), agree("c", "x"), agree("b", "y"), agree("a", "z")]
    assert versions("a", *links) == ["abcxyz"]


def test_one_ground_alone_brings_nothing_into_a_story_of_several() -> None:
    assert versions("a", *clique("a", "b", "c"), agree("c", "x")) == ["abc"]
    assert versions("a", *clique("a", "b", "c"), agree("c", "x", "figure")) == ["abcx"]
    assert versions("a", *clique("a", "b", "c"), agree("c", "x", "event", "place")) == ["abcx"]
    assert versions("a", *clique("a", "b", "c"), agree("c", "x"), agree("b", "x")) == ["abcx"]


def test_what_an_article_says_again_and_again_does_not_make_one_story_of_it() -> None:
    links = clique("a", "b", "c")
    assert versions("a", *links, agree("c", "d"), a="1", b="1", c="1", d="1") == ["abc"]
    assert versions("d", *links, agree("c", "d"), a="1", b="1", c="1", d="1") == ["cd"]
    assert versions("d", quote("c", "d"), quote("b", "c"), b="1", c="1", d="1") == ["bcd"]


def test_a_story_that_is_only_seen_in_part_says_so() -> None:
    assert not grouping("a", [agree("a", "b")], {}, is_whole=False).is_whole


def test_the_same_links_make_the_same_story_in_whatever_order_they_come() -> None:
    links = [agree("a", "b"), agree("b", "c", "figure"), agree("a", "d"), conflict("c", "x"), quote("d", "e")]
    found = {grouped("a", *order) for order in permutations(links)}
    turned = grouped("a", *(link.turned() for link in links))
    assert len(found) == 1
    assert found.pop().versions == turned.versions


def test_the_link_that_leads_to_a_member_is_the_claims_own_if_there_is_one() -> None:
    found = grouped("a", agree("a", "b", score=0.5), agree("b", "c", "figure", score=0.9), agree("a", "c", score=0.4))
    leading = found.leading_to("c")
    assert leading is not None
    assert leading.ends == ("a", "c")
    assert found.leading_to("zz") is None


def test_only_a_link_on_more_than_one_ground_says_the_same() -> None:
    assert says_the_same(quote("a", "b"))
    assert says_the_same(agree("a", "b", "figure"))
    assert says_the_same(agree("a", "b", "event", "place"))
    assert not says_the_same(agree("a", "b", "event"))
    assert not says_the_same(conflict("a", "b"))
