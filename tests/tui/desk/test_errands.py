"""Articles brought in and the log taken out from the desk, and an article's metadata corrected."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.making import FERRY_CLAIMS, Reviewing, text_of
from workbench.tui.widgets.virtual_list import VirtualList

STORY = """Fire closes the mill in Tarnvik

TARNVIK - A fire at the paper mill hurt fourteen people on Monday, the rescue service said.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, one of them hidden, and a folder."""
    folder = tmp_path / "wire"
    (folder / "older").mkdir(parents=True)
    (folder / "mill.txt").write_text(STORY)
    (folder / ".hidden.txt").write_text(STORY)
    return folder


def rows(ann: Reviewing) -> list[str]:
    list_ = ann.app.screen.query_one(VirtualList)
    return [list_.render_line(y).text.strip("▌ ") for y in range(list_.count)]


async def ask_for(ann: Reviewing, path: str) -> None:
    """The path typed into the dialog for import."""
    await ann.press("I")
    ann.app.screen.query_one(Input).value = ""
    await ann.paste(path)
    await ann.settle()


async def test_i_completes_a_path_as_it_is_typed_and_goes_into_folders(ann: Reviewing, folder: Path) -> None:
    await ask_for(ann, f"{folder.parent}/wi")
    assert [row.split()[0] for row in rows(ann)] == ["wire/"]
    await ann.press("enter")
    assert [row.split()[0] for row in rows(ann)] == ["wire", "mill.txt", "older/"]
    assert "everything in this folder" in rows(ann)[0]
    await ann.press(*".h")
    assert rows(ann) == [".hidden.txt"]
    await ann.press("escape")
    assert ann.on_top == "DeskScreen"


@pytest.mark.parametrize("typed", ["https://example.org/story", "/wire/*.txt"])
async def test_i_takes_an_address_and_a_pattern_as_they_are(ann: Reviewing, typed: str) -> None:
    await ask_for(ann, typed)
    assert len(rows(ann)) == 1
    assert ("address" if "://" in typed else "pattern") in rows(ann)[0]


@pytest.mark.model
async def test_what_is_imported_appears_while_one_goes_on_reviewing(ann: Reviewing, folder: Path) -> None:
    await ask_for(ann, str(folder / "mill.txt"))
    await ann.keys("enter")
    await ann.keys("5")
    await ann.settle()
    assert "1 new article" in ann.notice
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "false"
    assert "Fire closes the mill in Tarnvik" in [article.title for article in ann.screen.session.articles]
    assert any("fourteen people" in found.claim.text for found in ann.second.claims())


async def test_an_import_that_fails_says_why(ann: Reviewing, folder: Path) -> None:
    (folder / "story.txt").write_bytes(b"\x00\x01\x02" * 40)
    await ask_for(ann, str(folder / "story.txt"))
    await ann.press("enter")
    assert "story.txt" in ann.notice
    assert "!" in ann.notice


async def test_i_asks_whether_to_stop_an_import_that_runs_and_s_stops_it(ann: Reviewing, folder: Path) -> None:
    await ask_for(ann, f"{folder}/")
    await ann.keys("enter")
    await ann.keys("I")
    assert "is under way" in ann.notice
    await ann.keys("j")
    assert ann.on_top == "DeskScreen"
    await ann.keys("I", "s")
    await ann.settle()
    assert ann.screen._errand is None
    assert "topped" in ann.notice or "new article" in ann.notice


async def test_w_writes_the_log_in_the_format_chosen_and_asks_before_it_replaces_a_file(
    ann: Reviewing, tmp_path: Path
) -> None:
    await ann.press("5", "W")
    where = ann.app.screen.query_one("#where", Input)
    assert where.value.endswith("review-log.csv")
    await ann.press("up", "right", "left", "down")
    where.value = str(tmp_path / "log.csv")
    (tmp_path / "log.csv").write_text("mine")
    await ann.press("enter")
    assert "is there already; Enter again replaces it" in text_of(ann.app.screen.query_one("#problem", Static))
    assert (tmp_path / "log.csv").read_text() == "mine"
    await ann.press("enter")
    await ann.settle()
    assert "✓ Saved" in ann.notice
    assert "claims written to" in ann.notice
    with (tmp_path / "log.csv").open(encoding="utf-8-sig") as file:
        assert "false" in [row["verdict"] for row in csv.DictReader(file)]


async def test_the_ending_follows_the_format(ann: Reviewing) -> None:
    await ann.press("W", "up", "right")
    assert ann.app.screen.query_one("#where", Input).value.endswith("review-log.jsonl")


async def test_m_corrects_what_is_known_of_the_article_and_u_takes_it_back(ann: Reviewing) -> None:
    await ann.press("M", "end", *" (corrected)", "down", "down", "down")
    ann.app.screen.query_one("#published", Input).value = "2023-05-03"
    await ann.press("enter")
    assert "✓ Saved" in ann.notice
    article = ann.second.article(ann.article)
    assert (article.title[-11:], article.published) == ("(corrected)", "2023-05-03")
    await ann.press("u", "u")
    assert ann.second.article(ann.article).published == "2023-05-02"


async def test_a_correction_that_makes_no_sense_is_not_saved_and_says_why(ann: Reviewing) -> None:
    await ann.press("M")
    ann.app.screen.query_one("#published", Input).value = "yesterday"
    await ann.press("enter")
    assert ann.on_top == "CorrectScreen"
    assert "yesterday" in text_of(ann.app.screen.query_one("#problem", Static))
    await ann.press("escape")
    assert ann.second.article(ann.article).published == "2023-05-02"
