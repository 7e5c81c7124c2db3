"""Extraction in processes of their own, as the parent sees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import run

import pytest
from msgspec.structs import replace

from tests.extract.making import make_article
from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.extract.extractors import Extracted, Extractors, Unextracted
from workbench.extract.models import Models

pytestmark = pytest.mark.model

READY = "import json, os, sys, time\nsay = lambda m: print(json.dumps(m), flush=True)\nsay({'ready': True})\n"
FOUND = "{'claims': [], 'extractor': 'x', 'unread': []}"


@pytest.fixture(scope="module")
def extractors() -> Iterator[Extractors]:
    with Extractors() as running:
        yield running


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is run in the worker's place: write its source to the path."""
    package = tmp_path / "workbench" / "extract"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").touch()
    monkeypatch.setattr("workbench.extract.child._PROGRAM", str(tmp_path))
    return package / "worker.py"


def told(extractors: Extractors, *articles: Article) -> list[Extracted | Unextracted]:
    return list(extractors.extract(articles, len(articles)))


def titled(*titles: str) -> list[Article]:
    return [replace(make_article(f"This is {title}."), title=title) for title in titles]


def titles(found: Sequence[Extracted | Unextracted], kind: type) -> set[str]:
    return {one.article.title for one in found if isinstance(one, kind)}


def test_an_article_comes_back_with_its_claims_and_what_found_them(extractors: Extractors) -> None:
    seen: list[tuple[str, int, int]] = []
    article = make_article("The mill burned down.")
    (found,) = extractors.extract([article], 1, lambda *progress: seen.append(progress))
    assert isinstance(found, Extracted)
    assert found.article is article
    assert [claim.text for claim in found.claims] == ["The mill burned down."]
    assert found.extractor.startswith("rules ")
    assert seen == [("A title", 21, 21)]


def test_the_same_processes_serve_many_articles_and_none_is_lost(extractors: Extractors) -> None:
    articles = [make_article(f"Nine barns were sold in {year}.") for year in range(1900, 2000)]
    found = told(extractors, *articles)
    assert {one.article.id for one in found} == {article.id for article in articles}
    assert all(isinstance(one, Extracted) and len(one.claims) == 1 for one in found)


def test_two_processes_find_what_one_finds(extractors: Extractors) -> None:
    articles = [make_article(f"Nine barns were sold in {year}. The mill burned down.") for year in range(1980, 2000)]
    alone = {one.article.id: one.claims for one in told(extractors, *articles) if isinstance(one, Extracted)}
    with Extractors(processes=2) as two:
        assert {one.article.id: one.claims for one in told(two, *articles) if isinstance(one, Extracted)} == alone


def test_lone_surrogates_and_controls_pass_both_ways(extractors: Extractors) -> None:
    text = "The mill \ud800 burned \x00 down near Lima."
    (found,) = told(extractors, make_article(text))
    assert isinstance(found, Extracted)
    assert all(text[claim.start : claim.end] == claim.text for claim in found.claims)


def test_an_article_larger_than_the_pipes_does_not_lock_them(extractors: Extractors) -> None:
    # The text is mostly boilerplate, so that three megabytes go through the pipe and little through the model.
    article = make_article("The mill burned down. " * 500 + "\n\n" + "x" * 3_000_000)
    (found,) = told(extractors, replace(article, passages=article.passages[:1]))
    assert isinstance(found, Extracted)
    assert len(found.claims) == 500


def test_passages_in_a_language_without_rules_are_named_and_the_others_read(extractors: Extractors) -> None:
    article = make_article("The mill burned down.\n\nDie Mühle ist abgebrannt.")
    english, german = article.passages
    article = replace(article, passages=(english, replace(german, language="de")))
    (found,) = told(extractors, article)
    assert isinstance(found, Extracted)
    assert found.unread == ("de",)
    assert [claim.text for claim in found.claims] == ["The mill burned down."]


def test_a_missing_model_is_told_in_a_sentence() -> None:
    with Extractors(Models("xx_no_such_model")) as extractors, pytest.raises(WorkbenchError, match="is not installed"):
        told(extractors, make_article("The mill burned down."))
    named = Models(by_language=(("en", "xx_no_such_model"),))
    with Extractors(named) as extractors, pytest.raises(WorkbenchError, match="is not installed"):
        told(extractors, make_article("The mill burned down."))


