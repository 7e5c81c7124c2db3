"""The language of a text, by the small words that only it has, or by its script."""

from __future__ import annotations

import re

from workbench.ingest.function_words import SHARE

_ENOUGH = 4_000
_TOKEN = re.compile(r"[^\W\d_]+")
_LEAST = 1.5
_MARGIN = 1.4
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.1),
    ("ko", re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"), 0.5),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"), 0.5),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"), 0.5),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.5),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.5),
    ("ru", re.compile(r"[\u0400-\u04ff]"), 0.5),
)
# Letters that the language named for the script does not have: the text is in one of its neighbours.
_NEIGHBOURS = {
    "ar": re.compile(r"[\u067e\u0686\u0698\u06af\u06a9\u06cc\u0679\u0688\u0691\u06d2]"),
    "ru": re.compile(
        r"[\u0404-\u0407\u0454-\u0457\u0490\u0491\u040e\u045e\u0408\u0458\u0402\u0452\u0409-\u040b\u0459-\u045b]"
    ),
}
_FEWEST_LETTERS = {"ja": 3, "zh": 3, "ko": 3}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language *text* is written in, None when it is too short to tell or not known.

    Only the first few thousand characters are looked at. The code for a script other than the Latin one is coarse.
    """
    text = text[:_ENOUGH]
    tokens = _TOKEN.findall(text)
    letters = sum(map(len, tokens))
    if not letters:
        return None
    return _by_script(text, letters) or _by_small_words(tokens)


def _by_script(text: str, letters: int) -> str | None:
    for language, characters, least in _SCRIPTS:
        count = len(characters.findall(text))
        if count >= _FEWEST_LETTERS.get(language, 8) and count >= least * letters:
            other = _NEIGHBOURS.get(language)
            return None if other and other.search(text) else language
    return None


def _by_small_words(tokens: list[str]) -> str | None:
    """The language whose small words are most, if they are some and clearly more than the next language's."""
    scores: dict[str, float] = {}
    for token in tokens:
        for language, share in SHARE.get(token.lower(), {}).items():
            scores[language] = scores.get(language, 0.0) + share
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or ranked[0] < _LEAST or (len(ranked) > 1 and ranked[0] < _MARGIN * ranked[1]):
        return None
    return max(scores, key=lambda language: scores[language])
