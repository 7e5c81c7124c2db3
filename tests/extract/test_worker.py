"""The child process's own protocol."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from tests.extract.making import make_article
from workbench.extract.wire import article_to_dict, claim_from_dict

pytestmark = pytest.mark.model


def talk(*lines: str, arguments: tuple[str, ...] = ()) -> tuple[list[dict[str, Any]], int, str]:
    """The worker's answers, its exit status and its stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench.extract.worker", *arguments],
        input="".join(line + "\n" for line in lines),
        capture_output=True,
        text=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode, done.stderr


def wired(text: str) -> str:
    return json.dumps(article_to_dict(make_article(text)))


def test_it_is_ready_and_then_answers_each_article_and_ends_with_its_input() -> None:
    answers, status, errors = talk(wired("The mill burned down."), "", wired("Nine barns were sold."))
    assert answers[0]["ready"] is True
    assert answers[0]["extractor"].startswith("rules ")
    assert answers[1] == {"done": 21, "total": 21}
    results = [claim_from_dict(claim).text for answer in answers for claim in answer.get("claims", [])]
    assert results == ["The mill burned down.", "Nine barns were sold."]
    assert (status, errors) == (0, "")


def test_a_bad_article_does_not_stop_the_next() -> None:
    answers, status, errors = talk("{", "[]", '{"id": "x"}', wired("The mill burned down."))
    assert [set(answer) for answer in answers[1:4]] == [{"error"}] * 3
    assert len(answers[-1]["claims"]) == 1
    assert (status, errors) == (0, "")


def test_without_its_model_it_says_one_sentence_and_ends() -> None:
    answers, status, errors = talk(arguments=("--model", "xx_no_such_model"))
    assert len(answers) == 1
    assert "not installed" in answers[0]["fatal"]
    assert (status, errors) == (1, "")


def test_what_a_library_prints_stays_out_of_the_answers() -> None:
    code = (
        "import sys, spacy, workbench.extract.model as model\n"
        "load = model.load\n"
        "def chatty(name=None):\n"
        "    print('loading'); import os; os.write(1, b'raw'); return load(name)\n"
        "model.load = chatty\n"
        "from workbench.extract.worker import main\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=False)
    assert [set(json.loads(line)) for line in done.stdout.splitlines()] == [{"ready", "extractor"}]
    assert "raw" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_is_the_parent_s_business() -> None:
    command = [sys.executable, "-m", "workbench.extract.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdin.write(wired("The mill burned down.") + "\n")
        process.stdin.close()
        assert "claims" in process.stdout.read()
        assert process.wait() == 0
