"""Who else is in the file, in words."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.review import Presence
from workbench.domain.shown import Shown
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.picture import VISITED

_NAME = 16  # cells of a name
_MOST = 3  # names in a line with room


def company(present: Iterable[Presence], reviewer: str, *, roomy: bool) -> str:
    """Who is in the file besides *reviewer*: one name and how many more, or some names; empty when nobody is."""
    names, again = _names(present, reviewer)
    shown: list[str] = [*names, *(["you, in another window" if roomy else "you"] if again else [])]
    most = _MOST if roomy else 1
    more = f" +{len(shown) - most}" if len(shown) > most else ""
    return f"{VISITED} {', '.join(shown[:most])}{more}" if shown else ""


def on_claim(present: Iterable[Presence], reviewer: str) -> str:
    """Who is on a claim besides *reviewer*, who is on it too, in a sentence; empty when nobody is."""
    names, again = _names(present, reviewer)
    if not names:
        return f"{VISITED} You are on this claim in another window too" if again else ""
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    mine = ", and so are you in another window" if again else ""
    return f"{VISITED} {listed} {'are' if names[1:] else 'is'} on this claim{mine}"


def _names(present: Iterable[Presence], reviewer: str) -> tuple[list[Shown], bool]:
    """The others' names, each once and cut short, and whether *reviewer* is there as well."""
    known = dict.fromkeys(presence.reviewer for presence in present)
    return [_short(name) for name in known if name != reviewer], reviewer in known


def _short(name: str) -> Shown:
    return fit(drawable(name), _NAME)[0]
