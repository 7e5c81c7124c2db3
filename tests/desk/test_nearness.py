"""Articles compared as they come."""

from __future__ import annotations

import contextlib
from pathlib import Path

from tests.store.making import article_of, stored
from workbench.desk import nearness
from workbench.domain.article import Article
from workbench.store import schema

ABOUT = (
    "The Lund Post is owned by its readers and takes no money from companies, parties or the state. Every article is "
    "read by two editors before it is published, and what we got wrong is put right at its head.\n\n"
    "If you know of something that should be looked into, write to the desk by post, or leave a letter at the counter "
    "in Mill Street, where it is opened by hand; we answer everybody within a week and never name who told us."
)
BRIEFS = (
    "Bakery burns\n\nA fire in the bakery at the north gate was put out on Sunday night after five hours. The baker, "
    "his son and two guests got out over the roof. What lit it is not known; 40 sacks of flour were lost.",
    "Toll rises\n\nCrossing the new bridge by car costs 3 crowns from May, a third more than now, the county decided "
    "by 21 votes to 18. Lorries pay 11. Whoever lives on the islands goes on crossing it for nothing.",
    "Goal in the last minute\n\nLund beat Ystad 2 to 1 on a wet field before 1,900 people. Keeper Ola Berg let a long "
    "shot slip through his hands in the 90th minute, and said afterwards that he had looked into the lamps.",
    "Owl back\n\nFor the first time since 1987 eagle owls have bred in the quarry at Dalby. Ringers counted three "
    "young ones. The path along its rim stays shut until August, and dogs have to be kept on a lead.",
    "School without heat\n\nPupils of the cathedral school stayed at home again yesterday, since a pump that was "
    "ordered in November has not come. Rooms had 11 degrees. Lessons are meant to begin again on Thursday.",
)


def brief(number: int) -> Article:
    """A short story of the outlet, with what stands under each of them."""
    return article_of(f"{BRIEFS[number]}\n\n{ABOUT}", source=f"{number}.txt")


def named(path: Path, *added: Article) -> set[tuple[str, str]]:
    """The articles named as nearly the same when *added* come, by their files."""
    stored(path, *((article, []) for article in added))
    files = {article.id: article.source for article in added}
    with contextlib.closing(schema.open_file(path)) as connection:
        return {(files[pair.first], files.get(pair.second, "")) for pair in nearness.compare(connection)}


def test_short_stories_are_not_the_same_because_their_outlet_writes_the_same_under_each(review_file: Path) -> None:
    found = named(review_file, *map(brief, range(5)))
    assert found <= {("1.txt", "0.txt")}  # of the first two nobody can know yet that it is the outlet's


def test_a_copy_of_a_short_story_is_found_among_others_of_its_outlet(review_file: Path) -> None:
    briefs = [brief(number) for number in range(5)]
    text = briefs[3].text.replace("For the first time since 1987", "Again")
    assert ("copy.txt", briefs[3].source) in named(review_file, *briefs, article_of(text, source="copy.txt"))


def test_a_story_that_three_sites_have_under_their_own_notices_is_the_same_on_each(review_file: Path) -> None:
    story = "\n\n".join(BRIEFS)
    sites = [
        article_of(f"{story}\n\nSite {n} of {n * 31} thanks its {n + 2} friends for {n * 7} letters.", source=f"{n}")
        for n in range(1, 4)
    ]
    assert named(review_file, *sites) == {("2", "1"), ("3", "1"), ("3", "2")}
