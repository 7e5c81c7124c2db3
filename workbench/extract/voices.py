"""Who says what within one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.extract.speakers import Sort, Speaker, read_speaker
from workbench.extract.tree import CLAUSE, OBJECT, children, indices, is_negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Speech

_RELATIVE = ("relcl", "acl:relcl")
_BY = frozenset({"by", "from", "de", "par"})
_IN = frozenset({"in", "on", "of"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One attribution: the speaker, the attributing word, and which words of the doc belong to it, not to what is said.

    *main* says that the whole sentence hangs on it.
    """

    speaker: Speaker
    cue: Span
    frame: frozenset[int]
    main: bool


def voices(sentence: TokenSpan, offset: int, quoted: frozenset[int], speech: Speech) -> list[Voice]:
    """The attributions of *sentence*, the main one first. *quoted* are the words between quotation marks."""
    found = [voice for token in sentence if token.i not in quoted for voice in _at(token, offset, quoted, speech)]
    return sorted(found, key=lambda voice: not voice.main)


def _at(token: Token, offset: int, quoted: frozenset[int], speech: Speech) -> Iterator[Voice]:
    if token.lower_ in speech.according:
        yield from _according(token, offset, speech)
    elif token.pos_ in ("VERB", "AUX"):
        yield from _verb(token, offset, quoted, speech)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in speech.utterances:
        yield from _utterance(token, offset, speech)


def _according(token: Token, offset: int, speech: Speech) -> Iterator[Voice]:
    """ "According to X": the speaker is what "to" governs, or whose statement that is."""
    for to in token.subtree:
        if to.dep_ == "pobj" and to.head.i in (token.i, *indices(token.children)):
            head = _behind(to, speech) or to
            cue = Span(offset + token.idx, offset + to.head.idx + len(to.head))
            yield Voice(read_speaker(head, offset, speech), cue, frozenset(indices(token.subtree)), main=True)
            return


def _behind(noun: Token, speech: Speech) -> Token | None:
    """Who made the statement that *noun* is: "a report by X", "X's report"."""
    if noun.lemma_.lower() not in speech.utterances:
        return None
    for owner in children(noun, ("poss", "nmod:poss")):
        return owner
    return _author(noun, _BY)


def _author(noun: Token, prepositions: frozenset[str]) -> Token | None:
    """Whom *noun* comes from: "a report by X", "the report made public by X"."""
    for branch in (noun, *children(noun, ("acl",))):
        for preposition in children(branch, ("prep", "agent")):
            if preposition.lower_ in prepositions:
                return next(iter(children(preposition, ("pobj",))), None)
    return None


def announcers(sentence: TokenSpan, offset: int, speech: Speech) -> list[Voice]:
    """Whose words a lead-in announces: whoever is told to speak, else whom the announced document comes from."""
    for token in sentence:
        cue = Span(offset + token.idx, offset + token.idx + len(token))
        lemma = token.lemma_.lower()
        who = subject(token) if token.pos_ == "VERB" and lemma in speech.say | speech.beside_quote else None
        if lemma in speech.utterances | speech.documents:
            who = _author(token, _BY) or next(iter(children(token, ("poss",))), None) or _author(token, _IN)
        if who is not None and who.tag_ not in ("WP", "WDT") and _can_speak(who, speech):
            return [Voice(read_speaker(who, offset, speech), cue, frozenset(), main=True)]
    return []


