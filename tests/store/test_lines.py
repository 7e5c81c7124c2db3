"""An export of all of a review in JSON lines is as good as the file, and believed as little."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, log_rows, stored
from workbench.desk.desk import Desk
from workbench.desk.exporting import Options, Rows, named, to_file
from workbench.desk.merging import merge_files
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
JSONL = named("jsonl")
ALL = Options(Rows.ALL)


def exported(database: Path, to: Path) -> list[str]:
    """The lines that an export of all of it has."""
    with Desk.open(database, "eva", read_only=True, reveal=True) as desk:
        to_file(desk, to, JSONL, ALL)
    return to.read_text(encoding="utf-8").split("\n")[:-1]


def merged(database: Path, *others: Path) -> None:
    merge_files(database, others, "dov")


@pytest.fixture
def worked_on(review_file: Path) -> Path:
    """The review file after two reviewers did a bit of everything."""
    with Desk.open(review_file, "ann") as ann:
        ann.decide(FERRY, "false", rationale="=1+1\r\n“Nein”\0 \u2028😀", confidence="high")
        ann.cite(FERRY, "https://example.org/?a=1", stance=Stance.REFUTES, quote="x\ty")
        ann.note(STORY.id, "An agency's.")
        ann.add_claim(STORY.id, 0, 27)
        ann.correct(HARBOUR.id, "title", "Another one")
        ann.decide(HURT, "true")
        ann.undo()
    with Desk.open(review_file, "bob") as bob:
        bob.decide(FERRY, "true")
        bob.reword(NOISE, "They heard a noise.")
        entry = next(entry for entry in bob.log() if entry.action == "note")
        bob.redact(entry.id, "A name.")
    return review_file


def test_a_new_file_takes_in_the_same_log_with_the_same_hashes(worked_on: Path, tmp_path: Path) -> None:
    lines = exported(worked_on, tmp_path / "all.jsonl")
    merged(tmp_path / "new.db", tmp_path / "all.jsonl")
    logs = []
    for path in (worked_on, tmp_path / "new.db"):
        connection = sqlite3.connect(path)
        logs.append(log_rows(connection))
        connection.close()
    assert logs[0] == logs[1]
    assert len(logs[0]) > 10
    again = exported(tmp_path / "new.db", tmp_path / "again.jsonl")
    assert again[1:] == lines[1:]
    with (
        Desk.open(worked_on, "ann", read_only=True) as one,
        Desk.open(tmp_path / "new.db", "ann", read_only=True) as two,
    ):
        assert one.digest() == two.digest()
        assert list(one.records()) == list(two.records())
        assert [one.article(a.id) for a in one.articles()] == [two.article(a.id) for a in two.articles()]
        assert not two.check().problems


def test_an_export_merges_as_the_file_does_and_merging_it_again_adds_nothing(worked_on: Path, tmp_path: Path) -> None:
    exported(worked_on, tmp_path / "all.jsonl")
    outcomes = []
    for source in (worked_on, tmp_path / "all.jsonl"):
        mine = tmp_path / f"{source.name}.mine.db"
        stored(mine, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))
        with Desk.open(mine, "cleo") as desk:
            desk.decide(NOISE, "mixed")
        merged(mine, source)
        with Desk.open(mine, "cleo", read_only=True) as desk:
            outcomes.append([record for record in desk.records() if record.reviewed.claim.id != NOISE])
            entries = desk.digest()
        merged(mine, source)
        with Desk.open(mine, "cleo", read_only=True) as desk:
            assert desk.digest() == entries
    assert outcomes[0] == outcomes[1]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=60).filter(str.strip))
def test_whatever_was_typed_comes_back_byte_for_byte(template: bytes, tmp_path: Path, text: str) -> None:
    path, lines, new = (tmp_path / name for name in ("typed.db", "typed.jsonl", "typed-new.db"))
    for old in (*tmp_path.glob("typed*"),):
        old.unlink()
    path.write_bytes(template)
    with Desk.open(path, "ann") as desk:
        desk.decide(FERRY, "false", rationale=text)
        desk.cite(FERRY, "https://example.org/", quote=text, title=text)
        desk.note(FERRY, text)
        desk.correct(STORY.id, "title", text)
    before = exported(path, lines)
    merged(new, lines)
    with Desk.open(new, "ann", read_only=True) as desk:
        record = desk.record(FERRY)
    assert [verdict.rationale for verdict in record.verdicts] == [text]
    assert [(piece.quote, piece.title) for piece in record.evidence] == [(text, text)]
    assert [note.text for note in record.notes] == [text]
    assert record.article.title == text
    assert exported(new, lines)[1:] == before[1:]


# A stranger's


def _line(lines: list[str], type_: str, nth: int = 0) -> int:
    return [number for number, line in enumerate(lines) if line.startswith(f'{{"type": "{type_}"')][nth]


def _with(lines: list[str], type_: str, **changed: Any) -> list[str]:
    at = _line(lines, type_)
    return [*lines[:at], json.dumps(json.loads(lines[at]) | changed), *lines[at + 1 :]]


SPOILT: dict[str, Callable[[list[str]], list[str]]] = {
    "cut short": lambda lines: lines[:-1],
    "cut in the middle of a line": lambda lines: [*lines[:-2], lines[-2][:40]],
    "an entry taken out": lambda lines: [*lines[: _line(lines, "entry")], *lines[_line(lines, "entry") + 1 :]],
    "a line twice": lambda lines: [*lines[:3], lines[2], *lines[3:]],
    "something after the end": lambda lines: [*lines, lines[2]],
    "a verdict changed": lambda lines: _with(lines, "entry", value="true"),
    "an author changed": lambda lines: _with(lines, "entry", author="eve"),
    "a body changed": lambda lines: _with(lines, "entry", body='{"text":"x"}'),
    "a clock that is text": lambda lines: _with(lines, "entry", clock="1"),
    "a clock beyond all": lambda lines: _with(lines, "entry", clock=2**80),
    "a list where a text belongs": lambda lines: _with(lines, "entry", subject=["x"]),
    "no valid Unicode": lambda lines: _with(lines, "entry", author="\ud800"),
    "a claim that lies": lambda lines: _with(lines, "claim", text="Something else"),
    "an article that is not its id's": lambda lines: _with(lines, "article", text="Something else"),
    "a claim of no article": lambda lines: _with(lines, "claim", article_id="0" * 32),
    "a score that is no number": lambda lines: [line.replace('"score": 0.8', '"score": NaN') for line in lines],
    "an unknown type": lambda lines: _with(lines, "claim", type="spell"),
    "no type": lambda lines: [*lines[:2], "{}", *lines[2:]],
    "no object": lambda lines: [*lines[:2], "[1]", *lines[2:]],
    "no JSON": lambda lines: [*lines[:2], "hello", *lines[2:]],
    "deep": lambda lines: [*lines[:2], "[" * 100_000, *lines[2:]],
    "a version of no sense": lambda lines: ['{"factcheck_workbench": {"file_version": "3"}}', *lines[1:]],
    "a newer version": lambda lines: ['{"factcheck_workbench": {"file_version": 999}}', *lines[1:]],
    "no seal to speak of": lambda lines: ['{"factcheck_workbench": 5}', *lines[1:]],
    "nothing else": lambda lines: lines[:1],
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_was_spoilt_is_refused_with_a_sentence_and_nothing_is_changed(
    spoilt: str, worked_on: Path, review_file: Path, tmp_path: Path, template: bytes
) -> None:
    lines = exported(worked_on, tmp_path / "all.jsonl")
    bad = tmp_path / "bad.jsonl"
    changed = SPOILT[spoilt](lines)
    assert changed != lines
    bad.write_text("\n".join(changed) + "\n", encoding="utf-8", errors="surrogatepass")
    mine = tmp_path / "mine.db"
    mine.write_bytes(template)
    for target in (mine, tmp_path / "none-yet.db"):
        with pytest.raises(WorkbenchError) as told:
            merged(target, bad)
        assert str(bad) in str(told.value)
        assert str(told.value).endswith((".", "merge it."))
    with Desk.open(mine, "ann", read_only=True) as desk:
        assert desk.digest()[0] == 0
        assert len(desk.articles()) == 2
    assert not list(tmp_path.glob("none-yet*"))


def test_one_table_is_not_the_whole_review(worked_on: Path, tmp_path: Path) -> None:
    with Desk.open(worked_on, "ann", read_only=True) as desk:
        to_file(desk, tmp_path / "claims.jsonl", JSONL)
    with pytest.raises(WorkbenchError, match="one table and not a whole review"):
        merged(tmp_path / "new.db", tmp_path / "claims.jsonl")


def test_what_newer_programs_add_to_a_line_is_left_aside(worked_on: Path, tmp_path: Path) -> None:
    lines = exported(worked_on, tmp_path / "all.jsonl")
    (tmp_path / "more.jsonl").write_text("\n".join(_with(lines, "claim", colour="red")) + "\n", encoding="utf-8")
    merged(tmp_path / "new.db", tmp_path / "more.jsonl")
    assert exported(tmp_path / "new.db", tmp_path / "again.jsonl")[1:] == lines[1:]
