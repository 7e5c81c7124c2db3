"""A source as it is cited."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workbench.domain.citation import citation, text_fragment
from workbench.domain.review import Evidence, SourceFile, Stance
from workbench.domain.web_source import told_by

PIECE = Evidence(
    "e", "c", Stance.REFUTES, "https://port.example/log", "Harbour log", "Port of Orsund", "2023-05-02",
    "2026-01-02T03:04:05Z", "https://archive.example/1", "Nobody was on board", "p. 3", None, None, None, "ann", "",
)  # fmt: skip


def test_a_citation_says_all_that_is_known_of_the_source() -> None:
    assert citation(PIECE) == (
        "“Harbour log”, Port of Orsund, 2023-05-02, p. 3, https://port.example/log, archived at "
        "https://archive.example/1, accessed 2026-01-02. “Nobody was on board”"
    )


def test_a_citation_leaves_out_what_is_not_known() -> None:
    bare = replace(PIECE, title=None, publisher=None, published=None, locator=None, archive_url=None, quote=None)
    assert citation(bare) == "https://port.example/log, accessed 2026-01-02."


def test_a_file_is_cited_by_its_name_and_hash() -> None:
    file = SourceFile("log.pdf", "SHA-256:" + "a" * 64, 12)
    assert f"log.pdf (SHA-256:{'a' * 64})" in citation(replace(PIECE, url=None, file=file))


def test_a_link_opens_at_the_words() -> None:
    assert text_fragment("https://a.example/x", "a five-day strike, at sea") == (
        "https://a.example/x#:~:text=a%20five%2Dday%20strike%2C%20at%20sea"
    )


def test_a_long_quotation_is_named_by_its_ends() -> None:
    link = text_fragment("https://a.example/x#top", " ".join(f"w{n}" for n in range(20)))
    assert link.endswith("#top:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19")


def test_what_an_editor_left_out_or_put_in_is_not_sought_on_the_page() -> None:
    assert text_fragment("https://a.example/x", "“The [Russian] crew … were lost”").endswith("#:~:text=The,were%20lost")


def test_without_words_or_a_web_address_there_is_nothing_to_open_at() -> None:
    assert text_fragment("https://a.example/x", " … ") == "https://a.example/x"
    assert text_fragment("/tmp/x", "words") == "/tmp/x"


@given(st.lists(st.text("abcäöü日本-,&#%:~", min_size=1, max_size=8), min_size=1, max_size=9))
def test_a_link_to_words_gives_the_words_back(words: list[str]) -> None:
    quote = " ".join(words)
    found = told_by(text_fragment("https://a.example/x", quote))
    assert found.url == "https://a.example/x"
    assert unquote(found.details["quote"]) == unquote(quote)
