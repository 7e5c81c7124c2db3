import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.shown import safe_lines, safe_text

ANY = st.text(st.characters())  # all of Unicode, lone surrogates too
BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_harmful(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in BIDI_CONTROLS
        or character in "\u200e\u200f\u061c\u200b\ufeff\u00ad"
    )


@given(text=ANY)
def test_nothing_that_steers_a_terminal_or_reorders_a_line_is_left_and_no_character_moves(text: str) -> None:
    shown = safe_text(text)
    assert len(shown) == len(text)
    assert not any(is_harmful(character) for character in shown)
    assert all(new == old or new == (" " if old in "\t\n\r" else "�") for old, new in zip(text, shown, strict=True))
    assert safe_text(shown) == shown


def test_every_single_character_of_unicode_is_harmless_once_shown() -> None:
    everything = "".join(map(chr, range(0x110000)))
    shown = safe_text(everything)
    assert len(shown) == len(everything)
    assert not any(is_harmful(character) for character in shown)


def test_what_is_harmless_is_shown_as_it_is() -> None:
    text = "Größe “90 %” – [bold]漢字[/] 👩‍👩‍👧 e\u0301 עברית عربى"
    assert safe_text(text) == text


def test_escapes_and_overrides_become_a_mark_and_tabs_and_line_ends_a_space() -> None:
    assert safe_text("\x1b[31m\x9b\u202eabc\u2066\x07") == "�[31m��abc��"
    assert safe_text("a\tb\nc\rd") == "a b c d"


def test_lines_stay_lines() -> None:
    assert safe_lines("one\x1b\n\ntwo\r\n") == ["one�", "", "two ", ""]
