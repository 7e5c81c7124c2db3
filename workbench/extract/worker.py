"""The child process that extracts: ``python -m workbench.extract.worker [--model NAME]``.

Lines of JSON, ASCII only. In: an article a line. Out: ``{"ready": true, "extractor": ...}`` once, then for each article
``{"done": .., "total": ..}`` any number of times and ``{"claims": [...]}`` or ``{"error": "..."}``; one
``{"fatal": "..."}`` instead of everything when there is no model. The end of the input ends the process.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from workbench.domain.errors import WorkbenchError
from workbench.extract.wire import article_from_dict, claim_to_dict

if TYPE_CHECKING:
    from spacy.language import Language

Say = Callable[[dict[str, Any]], None]


def main() -> int:
    """Exit status: 0 at the end of the input, 1 without a model."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent decides
    out = _private_stdout()
    options = argparse.ArgumentParser(prog="workbench.extract.worker")
    options.add_argument("--model")
    model: str | None = options.parse_args().model

    def say(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    try:
        return _serve(model, sys.stdin.buffer, say)
    except BrokenPipeError:  # the parent is gone
        return 0


def _private_stdout() -> IO[str]:
    """What was stdout; from here on everything that any library prints goes to stderr."""
    private = os.dup(1)
    os.dup2(2, 1)
    return open(private, "w", encoding="ascii")


def _serve(model: str | None, lines: IO[bytes], say: Say) -> int:
    from workbench.extract.model import extractor_version, load

    try:
        nlp = load(model)
    except WorkbenchError as error:
        say({"fatal": str(error)})
        return 1
    say({"ready": True, "extractor": extractor_version(nlp)})
    for line in lines:
        if line.strip():
            say(_answer(line, nlp, say))
    return 0


def _answer(line: bytes, nlp: Language, say: Say) -> dict[str, Any]:
    """The claims of the article of *line*, or why there are none; no article may end the process."""
    from workbench.extract.pipeline import extract

    try:
        article = article_from_dict(json.loads(line))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return {"error": f"What was to be extracted is no article ({type(error).__name__}: {error})."}
    try:
        claims = extract(article, nlp, lambda done, total: say({"done": done, "total": total}))
    except BrokenPipeError:
        raise
    except Exception as error:  # a fault of a model on strange text must not stop the articles behind it
        return {"error": f"The claims of “{article.title}” could not be extracted ({type(error).__name__}: {error})."}
    return {"claims": [claim_to_dict(claim) for claim in claims]}


if __name__ == "__main__":
    sys.exit(main())
