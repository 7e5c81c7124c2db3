from collections.abc import Callable

import pytest

from tests.ingest.readers.conftest import Read
from tests.ingest.readers.making import Line, pdf, pdf_of_streams
from tests.ingest.samples import FIRST, SECOND
from workbench.domain.article import Article, Role


def set_(*words: str, size: int = 11, top: int = 740) -> list[Line]:
    """Lines one below the other; an empty one leaves a line out."""
    return [(size, 70, top - 13 * number, line) for number, line in enumerate(words) if line]


def texts(article: Article) -> list[tuple[str, str]]:
    return [(p.span.of(article.text), p.role) for p in article.passages]


ONE = set_(
    "The harbour authority closed the northern dock on Tuesday after",
    "divers found cracks in three pillars.",
    "",
    "Ships will be sent to the eastern dock until the repairs end, which",
    "may take five months.",
)


def test_lines_are_paragraphs_again(read: Read) -> None:
    (article,) = read(pdf([(20, 70, 790, "Dock closed"), *ONE]), "dock.pdf")
    assert texts(article) == [
        ("Dock closed", Role.TITLE),
        (FIRST, Role.LEAD),
        (SECOND, Role.BODY),
    ]


def test_taller_lines_below_the_title_are_headings(read: Read) -> None:
    (article,) = read(pdf([(20, 70, 790, "Dock closed"), *ONE, (14, 70, 640, "Repairs"), *set_("More.", top=610)]), "a")
    assert ("Repairs", Role.HEADING) in texts(article)


def test_a_word_broken_at_the_end_of_a_line_is_whole(read: Read) -> None:
    lines = set_(
        "The harbour author-", "ity closed the well-", "known dock, a well-known one, on Tuesday, and left it."
    )
    (article,) = read(pdf(lines), "a.pdf")
    assert (
        article.text == "The harbour authority closed the well-known dock, a well-known one, on Tuesday, and left it."
    )


def test_ligatures_are_letters(read: Read) -> None:
    stream = b"BT /F1 11 Tf 70 700 Td (The of\\002ce was closed on Tuesday, they said.) Tj ET"
    (article,) = read(pdf_of_streams(stream.replace(b"\\002", b"fi")), "a.pdf")
    assert "office" in article.text


def test_a_figure_of_each_pages_own_in_the_same_place_is_no_running_head(read: Read) -> None:
    years = ((2019, 312), (2020, 415), (2021, 298))
    pages = [
        [(9, 70, 810, f"The Post, 3 May 2022, {number} of 3"), (11, 70, 740, f"In {year} {dead} people died at sea.")]
        for number, (year, dead) in enumerate(years, 1)
    ]
    (article,) = read(pdf(*pages), "a.pdf")
    assert article.text.split("\n\n") == [f"In {year} {dead} people died at sea." for year, dead in years]


def head_and_foot(number: int) -> list[Line]:
    return [(9, 70, 810, "The Post, 3 May 2021"), (9, 280, 30, f"Page {number} of 3")]


def test_running_heads_and_page_numbers_are_left(read: Read) -> None:
    said = ("The port", "The town", "The paper")
    pages = [
        [*head_and_foot(n), *set_(f"{words} says that the dock is closed.", top=600)] for n, words in enumerate(said, 1)
    ]
    (article,) = read(pdf(*pages), "a.pdf")
    assert article.text == "\n\n".join(f"{words} says that the dock is closed." for words in said)


def test_the_page_of_every_word_is_known(read: Read) -> None:
    (article,) = read(
        pdf(
            set_("The dock was closed on Tuesday and will be", top=100),
            set_("open again in May.", "", "The eastern dock is open."),
            set_("Nobody was hurt."),
        ),
        "a.pdf",
    )
    assert article.text.startswith("The dock was closed on Tuesday and will be open again in May.\n\n")
    for words, where in (("Tuesday", "page 1"), ("open again", "page 2"), ("eastern", "page 2"), ("Nobody", "page 3")):
        assert article.locator_at(article.text.index(words)) == where


def test_the_properties_are_kept_and_only_believed_where_the_text_says_the_same(read: Read) -> None:
    about = "/Title (Northern dock) /Author (office7)"
    (article,) = read(pdf([(20, 70, 790, "Dock closed"), *ONE], info=about), "a.pdf")
    assert (article.title, article.byline) == ("Dock closed", None)
    assert dict(article.more) == {"document title": "Northern dock", "author": "office7"}
    (article,) = read(pdf([(20, 70, 790, "Dock closed"), *ONE], info="/Title (Dock closed)"), "a.pdf")
    assert (article.title, article.more) == ("Dock closed", ())


def test_a_packed_page_is_the_page(read: Read) -> None:
    assert read(pdf(ONE, packed=True), "a.pdf")[0].id == read(pdf(ONE), "b.pdf")[0].id


def test_a_pdf_is_told_whatever_its_name(read: Read) -> None:
    assert read(pdf(ONE), "scan.txt")[0].id == read(pdf(ONE), "a.pdf")[0].id


ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /P -4 " + (
    "/U (12345678901234567890123456789012) >> /ID [(1234567890123456) (1234567890123456)]"
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf_of_streams(b"q Q", b""), "a PDF without text, perhaps a scan: 2 pages of pictures"),
        (pdf_of_streams(b"q Q"), "a PDF without text, perhaps a scan: a page of pictures"),
        (pdf(ONE, trailer=ENCRYPTED), "locked with a password"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "a damaged PDF"),
        (pdf(ONE)[:300], "a damaged PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_a_pdf_that_gives_no_text_is_a_sentence(refused: Callable[[bytes, str], str], data: bytes, says: str) -> None:
    assert says in refused(data, "a.pdf")
