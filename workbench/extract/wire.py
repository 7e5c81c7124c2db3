"""Articles and claims as plain dictionaries, the form in which they pass between two processes."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from workbench.domain.article import Article, Boilerplate, Locator, Passage, Role
from workbench.domain.claim import Claim, Kind, Occurred, Origin, Quantity, Reason
from workbench.domain.span import Span

Wired = dict[str, Any]


def article_to_dict(article: Article) -> Wired:
    """*article* as JSON can hold it."""
    wired: Wired = to_builtins(article)
    return wired


def article_from_dict(wired: Wired) -> Article:
    """The article that was wired. Raises KeyError, TypeError or ValueError when it is none."""
    passages = tuple(_passage(passage) for passage in wired["passages"])
    locators = tuple(Locator(**locator) for locator in wired.get("locators", ()))
    more = tuple((name, value) for name, value in wired.get("more", ()))
    return Article(**{**wired, "passages": passages, "locators": locators, "more": more})


def claim_to_dict(claim: Claim) -> Wired:
    """*claim* as JSON can hold it."""
    wired: Wired = to_builtins(claim)
    return wired


def claim_from_dict(wired: Wired) -> Claim:
    """The claim that was wired. Raises KeyError, TypeError or ValueError when it is none."""
    return Claim(
        **{
            **wired,
            "kind": Kind(wired["kind"]),
            "origin": Origin(wired["origin"]),
            "reasons": tuple(Reason(**reason) for reason in wired["reasons"]),
            "quantities": tuple(Quantity(**quantity) for quantity in wired["quantities"]),
            "cue": Span(**wired["cue"]) if wired["cue"] else None,
            "parts": tuple(Span(**part) for part in wired["parts"]),
            "needs_context": Span(**wired["needs_context"]) if wired["needs_context"] else None,
            "occurred": Occurred(**wired["occurred"]) if wired["occurred"] else None,
        }
    )


def _passage(wired: Wired) -> Passage:
    kind = wired["kind"]
    return Passage(**{**wired, "role": Role(wired["role"]), "kind": Boilerplate(kind) if kind is not None else None})
