import csv as reader
import io
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.export.review import SEAL, Reviewed
from tests.store.making import STORY, STORY_CLAIMS
from workbench.domain.record import Record
from workbench.domain.review import (
    ArticleSummary,
    Evidence,
    Note,
    ReviewedClaim,
    Stance,
    Standing,
    Verdict,
    Workflow,
)
from workbench.export.cells import columns as columns_of
from workbench.export.csv import defused, typed, write
from workbench.export.formats import Options, Rows

NOW = "2021-05-04T10:00:00.000Z"
SUMMARY = ArticleSummary(
    STORY.id, STORY.title, False, STORY.byline, STORY.outlet, STORY.published, "en", STORY.source, 50, True, 3, 1
)
VERDICT = Verdict("e1", "c1", "false", "False", 1, "default", 1, "", None, "ann", NOW)
EVIDENCE = Evidence(
    "e2",
    "c1",
    Stance.REFUTES,
    "https://example.org/",
    None,
    None,
    None,
    NOW,
    None,
    None,
    None,
    None,
    None,
    None,
    "ann",
    NOW,
)


def record(
    *verdicts: Verdict, evidence: tuple[Evidence, ...] = (), notes: tuple[Note, ...] = (), **about: Any
) -> Record:
    ratings = {verdict.rating for verdict in verdicts}
    workflow = (Workflow.NEW, Workflow.FINAL, Workflow.DISPUTED)[min(len(ratings), 2)]
    standing = Standing(
        workflow, ratings.pop() if len(ratings) == 1 else None, len(verdicts), len(evidence), len(notes)
    )
    reviewed = ReviewedClaim(STORY_CLAIMS[0], standing, STORY.title, STORY.source)
    return Record(reviewed, replace(SUMMARY, **about), verdicts, evidence, notes)


def written(*records: Record, raw: bool = False) -> str:
    out = io.StringIO(newline="")
    assert write(Reviewed(records), SEAL, out, Options(raw=raw)).count == len(records)
    return out.getvalue()


def columns(most: int) -> list[str]:
    return columns_of(Rows.CLAIMS, most)


def rows(text: str) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(text, newline=""), strict=True))


TYPED = st.text() | st.lists(
    st.sampled_from(
        [
            '"',
            '""',
            ",",
            ";",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "=",
            "+",
            "-",
            "@",
            "'",
            "''",
            " ",
            "\u200b",
            "＝",
            "\0",
            "é",
            "😀",
        ]
    )
).map("".join)


@given(rationale=TYPED, quote=TYPED, note=TYPED, title=TYPED, reviewer=TYPED)
@example(rationale="'=1+1", quote='=HYPERLINK("x")', note="''", title=" \t@a", reviewer="-2,\n+3")
def test_what_was_typed_is_read_back_exactly(rationale: str, quote: str, note: str, title: str, reviewer: str) -> None:
    verdict = replace(VERDICT, rationale=rationale, reviewer=reviewer)
    given = record(
        verdict, evidence=(replace(EVIDENCE, quote=quote),), notes=(Note("e3", "c1", note, "ann", NOW),), title=title
    )
    (row,) = rows(written(given))
    assert typed(row["rationale"]) == rationale
    assert typed(row["reviewer"]) == reviewer
    assert typed(row["evidence_1_quote"]) == quote
    assert typed(row["notes"]) == note
    assert typed(row["article_title"]) == title
    (raw,) = rows(written(given, raw=True))
    assert (raw["rationale"], raw["notes"], raw["evidence_1_quote"]) == (rationale, note, quote)


@given(cell=TYPED)
def test_the_apostrophe_is_exactly_reversible_and_no_cell_is_a_formula(cell: str) -> None:
    assert typed(defused(cell)) == cell
    assert not re.match(r"\s*[=+\-@＝＋－＠]", defused(cell))
    assert defused(cell) in (cell, "'" + cell)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "'=1", "'tis"]
)
def test_what_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "True", "5 – 3", "a=b", "https://example.org/?q=1", "“quoted”", "é", " plain"])
def test_ordinary_words_are_left_alone(cell: str) -> None:
    assert defused(cell) == cell


def test_the_file_is_rfc_4180() -> None:
    text = written(record(replace(VERDICT, rationale='He said "no",\nthen left')), record())
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 3
    assert '"He said ""no"",\nthen left"' in text
    assert {len(row) for row in reader.reader(io.StringIO(text, newline=""), strict=True)} == {len(columns(0))}


