"""Questions in the line under the text: a key, or a line typed. The text stays in view, and no screen opens over it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual import events

from workbench.tui.desk.shared import SharedView

_LONGEST = 200  # characters of a line


class Question(Struct):
    """What is asked: *prompt*, with what was *typed* so far.

    *hint* says what of it is found and which keys do what; *changed* is told what is typed, *answered* the answer. One
    that wants a single *key* is answered by it. *left* is called when it is not answered; *stepped* by ↓ and ↑.
    """

    prompt: str
    answered: Callable[[str], None]
    hint: Callable[[str], str]
    key: bool = False
    typed: str = ""
    changed: Callable[[str], None] = lambda _: None
    left: Callable[[], None] = lambda: None
    stepped: Callable[[int], None] | None = None
    accepts: Callable[[str], bool] = str.isprintable


class Asking(SharedView):
    """Asks, and takes every key until it is answered or left with Esc."""

    _question: Question | None = None

    def ask(self, question: Question) -> None:
        """Puts *question*."""
        self._question = question
        self._show_question()

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Whether *event* was meant for a question that is open; any other key than one that writes leaves it."""
        question = self._question
        if question is None:
            return False
        if isinstance(event, events.Paste):
            self._write_in(question, " ".join(event.text.split()))
        elif event.key in self._keys("leave"):
            self._end(question.left)
        elif event.key in self._keys("save") and not question.key:
            self._end(lambda: question.answered(question.typed))
        elif event.key in ("backspace", "ctrl+h"):
            if question.typed:
                self._typed(question, question.typed[:-1])
            else:
                self._end(question.left)
        elif event.key == "ctrl+u":
            self._typed(question, "")
        elif event.key in (*self._keys("down"), *self._keys("up")) and question.stepped is not None:
            question.stepped(1 if event.key in self._keys("down") else -1)
            self._show_question()
        elif event.character is not None and event.is_printable:
            self._write_in(question, event.character)
        else:
            self._end(question.left)
            return False
        return True

    def _keys(self, name: str) -> tuple[str, ...]:
        """The keys that do the same in forms."""
        return self.keymap.command(f"form.{name}").keys

    def _write_in(self, question: Question, characters: str) -> None:
        if question.key:
            self._end(lambda: question.answered(characters[:1]))
        elif question.accepts(characters):
            self._typed(question, (question.typed + characters)[:_LONGEST])

    def _typed(self, question: Question, words: str) -> None:
        question.typed = words
        question.changed(words)
        self._show_question()

    def _end(self, then: Callable[[], None]) -> None:
        self._question = None
        self._notice.answered()
        then()

    def _show_question(self) -> None:
        if (question := self._question) is not None:
            self._notice.ask(question.prompt, question.typed, question.hint(question.typed))
