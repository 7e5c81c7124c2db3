"""The list of articles with how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from workbench.domain.review import ArticleSummary
from workbench.domain.shown import Shown, safe_text
from workbench.tui.widgets.virtual_list import SPRING, Part, VirtualList

_BAR = 4

EARLIER, NEAR = "↶", "≈"
"""The marks of an earlier version of an article, and of one that is nearly the same as another."""


_Shown: TypeAlias = tuple[tuple[ArticleSummary, ...], int]
"""The articles, and the place of the open one."""


class ArticleList(VirtualList, can_focus=False):
    """A row an article, the open one under the cursor."""

    _shown: _Shown | None = None

    def show(self, articles: Sequence[ArticleSummary], number: int) -> None:
        """Draws *articles*, the *number*-th (from 0) being open; nothing where that is what is drawn already.

        Scrolls to the open one when it is another than before: what others do moves nothing.
        """
        wanted, before = (tuple(articles), number), self._shown
        if wanted != before:
            self._shown = wanted
            same = before is not None and _opened(*before) == _opened(*wanted)
            changed = _changed(before, wanted) if before is not None else None
            if changed is None:
                self.set_rows(len(articles), lambda index: _row(wanted[0][index]), number, scroll=not same)
            else:
                self.renew_rows(lambda index: _row(wanted[0][index]), changed)


def _changed(before: _Shown, now: _Shown) -> list[int] | None:
    """The places of the articles that stand otherwise than before; None where the list itself is another."""
    if before[1] != now[1] or len(before[0]) != len(now[0]):
        return None
    pairs = zip(before[0], now[0], strict=True)
    changed = [place for place, (one, other) in enumerate(pairs) if one is not other and one != other]
    return changed if all(before[0][place].id == now[0][place].id for place in changed) else None


def _opened(articles: Sequence[ArticleSummary], number: int) -> str | None:
    """The id of the article that is open."""
    return articles[number].id if articles else None


def _row(article: ArticleSummary) -> list[Part]:
    full = _BAR * article.reviewed // article.claims if article.claims else 0
    done = article.claims > 0 and article.reviewed == article.claims
    progress = f"{'▰' * full}{'▱' * (_BAR - full)} {article.reviewed}/{article.claims}"
    return [
        (Shown(_versions(article)), "warning"),
        (safe_text(article.title), "dim" if article.title_is_standin or article.replaced_by else ""),
        SPRING,
        (Shown(progress), "success" if done else "dim"),
    ]


def _versions(article: ArticleSummary) -> str:
    """A mark for an earlier version, whose open claims found no place in the newest, and for nearly the same ones."""
    if article.replaced_by:
        return f"{EARLIER} "
    return f"{NEAR} " if article.near else ""
