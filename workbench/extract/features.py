"""What in a sentence speaks for checking it, and against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.extract import weights
from workbench.extract.masking import text_of
from workbench.extract.tree import CLAUSE, PERFECT, SIDE_CLAUSE, children, is_finite, is_past, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Rules


@dataclass(frozen=True, slots=True)
class Trigger:
    """A feature and the characters of the doc that showed it."""

    name: str
    start: int
    end: int


_REPORTED = CLAUSE | SIDE_CLAUSE | {"xcomp"}

Content = Sequence["Token"]
Feature = Callable[[Content, "Rules"], "Iterator[Trigger]"]


def triggers(said: Content, rules: Rules) -> list[Trigger]:
    """Every feature of *said*, each at its first place."""
    found: dict[str, Trigger] = {}
    for feature in FEATURES:
        for trigger in feature(said, rules):
            found.setdefault(trigger.name, trigger)
    return list(found.values())


def at(name: str, token: Token) -> Trigger:
    """The feature *name* shown by *token*."""
    return Trigger(name, token.idx, token.idx + len(token))


def _statement(said: Content, _rules: Rules) -> Iterator[Trigger]:
    for token in said:
        if is_finite(token):
            yield at(weights.STATEMENT, token)
            return
    for token in said:
        if _in_brief(token):
            yield at(weights.BRIEF, token)
            return


def _in_brief(token: Token) -> bool:
    """Whether *token* is the participle that stands for the verb: "Helicopter shot down in the hills"."""
    return token.tag_ in ("VBN", "VBD") and (
        token.dep_ == "ROOT" or (token.dep_ == "acl" and token.head.dep_ == "ROOT")
    )


def _events(said: Content, rules: Rules) -> Iterator[Trigger]:
    here = {token.i for token in said}
    for verb in said:
        if verb.pos_ != "VERB" or verb.lemma_.lower() in rules.worth.stative | rules.speech.say:
            continue
        if _modal(verb, rules):
            if children(verb, ("aux",))[-1].lemma_ in PERFECT:  # "may have received"
                yield at(weights.PAST_DETAIL, verb)
            continue
        if verb.tag_ == "VBN" and _in_brief(verb) and not any(is_finite(token) for token in said):
            yield at(weights.PAST_EVENT, verb)
            continue
        side = verb.dep_ in SIDE_CLAUSE or any(up.dep_ in SIDE_CLAUSE and up.i in here for up in verb.ancestors)
        if is_past(verb):
            yield at(weights.PAST_DETAIL if side else weights.PAST_EVENT, verb)
        elif not side and _under_way(verb):
            yield at(weights.ONGOING_EVENT, verb)


def _under_way(verb: Token) -> bool:
    helpers = children(verb, ("aux",))
    return verb.tag_ == "VBG" and any(helper.lemma_ == "be" and is_finite(helper) for helper in helpers)


def _modal(verb: Token, rules: Rules) -> bool:
    return any(child.lower_ in rules.worth.modal | rules.worth.future for child in children(verb, ("aux",)))


def _prediction(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth = rules.worth
    for token in said:
        will = token.lower_ in worth.future and token.tag_ == "MD"
        foretells = token.pos_ != "PROPN" and token.lemma_.lower() in worth.prediction
        going = token.lower_ in worth.going and bool(children(token, ("xcomp",)))
        would = token.lower_ in worth.would and token.tag_ == "MD" and token.head.dep_ not in _REPORTED
        if will or foretells or going or would:
            yield at(weights.PREDICTION, token)


def _hedge(said: Content, rules: Rules) -> Iterator[Trigger]:
    for token in said:
        doubts = token.pos_ != "PROPN" and token.lemma_.lower() in rules.worth.hedge
        may = token.lower_ in rules.worth.may and token.tag_ == "MD"
        if doubts or may:
            yield at(weights.HEDGE, token)
    yield from _phrases(weights.HEDGE, rules.worth.hedge_phrases, said)


def _words(name: str, pick: Callable[[Rules], frozenset[str]]) -> Feature:
    """A feature that any word of a list shows, by its lemma or as written; not inside a name."""

    def feature(said: Content, rules: Rules) -> Iterator[Trigger]:
        wanted = pick(rules)
        for token in said:
            if token.pos_ != "PROPN" and (token.lower_ in wanted or token.lemma_.lower() in wanted):
                yield at(name, token)

    return feature


def _phrases(name: str, phrases: Sequence[str], said: Content) -> Iterator[Trigger]:
    if not said:
        return
    start, end = said[0].idx, said[-1].idx + len(said[-1])
    words = text_of(said[0].doc)[start:end]
    lower = words.lower()
    for phrase in phrases:
        # Not where it stands in lower case: that may be longer than what it was.
        found = re.search(rf"\b{re.escape(phrase)}\b", words, re.I) if phrase in lower else None
        if found:
            yield Trigger(name, start + found.start(), start + found.end())


def _cause(said: Content, rules: Rules) -> Iterator[Trigger]:
    yield from _phrases(weights.CAUSE, rules.worth.cause_phrases, said)
    yield from (at(weights.CAUSE, token) for token in said if token.lower_ in rules.worth.cause)


def _superlative(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth = rules.worth
    for token in said:
        highest = token.tag_ in ("JJS", "RBS") and token.lower_ not in worth.opinion and token.pos_ != "PROPN"
        if token.lower_ in worth.only_with_article and not (token.i and token.nbor(-1).tag_ in ("DT", "PRP$", "POS")):
            continue  # "at least", "most of the town"
        if highest or (token.lower_ in worth.superlative and token.pos_ == "ADJ"):
            yield at(weights.SUPERLATIVE, token)


def _question(said: Content, _rules: Rules) -> Iterator[Trigger]:
    for token in reversed(said):
        if token.is_alpha:
            return
        if token.text.startswith("?"):
            yield at(weights.QUESTION, token)


def _imperative(said: Content, _rules: Rules) -> Iterator[Trigger]:
    words = [token for token in said if token.is_alpha]
    if not words:
        return
    first = words[0]
    root = first.dep_ == "ROOT" or first.dep_ == "ccomp"
    if root and first.tag_ == "VB" and subject(first) is None and not children(first, ("aux",)):
        yield at(weights.IMPERATIVE, first)


def _motive(said: Content, rules: Rules) -> Iterator[Trigger]:
    for token in said:
        if token.pos_ == "VERB" and token.dep_ not in _REPORTED and token.lemma_.lower() in rules.worth.motive:
            yield at(weights.MOTIVE, token)


FEATURES: tuple[Feature, ...] = (
    _statement,
    _events,
    _words(weights.COMPARISON, lambda rules: rules.worth.comparison),
    _cause,
    _superlative,
    _question,
    _words(weights.OPINION, lambda rules: rules.worth.opinion),
    _prediction,
    _imperative,
    _words(weights.FIRST_PERSON, lambda rules: rules.worth.first_person),
    _hedge,
    _words(weights.GENERALITY, lambda rules: rules.worth.generality),
    _motive,
)
