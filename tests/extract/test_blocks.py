"""Lead-ins are no claims; whose words they announce speaks for the paragraphs that follow."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract
from tests.extract.making import make_article
from workbench.domain.article import Role
from workbench.extract.blocks import Block, blocks
from workbench.extract.pieces import pieces

LEAD_IN = "The fire is described in the statement published on Monday by the Ministry of Trade:"


def found_blocks(text: str, role: Role = Role.BODY) -> list[Block]:
    article = make_article(text, role=role)
    return list(blocks(text, list(pieces(article, "en")), {0: "Weber"}, {}))


def ends(text: str, role: Role = Role.BODY) -> int:
    (block,) = found_blocks(text, role)
    return block.end


def test_the_paragraph_below_a_lead_in_is_announced_and_no_further_one() -> None:
    assert ends("He wrote:\n\nThe mill burned down.\n\nThe town has two mills.\n\nIt rained.") == 2


@pytest.mark.parametrize(
    "third",
    ["…the barn burned down too.", "The barn […] burned down.", "The barn burned down,” he said.", "The barn……fell."],
)
def test_an_elision_or_a_closing_mark_carries_the_block_on(third: str) -> None:
    assert ends(f"He wrote:\n\nThe mill burned down.\n\n{third}\n\nIt rained.") == 3


def test_a_mark_that_stays_open_carries_the_block_on() -> None:
    assert ends("He wrote:\n\n“The mill burned down.\n\nThe barn fell.\n\nIt rained.") == 3


def test_a_paragraph_without_a_mark_between_two_with_one_belongs_to_the_block() -> None:
    assert ends("He wrote:\n\nThe mill burned down.\n\nThe barn fell.\n\n…a cow died.\n\nIt rained.") == 4


def test_block_quotation_goes_on_as_long_as_its_role() -> None:
    assert ends("He wrote:\n\nThe mill burned down.\n\nThe barn fell.", Role.QUOTATION) == 3


def test_a_lead_in_at_the_end_announces_nothing() -> None:
    assert found_blocks("He wrote:") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "lead_in",
    [
        LEAD_IN,
        "This was reported by an article in the Harrow Times, which said the following:",
        "The town's version of the fire goes like this (thanks to the mayor)…",
        "Karl Weber wrote in a letter on Monday:",
    ],
)
def test_a_lead_in_is_no_claim(claims_of: Extract, lead_in: str) -> None:
    assert [claim.text for claim in claims_of(f"{lead_in}\n\nThe mill burned down in March.")] == [
        "The mill burned down in March."
    ]


@pytest.mark.model
def test_the_speaker_of_a_lead_in_carries_over_until_narration_resumes(claims_of: Extract) -> None:
    text = f"{LEAD_IN}\n\nThe mill burned down.\n\n…two barns were destroyed.\n\nThe council sold the mill in May."
    assert [claim.claimant for claim in claims_of(text)] == ["Ministry of Trade", "Ministry of Trade", None]


@pytest.mark.model
def test_a_sentence_with_a_figure_is_a_claim_even_before_a_colon(claims_of: Extract) -> None:
    (claim,) = claims_of("Nine workers were killed in the fire, police said in a statement:")
    assert claim.claimant == "police"
