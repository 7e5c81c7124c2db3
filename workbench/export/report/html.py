"""The report as one self-contained page: nothing in it is fetched, nothing that others wrote is obeyed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from msgspec import Struct

from workbench.domain.link import Relation
from workbench.domain.review import ArticleSummary
from workbench.domain.seal import Seal
from workbench.domain.tally import Tally
from workbench.export import sealing
from workbench.export.formats import Options, Review, Written
from workbench.export.report import words
from workbench.export.report.looks import Looks, Share
from workbench.export.report.views import Report, chapter_view, differing
from workbench.export.web import address, embedded, readable

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


class Entry(Struct, frozen=True):
    """An article in the list of contents, with its claims by how they look."""

    summary: ArticleSummary
    shares: tuple[Share, ...]


def write(review: Review, seal: Seal, out: IO[Any], options: Options) -> Written:
    """What was written to *out*: the page, an article at a time."""
    looks, articles, tallies = Looks(seal.scale), review.articles(), review.tallies()
    report = Report(looks, options.publisher, frozenset(article.id for article in articles))
    sums = totals(tallies, looks)
    page = _environment().get_template("report.html.jinja")
    for part in page.generate(
        title=review.title,
        articles=contents(articles, tallies, looks),
        chapters=(chapter_view(chapter, report) for chapter in review.chapters()),
        conflicts=review.links(relation=Relation.CONFLICTS),
        scale=seal.scale,
        seal=seal,
        **sums,
        **_dress(),
    ):
        out.write(part)
    return Written(sums["total"])


def contents(articles: Sequence[ArticleSummary], tallies: Iterable[Tally], looks: Looks) -> list[Entry]:
    """The articles, each with its claims by how they look."""
    of_article: dict[str | None, list[Tally]] = {}
    for tally in tallies:
        of_article.setdefault(tally.of, []).append(tally)
    return [Entry(summary, tuple(looks.shares(of_article.get(summary.id, ())))) for summary in articles]


def totals(tallies: Sequence[Tally], looks: Looks) -> dict[str, Any]:
    """What the summary says: the shares of the verdicts, of all claims, and the sums that it names."""
    shares = looks.shares(tallies)
    by_tone = {share.look.tone: share.claims for share in shares}
    return {
        "verdicts": looks.shares(tallies, decided=True),
        "all": shares,
        "total": sum(share.claims for share in shares),
        "decided": sum(share.claims for share in shares if share.look.decided),
        "disputed": by_tone.get("disputed", 0),
        "undecided": by_tone.get("open", 0),
        "aside": by_tone.get("aside", 0),
    }


@cache
def _environment() -> Environment:
    # Imported where it is needed: opening the desk does not wait for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever is filled in passes here, and what is no markup of ours is escaped after it.
        finalize=lambda value: readable(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters |= {
        "address": address,
        "counted": words.counted,
        "differing": differing,
        "embedded": lambda document: Markup(embedded(document)),
        "sealed": lambda seal: Markup(sealing.as_json(seal)),
        "file_name": words.file_name,
        "known": words.known,
        "lang": lambda code: Markup(' lang="{}"').format(code) if code else "",
        "moment": words.moment,
        "told": words.told,
    }
    return environment


@cache
def _dress() -> Mapping[str, Any]:
    """The style sheet and the script, with the hashes by which the page allows these and no others."""
    from markupsafe import Markup

    dress: dict[str, Any] = {}
    for name, file in (("style", "report.css"), ("script", "report.js")):
        text = (TEMPLATES / file).read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        dress |= {name: Markup(text), f"{name}_hash": f"sha256-{digest}"}
    return dress
