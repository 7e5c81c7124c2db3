"""What an article says about itself: title, author, paper, date."""

from __future__ import annotations

import re

from msgspec import Struct

from workbench.domain.article import Boilerplate, Passage, Role
from workbench.ingest.bylines import author_of
from workbench.ingest.dates import date_line, stated_date
from workbench.ingest.frontmatter import front_matter
from workbench.ingest.plain import plain

_STANDIN = 70
_SENTENCE_END = re.compile(r"(?<=[^\s.][.!?])\s")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,10}", re.IGNORECASE)
_LINKED = re.compile(r"\[([^\[\]]{2,80})\]\(")
_AGENCIES = re.compile(
    r"(?P<outlet>.{2,40}?)(?:,? and|,? with|,| ?/| avec(?: les)?| et(?: les)?) (?:news )?"
    r"(?:agencies|agences?|wires?)\.?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:source ?:|(?:sourced|taken|reposted|reproduced|adapted|excerpted|cross-?posted) from|(?:via|from) ?:"
    r"|(?:this (?:article|story) (?:was )?)?(?:originally|first) (?:published|appeared|posted) "
    r"(?:by|in|on|at)|re-?(?:published|printed) (?:from|with permission from)) (?P<outlet>.{2,60})",
    re.IGNORECASE,
)


class Metadata(Struct, frozen=True):
    """What is stated, None for what is not. *title_is_standin* says that the title is the text's first words."""

    title: str
    title_is_standin: bool
    byline: str | None
    outlet: str | None
    published: str | None


def metadata_of(text: str, passages: tuple[Passage, ...]) -> Metadata:
    """What the canonical *text*, divided into *passages*, states of itself."""
    front = front_matter(text)
    stated = front.get("title") or _first(text, passages, Role.TITLE)
    return Metadata(
        title=stated or _standin(text, passages),
        title_is_standin=not stated,
        byline=front.get("author") or front.get("byline") or _author(text, passages),
        outlet=front.get("outlet") or front.get("publisher") or front.get("site") or _outlet(text, passages),
        published=stated_date(front.get("date") or front.get("published") or "") or _published(text, passages),
    )


def _of(text: str, passages: tuple[Passage, ...], role: Role) -> list[str]:
    """The words of every passage in that *role*, Markdown and all."""
    return [passage.span.of(text) for passage in passages if passage.role is role]


def _first(text: str, passages: tuple[Passage, ...], role: Role) -> str | None:
    return next((plain(words) for words in _of(text, passages, role)), None)


def _standin(text: str, passages: tuple[Passage, ...]) -> str:
    """The first words of the article, cut between two words."""
    roles = (Role.LEAD, Role.BODY, Role.QUOTATION, Role.HEADING)
    words = next((plain(p.span.of(text)) for p in passages if p.role in roles), "") or plain(text)
    # Of a text with no words in it at all, the marks themselves.
    words = words or " ".join(text[:_STANDIN].split()) or text.strip()[:_STANDIN]
    sentence = _SENTENCE_END.split(words, maxsplit=1)[0]
    if len(sentence) <= _STANDIN:
        return sentence
    cut = sentence[: _STANDIN + 1].rpartition(" ")[0] or sentence[:_STANDIN]
    return cut.rstrip(" ,;:–—-") + "…"


def _author(text: str, passages: tuple[Passage, ...]) -> str | None:
    lines = (author_of(plain(words)) for words in _of(text, passages, Role.BYLINE))
    return next((author for author in lines if author), None)


def _published(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The first date on a line of its own at the head, or on the byline."""
    lines = (date_line(plain(words)) for words in _of(text, passages, Role.DATELINE))
    stated = next((line.iso for line in lines if line and line.iso), None)
    if stated:
        return stated
    inline = (*_of(text, passages, Role.BYLINE), *_of(text, passages, Role.DATELINE))
    return next((date for words in inline if (date := stated_date(plain(words)))), None)


def _outlet(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The paper that a date line, a line of agencies at the end, or a note on where the text is from names.

    The page's own paper comes before the one it took the article from. A bare name beside a date may be a place, so it
    counts only as a web address or a link.
    """
    for words in _of(text, passages, Role.DATELINE):
        line = date_line(plain(words))
        link = _LINKED.search(words)
        if line and (_DOMAIN.fullmatch(line.beside) or link):
            return line.beside if _DOMAIN.fullmatch(line.beside) else plain(link[1]) if link else None
    credits_ = [plain(p.span.of(text)) for p in passages if p.kind is Boilerplate.CREDIT]
    for form in (_AGENCIES, _FROM):
        for found in filter(None, map(form.fullmatch, credits_)):
            return found["outlet"].strip(" .:")
    return None
