import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.samples import FIRST, SECOND, TEXTS
from workbench.domain.article import Role, article_id
from workbench.domain.errors import WorkbenchError
from workbench.ingest.article import read_article


def test_an_article_is_made_of_its_bytes_and_nothing_else() -> None:
    text = f"Dock closed\n\nBy Ada Mole\n\n{FIRST}\n\n{SECOND}\n"
    article = read_article(text.encode(), "dock.txt")
    assert article.id == article_id(text)
    assert article.text == text
    assert (article.title, article.byline, article.language, article.source) == (
        "Dock closed",
        "Ada Mole",
        "en",
        "dock.txt",
    )
    assert article == read_article(text.replace("\n", "\r\n").encode("utf-16"), "dock.txt")


def test_the_language_is_that_of_the_article_and_not_of_its_notices() -> None:
    notice = (
        "Avis de non-responsabilité : ce que disent les auteurs dans nos pages est dit par eux et non par le site. " * 9
    )
    assert read_article(f"{FIRST}\n\n{SECOND}\n\n{notice}".encode(), "a.txt").language == "en"


# The first date line imports dateparser, which takes longer than an example may.
@settings(deadline=None)
@given(TEXTS)
def test_any_text_makes_an_article_with_a_title(text: str) -> None:
    try:
        article = read_article(text.encode(), "any.txt")
    except WorkbenchError:
        return
    assert article.title
    assert "\n" not in article.title
    assert article.title_is_standin == all(p.role is not Role.TITLE for p in article.passages)


HOSTILE = st.text("<>[]()\x1b\x07\u202e\u2028\u00a0\ufeff\ufffd🏴'\"=+@|&;${}%s\\ a1.\n", min_size=1, max_size=120)


@given(HOSTILE)
def test_hostile_text_is_kept_as_it_is(text: str) -> None:
    article = read_article(b"A plain beginning.\n" + text.encode(), "hostile.txt")
    assert article.text == "A plain beginning.\n" + text


@pytest.mark.parametrize(
    "heavy", ["dateparser", "charset_normalizer", "spacy", "textual", "sqlite3", "trafilatura", "lxml", "pypdf"]
)
def test_plain_articles_are_read_without_heavy_packages(heavy: str) -> None:
    code = (
        "import sys; from workbench.ingest.article import read_article; import workbench.ingest.sources;"
        f"read_article(b'Dock closed\\n\\nThe dock is closed until further notice, the port said.', 'a');"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
