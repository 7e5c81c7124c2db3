"""What in a sentence speaks against checking it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.extract import weights
from workbench.extract.tree import CLAUSE, SIDE_CLAUSE, children, is_finite, is_past, subject
from workbench.extract.triggers import Content, Feature, Trigger, at, by_phrases, by_words, details, is_aside

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_REPORTED = CLAUSE | SIDE_CLAUSE | {"xcomp"}
_PREDICATE = frozenset({"acomp", "attr", "oprd"})
_ASKING = frozenset({"WRB", "WP", "WDT"})
_LITTLE = 1


def _question(said: Content, _rules: Rules) -> Iterator[Trigger]:
    for token in reversed(said):
        if token.is_alpha:
            break
        if token.text.startswith("?"):
            yield at(weights.QUESTION, token)
            return
    first = next((token for token in said if token.is_alpha), None)
    if first is not None and first.tag_ in _ASKING and first.head.dep_ == "ROOT":  # "Why the mill closed"
        yield at(weights.QUESTION, first)


def _opinion(said: Content, rules: Rules) -> Iterator[Trigger]:
    """ "The plan is absurd" is an opinion, "the absurd plan was dropped" has a loaded word."""
    here = {token.i for token in said}
    for token in said:
        judges = token.lower_ in rules.worth.opinion or token.lemma_.lower() in rules.worth.opinion
        if judges and token.pos_ != "PROPN":
            tells = token.dep_ in _PREDICATE and token.head.lemma_ in rules.worth.copula and not is_aside(token, here)
            yield at(weights.OPINION if tells else weights.LOADED, token)


def _prediction(said: Content, rules: Rules) -> Iterator[Trigger]:
    worth, here = rules.worth, {token.i for token in said}
    for token in said:
        verb = token.head if token.tag_ == "MD" else token
        will = token.lower_ in worth.future and token.tag_ == "MD"
        foretells = token.pos_ != "PROPN" and token.lemma_.lower() in worth.prediction
        going = token.lower_ in worth.going and bool(children(token, ("xcomp",)))
        would = token.lower_ in worth.would and token.tag_ == "MD" and verb.dep_ not in _REPORTED
        by_form = "Fut" in token.morph.get("Tense", [])  # French says it in the verb
        if (
            will or foretells or going or by_form or (would and verb.lemma_.lower() not in worth.wish)
        ) and not is_aside(verb, here):
            yield at(weights.PREDICTION, token)


def _demand(said: Content, rules: Rules) -> Iterator[Trigger]:
    """ "Ministers should resign", "we have to act", "you've got to see it"."""
    worth, here = rules.worth, {token.i for token in said}
    for token in said:
        if token.lower_ in worth.duty and token.tag_ == "MD":
            verb = token.head
        elif token.lemma_.lower() in worth.duty_to and any(c.tag_ == "VB" for c in children(token, ("xcomp",))):
            verb = token
        else:
            continue
        if not is_aside(verb, here):
            yield at(weights.DEMAND, token)


def _imperative(said: Content, _rules: Rules) -> Iterator[Trigger]:
    words = [token for token in said if token.is_alpha and token.pos_ != "INTJ"]
    if not words:
        return
    first = words[0]
    root = first.dep_ == "ROOT" or first.dep_ == "ccomp"
    if root and first.tag_ == "VB" and subject(first) is None and not children(first, ("aux",)):
        yield at(weights.IMPERATIVE, first)


def _hedge(said: Content, rules: Rules) -> Iterator[Trigger]:
    here = {token.i for token in said}
    for token in said:
        doubts = token.pos_ != "PROPN" and token.lemma_.lower() in rules.worth.hedge
        may = token.lower_ in rules.worth.may and token.tag_ == "MD" and not is_aside(token.head, here)
        by_form = "Cnd" in token.morph.get("Mood", [])  # French news tells so what is not confirmed
        if doubts or may or by_form:
            yield at(weights.HEDGE, token)


def _not_known(said: Content, rules: Rules) -> Iterator[Trigger]:
    yield from by_phrases(weights.NOT_KNOWN, rules.worth.not_known, said)


def _condition(said: Content, rules: Rules) -> Iterator[Trigger]:
    for token in said:
        if token.lower_ in rules.worth.condition and token.dep_ == "mark" and token.head.dep_ == "advcl":
            yield at(weights.CONDITION, token)


def _motive(said: Content, rules: Rules) -> Iterator[Trigger]:
    here = {token.i for token in said}
    for token in said:
        wants = token.pos_ == "VERB" and token.dep_ != "xcomp" and token.lemma_.lower() in rules.worth.motive
        if wants and not is_aside(token, here):
            yield at(weights.MOTIVE, token)


def _happened(verb: Token, rules: Rules, here: set[int]) -> bool:
    acts = verb.pos_ == "VERB" and verb.lemma_.lower() not in rules.worth.stative | rules.worth.owning
    return acts and is_past(verb) and not is_aside(verb, here)


def _befell(token: Token, rules: Rules) -> bool:
    """Whether it says what became of somebody: "four people are missing"."""
    return token.dep_ in _PREDICATE and token.lower_ in rules.numbers.states


def _says_little(said: Content, rules: Rules) -> Iterator[Trigger]:
    found, here = details(said, rules), {token.i for token in said}
    if said and (
        not found
        or (len(found) <= _LITTLE and not any(_happened(token, rules, here) or _befell(token, rules) for token in said))
    ):
        yield Trigger(weights.SAYS_LITTLE, said[0].idx, said[-1].idx + len(said[-1]))


RESERVATIONS: tuple[Feature, ...] = (
    _question,
    _opinion,
    _prediction,
    _demand,
    _imperative,
    by_words(weights.FIRST_PERSON, lambda rules: rules.worth.first_person),
    by_words(weights.SECOND_PERSON, lambda rules: rules.worth.second_person),
    _hedge,
    _not_known,
    _condition,
    by_words(weights.GENERALITY, lambda rules: rules.worth.generality),
    _motive,
    _says_little,
)


def needs_context(said: Content, rules: Rules) -> Token | None:
    """The bare pronoun that is the subject of the first main verb: who or what it is stands before the sentence."""
    here = {token.i for token in said}
    for verb in said:
        if is_finite(verb) and not is_aside(verb, here):
            carrier = verb.head if verb.dep_ in ("aux", "auxpass", "aux:pass", "cop") else verb
            found = subject(carrier)
            if found is None or found.pos_ != "PRON" or found.lower_ not in rules.worth.pronouns:
                return None
            named = any(t.pos_ in ("PROPN", "NOUN") for t in found.doc[found.sent.start : found.i])
            return None if named or _stands_for_what_follows(found, carrier, rules) else found
    return None


def _stands_for_what_follows(pronoun: Token, verb: Token, rules: Rules) -> bool:
    """ "It is not clear how", "it was they who"."""
    if pronoun.lower_ not in rules.speech.it or verb.lemma_ not in rules.worth.copula:
        return False
    plain = [c for c in children(verb, ("attr",)) if c.pos_ in ("NOUN", "PROPN") and not children(c, ("relcl",))]
    return not plain and bool(children(verb, ("ccomp", "csubj", "xcomp", "advcl", "attr")))
