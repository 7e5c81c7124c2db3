"""What a number counts, and what became of those counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.tree import OBJECT, PASSIVE_SUBJECT, children, indices, is_passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.figures import Figure
    from workbench.extract.rules import Numbers

_MODIFIERS = ("compound", "amod", "nmod", "poss", "punct", "npadvmod")


def counted_noun(figure: Figure, start: int, last: Token, unit: bool, numbers: Numbers) -> Token | None:
    """The noun that *figure* counts; None where it counts nothing named.

    *start* is where the words that bound it begin, *last* its last word, unit included.
    """
    number = last.doc[figure.end - 1]
    before = number.doc[max(0, figure.start - 2) : figure.start]
    if len(before) == 2 and before[1].lower_ in numbers.of and before[0].lemma_.lower() in numbers.partitive:
        return before[0]  # "a crew of three"
    following = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if unit and following.lower_ in numbers.worth:
        return _after_of(following, numbers)
    if unit:
        return _after_of(last, numbers) or _right_of(last) or _before_of(last.doc, start, numbers)
    if number.lower_ in numbers.vague:
        return _after_of(last, numbers)
    return _above(number, last) or _after_of(number, numbers)


def _right_of(unit: Token) -> Token | None:
    """The noun that a unit stands before: "a 12-hour attack", "a magnitude 7.1 earthquake"."""
    up = unit
    for _ in range(3):
        if up.dep_ not in ("nummod", "compound", "quantmod", "amod", "nmod", "npadvmod") or up.head.i < unit.i:
            return None
        up = up.head
        if up.pos_ == "NOUN" and up.dep_ != "compound" and up.i > unit.i:
            return up
    return None


def _before_of(doc: Doc, start: int, numbers: Numbers) -> Token | None:
    """The noun that is so large: "winds of up to 180 km/h"; *start* is where the words that bound the figure begin."""
    if start < 2 or doc[start - 1].lower_ not in numbers.of:
        return None
    return doc[start - 2] if doc[start - 2].pos_ == "NOUN" else None


def measured_noun(number: Token, sentence: TokenSpan, numbers: Numbers) -> Token | None:
    """What a figure measures that stands in the predicate: "inflation" in "inflation rose to 7 percent"."""
    up = number
    for _ in range(6):
        if up.dep_ in ("conj", "ROOT") or up.pos_ in ("VERB", "AUX"):
            break
        if up.dep_ == "prep" and up.lower_ not in numbers.measuring:
            return None  # "fell in three months"
        up = up.head
    if up.pos_ not in ("VERB", "AUX") or up.i > number.i or up.i < sentence.start:
        return None
    lemma = up.lemma_.lower()
    if lemma in numbers.measured_object:
        return next((token for token in children(up, OBJECT) if token.i < number.i), None)
    if lemma not in numbers.measured:
        return None
    noun = subject(up)
    if noun is None or noun.pos_ != "NOUN" or noun.i > up.i or noun.lemma_.lower() in numbers.units:
        return None
    return noun


def _above(number: Token, last: Token) -> Token | None:
    """The noun to the right that the number stands before."""
    up = number
    for _ in range(4):
        if up.dep_ in ("nummod", "compound", "quantmod", "amod", "nmod", "det") and up.head.i > number.i:
            up = up.head
            if up.pos_ in ("NOUN", "PROPN") and up.dep_ not in ("compound",):
                return up
        else:
            break
    for following in number.doc[last.i + 1 : last.i + 4]:
        if following.ent_type_ in ("DATE", "TIME"):
            break  # "affected 33 million last year"
        if following.pos_ == "NOUN" and following.dep_ != "compound":
            return following
        if following.pos_ not in ("PROPN", "ADJ", "NOUN"):
            break
    return None


def _after_of(token: Token, numbers: Numbers) -> Token | None:
    """The noun of "... of the houses" right behind *token*."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ not in numbers.of:
        return None
    return next(iter(children(following, ("pobj",))), None)


def phrase_of(noun: Token, numbers: Numbers, number: int = -1) -> str:
    """The noun with the words before it that say which kind: "infantry fighting vehicles".

    What stands at token *number* or before it is no part of it where the noun follows.
    """
    words = [token for token in noun.lefts if token.dep_ in _MODIFIERS and not _is_number(token, numbers)]
    words = [word for word in words if word.i > number or noun.i < number]
    kept = {noun.i}
    for word in words:
        if word.i == max(indices(word.subtree)) or word.dep_ == "compound":
            kept |= {
                t.i for t in word.subtree if t.dep_ in (*_MODIFIERS, "advmod", "case") and not _is_number(t, numbers)
            }
    first = noun.i
    while first - 1 in kept:
        first -= 1
    text = " ".join(noun.doc[first : noun.i + 1].text.split())
    return text.lstrip("-–\"“'‘ ")


def _is_number(token: Token, numbers: Numbers) -> bool:
    return token.like_num or token.lower_ in numbers.small or token.lower_ in numbers.vague or token.dep_ == "nummod"


def state_of(noun: Token | None, number: Token, numbers: Numbers) -> str | None:
    """What happened to those counted, from the verb that governs them: "killed", "wounded", "destroyed"."""
    following = number.nbor(1) if number.i + 1 < len(number.doc) else None
    if following is not None and (noun is None or noun.i == following.i or noun.i < number.i):
        state = _listed(following, numbers)
        if state and following.tag_ not in ("VBD", "VBP"):
            return state
    return (noun is not None and _governed(noun, numbers)) or _governed(number, numbers)


def _listed(token: Token, numbers: Numbers) -> str | None:
    return numbers.states.get(token.lemma_.lower()) or numbers.states.get(token.lower_)


def _governed(noun: Token, numbers: Numbers) -> str | None:
    for participle in children(noun, ("acl", "amod", "relcl")):
        if participle.tag_ == "VBN" or participle.lower_ in numbers.states or participle.dep_ == "relcl":
            state = _listed(participle, numbers)
            told = participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.lower_ not in numbers.ages
            if state or told:
                return state or participle.lower_
    for _ in range(6):
        if noun.dep_ not in ("conj", "appos"):
            break
        noun = noun.head
    verb = noun.head
    if noun.dep_ in ("pobj",) and verb.lower_ in ("of", "to") and verb.head.lower_ in ("death", "deaths", "killing"):
        return "killed"
    if noun.dep_ in PASSIVE_SUBJECT or (noun.dep_ == "nsubj" and is_passive(verb)):
        return _listed(verb, numbers) or (verb.lower_ if verb.tag_ == "VBN" else None)
    if noun.dep_ in (*OBJECT, "attr"):
        made = next(filter(None, (_listed(state, numbers) for state in children(verb, ("oprd",)))), None)
        if made:
            return made  # "left 14 people dead"
        return _listed(verb, numbers) or (verb.lower_ if verb.tag_ == "VBN" and noun.dep_ != "attr" else None)
    if noun.dep_ == "nsubj":
        states = [verb, *children(verb, ("acomp", "oprd", "xcomp", "attr"))]
        own = verb.tag_ in ("VBG", "JJ") and verb.lower_ in numbers.states  # "20 people are missing"
        own = own or verb.lemma_ in ("die", "flee", "drown", "disappear", "escape", "evacuate")
        return next(filter(None, (_listed(s, numbers) for s in (states if own else states[1:]))), None)
    return None
