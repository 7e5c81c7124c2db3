import pytest

from workbench.ingest.dates import DateLine, date_line, stated_date


@pytest.mark.parametrize(
    ("line", "iso", "beside"),
    [
        ("3 May 2021", "2021-05-03", ""),
        ("3 May, 2021", "2021-05-03", ""),
        ("May 3, 2021", "2021-05-03", ""),
        ("Monday, May 3rd, 2021", "2021-05-03", ""),
        ("2021-05-03", "2021-05-03", ""),
        ("2021-05-03T10:20:00Z", "2021-05-03", ""),
        ("02 août 2021", "2021-08-02", ""),
        ("1er août 2021", "2021-08-01", ""),
        ("Publié le lundi 2 août 2021 à 10h30", "2021-08-02", ""),
        ("3. Mai 2021", "2021-05-03", ""),
        ("3 de mayo de 2021", "2021-05-03", ""),
        ("3 maggio 2021", "2021-05-03", ""),
        ("3 mei 2021", "2021-05-03", ""),
        ("Published: May 3, 2021 10:20 GMT", "2021-05-03", ""),
        ("Updated May 4, 2021 | Published May 3, 2021", "2021-05-03", ""),
        ("25/12/2021", "2021-12-25", ""),
        ("12/25/2021", "2021-12-25", ""),
        ("05.05.2021", "2021-05-05", ""),
        ("Example.org, 02 août 2021", "2021-08-02", "Example.org"),
        ("OSLO, May 3, 2021", "2021-05-03", "OSLO"),
        ("The Daily Example 3 May 2021", "2021-05-03", "The Daily Example"),
    ],
)
def test_a_line_with_a_date_says_when(line: str, iso: str, beside: str) -> None:
    assert date_line(line) == DateLine(iso, beside)


@pytest.mark.parametrize("line", ["03/04/2021", "Updated: 3 May 2021", "31 February 2021", "2021-13-01"])
def test_a_date_that_cannot_be_told_is_none(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso is None


@pytest.mark.parametrize(
    "line",
    [
        "May 2021",
        "2021",
        "yesterday",
        "The treaty was signed on 3 May 2021.",
        "A ferry leaves the harbour, Oslo, Norway, May 3, 2021.",
        "“It was 3 May 2021”",
        "3 May 2021 " * 20,
    ],
)
def test_a_date_in_passing_makes_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_a_field_may_hold_a_date_in_words() -> None:
    assert stated_date("Mon, 3 May 2021 10:00:00 +0200") == "2021-05-03"
    assert stated_date("soon") is None
