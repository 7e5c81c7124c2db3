import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR_CLAIMS, STORY, STORY_CLAIMS
from workbench.domain.link import Grounds, Link, Relation
from workbench.store import claims, links, schema, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, NOISE_AGAIN = (claim.id for claim in HARBOUR_CLAIMS)


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, *found: Link) -> None:
    with sqlite.writing(connection):
        links.put(connection, found)


def same(first: str, second: str, score: float = 0.9, grounds: str = "“alike” – 97 %") -> Link:
    return Link(first, second, Relation.SAME_QUOTE, score, Grounds(plain=grounds))


@pytest.mark.parametrize("given", [(NOISE, NOISE_AGAIN), (NOISE_AGAIN, NOISE)])
def test_a_link_is_seen_from_both_its_ends_however_it_was_put(
    connection: sqlite3.Connection, given: tuple[str, str]
) -> None:
    put(connection, same(*given))
    assert links.of_claim(connection, NOISE) == [same(NOISE, NOISE_AGAIN)]
    assert links.of_claim(connection, NOISE_AGAIN) == [same(NOISE_AGAIN, NOISE)]
    assert links.of_claim(connection, FERRY) == []


def test_a_link_put_twice_from_either_end_is_one_and_the_later_score_holds(connection: sqlite3.Connection) -> None:
    put(connection, same(NOISE, NOISE_AGAIN, 0.9))
    put(connection, same(NOISE_AGAIN, NOISE, 0.95, "again"))
    assert links.of_claim(connection, NOISE) == [same(NOISE, NOISE_AGAIN, 0.95, "again")]


def test_the_best_link_comes_first(connection: sqlite3.Connection) -> None:
    put(connection, same(NOISE, ABOARD, 0.91), same(NOISE, NOISE_AGAIN, 0.99))
    assert [link.second for link in links.of_claim(connection, NOISE)] == [NOISE_AGAIN, ABOARD]


def test_a_claim_is_not_linked_with_itself_nor_with_what_is_not_there(connection: sqlite3.Connection) -> None:
    for other in (NOISE, "ff"):
        with pytest.raises(sqlite3.IntegrityError):
            put(connection, same(NOISE, other))
    assert links.of_claim(connection, NOISE) == []


def test_the_links_of_a_claim_that_is_not_found_again_go_with_it(connection: sqlite3.Connection) -> None:
    put(connection, same(NOISE, NOISE_AGAIN))
    with sqlite.writing(connection):
        claims.replace_extracted(connection, STORY.id, [], "newer")
    assert links.of_claim(connection, NOISE_AGAIN) == []
