import contextlib
import random
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from tests.store.making import article_of, claim_of, quantity_of, stored
from workbench.compare import candidates
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.desk.versions import anchoring
from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Relation
from workbench.store import articles, claims, merge, schema, sqlite, terms

PLACES = ("Lund", "Ystad", "Malmo")
LINES = (
    "The ferry Alda ran aground off {place} with {n} passengers aboard.",
    "{n} passengers of the ferry Alda were hurt off {place}.",
    "“We heard a scraping noise and then all the lights went out off {place},” a passenger said.",
    "The harbour master of {place} blamed an old chart for the Alda.",
    "Repairs to the ferry will cost {n} million, the council of {place} said.",
)


def made(number: int) -> tuple[Article, list[Claim]]:
    """An article of a few lines about one of few stories, and its claims."""
    dice = random.Random(number)
    lines = []
    for line in dice.sample(LINES, 4):
        lines.append(line.format(place=dice.choice(PLACES), n=dice.choice((12, 12, 14, 212))))
    published = None if number % 5 == 4 else f"2021-05-{3 + number % 4:02}"
    article = article_of("\n\n".join([f"Article {number}", *lines]), source=f"{number}.txt", published=published)
    found = []
    for line in lines:
        counted = next((word for word in line.split() if word.isdigit()), None)
        what = "passengers" if "passengers" in line else "million"
        quantities = (quantity_of(article, counted, float(counted), what=what),) if counted else ()
        found.append(claim_of(article, line, is_quote=line.startswith("“"), quantities=quantities))
    return article, found


