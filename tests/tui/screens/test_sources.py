"""The evidence on a claim, and what else may be evidence."""

import os
import stat
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, Reviewing, reviewing, text_of
from workbench.desk.desk import Desk
from workbench.domain.review import Evidence, Stance
from workbench.tui.widgets.reader import Reader

LOG = "https://port.example/log"


def evidence(ann: Reviewing) -> tuple[Evidence, ...]:
    return ann.second.record(FERRY_CLAIMS[0].id).evidence


def shown(ann: Reviewing, part: str = "told") -> str:
    return text_of(ann.app.screen.query_one(f"#{part}", Static))


@pytest.fixture
def cited(ann: Reviewing) -> Reviewing:
    """A source on the first claim, with a quotation."""
    ann.second.cite(FERRY_CLAIMS[0].id, LOG, stance=Stance.REFUTES, quote="Nobody was hurt", title="Harbour log")
    return ann


async def test_shift_e_lists_the_evidence_in_full(cited: Reviewing) -> None:
    await cited.press("E")
    assert "1 linked" in shown(cited, "heading")
    assert "“Harbour log”" in shown(cited)
    assert "“Nobody was hurt”" in shown(cited)
    assert "ann" in shown(cited)


async def test_x_withdraws_ones_own_evidence_and_u_brings_it_back(cited: Reviewing) -> None:
    await cited.press("E", "x")
    assert not evidence(cited)
    assert "withdrawn: " in shown(cited, "notice")
    await cited.press("escape", "u")
    assert [piece.url for piece in evidence(cited)] == [LOG]


async def test_nobody_withdraws_what_another_linked(path: Path) -> None:
    with Desk.open(path, "bea") as bea:
        bea.cite(FERRY_CLAIMS[0].id, LOG)
    async with reviewing(path) as ann:
        await ann.press("E", "x")
        assert "Only bea can withdraw it" in shown(ann, "notice")
        assert len(evidence(ann)) == 1


@pytest.mark.parametrize(
    ("key", "stance"),
    [("s", Stance.SUPPORTS), ("p", Stance.PARTLY_SUPPORTS), ("r", Stance.REFUTES), ("c", Stance.CONTEXT)],
)
async def test_one_key_cites_a_suggested_passage(ann: Reviewing, key: str, stance: Stance) -> None:
    wanted = ann.second.suggestions(FERRY_CLAIMS[0].id)
    assert wanted, "the articles of this test have something in common"
    await ann.press("E", key)
    (piece,) = evidence(ann)
    assert (piece.article_id, piece.start, piece.end, piece.stance) == (
        wanted[0].article_id, wanted[0].start, wanted[0].end, stance,
    )  # fmt: skip
    assert "1 linked" in shown(ann, "heading")
    assert f"{len(wanted) - 1} suggested" in shown(ann, "heading")
    await ann.press("escape")
    assert wanted[0].reference in ann.notice
    assert wanted[0].article_id not in ann.notice


async def test_enter_goes_to_where_the_passage_stands(ann: Reviewing) -> None:
    wanted = ann.second.suggestions(FERRY_CLAIMS[0].id)[0]
    await ann.press("E", "enter")
    assert ann.on_top == "DeskScreen"
    assert ann.article == wanted.article_id


async def test_e_in_the_list_opens_the_form(ann: Reviewing) -> None:
    await ann.press("E", "e")
    assert ann.on_top == "EvidenceScreen"


async def test_y_copies_the_citation_and_shift_y_a_link_to_the_words(cited: Reviewing) -> None:
    await cited.press("E", "y")
    assert "“Harbour log”" in cited.app.clipboard
    await cited.press("Y")
    assert cited.app.clipboard == f"{LOG}#:~:text=Nobody%20was%20hurt"


async def test_y_on_the_desk_copies_the_claim_with_its_article(ann: Reviewing) -> None:
    await ann.press("y")
    assert FERRY_CLAIMS[0].text in ann.app.clipboard


async def test_o_opens_the_page_at_the_words(cited: Reviewing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    os.mkfifo(tmp_path / "asked")
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path / "asked"}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(browser))
    await cited.press("E", "o")
    assert (tmp_path / "asked").read_text().strip() == f"{LOG}#:~:text=Nobody%20was%20hurt"
    assert "Handed to" in shown(cited, "notice")


async def test_without_a_browser_the_address_is_said(cited: Reviewing, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    await cited.press("E", "o")
    assert LOG in shown(cited, "notice")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_one_goes_back_to_the_claim_one_came_from(ann: Reviewing, key: str) -> None:
    await ann.press("E", key)
    assert ann.on_top == "DeskScreen"
    assert ann.current == FERRY_CLAIMS[0].text
    assert ann.app.screen.query_one(Reader)
