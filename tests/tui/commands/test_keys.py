"""Keys are called what Textual calls them, and read and written as a person does."""

import string

import pytest
from textual.keys import _character_to_key

from workbench.tui.commands.keys import is_character, key_named, shown_key

PRINTABLE = [c for c in string.printable if c.isprintable()] + [*"äßñç§€¿«„漢字ж"]


@pytest.mark.parametrize("character", PRINTABLE)
def test_a_character_is_named_as_textual_names_it_and_shown_as_itself(character: str) -> None:
    key = key_named(character)
    assert key == _character_to_key(character)
    assert is_character(key)
    assert shown_key(key) == (character if character != " " else "Space")


@pytest.mark.parametrize("character", PRINTABLE)
def test_the_name_and_what_is_shown_are_the_same_key_as_the_character(character: str) -> None:
    key = key_named(character)
    assert key is not None
    assert key_named(key) == key_named(shown_key(key)) == key


@pytest.mark.parametrize(
    ("written", "key", "shown"),
    [
        ("Ctrl+P", "ctrl+p", "Ctrl+P"),
        ("ctrl+shift+Left", "ctrl+shift+left", "Ctrl+Shift+←"),
        ("shift+ctrl+left", "ctrl+shift+left", "Ctrl+Shift+←"),
        ("shift+tab", "shift+tab", "Shift+Tab"),
        ("PgDn", "pagedown", "PgDn"),
        ("pagedown", "pagedown", "PgDn"),
        ("↓", "down", "↓"),
        ("Esc", "escape", "Esc"),
        ("Return", "enter", "Enter"),
        ("SPACE", "space", "Space"),
        ("F12", "f12", "F12"),
        ("Question_Mark", "question_mark", "?"),
        ("shift+n", "N", "N"),
        ("N", "N", "N"),
        ("alt+x", "alt+x", "Alt+X"),
        ("ctrl++", "ctrl+plus", "Ctrl++"),
        ("ctrl+comma", "ctrl+comma", "Ctrl+,"),
    ],
)
def test_a_key_may_be_written_as_it_is_read_or_as_textual_names_it(written: str, key: str, shown: str) -> None:
    assert key_named(written) == key
    assert shown_key(key) == shown
    assert key_named(shown) == key


@pytest.mark.parametrize(
    "written", ["", "nope", "ctrl+", "ctrl+ctrl+a", "hyper", "f0", "f25", "\x1b", "\n", "\u0301", "ab", "shift+1",
                "latin_small_letter_a", "digit_one", "shift+ctrl+é+x", "\u202e", "jj"]
)  # fmt: skip
def test_what_is_no_key_has_no_name(written: str) -> None:
    assert key_named(written) is None
