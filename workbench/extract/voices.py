"""Who says what within one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.span import Span
from workbench.extract.said import clause_of, is_put_in, quoted_beside, said_by
from workbench.extract.speakers import Sort, Speaker, can_speak, read_speaker
from workbench.extract.tree import (
    CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    SUBJECT,
    children,
    indices,
    is_finite,
    is_negated,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Speech

_RELATIVE = ("relcl", "acl:relcl")
_BY = frozenset({"by", "from", "de", "par"})
_IN = frozenset({"in", "on", "of"})


class Voice(Struct, frozen=True):
    """One attribution: the speaker, the attributing word, and which words of the doc belong to it, not to what is said.

    *main* says that the whole sentence hangs on it; *said* are the words it gives to the speaker. A *view* is held, not
    said: it makes nobody a claimant, and all its words stay what the sentence tells.
    """

    speaker: Speaker
    cue: Span
    frame: frozenset[int]
    main: bool
    said: frozenset[int] = frozenset()
    view: bool = False


def voices(sentence: TokenSpan, offset: int, quoted: frozenset[int], speech: Speech) -> list[Voice]:
    """The attributions of *sentence*, the main one first. *quoted* are the words between quotation marks."""
    found = [voice for token in sentence if token.i not in quoted for voice in _at(token, offset, quoted, speech)]
    return sorted(found, key=lambda voice: (voice.view, not voice.main))


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
            frame = indices(token.subtree)
            said = frozenset(indices(clause_of(token).subtree) - frame)
            yield Voice(read_speaker(head, offset, speech), cue, frozenset(frame), main=True, said=said)
            return


def _behind(noun: Token, speech: Speech) -> Token | None:
    """Who made the statement that *noun* is: "a report by X", "X's report", "X issued a report"."""
    if noun.lemma_.lower() not in speech.utterances | speech.documents:
        return None
    for owner in children(noun, ("poss", "nmod:poss")):
        return owner
    issuer = subject(noun.head) if noun.dep_ in OBJECT and noun.head.lemma_.lower() in speech.issue else None
    return _author(noun, _BY) or issuer


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
        tells = lemma in speech.say | speech.beside_quote | speech.report | speech.acts
        who = subject(token) if token.pos_ == "VERB" and tells else None
        if lemma in speech.utterances | speech.documents:
            who = _author(token, _BY) or next(iter(children(token, ("poss",))), None) or _author(token, _IN)
        if who is not None and who.tag_ not in ("WP", "WDT") and can_speak(who, speech):
            return [Voice(read_speaker(who, offset, speech), cue, frozenset(), main=True)]
    return []


def _verb(verb: Token, offset: int, quoted: frozenset[int], speech: Speech) -> Iterator[Voice]:
    if not _may_tell(verb.lemma_.lower(), speech):
        return
    who = _speaker_of(verb, quoted, speech)
    if who is None or _is_expected(verb) or who.dep_ == "expl" or who.i in quoted or is_negated(verb, quoted):
        return
    if not _speaks(verb, who, quoted, speech):
        return
    framed = who
    who = _behind(who, speech) or who  # "a statement by the ministry said"
    frame = indices(framed.subtree) - indices(verb.subtree if framed.i == verb.head.i else ()) - quoted
    if children(verb, CLAUSE) or quoted or verb.dep_ in CLAUSE or verb.lemma_.lower() in speech.say:
        # Otherwise the act itself is what is told: "the ministry denied the report".
        frame |= {verb.i} | _around(verb, framed, speech)
    cue = Span(offset + verb.idx, offset + verb.idx + len(verb))
    main = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ in ("ccomp", "advcl") and bool(quoted))
    said = said_by(verb, framed, quoted, speech) - (frame - quoted)
    view = (
        verb.lemma_.lower() in speech.views
        and not _hears(verb, who, speech)
        and not quoted_beside(verb, framed, quoted)
    )
    yield Voice(read_speaker(who, offset, speech), cue, frozenset() if view else frozenset(frame), main, said, view)


def _is_expected(verb: Token) -> bool:
    """Whether somebody else expects or wants it to be said: "we expect the Kurds to declare"."""
    return bool(children(verb, SUBJECT)) and any(child.tag_ == "TO" for child in verb.children)


def _may_tell(lemma: str, speech: Speech) -> bool:
    telling = (speech.surely, speech.say, speech.report, speech.views, speech.acts, speech.beside_quote)
    return any(lemma in words for words in telling)


def _speaker_of(verb: Token, quoted: frozenset[int], speech: Speech) -> Token | None:
    """Whose act *verb* is: its subject, whom a relative clause tells of, or who does the act that it goes with."""
    who = subject(verb)
    if who is None and (verb.i - 1 in quoted or verb.i - 2 in quoted):
        who = next((each for each in children(verb, OBJECT) if each.i > verb.i), None)  # "..., added Weber"
    if who is not None and who.dep_ in PASSIVE_SUBJECT:
        # "He's said that": the parser takes the perfect for a passive.
        return who if children(verb, CLAUSE) and any(c.lower_ in ("'s", "’s") for c in verb.children) else None
    if who is not None:
        return verb.head if who.tag_ in ("WP", "WDT") and verb.dep_ in _RELATIVE else who
    if verb.tag_ != "VBG":
        return None
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ == "acl":
        return verb.head  # "a letter saying that"
    above = verb.head if verb.dep_ in ("advcl", "xcomp", "ccomp") else verb.head.head if verb.dep_ == "pcomp" else None
    if above is None or above.i == verb.i or above.pos_ not in ("VERB", "AUX"):
        return None
    return _speaker_of(above, quoted, speech)


def _speaks(verb: Token, who: Token, quoted: frozenset[int], speech: Speech) -> bool:
    lemma = verb.lemma_.lower()
    beside = bool(quoted_beside(verb, who, quoted))
    says_something = bool(children(verb, CLAUSE)) or verb.dep_ == "parataxis" or beside or is_put_in(verb, speech)
    if (lemma in speech.surely or _hears(verb, who, speech)) and says_something:
        return True
    if lemma in speech.finding and not beside and not any(map(_tells, children(verb, CLAUSE))):
        return False  # "found the car burnt out"
    only_people_do = (
        bool(speech.things) and lemma not in speech.things
    )  # where a language says which are done by things
    if not (can_speak(who, speech) or (who.pos_ == "NOUN" and only_people_do)):
        return False
    if lemma in speech.acts and children(verb, (*OBJECT, "prep", "prt")):
        return True
    if lemma in speech.say and not says_something:
        return verb.dep_ in ("ccomp", "ROOT") and (lemma in speech.tell or not children(verb, OBJECT))
    if beside and lemma in speech.beside_quote:
        return True
    says_something = says_something or bool(children(verb, ("xcomp",)))
    telling = (speech.say, speech.report, speech.acts, speech.views)
    return says_something and any(lemma in words for words in telling)


def _hears(verb: Token, who: Token, speech: Speech) -> bool:
    """Whether a court is told to have heard something: "the court heard that"."""
    return verb.lemma_.lower() in speech.hearing and who.lemma_.lower() in speech.courts


def _tells(clause: Token) -> bool:
    """Whether *clause* has a verb in a form of its own, or "that"."""
    return is_finite(clause) or any(child.dep_ == "mark" or is_finite(child) for child in clause.children)


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
    # The clause may hang on a time that stands between: "his announcement last month that".
    near = [noun, *children(noun, ("npadvmod", "nmod"))]
    clauses = [clause for each in near for clause in children(each, ("acl", "ccomp", "relcl"))]
    clauses = [clause for clause in clauses if any(child.dep_ == "mark" for child in clause.children)]
    owner = _behind(noun, speech)
    of = [child for child in children(noun, ("prep",)) if child.lower_ == "of"]
    if not clauses and not (owner is None and of and noun.lemma_ in speech.sources and noun.dep_ == "attr"):
        return
    cue = Span(offset + noun.idx, offset + noun.idx + len(noun))
    speaker = read_speaker(owner, offset, speech) if owner else _unnamed(noun, offset, speech)
    said = indices(token for branch in clauses + of for token in branch.subtree)
    above = {noun.head.i} | indices(noun.head.lefts) if noun.dep_ == "attr" else set()
    frame = frozenset(indices(noun.subtree) - said | above)
    yield Voice(speaker, cue, frame, main=noun.dep_ == "attr", said=frozenset(said))


def _unnamed(noun: Token, offset: int, speech: Speech) -> Speaker:
    kept = [word for word in noun.lefts if word.lower_ not in speech.articles] + [noun]
    span = Span(offset + kept[0].idx, offset + noun.idx + len(noun))
    return Speaker(span, " ".join(word.text for word in kept), Sort.DESCRIPTION, noun.lemma_.lower(), plural=True)
