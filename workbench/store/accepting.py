"""What an entry of somebody else's log must be to be taken into ours: every column, its body, its hashes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workbench.domain.claim import claim_id
from workbench.domain.day import is_day
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, Action, LogEntry, Stance, Workflow
from workbench.domain.scale import DEFAULT
from workbench.domain.span import Span
from workbench.store import log, refits

_ID = re.compile("[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")  # UUIDv7
_SHORT = re.compile("[0-9a-f]{32}")
_LONG = re.compile("[0-9a-f]{64}")
_FILE_HASH = re.compile("SHA-256:[0-9a-f]{64}")
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_CUT = re.compile(r"([0-9a-f]{32}):(0|[1-9][0-9]{0,9})-([1-9][0-9]{0,9})")
_CUTS = re.compile(rf"{_CUT.pattern}(?:,(?:0|[1-9][0-9]{{0,9}})-[1-9][0-9]{{0,9}})*")
_HEAD = re.compile("[0-9a-f]{32} [1-9][0-9]{0,15} [0-9a-f]{64}")
_FURTHEST = 10_000  # hundredths: a hundred times the greatest score
_MEMBER = re.compile("[a-z][a-z_]{0,39}")
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode
_NOT_TO_BE_BLANKED = frozenset({Action.CHECKPOINT, Action.REDACT})


def wrong(entry: LogEntry) -> str | None:
    """What is wrong with *entry* by itself, None when nothing is; its columns may hold anything that SQLite can.

    Whether it follows the entry before it, and whether an entry says why a blanked one is blank, is another question.
    """
    try:
        return _wrong_columns(entry) or _wrong_body(entry) or _wrong_hashes(entry)
    except WorkbenchError:  # of the hashes, for what canonical JSON cannot hold
        return "it is not valid Unicode"


def is_blank(entry: LogEntry) -> bool:
    """Whether the body of *entry* was redacted."""
    return not entry.body and not entry.salt


def cuts_of(entry: LogEntry) -> tuple[str, list[Span]] | None:
    """The article and the stretches of the claims that *entry* cuts out of it; None of an entry that cuts none."""
    if entry.action not in (Action.ADD_CLAIM, Action.RE_CUT) or not _CUTS.fullmatch(entry.value or ""):
        return None
    article, _, stretches = (entry.value or "").partition(":")
    return article, [Span(*map(int, stretch.split("-"))) for stretch in stretches.split(",")]


def _wrong_columns(entry: LogEntry) -> str | None:
    for pattern, value, name in (
        (_ID, entry.id, "id"),
        (_SHORT, entry.chain, "chain"),
        (_LONG, entry.body_hash, "body_hash"),
        (_LONG, entry.previous, "previous"),
        (_LONG, entry.hash, "hash"),
    ):
        if type(value) is not str or not pattern.fullmatch(value):
            return f"its {name} is malformed"
    if type(entry.seq) is not int or not 1 <= entry.seq <= log.MOST:
        return "its number in the chain is malformed"
    if type(entry.clock) is not int or not 1 <= entry.clock <= log.MOST:
        return "its clock is malformed"
    if type(entry.author) is not str or not entry.author.strip() or len(entry.author) > log.LONGEST_WORD:
        return "its author is malformed"
    if type(entry.at) is not str or not _is_moment(entry.at):
        return "its time is malformed"
    return _wrong_meaning(entry)


def _wrong_meaning(entry: LogEntry) -> str | None:
    if type(entry.action) is not str or entry.action not in _VALUES:
        return "this program does not know its action"
    about_file = entry.subject == FILE
    if type(entry.subject) is not str or not (about_file or _SHORT.fullmatch(entry.subject)):
        return "its subject is malformed"
    if about_file is not (entry.action in _ABOUT_FILE) and entry.action not in _ABOUT_ENTRIES:
        return "its subject does not fit its action"
    value = entry.value
    if value is not None and (type(value) is not str or len(value) > log.LONGEST_WORD):
        return "its value is malformed"
    if not _VALUES[entry.action](value):
        return "its value does not fit its action"
    if entry.action == Action.REPLACE and entry.value == entry.subject:
        return "its value does not fit its action"
    if (cuts := cuts_of(entry)) and not _can_be_cut(entry, *cuts):
        return "its value does not fit its action"
    return None


def _can_be_cut(entry: LogEntry, article: str, spans: list[Span]) -> bool:
    """Whether each of *spans* has characters and follows the one before, and what is added goes by its own id."""
    ends = [0, *(span.end for span in spans)]
    in_order = all(before <= span.start < span.end for before, span in zip(ends, spans, strict=False))
    own = entry.action != Action.ADD_CLAIM or entry.subject == claim_id(article, spans[0].start, spans[0].end)
    return in_order and own


def _wrong_body(entry: LogEntry) -> str | None:
    if type(entry.body) is not str or type(entry.salt) is not str:
        return "its body is malformed"
    if is_blank(entry):
        return "a checkpoint or a redaction cannot be blank" if entry.action in _NOT_TO_BE_BLANKED else None
    if not _SHORT.fullmatch(entry.salt):
        return "its salt is malformed"
    if len(entry.body) > log.longest(entry.action):
        return "its body is too long"
    if entry.body == "{}" and entry.action not in _MEMBERS:
        return None
    try:
        body = json.loads(entry.body, parse_constant=_refused)
    except (ValueError, RecursionError):
        return "its body is not JSON"
    if type(body) is not dict or not all(map(_is_member, body.items())):
        return "its body is malformed"
    if _encoded(body) != entry.body:
        return "its body is not canonical JSON"
    return None if _fits(entry.action, entry.value, body) else "its body does not fit its action"


def _wrong_hashes(entry: LogEntry) -> str | None:
    if not is_blank(entry) and entry.body_hash != log.hash_of_body(entry.salt, entry.body):
        return "its body was changed"
    return None if entry.hash == log.hash_of(entry) else "it was changed"


# What fits


def _is_moment(text: str) -> bool:
    if not _AT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _nothing(value: str | None) -> bool:
    return value is None


def _words(value: str | None) -> bool:
    return bool(value and value.strip())


def _one_of(*names: str) -> Callable[[str | None], bool]:
    known = frozenset(names)
    return lambda value: value in known


def _like(pattern: re.Pattern[str]) -> Callable[[str | None], bool]:
    return lambda value: value is not None and pattern.fullmatch(value) is not None


def _are_moves(value: str | None) -> bool:
    """Whether *value* says by how many hundredths which weights moved, as `refits.value` writes it."""
    try:
        moves = json.loads(value or "", parse_constant=_refused)
    except (ValueError, RecursionError):
        return False
    return (
        type(moves) is dict
        and all(name.strip() and type(by) is int and 0 < abs(by) <= _FURTHEST for name, by in moves.items())
        and refits.value(moves) == value
    )


_ABOUT_FILE = frozenset({Action.BLIND, Action.CHECKPOINT, Action.REFIT})
_ABOUT_ENTRIES = frozenset({Action.UNDO, Action.REDO, Action.WITHDRAW, Action.REDACT})

_VALUES: dict[str, Callable[[str | None], bool]] = {
    Action.VERDICT: _words,
    Action.ADJUDICATE: _words,
    Action.EVIDENCE: _one_of(*Stance),
    Action.NOTE: _nothing,
    Action.DISMISS: _nothing,
    Action.SET_TITLE: _words,
    Action.SET_BYLINE: _words,
    Action.SET_OUTLET: _words,
    Action.SET_PUBLISHED: is_day,
    Action.SET_LANGUAGE: _like(re.compile("[a-z]{2,3}")),
    Action.SET_SOURCE: _words,
    Action.MOVE: _one_of(Workflow.NEW, Workflow.IN_PROGRESS, Workflow.SECOND_REVIEW, Workflow.DISPUTED),
    Action.ADD_CLAIM: _like(_CUT),
    Action.RE_CUT: _like(_CUTS),
    Action.REWORD: _nothing,
    Action.REPLACE: _like(_SHORT),
    Action.BLIND: _one_of("on", "off"),
    Action.REFIT: _are_moves,
    Action.CHECKPOINT: _nothing,
    **dict.fromkeys(_ABOUT_ENTRIES, _like(_SHORT)),
}
"""What the value of each action may be; an action that is not here is not accepted."""

_VERDICT = {"label": str, "scale": str, "scale_version": int}
_MEMBERS: dict[str, dict[str, type]] = {
    Action.VERDICT: _VERDICT,
    Action.ADJUDICATE: _VERDICT,
    Action.EVIDENCE: {"accessed": str},
    Action.NOTE: {"text": str},
    Action.REWORD: {"text": str},
    Action.REDACT: {"reason": str},
    Action.REFIT: {"decided": int, "dismissed": int, "precision_before": int, "precision_after": int, "weights": list},
    Action.CHECKPOINT: {"occasion": str, "count": int, "digest": str, "heads": list},
}
"""What the body of each action must say."""

_NUMBERS = frozenset(
    {
        *("number", "scale_version", "start", "end", "count", "size"),
        *("decided", "dismissed", "precision_before", "precision_after"),
    }
)
_LISTS = frozenset({"heads", "weights"})


def _is_member(item: tuple[str, Any]) -> bool:
    name, value = item
    wanted = int if name in _NUMBERS else list if name in _LISTS else str
    if type(value) is not wanted or not _MEMBER.fullmatch(name):
        return False
    if isinstance(value, int):
        return abs(value) <= log.MOST
    return isinstance(value, str) or all(type(one) is str for one in value)


def _fits(action: str, value: str | None, body: dict[str, Any]) -> bool:
    if not all(name in body for name in _MEMBERS.get(action, ())):
        return False
    if action in (Action.VERDICT, Action.ADJUDICATE):
        return _is_rating(value, body)
    if action == Action.EVIDENCE:
        return _is_source(body)
    if action == Action.CHECKPOINT:
        return body["count"] >= 0 and bool(_LONG.fullmatch(body["digest"])) and all(map(_HEAD.fullmatch, body["heads"]))
    return True


def _is_source(body: dict[str, Any]) -> bool:
    """Whether *body* names one source: a web address, a stretch of an article, or a file with its hash and size."""
    kinds = (
        "url" in body,
        "article" in body and 0 <= body.get("start", -1) < body.get("end", -1),
        "file" in body and bool(_FILE_HASH.fullmatch(body.get("hash", ""))) and body.get("size", -1) >= 0,
    )
    return sum(kinds) == 1 and sum(name in body for name in ("url", "article", "file")) == 1


def _is_rating(value: str | None, body: dict[str, Any]) -> bool:
    """Whether the words of a verdict are those that its scale has for its rating."""
    rating = DEFAULT.rating(value or "")
    return (
        rating is not None
        and (body["scale"], body["scale_version"]) == (DEFAULT.id, DEFAULT.version)
        and (body["label"], body.get("number")) == (rating.label, rating.number)
    )


def _refused(name: str) -> None:
    raise ValueError(name)
