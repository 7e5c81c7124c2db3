"""The lines that are never part of an article, whatever their language."""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate
from workbench.ingest.notices_en import ENGLISH
from workbench.ingest.notices_fr import FRENCH

_TABLE = (*ENGLISH, *FRENCH)
_AT_ONCE = tuple(row for row in _TABLE if not row.at_end)

_COMMENTS_BEGIN = re.compile(
    r"(?:leave a (?:reply|comment)|post a comment|add a comment|write a comment|\d{0,5} ?comments?(?: \(\d{1,5}\))?"
    r"|join the (?:conversation|discussion)|laisse[rz] un commentaire|ajouter un commentaire"
    r"|\d{0,5} ?commentaires?(?: \(\d{1,5}\))?)(?: cancel reply| annuler la réponse)?[.:!]?",
    re.IGNORECASE,
)


def notice(line: str, *, at_end: bool = False) -> Boilerplate | None:
    """What kind of notice *line* (without Markdown) is, None when it is none.

    *at_end* says that no paragraph of the article follows, so that loose rules may speak too.
    """
    words = len(line.split())
    return next((row.kind for row in (_TABLE if at_end else _AT_ONCE) if row.fits(line, words)), None)


def opens_comments(line: str) -> bool:
    """Whether readers' comments, or the form for them, begin with *line*."""
    return _COMMENTS_BEGIN.fullmatch(line) is not None
