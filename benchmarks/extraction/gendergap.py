"""GenderGapTracker's articles: quotations in 98 pieces of Canadian news, by the measure its makers publish.

Asr et al., "The Gender Gap Tracker: Using Natural Language Processing to measure gender bias in media", PLOS ONE 2021.
A predicted quotation is a labelled one when it covers more than 0.3 (or 0.8) of its characters, each used once; its
speaker is right when the words that name it share a character with the labelled ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.extraction.measures import Tally
from benchmarks.extraction.sets import Figure, LabelledSet
from workbench.domain.span import Span
from workbench.extract.attributions import Attribution, attributions
from workbench.extract.model import load
from workbench.ingest.article import read_article


@dataclass(frozen=True, slots=True)
class Quote:
    """A labelled quotation, and where its speaker is named: None where the labels name none."""

    span: Span
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Quotations found, and of the right ones those with the right speaker."""

    tally: Tally
    speakers: int


def labelled_quotes(folder: Path) -> Iterator[tuple[bytes, list[Quote]]]:
    """The text of each article of *folder* and its labelled quotations, as far as both files are there."""
    for path in sorted((folder / "eval" / "humanAnnotations").glob("*.json")):
        text = folder / "rawtexts" / f"{path.stem}.txt"
        if text.is_file():
            labels = json.loads(path.read_text("utf-8"))
            yield text.read_bytes(), list(_quotes(labels["quotesUpdated"] if isinstance(labels, dict) else labels))


def _quotes(labels: Sequence[dict[str, Any]]) -> Iterator[Quote]:
    for label in labels:
        span = _span(label["quote_index"])
        if span is not None:
            yield Quote(span, _span(label["speaker_index"]))


def _span(numbers: str) -> Span | None:
    """The span that "(12, 40)" tells, None for an empty one."""
    found = re.findall(r"\d+", numbers)
    return Span(int(found[0]), int(found[1])) if len(found) == 2 and int(found[0]) < int(found[1]) else None


def counted(labels: Sequence[Quote], found: Sequence[Attribution], threshold: float) -> Counted:
    """The best prediction for each labelled quotation in turn, as the makers' measure takes them."""
    left = [(_hull(each.said), each.source) for each in found]
    right = speakers = 0
    for label in labels:
        shares = [_shared(label.span, span) / len(label.span) for span, _ in left]
        best = max(range(len(left)), key=lambda number: shares[number], default=None)
        if best is None or shares[best] <= threshold:
            continue
        right += 1
        _, source = left.pop(best)
        speakers += label.speaker is None if source is None else bool(label.speaker and label.speaker.overlaps(source))
    return Counted(Tally(right, len(left), len(labels) - right), speakers)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _figures(folder: Path) -> Iterator[Figure]:
    nlp = load()
    articles = [(quotes, attributions(read_article(data, "article"), nlp)) for data, quotes in labelled_quotes(folder)]
    if not articles:
        return
    for threshold, spans, speakers in ((0.3, 0.837, 0.865), (0.8, 0.761, 0.874)):
        each = [counted(quotes, found, threshold) for quotes, found in articles]
        sums = Tally(*(sum(getattr(c.tally, side) for c in each) for side in ("right", "wrong", "missed")))
        named = sum(c.speakers for c in each) / max(1, sums.right)
        yield Figure(f"quotations at {threshold}, F1", sums.f1, spans, "published", spans, str(sums))
        yield Figure("  their speakers, accuracy", named, speakers, "published", speakers)


SET = LabelledSet(
    name="GenderGap",
    variable="WORKBENCH_GENDERGAP",
    get="the texts and labels are given out on request (github.com/sfu-discourse-lab/GenderGapTracker says by whom); "
    "the folder holds rawtexts/*.txt and eval/humanAnnotations/*.json.",
    licence="on request; the articles are their publishers'.",
    figures=_figures,
)
