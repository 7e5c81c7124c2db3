"""The five source articles, measured against the labels beside them. Nothing of their text stands here."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.article import Article, Boilerplate, Role
from workbench.ingest.article import read_article

pytestmark = pytest.mark.real_articles

TEXT = {Role.LEAD, Role.BODY, Role.QUOTATION}
AROUND = {Role.BOILERPLATE, Role.BYLINE, Role.DATELINE, Role.CAPTION}


@pytest.fixture(scope="module")
def folder() -> Path:
    named = os.environ.get("WORKBENCH_REAL_ARTICLES")
    if not named:
        pytest.skip("WORKBENCH_REAL_ARTICLES is not set")
    return Path(named)


@pytest.fixture(scope="module")
def articles(folder: Path) -> dict[str, Article]:
    """The articles by the number their file names begin with."""
    return {path.name[:3]: read_article(path.read_bytes(), path.name) for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="module")
def sentences(folder: Path) -> list[dict[str, Any]]:
    labels = folder.parent / "gold" / "sentences.jsonl"
    if not labels.exists():
        pytest.skip("the labels are not there")
    return [json.loads(line) for line in labels.read_text().splitlines()]


def role_at(article: Article, start: int, end: int) -> Role:
    return max(article.passages, key=lambda p: min(p.end, end) - max(p.start, start)).role


def test_what_stands_around_the_text_is_told_from_it(
    articles: dict[str, Article], sentences: list[dict[str, Any]]
) -> None:
    labelled = [(s["boilerplate"], role_at(articles[s["file"][:3]], s["start"], s["end"])) for s in sentences]
    found = [is_clutter for is_clutter, role in labelled if role in AROUND]
    clutter = [role in AROUND for is_clutter, role in labelled if is_clutter]
    assert sum(found) / len(found) >= 0.97
    assert sum(clutter) / len(clutter) >= 0.97


def test_no_clutter_comes_out_as_text(articles: dict[str, Article], sentences: list[dict[str, Any]]) -> None:
    leaked = [
        s["id"]
        for s in sentences
        if s["boilerplate"] and role_at(articles[s["file"][:3]], s["start"], s["end"]) in TEXT
    ]
    assert leaked == []


def test_each_states_its_metadata_or_none(articles: dict[str, Article]) -> None:
    assert {number: (bool(a.byline), a.published, a.title_is_standin) for number, a in articles.items()} == {
        "000": (True, "2016-08-02", False),
        "001": (False, None, True),
        "002": (False, "2020-02-14", False),
        "003": (False, None, False),
        "004": (False, None, False),
    }
    assert {a.language for a in articles.values()} == {"en"}


def test_the_comment_form_and_the_rules_of_003_are_no_text(articles: dict[str, Article]) -> None:
    kinds = [p.kind for p in articles["003"].passages]
    assert kinds.count(Boilerplate.SEPARATOR) == 2
    assert kinds[kinds.index(Boilerplate.COMMENT_FORM) :] == [Boilerplate.COMMENT_FORM] * 11


def test_the_captions_of_004_are_told_though_they_are_sentences(articles: dict[str, Article]) -> None:
    assert [p.role for p in articles["004"].passages].count(Role.CAPTION) == 4


def test_every_word_is_in_a_passage(articles: dict[str, Article]) -> None:
    for article in articles.values():
        outside, at = "", 0
        for passage in article.passages:
            outside += article.text[at : passage.start]
            at = passage.end
        assert not any(character.isalnum() for character in outside + article.text[at:])
