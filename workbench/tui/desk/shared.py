"""The desk among others: what they do appears by itself, and they see where the reviewer is."""

from __future__ import annotations

import time

from textual.message import Message

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark, Presence
from workbench.tui.desk.view import DeskView
from workbench.tui.pen import Pen
from workbench.tui.session import News

_LOOK_EVERY = 0.4  # seconds; a look at a file that nobody wrote to takes 30 µs
_BEAT = 10.0  # seconds after which one says again that one is here; after 30 of silence others count one as gone


class SharedView(DeskView):
    """Takes in others' work without a key pressed, and without moving anything under the reviewer's hands."""

    class Waiting(Message):
        """Recording has been waiting for another writer for a moment."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk)
        self._pen = pen
        self._seen_at: Bookmark | None = None
        self._told: tuple[Bookmark | None, float] | None = None
        self._trouble = ""

    def _watch_others(self) -> None:
        """Starts the clock. To be called once the first screen stands: it must not wait for this."""
        self._pen.wait_by(self._is_waiting)
        self.set_interval(_LOOK_EVERY, self.look_around)
        self._look()  # without a word of one's own: the pen would open the file while the first screen is written

    def _is_waiting(self) -> None:
        """Called from the pen's thread."""
        self.post_message(self.Waiting())

    def look_around(self) -> None:
        """Takes in what was written to the file since the last look, shows who is where, says where the reviewer is."""
        if self._look():
            self._say_where()

    def _look(self) -> bool:
        """Whether the file could be read, and what is new in it and who is where is shown."""
        try:
            news, others = self.session.look(), self._desk.others(self._desk.session)
        except WorkbenchError as error:  # a disk that is gone is told once, not every time the clock ticks
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._notice.fail(self._trouble)
            return False
        self._trouble = ""
        self._show_others(others)
        if news is not None:
            self._show_news(news)
        return True

    def _show_others(self, others: list[Presence]) -> None:
        current = self.session.current
        moved = {(o.session, o.claim_id) for o in others} ^ {(o.session, o.claim_id) for o in self._others}
        if moved:
            self._others = others
            self._reader.set_visited(frozenset(o.claim_id for o in others if o.claim_id is not None))
            self._show_top()
            if current is not None and any(claim == current.claim.id for _, claim in moved):
                self._show_panel()

    def _show_news(self, news: News) -> None:
        if news.all:
            self._show_marks()
        for reviewed in news.claims:
            self._reader.set_mark(self._mark(reviewed))
        self.show(scroll=False)
        if news.went:
            self._displaced = True
            self._notice.say("The claim that stood here was taken out of the file; this is the one nearest to it.")

    def _say_where(self) -> None:
        """Tells others where the reviewer is: when they have stayed there from one look to the next, and every beat."""
        place, now = self.session.bookmark, time.monotonic()
        stayed, self._seen_at = place == self._seen_at, place
        due = self._told is None or now - self._told[1] >= _BEAT or (stayed and place != self._told[0])
        if due and not self._pen.is_busy:
            self._told = place, now
            self.run_worker(self._pen.jot(lambda desk: desk.be_here(place)), group="presence", exit_on_error=True)

    def on_shared_view_waiting(self) -> None:
        """Shown until what waits is saved; a report that comes after that is late."""
        from workbench.tui.screens.form import FormScreen

        if not self._pen.is_busy:
            return
        self._notice.waiting()
        if isinstance(self.app.screen, FormScreen):
            self.app.screen.waiting()
