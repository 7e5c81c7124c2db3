"""What in a sentence speaks for checking it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.extract import weights
from workbench.extract.tree import PERFECT, SUBJECT, children, is_finite, is_past
from workbench.extract.triggers import Content, Feature, Trigger, at, by_phrases, details, is_aside

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

# By how many a sentence has: half of the sentences of the real articles have seven or more.
_DETAILS = ((weights.VERY_MANY_DETAILS, 10), (weights.MANY_DETAILS, 7), (weights.SOME_DETAILS, 4))
_NAMES = frozenset({"PERSON", "PER", "ORG", "NORP", "LAW", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "MISC"})


def _statement(said: Content, _rules: Rules) -> Iterator[Trigger]:
    for token in said:
        # A root with a subject is a verb whatever else it was taken for ("the fund solidifies").
        if is_finite(token) or (token.dep_ == "ROOT" and children(token, SUBJECT)):
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
        aside = is_aside(verb, here)
        if is_past(verb) and not _is_owing(verb, rules):
            yield at(weights.PAST_DETAIL if aside else weights.PAST_EVENT, verb)
        elif not aside and _under_way(verb, rules):
            yield at(weights.ONGOING_EVENT, verb)


def _is_owing(verb: Token, rules: Rules) -> bool:
    """Whether it has the form of a perfect and the sense of a present: "have got to pay", "has got two"."""
    return verb.lemma_.lower() in rules.worth.owning and any(c.lemma_ in PERFECT for c in children(verb, ("aux",)))


def _under_way(verb: Token, rules: Rules) -> bool:
    if verb.tag_ != "VBG" or verb.lower_ in rules.worth.going:
        return False
    return any(helper.lemma_ == "be" and is_finite(helper) for helper in children(verb, ("aux",)))


def _modal(verb: Token, rules: Rules) -> bool:
    return any(child.lower_ in rules.worth.modal | rules.worth.future for child in children(verb, ("aux",)))


def _comparison(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth = rules.worth
    for token in said:
        if token.pos_ != "PROPN" and token.lower_ in worth.comparison and not _bounds_a_number(token, rules):
            yield at(weights.COMPARISON, token)


def _bounds_a_number(than: Token, rules: Rules) -> bool:
    """Whether *than* belongs to a number, or compares nothing: "more than 200", "rather than"."""
    if not than.i or than.i + 1 == len(than.doc):
        return False
    before, after = than.nbor(-1), than.nbor(1)
    if before.lower_ in rules.worth.no_comparison:
        return True
    bounds = (*rules.numbers.at_least, *rules.numbers.at_most)
    return f"{before.lower_} {than.lower_}" in bounds and (after.like_num or after.is_currency or after.is_digit)


def _change(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth = rules.worth
    for token in said:
        changes = token.pos_ in ("VERB", "NOUN") and token.lemma_.lower() in worth.change
        if changes or (token.lower_ in worth.direction and token.head.lemma_ in worth.copula):
            yield at(weights.CHANGE, token)


def _cause(said: Content, rules: Rules) -> Iterator[Trigger]:
    yield from by_phrases(weights.CAUSE, rules.worth.cause_phrases, said)
    yield from (at(weights.CAUSE, token) for token in said if token.lower_ in rules.worth.cause)


def _superlative(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth = rules.worth
    for token in said:
        highest = token.tag_ in ("JJS", "RBS") and token.lower_ not in worth.opinion and token.pos_ != "PROPN"
        if token.lower_ in worth.only_with_article and not (token.i and token.nbor(-1).tag_ in ("DT", "PRP$", "POS")):
            continue  # "at least", "most of the town"
        if highest or (token.lower_ in worth.superlative and token.pos_ == "ADJ"):
            yield at(weights.SUPERLATIVE, token)


def _name(said: Content, _rules: Rules) -> Iterator[Trigger]:
    for token in said:
        if token.ent_iob_ == "B" and token.ent_type_ in _NAMES:
            yield at(weights.NAME, token)


def _time(said: Content, rules: Rules) -> Iterator[Trigger]:
    for token in said:
        year = token.is_digit and len(token) == 4
        if token.ent_type_ == "DATE" and (year or token.lemma_.lower() in rules.worth.time | rules.since):
            yield at(weights.TIME, token)


def _details(said: Content, rules: Rules) -> Iterator[Trigger]:
    found = details(said, rules)
    for name, fewest in _DETAILS:
        if len(found) >= fewest:
            yield Trigger(name, found[0].idx, found[-1].idx + len(found[-1]))
            return


ASSERTIONS: tuple[Feature, ...] = (
    _statement,
    _events,
    _comparison,
    _change,
    _cause,
    _superlative,
    _name,
    _time,
    _details,
)