STORIES = [made(number) for number in range(9)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.db"


@pytest.fixture(params=[100, 6, 2], ids=lambda most: f"commonest {most}")
def _commonest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words become too common soon, as they do in large files."""
    monkeypatch.setattr(candidates, "COMMONEST", request.param)


def link(path: Path) -> None:
    for done, of in linking.update(path):
        assert 0 <= done <= of


def linked(path: Path) -> list[tuple[object, ...]]:
    """The links of the file, which have to be those that are found when all are found anew, and which check holds."""
    found = rows(path)
    again = path.with_name("again.db")
    shutil.copyfile(path, again)
    list(linking.update(again, again=True))
    assert rows(again) == found
    with Desk.open(path, "ann") as desk:
        assert desk.check().problems == []
    return found


def rows(path: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(schema.open_file(path)) as connection:
        return [tuple(row) for row in connection.execute("SELECT * FROM links ORDER BY first, second, relation")]


def between(path: Path, one: str, other: str) -> list[str]:
    with Desk.open(path, "ann", read_only=True) as desk:
        return [pair.link.relation for pair in desk.links(claim=one) if pair.link.second == other]


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        yield connection


@pytest.mark.usefixtures("_commonest")
def test_the_same_claims_are_linked_the_same_way_in_whatever_order_they_came(tmp_path: Path) -> None:
    dice = random.Random(1)
    found = []
    for number in range(3):
        path = tmp_path / f"{number}.db"
        for story in dice.sample(STORIES, len(STORIES)):
            stored(path, story)
            if dice.random() < 0.5:
                link(path)
        link(path)
        found.append(linked(path))
    assert found[0]
    assert all(one == found[0] for one in found)


@pytest.mark.usefixtures("_commonest")
def test_copies_merged_in_any_order_are_linked_the_same_way(tmp_path: Path) -> None:
    parts = (STORIES[:4], STORIES[3:6], STORIES[5:])
    for number, part in enumerate(parts):
        stored(tmp_path / f"part-{number}.db", *part)
        link(tmp_path / f"part-{number}.db")
    found = []
    for order in list(permutations(range(3)))[::2]:
        path = tmp_path / f"{order}.db"
        shutil.copyfile(tmp_path / f"part-{order[0]}.db", path)
        for other in order[1:]:
            with contextlib.closing(schema.open_file(path)) as connection:
                merge.merge(connection, [tmp_path / f"part-{other}.db"], "ann", anchoring=anchoring)
            if order[0]:
                link(path)
        link(path)
        found.append(linked(path))
    assert found[0]
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("found_here", [STORIES[0][1], STORIES[0][1][1:]], ids=["the same claims", "one fewer"])
def test_links_stay_when_a_copy_brings_claims_that_were_looked_for_since(
    tmp_path: Path, found_here: list[Claim]
) -> None:
    ours, theirs, anew = (tmp_path / f"{name}.db" for name in ("ours", "theirs", "anew"))
    for path in (ours, theirs, anew):
        stored(path, *STORIES[:4])
    article = STORIES[0][0].id
    for path in (theirs, anew):
        with writing(path) as connection:
            claims.replace_extracted(connection, article, found_here, "rules 9")
        link(path)
    with writing(ours) as connection:
        articles.extract_again(connection, article)
    link(ours)
    with contextlib.closing(schema.open_file(ours)) as connection:
        merge.merge(connection, [theirs], "ann", anchoring=anchoring)
    link(ours)
    assert linked(anew)
    assert linked(ours) == linked(anew)


def _anything(path: Path, dice: random.Random) -> None:
    """One of the things that change what there is to link."""
    with Desk.open(path, "ann") as desk:
        known = desk.articles()
        one = dice.choice(known)
        mine = list(desk.claims(article=one.id))
        what = dice.choice(("again", "fewer", "date", "replace", "undo", "add", "split", "dismiss"))
        with contextlib.suppress(WorkbenchError):  # an article is not replaced twice, nothing is left to take back
            if what == "date":
                desk.correct(one.id, "published", f"2021-05-{dice.randint(1, 28):02}")
            elif what == "replace":
                desk.replace(one.id, dice.choice(known).id)
            elif what == "undo":
                desk.undo()
            elif what == "add":
                start = dice.randrange(len(desk.article(one.id).text) // 2)
                desk.add_claim(one.id, start, start + 60)
            elif what == "split" and mine:
                claim = dice.choice(mine).claim
                middle = (claim.start + claim.end) // 2
                desk.split(claim.id, [(claim.start, middle), (middle, claim.end)])
            elif what == "dismiss" and mine:
                desk.dismiss(dice.choice(mine).claim.id)
    story = next(story for story in STORIES if story[0].id == one.id)
    if what in ("again", "fewer"):
        with writing(path) as connection:
            found = story[1] if what == "again" else dice.sample(story[1], 2)
            claims.replace_extracted(connection, one.id, found, "rules 9")


@pytest.mark.usefixtures("_commonest")
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_to_claims_and_articles_the_links_are_those_found_anew(path: Path, seed: int) -> None:
    dice = random.Random(seed)
    stored(path, *STORIES[: 3 + seed])
    for number in range(9):
        _anything(path, dice)
        if number % 4 == 1 and len(STORIES) > 3 + seed + number // 4:
            stored(path, STORIES[3 + seed + number // 4])
        if dice.random() < 0.6:
            link(path)
            linked(path)
    link(path)
    linked(path)


def test_work_that_was_broken_off_goes_on_where_it_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(path, *STORIES)
    monkeypatch.setattr(linking, "_INDEXED_AT_ONCE", 3)
    monkeypatch.setattr(linking, "_LINKED_AT_ONCE", 2)
    steps = 0
    while True:
        work = linking.update(path)
        if next(work, None) is None:
            break
        work.close()
        steps += 1
    assert steps >= 12 + 18
    assert linked(path)


def test_two_programs_that_link_at_once_find_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(path, *STORIES)
    monkeypatch.setattr(linking, "_INDEXED_AT_ONCE", 3)
    monkeypatch.setattr(linking, "_LINKED_AT_ONCE", 2)
    one, other = linking.update(path), linking.update(path)
    while next(one, None) or next(other, None):
        pass
    assert linked(path)


def test_a_date_that_is_corrected_has_the_articles_claims_compared_again(path: Path) -> None:
    one, other = (made_of(words, day) for words, day in ((LINES[0], "2021-05-04"), (LINES[1], "2021-08-04")))
    stored(path, one, other)
    link(path)
    ids = one[1][0].id, other[1][0].id
    assert between(path, *ids) == []
    with Desk.open(path, "ann") as desk:
        desk.correct(other[0].id, "published", "2021-05-05")
        assert desk.to_link() == 1
    link(path)
    assert between(path, *ids) == [Relation.AGREES]
    with Desk.open(path, "ann") as desk:
        desk.undo()
    link(path)
    assert between(path, *ids) == []


def made_of(line: str, published: str | None, **about: object) -> tuple[Article, list[Claim]]:
    words = line.format(place="Lund", n=212)
    article = article_of(f"Told on {published}\n\n{words}", source=f"{published}.txt", published=published, **about)
    quantities = (quantity_of(article, "212", 212.0, what="passengers"),)
    return article, [claim_of(article, words, quantities=quantities)]


def test_a_replaced_articles_claims_are_not_linked_beside_its_newest_versions(path: Path) -> None:
    old, other = made_of(LINES[0], "2021-05-04"), made_of(LINES[1], "2021-05-05")
    text = f"{old[0].text}\n\nThis article was corrected."
    new = article_of(text, source="corrected.txt", published="2021-05-04")
    stored(path, old, other, (new, [replace_in(new, old[1][0])]))
    link(path)
    assert between(path, old[1][0].id, other[1][0].id)
    with Desk.open(path, "ann") as desk:
        desk.replace(old[0].id, new.id)
        assert list(desk.links(claim=old[1][0].id)) == []
    link(path)
    ids = {id_ for row in linked(path) for id_ in row[:2]}
    assert ids == {replace_in(new, old[1][0]).id, other[1][0].id}
    with Desk.open(path, "ann") as desk:
        desk.undo()
    link(path)
    assert between(path, old[1][0].id, other[1][0].id)


def replace_in(article: Article, claim: Claim) -> Claim:
    """The same claim as it stands in *article*."""
    quantities = tuple(quantity_of(article, one.text, one.low or 0, what=one.what) for one in claim.quantities)
    return claim_of(article, claim.text, quantities=quantities)


def test_nothing_is_compared_twice_when_nothing_changed(path: Path) -> None:
    stored(path, *STORIES)
    link(path)
    assert list(linking.update(path)) == []
    with Desk.open(path, "ann") as desk:
        desk.decide(STORIES[0][1][0].id, "true")
        desk.note(STORIES[0][0].id, "Ask the port.")
        assert desk.to_link() == 0


def test_an_old_files_links_are_found_anew_the_next_time(tmp_path: Path) -> None:
    for old in sorted(Path(__file__).parents[1].joinpath("store", "history").glob("version-*.db")):
        path = Path(shutil.copy(old, tmp_path))
        with Desk.open(path, "ann") as desk:
            assert desk.to_link() > 0
        link(path)
        linked(path)


def test_an_article_that_is_not_there_is_no_hindrance(path: Path) -> None:
    article, found = STORIES[0]
    stored(path, STORIES[0], STORIES[1])
    link(path)
    with writing(path) as connection:
        claims.replace_extracted(connection, article.id, [], "rules 9")
        assert articles.article(connection, article.id)
    link(path)
    assert not any(claim.id in row[:2] for claim in found for row in linked(path))
    with contextlib.closing(schema.open_file(path)) as connection:
        assert not terms.is_waiting(connection)
