"""Links, as they go out: what two claims have to do with each other, and what differs."""

from __future__ import annotations

import contextlib
import csv
import json
import re
from pathlib import Path

import pytest

from tests.desk.stories import FIRST, LINKS, LOOSE, MONDAY, OTHER, OTHERWISE, SECOND, THIRD, accident
from tests.store.making import article_of, claim_of, stored
from workbench.desk.desk import Desk
from workbench.desk.exporting import Options, named, to_file
from workbench.desk.merging import merge_files
from workbench.domain.link import Bearing, Grounds, Link, Piece, Relation
from workbench.export.formats import Rows
from workbench.store import links, schema, sqlite

HOSTILE = "=1+1 <script>alert(1)</script> | [x](javascript:y) \n“two\rlines”"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    accident(tmp_path / "review.db")
    return tmp_path / "review.db"


def exported(path: Path, to: str, rows: Rows = Rows.CLAIMS, format_: str = "csv") -> Path:
    out = path.with_name(to)
    with Desk.open(path, "ann") as desk:
        to_file(desk, out, named(format_), Options(rows))
    return out


def table(path: Path, rows: Rows) -> list[dict[str, str]]:
    with exported(path, "out.csv", rows).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put(path: Path, *found: Link) -> None:
    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        links.put(connection, found)


def test_each_claim_tells_its_links_a_line_each_in_four_cells(path: Path) -> None:
    row = next(row for row in table(path, Rows.CLAIMS) if row["claim_id"] == FIRST.id)
    cells = [row[name].split("\n") for name in ("links", "linked_claims", "linked_articles", "link_grounds")]
    found = list(zip(*cells, strict=True))
    assert ("conflicts: " + OTHER.id, OTHER.text, "A title", "seven people here, Nine people there") in found
    assert ("agrees: " + SECOND.id, SECOND.text, "A title", "same figure: seven people here, Seven there") in found
    assert len(found) == 3
    assert [one.split(":")[0] for one in row["links"].split("\n")] == ["conflicts", "agrees", "agrees"]


def test_a_claim_without_links_has_nothing_in_them(path: Path) -> None:
    alone = article_of("Nothing else was said.", source="6.txt")
    stored(path, (alone, [claim_of(alone, alone.text)]))
    row = next(row for row in table(path, Rows.CLAIMS) if row["article_id"] == alone.id)
    assert {row[name] for name in ("links", "linked_claims", "linked_articles", "link_grounds")} == {""}


def test_what_has_line_ends_stays_in_its_line(path: Path) -> None:
    other = article_of(HOSTILE, source="6.txt", title=HOSTILE)
    claim = claim_of(other, HOSTILE)
    stored(path, (other, [claim]))
    put(path, Link(THIRD.id, claim.id, Relation.AGREES, 0.9, Grounds(plain=HOSTILE)))
    row = next(row for row in table(path, Rows.CLAIMS) if row["claim_id"] == THIRD.id)
    counted = {len(row[name].split("\n")) for name in ("links", "linked_claims", "linked_articles", "link_grounds")}
    assert counted == {2}
    assert row["linked_claims"].startswith("'=1+1")  # no formula for a spreadsheet


def test_a_link_to_an_earlier_version_is_not_told(path: Path) -> None:
    newer = article_of("Nine people were hurt when a tram hit a lorry.", source="4b.txt")
    stored(path, (newer, ()))
    with Desk.open(path, "ann") as desk:
        desk.replace(OTHERWISE.id, newer.id)
    row = next(row for row in table(path, Rows.CLAIMS) if row["claim_id"] == FIRST.id)
    assert OTHER.id not in row["links"]
    assert len(table(path, Rows.LINKS)) == len(LINKS) - 1


def test_every_link_is_a_row_of_its_own_once(path: Path) -> None:
    rows = table(path, Rows.LINKS)
    assert len(rows) == len(LINKS)
    assert {frozenset((row["claim_id"], row["linked_id"])) for row in rows} == {frozenset(link.ends) for link in LINKS}
    (conflict,) = [row for row in rows if row["relation"] == "conflicts"]
    told = {conflict["claim_id"]: conflict["differs_here"], conflict["linked_id"]: conflict["differs_there"]}
    assert told == {FIRST.id: "seven people", OTHER.id: "Nine people"}
    outlets = {conflict["claim_id"]: conflict["outlet"], conflict["linked_id"]: conflict["linked_outlet"]}
    assert outlets == {FIRST.id: "Post", OTHER.id: "Echo"}


