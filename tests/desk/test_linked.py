from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR_CLAIMS, STORY_CLAIMS
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Workflow
from workbench.store import links, schema, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, NOISE_AGAIN = (claim.id for claim in HARBOUR_CLAIMS)


@pytest.fixture
def linked(review_file: Path) -> Iterator[Desk]:
    """Ann's desk over a file in which claims are linked in every way."""
    list(linking.update(review_file))
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        links.put(
            connection,
            [
                Link(NOISE, ABOARD, Relation.CONFLICTS, 0.4, Grounds(plain="one")),
                Link(HURT, NOISE, Relation.CONFLICTS, 0.6, Grounds(plain="two")),
                Link(FERRY, NOISE, Relation.AGREES, 0.99, Grounds(plain="three")),
            ],
        )
    connection.close()
    with Desk.open(review_file, "ann") as desk:
        yield desk


def test_conflicts_come_first_and_of_each_kind_the_best(linked: Desk) -> None:
    found = [(one.link.relation, one.other.claim.id) for one in linked.sightings(NOISE)]
    assert found[:2] == [("conflicts", HURT), ("conflicts", ABOARD)]
    assert {other for _, other in found[2:]} == {FERRY, NOISE_AGAIN}
    listed = [pair.link.relation for pair in linked.links(claim=NOISE)]
    assert listed[:2] == ["conflicts", "conflicts"]
    assert all(pair.first.claim.id == NOISE for pair in linked.links(claim=NOISE))


def test_each_link_is_listed_once_with_its_own_two_claims(linked: Desk) -> None:
    pairs = list(linked.links())
    assert len({frozenset((pair.link.first, pair.link.second)) for pair in pairs}) == len(pairs) >= 4
    assert all((pair.first.claim.id, pair.second.claim.id) == (pair.link.first, pair.link.second) for pair in pairs)
    assert [pair.link.relation for pair in linked.links(relation=Relation.AGREES)].count(Relation.CONFLICTS) == 0


def test_blind_review_hides_how_a_linked_claim_stands(linked: Desk) -> None:
    with Desk.open(linked.path, "bob") as bob:
        bob.decide(NOISE_AGAIN, "false")
        bob.set_blind(True)
    for seen in (
        next(one.other for one in linked.sightings(NOISE) if one.other.claim.id == NOISE_AGAIN),
        next(pair.second for pair in linked.links(claim=NOISE) if pair.second.claim.id == NOISE_AGAIN),
    ):
        assert seen.standing.rating is None
        assert seen.standing.verdicts == 0
        assert seen.standing.workflow is Workflow.NEW
