"""Scorers of installed packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.extract.making import make_article
from workbench.domain.errors import WorkbenchError
from workbench.extract import scorers
from workbench.extract.model import extractor_version
from workbench.extract.pipeline import extract
from workbench.extract.wire import article_to_dict

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXT = "The mill burned down on Monday.\n\nPerhaps they may one day hope for a budget."
BUDGET = """
from workbench.domain.claim import Reason

def score(claim, article):
    yield from claim.reasons
    found = claim.text.find("budget")
    if found >= 0:
        yield Reason("speaks of the budget", 0.804, claim.start + found, claim.start + found + 6)
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package with a scorer, of the source of the module that scores."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    names = []

    def install_(source: str, name: str = "council", points: str = "") -> None:
        names.append(name)
        (tmp_path / f"{name}_rules.py").write_text(source)
        (tmp_path / f"{name}_scorer.py").write_text(
            f"from workbench.extract.scorers import Scorer\nSCORER = Scorer('{name}', '{name}_rules:score')\n"
        )
        about = tmp_path / f"{name}-1.4.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.4\n")
        points = points or f"{name}_scorer:SCORER"
        (about / "entry_points.txt").write_text(f"[workbench.scorers]\n{name} = {points}\n")
        scorers.scorers.cache_clear()

    yield install_
    scorers.scorers.cache_clear()
    for name in names:
        for module in (f"{name}_rules", f"{name}_scorer"):
            sys.modules.pop(module, None)


def test_its_reasons_are_added_to_the_programs_and_the_score_is_their_sum(nlp: Language, install: Install) -> None:
    before = {claim.text: claim for claim in extract(make_article(TEXT), nlp)}
    install(BUDGET)
    mill, budget = extract(make_article(TEXT), nlp)
    assert mill == before[mill.text]
    assert budget.text not in before  # too little spoke for it
    (own,) = [reason for reason in budget.reasons if reason.name == "speaks of the budget"]
    assert (own.weight, TEXT[own.start : own.end]) == (0.8, "budget")
    assert budget.score == pytest.approx(sum(reason.weight for reason in budget.reasons))


def test_it_can_take_the_place_of_the_programs_reasons(nlp: Language, install: Install) -> None:
    install(BUDGET.replace("    yield from claim.reasons\n", ""))
    (claim,) = extract(make_article(TEXT), nlp)
    assert claim.text == "Perhaps they may one day hope for a budget."
    assert [reason.name for reason in claim.reasons] == ["speaks of the budget"]


def test_several_are_asked_one_after_the_other(nlp: Language, install: Install) -> None:
    install(BUDGET, "a")
    install(
        "def score(claim, article):\n    return [r for r in claim.reasons if r.name.startswith('speaks of the b')]", "b"
    )
    (claim,) = extract(make_article(TEXT), nlp)
    assert [reason.name for reason in claim.reasons] == ["speaks of the budget"]


def test_what_found_a_claim_names_the_scorers_with_their_versions(nlp: Language, install: Install) -> None:
    plain = extractor_version(nlp)
    install(BUDGET)
    assert extractor_version(nlp) == f"{plain}, scorer council 1.4"


@pytest.mark.parametrize(
    ("source", "points", "says"),
    [
        ("raise RuntimeError('no licence')", "", "RuntimeError: no licence"),
        ("score = 3", "", "council_rules:score is no function"),
        ("x = 3", "", "AttributeError"),
        (BUDGET, "gone:SCORER", "ModuleNotFoundError"),
        (BUDGET, "os:sep", "it is no Scorer"),
    ],
)
def test_one_that_cannot_be_loaded_is_named_in_a_sentence(
    install: Install, source: str, points: str, says: str
) -> None:
    install(source, points=points)
    with pytest.raises(WorkbenchError, match=r"^The installed scorer council cannot be loaded \(") as raised:
        scorers.scorers()
    assert says in str(raised.value)
    (answer,), status, errors = talk("The mill burned down.")
    assert answer["fatal"] == str(raised.value)
    assert (status, errors) == (1, "")


@pytest.mark.parametrize(
    ("returned", "says"),
    [
        ("[1 / 0]", "ZeroDivisionError"),
        ("None", "TypeError"),
        ("['a reason']", "str is no Reason"),
        ("[Reason('', 0.1, 0, 1)]", "a reason without a name"),
        ("[Reason('x' * 300, 0.1, 0, 1)]", "too long"),
        ("[Reason('\\udcff', 0.1, 0, 1)]", "UnicodeEncodeError"),
        ("[Reason('a', float('nan'), 0, 1)]", "the weight nan"),
        ("[Reason('a', 1e9, 0, 1)]", "the weight 1000000000.0"),
        ("[Reason('a', 0.1, 5, 1)]", "a reason at 5-1 of"),
        ("[Reason('a', 0.1, 0, 10**6)]", "a reason at 0-1000000 of"),
        ("[Reason('a', 0.1, 0.5, 1)]", "a reason that stands at no characters"),
        ("[Reason('a', 0.001, 0, 1)] * 101", "101 reasons for one claim"),
    ],
)
def test_one_that_fails_or_returns_what_is_no_reason_is_named_in_a_sentence(
    nlp: Language, install: Install, returned: str, says: str
) -> None:
    install(f"from workbench.domain.claim import Reason\ndef score(claim, article):\n    return {returned}\n")
    with pytest.raises(scorers.ScorerError, match=r"^The installed scorer council 1\.4 failed on it \(") as raised:
        extract(make_article(TEXT), nlp)
    assert says in str(raised.value)
    assert str(raised.value).endswith("repair or uninstall its package.")


def test_one_that_fails_on_an_article_costs_that_article_alone(install: Install) -> None:
    install("def score(claim, article):\n    assert 'barns' not in claim.text, 'no barns'\n    return claim.reasons\n")
    answers, status, errors = talk("The mill burned down.", "Nine barns were sold.", "Eight ships sank.")
    assert {answer["at"] for answer in answers if "claims" in answer} == {0, 2}
    (error,) = [answer["error"] for answer in answers if "error" in answer]
    assert error == (
        "The claims of “A title” could not be extracted. The installed scorer council 1.4 failed on it "
        "(AssertionError: no barns); repair or uninstall its package."
    )
    assert (status, errors) == (0, "")


def talk(*texts: str) -> tuple[list[dict[str, Any]], int, str]:
    """What the process that finds claims answers, without its first word; its exit status, and its stderr."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "workbench.extract.worker"],
        input=json.dumps([article_to_dict(make_article(text)) for text in texts]) + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()][1:], done.returncode, done.stderr
