"""Fact checks in the forms in which they are published.

schema.org's ClaimReview; the pages that Google's Fact Check Tools API takes (ClaimReviewMarkupPage) and the claims that
it finds, both of its version v1alpha1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from workbench.domain.check import Check
from workbench.ingest.checks.values import address, brief, day, names, number, text

Node: TypeAlias = dict[str, Any]

LONGEST_CLAIM = 10_000
"""Characters; the longest of a hundred thousand published ones has a few thousand."""

NO_CLAIM = "no claim in it"
TOO_LONG = f"a claim of more than {LONGEST_CLAIM:,} characters"
NO_RATING = "no rating"


def found_in(node: Node) -> Iterator[Check | str] | None:
    """The checks that *node* is or holds, and for each that cannot be read why; None where it is something else."""
    if _is_review(node):
        return iter([_review(node)])
    if isinstance(node.get("claimReviewMarkups"), list):
        return _page(node)
    if isinstance(node.get("claimReview"), list) and "text" in node:
        return _found_claim(node)
    return None


def _is_review(node: Node) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and one.rpartition("/")[2].rpartition(":")[2] == "ClaimReview"
        for one in (types if isinstance(types, list) else [types])
    )


def _review(node: Node) -> Check | str:
    reviewed, rating = _first(node.get("itemReviewed")), _first(node.get("reviewRating"))
    return _check(
        node.get("claimReviewed"),
        rating,
        rating.get("alternateName"),
        Check(
            "",
            claimant=names(reviewed.get("author")),
            said=day(reviewed.get("datePublished")),
            checker=names(node.get("author")) or names(node.get("publisher")),
            url=address(node.get("url")) or address(node.get("@id")),
            published=day(node.get("datePublished")),
            title=brief(node.get("headline")) or brief(node.get("name")),
        ),
    )


def _page(page: Node) -> Iterator[Check | str]:
    """The checks of a ClaimReviewMarkupPage."""
    for node in page["claimReviewMarkups"]:
        if not isinstance(node, dict):
            yield NO_CLAIM
            continue
        rating = _first(node.get("rating"))
        yield _check(
            node.get("claimReviewed"),
            rating,
            rating.get("textualRating"),
            Check(
                "",
                claimant=names(node.get("claimAuthor")),
                said=day(node.get("claimDate")),
                checker=names(page.get("claimReviewAuthor")),
                url=address(node.get("url")) or address(page.get("pageUrl")),
                published=day(page.get("publishDate")),
            ),
        )


def _found_claim(claim: Node) -> Iterator[Check | str]:
    """The checks of a claim as the API's search finds it."""
    for node in claim["claimReview"]:
        if not isinstance(node, dict):
            yield NO_CLAIM
            continue
        publisher = _first(node.get("publisher"))
        yield _check(
            claim.get("text"),
            {},
            node.get("textualRating"),
            Check(
                "",
                claimant=names(claim.get("claimant")),
                said=day(claim.get("claimDate")),
                checker=names(publisher) or brief(publisher.get("site")),
                url=address(node.get("url")),
                published=day(node.get("reviewDate")),
                title=brief(node.get("title")),
            ),
        )


def _check(claim: object, rating: Node, words: object, about: Check) -> Check | str:
    """The check of *claim*, rated in *words* and by the numbers of *rating*, of which *about* says all else."""
    said = text(claim)
    if said is None:
        return NO_CLAIM
    if len(said) > LONGEST_CLAIM:
        return TOO_LONG
    value = number(rating.get("ratingValue"))
    verdict = brief(words)
    if verdict is None and value is None:
        return NO_RATING
    worst, best = (None if value is None else number(rating.get(f"{end}Rating")) for end in ("worst", "best"))
    return replace(about, claim=said, rating=verdict, value=value, worst=worst, best=best)


def _first(value: object) -> Node:
    """*value*, or the first of several, where that is an object; an empty one else."""
    one = value[0] if isinstance(value, list) and value else value
    return one if isinstance(one, dict) else {}
