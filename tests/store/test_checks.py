"""What was checked before, kept in the file: the same checks are the same rows, and the index follows what is final."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.making import HARBOUR_CLAIMS, STORY_CLAIMS, bare, off_guard
from tests.torture.histories import merged
from workbench.desk.desk import Desk
from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.store import checks, merge, schema, sqlite

CLAIM, HEARD = STORY_CLAIMS[0].id, STORY_CLAIMS[1].id
FERRY = Check("The ferry carried 400 people.", rating="False", checker="Lund Checks", url="https://checks.example/1")
CHART = Check("The chart was from 1950.", rating="True", value=5.0, worst=1.0, best=5.0, title="How old is the chart?")


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(schema.open_file(review_file)) as opened:
        yield opened


def put(path: Path, *found: Check) -> tuple[int, int]:
    with contextlib.closing(schema.open_file(path)) as opened, sqlite.writing(opened):
        return checks.put(opened, found)


def kept(path: Path) -> list[Check | None]:
    with contextlib.closing(bare(path)) as other:
        return [check for _, check in checks.told(other)]


def found(connection: sqlite3.Connection, *words: str) -> list[str]:
    numbers = checks.found(connection, words, 10)
    known = {indexed.number: indexed.claim for indexed in checks.words_of(connection, numbers)}
    return [known[number] for number in numbers]


# Put in and found


def test_a_check_that_is_there_already_changes_nothing(review_file: Path) -> None:
    assert put(review_file, FERRY, CHART, FERRY) == (2, 1)
    assert put(review_file, CHART) == (0, 1)
    assert kept(review_file) == [FERRY, CHART]


def test_a_check_is_found_by_its_claim_and_its_title_in_any_form_of_the_words(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        checks.put(connection, [FERRY, CHART])
    assert found(connection, "ferries") == found(connection, "CARRYING") == [FERRY.claim]
    assert found(connection, "old", "charts") == [CHART.claim]
    assert found(connection) == found(connection, "zebra") == []
    assert checks.counts(connection, ["charts", "zebra", 'quo"te']) == {"charts": 1, "zebra": 0, 'quo"te': 0}


def test_a_check_is_never_changed(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        checks.put(connection, [FERRY])
    with pytest.raises(sqlite3.IntegrityError, match="another one has another id"):
        connection.execute("UPDATE checks SET rating = 'True'")


def test_a_claim_of_the_file_is_found_as_long_as_it_is_final(review_file: Path, connection: sqlite3.Connection) -> None:
    text = STORY_CLAIMS[0].text
    with Desk.open(review_file, "ann") as ann, Desk.open(review_file, "bob") as bob:
        assert found(connection, "aground") == []
        ann.decide(CLAIM, "true")
        assert found(connection, "aground") == [text]
        bob.decide(CLAIM, "false")
        assert found(connection, "aground") == []
        bob.undo()
        assert found(connection, "aground") == [text]
        ann.dismiss(CLAIM)
        assert found(connection, "aground") == []
        ann.undo()
        ann.note(CLAIM, "More on it.")
        assert found(connection, "aground") == [text]
        assert ann.check().problems == []


def test_a_claim_that_comes_after_its_verdict_is_found_too(review_file: Path) -> None:
    """As after a merge, where a claim that a reviewer cut out follows from the log."""
    with contextlib.closing(bare(review_file)) as other:
        other.execute("INSERT INTO state VALUES ('ab', 'final', 'true', 1, 0, 0)")
        columns = "article_id, text, kind, score, reasons"
        other.execute(
            f"INSERT INTO claims (id, start, \"end\", {columns}) SELECT 'ab', 0, 1, article_id, 'Zebras.', kind, 0, "
            f"'[]' FROM claims WHERE id = ?",
            (CLAIM,),
        )
        assert found(other, "zebra") == ["Zebras."]
        other.execute("DELETE FROM claims WHERE id = 'ab'")
        assert checks.found(other, ["zebra"], 9) == []


# Proved and mended


def test_a_check_that_was_tampered_with_is_named(review_file: Path) -> None:
    put(review_file, FERRY)
    with contextlib.closing(bare(review_file)) as other, off_guard(other):
        other.execute("UPDATE checks SET rating = 'True'")
    with Desk.open(review_file, "ann") as desk:
        assert desk.check().problems == [f"The published check {FERRY.id} does not say what its id says."]


def test_an_index_that_lacks_something_is_found_and_made_anew(review_file: Path) -> None:
    put(review_file, FERRY)
    with Desk.open(review_file, "ann") as desk:
        desk.decide(CLAIM, "true")
    with contextlib.closing(bare(review_file)) as other:
        other.execute("INSERT INTO check_index (check_index) VALUES ('delete-all')")
    with Desk.open(review_file, "ann") as desk:
        assert any("what was checked" in problem for problem in desk.check().problems)
        desk.decide(CLAIM, "false")  # which a damaged index keeps nobody from
        assert "The search index of what was checked does not hold what there is to find." in desk.rebuild()
        assert desk.check().problems == []
    with contextlib.closing(bare(review_file)) as other:
        assert found(other, "ferry") != []


# Merged and exported


def test_merging_unites_the_checks_of_both_files_whichever_is_merged_first(review_file: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path, its in ((one, (FERRY,)), (other, (CHART, FERRY))):
        path.write_bytes(review_file.read_bytes())
        put(path, *its)
    (came,) = merged(one, other).files
    assert (came.checks, came.checks_known) == (1, 1)
    merged(other, one)
    assert {check.id for check in kept(one) if check} == {check.id for check in kept(other) if check}
    (again,) = merged(one, other).files
    assert (again.checks, again.checks_known) == (0, 2)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE checks SET claim = 'It sank.'",
        "UPDATE checks SET claim = x'ff'",
        "UPDATE checks SET value = 'many'",
        "UPDATE checks SET id = NULL",
        "UPDATE checks SET id = 'ab'",
    ],
)
def test_a_check_that_is_not_what_its_id_says_stops_the_merge_and_changes_nothing(
    review_file: Path, tmp_path: Path, tampering: str
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(review_file.read_bytes())
    put(other, CHART)
    with contextlib.closing(sqlite3.connect(other, isolation_level=None)) as connection, off_guard(connection):
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = 'checks'")
        connection.execute("PRAGMA writable_schema=RESET")
        connection.execute(tampering)
    with (
        contextlib.closing(schema.open_file(review_file)) as connection,
        pytest.raises(WorkbenchError, match="published check that does not say what its id says"),
    ):
        merge.merge(connection, [other], "ann")
    assert kept(review_file) == []


def test_an_export_of_all_of_a_file_brings_the_checks_into_a_new_one(review_file: Path, tmp_path: Path) -> None:
    from workbench.desk import exporting, merging
    from workbench.export.formats import Options, Rows, named

    put(review_file, FERRY, CHART)
    export, new = tmp_path / "review.jsonl", tmp_path / "new.db"
    with Desk.open(review_file, "ann", read_only=True) as desk:
        exporting.to_file(desk, export, named("jsonl"), Options(Rows.ALL))
    lines = [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]
    assert [line["claim"] for line in lines if line.get("type") == "check"] == sorted(
        (FERRY.claim, CHART.claim), key=lambda claim: {FERRY.claim: FERRY.id, CHART.claim: CHART.id}[claim]
    )
    merging.merge_files(new, [export], "ann")
    assert {check.id for check in kept(new) if check} == {FERRY.id, CHART.id}


def test_a_file_of_a_version_without_checks_merges_as_before(review_file: Path, tmp_path: Path) -> None:
    old = Path(__file__).parent / "history" / "version-3.db"
    copy = tmp_path / "old.db"
    copy.write_bytes(old.read_bytes())
    (came,) = merged(review_file, copy).files
    assert (came.checks, came.checks_known) == (0, 0)


def test_what_was_final_in_a_file_of_the_version_before_is_found_once_it_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes((Path(__file__).parent / "history" / "version-3.db").read_bytes())
    with contextlib.closing(schema.open_file(path)) as connection:
        final = connection.execute("SELECT count(*) FROM state WHERE workflow = 'final'").fetchone()[0]
        assert checks.total(connection) == final > 0
        assert connection.execute("SELECT count(*) FROM check_index_docsize").fetchone()[0] == final


def test_a_check_keeps_its_numbers_as_they_are(review_file: Path) -> None:
    put(review_file, replace(CHART, value=0.1 + 0.2, worst=-1.0))
    (check,) = kept(review_file)
    assert check is not None
    assert (check.value, check.worst, check.id) == (0.1 + 0.2, -1.0, replace(CHART, value=0.1 + 0.2, worst=-1.0).id)


def test_the_final_claims_of_two_articles_have_numbers_apart_from_those_of_checks(review_file: Path) -> None:
    put(review_file, FERRY)
    with Desk.open(review_file, "ann") as desk:
        desk.decide(HEARD, "true")
        desk.decide(HARBOUR_CLAIMS[1].id, "true")
    with contextlib.closing(bare(review_file)) as other:
        numbers = checks.found(other, ["scraping", "ferry"], 9)
        assert sorted(number < 0 for number in numbers) == [False, True, True]
        assert {checks.claim_numbered(other, number) for number in numbers if number < 0} == {
            HEARD,
            HARBOUR_CLAIMS[1].id,
        }
