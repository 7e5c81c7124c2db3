"""A review of the demonstration articles, always the same: who decided what, in which order, at which time."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from workbench.desk.desk import Desk
from workbench.domain.dossier import Publisher
from workbench.domain.review import Stance, Workflow
from workbench.store import log

ADDRESS = "https://news.example/{}"
PUBLISHER = Publisher("A Desk", "https://desk.example/", None, "https://desk.example/syria.html#c-{claim}")
_BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes time pass, and chance fall, the same way every time."""
    import uuid6

    minutes, ids, entries = itertools.count(), itertools.count(1), itertools.count(1)
    monkeypatch.setattr(log, "now", lambda: f"{_BEGINNING + timedelta(minutes=next(minutes)):%Y-%m-%dT%H:%M:%S}.000Z")
    monkeypatch.setattr(log, "random_id", lambda: f"{next(ids):032x}")
    monkeypatch.setattr(uuid6, "uuid7", lambda: UUID(int=(7 << 76) | (2 << 62) | next(entries)))


def claim_in(desk: Desk, article: str) -> Callable[[str], str]:
    """What gives the id of the first claim of *article* that says certain words; it is cut by hand where none does."""

    def find(words: str) -> str:
        found = next((c.claim.id for c in desk.claims(article=article) if words in c.claim.text), None)
        if found is None:
            start = desk.article(article).text.index(words)
            found = desk.add_claim(article, start, start + len(words)).claim.id
        return found

    return find


def review(path: Path) -> None:
    """Records the review in the file of the demonstration articles at *path*."""
    with Desk.open(path, "ann") as ann:
        idlib, crew, aleppo, rusafa, hama = (summary.id for summary in ann.articles())
        for summary in ann.articles():
            ann.correct(summary.id, "source", ADDRESS.format(Path(summary.source).stem))
        ann.correct(crew, "title", "The crew of the Mi-8")
        _idlib(ann, claim_in(ann, idlib))
        _aleppo(ann, claim_in(ann, aleppo))
        ann.note(hama, "Agency copy; the byline is not stated.\nAsk the outlet.")
    with Desk.open(path, "bob") as bob:
        find = claim_in(bob, idlib)
        bob.decide(find("killing five Russian servicemen"), "true", confidence="high")
        bob.decide(find("more than 200 civilians"), "false", rationale="The count ends a week earlier.")
        bob.cite(find("more than 200 civilians"), f"{rusafa}#0-40", stance=Stance.CONTEXT, accessed="2026-03-02")
        bob.decide(claim_in(bob, rusafa)("Rusafa"), "unproven", rationale="No source but the army's own.")
    with Desk.open(path, "cleo") as cleo:
        find = claim_in(cleo, aleppo)
        cleo.adjudicate(find("helicopter"), "mostly-true", rationale="Bob's objection is to the date alone.")


def _idlib(ann: Desk, find: Callable[[str], str]) -> None:
    five = find("killing five Russian servicemen")
    ann.decide(five, "true", rationale="=1+1 is no formula here; the ministry says five, and so does the monitor.")
    ann.cite(
        five,
        "https://ministry.example/statement?id=1&lang=en",
        stance=Stance.SUPPORTS,
        title="Statement on the loss of a Mi-8",
        publisher="Ministry",
        published="2016-08-01",
        accessed="2026-03-02T09:30:00Z",
        archive_url="https://archive.example/statement",
        quote="three crew members and two officers",
        locator="second paragraph",
    )
    ann.reword(five, "Five Russian servicemen died when a helicopter was shot down in Idlib on 1 August 2016.")
    deaths = find("more than 200 civilians")
    ann.decide(deaths, "mixed", rationale="Counts differ, and so do their dates.")
    ann.note(deaths, "Ask the monitor for its list.")
    corridors = find("humanitarian corridors")
    ann.decide(corridors, "mostly-true")
    ann.move(corridors, Workflow.SECOND_REVIEW, "Is this one claim, or two?")
    ruse = find("ruse")
    ann.dismiss(ruse, "A prediction, and an opinion.")
    taken = find("400,000 lives")
    ann.decide(taken, "false")
    ann.undo()
    ann.decide(taken, "mostly-false", rationale="‘Estimated’ by nobody who is named.\n\tThe UN gave 250,000.")


def _aleppo(ann: Desk, find: Callable[[str], str]) -> None:
    shot = find("helicopter")
    ann.decide(shot, "true")
    ann.cite(
        shot,
        "https://monitor.example/2020/02/14",
        stance=Stance.PARTLY_SUPPORTS,
        accessed="2026-03-02",
        quote="»both pilots«, says the report",
    )
