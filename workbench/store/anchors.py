"""Proof of an article out of somebody else's file: every anchor, and nothing that the program does not write."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from workbench.domain.article import Boilerplate, Role, article_id
from workbench.domain.claim import Kind, Origin, claim_id
from workbench.domain.day import is_day
from workbench.store.bundles import Bundle, Found

_LANGUAGE = re.compile("[a-z]{2,3}")
_REASON = {"name": (str,), "weight": (int, float), "start": (int,), "end": (int,)}
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")
_ROLES, _BOILERPLATE, _KINDS, _ORIGINS = (frozenset(map(str, kinds)) for kinds in (Role, Boilerplate, Kind, Origin))


def wrong(bundle: Bundle) -> str | None:
    """What of the article is not as the program makes it, None when all is; it may hold anything that SQLite can."""
    try:
        return _wrong_article(bundle) or _wrong_passages(bundle) or _wrong_places(bundle) or _wrong_claims(bundle)
    except (UnicodeError, TypeError, ValueError, KeyError, RecursionError):
        return "holds something that cannot be read"


def _wrong_article(bundle: Bundle) -> str | None:
    if type(bundle.text) is not str or article_id(bundle.text) != bundle.id:
        return "has another text than the one it was imported with"
    standin, title, byline, outlet, published, language, words = bundle.about
    if not (
        _is_text(title, bundle.source, bundle.imported)
        and _is_text_or_none(byline, outlet, bundle.extractor)
        and bundle.extractor != ""
        and _MOMENT.fullmatch(bundle.imported)
        and _is_flag(standin)
        and (published is None or is_day(published))
        and _is_language(language)
        and type(words) is int
        and words >= 0
    ):
        return "has metadata that is malformed"
    return None


def _wrong_passages(bundle: Bundle) -> str | None:
    before = 0
    for start, end, role, kind, language in bundle.passages:
        if not _is_stretch(start, end, bundle.text) or start < before:
            return f"has a passage at {start!r:.20}–{end!r:.20}, where none can be"
        if role not in _ROLES or not (kind is None or kind in _BOILERPLATE) or not _is_language(language):
            return f"has a passage at {start}–{end} of a kind that this program does not know"
        before = end
    return None


def _wrong_places(bundle: Bundle) -> str | None:
    before = 0
    for number, (place, start, label) in enumerate(bundle.locators):
        if place != number or type(start) is not int or not before <= start <= len(bundle.text) or not _is_text(label):
            return f"has a page or chapter at {start!r:.20}, where none can be"
        before = start
    if not all(place == number and _is_text(*stated) for number, (place, *stated) in enumerate(bundle.more)):
        return "says something of itself that cannot be read"
    return None


def _wrong_claims(bundle: Bundle) -> str | None:
    if len({found.id for found in bundle.claims}) != len(bundle.claims):
        return "has a claim twice"
    for found in bundle.claims:
        if said := _wrong_anchor(bundle, found) or _wrong_finding(bundle, found) or _wrong_quantities(bundle, found):
            return f"has a claim {found.id[:32]} {said}"
    return None


def _wrong_anchor(bundle: Bundle, found: Found) -> str | None:
    id_, start, end, text, *_ = found.row
    if (
        not _is_stretch(start, end, bundle.text)
        or bundle.text[start:end] != text
        or claim_id(bundle.id, start, end) != id_
    ):
        return "whose words are not what stands where it says"
    return None


def _wrong_finding(bundle: Bundle, found: Found) -> str | None:
    _, start, end, _, kind, score, reasons, claimant, surface, cue_start, cue_end, quote, *rest = found.row
    first, last, place, parts, context_start, context_end, origin = rest
    if not (
        kind in _KINDS
        and origin in _ORIGINS
        and _is_share(score)
        and _is_text_or_none(claimant, surface, place)
        and _is_flag(quote)
        and ((cue_start is None and cue_end is None) or _is_stretch(cue_start, cue_end, bundle.text))
        and ((context_start is None and context_end is None) or _lies_in(start, end, context_start, context_end))
        and _are_parts(parts, start, end)
        and ((first is None and last is None) or (is_day(first) and is_day(last) and first <= last))
        and _are_reasons(reasons, bundle.text)
    ):
        return "that says what no claim can"
    return None


def _wrong_quantities(bundle: Bundle, found: Found) -> str | None:
    if len({row[:2] for row in found.quantities}) != len(found.quantities):
        return "with a quantity twice"
    for start, end, text, low, high, approximate, unit, what, state in found.quantities:
        if not _is_stretch(start, end, bundle.text) or bundle.text[start:end] != text:
            return "whose quantity is not what stands where it says"
        if not (
            all(one is None or _is_number(one) for one in (low, high))
            and _is_flag(approximate)
            and _is_text_or_none(unit, what, state)
        ):
            return "whose quantity is malformed"
    return None


def _is_stretch(start: Any, end: Any, text: str) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end <= len(text)


def _lies_in(start: int, end: int, first: Any, last: Any) -> bool:
    return type(first) is int and type(last) is int and start <= first < last <= end


def _are_parts(value: Any, start: int, end: int) -> bool:
    """Whether *value* names stretches of the claim from *start* to *end* in reading order."""
    if not _is_text(value) or len(value) > 1_000_000:
        return False
    parts = json.loads(value)
    if type(parts) is not list:
        return False
    for part in parts:
        if (
            type(part) is not dict
            or part.keys() != {"start", "end"}
            or not _lies_in(start, end, part["start"], part["end"])
        ):
            return False
        start = part["end"]
    return True


def _is_text(*values: Any) -> bool:
    # Encoding raises where a text is not valid Unicode.
    return all(type(value) is str and value.encode("utf-8") is not None for value in values)


def _is_text_or_none(*values: Any) -> bool:
    return _is_text(*(value for value in values if value is not None))


def _is_language(value: Any) -> bool:
    return value is None or (type(value) is str and _LANGUAGE.fullmatch(value) is not None)


def _is_flag(value: Any) -> bool:
    return type(value) is int and value in (0, 1)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 <= value <= 1


def _are_reasons(value: Any, text: str) -> bool:
    if not _is_text(value) or len(value) > 1_000_000:
        return False
    reasons = json.loads(value)
    return type(reasons) is list and all(
        type(reason) is dict
        and reason.keys() == _REASON.keys()
        and all(type(reason[name]) in kinds for name, kinds in _REASON.items())
        and _is_number(reason["weight"])
        and 0 <= reason["start"] <= reason["end"] <= len(text)
        for reason in reasons
    )
