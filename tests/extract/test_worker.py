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
        [sys.executable, "-P", "-m", "workbench.extract.worker", *arguments],
        input="".join(line + "\n" for line in lines),
        capture_output=True,
        text=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode, done.stderr


def wired(*texts: str) -> str:
    return json.dumps([article_to_dict(make_article(text)) for text in texts])


def test_it_is_ready_and_then_answers_each_article_and_ends_with_its_input() -> None:
    answers, status, errors = talk(wired("The mill burned down."), "", wired("Nine barns were sold."))
    assert answers[0] == {"ready": True}
    assert answers[1] == {"at": 0, "done": 21, "total": 21}
    assert answers[2]["extractor"].startswith("rules ")
    results = [claim_from_dict(claim).text for answer in answers for claim in answer.get("claims", [])]
    assert results == ["The mill burned down.", "Nine barns were sold."]
    assert (status, errors) == (0, "")


def test_articles_of_one_line_are_told_apart_by_their_place_in_it() -> None:
    answers, _, _ = talk(wired("The mill burned down.", "", "Nine barns were sold."))
    found = {answer["at"]: [claim["text"] for claim in answer["claims"]] for answer in answers if "claims" in answer}
    assert found == {0: ["The mill burned down."], 1: [], 2: ["Nine barns were sold."]}


def test_a_fault_on_one_article_leaves_those_of_the_same_line_alone() -> None:
    code = (
        "import sys, workbench.extract.pipeline as pipeline\n"
        "readings = pipeline.readings\n"
        "def faulty(doc, sheet):\n"
        "    if 'fault' in doc.text: raise ValueError('strange text')\n"
        "    return readings(doc, sheet)\n"
        "pipeline.readings = faulty\n"
        "from workbench.extract.worker import main\n"
        "sys.exit(main())\n"
    )
    line = wired("The mill burned down.", "A fault.", "Nine barns were sold.")
    done = subprocess.run([sys.executable, "-c", code], input=line, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert {answer["at"] for answer in answers if "claims" in answer} == {0, 2}
    (error,) = [answer for answer in answers if "error" in answer]
    assert error["at"] == 1
    assert error["error"] == "The claims of “A title” could not be extracted (ValueError: strange text)."


def test_a_bad_article_does_not_stop_the_next() -> None:
    answers, status, errors = talk("{", "[[]]", '{"id": "x"}', wired("The mill burned down."))
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
        "import sys, workbench.extract.model as model\n"
        "load = model.load\n"
        "def chatty(*names):\n"
        "    print('loading'); import os; os.write(1, b'raw'); return load(*names)\n"
        "model.load = chatty\n"
        "from workbench.extract.worker import main\n"
        "sys.exit(main())\n"
    )
    line = wired("The mill burned down.")
    done = subprocess.run([sys.executable, "-c", code], input=line, capture_output=True, text=True, check=False)
    assert ["claims" in json.loads(line) for line in done.stdout.splitlines()] == [False, False, True]
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


def test_an_article_that_takes_too_long_is_given_up_and_the_others_of_the_line_are_read() -> None:
    long = "The mill burned down and nine barns were sold in Lund. " * 1_000
    line = wired("The mill burned down.", long, "Nine barns were sold.")
    answers, status, _ = talk(line, wired("A mill fell."), arguments=("--seconds", "0.4"))
    found = {answer["at"] for answer in answers if "claims" in answer}
    assert found == {0, 2}
    (error,) = [answer for answer in answers if "error" in answer]
    assert error == {
        "at": 1,
        "error": "The claims of “A title” could not be extracted: that takes more than 0.4 seconds of the processor; "
        "raise max_extract_seconds if it is worth more.",
    }
    assert len(answers[-1]["claims"]) == 1
    assert status == 0
