"""The five demonstration articles: what each line around their text is, and what they state of themselves."""

from pathlib import Path

import pytest

from workbench.domain.article import Article, Boilerplate, Role
from workbench.ingest.article import read_article

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = (Role.LEAD, Role.BODY, Role.QUOTATION)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The articles by the number their file names begin with."""
    return {path.name[:3]: read_article(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("*.txt"))}


STATED = {
    "000": (
        "Risk of a Wider War: US-Backed Syrian « Opposition » Brings Down Russian Helicopter While Fighting Rages in "
        "Aleppo",
        False,
        "Alex Lantier",
        "Mondialisation.ca",
        "2016-08-02",
    ),
    "001": ("A Russian Mi8 transport helicopter was shot down over Syria on Monday…", True, None, None, None),
    "002": (
        "Two pilots die as Assad regime helicopter is downed in Syria's northwest: monitor",
        False,
        None,
        None,
        "2020-02-14",
    ),
    "003": (
        "CONFIRMED: Washington retreats after Russia makes its aircraft in Syria targets",
        False,
        None,
        "theduran.com",
        None,
    ),
    "004": ("Syrian opposition faces massive assault with Russian help", False, None, "TRTWorld", None),
}

# Every passage that is not body, by its beginning, in order.
AROUND: dict[str, list[tuple[str, str]]] = {
    "000": [
        ("Risk of a Wider War", Role.TITLE),
        ("Un article d'", Role.BYLINE),
        ("Mondialisation.ca, 02", Role.DATELINE),
        ("Paru d'abord", Role.DATELINE),
        ("Région du monde", Boilerplate.NAVIGATION),
        ("Thèmes", Boilerplate.NAVIGATION),
        ("[Militarization", Boilerplate.NAVIGATION),
        ("Analyse", Boilerplate.NAVIGATION),
        ("Islamist opposition militias backed", Role.LEAD),
        ("Cet article provient", Boilerplate.CREDIT),
        ("Copyright", Boilerplate.COPYRIGHT),
        ("---", Boilerplate.SEPARATOR),
        ("Tous les articles", Boilerplate.RELATED_LINKS),
        ("**Avis de non-", Boilerplate.DISCLAIMER),
        ("Les sites de médias", Boilerplate.COPYRIGHT),
        ("Toute autre publication", Boilerplate.COPYRIGHT),
        ("Une partie du matériel", Boilerplate.COPYRIGHT),
        ("Pour les médias", Boilerplate.OTHER),
    ],
    "001": [
        ("Photo Credit", Boilerplate.CREDIT),
        ("Over Idlib:", Role.CAPTION),
        ("A Russian Mi8 transport", Role.LEAD),
        ("Advertisement", Boilerplate.ADVERT),
        ("Advertisement", Boilerplate.ADVERT),
        ("SHARE", Boilerplate.SHARE),
        ("Previous article", Boilerplate.RELATED_LINKS),
        ("Next article", Boilerplate.RELATED_LINKS),
        ("A news analyst", Boilerplate.AUTHOR_BIO),
    ],
    "002": [
        ("Two pilots die", Role.TITLE),
        ("Two pilots die", Boilerplate.REPEATED),
        ("The aircraft came down", Role.LEAD),
        ("3 min read", Boilerplate.READING_TIME),
        ("14 February", Role.DATELINE),
        ("Days before", Role.CAPTION),
        ("Two pilots were killed", Role.LEAD),
        ("An earlier downing", Role.HEADING),
        ("Read more", Boilerplate.RELATED_LINKS),
        ("Read also", Boilerplate.RELATED_LINKS),
        ("Stay connected", Boilerplate.SHARE),
    ],
    "003": [
        ("CONFIRMED", Role.TITLE),
        ("Russia will target", Role.LEAD),
        ("Taken from", Boilerplate.CREDIT),
        ("RUSSIA NOW SEES", Role.HEADING),
        ("In April, directly", Role.LEAD),
        ("——————", Boilerplate.SEPARATOR),
        ("Washington signals plan", Role.HEADING),
        ("SYRIA", Role.HEADING),
        ("______", Boilerplate.SEPARATOR),
        ("The Duran", Boilerplate.CREDIT),
        ("Washington signals plan", Boilerplate.REPEATED),
        ("Leave a Comment", Boilerplate.COMMENT_FORM),
        ("To comment", Boilerplate.COMMENT_FORM),
        ("WordPress.com Logo", Boilerplate.COMMENT_FORM),
        ("Your WordPress", Boilerplate.COMMENT_FORM),
        ("Twitter icon", Boilerplate.COMMENT_FORM),
        ("Your Twitter", Boilerplate.COMMENT_FORM),
        ("Facebook icon", Boilerplate.COMMENT_FORM),
        ("Your Facebook", Boilerplate.COMMENT_FORM),
        ("Google+ icon", Boilerplate.COMMENT_FORM),
        ("Your Google+", Boilerplate.COMMENT_FORM),
        ("Now connecting", Boilerplate.COMMENT_FORM),
    ],
    "004": [
        ("Syrian opposition faces", Role.TITLE),
        ("Under cover of", Role.LEAD),
        ("Photo by", Boilerplate.CREDIT),
        ("Photo by", Boilerplate.CREDIT),
        ("Babila", Role.CAPTION),
        ("Forces of the regime", Role.LEAD),
        ("Babila", Role.CAPTION),
        ("Babila", Role.CAPTION),
        ("US-trained opposition", Role.HEADING),
        ("How the Russian intervention", Role.HEADING),
        ("Marshamsha", Role.CAPTION),
        ("Reaction abroad", Role.HEADING),
        ("Turkish airspace violated", Role.HEADING),
        ("TRTWorld", Boilerplate.CREDIT),
    ],
}


@pytest.mark.parametrize("number", STATED)
def test_each_states_its_metadata_or_none(articles: dict[str, Article], number: str) -> None:
    found = articles[number]
    about = (found.title, found.title_is_standin, found.byline, found.outlet, found.published)
    assert about == STATED[number]
    assert found.language == "en"


@pytest.mark.parametrize("number", AROUND)
def test_every_line_around_the_text_is_told_from_it(articles: dict[str, Article], number: str) -> None:
    """What is not in the list is body: no clutter comes out as text, and no sentence of the text as clutter."""
    text = articles[number].text
    found = [
        (p.span.of(text), p.kind or p.role)
        for p in articles[number].passages
        if p.role not in (Role.BODY, Role.QUOTATION)
    ]
    expected = AROUND[number]
    assert [role for _, role in found] == [role for _, role in expected]
    assert all(words.startswith(begins) for (words, _), (begins, _) in zip(found, expected, strict=True))


def test_no_clutter_is_repeated_in_the_body(articles: dict[str, Article]) -> None:
    """Lines that stand around the text do not stand in it as well, under another role."""
    for article in articles.values():
        clutter = {p.span.of(article.text) for p in article.passages if p.role not in TEXT}
        assert clutter.isdisjoint(p.span.of(article.text) for p in article.passages if p.role in TEXT)
