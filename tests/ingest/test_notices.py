import pytest

from workbench.domain.article import Boilerplate
from workbench.ingest.notices import notice, opens_comments


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ADVERTISEMENT", Boilerplate.ADVERT),
        ("Story continues below", Boilerplate.ADVERT),
        ("Publicité", Boilerplate.ADVERT),
        ("SHARE", Boilerplate.SHARE),
        ("Facebook Twitter WhatsApp", Boilerplate.SHARE),
        ("FacebookTwitter", Boilerplate.SHARE),
        ("Follow us on Instagram for more", Boilerplate.SHARE),
        ("Suivez-nous sur Telegram", Boilerplate.SHARE),
        ("Read more: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Read also: WATCH: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Previous articleFerry runs aground", Boilerplate.RELATED_LINKS),
        ("Next article: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Lire aussi : le bac s’échoue", Boilerplate.RELATED_LINKS),
        ("Articles Par : Ada Mole", Boilerplate.RELATED_LINKS),
        ("4 min read", Boilerplate.READING_TIME),
        ("Reading time: 4 minutes", Boilerplate.READING_TIME),
        ("Temps de lecture : 4 min", Boilerplate.READING_TIME),
        ("Photo Credit: screenshot", Boilerplate.CREDIT),
        ("Photo by Ada Mole / Example Agency", Boilerplate.CREDIT),
        ("Sourced from example.org", Boilerplate.CREDIT),
        ("La source originale de cet article est Example", Boilerplate.CREDIT),
        ("Copyright © Example, 2019", Boilerplate.COPYRIGHT),
        ("© 2019 Example. All rights reserved.", Boilerplate.COPYRIGHT),
        ("Tous droits réservés", Boilerplate.COPYRIGHT),
        ("Disclaimer: what is said here is said by its author.", Boilerplate.DISCLAIMER),
        ("Avis de non-responsabilité : les propos sont ceux de l’auteur.", Boilerplate.DISCLAIMER),
        ("Leave a Reply", Boilerplate.COMMENT_FORM),
        ("Laisser un commentaire", Boilerplate.COMMENT_FORM),
        ("Tags: ferries, harbours", Boilerplate.NAVIGATION),
        ("Région : Méditerranée", Boilerplate.NAVIGATION),
        ("Media contact: press@example.org", Boilerplate.OTHER),
    ],
)
def test_notices_are_known_in_english_and_french(line: str, kind: Boilerplate) -> None:
    assert notice(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by four per cent on Tuesday.",
        "Advertisement revenue fell by four per cent.",
        "Video by residents showed smoke over the harbour.",
        "Copyright law protects authors for seventy years.",
        "First published in 1923, the novel was banned twice.",
        "Follow the money, the prosecutor said.",
        "No comment.",
        "Read the report and you will see, she said.",
        "The next article of the treaty forbids it.",
        "Photographs were taken away by the police.",
        "Les opinions divergent sur ce point.",
        "Home sales rose in May.",
        "The author said the figures were wrong.",
    ],
)
def test_sentences_that_only_begin_like_notices_are_not(line: str) -> None:
    assert notice(line) is None


def test_loose_rules_speak_only_at_the_end() -> None:
    line = "Views given here do not necessarily reflect those of the magazine."
    assert notice(line) is None
    assert notice(line, at_end=True) is Boilerplate.DISCLAIMER


@pytest.mark.parametrize(
    "line", ["Leave a reply", "3 Comments", "Comments (3)", "Laissez un commentaire", "Commentaires"]
)
def test_comments_begin_with_such_lines(line: str) -> None:
    assert opens_comments(line)


def test_a_sentence_about_comments_begins_none() -> None:
    assert not opens_comments("Comments made by the minister drew criticism.")
