"""The pipeline by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import WorkbenchError
from workbench.extract.model import extractor_version, load
from workbench.extract.version import RULES_VERSION

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def test_the_version_names_rules_and_model(nlp: Language) -> None:
    version = extractor_version(nlp)
    assert version.startswith(f"rules {RULES_VERSION}, en_core_web_sm")
    assert version.endswith(nlp.meta["version"])


def test_a_model_that_is_missing_is_told_in_one_sentence_with_what_to_install() -> None:
    sentence = r"^The language model xx_no_such_model is not installed; install it with .+\.$"
    with pytest.raises(WorkbenchError, match=sentence):
        load("xx_no_such_model")


def test_a_model_that_is_broken_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(WorkbenchError, match=r"could not be loaded .+; install it again\.$"):
        load(str(tmp_path))


def test_a_pipeline_that_ends_no_sentences_gets_something_that_does(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    assert "sentencizer" in load(str(tmp_path)).pipe_names