def _verb(verb: Token, offset: int, quoted: frozenset[int], speech: Speech) -> Iterator[Voice]:
    who = subject(verb)
    if who is None or who.dep_ in ("nsubjpass", "expl") or who.i in quoted or is_negated(verb):
        return
    if who.tag_ in ("WP", "WDT") and verb.dep_ in _RELATIVE:
        who = verb.head
    if not _speaks(verb, who, quoted, speech):
        return
    framed = who
    who = _behind(who, speech) or who  # "a statement by the ministry said"
    frame = indices(framed.subtree) - indices(verb.subtree if framed.i == verb.head.i else ())
    if children(verb, CLAUSE) or quoted or verb.dep_ in CLAUSE or verb.lemma_.lower() in speech.say:
        # Otherwise the act itself is what is told: "the ministry denied the report".
        frame |= {verb.i} | _around(verb, framed, speech)
    cue = Span(offset + verb.idx, offset + verb.idx + len(verb))
    main = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ in ("ccomp", "advcl") and bool(quoted))
    yield Voice(read_speaker(who, offset, speech), cue, frozenset(frame), main)


def _speaks(verb: Token, who: Token, quoted: frozenset[int], speech: Speech) -> bool:
    lemma = verb.lemma_.lower()
    says_something = bool(children(verb, CLAUSE)) or verb.dep_ == "parataxis" or bool(quoted)
    if lemma in speech.surely and says_something:
        return True
    if not _can_speak(who, speech):
        return False
    if lemma in speech.say and not says_something:
        return verb.dep_ in ("ccomp", "ROOT") and (lemma in speech.tell or not children(verb, OBJECT))
    if lemma in speech.acts and children(verb, (*OBJECT, "prep", "prt")):
        return True
    return says_something and lemma in speech.say | speech.report | speech.acts | speech.beside_quote


def _can_speak(who: Token, speech: Speech) -> bool:
    words = {who.lemma_.lower(), who.lower_}
    if who.pos_ == "PROPN" or who.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    able = speech.he_or_she | speech.it | speech.they | speech.people | speech.organisations | speech.sources
    able |= speech.utterances
    return bool(words & able)


def _around(verb: Token, who: Token, speech: Speech) -> set[int]:
    """The words that belong to the act of saying: its auxiliaries, whom it was told to, where and when it was said."""
    labels = ("aux", "dative", "prep", "npadvmod", "prt", "mark", "advmod")
    near: set[int] = set()
    for child in children(verb, labels):
        if child.dep_ == "prep" and child.i > verb.i and child.nbor(-1).text == "," and verb.dep_ != "ROOT":
            continue  # "..., police said, in the second fire this week" tells more of the fire
        near |= indices(child.subtree)
    if children(verb, CLAUSE) or verb.lemma_.lower() in speech.tell:
        for child in children(verb, OBJECT):
            near |= indices(child.subtree)
    return near - indices(who.subtree)


def _utterance(noun: Token, offset: int, speech: Speech) -> Iterator[Voice]:
    """ "Reports that ...", "X's announcement that ...", "a claim by X that ..."."""
    clauses = children(noun, ("acl", "ccomp", "relcl"))
    clauses = [clause for clause in clauses if any(child.dep_ == "mark" for child in clause.children)]
    owner = _behind(noun, speech)
    of = [child for child in children(noun, ("prep",)) if child.lower_ == "of"]
    if not clauses and not (owner is None and of and noun.lemma_ in speech.sources and noun.dep_ == "attr"):
        return
    cue = Span(offset + noun.idx, offset + noun.idx + len(noun))
    speaker = read_speaker(owner, offset, speech) if owner else _unnamed(noun, offset, speech)
    said = indices(token for branch in clauses + of for token in branch.subtree)
    above = {noun.head.i} | indices(noun.head.lefts) if noun.dep_ == "attr" else set()
    yield Voice(speaker, cue, frozenset(indices(noun.subtree) - said | above), main=noun.dep_ == "attr")


def _unnamed(noun: Token, offset: int, speech: Speech) -> Speaker:
    kept = [word for word in noun.lefts if word.lower_ not in speech.articles] + [noun]
    span = Span(offset + kept[0].idx, offset + noun.idx + len(noun))
    return Speaker(span, " ".join(word.text for word in kept), Sort.DESCRIPTION, noun.lemma_.lower(), plural=True)
