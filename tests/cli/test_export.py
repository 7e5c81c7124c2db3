"""The verification log, as a file and in a pipe."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.cli.program import Program, footprint, is_one_sentence

COLUMNS = {
    *("article_title", "outlet", "published", "claim", "start", "end", "claimant", "score", "verdict", "rating"),
    *("rationale", "reviewer", "decided_at", "evidence_1_url", "evidence_1_stance", "evidence_1_quote", "notes"),
    "workflow",
}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_log_has_a_row_for_every_claim_in_reading_order(workbench: Program, db: Path) -> None:
    done = workbench("export", db)
    listed = workbench("claims", db, "--json").json
    assert (done.status, done.err) == (0, f"{len(listed)} claims written. The log is empty.\n")
    rows = table(done.out)
    assert rows[0].keys() >= COLUMNS
    assert [(r["claim_id"], r["claim"]) for r in rows] == [(c["id"], c["text"]) for c in listed]


def test_the_log_ends_its_lines_as_rfc_4180_says_and_is_utf_8(workbench: Program, db: Path, claim: str) -> None:
    workbench("note", db, claim, "Señor “X”,\n中文")
    raw = workbench.bytes("export", db, LC_ALL="C").stdout
    assert raw.endswith(b"\r\n")
    assert len(raw.split(b"\r\n")) == len(table(raw.decode())) + 2
    assert table(raw.decode())[0]["notes"] == "Señor “X”,\n中文"


def test_the_file_holds_what_the_pipe_gets_and_the_same_twice(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    log = workbench.home / "log.csv"
    done = workbench("export", db, "-o", log)
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith(f"{len(workbench('claims', db, '--json').json)} claims written to {log}. The log: ")
    first = log.read_bytes()
    workbench("export", db, "-o", log)
    assert log.read_bytes() == first == workbench.bytes("export", db).stdout


def test_a_cell_that_a_spreadsheet_would_run_is_defused_unless_raw_is_asked_for(
    workbench: Program, db: Path, claim: str
) -> None:
    formula = '=HYPERLINK("https://evil.example","x")'
    workbench("note", db, claim, formula)
    assert table(workbench("export", db).out)[0]["notes"] == "'" + formula
    assert table(workbench("export", db, "--raw").out)[0]["notes"] == formula


def test_a_log_without_a_known_ending_is_refused(workbench: Program, db: Path) -> None:
    before = footprint(workbench.home)
    done = workbench("export", db, "-o", workbench.home / "log.odt")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert footprint(workbench.home) == before


def test_the_log_never_takes_the_place_of_the_review_file(workbench: Program, db: Path) -> None:
    before = footprint(workbench.home)
    done = workbench("export", db, "--format", "csv", "-o", db)
    assert done.status == 1
    assert is_one_sentence(done.err)
    assert footprint(workbench.home) == before


def test_the_log_never_takes_the_place_of_another_review_file_or_of_a_backup(workbench: Program, db: Path) -> None:
    other = workbench.home / "other.db"
    other.write_bytes(db.read_bytes())
    folder = db.with_name(f"{db.name}-backups")
    folder.mkdir(exist_ok=True)
    before = footprint(workbench.home)
    for place in (other, folder / "2026-11-01.db"):
        done = workbench("export", db, "--format", "csv", "-o", place)
        assert done.status == 1
        assert is_one_sentence(done.err)
        assert footprint(workbench.home) == before


def test_a_log_that_cannot_be_written_is_said_to_be(workbench: Program, db: Path) -> None:
    for place in (workbench.home / "missing" / "log.csv", Path("/proc/log.csv")):
        done = workbench("export", db, "-o", place)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)
        assert str(place) in done.err


def test_an_unknown_format_is_a_wrong_word(workbench: Program, db: Path) -> None:
    assert workbench("export", db, "--format", "pdf").status == 2


def test_the_log_never_takes_the_place_of_what_sqlite_keeps_beside_the_review_file(
    workbench: Program, db: Path
) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        done = workbench("export", db, "-o", f"{db}{ending}", "--format", "csv")
        assert done.status == 1
        assert is_one_sentence(done.err)
        assert not Path(f"{db}{ending}").exists()


def test_why_a_claim_was_put_aside_and_what_is_noted_on_its_article_leave_with_the_log(
    workbench: Program, db: Path, claim: str
) -> None:
    article = workbench("claims", db, "--json").json[0]["article_id"]
    workbench("decide", db, claim, "true")
    workbench("dismiss", db, claim, "--reason", "An opinion.")
    workbench("note", db, article, "Copied from an agency.")
    row = next(r for r in csv.DictReader(io.StringIO(workbench("export", db).out)) if r["claim_id"] == claim)
    assert (row["workflow"], row["verdict"], row["dismissal_reason"]) == ("dismissed", "", "An opinion.")
    assert row["article_notes"] == "Copied from an agency."
    shown = workbench("show", db, claim).out
    assert "An opinion." in shown
    assert "Copied from an agency." in shown


def test_there_can_be_a_row_for_every_entry_every_source_and_every_article(
    workbench: Program, db: Path, claim: str
) -> None:
    workbench("decide", db, claim, "true", "--rationale", "=1+1")
    workbench("cite", db, claim, "https://example.org/", "--stance", "supports")
    workbench("note", db, claim, "Seen.")
    log = table(workbench("export", db, "--rows", "log").out)
    assert [row["action"] for row in log if row["action"] != "checkpoint"] == ["verdict", "evidence", "note"]
    assert log == table(workbench("export", db, "--rows", "log").out)
    listed = workbench("log", db, "--json").json
    assert [row["hash"] for row in log] == [entry["hash"] for entry in listed]
    (piece,) = table(workbench("export", db, "--rows", "evidence").out)
    assert (piece["claim_id"], piece["url"], piece["stance"]) == (claim, "https://example.org/", "supports")
    articles = table(workbench("export", db, "--rows", "articles").out)
    assert [row["article_id"] for row in articles] == [
        article["id"] for article in workbench("articles", db, "--json").json
    ]


def test_a_spreadsheet_gets_its_byte_order_mark_where_it_is_asked_for(workbench: Program, db: Path) -> None:
    plain, marked = (workbench.bytes("export", db, *words).stdout for words in ((), ("--bom",)))
    assert marked == b"\xef\xbb\xbf" + plain
