"""A sentence labelled by Universal Dependencies, relabelled the way the rules look at it: as spaCy's English models do.

In Universal Dependencies the noun stands above its preposition and the complement above "to be"; in the labels of the
English models it is the other way round. One scheme for all languages keeps every rule in one form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from workbench.extract.rules import Rules, Speech

_DEPENDENCIES = {
    "nsubj:pass": "nsubjpass",
    "aux:tense": "aux",
    "aux:caus": "aux",
    "aux:pass": "auxpass",
    "obj": "dobj",
    "iobj": "dative",
    "acl:relcl": "relcl",
    "expl:subj": "expl",
    # A reflexive pronoun is no subject.
    "expl:comp": "dep",
    "expl:pass": "dep",
    "obl": "npadvmod",
    "obl:mod": "npadvmod",
    "obl:arg": "npadvmod",
    "obl:agent": "npadvmod",
}
_ENTITIES = {"PER": "PERSON", "LOC": "GPE"}
_WITH_CASE = ("obl", "obl:mod", "obl:arg", "obl:agent", "nmod", "obj", "advcl", "acl", "dep", "xcomp", "nmod:poss")
# What hangs on a complement and belongs to the clause.
_OF_CLAUSE = (
    "nsubj",
    "nsubj:pass",
    "csubj",
    "expl:subj",
    "aux:tense",
    "mark",
    "punct",
    "advcl",
    "obl:mod",
    "parataxis",
    "cc",
)
_FORMS = {
    ("Inf", ""): "INF",
    ("Part", "Past"): "VBN",
    ("Part", "Pres"): "VBG",
    ("Fin", "Past"): "VBD",
    ("Fin", "Imp"): "VBD",
}


def relabel(doc: Doc, rules: Rules) -> None:
    """Give *doc*, parsed by a model of Universal Dependencies, the labels that the rules look for."""
    if not doc.has_annotation("DEP"):
        return
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    for token in doc:
        if token.dep_ == "case" or (token.dep_ == "mark" and token.head.ent_type_ == "LOC"):
            _over_its_noun(token, heads, labels, rules)
        elif token.dep_ == "cop":
            _over_its_complement(token, heads, labels)
        elif token.dep_ == "conj" and _is_apposition(token):
            labels[token.i] = "appos"
        elif token.pos_ == "VERB":
            _find_subject(token, labels, rules.speech)
    labels = [_DEPENDENCIES.get(label, label) for label in labels]
    _entities(doc, rules)
    for token in doc:
        _tag(token, rules)
    if _is_tree(heads):
        _set(doc, heads, labels)


def _over_its_noun(case: Token, heads: list[int], labels: list[str], rules: Rules) -> None:
    """ "de Lyon": the noun hangs on its preposition, and that where the noun did; "près de Lyon" likewise on "près"."""
    noun = case.head
    if labels[noun.i] not in _WITH_CASE or case.i > noun.i:
        return
    if case.i and case.nbor(-1).lower_ in rules.near and case.nbor(-1).pos_ == "ADV":
        case = case.nbor(-1)
    heads[case.i], heads[noun.i] = heads[noun.i], case.i
    labels[case.i] = "agent" if labels[noun.i] == "obl:agent" else "prep"
    labels[noun.i] = "pobj"


def _over_its_complement(cop: Token, heads: list[int], labels: list[str]) -> None:
    """ "est long": the verb carries the sentence, and what it says of its subject hangs on it."""
    complement = cop.head
    if heads[cop.i] != complement.i or labels[complement.i] == "pobj":
        return
    heads[cop.i] = cop.i if heads[complement.i] == complement.i else heads[complement.i]
    labels[cop.i] = labels[complement.i]
    heads[complement.i] = cop.i
    labels[complement.i] = "acomp" if complement.pos_ == "ADJ" else "attr"
    for child in complement.children:
        if child.i != cop.i and labels[child.i] in _OF_CLAUSE and heads[child.i] == complement.i:
            heads[child.i] = cop.i


def _is_apposition(token: Token) -> bool:
    """ "Le maire, Yves Morel, ...": a person's name after a comma that tells who the noun before it is."""
    named = token.ent_type_ == "PER" and token.head.pos_ == "NOUN"
    return named and token.nbor(-1).text == "," and not any(child.dep_ == "cc" for child in token.children)