def test_links_come_back_as_they_were_from_json_lines(path: Path, tmp_path: Path) -> None:
    out = exported(path, "review.jsonl", Rows.ALL, "jsonl")
    merge_files(tmp_path / "again.db", [out], "eve")
    with Desk.open(path, "ann") as before, Desk.open(tmp_path / "again.db", "ann") as after:
        for claim in (FIRST, SECOND, THIRD, OTHER, LOOSE):
            assert after.sightings(claim.id) == before.sightings(claim.id)
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert sum(line.get("type") == "link" for line in written) == len(LINKS)


def card(page: str, claim: str) -> str:
    """What the report shows of a claim."""
    found = next(part for part in page.split('<article class="claim') if f'id="c-{claim}"' in part)
    return found.split("</article>")[0]


def test_the_report_sets_a_conflict_beside_the_claim_with_the_figures_side_by_side(path: Path) -> None:
    shown = card(exported(path, "out.html", format_="html").read_text(encoding="utf-8"), FIRST.id)
    section = shown.split("The collection says otherwise")[1].split("Elsewhere")
    assert f'href="#c-{OTHER.id}"' in section[0]
    assert OTHER.text in section[0]
    assert re.search(r"figure</th><td[^>]*>seven people</td><td[^>]*>Nine people</td>", section[0])
    assert f'href="#c-{SECOND.id}"' in section[1]
    assert SECOND.text not in section[0]


def test_the_other_side_shows_the_same_conflict_the_other_way_round(path: Path) -> None:
    shown = card(exported(path, "out.html", format_="html").read_text(encoding="utf-8"), OTHER.id)
    assert re.search(r"figure</th><td[^>]*>Nine people</td><td[^>]*>seven people</td>", shown)


def test_the_report_lists_every_conflict_once_at_its_end(path: Path) -> None:
    page = exported(path, "out.html", format_="html").read_text(encoding="utf-8")
    section = page.split("Where the collection says otherwise")[1].split("</section>")[0]
    assert section.count("<li>") == 1
    assert {FIRST.id, OTHER.id} == set(re.findall(r'href="#c-([0-9a-f]{32})"', section))
    assert "seven people" in section
    with Desk.open(path, "ann") as desk:
        desk.dismiss(OTHER.id)
    assert "Where the collection says otherwise" not in exported(path, "out.html", format_="html").read_text()


def test_markdown_lists_every_conflict_once_at_its_end(path: Path) -> None:
    text = exported(path, "out.md", format_="markdown").read_text(encoding="utf-8")
    section = text.split("## Where the collection says otherwise")[1].split("\n## ")[0]
    assert {FIRST.id, OTHER.id} == set(re.findall(r"\(#c-([0-9a-f]{32})\)", section))


def test_markdown_has_the_figures_side_by_side_too(path: Path) -> None:
    text = exported(path, "out.md", format_="markdown").read_text(encoding="utf-8")
    assert f"**The collection says otherwise** in [A title](#c-{OTHER.id}):" in text
    assert "| | here | there |\n| --- | --- | --- |\n| figure | seven people | Nine people |" in text


@pytest.mark.parametrize(("format_", "name"), [("html", "out.html"), ("markdown", "out.md")])
def test_words_of_a_link_are_text_and_nothing_else(path: Path, format_: str, name: str) -> None:
    piece = Piece("figure", Bearing.DIFFERS, HOSTILE, HOSTILE)
    put(path, Link(SECOND.id, OTHER.id, Relation.CONFLICTS, 0.9, Grounds((piece,))))
    text = exported(path, name, format_=format_).read_text(encoding="utf-8")
    assert "<script>alert" not in text
    if format_ == "markdown":
        assert not re.search(r"(?<!\\)\]\(javascript:", text)
        assert re.search(r"\| figure \| [^\n]*alert[^\n]*\\\|[^\n]* \| [^\n]*alert[^\n]* \|", text)


@pytest.mark.parametrize(("format_", "name"), [("html", "out.html"), ("markdown", "out.md")])
def test_a_carried_verdict_says_where_it_comes_from(path: Path, format_: str, name: str) -> None:
    with Desk.open(path, "ann") as desk:
        desk.decide(FIRST.id, "true", rationale="The hospital says so.")
        desk.carry(FIRST.id)
    text = exported(path, name, format_=format_).read_text(encoding="utf-8")
    assert f"(#c-{FIRST.id})" in text if format_ == "markdown" else f'href="#c-{FIRST.id}">claim' in text
    assert text.count("The hospital says so.") >= 2
    assert MONDAY.text in text
