import pytest

from tests.ingest.samples import FIRST, SECOND, THIRD, role_of, roles
from workbench.domain.article import Boilerplate, Role

ARTICLE = ("Dock closed", FIRST, SECOND, THIRD)


def ending(*lines: str) -> list[str]:
    """What the lines below an article are."""
    return [role for _, role in roles(*ARTICLE, *lines)][len(ARTICLE) :]


def test_everything_below_the_comment_form_is_of_it() -> None:
    lines = ["Leave a Reply", "Fill in your details below:", "Example.com Logo", "Log Out / Change", "Connecting to %s"]
    assert ending(*lines) == [Boilerplate.COMMENT_FORM] * 5


def test_a_link_to_the_comments_over_the_article_takes_nothing_with_it() -> None:
    assert [role for _, role in roles("Dock closed", "3 Comments", FIRST, SECOND)] == [
        Role.TITLE,
        Boilerplate.COMMENT_FORM,
        Role.LEAD,
        Role.BODY,
    ]


def test_notices_in_another_language_are_no_text() -> None:
    assert ending(
        "La source originale de cet article est [Example](#)",
        "Copyright © [Ada Mole](#), 2021",
        "---",
        "Le site ne répond pas de ce que disent les auteurs dans les articles qui sont publiés ici.",
        "Contact média: [press@example.org](mailto:press@example.org)",
    ) == [
        Boilerplate.CREDIT,
        Boilerplate.COPYRIGHT,
        Boilerplate.SEPARATOR,
        Boilerplate.DISCLAIMER,
        Boilerplate.OTHER,
    ]


def test_a_paragraph_in_another_language_amid_the_text_is_text() -> None:
    french = "Le port ne sera pas fermé et les bateaux seront envoyés au quai est de la ville."
    assert role_of(french, "Dock closed", FIRST, french, SECOND) == Role.BODY


BIO = "Ada Mole is a harbour correspondent with a degree in ship building. She has written for Example Weekly."


def test_who_is_presented_below_the_article_is_its_author() -> None:
    assert ending("Advertisement", "SHARE\nPrevious articleFerry late\nNext articleBridge painted\n" + BIO) == [
        Boilerplate.ADVERT,
        Boilerplate.SHARE,
        Boilerplate.RELATED_LINKS,
        Boilerplate.RELATED_LINKS,
        Boilerplate.AUTHOR_BIO,
    ]


def test_somebody_the_article_speaks_of_is_not() -> None:
    told = "Repairs are late, said Ada Mole on Friday, and nobody has told the crews when they will begin."
    assert roles("Dock closed", FIRST, told, BIO)[-1] == (BIO, Role.BODY)


def test_the_author_on_the_byline_is_known_by_name() -> None:
    assert roles("Dock closed", "By Ada Mole", FIRST, SECOND, BIO)[-1] == (BIO, Boilerplate.AUTHOR_BIO)


def test_a_biography_amid_the_text_is_text() -> None:
    assert role_of(BIO, "Dock closed", FIRST, BIO, SECOND) == Role.BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Example TV and agencies", Boilerplate.CREDIT),
        ("ENDS", Boilerplate.OTHER),
        ("Example Agency", Boilerplate.OTHER),
    ],
)
def test_a_few_words_alone_below_the_text_are_no_text(line: str, kind: Boilerplate) -> None:
    assert ending(line) == [kind]


def test_a_few_words_among_the_clutter_are_of_it() -> None:
    assert ending("Related stories", "Ferry late again", "Bridge painted red") == [Boilerplate.RELATED_LINKS] * 3


def test_a_table_of_results_at_the_end_is_text() -> None:
    assert ending("Oslo 3 Bergen 1", "Moss 2 Molde 2") == [Role.BODY] * 2


def test_a_list_at_the_end_is_text() -> None:
    assert ending("- Five months", "- Three pillars") == [Role.BODY] * 2
