"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.extract.masking import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Rules

_CLOSERS = "\"'”’»)]*_ "
_OPENERS = "\"'“‘«(["
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s*$")
_LAST_WORD = re.compile(r"([\w.]+)\.[\"'”’»)\]]*\s*$")
_INITIALS = re.compile(r"(?:^|[\s.(\"“])[A-Z]\.$|(?:[A-Za-z]\.){2,}$")
# What a claim never begins or ends with: Markdown marks, bullets, rules.
_EDGE = re.compile(r"^(?:[\s*_#>`•·]|[-–—]\s|\(?\d{1,2}[.)]\s+(?=[^\s\d]))+|[\s*_`]+$")
# What stands before an item of a list, on its line.
_ITEM = re.compile(r"[^\S\n]*(?:[-–—*•·]|\(?\d{1,2}[.)])[^\S\n]+")
_BRACKET_REACH = 400  # a bracket that does not close within so many characters was never meant to


def mark_sentences(doc: Doc, rules: Rules) -> None:
    """Tell *doc*, before it is parsed, where a sentence must and cannot begin; elsewhere the parser decides."""
    text = text_of(doc)
    inside = _bracketed(text)
    for token in doc[1:]:
        if token.is_space:
            token.is_sent_start = False
            continue
        verdict = _begins(text, token.idx, rules)
        if verdict and inside and any(start < token.idx < end for start, end in inside):
            verdict = False
        if verdict is not None:
            token.is_sent_start = verdict


def sentence_spans(doc: Doc) -> Iterator[tuple[TokenSpan, Span]]:
    """Each sentence of *doc* that has a letter or digit, with its trimmed characters in the doc."""
    sentences = doc.sents if doc.has_annotation("SENT_START") else iter([doc[:]])
    text = text_of(doc)
    for sentence in sentences:
        span = trimmed(text, Span(sentence.start_char, sentence.end_char))
        if any(character.isalnum() for character in span.of(text)):
            yield sentence, span


def trimmed(text: str, span: Span) -> Span:
    """*span* without white space, emphasis marks and bullets at its ends."""
    start, end = span.start, span.end
    for found in _EDGE.finditer(span.of(text)):
        if found.start() == 0:
            start = span.start + found.end()
        else:
            end = span.start + found.start()
    return Span(min(start, end), end)


def _begins(text: str, at: int, rules: Rules) -> bool | None:
    """Whether a sentence begins at *at*: True, False, or None where only the grammar can tell."""
    before = text[max(0, at - 60) : at]
    after = text[at : at + 40].lstrip(_OPENERS)
    if not before[-1:].isspace():
        return False
    line = before.rpartition("\n")
    if _ITEM.fullmatch(line[2]) and (line[1] or len(line[2]) == at):
        return False  # the item begins with its mark
    if line[1] and not line[2].strip() and _ITEM.match(text, at):
        return True
    if text[at] in _CLOSERS and text[at] not in _OPENERS:
        return False
    if not _END.search(before):
        # A line that ends without a full stop may be a line of a list; only the grammar can tell.
        return None if "\n" in before[-3:] else False
    if after[:1].islower() or _speaks_after_quote(before, after, rules):
        return False
    return _after_full_stop(before, after, rules)


def _after_full_stop(before: str, after: str, rules: Rules) -> bool | None:
    if not (after[:1].isupper() or after[:1].isdigit()):
        return None
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    if word[1].lower() in rules.abbreviations:
        return False
    if _INITIALS.search(f" {word[1]}."):
        first = re.match(r"\w+", after)
        return True if first and first[0].lower() in rules.openers else None
    return True


def _speaks_after_quote(before: str, after: str, rules: Rules) -> bool:
    """Whether "Smith said." follows a question or a cry in quotation marks, and so belongs to it."""
    if not re.search(r"[!?…][\"'”’»]\s*$", before):
        return False
    words = re.findall(r"[\w'’-]+", after.split(".")[0])[:4]
    speech = rules.speech
    return any(_lemma_like(word) in speech.say | speech.report | speech.beside_quote for word in words[1:])


def _lemma_like(word: str) -> str:
    """The verb of a past form, well enough for a list of verbs of speaking."""
    word = word.lower()
    irregular = {"said": "say", "told": "tell", "wrote": "write", "says": "say", "replied": "reply"}
    return irregular.get(word, re.sub(r"(?:ed|s)$", "", word))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where round brackets enclose something short."""
    return [found.span() for found in re.finditer(rf"\([^()\n]{{1,{_BRACKET_REACH}}}\)", text)]
