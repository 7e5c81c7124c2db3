"""Scorers of installed packages: they look at a claim after the program's own rules, and say what speaks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from math import isfinite
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.article import Article
from workbench.domain.claim import Claim, Reason
from workbench.domain.errors import WorkbenchError
from workbench.domain.weighing import check_worthiness

GROUP = "workbench.scorers"
"""The entry points by which installed packages add scorers."""

_MOST_WEIGHT = 100.0
_LONGEST_NAME = 200
_MOST_REASONS = 100

Score = Callable[[Claim, Article], Iterable[Reason]]
"""A claim with the reasons found so far, and its article: the reasons that it is to have instead."""


class Scorer(Struct, frozen=True):
    """What the program knows of a scorer before it imports it: *function* is ``package.module:name`` of a `Score`."""

    name: str
    function: str


class Loaded(Struct, frozen=True):
    """A scorer that can be asked, and how it is called with its package's version."""

    called: str
    score: Score


class ScorerError(Exception):
    """A scorer failed on a claim; the message is a sentence for a person."""


def rescored(claim: Claim, article: Article) -> Claim:
    """*claim* with the reasons that the installed scorers give it, one after the other; itself where there are none.

    Raises ScorerError when one of them fails, and WorkbenchError when one cannot be loaded.
    """
    for scorer in scorers():
        try:
            reasons = tuple(_weighed(reason, article) for reason in scorer.score(claim, article))
            if len(reasons) > _MOST_REASONS:
                raise ValueError(f"{len(reasons)} reasons for one claim")
        except Exception as error:  # a package of somebody else's may fail in any way
            raise ScorerError(
                f"The installed scorer {scorer.called} failed on it ({type(error).__name__}: {error}); repair or "
                "uninstall its package."
            ) from error
        ordered = tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
        claim = replace(claim, reasons=ordered, score=check_worthiness(ordered))
    return claim


@cache
def scorers() -> tuple[Loaded, ...]:
    """The scorers of installed packages, by name. Raises WorkbenchError when one of them cannot be loaded."""
    return tuple(_loaded(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))


def versions() -> Sequence[str]:
    """How the installed scorers are called, for what is kept of how claims were found."""
    return [f"scorer {scorer.called}" for scorer in scorers()]


def _loaded(point: EntryPoint) -> Loaded:
    try:
        scorer = point.load()
        if not isinstance(scorer, Scorer):
            raise TypeError("it is no Scorer")
        module, _, name = scorer.function.partition(":")
        score = getattr(import_module(module), name)
        if not callable(score):
            raise TypeError(f"{scorer.function} is no function")
    except Exception as error:  # a package of somebody else's may fail in any way
        raise WorkbenchError(
            f"The installed scorer {point.name} cannot be loaded ({type(error).__name__}: {error}); repair or "
            "uninstall its package."
        ) from error
    version = f" {point.dist.version}" if point.dist is not None else ""
    return Loaded(f"{scorer.name}{version}", cast("Score", score))


def _weighed(reason: object, article: Article) -> Reason:
    """*reason* with its weight in hundredths, as it is shown. Raises ValueError where it is none."""
    if not isinstance(reason, Reason):
        raise TypeError(f"{type(reason).__name__} is no Reason")
    if not (isinstance(reason.name, str) and reason.name.strip() and len(reason.name) <= _LONGEST_NAME):
        raise ValueError("a reason without a name, or with one that is too long")
    reason.name.encode("utf-8")  # raises where it is not valid Unicode
    if not (isfinite(reason.weight) and abs(reason.weight) <= _MOST_WEIGHT):
        raise ValueError(f"the weight {reason.weight}")
    if type(reason.start) is not int or type(reason.end) is not int:
        raise TypeError("a reason that stands at no characters")
    if not 0 <= reason.start <= reason.end <= len(article.text):
        raise ValueError(f"a reason at {reason.start}-{reason.end} of {len(article.text)} characters")
    return replace(reason, weight=round(float(reason.weight), 2))
