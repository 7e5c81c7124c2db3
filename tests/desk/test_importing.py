import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, claim_of
from workbench.desk.decisions import FIELDS
from workbench.desk.desk import Desk
from workbench.desk.importing import extract_pending, import_sources
from workbench.domain.article import Article, article_id
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action
from workbench.extract.models import Models
from workbench.store import articles, claims, schema, sqlite, terms

BRIDGE = "Bridge closed after flood\n\nThe old bridge at Lund was closed on Friday, the mayor said.\n"
TUNNEL = "Tunnel opens in May\n\nThe new tunnel will open on 3 May, the railway announced.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, and what is none: a picture, an empty file."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "tunnel.txt").write_text(TUNNEL, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4)
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a review file may be made."""
    return tmp_path / "new.db"


def stored_articles(path: Path) -> list[Article]:
    with Desk.open(path, "ann") as desk:
        assert desk.check().problems == []
        return [desk.article(summary.id) for summary in desk.articles()]


def test_articles_are_read_into_a_new_file(path: Path, folder: Path) -> None:
    names = [str(folder / "bridge.txt"), str(folder / "tunnel.txt")]
    done = import_sources(path, names, "ann")
    assert (done.new, done.known, done.failed) == (["Bridge closed after flood", "Tunnel opens in May"], [], [])
    found = stored_articles(path)
    assert [article.text for article in found] == [BRIDGE, TUNNEL]
    assert [article.source for article in found] == names


def test_the_same_article_twice_is_one(path: Path, folder: Path) -> None:
    (folder / "copy.txt").write_text(BRIDGE.replace("\n", "\r\n"), encoding="utf-16")
    done = import_sources(path, [str(folder / "bridge.txt"), str(folder / "copy.txt")], "ann")
    assert (done.new, done.known) == (["Bridge closed after flood"], [str(folder / "copy.txt")])
    again = import_sources(path, [str(folder / "bridge.txt")], "ann")
    assert (again.new, again.known) == ([], [str(folder / "bridge.txt")])
    assert len(stored_articles(path)) == 1


@pytest.mark.parametrize("name", ["missing.txt", "picture.jpg", "noise.txt", "empty.txt", "*.doc", "nowhere/"])
def test_what_cannot_be_read_makes_no_file_and_is_named(path: Path, folder: Path, name: str) -> None:
    done = import_sources(path, [str(folder / name)], "ann")
    (sentence,) = done.failed
    assert name.strip("/") in sentence
    assert "\n" not in sentence
    assert not done.new
    assert [entry.name for entry in path.parent.iterdir()] == ["in"]


def test_an_empty_file_stays_empty_when_nothing_can_be_read_into_it(path: Path, folder: Path) -> None:
    path.touch()
    import_sources(path, [str(folder / "missing.txt")], "ann")
    assert path.read_bytes() == b""
    import_sources(path, [str(folder / "bridge.txt")], "ann")
    assert len(stored_articles(path)) == 1


def test_the_good_are_read_and_the_bad_are_named(path: Path, folder: Path) -> None:
    done = import_sources(path, [str(folder / "missing.txt"), str(folder)], "ann")
    assert len(done.new) == 2
    assert len(done.failed) == 3
    assert len(stored_articles(path)) == 2


def test_a_field_whose_name_cannot_be_stored_keeps_nothing_else_out(path: Path, folder: Path) -> None:
    odd = '{"text": "The dock was closed on Monday, its owner said.", "a\\ud800\\u0000": "b\\udfff", "url": "\\udc00"}'
    (folder / "odd.jsonl").write_text(odd, encoding="ascii")
    done = import_sources(path, [str(folder / "odd.jsonl"), str(folder / "bridge.txt")], "ann")
    assert (len(done.new), done.failed) == (2, [])
    mark = "\N{REPLACEMENT CHARACTER}"
    assert sorted(article.more for article in stored_articles(path)) == [(), ((f"a{mark}{mark}", f"b{mark}"),)]
    with Desk.open(path, "ann") as desk:
        assert desk.check().problems == []


def test_a_file_that_is_none_of_ours_is_refused_before_anything_is_read(path: Path, folder: Path) -> None:
    path.write_text("Dear diary")
    with pytest.raises(WorkbenchError, match="is not a review file"):
        import_sources(path, [str(folder / "bridge.txt")], "ann")
    assert path.read_text() == "Dear diary"


def test_a_review_file_whose_name_cannot_be_one_is_refused_in_a_sentence(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(WorkbenchError, match="cannot be read"):
        import_sources(tmp_path / ("x" * 300), [str(folder / "bridge.txt")], "ann")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_an_article_in_a_file_whose_name_is_no_unicode_is_read_like_others(path: Path, folder: Path) -> None:
    odd = os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")
    Path(odd).write_text("Café closed\n\nThe café was closed on Friday, its owner said.\n", encoding="utf-8")
    done = import_sources(path, [odd, str(folder / "bridge.txt")], "ann")
    assert len(done.new) == 2
    assert [article.source for article in stored_articles(path)] == [
        str(folder / "bridge.txt"),
        f"{folder}/caf\N{REPLACEMENT CHARACTER}.txt",
    ]


def test_whoever_stops_an_import_keeps_what_was_read(path: Path, folder: Path) -> None:
    def stop(_name: str, done: int, _of: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    names = [str(folder / "bridge.txt"), str(folder / "tunnel.txt")]
    done = import_sources(path, names, "ann", progress=stop)
    assert done.stopped
    assert len(done.new) == 1
    assert [article.text for article in stored_articles(path)] == [BRIDGE]


def test_articles_of_one_file_are_told_apart_by_their_line(path: Path, folder: Path) -> None:
    lines = (json.dumps({"text": BRIDGE}), "{", json.dumps({"text": TUNNEL, "source": "https://example.org/tunnel"}))
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = import_sources(path, [str(folder / "all.jsonl")], "ann")
    assert done.failed == [f"Line 2 of {folder}/all.jsonl is no JSON; write one object a line."]
    assert [article.source for article in stored_articles(path)] == [
        f"{folder}/all.jsonl, line 1",
        "https://example.org/tunnel",
    ]
    again = import_sources(path, [str(folder / "all.jsonl")], "ann")
    assert (again.new, len(again.known), len(again.failed)) == ([], 2, 1)


# Overrides


def test_what_can_be_corrected_is_what_the_log_knows() -> None:
    assert {f"set {name}" for name in FIELDS} == {action for action in Action if action.startswith("set ")}


def test_what_the_reviewer_says_of_an_article_is_an_entry_and_stands(path: Path, folder: Path) -> None:
    said = {
        "title": "A bridge",
        "byline": "Ada Mole",
        "outlet": "The Post",
        "published": "2021-05-04",
        "language": "fr",
        "source": "https://example.org/bridge",
    }
    import_sources(path, [str(folder / "bridge.txt")], "ann", said)
    (article,) = stored_articles(path)
    assert {name: getattr(article, name) for name in FIELDS} == said
    with Desk.open(path, "ann") as desk:
        history = desk.history(article.id)
    assert {(entry.action, entry.value, entry.author) for entry in history} == {
        (f"set {name}", value, "ann") for name, value in said.items()
    }


def test_what_says_nothing_new_is_no_entry(path: Path, folder: Path) -> None:
    for _ in range(2):
        import_sources(path, [str(folder / "bridge.txt")], "ann", {"outlet": "The Post"})
    with Desk.open(path, "ann") as desk:
        assert [entry.value for entry in desk.history(article_id(BRIDGE))] == ["The Post"]


def test_what_is_no_unicode_is_refused_and_the_articles_with_it(path: Path, folder: Path) -> None:
    import_sources(path, [str(folder / "tunnel.txt")], "ann")
    with pytest.raises(WorkbenchError, match="not valid Unicode"):
        import_sources(path, [str(folder / "bridge.txt")], "ann", {"outlet": "\udcff"})
    assert [article.text for article in stored_articles(path)] == [TUNNEL]


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("name", "value", "again"),
    [("published", "2021-06-01", True), ("language", "sv", True), ("title", "New", False), ("published", None, False)],
)
def test_a_new_date_or_language_has_the_claims_looked_for_again(
    review_file: Path, connection: sqlite3.Connection, tmp_path: Path, name: str, value: str | None, again: bool
) -> None:
    (tmp_path / "ferry.txt").write_text(STORY.text, encoding="utf-8")
    said = {name: value or str(getattr(STORY, name))}
    done = import_sources(review_file, [str(tmp_path / "ferry.txt")], "ann", said)
    assert done.known
    assert articles.to_extract(connection) == ([STORY.id] if again else [])


# Comparing. Every article here has its claims already, so that no language model is started.


def compared(review_file: Path) -> list[tuple[str, str]]:
    with Desk.open(review_file, "ann") as desk:
        return [
            (reviewed.claim.id, sighting.other.claim.id)
            for reviewed in desk.claims()
            for sighting in desk.sightings(reviewed.claim.id)
        ]


def find_links(review_file: Path) -> None:
    assert list(extract_pending(review_file, Models(), lambda *_: None)) == []


def test_articles_whose_comparison_was_cut_short_are_compared_the_next_time(review_file: Path) -> None:
    assert compared(review_file) == []
    find_links(review_file)
    found = compared(review_file)
    assert len(found) == 2
    assert found[0] == found[1][::-1]


def test_an_article_that_comes_later_is_compared_with_those_before(
    review_file: Path, connection: sqlite3.Connection
) -> None:
    find_links(review_file)
    words = STORY_CLAIMS[1].text
    late = Article(article_id(f"Late: {words}"), f"Late: {words}", (), "Late", source="z/late.txt")
    with sqlite.writing(connection):
        articles.add(connection, late)
        claims.replace_extracted(connection, late.id, [claim_of(late, words, is_quote=True)], "by hand")
    find_links(review_file)
    assert len(compared(review_file)) == 6
    assert not terms.is_waiting(connection)


def test_an_article_extracted_anew_is_compared_anew(review_file: Path, connection: sqlite3.Connection) -> None:
    find_links(review_file)
    with sqlite.writing(connection):
        claims.replace_extracted(connection, HARBOUR.id, [], "newer")
    find_links(review_file)
    assert compared(review_file) == []


def test_a_damaged_file_is_a_sentence(review_file: Path) -> None:
    review_file.write_bytes(review_file.read_bytes()[:-20_000])
    with pytest.raises(WorkbenchError, match="is damaged"):
        find_links(review_file)


def test_taking_back_a_corrected_date_has_the_claims_looked_for_again(tmp_path: Path) -> None:
    source = tmp_path / "story.txt"
    source.write_text("A bridge fell\n\nFourteen people were hurt on Monday in Ghent.\n", encoding="utf-8")
    path = tmp_path / "review.db"
    import_sources(path, [str(source)], "ann", {"published": "2021-06-01"})
    connection = schema.open_file(path)
    with sqlite.writing(connection):
        claims.replace_extracted(connection, articles.summaries(connection)[0].id, [], "test")
    connection.close()
    with Desk.open(path, "ann") as desk:
        assert desk.to_extract() == 0
        desk.undo()
        assert desk.to_extract() == 1
        assert desk.articles()[0].published is None


def test_the_review_file_itself_is_no_article(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "review"
    import_sources(path, [str(folder / "bridge.txt")], "ann")
    done = import_sources(path, [str(path), str(folder / "tunnel.txt")], "ann")
    assert done.new == ["Tunnel opens in May"]
    assert done.failed == [f"{path} is a review file, and open; name an article."]


PAGE = """<html lang="en"><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>
<p>The old bridge at Lund was closed on Friday after the flood, the mayor said, and 40 families moved out.</p>
<p>It had been repaired twice in the last ten years, and was to be replaced next spring.</p></article></body></html>"""


def test_a_page_that_was_read_is_known_again_without_being_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    first = import_sources(path, [str(tmp_path / "page.html")], "ann")
    (tmp_path / "elsewhere.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr("workbench.ingest.readers.room._COMMAND", ("/no/such/program",))
    again = import_sources(path, [str(tmp_path / "elsewhere.html")], "ann")
    assert (len(first.new), again.known, again.failed) == (1, [str(tmp_path / "elsewhere.html")], [])
    assert again.ids == first.ids


def test_a_file_that_could_not_be_read_whole_says_so_each_time(path: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    said = [import_sources(path, [str(tmp_path / "broken.pdf")], "ann").failed for _ in range(2)]
    assert len(said[0]) == 1
    assert said[0] == said[1]
