"""Everybody an article names, so that a surname, a pronoun or a description finds its full name."""

from __future__ import annotations

import re

from workbench.extract.rules import Speech
from workbench.extract.speakers import Name, Sort, Speaker

_EXPANSION = re.compile(r"((?:[A-Z][\w'’-]*|of|for|the|and|on|in|to|de|du|des|la|le)(?: |$)){2,10}$")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_REACH = 120  # characters before a bracket that may spell its acronym out


def acronyms(text: str) -> dict[str, str]:
    """Acronyms that *text* spells out: "World Health Organization (WHO)"."""
    known: dict[str, str] = {}
    for found in _ACRONYM.finditer(text):
        name = _EXPANSION.search(text[max(0, found.start() - _REACH) : found.start()].rstrip())
        words = name.group().split() if name else []
        for first in range(len(words)):
            initials = "".join(word[0] for word in words[first:] if word[0].isupper())
            if initials == found[1].upper() and words[first][0].isupper():
                known.setdefault(found[1], " ".join(words[first:]))
    return known


class Cast:
    """The people and organisations met so far, the latest last."""

    def __init__(self, text: str, speech: Speech) -> None:
        self._acronyms = acronyms(text)
        self._speech = speech
        self._people: list[str] = []  # full names met
        self._bodies: list[str] = []  # organisations met
        self.acting: str | None = None  # the person last told of or quoted
        self._speakers: list[tuple[str, Speaker]] = []  # resolved name and words of those who spoke

    def meet(self, met: Name) -> None:
        """Take note of a name in the text."""
        name = re.sub(r"['’]s?$", "", met.name)
        if not met.person:
            self._bodies.append(name.removeprefix("the ").removeprefix("The "))
            return
        if " " in name:
            self._people.append(name)
        if met.acts:
            self.acting = self._full(name)

    def resolve(self, speaker: Speaker, surface: str) -> str | None:
        """The fullest name of *speaker* that the article has given so far; None for a pronoun that points nowhere."""
        name = self._resolved(speaker, surface)
        if name is not None:
            self._speakers.append((name, speaker))
        return name

    def hear(self, name: str, speaker: Speaker) -> None:
        """Take note of who makes a sentence's claim: "he" in the next one is that person, not one told of in it."""
        unnamed = speaker.sort is Sort.DESCRIPTION and not speaker.plural and speaker.noun in self._speech.people
        if speaker.sort is Sort.PERSON or unnamed:
            self.acting = name

    def _resolved(self, speaker: Speaker, surface: str) -> str | None:
        if speaker.sort is Sort.HE_OR_SHE:
            return self.acting or (self._people[-1] if self._people else self._last_single())
        if speaker.sort is Sort.IT:
            return self._last(Sort.ORGANISATION) or self._last(Sort.DESCRIPTION)
        if speaker.sort is Sort.THEY:
            return self._last_several() or self._last(Sort.ORGANISATION)
        if speaker.sort is Sort.DESCRIPTION:
            return self._described(speaker, surface) or speaker.name
        return self._acronyms.get(speaker.name) or self._full(speaker.name)

    def _full(self, name: str) -> str:
        """The last full name that ends in *name*; *name* itself when none does."""
        if " " in name:
            return name
        spoken = [each for each, _ in self._speakers]
        for known in (*reversed(self._people), *reversed(spoken)):
            words = known.split()
            if len(words) > 1 and name in (words[-1], words[-1].split("-")[-1]):
                return known
        return name

    def _described(self, speaker: Speaker, surface: str) -> str | None:
        """Who "the ministry" or "the official" is: one whose name or description had that word, else the last fit."""
        if not re.match(r"(?:the|this|that|its)\b", surface, re.I) or speaker.plural:
            return None
        for known in (*(name for name, _ in reversed(self._speakers)), *reversed(self._bodies)):
            if speaker.noun in known.lower().split() and known[:1].isupper():
                return self._acronyms.get(known, known)
        if re.search(r"\s[A-Z][\w.’']*\s", surface):
            return None  # "the US military" is a name of its own, "the Paris-based monitor" is not
        for known, earlier in reversed(self._speakers):
            body = speaker.noun in self._speech.stand_ins and earlier.sort is Sort.ORGANISATION
            if speaker.noun == earlier.noun or (body and " " in known):
                return known
        if speaker.noun in self._speech.stand_ins:
            return self._last(Sort.ORGANISATION)
        return self._last(Sort.PERSON) if speaker.noun in self._speech.people else None

    def _last(self, sort: Sort) -> str | None:
        return next((name for name, speaker in reversed(self._speakers) if speaker.sort is sort), None)

    def _last_single(self) -> str | None:
        return next((name for name, speaker in reversed(self._speakers) if not speaker.plural), None)

    def _last_several(self) -> str | None:
        return next((name for name, speaker in reversed(self._speakers) if speaker.plural), None)
