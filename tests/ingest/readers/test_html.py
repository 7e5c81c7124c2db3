import codecs
import gzip
from collections.abc import Callable

import pytest

from tests.ingest.readers.conftest import Read
from tests.ingest.readers.making import page
from tests.ingest.samples import FIRST, SECOND, THIRD
from workbench.domain.article import Article, Role

HEAD = """
<title>Dock closed | The Post</title><meta property="og:site_name" content="The Post">
<meta name="author" content="Ada Mole"><meta property="article:published_time" content="2021-05-03T10:00:00Z">
<meta name="keywords" content="docks, ships"><link rel="canonical" href="https://example.org/dock">
"""
BODY = f"""
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Dock closed</h1><p>{FIRST}</p><h2>What comes next</h2><p>{SECOND}</p>
<blockquote><p>Nobody was hurt at any time, and nobody will be.</p></blockquote>
<ul><li>One pillar was built forty years ago, the authority said.</li></ul>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>45</td></tr></table>
<p>{THIRD}</p><script>alert(1)</script></article>
<aside><h3>Related</h3><a href="/x">A ferry sank</a></aside><footer>Copyright 2021 The Post</footer>
"""


def roles(article: Article) -> dict[str, str]:
    return {p.span.of(article.text): p.kind or p.role for p in article.passages}


def test_the_article_is_kept_with_its_structure_and_the_clutter_is_left(read: Read) -> None:
    (article,) = read(page(BODY, HEAD).encode(), "dock.html")
    assert roles(article) == {
        "Dock closed": Role.TITLE,
        FIRST: Role.LEAD,
        "What comes next": Role.HEADING,
        SECOND: Role.BODY,
        "Nobody was hurt at any time, and nobody will be.": Role.QUOTATION,
        "One pillar was built forty years ago, the authority said.": Role.BODY,
        "Year | Ships": Role.BODY,
        "2020 | 45": Role.BODY,
        THIRD: Role.BODY,
    }
    assert article.text == "\n\n".join(roles(article))


def test_what_the_page_states_of_itself_is_taken_over(read: Read) -> None:
    (article,) = read(page(BODY, HEAD).encode(), "dock.html")
    assert (article.title, article.byline, article.outlet, article.published, article.language, article.source) == (
        "Dock closed",
        "Ada Mole",
        "The Post",
        "2021-05-03",
        "en",
        "dock.html",
    )
    assert dict(article.more)["url"] == "https://example.org/dock"


def test_a_date_in_passing_is_not_the_day_of_publication(read: Read) -> None:
    body = f"<article><p>{FIRST}</p><p>The dock was opened on 3 May 1987, and {SECOND}</p></article>"
    (article,) = read(page(body).encode(), "dock.html")
    assert article.published is None
    assert article.byline is None
    assert article.outlet is None


def test_a_title_that_stands_only_in_the_head_is_known_and_no_other_line_is_taken_for_it(read: Read) -> None:
    body = f"<p>Repairs take months</p><p>{FIRST}</p><p>{SECOND}</p>"
    (article,) = read(page(body, "<title>Dock closed</title>").encode(), "dock.html")
    assert (article.title, article.title_is_standin) == ("Dock closed", False)
    assert roles(article) == {"Repairs take months": Role.HEADING, FIRST: Role.LEAD, SECOND: Role.BODY}


def test_lines_that_old_pages_part_by_two_breaks_are_paragraphs(read: Read) -> None:
    (article,) = read(page(f"<div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div>").encode(), "old.htm")
    assert article.text == f"{FIRST}\n\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ("Ada Mole; The Post", "Ada Mole"),
        ("The Post", None),
        ("Ada Mole; Bo Lind", "Ada Mole, Bo Lind"),
        ("Ada Mole; www.example.org", "Ada Mole"),
    ],
)
def test_the_site_itself_and_an_address_are_no_author(read: Read, stated: str, byline: str | None) -> None:
    head = f'<meta property="og:site_name" content="The Post"><meta name="author" content="{stated}">'
    (article,) = read(page(BODY, head).encode(), "dock.html")
    assert article.byline == byline


ACCENTED = f"<p>{FIRST}</p><p>Le café de la plage – « fermé » – rouvrira à l’été, coûte que coûte, selon Zoë.</p>"
WORDS = "Le café de la plage – « fermé » – rouvrira à l’été, coûte que coûte, selon Zoë."


@pytest.mark.parametrize(
    ("declared", "encoding", "mark"),
    [
        ("utf-8", "utf-8", b""),
        ("utf-8", "utf-8", codecs.BOM_UTF8),
        ("iso-8859-1", "utf-8", b""),
        ("windows-1252", "cp1252", b""),
        ("iso-8859-1", "cp1252", b""),
        ("nonsense", "cp1252", b""),
        ("utf-8", "cp1252", b""),
        ("utf-16", "utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16", "utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-8", "utf-16-le", b""),
    ],
)
def test_a_page_reads_the_same_in_every_encoding(read: Read, declared: str, encoding: str, mark: bytes) -> None:
    (article,) = read(mark + page(ACCENTED, charset=declared).encode(encoding), "cafe.html")
    assert article.text == f"{FIRST}\n\n{WORDS}"


def test_another_code_page_is_read_as_the_page_declares_it(read: Read) -> None:
    cyrillic = "Управление порта закрыло северный причал во вторник после того, как водолазы нашли трещины."
    (article,) = read(page(f"<p>{cyrillic}</p>", charset="koi8-r").encode("koi8-r"), "a.html")
    assert article.text == cyrillic


def test_an_xml_declaration_is_no_obstacle(read: Read) -> None:
    xhtml = '<?xml version="1.0" encoding="windows-1252"?>\n' + page(ACCENTED)
    (article,) = read(xhtml.encode("cp1252"), "cafe.xhtml")
    assert article.text == f"{FIRST}\n\n{WORDS}"


def test_a_page_that_a_browser_saved_is_told_whatever_its_name(read: Read) -> None:
    saved = f"<!-- saved from url=(0019)https://example.org -->\n{page(BODY, HEAD)}".encode()
    assert read(saved, "dock.txt") != []
    assert (
        len({article.id for name in ("a.txt", "a.html", "a", "a.pdf", "a.doc") for article in read(saved, name)}) == 1
    )


def test_a_compressed_page_is_the_page(read: Read) -> None:
    data = page(BODY, HEAD).encode()
    assert read(gzip.compress(data), "dock.html.gz")[0].id == read(data, "dock.html")[0].id


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<p>Log in</p>", "<script>app()</script>"])
def test_a_page_without_an_article_is_a_sentence(refused: Callable[[bytes, str], str], body: str) -> None:
    assert "no article was found" in refused(page(body).encode(), "app.html")
