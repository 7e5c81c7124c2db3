"""The report as a page, looked at without a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.export.report import hostile
from tests.export.report.reviewed import ABOARD, FERRY, HEARD, NOISE, PUBLISHER
from tests.export.review import SEAL
from tests.store.making import HARBOUR, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.dossier import NOBODY, Chapter, Publisher
from workbench.export import sealing
from workbench.export.formats import Options
from workbench.export.report import html


class Page(HTMLParser):
    """What stands in a page: its tags with their attributes, and all of its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            self.scripts.append(data)
        else:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    def headings(self) -> Iterator[int]:
        yield from (int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag))


def page_of(desk: Desk, publisher: Publisher = NOBODY) -> Page:
    out = io.StringIO()
    html.write(desk, SEAL, out, Options(publisher=publisher))
    return Page(out.getvalue())


@pytest.fixture
def evil(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a reader over a review that means harm."""
    hostile.review(tmp_path / "evil.db")
    with Desk.open(tmp_path / "evil.db", "ann", read_only=True) as desk:
        yield desk


def test_every_claim_leads_to_its_place_in_the_text_and_back(reviewed: Desk) -> None:
    page = page_of(reviewed)
    ids, goals = page.values("id"), [goal for goal in page.values("href") if goal.startswith("#")]
    assert len(set(ids)) == len(ids)
    assert {goal[1:] for goal in goals} <= set(ids)
    for claim in (FERRY, NOISE, ABOARD, HEARD, STORY_CLAIMS[2].id):
        assert {f"#c-{claim}", f"#t-{claim}"} <= set(goals)


def test_everything_that_is_known_of_a_claim_is_told(reviewed: Desk) -> None:
    text = page_of(reviewed).text
    for words in (
        *(
            "The log of the ferry has 211.\nOne got off.",
            "confidence: high",
            "212 people were on board the ferry Alda.",
        ),
        *(
            "Report on the Alda",
            "Coast guard · 2021-06 · page 3",
            "211 passengers",
            "archived copy",
            "characters 36 to 60",
        ),
        *("Ask the harbour master again.", "Copied from an agency.", "Nobody else heard it.", "Too vague."),
        *("Mostly true", "Disputed", "Put aside", "Unproven", "needs second review", "made for the test"),
        *("coast guard, as “the coast guard”", "2021-05-03", "212 people", "figure", "Lund", "Ida Holm"),
        *("verdict mostly-true on claim", "moved to needs second review: please look", SEAL.digest, "3 entries"),
    ):
        assert words in text, words
    for claim in STORY_CLAIMS:
        assert claim.text in text


def test_the_page_says_what_it_was_made_from_and_is_found_again_by_it(reviewed: Desk) -> None:
    assert sealing.found_in(page_of(reviewed).source) == json.loads(json.dumps(sealing.as_dict(SEAL)))


def test_the_page_allows_its_own_style_and_script_and_nothing_else(reviewed: Desk) -> None:
    page = page_of(reviewed, PUBLISHER)
    (policy,) = (a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    style = [(html.TEMPLATES / name).read_text() for name in ("report.css", "report.js")]
    assert allowed == {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in style}
    assert all(text in page.scripts for text in style)
    assert not page.values("src")
    assert not page.values("style")
    assert "url(" not in style[0]
    assert "@import" not in style[0]


def test_reviews_that_can_be_published_stand_in_the_page_for_machines(reviewed: Desk) -> None:
    def published(publisher: Publisher) -> int:
        return sum(a.get("type") == "application/ld+json" for _, a in page_of(reviewed, publisher).tags)

    assert (published(PUBLISHER), published(NOBODY)) == (2, 0)


def test_the_words_that_a_reader_filters_claims_by_are_those_they_see(reviewed: Desk) -> None:
    out = io.StringIO()
    html.write(reviewed, SEAL, out, Options(publisher=PUBLISHER))
    cards = re.findall(r'<article class="claim .*?</article>', out.getvalue(), re.DOTALL)
    assert cards
    assert not any("ClaimReview" in card for card in cards)


def test_headings_skip_no_level(reviewed: Desk) -> None:
    levels = list(page_of(reviewed).headings())
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_what_others_wrote_is_text_wherever_it_stands(evil: Desk) -> None:
    page = page_of(evil, PUBLISHER)
    ours = page_of_tags()
    assert {tag for tag, _ in page.tags} <= ours
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert all(goal.startswith(("#", "https://evil.example/")) for goal in page.values("href"))
    shown = html.readable(hostile.HARM)
    # Title twice, byline, outlet twice and so on: in the page as often as somebody wrote it, and never as markup.
    assert page.text.count(shown) > 60
    assert sum("pwned" in script for script in page.scripts if not script.startswith("{")) == 0


def page_of_tags() -> set[str]:
    """The tags of the templates."""
    templates = "".join(path.read_text() for path in html.TEMPLATES.glob("*.jinja"))
    return set(re.findall(r"<([a-z][a-z0-9]*)", templates))


def test_a_source_on_this_computer_is_told_by_its_name_alone(desk: Desk) -> None:
    page = page_of(desk)
    assert STORY.source == "a/ferry.txt"
    assert "a/ferry.txt" not in page.text
    assert "ferry.txt" in page.text


def test_a_review_without_a_verdict_says_so(desk: Desk) -> None:
    assert "No claim has a verdict yet." in page_of(desk).text


def test_an_empty_review_is_a_page_too(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "new.db", "ann", create=True) as desk:
        assert "0 articles, 0 claims" in page_of(desk).text


def test_blind_review_hides_from_a_reader_what_it_hides_on_the_desk(review_file: Path, reviewed: Desk) -> None:
    with Desk.open(review_file, "ann") as ann:
        ann.set_blind(True)
    with Desk.open(review_file, "eve", read_only=True) as eve:
        text = page_of(eve).text
    assert "Nobody else heard it." not in text
    assert "0 with a verdict" in text
    assert HARBOUR.title in text
    with Desk.open(review_file, "eve", read_only=True, reveal=True) as eve:
        assert "Nobody else heard it." in page_of(eve).text


def test_the_page_is_written_an_article_at_a_time(reviewed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    out, before = io.StringIO(), []
    chapters = reviewed.chapters

    def watched() -> Iterator[Chapter]:
        for chapter in chapters():
            before.append(out.getvalue())
            yield chapter

    monkeypatch.setattr(reviewed, "chapters", watched)
    html.write(reviewed, SEAL, out, Options())
    first, second = before
    assert f'id="a-{STORY.id}"' not in first
    assert f'id="c-{FERRY}"' in second
    assert f'id="a-{HARBOUR.id}"' not in second
