"""Claims and evidence as W3C Web Annotations, for programs that show annotations beside the article.

Web Annotation Data Model, W3C Recommendation of 23 February 2017. Offsets count code points of the canonical text, as
TextPositionSelector does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO, Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from workbench.domain.article import Article
from workbench.domain.dossier import Dossier
from workbench.domain.review import Evidence, Verdict
from workbench.domain.seal import Seal
from workbench.domain.span import Span
from workbench.export.formats import Options, Review, Written
from workbench.export.web import address, embedded

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters of the text before and after a quote by which it is found again, as many as hypothes.is keeps."""

# That of this program's name. Claims and articles are hashes of their content, so their names are the same everywhere.
_NAMESPACE = uuid5(NAMESPACE_DNS, "factcheck-workbench")

Node = dict[str, Any]


def write(review: Review, seal: Seal, out: IO[Any], options: Options) -> Written:  # noqa: ARG001 - as every writer
    """What was written to *out*: a collection of annotations on one page, a line each."""
    name = _name("collection", review.title)
    about = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": review.title}
    software = {"type": "Software", "name": "factcheck-workbench"}
    page = {"id": f"{name}#1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    out.write(embedded({**about, "generator": software})[:-1] + ',"first":' + embedded(page)[:-1] + ',"items":[')
    claims = total = 0
    for chapter in review.chapters():
        for dossier in chapter.dossiers:
            claims += 1
            for annotation in of_claim(dossier, chapter.article):
                out.write((",\n" if total else "\n") + embedded(annotation))
                total += 1
    out.write(f'\n]}},"total":{total}}}\n')
    return Written(claims)


def of_claim(dossier: Dossier, article: Article) -> Iterator[Node]:
    """The annotation of a claim, what was decided and noted in its bodies, and one of each piece of its evidence."""
    record = dossier.record
    claim = record.reviewed.claim
    target = _stretch(article, claim.span)
    yield _known(
        {
            "id": _name("claim", claim.id),
            "type": "Annotation",
            "motivation": "classifying" if record.verdict else "highlighting",
            "body": list(_bodies(dossier)),
            "target": target,
        }
    )
    for piece in record.evidence:
        yield {
            "id": UUID(piece.entry).urn,
            "type": "Annotation",
            "motivation": "linking",
            "creator": _person(piece.reviewer),
            "created": piece.at,
            "body": [_words(piece.stance, "classifying"), _source(piece)],
            "target": target,
        }


def _bodies(dossier: Dossier) -> Iterator[Node]:
    record = dossier.record
    claim = record.reviewed.claim
    if record.wording:
        yield _words(record.wording, "describing")
    if claim.claimant:
        yield _words(claim.claimant, "identifying")
    for verdict in chain(record.verdicts, [record.adjudication] if record.adjudication else []):
        yield from _verdict(verdict)
    if record.dismissal:
        by = {"creator": _person(record.dismissal.reviewer), "created": record.dismissal.at}
        yield _words("dismissed", "moderating") | by
        if record.dismissal.reason:
            yield _words(record.dismissal.reason, "commenting") | by
    for note in record.notes:
        yield _words(note.text, "commenting") | {"creator": _person(note.reviewer), "created": note.at}


def _verdict(verdict: Verdict) -> Iterator[Node]:
    by = {"creator": _person(verdict.reviewer), "created": verdict.at}
    # The model has "assessing" for this; the context at w3.org does not know the word, so a reader would lose it.
    yield _words(verdict.label, "classifying") | by
    if verdict.rationale:
        yield _words(verdict.rationale, "describing") | by


def _source(piece: Evidence) -> Node:
    """What a piece of evidence points to: a passage of another article, or the words on a page of the web."""
    if piece.article_id is not None and piece.start is not None and piece.end is not None:
        source, selectors = _name("article", piece.article_id), [_position(Span(piece.start, piece.end))]
    else:
        source, selectors = address(piece.url) or _name("evidence", piece.entry), []
    if piece.quote:
        selectors = [{"type": "TextQuoteSelector", "exact": piece.quote}, *selectors]
    return _known(
        {"type": "SpecificResource", "source": source, "purpose": "linking", "selector": selectors}
        | ({"state": {"type": "TimeState", "cached": archived}} if (archived := address(piece.archive_url)) else {})
    )


def _stretch(article: Article, span: Span) -> Node:
    return {
        "type": "SpecificResource",
        "source": _known(
            {
                "id": address(article.source) or _name("article", article.id),
                "type": "Text",
                "format": "text/plain",
                "language": article.language,
            }
        ),
        "selector": [_quote(article.text, span), _position(span)],
    }


def _quote(text: str, span: Span) -> Node:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": before, "suffix": after}


def _position(span: Span) -> Node:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _words(text: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _person(name: str) -> Node:
    return {"type": "Person", "name": name}


def _name(kind: str, id_: str) -> str:
    """An IRI that is always the same for the same thing."""
    return uuid5(_NAMESPACE, f"{kind}:{id_}").urn


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
