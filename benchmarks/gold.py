"""Labels of sentences that belong together, or must not be taken to, over several articles.

One JSON object a line: ``relation``, ``same_event``, ``cross_article`` and ``members``, each with ``file``, ``start``,
``end`` and ``text``, offsets into the file's text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

AGREEING = frozenset({"same_quote", "figures_agree", "same_event", "corroborates", "duplicate"})
CONFLICTING = ("conflict_", "internal_contradiction")


@dataclass(frozen=True, slots=True)
class Member:
    """A labelled sentence: the name of its file, and its characters there."""

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences with one relation between them."""

    name: str
    relation: str
    same_event: bool
    cross_article: bool
    members: tuple[Member, ...]

    @property
    def belongs(self) -> bool:
        """Whether its members are to be linked, as agreeing or as conflicting."""
        return self.relation in AGREEING or self.relation.startswith(CONFLICTING)

    def partners(self, member: Member) -> list[Member]:
        """The others, in other articles."""
        return [other for other in self.members if other.file != member.file]


def groups(path: Path) -> Iterator[Group]:
    """The groups that the file at *path* labels."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        members = (Member(m["file"], m["start"], m["end"], m["text"]) for m in row["members"])
        yield Group(row["group"], row["relation"], row["same_event"], row["cross_article"], tuple(members))
