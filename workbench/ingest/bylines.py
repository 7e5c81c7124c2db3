"""Lines that name the author."""

from __future__ import annotations

import re

_WORK = (
    r"(?:article|reports?|reporting|story|text|words|analysis|comment|commentary|essay|column|interview|opinion|review"
    r"|texte|reportage|analyse|enquête|tribune|chronique|entretien|artikel|bericht|beitrag|kommentar|artículo|reportaje"
    r"|texto|articolo|testo|artigo|reportagem)"
)
_BY = re.compile(
    rf"(?:(?:(?:an?|une?|eine?|uma?|een|this|special) )?(?:{_WORK}|written|reported|posted|propos recueillis|publié"
    rf"|escrito|geschrieben|scritto)(?: (?:and|et|und|y|e) (?:photos?|pictures|photographs|fotos?|analysis))? )?"
    r"(?:by|par|por|von|di|door)\s*:?\s+(?P<who>\S.*)"
    rf"|(?:un|une) {_WORK} (?:de |d['’]\s?)(?P<of>\S.*)"
    rf"|(?:authors?|auteure?s?|autrice|autor(?:in|a)?|autore|writers?|reporters?|journalists?|by|story|words|reporting|text|texte"
    r"|texto|testo)"
    r"(?: (?:and|et|und|y|e) (?:photos?|pictures|photographs|fotos?))?\s*:\s+(?P<named>\S.*)",
    re.IGNORECASE,
)
# Where the name ends and the paper, the place, the date or the job begins.
_ENDS = re.compile(r"\s*(?:[|·•–—\d(]|\s-\s|,\s(?=(?:in|for|à|pour)\s)|\s(?:in|for|à|pour)\s)")
_PARTICLES = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ten", "bin", "ibn", "al"}
    | {"el", "and", "et", "und", "y", "e", "with", "avec"}
)
_JOB = re.compile(
    r"\b(?:correspondent|editor|reporter|staff|writer|journalist|columnist|analyst|desk|agenc|reuters|afp|associated"
    r"|correspondante?|journaliste|rédact|envoyée?)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|the|now|then|contrast|comparison|law|example|exemple|contre|ailleurs|conséquent|definition|default|design|choice"
    r"|accident|ejemplo|supuesto|esempio",
    re.IGNORECASE,
)


def author_of(line: str) -> str | None:
    """The names on the byline *line* (without Markdown), without "By" and what follows them; None if it is none."""
    found = _BY.fullmatch(line) if len(line) <= 200 else None
    if found is None or line.endswith((".", "?", "!", ":", "…")):
        return None
    names = _ENDS.split(found["who"] or found["of"] or found["named"], maxsplit=1)[0].strip(" ,;")
    head, _, tail = names.partition(",")
    if _JOB.search(tail):
        names = head
    # "Words: Power" is a heading; a label alone does not make one word a name.
    if found["named"] and " " not in names:
        return None
    return names if _are_names(names) else None


def is_byline(line: str) -> bool:
    """Whether *line* names the author and does nothing else."""
    return author_of(line) is not None


def _are_names(words: str) -> bool:
    """Whether *words* are a few capitalised names."""
    tokens = re.findall(r"[^\s,;&]+", words)
    if not 1 <= len(tokens) <= 14 or _TIME.fullmatch(tokens[0]) or not tokens[0][0].isupper():
        return False
    return all(token[0].isupper() or token.casefold().strip(".") in _PARTICLES for token in tokens)