def test_the_header_is_what_readers_build_upon() -> None:
    assert written().split("\r\n")[0] == (
        "article_id,article_title,outlet,byline,published,language,source,"
        "claim_id,start,end,claim,wording,kind,origin,is_quote,claimant,claimant_surface,"
        "occurred_start,occurred_end,place,quantities,score,reasons,"
        "workflow,verdict,verdict_label,rating,rationale,confidence,reviewer,decided_at,"
        "carried_from,all_verdicts,adjudication,dismissal_reason,notes,article_notes,links,"
        "linked_claims,linked_articles,link_grounds,evidence_count,"
        "evidence_1_url,evidence_1_stance,evidence_1_quote,evidence_1_title,evidence_1_publisher,evidence_1_published,"
        "evidence_1_accessed,evidence_1_archive_url,evidence_1_locator,evidence_1_reviewer"
    )
    assert columns(3)[: len(columns(1))] == columns(1)
    assert len(set(columns(3))) == len(columns(3))


def test_how_a_claim_is_worded_to_be_checked_and_settled_leaves_with_it() -> None:
    settled = replace(VERDICT, reviewer="cleo", rationale="Seen.")
    (row,) = rows(written(replace(record(), adjudication=settled, wording="It burned.")))
    assert row["wording"] == "It burned."
    assert row["adjudication"].startswith("cleo, ")
    assert row["adjudication"].endswith(": False (Seen.)")


def test_a_claim_nobody_decided_has_its_place_and_reasons_and_no_verdict() -> None:
    (row,) = rows(written(record()))
    claim = STORY_CLAIMS[0]
    assert STORY.text[int(row["start"]) : int(row["end"])] == row["claim"] == claim.text
    assert row["reasons"] == "figure +0.50; event +0.30"
    assert (row["quantities"], row["score"], row["place"], row["is_quote"]) == ("212 people", "0.80", "Lund", "no")
    assert (row["occurred_start"], row["occurred_end"]) == ("2021-05-03", "2021-05-03")
    assert (row["claimant"], row["claimant_surface"]) == ("coast guard", "the coast guard")
    assert (row["outlet"], row["published"], row["source"]) == ("The Lund Post", "2021-05-04", "a/ferry.txt")
    assert row["workflow"] == "new"
    empty = ("verdict", "verdict_label", "rating", "rationale", "reviewer", "decided_at", "all_verdicts", "notes")
    assert {row[name] for name in empty} == {""}
    assert row["evidence_count"] == "0"


def test_where_reviewers_agree_the_last_verdict_is_the_verdict() -> None:
    later = replace(VERDICT, reviewer="bob", rationale="Seen it.", confidence="high", at="2021-05-05T10:00:00.000Z")
    (row,) = rows(written(record(VERDICT, later)))
    told = {name: row[name] for name in ("verdict", "verdict_label", "rating", "rationale", "confidence", "reviewer")}
    assert told == {
        "verdict": "false",
        "verdict_label": "False",
        "rating": "1",
        "rationale": "Seen it.",
        "confidence": "high",
        "reviewer": "bob",
    }
    assert row["decided_at"] == later.at
    assert row["all_verdicts"] == f"ann, {NOW}: False\nbob, {later.at}: False (Seen it.)"


def test_where_reviewers_differ_both_verdicts_are_told_and_none_is_the_verdict() -> None:
    other = replace(VERDICT, rating="true", label="True", number=5, reviewer="bob")
    (row,) = rows(written(record(VERDICT, other)))
    assert (row["workflow"], row["verdict"], row["rating"], row["reviewer"]) == ("disputed", "", "", "")
    assert row["all_verdicts"].split("\n") == [f"ann, {NOW}: False", f"bob, {NOW}: True"]


def test_a_rating_that_measures_nothing_has_no_number() -> None:
    (row,) = rows(written(record(replace(VERDICT, rating="unproven", label="Unproven", number=None))))
    assert (row["verdict"], row["rating"]) == ("unproven", "")


def test_every_piece_of_evidence_has_its_own_columns_and_rows_with_less_are_empty_there() -> None:
    second = replace(EVIDENCE, url=None, article_id="ab", start=3, end=9, quote="words", stance=Stance.SUPPORTS)
    first, other = rows(written(record(evidence=(EVIDENCE, second)), record()))
    assert (first["evidence_count"], other["evidence_count"]) == ("2", "0")
    assert (first["evidence_1_url"], first["evidence_1_stance"]) == ("https://example.org/", "refutes")
    assert (first["evidence_2_url"], first["evidence_2_stance"], first["evidence_2_quote"]) == (
        "ab#3-9",
        "supports",
        "words",
    )
    assert other["evidence_2_url"] == other["evidence_1_url"] == ""
