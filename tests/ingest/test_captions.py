import pytest

from tests.ingest.samples import FIRST, SECOND, THIRD, role_of, roles
from workbench.domain.article import Boilerplate, Role


@pytest.mark.parametrize(
    "line",
    [
        "A pillar of the dock was cracked earlier in the week [AFP/Getty]",
        "The northern dock on Tuesday (Photo: Ada Mole)",
        "The northern dock on Tuesday (Reuters/Ada Mole)",
        "The northern dock, seen from the lighthouse (AFP)",
        "The northern dock in a file photo.",
        "The northern dock, Oslo, Norway. Picture taken May 3, 2021.",
        "A diver inspects the pillars of the dock, in the harbour of Oslo, Norway, May 3, 2021.",
        "Workers on ladders stand beside what engineers said were cracks, Oslo, 3 May 2021",
        "![A diver at the dock](dock.jpg)",
    ],
)
def test_what_describes_a_picture_is_a_caption(line: str) -> None:
    assert role_of(line, "Dock closed", FIRST, line, SECOND) == Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "The contract for the repairs of the dock was signed in Oslo on May 3, 2021.",
        "The port holds a licence which runs until May 3, 2021.",
        "Ships will be sent elsewhere until repairs end, the port said. (AFP)",
        "The plan runs until 2025.",
    ],
)
def test_sentences_of_the_report_are_none(line: str) -> None:
    assert role_of(line, "Dock closed", FIRST, line, SECOND) == Role.BODY


def test_a_line_in_one_block_with_a_credit_is_its_caption() -> None:
    assert roles("Photo Credit: screenshot\nThe northern dock is empty.", FIRST, SECOND)[:2] == [
        ("Photo Credit: screenshot", Boilerplate.CREDIT),
        ("The northern dock is empty.", Role.CAPTION),
    ]


def test_paragraphs_that_follow_a_credit_without_blank_lines_are_text() -> None:
    found = roles("\n".join(["Dock closed", "Photo: Example", FIRST, SECOND, THIRD]))
    assert [role for _, role in found] == [Role.TITLE, Boilerplate.CREDIT, Role.LEAD, Role.BODY, Role.BODY]


def test_a_title_in_one_block_with_a_credit_is_the_title() -> None:
    assert roles("Dock closed\nPhoto: Example", FIRST)[0] == ("Dock closed", Role.TITLE)