def test_a_module_in_the_current_folder_is_not_taken_for_the_program_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("spacy", "json", "workbench"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')")
    monkeypatch.chdir(tmp_path)
    with Extractors() as extractors:
        (found,) = told(extractors, make_article("The mill burned down."))
    assert isinstance(found, Extracted)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no terminals of this kind")
def test_the_worker_has_no_terminal(stand_in: Path) -> None:
    stand_in.write_text(
        f"{READY}"
        "for line in sys.stdin:\n"
        "    try: open('/dev/tty'); has = 'a terminal'\n"
        "    except OSError: has = 'none'\n"
        "    say({'at': 0, 'error': f'{has}, session {os.getsid(0) == os.getpid()}'})\n"
    )
    with Extractors() as extractors:
        (found,) = told(extractors, make_article("One."))
    assert isinstance(found, Unextracted)
    assert found.sentence == "none, session True"


def test_a_worker_that_never_starts_is_told_with_its_last_words(stand_in: Path) -> None:
    stand_in.write_text("import sys; sys.exit('out of memory')")
    with Extractors() as extractors, pytest.raises(WorkbenchError, match=r"ended without an answer \(out of memory\)"):
        told(extractors, make_article("The mill burned down."))


@pytest.mark.parametrize("answer", ["hello", "[1]", '{"at": 0, "claims": [{}]}', '{"at": 7, "error": "x"}', "{}"])
def test_a_worker_that_answers_nonsense_is_told(stand_in: Path, answer: str) -> None:
    stand_in.write_text(f"{READY}print({answer!r}, flush=True); sys.stdin.read()")
    with Extractors() as extractors, pytest.raises(WorkbenchError, match="what is no answer"):
        told(extractors, make_article("The mill burned down."))


@pytest.mark.parametrize("fate", ["os._exit(3)", "time.sleep(600)"], ids=["kills", "hangs"])
@pytest.mark.parametrize("processes", [1, 2])
def test_an_article_that_costs_workers_their_lives_costs_only_itself_and_is_named(
    stand_in: Path, fate: str, processes: int
) -> None:
    stand_in.write_text(
        f"{READY}"
        "for line in sys.stdin:\n"
        "    for at, article in enumerate(json.loads(line)):\n"
        f"        if article['title'] == 'bad': {fate}\n"
        f"        say({{'at': at, **{FOUND}}})\n"
    )
    articles = titled("a", "b", "c", "bad", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m")
    with Extractors(processes=processes, patience=2.0) as extractors:
        found = told(extractors, *articles)
    assert titles(found, Unextracted) == {"bad"}
    assert titles(found, Extracted) == {article.title for article in articles} - {"bad"}
    (bad,) = (one for one in found if isinstance(one, Unextracted))
    assert bad.sentence.startswith("The claims of “bad” could not be extracted: ")


def test_a_worker_that_is_killed_once_costs_nothing(stand_in: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    stand_in.write_text(
        f"{READY}"
        "for line in sys.stdin:\n"
        "    for at, article in enumerate(json.loads(line)):\n"
        f"        if article['title'] == 'c' and not os.path.exists({str(killed)!r}):\n"
        f"            open({str(killed)!r}, 'w'); os.kill(os.getpid(), 9)\n"
        f"        say({{'at': at, **{FOUND}}})\n"
    )
    with Extractors() as extractors:
        found = told(extractors, *titled("a", "b", "c", "d"))
    assert titles(found, Extracted) == {"a", "b", "c", "d"}


def test_an_error_of_one_article_leaves_the_others_alone(stand_in: Path) -> None:
    stand_in.write_text(
        f"{READY}"
        "for line in sys.stdin:\n"
        "    for at, article in enumerate(json.loads(line)):\n"
        f"        say({{'at': at, **({{'error': 'It failed.'}} if article['title'] == 'b' else {FOUND})}})\n"
    )
    with Extractors() as extractors:
        found = told(extractors, *titled("a", "b", "c"))
    assert [one.sentence for one in found if isinstance(one, Unextracted)] == ["It failed."]
    assert titles(found, Extracted) == {"a", "c"}


def test_what_progress_raises_comes_out(stand_in: Path) -> None:
    stand_in.write_text(f"{READY}for line in sys.stdin: say({{'at': 0, 'done': 1, 'total': 2}})\n")

    def stop(_title: str, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Extractors() as extractors:
        list(extractors.extract([make_article("One.")], 1, stop))


def test_closing_twice_is_closing_once() -> None:
    extractors = Extractors()
    extractors.close()
    extractors.close()


def test_the_parent_never_loads_spacy() -> None:
    code = (
        "import sys, workbench.extract.extractors, workbench.extract.wire, workbench.extract.articles\n"
        "import workbench.extract.model, workbench.extract.worker\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0
