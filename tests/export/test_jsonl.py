"""The lines of an export keep to the schema that its readers have."""

import io
import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from tests.export.review import SEAL, Reviewed
from tests.export.test_csv import EVIDENCE, VERDICT, record
from workbench.desk.desk import Desk
from workbench.desk.exporting import Options, Rows, named, to_stream
from workbench.domain.review import Stance
from workbench.export import cells, jsonl
from workbench.export.sealing import found_in
from workbench.store import contents, log

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "export.schema.json").read_text(encoding="utf-8"))
keeps_to_schema = fastjsonschema.compile(SCHEMA)


def test_every_line_of_a_whole_review_keeps_to_the_schema_of_its_type(desk: Desk) -> None:
    claims = [reviewed.claim for reviewed in desk.claims()]
    desk.decide(claims[0].id, "false", rationale="No.")
    desk.cite(claims[0].id, "https://example.org/", stance=Stance.REFUTES)
    desk.checkpoint("export")
    out = io.StringIO(newline="")
    written, seal = to_stream(desk, out, named("jsonl"), Options(Rows.ALL))
    lines = [json.loads(line) for line in out.getvalue().split("\n")[:-1]]
    assert found_in(out.getvalue())["digest"] == seal.digest  # type: ignore[index]
    for line in lines:
        keeps_to_schema(line)
        if "type" in line:
            fastjsonschema.validate({**SCHEMA, "anyOf": [{"$ref": f"#/definitions/{line['type']}"}]}, line)
    assert written.count == len(claims) == lines[-1]["counted"]["claim"]
    assert sum(lines[-1]["counted"].values()) == len(lines) - 2
    assert [line["action"] for line in lines if line.get("type") == "entry"] == ["verdict", "evidence", "checkpoint"]


@pytest.mark.parametrize("table", contents.TYPES)
def test_the_schema_tells_of_every_column(table: str) -> None:
    told = SCHEMA["definitions"][contents.TYPES[table]]["properties"].keys() - {"type"}
    assert told == set(contents.columns(table))


def test_an_entry_has_all_its_columns() -> None:
    assert set(contents.columns("log")) == set(log.COLUMNS.split(", "))


@pytest.mark.parametrize(
    "line",
    [
        {"type": "entry"},
        {"type": "spell", "id": "x"},
        {"type": "end", "counted": {"claim": -1}},
        {"factcheck_workbench": {"entries": 3}},
        {"claim_id": 5},
        [],
    ],
)
def test_the_schema_refuses_what_is_no_line(line: Any) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        keeps_to_schema(line)


def test_one_table_has_the_cells_of_the_csv_without_its_apostrophes() -> None:
    formula = record(VERDICT, evidence=(EVIDENCE,), title="=1+1")
    out = io.StringIO(newline="")
    assert jsonl.write(Reviewed([formula, record()]), SEAL, out, Options()).count == 2
    seal, *rows = (json.loads(line) for line in out.getvalue().split("\n")[:-1])
    assert seal.keys() == {"factcheck_workbench"}
    assert [list(row) for row in rows] == [cells.columns(Rows.CLAIMS)] * 2
    assert rows[0]["article_title"] == "=1+1"
    assert rows[0]["evidence_1_url"] == "https://example.org/"
    for row in rows:
        keeps_to_schema(row)
