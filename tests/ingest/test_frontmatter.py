from workbench.ingest.frontmatter import front_matter, front_matter_end

PAGE = '---\ntitle: "Dock closed"\nAuthor: Ada Mole\ntags:\n  - docks\n# a comment\n---\nThe dock is closed.\n'


def test_fields_are_read_by_name() -> None:
    assert front_matter(PAGE) == {"title": "Dock closed", "author": "Ada Mole", "tags": ""}


def test_the_text_begins_after_the_closing_line() -> None:
    assert PAGE[front_matter_end(PAGE) :] == "The dock is closed.\n"


def test_a_rule_at_the_top_opens_no_front_matter() -> None:
    for text in (
        "---\nThe dock is closed, they say\n---\n",
        "---\n\n---\nText",
        "---\ntitle: never closed\n",
        "text\n---\n",
    ):
        assert front_matter_end(text) == 0
        assert front_matter(text) == {}
