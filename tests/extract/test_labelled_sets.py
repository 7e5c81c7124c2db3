"""The readers of labelled attributions, and what counts as right: on files made up in their published form."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.extraction.attribution import Labelled, matches, quotations, same_source
from benchmarks.extraction.gendergap import Quote, counted, labelled_quotes
from benchmarks.extraction.polnear import polnear
from workbench.domain.span import Span
from workbench.extract.attributions import Attribution

TEXT = "“The mill burned down,” Anna Berger said. “Nobody at all was hurt.”"


def test_a_stand_off_file_tells_source_cue_and_every_stretch_of_the_content(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / "data" / "dev" / folder).mkdir(parents=True)
    (tmp_path / "data" / "dev" / "text" / "paper_mill.txt").write_text(TEXT, "utf-8")
    for annotator, lines in {
        "1aaa": "T1\tContent 0 23;42 67\t…\nT2\tSource 24 35\tAnna Berger\nT3\tCue 36 40\tsaid\n"
        "T4\tAttribution 36 40\tsaid\nE1\tAttribution:T4 Content:T1 Source:T2 Cue:T3\n",
        "2bbb": "T1\tCue 36 40\tsaid\n",
    }.items():
        (tmp_path / "data" / "dev" / "attributions" / f"paper_mill_{annotator}.ann").write_text(lines, "utf-8")
    (article,) = polnear(tmp_path, "dev")
    label = Labelled((Span(24, 35),), (Span(36, 40),), (Span(0, 23), Span(42, 67)))
    assert (article.name, article.attributions) == ("paper_mill", (label,))
    assert [span.of(TEXT) for span in quotations(TEXT, label)] == ["Nobody at all was hurt."]


def test_two_attributions_are_the_same_when_they_share_enough_and_each_counts_once() -> None:
    label = Labelled((), (), (Span(0, 100),))
    found = [Attribution("A", (Span(0, 25),)), Attribution("B", (Span(0, 60),)), Attribution("C", (Span(40, 100),))]
    assert matches([label], found) == [(0, 1)]
    assert matches([label], found[:1]) == []


def test_a_source_is_right_by_its_words_or_its_name() -> None:
    label = Labelled((Span(24, 35),), (), ())
    assert same_source(TEXT, label, Attribution("she", (), Span(29, 35)))
    assert same_source(TEXT, label, Attribution("Berger", ()))
    assert not same_source(TEXT, label, Attribution("Karl Weber", (), Span(0, 3)))


def test_labelled_quotations_are_read_as_they_are_given_out(tmp_path: Path) -> None:
    for folder in ("rawtexts", "eval/humanAnnotations"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "rawtexts" / "7.txt").write_text(TEXT, "utf-8")
    quotes = [
        {"quote_index": "(0, 23)", "speaker_index": "(24, 35)", "speaker": "Anna Berger", "verb": "said"},
        {"quote_index": "(42, 67)", "speaker_index": "", "speaker": "", "verb": ""},
        {"quote_index": "", "speaker_index": "", "speaker": "", "verb": ""},
    ]
    for name, labels in {"7": {"quotesUpdated": quotes}, "8": quotes}.items():
        (tmp_path / "eval" / "humanAnnotations" / f"{name}.json").write_text(json.dumps(labels), "utf-8")
    ((data, labels),) = labelled_quotes(tmp_path)
    assert data.decode("utf-8") == TEXT
    assert labels == [Quote(Span(0, 23), Span(24, 35)), Quote(Span(42, 67), None)]


def test_a_quotation_found_counts_once_and_its_speaker_by_a_shared_character() -> None:
    labels = [Quote(Span(0, 10), Span(20, 30)), Quote(Span(40, 50), None), Quote(Span(60, 70), Span(80, 90))]
    found = [
        Attribution("A", (Span(0, 8),), Span(29, 33)),
        Attribution("B", (Span(40, 42), Span(48, 50)), None),
        Attribution("C", (Span(60, 64),), Span(0, 5)),
        Attribution("D", (Span(95, 99),), None),
    ]
    low, high = counted(labels, found, 0.3), counted(labels, found, 0.8)
    assert (low.tally.right, low.tally.wrong, low.tally.missed, low.speakers) == (3, 1, 0, 2)
    assert (high.tally.right, high.speakers) == (1, 1)  # 0.8 itself is not more than 0.8
