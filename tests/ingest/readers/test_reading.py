import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.readers.making import docx, epub, page, paragraph, pdf
from tests.ingest.samples import FIRST, TEXTS
from workbench.domain.article import Boilerplate, Locator, Role
from workbench.ingest.article import article_of
from workbench.ingest.readers.formats import OWN, reader_for
from workbench.ingest.readers.reading import Part, Reading, Unread, assembled, fit
from workbench.ingest.readers.wire import from_wire, to_wire

PARTS = st.builds(
    Part,
    TEXTS | st.text(),
    st.sampled_from([None, *Role]).filter(lambda role: role is not Role.BOILERPLATE),
    st.none(),
    st.lists(st.builds(Locator, st.integers(0, 300), st.just("page 1")), max_size=2).map(tuple),
)


# The first date line imports dateparser, which takes longer than an example may.
@settings(deadline=None)
@given(st.lists(PARTS, max_size=12))
def test_every_paragraph_stands_where_it_says(parts: list[Part]) -> None:
    text, blocks, locators = assembled(parts)
    text.encode()
    assert "\n\n".join(text[block.start : block.end] for block in blocks) == text
    assert all(0 <= place.start <= len(text) for place in locators)
    assert len(locators) == sum(len(part.locators) for part in parts)
    article = article_of(Reading(text, blocks), "a")
    assert article.text == text
    at = 0
    for passage in article.passages:
        assert at <= passage.start < passage.end <= len(text)
        at = passage.end


@given(st.lists(PARTS, max_size=5))
def test_a_reading_comes_back_from_another_process_as_it_was(parts: list[Part]) -> None:
    text, blocks, locators = assembled(parts)
    reading = Reading(text, blocks, title="x", locators=locators, more={"a": "b"})
    assert from_wire(to_wire([reading, Unread("Not so.")]), 10**6) == [reading, Unread("Not so.")]


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": "x" * 100},
        {"text": "\ud800"},
        {"blocks": [{"start": 0, "end": 9, "role": None, "kind": None}]},
        {"blocks": [{"start": 2, "end": 1, "role": None, "kind": None}]},
        {"blocks": [{"start": 0, "end": 1, "role": "lord", "kind": None}]},
        {"more": [1]},
    ],
)
def test_what_a_lost_process_might_answer_is_not_believed(change: dict[str, object]) -> None:
    (wired,) = to_wire([Reading("abc", ())])
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_wire([wired | change], 50)


def test_a_known_kind_of_clutter_is_kept() -> None:
    text, blocks, _ = assembled([Part(FIRST), Part("Buy it", Role.BOILERPLATE, Boilerplate.ADVERT)])
    assert [p.kind for p in article_of(Reading(text, blocks), "a").passages] == [None, Boilerplate.ADVERT]


@given(st.text())
def test_what_cannot_be_stored_is_marked(text: str) -> None:
    fitted = fit(text + "\ud800\x00")
    fitted.encode()
    assert fitted.endswith("\N{REPLACEMENT CHARACTER}" * 2)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.epub", "a.jsonl", "a.md", "a"])
@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (pdf([(11, 70, 700, FIRST)]), "pdf"),
        (docx(paragraph(FIRST)), "docx"),
        (epub(f"<p>{FIRST}</p>"), "epub"),
        (page(f"<p>{FIRST}</p>").encode(), "html"),
        (b'{"text": "x"}\n', "jsonl"),
    ],
    ids=["pdf", "docx", "epub", "html", "jsonl"],
)
def test_the_content_tells_the_format_before_the_name(data: bytes, reader: str, name: str) -> None:
    assert reader_for(data, name).name == reader


@pytest.mark.parametrize("reader", OWN, ids=lambda reader: reader.name)
def test_every_reader_can_be_loaded_and_its_endings_tell_it(reader: object) -> None:
    assert callable(reader.load())  # type: ignore[attr-defined]
    for ending in reader.endings:  # type: ignore[attr-defined]
        assert reader_for(b"words", f"a{ending.upper()}.gz").name == reader.name  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["A file that begins with %PDF-1.4 is a PDF.", "{sic} is Latin.", "PKware made zip."])
def test_a_text_that_speaks_of_a_format_is_a_text(text: str) -> None:
    assert reader_for(text.encode(), "a.txt").name == "plain"
