"""The report in a browser: what a reader sees, and what happens when they use it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.export.report import browser, hostile, reviewed
from tests.export.review import SEAL
from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.export.formats import Options
from workbench.export.report import html
from workbench.export.web import readable

pytestmark = pytest.mark.skipif(browser.found() is None, reason="no Chromium here; on Debian: apt-get install chromium")

MARKED = """[...document.querySelectorAll('section.article')].map(article => {
  let text = '';
  const marks = {};
  const walk = (node, within) => {
    if (node.nodeType === Node.TEXT_NODE) {
      for (const n of within) {
        marks[n] = marks[n] || [[...text].length, ''];
        marks[n][1] += node.data;
      }
      text += node.data;
      return;
    }
    if (node.matches('a.n')) return;
    const inner = node.matches('mark') ? [...within, node.dataset.n] : within;
    node.childNodes.forEach(child => walk(child, inner));
  };
  article.querySelectorAll('.text .p').forEach(p => walk(p, []));
  const claims = [...article.querySelectorAll('.claim')].map(claim => [claim.id.slice(2), marks[claim.dataset.n]]);
  return [article.id.slice(2), text, claims];
})"""
"""Of each article its id, its text, and of each claim its id, where its highlight begins and what it covers."""

CONTRASTS = """(() => {
  const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  const parsed = {};
  const rgba = colour => {
    if (!(colour in parsed)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      parsed[colour] = [...context.getImageData(0, 0, 1, 1).data].map(part => part / 255);
    }
    return parsed[colour];
  };
  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3]));
  const ground = element => {
    if (!element) return rgba(getComputedStyle(document.documentElement).getPropertyValue('--paper')).slice(0, 3);
    return over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement));
  };
  const light = colour => {
    const [r, g, b] = colour.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('script, style, title')) continue;
    const style = getComputedStyle(element);
    const svg = element.closest('text');
    const back = svg ? rgba(getComputedStyle(svg.parentElement.querySelector('rect')).fill) : ground(element);
    const worst = ratio(over(rgba(svg ? style.fill : style.color), back), back.slice(0, 3));
    const name = `${element.tagName}.${element.className.baseVal ?? element.className}`;
    found[name] = Math.min(found[name] ?? 99, worst);
  }
  return found;
})()"""
"""Of every sort of element with text in it, the least contrast with what it stands on, as WCAG counts it."""


OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true })"
VISIBLE = "[...document.querySelectorAll('.claim')].filter(c => c.checkVisibility()).map(c => c.id.slice(2))"
OUTSIDE = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(goal => goal[0] !== '#')"
DEAD = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"


class Shown:
    """A report in the browser, with what it was made of."""

    def __init__(self, window: browser.Browser, folder: Path, desk: Desk, *articles: tuple[Article, Any]) -> None:
        out = io.StringIO()
        html.write(desk, SEAL, out, Options(publisher=reviewed.PUBLISHER))
        self.page = folder / "report.html"
        self.page.write_text(out.getvalue(), encoding="utf-8", newline="")
        self.window = window
        self.texts = {article.id: article.text for article, _ in articles}
        self.claims: dict[str, Claim] = {claim.id: claim for _, claims in articles for claim in claims}

    def open(self, fragment: str = "") -> browser.Browser:
        self.window.console.clear()
        self.window.requests.clear()
        self.window.size(1400, 1000)
        self.window.prefer()
        self.window.open(self.page, fragment)
        return self.window


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    """A browser, the same for all tests."""
    program = browser.found()
    assert program
    with browser.Browser(program, tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture(scope="module")
def plain(window: browser.Browser, tmp_path_factory: pytest.TempPathFactory, template: bytes) -> Shown:
    """The report on a small review with one of everything."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "review.db").write_bytes(template)
    reviewed.review(folder / "review.db")
    with Desk.open(folder / "review.db", "ann", read_only=True) as desk:
        return Shown(window, folder, desk, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))


