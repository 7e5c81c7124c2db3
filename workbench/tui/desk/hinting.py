"""A few hints for who opens the desk for the first time. Each goes away for good once it was followed, or with Esc."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from workbench.desk.memory import Memory
from workbench.domain.shown import safe_text
from workbench.tui.desk.deciding import Deciding
from workbench.tui.desk.looking import Looking
from workbench.tui.desk.surveying import Surveying
from workbench.tui.widgets.lines import Line

_LEAST = 20  # rows of a window that has one for a hint


class Hinting(Deciding, Looking, Surveying):
    """Shows the first hint that was neither followed nor sent away, where the desk has a memory of the reviewer's."""

    memory: Memory | None = None
    _hinted = ""

    def on_mount(self) -> None:
        """The hints come once the desk stands."""
        self.call_after_refresh(self._show_hint)

    def _hints(self) -> dict[str, str]:
        ratings = self._desk.scale.ratings
        first, last = self.key(f"verdict.{ratings[0].id}"), self.key(f"verdict.{ratings[-1].id}")
        sources, note = self.key("claim.evidence"), self.key("claim.note")
        return {
            "decide": f"{first} to {last} decide, and go on · {sources} links a source · {note} takes a note",
            "help": f"{self.key('help')} finds every key by a word · {self.key('undo')} takes back whatever you did",
            "survey": f"{self.key('queue')} lists all claims · {self.key('search')} searches all articles",
        }

    def _show_hint(self) -> None:
        if self.memory is None or self.session.article is None or self.app.size.height < _LEAST:
            return
        unseen = [name for name in self._hints() if self.memory.get(f"hint.{name}") is None]
        self._hinted = unseen[0] if unseen else ""
        lines = self.query("#hint")
        if not self._hinted:
            lines.remove()
            return
        if not lines:
            self.mount(Line(id="hint"), before="#notice")
        words = Content.assemble(
            (" Hint: ", "bold $text-accent"),
            safe_text(self._hints()[self._hinted]),
            (f" · {self.key('search.clear')} away", "dim"),
        )
        self.query_one("#hint", Line).draw(lambda width: words.truncate(width, ellipsis=True))

    def _followed(self, name: str) -> None:
        """Remembers that the hint need not be shown again, and shows the next one."""
        if self.memory is not None and self.memory.get(f"hint.{name}") is None:
            self.run_worker(partial(self._remember, self.memory, name), thread=True, exit_on_error=True)

    def _remember(self, memory: Memory, name: str) -> None:
        """Called in a thread of its own."""
        memory.put(f"hint.{name}", "seen")
        self.app.call_from_thread(self._show_hint)

    def action_decide(self, rating: str) -> None:
        """A verdict, and a hint followed."""
        super().action_decide(rating)
        self._followed("decide")

    def action_help(self) -> None:
        """Help, and a hint followed."""
        super().action_help()
        self._followed("help")

    def action_queue(self) -> None:
        """The queue, and a hint followed."""
        super().action_queue()
        self._followed("survey")

    def action_clear_search(self) -> None:
        """The hint sent away, where there is no search to end."""
        if self._hinted and not self.searches:
            self._followed(self._hinted)
        else:
            super().action_clear_search()
