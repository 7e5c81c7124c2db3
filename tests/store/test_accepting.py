import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.making import COLUMNS, HARBOUR, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.review import Action, LogEntry, Stance, Workflow
from workbench.store import log
from workbench.store.accepting import is_blank, wrong

CLAIM = STORY_CLAIMS[0].id
LEARNED = {
    "decided": 30,
    "dismissed": 20,
    "precision_before": 700,
    "precision_after": 750,
    "weights": ["a figure: +0.25 to +0.31", "hedged: -0.15 to -0.19"],
}
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def sealed(entry: LogEntry, **changes: Any) -> LogEntry:
    """The entry with *changes* and hashes that fit them, as a forger would make it."""
    entry = replace(entry, **changes)
    if "body" in changes or "salt" in changes:
        entry = replace(entry, body_hash=log.hash_of_body(entry.salt, entry.body))
    return replace(entry, hash=log.hash_of(entry))


@pytest.fixture(scope="module")
def entries(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[LogEntry]:
    """One entry of every action, as the program records it."""
    path = tmp_path_factory.mktemp("accepting") / "review.db"
    path.write_bytes(template)
    with Desk.open(path, "ann") as desk:
        desk.decide(CLAIM, "true", rationale="“So”, \u2028 it is.\n", confidence="high")
        desk.adjudicate(CLAIM, "unproven")
        desk.cite(CLAIM, "https://example.org/", stance=Stance.REFUTES, title="A list")
        desk.cite(CLAIM, f"{STORY.id}#0-27")
        desk.note(CLAIM, "To be redacted")
        desk.note(CLAIM, "A note 😀\x00")
        desk.dismiss(CLAIM, "Not one.")
        desk.move(CLAIM, Workflow.SECOND_REVIEW, "Please.")
        desk.add_claim(STORY.id, 0, 27)
        desk.split(CLAIM)
        desk.re_cut(CLAIM, 30, 60)
        desk.reword(CLAIM, "The ferry ran aground.")
        for field, value in {"title": "T", "byline": "B", "outlet": "O", "source": "s"}.items():
            desk.correct(STORY.id, field, value)
        desk.correct(STORY.id, "published", "2021-05-05")
        desk.correct(STORY.id, "language", "de")
        desk.replace(STORY.id, HARBOUR.id, "A corrected text.")
        desk.set_blind(True)
        desk.keep_refit({"a figure": 6, "hedged": -4}, LEARNED)
        desk.withdraw(CLAIM, 1, "Wrong list.")
        desk.undo()
        desk.redo()
        note = next(entry for entry in desk.history(CLAIM) if entry.action == Action.NOTE)
        desk.redact(note.id, "A court said so.")
    with Desk.open(path, "ann", read_only=True) as desk:
        return list(log.entries(desk._connection, order="chain, seq, id"))


def of(entries: list[LogEntry], action: str) -> LogEntry:
    return next(entry for entry in entries if entry.action == action and not is_blank(entry))


def test_every_action_is_tried_here(entries: list[LogEntry]) -> None:
    assert {entry.action for entry in entries} == set(Action)


def test_whatever_the_program_records_is_accepted(entries: list[LogEntry]) -> None:
    assert [wrong(entry) for entry in entries] == [None] * len(entries)


def test_a_redacted_entry_is_accepted_by_itself(entries: list[LogEntry]) -> None:
    assert [wrong(entry) for entry in entries if is_blank(entry)] == [None]


ANYTHING = [None, 7, -1, 2**63 - 1, 1.5, b"\x00\xff", "", "x", "\udcff", "x" * 2_000_000]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", ANYTHING, ids=lambda value: repr(value)[:20])
def test_an_entry_with_anything_else_in_a_column_is_refused(entries: list[LogEntry], column: str, value: Any) -> None:
    entry = replace(of(entries, "verdict"), **{column: value})
    assert wrong(entry) is not None


FORGED = {
    "an id that is no UUIDv7": {"id": "0" * 32},
    "capitals in its id": {"id": "018F00000000700080000000000000AA"},
    "a chain of another form": {"chain": "aa"},
    "a number of none": {"seq": 0},
    "a clock that JSON cannot hold": {"clock": 2**53},
    "a clock of nothing": {"clock": 0},
    "no author": {"author": " "},
    "a time without its zone": {"at": "2020-01-01T00:00:00.000"},
    "a time that there is not": {"at": "2020-02-30T00:00:00.000Z"},
    "an action that there is not": {"action": "praise"},
    "a subject that is no id": {"subject": "the claim"},
    "the file for a subject": {"subject": "file"},
    "no rating": {"value": None},
    "a body that is no JSON": {"body": "{"},
    "a body that is no object": {"body": "[]"},
    "a body with blanks": {"body": '{"label": "True","scale":"default","scale_version":1}'},
    "a body out of order": {"body": '{"scale":"default","label":"True","scale_version":1}'},
    "a member twice": {"body": '{"label":"True","label":"True","scale":"default","scale_version":1}'},
    "a fraction": {"body": '{"label":"True","number":1.5,"scale":"default","scale_version":1}'},
    "a number that is none": {"body": '{"label":"True","number":NaN,"scale":"default","scale_version":1}'},
    "a huge number": {"body": '{"label":"True","number":99999999999999999999,"scale":"default","scale_version":1}'},
    "true for a number": {"body": '{"label":"True","number":true,"scale":"default","scale_version":1}'},
    "nothing for a text": {"body": '{"label":null,"scale":"default","scale_version":1}'},
    "no label": {"body": '{"scale":"default","scale_version":1}'},
    "half an emoji": {"body": '{"label":"\\ud83d","scale":"default","scale_version":1}'},
    "a deep nest": {"body": '{"a":' * 100_000 + "1" + "}" * 100_000},
    "a salt of another form": {"salt": "salt"},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_a_forged_entry_is_refused_though_its_hashes_fit(entries: list[LogEntry], changes: dict[str, Any]) -> None:
    entry = of(entries, "verdict")
    try:
        forged = sealed(entry, **changes)
    except Exception:
        forged = replace(entry, **changes)  # what cannot even be hashed
    assert wrong(forged) is not None


UNFIT = {
    "evidence": "praises",
    "note": "x",
    "dismiss": "x",
    "set published": "yesterday",
    "set language": "English",
    "set title": "",
    "move": "final",
    "add claim": f"{STORY.id}:5-5",
    "re-cut": f"{STORY.id}:9-3",
    "reword": "x",
    "blind": "perhaps",
    "refit": '{"hedged":-4,"a figure":6}',
    "undo": "that",
    "redact": None,
    "withdraw": "0" * 31,
    "checkpoint": "x",
}


@pytest.mark.parametrize("action", UNFIT)
def test_a_value_that_does_not_fit_the_action_is_refused(entries: list[LogEntry], action: str) -> None:
    assert wrong(sealed(of(entries, action), value=UNFIT[action])) == "its value does not fit its action"


def test_a_claim_cut_out_elsewhere_than_its_id_says_is_refused(entries: list[LogEntry]) -> None:
    assert wrong(sealed(of(entries, "add claim"), value=f"{STORY.id}:1-27")) is not None


@pytest.mark.parametrize(
    "stretches", ["5-9,9-9", "5-9,8-12", "9-12,5-9", "5-9,5-9", "5-9,", ",5-9", "5-9,,12-14", "5-9;12-14", "5-9,x"]
)
def test_the_stretches_of_a_split_follow_each_other(entries: list[LogEntry], stretches: str) -> None:
    assert wrong(sealed(of(entries, "re-cut"), value=f"{STORY.id}:5-9,12-14")) is None
    assert wrong(sealed(of(entries, "re-cut"), value=f"{STORY.id}:{stretches}")) == "its value does not fit its action"


def test_only_one_stretch_is_added_at_a_time(entries: list[LogEntry]) -> None:
    added = of(entries, "add claim")
    assert wrong(sealed(added, value=f"{added.value},40-50")) == "its value does not fit its action"


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "x", "[]", "1", '{"a figure":0}', '{"a figure":1.5}', '{"a figure":NaN}', '{"a figure":true}'),
        *('{"a figure":10001}', '{" ":1}', '{"a figure": 6}', '{"a figure":6,"a figure":6}', "[" * 9_000),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_refit_says_by_how_many_hundredths_which_weights_moved_and_nothing_else(
    entries: list[LogEntry], value: str | None
) -> None:
    assert wrong(sealed(of(entries, "refit"), value=value)) == "its value does not fit its action"


@pytest.mark.parametrize(
    "changes",
    [{"heads": ["x"]}, {"digest": "x"}, {"count": -1}, {"heads": [1]}, {"occasion": 1}],
    ids=lambda changes: next(iter(changes)),
)
def test_a_checkpoint_that_tells_nothing_is_refused(entries: list[LogEntry], changes: dict[str, Any]) -> None:
    entry = of(entries, "checkpoint")
    body = log.canonical(json.loads(entry.body) | changes).decode()
    assert wrong(sealed(entry, body=body)) is not None


@pytest.mark.parametrize("action", ["checkpoint", "redact"])
def test_what_proves_the_others_cannot_be_blank(entries: list[LogEntry], action: str) -> None:
    assert wrong(replace(of(entries, action), body="", salt="")) is not None


def test_evidence_names_one_source(entries: list[LogEntry]) -> None:
    entry = of(entries, "evidence")
    for source in ({}, {"url": "https://x.org/", "article": STORY.id, "start": 1, "end": 2}, {"article": STORY.id}):
        body = log.canonical({"accessed": "2020-01-01T00:00:00Z", **source}).decode()
        assert wrong(sealed(entry, body=body)) == "its body does not fit its action"


@given(data=st.data())
def test_any_single_character_changed_is_found(entries: list[LogEntry], data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from([entry for entry in entries if not is_blank(entry)]))
    column = data.draw(st.sampled_from([name for name in COLUMNS if isinstance(getattr(entry, name), str)]))
    text = getattr(entry, column)
    if not text:
        return
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters())
    if letter != text[place]:
        assert wrong(replace(entry, **{column: text[:place] + letter + text[place + 1 :]})) is not None


def test_nothing_is_said_of_the_file_but_by_its_own_actions(entries: list[LogEntry], tmp_path: Path) -> None:
    assert wrong(sealed(of(entries, "blind"), subject=CLAIM)) is not None
    assert wrong(sealed(of(entries, "refit"), subject=CLAIM)) is not None
    assert wrong(sealed(of(entries, "note"), subject="file")) is not None
