"""One article in every encoding is one article."""

import codecs

import pytest

from workbench.domain.article import Article
from workbench.ingest.article import read_article, read_articles
from workbench.ingest.readers.room import ReadingRoom

TEXT = (
    "Café fermé à l’été\n\nBy Zoë Müller\n\n"
    "Le café de la plage – « fermé » depuis 2019 – rouvrira à l’été, selon Zoë.\n"
    "“Coûte que coûte”, dit-elle…\n"
)
AS_STORED = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16 little": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16 little, no mark": TEXT.encode("utf-16-le"),
    "utf-16 big, no mark": TEXT.encode("utf-16-be"),
    "windows-1252": TEXT.encode("cp1252"),
    "utf-8, crlf": TEXT.replace("\n", "\r\n").encode(),
    "utf-8, cr": TEXT.replace("\n", "\r").encode(),
    "utf-16, crlf": codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    "windows-1252, crlf": TEXT.replace("\n", "\r\n").encode("cp1252"),
}


@pytest.mark.parametrize("stored", AS_STORED)
def test_the_text_and_the_id_do_not_depend_on_the_encoding(stored: str) -> None:
    article = read_article(AS_STORED["utf-8"], "a.txt")
    assert article.text == TEXT
    assert read_article(AS_STORED[stored], "a.txt") == article
    with ReadingRoom() as room:
        assert list(read_articles(AS_STORED[stored], "a.txt", room)) == [article]


def test_an_article_that_is_known_is_not_read_again() -> None:
    article = read_article(AS_STORED["utf-8"], "a.txt")
    with ReadingRoom() as room:
        (known,) = read_articles(AS_STORED["windows-1252"], "b.txt", room, {article.id})
    assert not isinstance(known, Article)
    assert (known.id, known.source) == (article.id, "b.txt")  # type: ignore[union-attr]
