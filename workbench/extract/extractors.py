"""The parent's side of extraction: the models run in processes of their own, so that the keyboard never waits."""

from __future__ import annotations

import json
import math
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from msgspec import Struct, field

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.extract.child import Child, Message
from workbench.extract.models import NONE_NAMED, Models
from workbench.extract.wire import claim_from_dict

Progress = Callable[[str, int, int], None]
"""Told the title of an article at work, how many characters of it are read, and of how many."""

# Sent at a time. Fewer and short articles cannot be read in batches, more and the last are not shared out evenly.
PORTION = 32
PORTION_CHARACTERS = 100_000
_AHEAD = 2  # portions a child has at a time: one at work and the next, so that it never waits

# Seconds without a sign of life after which a child is given up. A batch takes it one second, on a machine that is
# busy with other things ten; loading a model from a slow disk may take twenty.
PATIENCE = 120.0
_TICK = 1.0
_MOST_LOST = 20  # children lost one after the other without an article done: then it is not the articles


class Extracted(Struct, frozen=True):
    """The claims of one article, and which rules and models found them; *unread* are languages nobody here reads."""

    article: Article
    claims: tuple[Claim, ...]
    extractor: str
    unread: tuple[str, ...] = ()


class Unextracted(Struct, frozen=True):
    """An article whose claims could not be extracted, and a sentence that says so and why."""

    article: Article
    sentence: str


class _Crew(Struct, eq=False):
    """A child, and the portions it has: of each, the articles by their place in it that it has not answered yet."""

    child: Child
    portions: deque[dict[int, Article]] = field(default_factory=deque)
    ready: bool = False

    def take(self, portion: list[Article]) -> None:
        """Have *portion* extracted after what there is."""
        if not self.portions:
            self.child.awaited()
        self.portions.append(dict(enumerate(portion)))
        self.child.send(portion)

    def renew(self, child: Child) -> None:
        """Go on, with nothing to do yet, with another child."""
        self.child, self.ready = child, False
        self.portions.clear()


class Extractors:
    """So many processes that extract. Use it as a context manager.

    They start at once and load their models while the caller goes on. Calls are synchronous; leaving the context ends
    every process, whatever it is doing. An article that takes one more than so many *seconds* of the processor is told
    as unextracted.
    """

    def __init__(
        self,
        models: Models = NONE_NAMED,
        processes: int = 1,
        patience: float = PATIENCE,
        seconds: float = math.inf,
    ) -> None:
        self._arguments = [*_arguments(models), "--seconds", str(seconds)]
        self._patience = patience
        self._heard: queue.Queue[tuple[Child, Message | None]] = queue.Queue()
        self._crews = [_Crew(Child(self._arguments, self._heard)) for _ in range(max(1, processes))]
        self._again: deque[Article] = deque()  # what a lost child had; each is sent alone
        self._suspected: set[str] = set()  # ids of articles that were at work when a child was lost
        self._lost = 0

    def extract(
        self, articles: Iterable[Article], count: int, on_progress: Progress | None = None
    ) -> Iterator[Extracted | Unextracted]:
        """What is found in each of *articles*, of which there are *count*, in the order in which they are done.

        An article that costs a child its life, or keeps it from any sign of life, is sent again alone, and is told as
        unextracted when it does so again. Raises WorkbenchError when a model is missing or no child stays alive.
        """
        source = iter(articles)
        left = count
        while True:
            left -= self._deal(source, left)
            if not any(crew.portions for crew in self._crews):
                return
            yield from self._impatient()
            try:
                child, message = self._heard.get(timeout=_TICK)
            except queue.Empty:
                continue
            crew = next((crew for crew in self._crews if crew.child is child), None)
            if crew is None:  # one that was given up
                continue
            if message is None:
                yield from self._bereft(crew, f"the process ended without an answer ({child.last_words()})")
            else:
                yield from self._taken(crew, message, on_progress)

    def close(self) -> None:
        """End every process."""
        for crew in self._crews:
            crew.child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _deal(self, source: Iterator[Article], left: int) -> int:
        """Give every child that has too little another portion; how many of *source* that took."""
        taken = 0
        for enough in range(1, _AHEAD + 1):
            for crew in self._crews:
                if len(crew.portions) >= enough:
                    continue
                if self._again:
                    portion = [self._again.popleft()]
                else:
                    portion = _portion(source, (left - taken) // (2 * _AHEAD * len(self._crews)))
                    taken += len(portion)
                if portion:
                    crew.take(portion)
        return taken

    def _taken(self, crew: _Crew, message: Message, on_progress: Progress | None) -> Iterator[Extracted | Unextracted]:
        """What *message* says of an article of the portion at work."""
        if "fatal" in message:
            raise WorkbenchError(str(message["fatal"]))
        if "ready" in message:
            crew.ready = True
            return
        portion = crew.portions[0] if crew.portions else {}
        article = portion.get(message.get("at", -1))
        if article is None:
            raise _nonsense()
        if "done" in message and "total" in message:
            if on_progress is not None:
                on_progress(article.title, int(message["done"]), int(message["total"]))
            return
        yield _outcome(article, message)
        self._lost = 0
        del portion[message["at"]]
        if not portion:
            crew.portions.popleft()

    def _impatient(self) -> Iterator[Unextracted]:
        """Give up the children that work and have not said anything for too long."""
        for crew in self._crews:
            if crew.portions and crew.child.silent() > self._patience:
                yield from self._bereft(crew, f"it kept the process from answering for {self._patience:.0f} seconds")

    def _bereft(self, crew: _Crew, why: str) -> Iterator[Unextracted]:
        """Another child for one that is lost; what it had is sent again, and what is lost alone twice is told so."""
        crew.child.close()
        self._lost += 1
        if self._lost > (_MOST_LOST if crew.ready else len(self._crews)):
            raise WorkbenchError(f"Claims cannot be extracted here: {why}, again and again.")
        suspects = crew.portions.popleft() if crew.portions else {}
        for portion in reversed(crew.portions):
            self._again.extendleft(reversed(portion.values()))
        crew.renew(Child(self._arguments, self._heard))
        for article in suspects.values():
            if len(suspects) == 1 and article.id in self._suspected:
                yield Unextracted(article, f"The claims of “{article.title}” could not be extracted: {why}.")
            else:
                self._suspected.add(article.id)
                self._again.append(article)


def _arguments(models: Models) -> list[str]:
    """What a child is told of *models*."""
    named = ["--model", models.named] if models.named else []
    return [*named, "--models", json.dumps(dict(models.by_language))] if models.by_language else named


def _portion(source: Iterator[Article], fair: int) -> list[Article]:
    """The next of *source*, about *fair* many, and not too much text together."""
    portion: list[Article] = []
    characters = 0
    for article in source:
        portion.append(article)
        characters += len(article.text)
        if len(portion) >= min(fair, PORTION) or characters > PORTION_CHARACTERS:
            break
    return portion


def _outcome(article: Article, message: Message) -> Extracted | Unextracted:
    """What the child says of *article* in the end. Raises WorkbenchError when it is neither claims nor an error."""
    if "error" in message:
        return Unextracted(article, str(message["error"]))
    try:
        claims = tuple(claim_from_dict(claim) for claim in message["claims"])
        return Extracted(article, claims, str(message["extractor"]), tuple(message["unread"]))
    except (KeyError, TypeError, ValueError) as error:
        raise _nonsense() from error


def _nonsense() -> WorkbenchError:
    return WorkbenchError("The extraction process answered what is no answer; is another version of it installed?")
