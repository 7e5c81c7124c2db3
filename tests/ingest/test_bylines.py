import pytest

from workbench.ingest.bylines import author_of


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Mole", "Ada Mole"),
        ("BY ADA MOLE", "ADA MOLE"),
        ("by Ada Mole", "Ada Mole"),
        ("Par Ada Mole", "Ada Mole"),
        ("Von Ada von der Mole", "Ada von der Mole"),
        ("Por Ada de la Mole y Ben Ray", "Ada de la Mole y Ben Ray"),
        ("By Ada Mole and Ben Ray", "Ada Mole and Ben Ray"),
        ("By Ada Mole, Ben Ray and Cy Dee", "Ada Mole, Ben Ray and Cy Dee"),
        ("By Ada Mole, Senior Correspondent", "Ada Mole"),
        ("By Ada Mole in Oslo", "Ada Mole"),
        ("By Ada Mole | 3 May 2021", "Ada Mole"),
        ("By Ada Mole 3 May 2021", "Ada Mole"),
        ("Written by Ada Mole", "Ada Mole"),
        ("Author: Ada Mole", "Ada Mole"),
        ("By J. R. O’Neill-Smith", "J. R. O’Neill-Smith"),
    ],
)
def test_the_author_is_named_without_what_stands_around(line: str, author: str) -> None:
    assert author_of(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday",
        "By the river",
        "By Example the ferry had sunk.",
        "By then the ferry had sunk",
        "Par exemple",
        "By capturing Example the army is in a position to win.",
        "Stand by Me",
        "",
        "By",
    ],
)
def test_other_lines_name_no_author(line: str) -> None:
    assert author_of(line) is None
