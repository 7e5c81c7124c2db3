from itertools import combinations

import pytest

from tests.store.making import HARBOUR_CLAIMS, STORY_CLAIMS, article_of, claim_of
from workbench.compare.comparable import Comparable
from workbench.compare.judging import judge
from workbench.domain.claim import Claim
from workbench.domain.link import Link, Relation

SAID = "We shall rebuild the old lighthouse before winter comes, whatever the council in Lund may think of it"


def quoted(words: str, number: int = 0) -> Claim:
    """A claim in an article of its own that says nothing else but its number."""
    article = article_of(f"{number}: {words}")
    return claim_of(article, words, is_quote=True)


def links(*claims: Claim) -> list[Link]:
    """The links between *claims* that say that two are the same quotation, whenever their articles are from."""
    found = [judge(Comparable(one), Comparable(other)) for one, other in combinations(claims, 2)]
    return [link for link in found if link and link.relation is Relation.SAME_QUOTE]


def test_the_same_words_through_two_editors_hands_are_found() -> None:
    (link,) = links(STORY_CLAIMS[1], HARBOUR_CLAIMS[1])
    assert {link.first, link.second} == {STORY_CLAIMS[1].id, HARBOUR_CLAIMS[1].id}
    assert link.relation is Relation.SAME_QUOTE
    assert 0.9 <= link.score <= 1
    assert link.grounds


@pytest.mark.parametrize(
    "edited",
    [
        SAID,
        SAID.upper(),
        f"“{SAID}.”",
        SAID.replace(", ", " – "),
        SAID.replace(", ", "—"),
        SAID.replace("old lighthouse", "[Swedish] old lighthouse [at the point]"),
        SAID.replace("the old", "the …  old"),
        SAID.replace(" may think", " might think"),
    ],
)
def test_an_editors_marks_do_not_hide_a_quotation(edited: str) -> None:
    assert len(links(quoted(SAID), quoted(edited, 1))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "We shall sell the old harbour before the summer ends, whatever the owners in Malmö may have hoped for",
        "Whatever the council in Lund may think of it, nobody will rebuild anything there before the spring",
        "The lighthouse before winter comes",
        "They said that the ferry would be rebuilt and that the lighthouse would stay dark until next winter",
    ],
)
def test_what_only_looks_alike_is_not_the_same_quotation(other: str) -> None:
    assert links(quoted(SAID), quoted(other, 1)) == []


def test_a_few_common_words_are_no_quotation_to_recognise() -> None:
    assert links(quoted("We did what we could"), quoted("We did what we could", 1)) == []


@pytest.mark.parametrize("edited", [SAID.replace("winter", "40"), SAID.replace("the old", "forty old")])
def test_a_quotation_with_another_figure_is_another_statement(edited: str) -> None:
    assert links(quoted(SAID), quoted(edited, 1)) == []
