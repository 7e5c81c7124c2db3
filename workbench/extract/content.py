"""What a sentence says, told apart from who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.tree import SUBJECT, indices, is_negated, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Worth
    from workbench.extract.voices import Voice

_MOST_LEAD_INS = 3  # "I have to say I think the point is that"

# "Officials confirmed it" says nothing without the sentence before; "media confirmed the incident" does.
FEWEST_WORDS = 2


def content(
    sentence: TokenSpan, found: Sequence[Voice], quoted: frozenset[int], led_in: Sequence[Token] = ()
) -> list[Token]:
    """The words of *sentence* outside the frames of its attributions, and of the words that lead it in.

    Quoted words always belong to it, save those that lead in.
    """
    framed: set[int] = set()
    for voice in found:
        framed |= voice.frame
    leading = indices(led_in)
    return [t for t in sentence if (t.i in quoted or t.i not in framed) and t.i not in leading]


def lead_in(sentence: TokenSpan, worth: Worth) -> list[Token]:
    """The words by which the speaker leads in what they say: "I think that", "let me say", "the fact is that"."""
    leading: list[Token] = []
    verb = sentence.root
    for _ in range(_MOST_LEAD_INS):
        carrier, clause = _clause_led_in(verb, worth)
        if clause is None:
            break
        inner = indices(clause.subtree)
        leading += [token for token in verb.subtree if token.i not in inner and token.i < clause.i]
        leading += [token for token in clause.children if token.dep_ == "mark" and token.i > carrier.i]
        verb = clause
    return leading


def _clause_led_in(verb: Token, worth: Worth) -> tuple[Token, Token | None]:
    """The verb that leads in, *verb* itself or one it wants to do, and the clause that follows it, if it does."""
    carriers = [
        verb,
        *(c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.lemma_.lower() in worth.lead_ins),
    ]
    for carrier in carriers:
        clauses = [c for c in carrier.children if c.dep_ == "ccomp" and c.i > carrier.i and _has_subject(c)]
        if clauses and _leads_in(verb, carrier, worth):
            return carrier, clauses[0]
    return verb, None


def _leads_in(verb: Token, carrier: Token, worth: Worth) -> bool:
    who = subject(verb)
    if verb.lemma_ in worth.copula and who is not None:
        return verb is carrier and who.lemma_.lower() in worth.lead_in_nouns
    speaks = carrier.lemma_.lower() in worth.lead_ins and not is_negated(verb) and not is_negated(carrier)
    return speaks and (who is None or who.lower_ in worth.first_person | worth.we | worth.second_person)


def _has_subject(clause: Token) -> bool:
    return any(child.dep_ in SUBJECT for child in clause.children)


def is_empty(tokens: Sequence[Token]) -> bool:
    """Whether nothing worth a claim is left: the sentence only leads in what another one says."""
    return sum(token.is_alpha or token.like_num for token in tokens) < FEWEST_WORDS
