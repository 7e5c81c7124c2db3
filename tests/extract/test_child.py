"""The parent's side."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.extract.making import make_article
from workbench.domain.errors import WorkbenchError
from workbench.extract import child
from workbench.extract.child import Extractor

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor() as running:
        yield running


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is run in the worker's place: write its source to the path."""
    source = tmp_path / "stand_in.py"

    def start(_command: list[str], **options: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, str(source)], **options)  # type: ignore[call-overload, no-any-return]

    class Stub:
        PIPE = subprocess.PIPE
        TimeoutExpired = subprocess.TimeoutExpired
        Popen = staticmethod(start)

    monkeypatch.setattr(child, "subprocess", Stub)
    return source


def test_an_article_comes_back_with_its_claims_and_their_extractor(extractor: Extractor) -> None:
    seen: list[tuple[int, int]] = []
    article = make_article("The mill burned down.")
    result = extractor.extract(article, lambda done, total: seen.append((done, total)))
    assert [claim.text for claim in result.claims] == ["The mill burned down."]
    assert result.extractor == extractor.extractor
    assert seen == [(21, 21)]


def test_one_child_serves_many_articles(extractor: Extractor) -> None:
    for text in ("The mill burned down.", "", "Nine barns were sold."):
        result = extractor.extract(make_article(text))
        assert [claim.text for claim in result.claims] == ([text] if text else [])


def test_lone_surrogates_and_controls_pass_both_ways(extractor: Extractor) -> None:
    text = "The mill \ud800 burned \x00 down near Lima."
    article = make_article(text)
    for claim in extractor.extract(article).claims:
        assert text[claim.start : claim.end] == claim.text


def test_an_article_larger_than_the_pipes_does_not_lock_them(extractor: Extractor) -> None:
    # The text is mostly boilerplate, so that three megabytes go through the pipe and little through the model.
    article = make_article("The mill burned down. " * 500 + "\n\n" + "x" * 3_000_000)
    article = replace(article, passages=article.passages[:1])
    assert len(extractor.extract(article).claims) == 500


def test_a_missing_model_is_told_in_a_sentence() -> None:
    with Extractor("xx_no_such_model") as extractor, pytest.raises(WorkbenchError, match="is not installed"):
        extractor.extract(make_article("The mill burned down."))


def test_a_child_that_dies_is_told_with_its_last_words(stand_in: Path) -> None:
    stand_in.write_text("import sys; sys.exit('out of memory')")
    with Extractor() as extractor, pytest.raises(WorkbenchError, match=r"ended without an answer \(out of memory\)"):
        extractor.extract(make_article("The mill burned down."))


@pytest.mark.parametrize("answer", ["hello", "[1]", '{"extractor": "x"}\\n{"claims": [{}]}', '{"extractor": "x"}\\n{}'])
def test_a_child_that_answers_nonsense_is_told_and_ended(stand_in: Path, answer: str) -> None:
    stand_in.write_text(f"import sys; print('{answer}', flush=True); sys.stdin.read()")
    with Extractor() as extractor, pytest.raises(WorkbenchError, match="what is no answer"):
        extractor.extract(make_article("The mill burned down."))


def test_an_error_of_one_article_leaves_the_child_at_work(stand_in: Path) -> None:
    stand_in.write_text(
        "import sys\n"
        'print(\'{"extractor": "x"}\', flush=True)\n'
        'answers = [\'{"error": "It failed."}\', \'{"claims": []}\']\n'
        "for line, answer in zip(sys.stdin, answers): print(answer, flush=True)\n"
    )
    with Extractor() as extractor:
        with pytest.raises(WorkbenchError, match=r"^It failed\.$"):
            extractor.extract(make_article("One."))
        assert extractor.extract(make_article("Two.")).claims == ()


def test_what_progress_raises_comes_out_and_ends_the_child(stand_in: Path) -> None:
    stand_in.write_text(
        "import sys\n"
        'print(\'{"extractor": "x"}\', flush=True)\n'
        'for line in sys.stdin: print(\'{"done": 1, "total": 2}\', flush=True)\n'
    )

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with Extractor() as extractor:
        with pytest.raises(KeyboardInterrupt):
            extractor.extract(make_article("One."), stop)
        with pytest.raises(WorkbenchError, match="stopped"):
            extractor.extract(make_article("Two."))


def test_closing_twice_is_closing_once() -> None:
    extractor = Extractor()
    extractor.close()
    extractor.close()
    with pytest.raises(WorkbenchError, match="stopped"):
        extractor.extract(make_article("The mill burned down."))
    extractor.__exit__(None, None, None)


def test_the_parent_never_loads_spacy() -> None:
    code = (
        "import sys, workbench.extract.child, workbench.extract.wire, workbench.extract.pipeline\n"
        "import workbench.extract.model, workbench.extract.worker\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
