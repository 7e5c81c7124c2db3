import json
from typing import Any

from tests.ingest.readers.conftest import Read
from tests.ingest.samples import FIRST, SECOND
from workbench.domain.article import Article
from workbench.ingest.article import read_articles
from workbench.ingest.readers.reading import Unread
from workbench.ingest.readers.room import ReadingRoom


def lines(*objects: Any) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in objects).encode()


FULL = {
    "title": "Dock closed",
    "byline": "Ada Mole",
    "outlet": "The Post",
    "published": "2021-05-03",
    "language": "en",
    "source": "https://example.org/dock",
    "text": f"{FIRST}\r\n\r\n{SECOND}",
}


def test_every_line_is_an_article_with_what_it_states(read: Read) -> None:
    first, second = read(lines(FULL, {"text": SECOND}), "a.jsonl")
    assert first.text == f"{FIRST}\n\n{SECOND}"
    assert (first.title, first.byline, first.outlet, first.published, first.language, first.source) == tuple(
        FULL[name] for name in ("title", "byline", "outlet", "published", "language", "source")
    )
    assert (second.title_is_standin, second.source) == (True, "a.jsonl, line 2")


def test_what_is_not_known_is_kept(read: Read) -> None:
    (article,) = read(
        lines({"text": FIRST, "desk": "north", "tags": ["docks", "ships"], "score": 3, "none": None}), "a"
    )
    assert dict(article.more) == {"desk": "north", "tags": '["docks", "ships"]', "score": "3"}


def test_a_value_that_is_not_what_its_name_says_is_kept_and_not_believed(read: Read) -> None:
    (article,) = read(lines({"text": FIRST, "published": "last Tuesday", "language": "English"}), "a.jsonl")
    assert (article.published, article.language) == (None, "en")
    assert dict(article.more) == {"published": "last Tuesday", "language": "English"}


def test_a_bad_line_is_named_by_its_number_and_keeps_nothing_else_out(room: ReadingRoom) -> None:
    data = lines({"text": FIRST}) + b"{nonsense\n\n" + lines({"title": "x"}, ["text"], {"text": SECOND})
    data += b'{"text": ' + b"[" * 100_000 + b"\n" + lines({"text": "half \ud800 a pair"})
    found = list(read_articles(data, "a.jsonl", room))
    assert [one.text for one in found if isinstance(one, Article)] == [FIRST, SECOND, "half \ufffd a pair"]
    assert [one.sentence for one in found if isinstance(one, Unread)] == [
        "Line 2 of a.jsonl is no JSON; write one object a line.",
        'Line 4 of a.jsonl has no text; write one object a line, with the article in its field "text".',
        'Line 5 of a.jsonl has no text; write one object a line, with the article in its field "text".',
        "Line 7 of a.jsonl is no JSON; write one object a line.",
    ]


def test_json_lines_are_told_whatever_their_name(read: Read) -> None:
    for name in ("a.jsonl", "a.txt", "a.json", "a"):
        assert len(read(lines(FULL, {"text": SECOND}), name)) == 2


def test_an_article_that_begins_with_a_brace_is_one(read: Read) -> None:
    (article,) = read(b'{"text"} is how the field is called.\n', "a.txt")
    assert article.text == '{"text"} is how the field is called.\n'
