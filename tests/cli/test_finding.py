"""Finding claims from the command line: what is said, and what one article may cost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program, rows_of

pytestmark = pytest.mark.model

BRIDGE = "Bridge closed after flood\n\nThe old bridge at Lund was closed on Friday, the mayor said.\n"
TUNNEL = "Tunnel opens in May\n\nThe new tunnel cost 30 million pounds, the railway announced.\n"
GERMAN = "Die Mühle ist in der Nacht abgebrannt, und niemand weiß, wie das Feuer in dem alten Haus begonnen hat.\n"


def test_passages_in_a_language_without_rules_are_shown_and_it_is_said_that_they_were_not_searched(
    workbench: Program, tmp_path: Path
) -> None:
    for name, text in (("bridge", BRIDGE), ("muehle", GERMAN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = workbench("import", "r.db", str(tmp_path / "bridge.txt"), str(tmp_path / "muehle.txt"))
    assert done.status == 0
    assert (
        "Passages in the language “de” (1 article) are shown, but not searched for claims: there are no rules for it."
        in done.err
    )
    assert workbench("claims", "r.db", "--json").json
    assert "Die Mühle" in workbench("passages", "r.db").out


def test_an_article_that_cannot_be_extracted_is_named_waits_and_does_not_keep_the_others_out(
    workbench: Program, tmp_path: Path
) -> None:
    # Python reads sitecustomize at every start; this one has a worker die of one word.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'workbench.extract.worker' in ' '.join(sys.orig_argv):\n"
        "    import workbench.extract.masking as masking\n"
        "    plain = masking.plain\n"
        "    masking.plain = lambda text: os._exit(9) if 'tunnel cost' in text else plain(text)\n"
    )
    for name, text in (("bridge", BRIDGE), ("tunnel", TUNNEL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    deadly = os.pathsep.join((str(tmp_path), str(ROOT)))
    sources = (tmp_path / "bridge.txt", tmp_path / "tunnel.txt")
    done = workbench("import", "r.db", *sources, PYTHONPATH=deadly)
    assert done.status == 1
    assert "The claims of “Tunnel opens in May” could not be extracted: the process ended without an answer" in done.err
    assert "1 article will be tried again the next time." in done.err
    waiting = "SELECT title FROM articles WHERE extractor IS NULL"
    assert rows_of(workbench.home / "r.db", waiting) == [("Tunnel opens in May",)]
    assert workbench("import", "r.db", *sources).status == 0
    assert rows_of(workbench.home / "r.db", waiting) == []
