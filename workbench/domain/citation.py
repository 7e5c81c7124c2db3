"""A source as it is cited, and as an address that opens at the words quoted from it."""

from __future__ import annotations

import re
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.review import Evidence

_LONG = 10
_AT_AN_END = 5
"""Of a quotation of over ten words the first five and the last five name it, as the Text Fragments draft of the WICG
lets one write a range: short enough for an address, and long enough to be found once."""

_LEFT_OUT = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\.\.)\s*")
_AROUND = " \t\n\"'“”‘’«»„"


def citation(piece: Evidence) -> str:
    """The source in one line: title, publisher, when, where in it, its address, when it was read; and its quote."""
    title = f"“{piece.title}”" if piece.title else ""
    archived = f"archived at {piece.archive_url}" if piece.archive_url else ""
    where = piece.url or (piece.reference if piece.file else f"article {piece.reference}" if piece.reference else "")
    read = f"accessed {piece.accessed[:10]}" if piece.accessed else ""
    parts = (title, piece.publisher, piece.published, piece.locator, where, archived, read)
    line = ", ".join(part for part in parts if part) + "."
    return f"{line} “{piece.quote}”" if piece.quote else line


def cited_claim(claim: Claim, article: Article) -> str:
    """The claim with the article that it stands in, in one line; its address opens at it where it is one of the web."""
    title = "" if article.title_is_standin else f"“{article.title}”"
    where = text_fragment(article.source, claim.text)
    parts = (title, article.outlet, article.published, article.locator_at(claim.start), where)
    return f"“{claim.text}” {', '.join(part for part in parts if part)}"


def text_fragment(url: str, words: str) -> str:
    """The address *url*, opening where *words* stand on the page (``#:~:text=``).

    Words that an editor left out or put in square brackets make a range of what stands before the first and after the
    last of them. The address as it is where there are no words, or it is none of the web.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    pieces = [one for one in (" ".join(p.split()).strip(_AROUND) for p in _LEFT_OUT.split(words)) if one]
    if not pieces or parts.scheme.lower() not in ("http", "https"):
        return url
    if len(pieces) == 1 and len(pieces[0].split()) > _LONG:
        pieces = [" ".join(pieces[0].split()[:_AT_AN_END]), " ".join(pieces[0].split()[-_AT_AN_END:])]
    ends = pieces if len(pieces) == 1 else [pieces[0], pieces[-1]]
    directive = ",".join(percent(one, safe="").replace("-", "%2D") for one in ends)
    before = url.partition(":~:")[0]
    return f"{before if '#' in before else before + '#'}:~:text={directive}"
