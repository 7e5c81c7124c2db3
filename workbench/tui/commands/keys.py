"""The names of keys: as Textual calls them, and as a person reads and writes them."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from itertools import chain, product, zip_longest

_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Backspace",
}
_NAMED = {*_SHOWN, *(f"f{number}" for number in range(1, 25))}
_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")  # Textual puts them in this order
_WRITTEN = {shown.lower(): key for key, shown in _SHOWN.items()} | {"return": "enter"}
# Where Textual's name of a character is not the one of Unicode.
_TEXTUALS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MOST_WORDS = 6  # of the name of a character on a keyboard, less one
_UNICODES = {textuals: unicodes for unicodes, textuals in _TEXTUALS.items()}

SAME_BYTE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""Chords for which most terminals send what they send for another key."""


def key_named(written: str) -> str | None:
    """Textual's name of the key that a person has *written*: a character, or a name in any case; None if it is no key.

    "?" and "question_mark" are the same key, and so are "PgDn" and "pagedown", "Ctrl+P" and "ctrl+p".
    """
    if len(written) == 1:
        return _of_character(written)
    *modifiers, key = written.lower().replace("++", "+plus").split("+")
    if not key or not set(modifiers) <= set(_MODIFIERS) or len(set(modifiers)) < len(modifiers):
        return None
    found = _base(key)
    if found is None:
        return None
    if "shift" in modifiers and is_character(found):  # a terminal sends the capital letter, or another character
        return found.upper() if len(modifiers) == 1 and found.isalpha() and len(found) == 1 else None
    return "+".join([*(m for m in _MODIFIERS if m in modifiers), found])


def shown_key(key: str) -> str:
    """The name of a *key* of Textual's as a person reads it: "?", "Ctrl+P", "↓"."""
    *modifiers, last = key.split("+")
    shown = _SHOWN.get(last) or (last.upper() if last in _NAMED else _character(last))
    if modifiers and len(shown) == 1:
        shown = shown.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def is_character(key: str) -> bool:
    """Whether *key* types a character, so that it cannot be a command where one writes."""
    return key == "space" or ("+" not in key and key not in _NAMED)


def _base(key: str) -> str | None:
    """The key without modifiers."""
    if (named := _WRITTEN.get(key, key)) in _NAMED:
        return named
    return _of_character(key) if len(key) == 1 else _of_name(key)


def _of_character(character: str) -> str | None:
    if character == " ":
        return "space"
    if not character.isprintable() or unicodedata.combining(character):
        return _WRITTEN.get(character)
    if character.isalnum():
        return character
    if character in _WRITTEN:  # an arrow, as help and footer show it
        return _WRITTEN[character]
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUALS.get(name, name) or None


def _of_name(name: str) -> str | None:
    """The name again, if it is one of a character other than a letter or a digit."""
    found = _character(name)
    return name if found != name and not found.isalnum() else None


def _character(key: str) -> str:
    """The character that *key* types; the name itself where it has none."""
    if len(key) == 1:
        return key
    words = _UNICODES.get(key, key).upper().split("_")
    for between in product(" -", repeat=min(len(words) - 1, _MOST_WORDS)):  # Textual has "_" for either
        with suppress(KeyError):
            return unicodedata.lookup("".join(chain.from_iterable(zip_longest(words, between, fillvalue=""))))
    return key
