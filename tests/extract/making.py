"""Articles made from made-up text."""

from __future__ import annotations

import re

from workbench.domain.article import Article, Passage, Role, article_id


def make_article(
    text: str, published: str | None = "2022-03-09", role: Role = Role.BODY, language: str | None = "en"
) -> Article:
    """An article whose paragraphs, parted by blank lines, are passages of one role."""
    paragraphs = re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    passages = tuple(Passage(p.start(), p.end(), role, language=language) for p in paragraphs)
    return Article(
        article_id(text.encode("utf-8", "replace").decode("utf-8")),
        text,
        passages,
        "A title",
        published=published,
        language="en",
    )
