"""Who is speaking, as the words of one sentence have it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.span import Span
from workbench.extract.tree import CLAUSE, children, contiguous, phrase

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Speech

_AFTER_NAME = ("relcl", "acl:relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis")
_NAMES = ("PERSON", "PER")
_GROUPS = ("ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "MISC")


class Sort(StrEnum):
    """What sort of speaker it is, for finding out later who is meant."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DESCRIPTION = "description"
    AUTHOR = "author"
    HE_OR_SHE = "he or she"
    IT = "it"
    THEY = "they"


PRONOUNS = frozenset({Sort.HE_OR_SHE, Sort.IT, Sort.THEY})


class Speaker(Struct, frozen=True):
    """A speaker: *span* holds its words in the article, *name* the name in them or the words without their article.

    *noun* is the lemma of the head of a description ("official"), *plural* whether it is several.
    """

    span: Span
    name: str
    sort: Sort
    noun: str = ""
    plural: bool = False


class Name(Struct, frozen=True):
    """A person or an organisation that the sentence names; *acts* says that it is what a verb tells of.

    *start* is where it stands in the article.
    """

    name: str
    person: bool
    acts: bool
    start: int = 0


def read_speaker(head: Token, offset: int, speech: Speech) -> Speaker:
    """The speaker whose words hang on *head*; *offset* is where the doc begins in the article."""
    words = contiguous([word for word in phrase(head, _AFTER_NAME) if word.i not in _before(head)], head)
    noun = _shared_noun(head)
    if noun is not None:
        words = [word for word in head.doc[words[0].i : noun.i + 1] if not word.is_space]
        head = noun
    span = Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1]))
    lower = head.lower_
    if lower in speech.i_or_we:
        return Speaker(span, speech.author, Sort.AUTHOR)
    for pronouns, sort in ((speech.he_or_she, Sort.HE_OR_SHE), (speech.it, Sort.IT), (speech.they, Sort.THEY)):
        if lower in pronouns:
            return Speaker(span, head.text, sort, plural=sort is Sort.THEY)
    named = _named(head, words, speech)
    if named:
        return Speaker(span, named[0], named[1])
    plural = "Plur" in head.morph.get("Number", []) or bool(children(head, ("conj",)))
    return Speaker(span, _bare(words, speech), Sort.DESCRIPTION, head.lemma_.lower(), plural)


def _shared_noun(head: Token) -> Token | None:
    """The noun that *head*, taken for the speaker, describes with others: "some Danish and other officials"."""
    if head.pos_ != "ADJ":
        return None
    return next((token for token in children(head, ("conj",)) if token.pos_ == "NOUN"), None)


def _before(head: Token) -> set[int]:
    """Words of a clause that the parser hangs on the name after it: '"It rained," Weber said' now and then."""
    return {token.i for clause in children(head, (*CLAUSE, "advcl", "relcl", "dep")) for token in clause.subtree}


def _named(head: Token, words: list[Token], speech: Speech) -> tuple[str, Sort] | None:
    """The name that *head* is, stands beside, or is told by; None for a mere description."""
    if words[0].lower_ in speech.indefinite and (head.ent_type_ in ("", "NORP") or head.pos_ == "NOUN"):
        return None  # "a Kenland Democrat" is nobody's name
    is_title = head.lower_ in speech.titles and head.ent_type_ not in _NAMES
    if (head.ent_type_ or head.pos_ == "PROPN") and not (is_title and _beside(head)):
        return _name_at(head, words, speech)
    for beside in _beside(head):
        if beside.pos_ == "PROPN":
            return _name_at(beside, contiguous(phrase(beside, _AFTER_NAME), beside), speech)
    if head.lemma_.lower() in speech.organisations:
        inside = [
            word for word in words if word.ent_type_ == "ORG" or (word.dep_ == "compound" and word.pos_ == "PROPN")
        ]
        inside = [word for word in inside if word.i < head.i and word.head.i == head.i]
        if inside and inside[-1].ent_type_ not in ("GPE", "NORP"):
            return _name_at(inside[-1], words, speech)
    return None


def _beside(head: Token) -> list[Token]:
    """The names set beside *head*; one between commas the small parser hangs on it as a measure at times."""
    found = children(head, ("appos", "npadvmod"))
    return [token for token in found if token.dep_ == "appos" or token.ent_type_ in _NAMES]


def _name_at(head: Token, words: list[Token], speech: Speech) -> tuple[str, Sort]:
    entity = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
    if entity is not None and entity.label_ in _NAMES:
        return _bare([*entity], speech, person=True), Sort.PERSON
    if entity is not None and entity.label_ in _GROUPS:
        return _bare(_to_its_end(entity, words), speech), Sort.ORGANISATION
    run = [word for word in words if word.pos_ == "PROPN" and word.i <= head.i]
    run = contiguous([word for word in run if word.dep_ in ("compound", "flat", "flat:name") or word.i == head.i], head)
    named = [word for word in run if word.pos_ == "PROPN"] or [head]
    if head.lemma_.lower() in speech.stand_ins | speech.organisations:
        return _bare(_to_its_end(head.doc[named[0].i : named[-1].i + 1], words), speech), Sort.ORGANISATION
    offices = speech.titles | speech.people
    if len(named) > 1 and any(word.lower_ in offices for word in words if word.i < head.i):
        return _bare(named, speech, person=True), Sort.PERSON
    return _bare(named, speech), Sort.PERSON if len(named) == 2 else Sort.ORGANISATION


def _to_its_end(entity: TokenSpan, words: list[Token]) -> list[Token]:
    """The words of a name that the model cut short: "Syrian Observatory" goes on "for Human Rights"."""
    doc, end, last = entity.doc, entity.end, words[-1].i
    while end <= last:
        joins = doc[end].pos_ == "ADP" and end < last and doc[end + 1].text[:1].isupper()
        if not joins and not doc[end].text[:1].isupper():
            break
        end += 1
    return [*doc[entity.start : end]]


def _bare(words: list[Token], speech: Speech, person: bool = False) -> str:
    """A name without the article and titles before it and the possessive after it.

    "Director" may begin an organisation's name, "director" cannot: of those only the small are left out.
    """
    offices = speech.titles | speech.people
    while len(words) > 1:
        first = words[0].lower_.rstrip(".")
        title = first in offices if person else words[0].text in offices and words[-1].text[:1].isupper()
        if not (title or first in speech.articles or words[0].is_space):
            break
        words = words[1:]
    while len(words) > 1 and (words[-1].tag_ == "POS" or words[-1].is_punct or words[-1].is_space):
        words = words[:-1]
    return " ".join("".join(word.text_with_ws for word in words).split())


def can_speak(who: Token, speech: Speech) -> bool:
    """Whether *who* may be the subject of a verb of speaking: a name, a pronoun, or a word for people or a body."""
    words = {who.lemma_.lower(), who.lower_}
    if who.pos_ == "PROPN" or who.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    persons = (speech.i_or_we, speech.he_or_she, speech.it, speech.they, speech.people)
    bodies = (speech.organisations, speech.sources, speech.utterances, speech.documents)
    return any(words & able for able in (*persons, *bodies))
