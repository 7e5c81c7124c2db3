"""Where one was, to go back to and forward again, as in a browser. Knows nothing of the screen."""

from __future__ import annotations

from collections import deque

from workbench.domain.review import Bookmark

MOST = 200
"""Places that are remembered behind one."""


class Trail:
    """The places one came from, the place one is at, and those one came back from."""

    def __init__(self) -> None:
        self._behind: deque[Bookmark] = deque(maxlen=MOST)
        self._ahead: list[Bookmark] = []
        self._here: Bookmark | None = None

    def at(self, place: Bookmark, *, step: bool = False) -> None:
        """One is at *place* now. A *step* to the claim beside the last one leaves no place behind that one was at."""
        if place == self._here:
            return
        if self._here is not None and not step:
            self._behind.append(self._here)
            self._ahead.clear()
        self._here = place

    def back(self) -> Bookmark | None:
        """The place one was at before, where one is now; None where there is none."""
        return self._turn(self._behind, self._ahead)

    def forward(self) -> Bookmark | None:
        """The place one came back from, where one is now; None where there is none."""
        return self._turn(self._ahead, self._behind)

    def _turn(self, from_: deque[Bookmark] | list[Bookmark], to: deque[Bookmark] | list[Bookmark]) -> Bookmark | None:
        if not from_:
            return None
        if self._here is not None:
            to.append(self._here)
        self._here = from_.pop()
        return self._here

    def forget(self, place: Bookmark) -> None:
        """Has *place*, which is no longer there, be no place to come back to."""
        self._behind = deque((one for one in self._behind if one != place), MOST)
        self._ahead = [one for one in self._ahead if one != place]
        if self._here == place:
            self._here = None
