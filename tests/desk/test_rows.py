"""Rows of a table say of every claim what its record says, whatever was done to it."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.making import fleet, judge
from tests.export.report.reviewed import review
from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, claim_of, quantity_of, stored
from tests.torture.histories import REVIEWERS, Copies
from tests.torture.rounds import chance, rounds
from workbench.desk import refitting
from workbench.desk.desk import Desk
from workbench.domain.claim import Occurred
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.row import ClaimRow, row_of
from workbench.export.cells import columns, of_claims, table
from workbench.export.formats import Rows
from workbench.store import links, schema, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, HEARD = (claim.id for claim in HARBOUR_CLAIMS)
NEWER = article_of(STORY.text.replace("caught fire.", "was flooded."), source="a/ferry-2.txt", title="Corrected")
STEPS = st.lists(st.one_of(st.integers(3, 8), st.just("merge"), st.just("extract")), min_size=4, max_size=12)


def same(path: Path, *reviewers: str) -> Iterator[ClaimRow]:
    """The rows that each reviewer sees, and whoever sees everything, after a proof that they are of the records."""
    for name in reviewers:
        for reveal in (False, True):
            with Desk.open(path, name, read_only=True, reveal=reveal) as desk:
                found, most = list(desk.rows()), desk.most_evidence()
                made = [row_of(record) for record in desk.records()]
                assert found == made
                assert list(table(desk, Rows.CLAIMS, most)) == list(of_claims(made, most))
                assert all(len(cells) == len(columns(Rows.CLAIMS, most)) for cells in of_claims(found, most))
                yield from found


def test_rows_and_records_agree_on_a_review_with_one_of_everything(review_file: Path) -> None:
    figures = article_of("The Alda left with 212 people, 40 of them children, in May.", source="figures.txt")
    counted = claim_of(
        figures,
        "The Alda left with 212 people, 40 of them children, in May",
        quantities=(quantity_of(figures, "212 people", 212.0), quantity_of(figures, "40 of them", 40.0)),
        occurred=Occurred("2021-05-01", "2021-05-31"),
        place="Lund",
        claimant="Coast guard",
        claimant_surface="the coast guard",
        is_quote=True,
    )
    review(review_file)
    stored(review_file, (figures, [counted]), (NEWER, []))
    with Desk.open(review_file, "cleo") as cleo, Desk.open(review_file, "ann") as ann:
        cleo.adjudicate(NOISE, "mixed", rationale="Both heard half of it.")
        cleo.note(HARBOUR.id, "The chart is of 1990.")
        ann.re_cut(ABOARD, 0, 30)
        ann.split(cleo.add_claim(HARBOUR.id, 0, 40).claim.id, [(0, 12), (14, 40)])
        ann.redact(ann.decide(HEARD, "true", rationale="A name that must go.") and ann.history(HEARD)[-1].id, "a name")
        ann.replace(STORY.id, NEWER.id)
        cleo.set_blind(True)
    with contextlib.closing(schema.open_file(review_file)) as connection, sqlite.writing(connection):
        links.put(connection, [Link(counted.id, HEARD, Relation.AGREES, 0.7, Grounds(plain="Both of the Alda."))])
    seen = list(same(review_file, "ann", "bob", "cleo", "dov"))
    for field in ClaimRow._fields:  # each was really there, in some row
        assert any(getattr(row, field) for row in seen), field
    assert any(row.verdict and row.verdict.claim_id != row.id for row in seen)
    assert any(row.dismissal and row.dismissal.reason.startswith("Re-cut as") for row in seen)
    assert any(row.dismissal and row.dismissal.reason.startswith("Split into") for row in seen)
    assert any("[Redacted" in verdict.rationale for row in seen for verdict in row.verdicts)
    assert {len(row.verdicts) for row in seen if row.id == HEARD} > {0}  # hidden from some


def test_rows_and_records_agree_after_a_refit_on_claims_touched_before_it_after_it_and_never(tmp_path: Path) -> None:
    path = tmp_path / "fleet.db"
    found = fleet(path)
    with Desk.open(path, "ann") as ann:
        judge(ann, found[:80])
        refitting.refit(ann)
        ann.decide(found[90].id, "true")
    scores = {row.id: row.score for row in same(path, "ann", "bob")}
    moved = [claim.score != scores[claim.id] for claim in found]
    assert set(moved) == {True, False}


def test_rows_and_records_agree_whatever_reviewers_did_on_copies_that_were_merged(
    tmp_path: Path, template: bytes
) -> None:
    met: Counter[str] = Counter()

    @settings(max_examples=rounds(400, 12), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(steps=STEPS, seed=st.integers(0, 2**32))
    def run(steps: list[int | str], seed: int) -> None:
        folder = tmp_path / "history"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        copies = Copies(folder, template, 2, chance("rows", seed))
        for step in steps:
            if step == "merge":
                copies.merge()
            elif step == "extract":
                copies.extract()
            else:
                copies.work(int(step))
        for path in copies.paths:
            for row in same(path, *REVIEWERS):
                met.update(name for name in ("verdict", "evidence", "notes", "dismissal") if getattr(row, name))

    run()
    assert len(met) == 4, met
