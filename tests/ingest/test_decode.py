import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_id
from workbench.domain.errors import WorkbenchError
from workbench.ingest.decode import decode

FRENCH = "Le maire a déclaré que l’été serait « très » sec.\n\nCoût : 40 € par foyer – “déjà trop”, dit-elle.\n"


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode("utf-8"),
        codecs.BOM_UTF8 + FRENCH.encode("utf-8"),
        codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        FRENCH.encode("utf-16-le"),
        FRENCH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"),
        FRENCH.encode("cp1252"),
        FRENCH.replace("\n", "\r\n").encode("utf-8"),
        FRENCH.replace("\n", "\r").encode("cp1252"),
        codecs.BOM_UTF16_LE + FRENCH.replace("\n", "\r\n").encode("utf-16-le"),
    ],
    ids=["8", "8-bom", "16le", "16be", "16le-bare", "16be-bare", "32le", "1252", "crlf", "cr-1252", "crlf-16"],
)
def test_one_article_has_one_text_and_one_id_in_every_encoding(data: bytes) -> None:
    text = decode(data, "article.txt")
    assert text == FRENCH
    assert article_id(text) == article_id(FRENCH)


@pytest.mark.parametrize("words", ["Café", "Où ?", "“Yes”", "It’s über", "señor", "10 €", "œuvre", "naïve – très"])
def test_a_few_words_of_windows_1252_are_read_right(words: str) -> None:
    assert decode(words.encode("cp1252"), "short.txt") == words


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Министр сообщил, что мост закрыли в среду из-за паводка, а движение направили в объезд. "),
        ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα θα μείνει κλειστή μέχρι την Παρασκευή λόγω των πλημμυρών. "),
        ("shift_jis", "市長は洪水のため橋を金曜日まで閉鎖すると述べた。住民は迂回路を使っている。"),
    ],
)
def test_other_eight_bit_encodings_are_recognised(encoding: str, words: str) -> None:
    assert decode((words * 5).encode(encoding), "other.txt") == words * 5


def test_bare_utf_16_is_recognised_in_other_scripts_too() -> None:
    words = "Министр сообщил, что мост закрыт. "
    assert decode((words * 3).encode("utf-16-le"), "a.txt") == words * 3


@pytest.mark.parametrize(
    "text",
    [
        "A tab\there, an escape \x1b[31mred\x1b[0m there, and a bell \x07.",
        "Right to left \u202egnp.exe\u202c and back.",
        "A flag 🇳🇴, a family 👨‍👩‍👧, zero\u200bwidth and no\u00a0break.",
        "Separators \u2028 and \u2029 and \x0c and \x85 stay.",
    ],
)
def test_nothing_but_line_ends_is_changed(text: str) -> None:
    assert decode(text.encode("utf-8"), "odd.txt") == text


def test_one_broken_byte_does_not_make_utf_8_another_encoding() -> None:
    text = "Été à Orléans, où l’on a fêté le « succès » déjà annoncé."
    assert decode(text.encode() + b"\xe2\x80", "cut.txt") == text + "\ufffd"


@pytest.mark.parametrize(
    ("pasted", "reads"), [(b" caf\xe9 noir", " café noir"), (b" it\x92s", " it’s"), (b" \x93oui\x94", " “oui”")]
)
def test_a_letter_of_windows_1252_pasted_into_utf_8_is_read_right(pasted: bytes, reads: str) -> None:
    text = "Été à Orléans, où l’on a fêté."
    assert decode(text.encode() + pasted, "mixed.txt") == text + reads
    assert decode("déjà".encode() + pasted, "mixed.txt") == "déjà" + reads


def test_bytes_that_no_encoding_explains_leave_the_rest_as_it_was() -> None:
    text = "Été à Orléans, où l’on a fêté le « succès » déjà annoncé."
    assert decode(text.encode() + b" \x99\x80 " + text.encode(), "odd.txt") == f"{text} \ufffd\ufffd {text}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u00a0\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture"),
        (b"%PDF-1.7 and so on", "a PDF document"),
        (b"PK\x03\x04 and so on", "a zip archive"),
        (b"SQLite format 3\x00 and so on", "a database"),
        (b"<!DOCTYPE html><title>x</title>", "a web page"),
        (b"  <HTML lang=en>", "a web page"),
        (b"words and\x00zeros in between", "not text"),
        (bytes(range(1, 9)) * 20, "not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "damaged"),
        (codecs.BOM_UTF8 + b"\xff\xfe broken", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(WorkbenchError) as refused:
        decode(data, "my file.txt")
    sentence = str(refused.value)
    assert sentence.startswith("my file.txt ")
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1).filter(
    lambda text: bool(text.strip())
)


@given(WRITTEN, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_what_declares_its_encoding_reads_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


WORDS = [
    "été",
    "“Yes”",
    "l’œuvre",
    "«",
    "»",
    "–",
    "naïve",
    "señor",
    "größer",
    "à",
    "coûte",
    "5 €",
    "the",
    "bridge",
    "…\n\n",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_western_prose_reads_alike_from_utf_8_and_windows_1252(words: list[str]) -> None:
    prose = "The town rebuilds its old bridge. " * (1 + len(words) // 3) + " ".join(words)
    assert decode(prose.encode("cp1252"), "a.txt") == decode(prose.encode("utf-8"), "a.txt") == prose


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.bin")
    except WorkbenchError:
        return
    assert text.strip()
    assert "\r" not in text
    assert article_id(text)
