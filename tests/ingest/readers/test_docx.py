from collections.abc import Callable

import pytest

from tests.ingest.readers.conftest import Read
from tests.ingest.readers.making import W, docx, paragraph, zipped
from tests.ingest.samples import FIRST, SECOND, THIRD
from workbench.domain.article import Article, Role


def texts(article: Article) -> list[tuple[str, str]]:
    return [(p.span.of(article.text), p.role) for p in article.passages]


def test_styles_are_roles(read: Read) -> None:
    body = (
        paragraph("Dock closed", "Title")
        + paragraph(FIRST)
        + paragraph("What comes next", "Heading1")
        + paragraph("Nobody was hurt, and nobody will be.", "Quote")
        + paragraph(SECOND)
        + paragraph("A diver at the dock", "Caption")
    )
    (article,) = read(docx(body), "dock.docx")
    assert texts(article) == [
        ("Dock closed", Role.TITLE),
        (FIRST, Role.LEAD),
        ("What comes next", Role.HEADING),
        ("Nobody was hurt, and nobody will be.", Role.QUOTATION),
        (SECOND, Role.BODY),
        ("A diver at the dock", Role.CAPTION),
    ]
    assert article.title == "Dock closed"


def test_a_row_of_a_table_is_a_paragraph(read: Read) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = "".join(row.format(paragraph(a), paragraph(b)) for a, b in (("Year", "Ships"), ("2020", "45")))
    (article,) = read(docx(paragraph(FIRST) + f"<w:tbl>{table}</w:tbl>" + paragraph(SECOND)), "a.docx")
    assert article.text == f"{FIRST}\n\nYear | Ships\n\n2020 | 45\n\n{SECOND}"


def test_deletions_and_fields_are_left_and_insertions_kept(read: Read) -> None:
    changed = (
        "<w:p><w:r><w:t>The dock is </w:t></w:r><w:del><w:r><w:delText>open</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>closed</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:tab/><w:t>today.</w:t><w:br/><w:t>And tomorrow.</w:t></w:r></w:p>"
    )
    (article,) = read(docx(changed), "a.docx")
    assert article.text == "The dock is closed today.\nAnd tomorrow."


def test_notes_follow_the_text_as_they_are_called(read: Read) -> None:
    called = '<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = "".join(
        f'<w:footnote w:id="{id_}">{paragraph(words)}</w:footnote>' for id_, words in ((1, "Later."), (7, "Earlier."))
    )
    body = called.format(FIRST, 7) + called.format(SECOND, 1) + paragraph(THIRD)
    (article,) = read(docx(body, footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>"), "a.docx")
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n1. Earlier.\n\n2. Later."


def test_properties_are_kept_and_the_title_believed_where_the_text_says_the_same(read: Read) -> None:
    about = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>Office 7</dc:creator>'
        "<dc:created>2021-05-03</dc:created></p>"
    )
    body = paragraph("Dock closed") + paragraph(FIRST)
    (article,) = read(docx(body, properties=about.format("Dock closed")), "a.docx")
    assert article.title == "Dock closed"
    assert (article.byline, article.published) == (None, None)
    assert dict(article.more) == {"author": "Office 7", "created": "2021-05-03"}
    (article,) = read(docx(body, properties=about.format("Template 3")), "a.docx")
    assert article.title == "Dock closed"
    assert dict(article.more)["document title"] == "Template 3"


def test_a_document_is_told_whatever_its_name(read: Read) -> None:
    data = docx(paragraph(FIRST))
    assert {article.text for name in ("a.docx", "a.doc", "a.txt", "a") for article in read(data, name)} == {FIRST}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx(""), "a Word document without text"),
        (docx(paragraph(FIRST))[:400], "is damaged"),
        (docx("<w:p>"), "is damaged"),
        (zipped({"word/documents.xml": "<a/>"}), "no Word document"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_a_document_that_gives_no_text_is_a_sentence(
    refused: Callable[[bytes, str], str], data: bytes, says: str
) -> None:
    assert says in refused(data, "a.docx")
