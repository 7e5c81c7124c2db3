"""An article made up for the tests, and texts made of its parts."""

from hypothesis import strategies as st

from workbench.ingest.structure import passages_of

FIRST = "The harbour authority closed the northern dock on Tuesday after divers found cracks in three pillars."
SECOND = "Ships will be sent to the eastern dock until the repairs end, which may take five months."
THIRD = "Nobody was hurt, the authority said, and cargo is moving again through the rest of the harbour."


def roles(*paragraphs: str) -> list[tuple[str, str]]:
    """What each passage of the text says and is; boilerplate by its kind."""
    text = "\n\n".join(paragraphs)
    return [(p.span.of(text), p.kind or p.role) for p in passages_of(text)]


def role_of(words: str, *paragraphs: str) -> str:
    return dict(roles(*paragraphs))[words]


_PARAGRAPHS = (FIRST, SECOND, THIRD, "# Dock", "> said", "- item", "*all of it*", "[a](b)", "Related:", "Dock closed")
_AROUND = ("By Ada Mole", "3 May 2021", "Photo: Example", "SHARE", "Leave a reply", "Read more: a ferry")
_LINES = st.sampled_from((*_PARAGRAPHS, *_AROUND, "---", "", "", " ", ">", "\u00a0"))
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.text("ab .\n#*_>-[]()\u00a0\t\x1b\u202e", max_size=200),
    st.lists(_LINES, max_size=30).map("\n".join),
)
