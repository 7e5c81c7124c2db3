"""Datasette shows a review file: a program of its own, asked over loopback as a browser would ask it."""

from __future__ import annotations

import json
import re
import shutil
import socket
import sqlite3
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program, copied, first_claims

METADATA = Path(__file__).parents[1] / "docs" / "metadata.yaml"
DATASETTE = shutil.which("datasette")
QUERIES = re.findall(r"^      (\w+):\n        title:", METADATA.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def review(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup, made by the program, of the demonstration articles with a few things decided."""
    folder = tmp_path_factory.mktemp("datasette")
    (folder / "home").mkdir()
    run = Program(folder / "home")
    made = copied(seeds_db, folder / "working.db")
    one, two, three, *_ = first_claims(made)
    for words in (
        ("decide", made, one, "true", "--rationale", "The ministry says so.", "--reviewer", "ann"),
        ("decide", made, two, "false", "--reviewer", "ann"),
        ("decide", made, two, "true", "--reviewer", "bob"),
        ("cite", made, one, "https://example.org/", "--stance", "supports", "--quote", "five people"),
        ("dismiss", made, three),
        ("backup", made, folder / "review.db"),
    ):
        assert run(*words).status == 0
    return folder / "review.db"


def sql_of(query: str) -> str:
    """The SQL of a canned query, as the YAML has it: a block, indented by ten."""
    text = METADATA.read_text(encoding="utf-8")
    block = re.search(
        rf"^      {query}:\n(?:        .*\n)*?        sql: \|-\n((?:          .*\n)+)", text, re.MULTILINE
    )
    assert block, query
    return block[1]


def test_every_query_runs_on_a_review_file(review: Path) -> None:
    assert len(QUERIES) == 8
    connection = sqlite3.connect(f"{review.as_uri()}?mode=ro", uri=True)
    claim = first_claims(review)[0]
    found = {query: connection.execute(sql_of(query), {"id": claim[:8]}).fetchall() for query in QUERIES}
    connection.close()
    assert {query for query, rows in found.items() if not rows} <= {"links"}
    assert len(found["verdicts"]) == 3
    assert len(found["disputed"]) == 1
    assert len(found["history"]) == 2


@pytest.fixture(scope="module")
def served(review: Path) -> Iterator[str]:
    """The address at which Datasette serves the backup, on loopback."""
    if DATASETTE is None:
        pytest.skip(
            "no datasette here; to run this: python -m venv ds, ds/bin/pip install datasette, and ds/bin in PATH"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            DATASETTE,
            "serve",
            "--immutable",
            str(review),
            "--metadata",
            str(METADATA),
            "-h",
            "127.0.0.1",
            "-p",
            str(port),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr
    try:
        assert any("running on" in line for line in server.stderr), "it did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
        server.stderr.close()


def asked(address: str) -> Any:
    """What it answers."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return json.loads(answer.read()) if ".json" in address else answer.read().decode()


def test_datasette_answers_every_query_of_the_metadata(served: str, review: Path) -> None:
    claim = first_claims(review)[0]
    for query in QUERIES:
        rows = asked(f"{served}/review/{query}.json?_shape=array&id={claim[:8]}")
        assert rows or query == "links"
    verdicts = asked(f"{served}/review/verdicts.json?_shape=array")
    assert {(row["reviewer"], row["verdict"]) for row in verdicts} == {
        ("ann", "True"),
        ("ann", "False"),
        ("bob", "True"),
    }
    assert "The ministry says so." in {row["rationale"] for row in verdicts}


def test_datasette_names_the_queries_and_shows_the_tables(served: str) -> None:
    page = asked(f"{served}/review")
    for title in ("Verdicts, the latest first", "Disputed claims", "Open claims, the most worth checking first"):
        assert title in page
    assert "Nothing is ever changed here." in asked(f"{served}/review/log")
    assert len(asked(f"{served}/review/articles.json?_shape=array")) == 5
    found = asked(f"{served}/review/claims.json?_shape=array&_search={urllib.parse.quote('helicopter')}&_size=1")
    assert found
