"""What was checked before: by others, who published it, or by reviewers, here and in other review files."""

from __future__ import annotations

import hashlib
import json

from msgspec import Struct


class Check(Struct, frozen=True):
    """A published fact check of one claim.

    *claim* is the claim reviewed, as the checker words it, *claimant* who made it and *said* the day they did; *rating*
    is the verdict in the checker's words, *value* its number on their scale from *worst* to *best*. *checker* is who
    checked it, *url* where, *published* the day, *title* the headline. Days are ISO 8601.
    """

    claim: str
    claimant: str | None = None
    said: str | None = None
    rating: str | None = None
    value: float | None = None
    worst: float | None = None
    best: float | None = None
    checker: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None

    @property
    def id(self) -> str:
        """The first 32 hexadecimal digits of the SHA-256 of all it says: the same check is the same row in any file."""
        said = json.dumps(
            [getattr(self, name) for name in self.__struct_fields__], ensure_ascii=True, separators=(",", ":")
        )
        return hashlib.sha256(said.encode("ascii")).hexdigest()[:32]

    @property
    def verdict(self) -> str:
        """The verdict in words; where the checker gave but a number, that with its scale."""
        if self.rating:
            return self.rating
        if self.value is None:
            return ""
        scale = f" on a scale from {self.worst:g} to {self.best:g}" if None not in (self.worst, self.best) else ""
        return f"{self.value:g}{scale}"


class EarlierCheck(Struct, frozen=True):
    """A claim that was checked before and likely says what another one does.

    *score* is 0 to 1, *matched* the words of the other claim that it shares. *claim* are its words and *claimant* whose
    they are, *verdict* how it was rated, *by* whom, *when* (a day), *where*: the title of the check, or of the article
    with the name of the review file. *url* is where it is published. *claim_id* names a claim of a review file, which
    is *file*, or the one that is open where that is None.
    """

    score: float
    matched: tuple[str, ...]
    claim: str
    verdict: str
    by: str | None = None
    when: str | None = None
    where: str | None = None
    url: str | None = None
    claimant: str | None = None
    claim_id: str | None = None
    file: str | None = None
