import pytest

from tests.ingest.samples import FIRST, SECOND, THIRD, roles
from workbench.domain.article import Boilerplate, Role


@pytest.mark.parametrize(
    "title", ["Dock closed", "Is the dock safe?", "CONFIRMED: Dock closed", "Mayor: “We close it”"]
)
def test_the_first_short_line_over_the_text_is_the_title(title: str) -> None:
    assert roles(title, FIRST, SECOND)[0] == (title, Role.TITLE)


def test_a_markdown_heading_is_the_title_before_any_other_line() -> None:
    assert roles("The Daily Example", "# Dock closed", FIRST)[1] == ("Dock closed", Role.TITLE)


def test_a_section_over_the_title_is_navigation() -> None:
    assert roles("WORLD", "Northern dock closed", FIRST)[:2] == [
        ("WORLD", Boilerplate.NAVIGATION),
        ("Northern dock closed", Role.TITLE),
    ]


def test_an_article_may_have_no_title() -> None:
    assert [role for _, role in roles("Photo: Example", FIRST, SECOND)] == [
        Boilerplate.CREDIT,
        Role.LEAD,
        Role.BODY,
    ]


def test_a_line_alone_is_text_and_no_title() -> None:
    assert roles("The tower is 330 metres tall") == [("The tower is 330 metres tall", Role.BODY)]


def test_a_standfirst_and_the_paragraph_after_the_byline_are_both_lead() -> None:
    found = roles("Dock closed", FIRST, "By Ada Mole", SECOND, THIRD)
    assert [role for _, role in found] == [Role.TITLE, Role.LEAD, Role.BYLINE, Role.LEAD, Role.BODY]


def test_an_advert_after_the_lead_makes_no_second_lead() -> None:
    found = roles("Dock closed", FIRST, "Advertisement", SECOND)
    assert [role for _, role in found] == [Role.TITLE, Role.LEAD, Boilerplate.ADVERT, Role.BODY]


def test_stacked_lines_of_a_page_head_are_told_apart() -> None:
    head = "\n".join(["Dock closed", SECOND, "4 min read", "3 May 2021", "A pillar of the dock [AFP/Getty]", FIRST])
    assert [role for _, role in roles("Dock closed", head, THIRD)] == [
        Role.TITLE,
        Boilerplate.REPEATED,
        Role.LEAD,
        Boilerplate.READING_TIME,
        Role.DATELINE,
        Role.CAPTION,
        Role.LEAD,
        Role.BODY,
    ]


def test_a_date_in_the_title_is_part_of_it() -> None:
    assert roles("Fire of Example, 4 May 1916", FIRST)[0] == ("Fire of Example, 4 May 1916", Role.TITLE)


def test_a_date_as_a_heading_of_a_timeline_dates_nothing() -> None:
    assert ("4 May 1916", Role.HEADING) in roles("Dock closed", FIRST, SECOND, "4 May 1916", THIRD)


def test_the_dateline_is_parted_from_the_lead() -> None:
    assert roles("Dock closed", f"OSLO, May 4 (AFP) — {FIRST}", SECOND)[1:3] == [
        ("OSLO, May 4 (AFP) —", Role.DATELINE),
        (FIRST, Role.LEAD),
    ]
