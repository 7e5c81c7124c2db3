import re
from itertools import combinations
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY, article_of
from workbench.compare import near
from workbench.compare.near import body, like, sketch
from workbench.domain.article import Article, Passage, Role

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PARAGRAPHS = [
    f"On day {n} the council of Lund met in hall {n % 7} and spoke for {n + 3} hours about bridge number {n * 13}, "
    f"which its engineers had closed after stone {n * 31} fell into the river below it."
    for n in range(1, 13)
]
TEXT = "Bridges of Lund closed\n\n" + "\n\n".join(PARAGRAPHS)


def alike(one: str, other: str) -> float:
    found = near.near(body(article_of(one)), body(article_of(other)))
    return found.similarity if found else 0.0


def like_those(known: dict[str, list[int]], article: str, made: list[int]) -> list[str]:
    """What the sketches of the articles *known* lead to."""
    return like(article, made, lambda hash_, most: [id_ for id_, hashes in known.items() if hash_ in hashes][:most])


def is_found(one: str, other: str) -> bool:
    """Whether the sketches lead from one to the other."""
    first, second = article_of(one), article_of(other)
    return like_those({first.id: sketch(body(first))}, second.id, sketch(body(second))) == [first.id]


EDITED = {
    "a paragraph dropped": TEXT.replace(PARAGRAPHS[5] + "\n\n", ""),
    "another headline": TEXT.replace("Bridges of Lund closed", "Council worries as one bridge after another falls"),
    "typos made right": re.sub(r"\b(council|engineers)\b", lambda found: found[0].replace("n", "nn"), TEXT),
    "paragraphs joined": TEXT.replace(".\n\n", ". "),
    "other case and dashes": TEXT.upper().replace(",", " –"),
    "the first half of it": TEXT[: len(TEXT) // 2],
    "an addition at its end": TEXT + "\n\n" + "Nobody was hurt, the mayor wrote on Friday in a letter to everybody.",
}


@pytest.mark.parametrize("other", EDITED.values(), ids=EDITED.keys())
def test_an_edited_copy_is_nearly_the_same(other: str) -> None:
    assert is_found(TEXT, other)
    assert alike(TEXT, other) > 0.6
    assert alike(TEXT, other) == pytest.approx(alike(other, TEXT), abs=0.02)


def test_an_article_is_wholly_the_same_as_itself() -> None:
    assert alike(TEXT, TEXT) == 1


def test_boilerplate_does_not_count() -> None:
    clutter = "Subscribe to our newsletter, follow us, share this, read more about it, accept all cookies. " * 30
    one = article_of(TEXT)
    text = clutter + "\n\n" + TEXT
    other = article_of(text)
    first, *rest = other.passages
    other = Article(other.id, text, (Passage(first.start, first.end, Role.BOILERPLATE), *rest), "T")
    found = near.near(body(one), body(other))
    assert found is not None
    assert found.similarity == 1


def test_the_grounds_say_how_much_of_each_is_in_the_other_and_what_differs() -> None:
    one, other = article_of(TEXT), article_of(EDITED["a paragraph dropped"])
    found = near.near(body(one), body(other))
    assert found is not None
    assert found.second_in_first == 1 > found.first_in_second
    assert [one.text[start:end] for start, end in found.only_in_first] == [PARAGRAPHS[5]]
    assert found.only_in_second == ()
    assert found.turned().turned() == found


def test_articles_on_the_same_event_in_other_words_are_not_nearly_the_same() -> None:
    assert near.near(body(STORY), body(HARBOUR)) is None


def test_no_two_of_the_demonstration_articles_are_nearly_the_same() -> None:
    from workbench.ingest.article import read_article

    found = [body(read_article(path.read_bytes(), path.name)) for path in SEEDS]
    assert len(found) == 5
    assert [near.near(one, other) for one, other in combinations(found, 2)] == [None] * 10


def test_an_article_without_words_is_like_none() -> None:
    empty = Article("0" * 32, "...", (Passage(0, 3, Role.BODY),), "T")
    assert near.near(body(empty), body(empty)) is None
    assert like_those({empty.id: sketch(body(empty))}, STORY.id, sketch(body(STORY))) == []


def test_scripts_without_blanks_between_words_are_compared_by_the_letter() -> None:
    text = "昨日、東京で大きな会議が開かれた。多くの人が集まり、新しい橋について話し合った。橋は来年の春に開通する。"
    assert alike(text, text.replace("来年", "再来年")) > 0.9


def test_the_ten_most_alike_at_most_are_looked_at() -> None:
    made = sketch(body(STORY))
    known = {f"{n:032x}": made for n in range(50)}
    assert len(like_those(known, STORY.id, made)) == 10


def test_two_endless_passages_are_compared_in_no_time() -> None:
    text = " ".join(f"word{n}" for n in range(200_000))
    assert alike(text, text.replace("word777 ", "")) > 0.99


def test_what_hundreds_of_articles_share_leads_to_none() -> None:
    made = sketch(body(STORY))
    known = {f"{n:032x}": made for n in range(300)}
    assert like_those(known, STORY.id, made) == []
