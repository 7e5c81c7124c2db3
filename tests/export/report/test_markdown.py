"""The report as Markdown."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.report import hostile
from tests.export.report.reviewed import FERRY, NOISE
from tests.export.review import SEAL
from tests.store.making import STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.export import sealing
from workbench.export.formats import Options
from workbench.export.report import markdown
from workbench.export.web import readable

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BLOCKS = {"paragraph_open", "paragraph_close", "inline"}
OURS = re.compile(
    r'</?(?:mark|sup)>|<a id="[act]-[0-9a-f]{32}">|</a>|<!-- \{"factcheck_workbench".*\} -->\n?', re.DOTALL
)


def written(desk: Desk) -> str:
    out = io.StringIO()
    markdown.write(desk, SEAL, out, Options())
    return out.getvalue()


def inside(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *inside(token.children or []))]


def text_of(tokens: list[Token]) -> str:
    return "".join(
        {"softbreak": "\n", "hardbreak": "\n"}.get(token.type, token.content)
        for token in inside(tokens)
        if token.type in ("text", "text_special", "softbreak", "hardbreak")
    )


@settings(deadline=None)
@given(st.text() | st.text("\\`*_{}[]<>()#+-.!|~&;:$^@=%'\"\n\t 1a/"))
@example("1. one")
@example("    code")
@example("a\n===")
@example("&amp; &#60; <b>x</b> [x](javascript:x) ![x](y) `code` **b** ~~~ | a |")
@example(hostile.HARM)
def test_any_text_in_a_line_shows_as_it_is_and_formats_nothing(text: str) -> None:
    tokens = PARSER.parse(markdown.line(text))
    assert {token.type for token in tokens} <= BLOCKS
    assert {token.type for token in inside(tokens)} <= BLOCKS | {"text", "text_special"}
    assert text_of(tokens) == " ".join(readable(text).split())


@settings(deadline=None)
@given(st.text() | st.text("\\`*_[]<>#+-.!|~&1a \n"))
def test_any_text_that_is_quoted_keeps_its_lines_and_formats_nothing(text: str) -> None:
    tokens = PARSER.parse(markdown.quoted(text))
    allowed = BLOCKS | {"blockquote_open", "blockquote_close", "text", "text_special", "softbreak", "hardbreak"}
    assert {token.type for token in inside(tokens)} <= allowed
    lines = [" ".join(line.split()) for line in readable(text).splitlines()]
    assert "".join(text_of(tokens).split("\n")) == "".join(lines)


@pytest.mark.parametrize(
    "text",
    ["https://evil.example/x", "see HTTP://evil.example", "www.evil.example/a", "WWW.evil.example", "a http://x.y b"],
)
def test_an_address_in_what_others_wrote_is_made_no_link(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": True})
    parser.linkify.set({"fuzzy_link": True})
    tokens = parser.parse(markdown.line(text))
    assert "link_open" not in {token.type for token in inside(tokens)}
    assert text_of(tokens) == text


@pytest.mark.parametrize("text", ["(a) one", "(2) two", "a. one", "i) one", "IV. four", "B) two", "@) x", "(@x) y"])
def test_what_pandoc_would_number_is_no_list(text: str) -> None:
    # Pandoc, Markdown, Extension: fancy_lists; an escaped mark begins no list.
    assert re.match(r"\\\(|\w+\\[.)]|\\@", markdown.line(text))
    assert text_of(PARSER.parse(markdown.line(text))) == text


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/?x=1&amp;y=2",
        "https://a.example/?x=1&copy;=2&lt;",
        r"https://a.example/a\_b\)c\\d",
        "https://a.example/a_(b)_*c*?q=[x]&d=%3E#~e~",
    ],
)
def test_a_link_leads_to_the_very_address_that_was_cited(url: str) -> None:
    tokens = PARSER.parse(markdown._link(url, "words"))
    (link,) = (token for token in inside(tokens) if token.type == "link_open")
    assert link.attrs["href"] == PARSER.normalizeLink(url)


def test_the_report_tells_what_is_known_and_leads_to_it(reviewed: Desk) -> None:
    report = written(reviewed)
    for words in (
        *("Mostly true", "Disputed", "Put aside", "Unproven", "needs second review", "confidence: high"),
        *("The log of the ferry has 211.", "Nobody else heard it.", "Too vague.", "Copied from an agency."),
        *("212 people were on board the ferry Alda.", "211 passengers", "Same quote in", SEAL.digest),
        "[Report on the Alda](<https://coastguard.example/alda?a=1&b=%3C2%3E>)",
    ):
        assert words in report, words
    for claim in (FERRY, NOISE):
        assert f'<a id="c-{claim}"></a>' in report
        assert f"](#t-{claim})" in report
        assert f'<a id="t-{claim}"></a><sup>[' in report
    assert sealing.found_in(report)


def test_highlights_cover_the_claims(reviewed: Desk) -> None:
    marked = re.findall("<mark>(.*?)</mark>", written(reviewed))
    for claim in STORY_CLAIMS:
        assert claim.text in marked


@pytest.mark.parametrize("which", ["html_block", "html_inline"])
def test_no_markup_but_ours_stands_in_it(tmp_path: Path, which: str) -> None:
    hostile.review(tmp_path / "evil.db")
    with Desk.open(tmp_path / "evil.db", "ann", read_only=True) as desk:
        tokens = inside(PARSER.parse(written(desk)))
    found = [token.content for token in tokens if token.type == which]
    assert found
    assert [content for content in found if not OURS.fullmatch(content)] == []
    goals = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    assert all(goal.startswith(("#", "https://evil.example/")) for goal in goals)
    assert not [token for token in tokens if token.type in ("image", "fence", "code_block", "s_open")]
    assert {token.content for token in tokens if token.type == "code_inline"} == {SEAL.digest}


def test_an_empty_review_is_a_report_too(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "new.db", "ann", create=True) as desk:
        assert "0 articles, 0 claims." in written(desk)
