"""A small review in which there is one of everything, recorded through the Desk."""

from __future__ import annotations

from pathlib import Path

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.dossier import Publisher
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Stance, Workflow
from workbench.store import links, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, HEARD = (claim.id for claim in HARBOUR_CLAIMS)
ADDRESS = "https://news.example/ferry?page=1&print=yes"
OTHER_ADDRESS = "https://harbour.example/chart"
PUBLISHER = Publisher(
    "The Lund Desk", "https://desk.example/", "https://desk.example/logo.png", "https://desk.example/checks#c-{claim}"
)


def review(path: Path) -> None:
    """Records, in the file of two made-up articles, one of everything that can be said of a claim."""
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        ann.correct(STORY.id, "source", ADDRESS)
        ann.correct_all(HARBOUR.id, {"source": OTHER_ADDRESS, "published": "2021-05-03"})
        ann.decide(FERRY, "mostly-true", rationale="The log of the ferry has 211.\nOne got off.", confidence="high")
        ann.reword(FERRY, "212 people were on board the ferry Alda.")
        ann.cite(
            FERRY,
            "https://coastguard.example/alda?a=1&b=<2>",
            stance=Stance.SUPPORTS,
            title="Report on the Alda",
            publisher="Coast guard",
            published="2021-06",
            quote="211 passengers",
            locator="page 3",
            archive_url="https://archive.example/1",
        )
        ann.cite(FERRY, f"{HARBOUR.id}#36-60", stance=Stance.REFUTES)
        ann.note(FERRY, "Ask the harbour master again.")
        ann.note(STORY.id, "Copied from an agency.")
        ann.decide(NOISE, "true")
        bob.decide(NOISE, "false", rationale="Nobody else heard it.")
        ann.dismiss(HURT, "Too vague.")
        bob.decide(ABOARD, "unproven")
        bob.decide(HEARD, "false")
        ann.move(HEARD, Workflow.SECOND_REVIEW, "please look")
        with sqlite.writing(ann._connection):
            link = Link(FERRY, ABOARD, Relation.SAME_QUOTE, 0.95, Grounds(plain="made for the test"))
            links.put(ann._connection, [link])
