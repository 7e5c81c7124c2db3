"""Claims and evidence as the W3C's annotations."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.report.reviewed import ADDRESS, FERRY, HEARD, NOISE
from tests.export.review import SEAL
from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, article_of, claim_at
from workbench.desk.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, ReviewedClaim, Standing
from workbench.export import annotations
from workbench.export.formats import Options

# The words that the context at http://www.w3.org/ns/anno.jsonld gives a meaning to, of those that are written here.
TYPES = {
    *("Annotation", "AnnotationCollection", "AnnotationPage", "SpecificResource", "TextualBody", "Text", "Person"),
    *("Software", "TextQuoteSelector", "TextPositionSelector", "TimeState"),
}
IRIS = {
    *("id", "type", "body", "target", "source", "selector", "state", "creator", "generator", "partOf", "first"),
    *("items", "cached"),
}
WORDS = {
    *("value", "format", "language", "exact", "prefix", "suffix", "name", "label", "created", "start", "end"),
    *("total", "startIndex"),
}
MOTIVATIONS = {
    *("bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking"),
    *("moderating", "questioning", "replying", "reviewing", "tagging"),
}
NEEDED = {
    "Annotation": {"id", "target"},
    "TextQuoteSelector": {"exact"},
    "TextPositionSelector": {"start", "end"},
    "SpecificResource": {"source"},
    "TextualBody": {"value"},
    "AnnotationPage": {"id", "items", "partOf", "startIndex"},
    "AnnotationCollection": {"id", "total", "first"},
}


def problems(node: Any, where: str = "") -> list[str]:
    """What in *node*, and below it, the context does not know or the model wants otherwise."""
    if isinstance(node, list):
        return [problem for one in node for problem in problems(one, where)]
    if not isinstance(node, dict):
        return []
    found = [f"{where} lacks {name}" for name in NEEDED.get(node.get("type", ""), set()) - node.keys()]
    for name, value in node.items():
        here = f"{where}/{name}"
        if name == "@context":
            continue
        if name == "type" and value not in TYPES:
            found.append(f"{here}: {value}")
        elif name in ("motivation", "purpose"):
            found += [] if value in MOTIVATIONS else [f"{here}: {value}"]
        elif name not in IRIS | WORDS:
            found.append(f"{here} is no word of the context")
        elif name in IRIS - {"type"} and isinstance(value, str) and not urlsplit(value).scheme:
            found.append(f"{here}: {value} is no IRI")
        found += problems(value, here)
    return found


def collection(desk: Desk) -> dict[str, Any]:
    out = io.StringIO()
    annotations.write(desk, SEAL, out, Options())
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def selectors(node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {selector["type"]: selector for selector in node["selector"]}


def test_every_word_is_one_of_the_context_and_nothing_that_the_model_needs_is_missing(reviewed: Desk) -> None:
    found = collection(reviewed)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert problems(found) == []
    items = found["first"]["items"]
    assert found["total"] == len(items) == 5 + 2
    assert len({item["id"] for item in items}) == len(items)


def test_the_table_finds_what_the_context_does_not_know(reviewed: Desk) -> None:
    item = collection(reviewed)["first"]["items"][0]
    for change in ({"motivation": "assessing"}, {"claim": "x"}, {"id": "ferry"}, {"type": "Claim"}):
        assert problems(item | change), change


def test_the_selectors_find_the_claim_in_the_text(reviewed: Desk) -> None:
    texts = {ADDRESS: STORY.text}
    found = 0
    for item in collection(reviewed)["first"]["items"]:
        text = texts.get(item["target"]["source"]["id"], HARBOUR.text)
        by = selectors(item["target"])
        position, quote = by["TextPositionSelector"], by["TextQuoteSelector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        found += 1
    assert found == 7


def test_verdicts_and_their_reasons_are_bodies_in_their_reviewers_names(reviewed: Desk) -> None:
    (noise,) = (
        item
        for item in collection(reviewed)["first"]["items"]
        if selectors(item["target"])["TextPositionSelector"]["start"] == STORY_CLAIMS[1].start
    )
    said = [(body["purpose"], body["value"], body.get("creator", {}).get("name")) for body in noise["body"]]
    assert said == [
        ("identifying", "Ida Holm", None),
        ("classifying", "True", "ann"),
        ("classifying", "False", "bob"),
        ("describing", "Nobody else heard it.", "bob"),
    ]
    assert noise["motivation"] == "highlighting", f"reviewers differ about {NOISE}"


def test_evidence_links_the_claim_with_the_words_elsewhere(reviewed: Desk) -> None:
    web, passage = (item for item in collection(reviewed)["first"]["items"] if item["motivation"] == "linking")
    stance, source = web["body"]
    assert stance["value"] == "supports"
    assert source["source"] == "https://coastguard.example/alda?a=1&b=<2>"
    assert selectors(source)["TextQuoteSelector"]["exact"] == "211 passengers"
    assert source["state"] == {"type": "TimeState", "cached": "https://archive.example/1"}
    by = selectors(passage["body"][1])
    position = by["TextPositionSelector"]
    assert HARBOUR.text[position["start"] : position["end"]] == by["TextQuoteSelector"]["exact"]
    assert UUID(web["id"].removeprefix("urn:uuid:")).version == 7


def test_the_same_claim_has_the_same_name_wherever_it_is_read(reviewed: Desk, desk: Desk) -> None:
    before = {item["id"] for item in collection(reviewed)["first"]["items"]}
    desk.decide(HEARD, "true")
    assert {item["id"] for item in collection(reviewed)["first"]["items"]} == before
    assert FERRY


@settings(deadline=None)
@given(st.text(min_size=1, max_size=120), st.data())
def test_offsets_count_code_points_of_any_text(text: str, data: st.DataObject) -> None:
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff") or "x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = article_of(text)
    claim = claim_at(article, start, end)
    summary = ArticleSummary(article.id, "", False, None, None, None, None, "", 0, True, 1, 0)
    dossier = Dossier(Record(ReviewedClaim(claim, Standing(), "", ""), summary))
    (item,) = annotations.of_claim(dossier, article)
    by = selectors(item["target"])
    position, quote = by["TextPositionSelector"], by["TextQuoteSelector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == claim.text
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text[max(0, start - 32) : end + 32] == whole