def _find_subject(verb: Token, labels: list[str], speech: Speech) -> None:
    """ "a dit Marie Leroy", "a-t-il ajouté": who follows a verb of speaking that has no subject is its subject."""
    speaks = verb.lemma_.lower() in speech.surely | speech.say | speech.report | speech.acts | speech.beside_quote
    if not speaks or any(labels[child.i].startswith(("nsubj", "expl:subj")) for child in verb.children):
        return
    able = speech.people | speech.organisations | speech.sources
    pronouns = speech.he_or_she | speech.they
    for child in verb.children:
        named = child.pos_ == "PROPN" or child.lemma_.lower() in able
        if child.lower_ in pronouns or (child.i > verb.i and labels[child.i] in ("obj", "obl:arg", "dep") and named):
            labels[child.i] = "nsubj"
            if labels[verb.i] in ("conj", "dep", "advcl", "acl"):
                labels[verb.i] = "parataxis"
            return


def _tag(token: Token, rules: Rules) -> None:
    """The part of speech in the letters of the English models, where a rule asks for it."""
    morph = token.morph
    if token.pos_ in ("VERB", "AUX"):
        form, tense = "".join(morph.get("VerbForm", [])), "".join(morph.get("Tense", []))
        imperative = "Imp" in morph.get("Mood", [])
        token.tag_ = "VB" if imperative else _FORMS.get((form, tense)) or _FORMS.get((form, "")) or "VBZ"
        if told := rules.form_of(token.lower_, token.lemma_):
            token.set_morph(f"{told}|VerbForm=Fin")  # type: ignore[attr-defined] # spaCy's stubs lack it
        elif tense == "Imp":  # the imperfect tells of the past
            token.set_morph(str(morph).replace("Tense=Imp", "Tense=Past"))  # type: ignore[attr-defined]
        if token.dep_ in ("cop", "aux:pass"):
            token.lemma_ = "be"  # apart from the same verb where it makes a perfect
    elif token.pos_ == "PRON" and "Rel" in morph.get("PronType", []):
        token.tag_ = "WP"
    elif token.pos_ in ("NOUN", "PROPN"):
        token.tag_ = ("NNP" if token.pos_ == "PROPN" else "NN") + ("S" if "Plur" in morph.get("Number", []) else "")


def _entities(doc: Doc, rules: Rules) -> None:
    """The names by the labels of the English models, and the dates, which these models do not tell."""
    from spacy.tokens import Span
    from spacy.util import filter_spans

    spots = (doc.char_span(s.start, s.end, label="DATE", alignment_mode="expand") for s in rules.find_dates(doc.text))
    dates = filter_spans(spot for spot in spots if spot is not None)
    taken = {token.i for found in dates for token in found}
    names = [Span(doc, e.start, e.end, label=_ENTITIES.get(e.label_, e.label_)) for e in doc.ents]
    doc.set_ents([*dates, *(name for name in names if not taken & set(range(name.start, name.end)))])


def _is_tree(heads: list[int]) -> bool:
    """Whether every word leads up to a root."""
    state = [0] * len(heads)  # 1 on the way up, 2 known to lead to a root
    for start in range(len(heads)):
        way, at = [], start
        while state[at] == 0 and heads[at] != at:
            state[at] = 1
            way.append(at)
            at = heads[at]
        if state[at] == 1:
            return False
        for word in (*way, at):
            state[word] = 2
    return True


def _set(doc: Doc, heads: list[int], labels: list[str]) -> None:
    import numpy
    from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found] # compiled, without stubs

    table = numpy.zeros((len(doc), 2), dtype="uint64")
    for at, (head, label) in enumerate(zip(heads, labels, strict=True)):
        table[at] = (numpy.int64(head - at).astype("uint64"), doc.vocab.strings.add(label))
    doc.from_array([HEAD, DEP], table)  # type: ignore[arg-type] # an array as its documentation has it
