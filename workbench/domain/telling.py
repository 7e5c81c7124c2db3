"""What an entry of the log says, in a line of words; its columns may hold anything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from workbench.domain.claim import claim_id
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry

Body = dict[str, Any]


_ID = re.compile("[0-9a-f]{32}")
_STRETCH = re.compile("([0-9a-f]{32}):([0-9]{1,9})-([0-9]{1,9})")

Find = Callable[[str], LogEntry]
"""Gives the entry with an id; raises WorkbenchError where there is none."""


def told(entry: LogEntry, find: Find | None = None, *, blind: bool = False) -> str:
    """What *entry* records: "verdict false on claim 1234abcd: because".

    With *find* an undo or a redo names what it took or brought back; where the reader is *blind* only what kind of
    entry that was.
    """
    if find is not None and entry.action in (Action.UNDO, Action.REDO):
        return _turned(entry, find, blind)
    words = _WORDS.get(entry.action, _unknown)
    text = words(_short(entry.subject), entry, _body(entry))
    return text if entry.body else f"{text}: [redacted]"


def _turned(entry: LogEntry, find: Find, blind: bool) -> str:
    word = text_of(entry.action)
    try:
        taken = _named_by(entry, find)
        if entry.action == Action.REDO:
            taken = _named_by(taken, find)
    except WorkbenchError:  # a damaged log
        return told(entry)
    if blind and taken.action in (Action.VERDICT, Action.ADJUDICATE):
        kind = "a verdict" if taken.action == Action.VERDICT else "an adjudication"
        return f"{word} of {kind} on claim {_short(taken.subject)}"
    return f"{word} of {told(taken)}"


def _named_by(entry: LogEntry, find: Find) -> LogEntry:
    id_ = text_of(entry.value)
    if not _ID.fullmatch(id_):
        raise WorkbenchError(f"{id_} names no entry.")
    return find(id_)


def text_of(column: object) -> str:
    """What stands in a *column*, as text: a damaged file may hold bytes in it, or bytes that are no Unicode."""
    if isinstance(column, bytes):
        return column.decode("utf-8", "replace")
    return str(column).encode("utf-8", "surrogateescape").decode("utf-8", "replace") if column is not None else ""


def _body(entry: LogEntry) -> Body:
    try:
        found = json.loads(entry.body)
    except (ValueError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _short(id_: object) -> str:
    return text_of(id_)[:8]


def _why(body: Body, name: str) -> str:
    return f": {text_of(body[name])}" if body.get(name) else ""


def _source(body: Body) -> str:
    return f", carried from claim {_short(body['carried_from'])}" if body.get("carried_from") else ""


def _value(entry: LogEntry) -> str:
    return text_of(entry.value)


def _evidence(subject: str, entry: LogEntry, body: Body) -> str:
    passage = f"{_short(body.get('article'))}#{body.get('start')}-{body.get('end')}"
    where = body.get("url") or body.get("file") or passage
    place = f": {text_of(where)}" if body else ""
    quote = f" “{text_of(body['quote'])}”" if body.get("quote") else ""
    return f"evidence, {_value(entry)}, on claim {subject}{place}{quote}"


def _checkpoint(_subject: str, _entry: LogEntry, body: Body) -> str:
    signed = ", signed" if body.get("signature") else ""
    return (
        f"checkpoint ({text_of(body.get('occasion'))}): {text_of(body.get('count'))} entries, digest "
        f"{text_of(body.get('digest'))}{signed}"
    )


def _refit(_subject: str, _entry: LogEntry, body: Body) -> str:
    if not body:
        return "refit of the weights"
    weights = body.get("weights")
    listed = ", ".join(map(text_of, weights)) if isinstance(weights, list) else ""
    return (
        f"refit of the weights to {text_of(body.get('decided'))} decided and {text_of(body.get('dismissed'))} "
        f"dismissed claims: {listed}"
    )


def _field(subject: str, entry: LogEntry, _body: Body) -> str:
    return f"{text_of(entry.action).removeprefix('set ')} of article {subject}: {_value(entry)}"


def _place(entry: LogEntry) -> str:
    article, _, place = _value(entry).partition(":")
    return f"{place} of article {article[:8]}"


def _re_cut(subject: str, entry: LogEntry, body: Body) -> str:
    article, _, places = _value(entry).partition(":")
    found = [_STRETCH.fullmatch(f"{article}:{place}") for place in places.split(",")]
    cut = [f"claim {claim_id(one[1], int(one[2]), int(one[3]))[:8]}" for one in found if one]
    how = "joined into" if "joined_with" in body else "split into" if "," in places else "re-cut, to"
    return f"claim {subject} {how} {', '.join([*cut, f'characters {_place(entry)}'])}{_why(body, 'text')}"


def _unknown(subject: str, entry: LogEntry, _body: Body) -> str:
    return f"{text_of(entry.action)} {_value(entry)} on {subject}"


_WORDS: dict[str, Callable[[str, LogEntry, Body], str]] = {
    Action.VERDICT: lambda s, e, b: f"verdict {_value(e)} on claim {s}{_source(b)}{_why(b, 'rationale')}",
    Action.ADJUDICATE: lambda s, e, b: f"adjudication {_value(e)} on claim {s}{_why(b, 'rationale')}",
    Action.EVIDENCE: _evidence,
    Action.WITHDRAW: lambda s, e, b: f"evidence {_value(e)} withdrawn from claim {s}{_why(b, 'reason')}",
    Action.NOTE: lambda s, _, b: f"note on {s}{_why(b, 'text')}",
    Action.DISMISS: lambda s, _, b: f"dismissal of claim {s}{_why(b, 'reason')}",
    Action.MOVE: lambda s, e, b: f"claim {s} moved to {_value(e)}{_why(b, 'reason')}",
    Action.ADD_CLAIM: lambda s, e, b: f"claim {s} added, characters {_place(e)}{_why(b, 'text')}",
    Action.RE_CUT: _re_cut,
    Action.REWORD: lambda s, e, b: (
        f"claim {s} {'reworded' if b.get('text') or not e.body else 'in its own words'}{_why(b, 'text')}"
    ),
    Action.REPLACE: lambda s, e, b: f"article {s} replaced by {_value(e)[:8]}{_why(b, 'reason')}",
    Action.BLIND: lambda _s, e, _b: f"blind review {_value(e)}",
    Action.REFIT: _refit,
    Action.UNDO: lambda s, e, _: f"undo of entry {_value(e)} on {s}",
    Action.REDO: lambda s, e, _: f"redo, after undo {_value(e)}, on {s}",
    Action.REDACT: lambda s, e, b: f"redaction of entry {_value(e)} on {s}{_why(b, 'reason')}",
    Action.CHECKPOINT: _checkpoint,
    **dict.fromkeys(
        (
            *(Action.SET_TITLE, Action.SET_BYLINE, Action.SET_OUTLET),
            *(Action.SET_PUBLISHED, Action.SET_LANGUAGE, Action.SET_SOURCE),
        ),
        _field,
    ),
}
