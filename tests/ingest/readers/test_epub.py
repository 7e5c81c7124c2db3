from collections.abc import Callable

import pytest

from tests.ingest.readers.conftest import Read
from tests.ingest.readers.making import epub, zipped
from tests.ingest.samples import FIRST, SECOND, THIRD
from workbench.domain.article import Role


def test_a_book_is_its_chapters_in_the_order_of_its_spine(read: Read) -> None:
    (article,) = read(
        epub(f"<h1>One</h1><p>{FIRST}</p>", f"<p>{SECOND}</p><blockquote><p>{THIRD}</p></blockquote>"), "b.epub"
    )
    assert article.text == f"One\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert article.passages[-1].role == Role.QUOTATION
    assert article.locator_at(article.text.index(FIRST)) == "chapter 1"
    assert article.locator_at(article.text.index(SECOND)) == "chapter 2"


def test_what_the_book_states_is_taken_over(read: Read) -> None:
    (article,) = read(epub(f"<p>{FIRST}</p>"), "b.epub")
    assert (article.title, article.byline, article.outlet, article.language) == ("Docks", "Ada Mole", "The Post", "en")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (epub(""), "an e-book without text"),
        (zipped({"mimetype": "application/epub+zip"}), "lacks its list of contents"),
        (zipped({"META-INF/container.xml": "<a", "mimetype": ""}), "is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_a_book_that_gives_no_text_is_a_sentence(refused: Callable[[bytes, str], str], data: bytes, says: str) -> None:
    assert says in refused(data, "b.epub")
