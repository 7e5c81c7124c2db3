"""A child process that extracts.

``python -P -m workbench.extract.worker [--model NAME] [--models JSON] [--seconds N]``

Lines of JSON, ASCII only. In: a list of articles a line. Out: ``{"ready": true}`` once, then for each list
``{"at": .., "done": .., "total": ..}`` any number of times and for each article of it, in whatever order,
``{"at": .., "claims": [...], "extractor": "...", "unread": [...]}`` or ``{"at": .., "error": "..."}``, *at* being its
place in the list; one ``{"error": "..."}`` for a line that is no list of articles. ``{"fatal": "..."}`` says that a
language model that is wanted is missing, and is the last line. The end of the input ends the process.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.extract.wire import article_from_dict, claim_to_dict

if TYPE_CHECKING:
    from workbench.extract.articles import Found, GivenUp
    from workbench.extract.model import Pipelines

Say = Callable[[dict[str, Any]], None]


def main() -> int:
    """Exit status: 0 at the end of the input, 1 without a model."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent decides
    out = _private_stdout()
    options = argparse.ArgumentParser(prog="workbench.extract.worker")
    options.add_argument("--model")
    options.add_argument("--models", type=json.loads, default={})
    options.add_argument("--seconds", type=float, default=math.inf)
    asked = options.parse_args()

    def say(message: dict[str, Any]) -> None:
        out.write(json.dumps(message, separators=(",", ":")) + "\n")
        out.flush()

    try:
        return _serve(asked, sys.stdin.buffer, say)
    except BrokenPipeError:  # the parent is gone
        return 0


def _private_stdout() -> IO[str]:
    """What was stdout; from here on everything that any library prints goes to stderr."""
    private = os.dup(1)
    os.dup2(2, 1)
    return open(private, "w", encoding="ascii")


def _serve(asked: argparse.Namespace, lines: IO[bytes], say: Say) -> int:
    from workbench.extract.loading import spacy_alone

    spacy_alone()  # takes half a second, which the parent need not wait for before it sends the first line
    from workbench.extract.model import Pipelines
    from workbench.extract.models import Models

    try:
        pipelines = Pipelines(Models(asked.model, tuple(asked.models.items())))
        say({"ready": True})
        for line in lines:
            if line.strip():
                _answer(line, pipelines, asked.seconds, say)
    except WorkbenchError as error:  # a model is missing; what one article does to a model is told as its error
        say({"fatal": str(error)})
        return 1
    return 0


def _answer(line: bytes, pipelines: Pipelines, seconds: float, say: Say) -> None:
    """Say the claims of each article of *line*, or why there are none; no article may end the process."""
    try:
        articles = [article_from_dict(wired) for wired in json.loads(line)]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        say({"error": f"What was to be extracted is no article ({type(error).__name__}: {error})."})
        return
    left = dict(enumerate(articles))
    try:
        for found in _found(articles, pipelines, seconds, list(left), say):
            del left[found.number]
    except (BrokenPipeError, WorkbenchError):
        raise
    except Exception:  # a fault of a model on strange text; alone, the others are none the worse for it
        for number in left:
            _alone(articles, number, pipelines, seconds, say)


def _alone(articles: Sequence[Article], number: int, pipelines: Pipelines, seconds: float, say: Say) -> None:
    from workbench.extract.scorers import ScorerError

    try:
        for _ in _found([articles[number]], pipelines, seconds, [number], say):
            pass
    except (BrokenPipeError, WorkbenchError):
        raise
    except ScorerError as error:
        say({"at": number, "error": f"The claims of “{articles[number].title}” could not be extracted. {error}"})
    except Exception as error:
        title = articles[number].title
        why = f"The claims of “{title}” could not be extracted ({type(error).__name__}: {error})."
        say({"at": number, "error": why})


def _found(
    articles: Sequence[Article], pipelines: Pipelines, seconds: float, places: Sequence[int], say: Say
) -> Iterator[Found | GivenUp]:
    """What is found in *articles*, once it is said; *places* are those in the list that was asked for."""
    from workbench.extract.articles import Found, extract_all

    def progress(number: int, done: int, total: int) -> None:
        say({"at": places[number], "done": done, "total": total})

    for found in extract_all(articles, pipelines, progress, seconds):
        at = places[found.number]
        if isinstance(found, Found):
            claims = [claim_to_dict(claim) for claim in found.claims]
            say({"at": at, "claims": claims, "extractor": found.extractor, "unread": found.unread})
        else:
            say({"at": at, "error": _given_up(articles[found.number].title, seconds)})
        yield found


def _given_up(title: str, seconds: float) -> str:
    return (
        f"The claims of “{title}” could not be extracted: that takes more than {seconds:g} seconds of the processor; "
        "raise max_extract_seconds if it is worth more."
    )


if __name__ == "__main__":
    sys.exit(main())