@pytest.fixture(scope="module")
def evil(window: browser.Browser, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The report on a review that means harm in every field, its claims across each other."""
    folder = tmp_path_factory.mktemp("evil")
    hostile.review(folder / "evil.db")
    with Desk.open(folder / "evil.db", "ann", read_only=True) as desk:
        return Shown(window, folder, desk, (hostile.ARTICLE, hostile.CLAIMS), (hostile.OTHER, hostile.OTHERS))


@pytest.fixture(params=["plain", "evil"])
def shown(request: pytest.FixtureRequest) -> Shown:
    """Each of the two reports."""
    found: Shown = request.getfixturevalue(request.param)
    return found


def test_every_highlight_covers_its_claim_and_nothing_else(shown: Shown) -> None:
    seen = set()
    for article, text, claims in shown.open().run(MARKED):
        assert text == readable(shown.texts[article])
        for id_, (start, covered) in claims:
            claim = shown.claims[id_]
            assert (covered, start) == (readable(claim.text), claim.start)
            seen.add(id_)
    assert seen == set(shown.claims)


def test_nothing_is_fetched_and_nothing_that_others_wrote_runs(shown: Shown) -> None:
    window = shown.open()
    window.run(OPENED)
    window.run("""document.querySelectorAll('mark, a[href^="#"], summary').forEach(one => {
        one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
        one.click();
    })""")
    assert window.run("typeof pwned") == "undefined"
    assert window.requests == [shown.page.as_uri()]
    assert window.console == []


def test_every_link_goes_where_it_says(shown: Shown) -> None:
    window = shown.open()
    for id_ in shown.claims:
        there, back = window.run(f"""(() => {{
            const link = document.getElementById('t-{id_}');
            link.click();
            const goal = document.querySelector(':target');
            goal.querySelector('h4 a').click();
            return [[goal.id, goal.querySelector('.said').textContent], document.querySelector(':target') === link];
        }})()""")
        assert there == [f"c-{id_}", readable(shown.claims[id_].text)]
        assert back
    known = {hostile.EVIL, hostile.ARTICLE.source, reviewed.ADDRESS, reviewed.OTHER_ADDRESS}
    cited = {"https://archive.example/1", "https://coastguard.example/alda?a=1&b=<2>"}
    assert set(window.run(OUTSIDE)) <= known | cited
    assert window.run(DEAD) == 0


def test_a_click_on_a_highlight_leads_to_its_claim(plain: Shown) -> None:
    window = plain.open()
    assert window.run("document.querySelector('mark').click(), location.hash") == f"#c-{STORY_CLAIMS[0].id}"


def test_the_filters_leave_what_is_asked_for_and_bring_the_rest_back(plain: Shown) -> None:
    window = plain.open()
    told = "document.getElementById('shown').textContent"
    ferry, noise, hurt = (claim.id for claim in STORY_CLAIMS)
    aboard, heard = (claim.id for claim in HARBOUR_CLAIMS)
    assert window.run(VISIBLE) == [ferry, noise, hurt, aboard, heard]
    chip = "[...document.querySelectorAll('.chip')].find(chip => chip.textContent.includes('Mostly true'))"
    window.run(f"{chip}.querySelector('input').click()")
    assert window.run(VISIBLE) == [noise, hurt, aboard, heard]
    assert window.run(told) == "4 of 5 claims shown"
    assert window.run("getComputedStyle(document.querySelector('mark')).textDecorationLine") == "none"
    window.run("document.querySelector('[type=reset]').click(), new Promise(done => setTimeout(done))")
    assert (window.run(VISIBLE), window.run(told)) == ([ferry, noise, hurt, aboard, heard], "")
    type_ = "words.value = {}, words.dispatchEvent(new Event('input', {{bubbles: true}}))"
    window.run(type_.format(json.dumps("NOBODY else")))
    assert window.run(VISIBLE) == [noise]
    assert not window.run(f"document.getElementById('a-{HARBOUR.id}').checkVisibility()")
    window.run(f"location.hash = 'c-{heard}', new Promise(done => setTimeout(done, 50))")
    assert heard in window.run(VISIBLE), "whoever follows a link to a claim sees it"
    window.run("document.getElementById('evidenced').click()")
    assert window.run(VISIBLE) == [ferry]


def test_without_scripts_everything_is_there(plain: Shown) -> None:
    window = plain.open()
    window.say("Emulation.setScriptExecutionDisabled", value=True)
    try:
        window.open(plain.page)
        text = window.run("document.body.innerText")
        assert not window.run("document.getElementById('filters').checkVisibility()")
        assert window.run("document.querySelector('.looks').checkVisibility()")
    finally:
        window.say("Emulation.setScriptExecutionDisabled", value=False)
    for words in ("Nobody else heard it.", "Report on the Alda", "Too vague."):
        assert words in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(shown: Shown, scheme: str) -> None:
    window = shown.open()
    window.prefer(scheme)
    window.run(OPENED)
    found = window.run(CONTRASTS)
    assert len(found) > 25
    assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < 4.5} == {}
    window.run("document.documentElement.style.setProperty('--soft', 'gray')")
    assert min(window.run(CONTRASTS).values()) < 4.5, "what is too faint is found"


@pytest.mark.parametrize("width", [320, 390, 800, 1100, 1920])
def test_no_width_makes_a_reader_scroll_sideways(shown: Shown, width: int) -> None:
    window = shown.open()
    window.size(width, 900, phone=width < 500)
    assert window.run("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_goes_everywhere(plain: Shown) -> None:
    window = plain.open()
    window.press("Tab")
    window.press("Enter")
    assert window.run("location.hash") == "#articles"
    reached = []
    for _ in range(12):
        window.press("Tab")
        reached.append(window.run("document.activeElement.getAttribute('href')"))
    assert f"#c-{STORY_CLAIMS[0].id}" in reached
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert window.run(outline) == "solid"
    assert (
        window.run("""[...document.querySelectorAll('a, button, input, summary')].filter(
            one => !(one.textContent.trim() || one.getAttribute('aria-label') || (one.labels || []).length)).length""")
        == 0
    ), "everything that can be used has a name"


def test_on_paper_the_history_is_open_and_the_addresses_are_written_out(plain: Shown) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(plain.open().pdf())).pages)
    words = " ".join(text.split())
    for said in (
        "verdict mostly-true on claim",
        "https://coastguard.example/alda",
        "Stands as",
        "Nobody else heard it.",
    ):
        assert said in words
    assert "Show claims that are" not in words


def test_claims_across_each_other_have_lines_of_their_own(evil: Shown) -> None:
    window = evil.open()
    offsets = window.run("""[...document.querySelectorAll('mark mark')].map(
        inner => [inner, inner.parentElement].map(mark => getComputedStyle(mark).textUnderlineOffset))""")
    assert len(offsets) >= 3
    assert all(inner != outer for inner, outer in offsets)
