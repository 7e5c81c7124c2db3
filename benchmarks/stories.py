"""A made-up collection: stories that several articles tell, with facts of their own and much that any story has.

The same every time. Names, places and figures are drawn from small stocks, so that stories that have nothing to do with
each other share many words, and each fact is told in one of several ways.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, Occurred, Quantity, claim_id

CLAIMS_OF_ONE = 25
"""Claims of an article."""

FIRST_DAY = date(2023, 1, 2)
SPAN = 120
"""Days over which the stories happen, however many there are."""

_TELLERS = 4
"""Articles that tell one story."""

_SYLLABLES = "ba bel dor fen gar hal kor lin mar nov osk pel rud sten tal ul ver wol yar zim".split()  # noqa: SIM905 - words are read as words
_FIRST = "Anna Boris Carla Dmitri Elena Farid Greta Hassan Irina Jonas Karim Lena Marco Nadia Omar Petra".split()  # noqa: SIM905
_ROLES = (
    "the mayor of {place}",
    "a police spokesman",
    "the regional governor",
    "a hospital doctor in {place}",
    "the interior ministry",
    "a witness in {place}",
    "the union's chairwoman",
    "the fire brigade",
)
_SAYS = ("said", "told reporters", "announced", "confirmed", "insisted", "wrote in a statement")

# What happened, what stands in it, what is counted, and what was done to whom.
_EVENTS = (
    ("ferry", ("ran aground", "hit a rock"), "passengers", ("hurt", "rescued")),
    ("bus", ("overturned", "left the road"), "pupils", ("injured", "killed")),
    ("helicopter", ("crashed", "came down"), "soldiers", ("killed", "wounded")),
    ("factory", ("burnt down", "caught fire"), "workers", ("killed", "missing")),
    ("bridge", ("collapsed", "gave way"), "cars", ("buried", "damaged")),
    ("river", ("flooded the town", "burst its banks"), "families", ("evacuated", "homeless")),
    ("mine", ("exploded", "caved in"), "miners", ("trapped", "rescued")),
    ("protest", ("turned violent", "was broken up"), "demonstrators", ("arrested", "hurt")),
    ("convoy", ("was shelled", "came under fire"), "lorries", ("destroyed", "looted")),
    ("market", ("was bombed", "was hit by rockets"), "civilians", ("killed", "wounded")),
    ("strike", ("halted trains", "shut the port"), "dockers", ("dismissed", "suspended")),
    ("dam", ("broke", "was breached"), "villagers", ("drowned", "evacuated")),
    ("prison", ("was stormed", "saw a riot"), "inmates", ("escaped", "killed")),
    ("epidemic", ("spread in the camp", "reached the capital"), "patients", ("infected", "cured")),
)
_FILLER = (
    "{role} {says} that the {noun} of the {noun2} had {verb} the {adjective} {noun3} since {month}.",
    "The {adjective} {noun} in {place} was {verb} by {name}, who leads the {noun2} committee.",
    "Officials of the {noun} {verb} the {noun2}, and the {adjective} {noun3} was left to the {noun4}.",
    "{name} {verb} the {adjective} {noun} and asked the government for a new {noun2}.",
    "According to {name}, prices of {noun} in {place} rose by {n} percent within a year.",
    "The ministry spent {n} million on {adjective} {noun} and {noun2} in the region.",
    "“We have {verb} every {noun}, and nobody in {place} {verb2} the {adjective} {noun2},” {role} {says}.",
)
_MONTHS = ("January", "March", "June", "September", "November")
_FACTS: tuple[tuple[str, ...], ...] = (
    (
        "A {thing} {happened} near {place} on {day}, leaving {n} {who} {what}, {role} {says}.",
        "{N} {who} were {what} when a {thing} {happened2} in {place}.",
        "The {thing} near {place}: {n} {who} {what}, according to {name}.",
    ),
    (
        "{m} {who} had been counted on the {thing} before it {happened}, {name} {says}.",
        "There were {m} {who} in all, the owner of the {thing} at {place} {says}.",
    ),
    (
        "{name}, who leads the inquiry into the {thing} of {place}, blamed the {noun}.",
        "The inquiry into the {place} {thing}, led by {name}, found fault with the {noun}.",
    ),
    (
        "Repairs to the {thing} at {place} will cost {k} million.",
        "{name} put the damage to the {thing} near {place} at {k} million.",
    ),
    (
        "“Nobody warned the {who} of {place} about the {noun}, and {name} knew of it for {k} weeks,” {role} {says}.",
        "“Nobody warned the {who} of {place} about the [old] {noun} – and {name} knew of it for {k} weeks,” {role}"
        " {says}.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Story:
    day: date
    words: dict[str, str]
    figures: dict[str, int]
    event: tuple[str, tuple[str, str], str, tuple[str, str]]


def collection(claims: int) -> Iterator[tuple[Article, list[Claim]]]:
    """Articles with their claims, as many as have that many together, in the order of their days."""
    stock, stories = _told_in(claims)
    dice = random.Random(claims + 1)
    told = sorted((_later(dice, story.day), number) for number, story in enumerate(stories) for _ in range(_TELLERS))
    for nth, (day, number) in enumerate(told[: -(-claims // CLAIMS_OF_ONE)]):
        yield stock.article(nth, day, stories[number], dice.choice(stories))


def newcomers(claims: int, articles: int) -> Iterator[tuple[Article, list[Claim]]]:
    """Articles that tell stories of the collection of that size once more, of days all over it."""
    stock, stories = _told_in(claims)
    dice = random.Random(claims + 2)
    for nth, story in enumerate(dice.sample(stories, articles)):
        yield stock.article(10**6 + nth, _later(dice, story.day), story, dice.choice(stories))


def _told_in(claims: int) -> tuple[_Stock, list[_Story]]:
    stock = _Stock(random.Random(claims))
    return stock, [stock.story() for _ in range(max(claims // CLAIMS_OF_ONE // _TELLERS, 1))]


def _later(dice: random.Random, day: date) -> date:
    """When it is told: within days mostly, now and then when something else recalls it."""
    return day + timedelta(days=dice.choice((0, 1, 1, 2, 3)) if dice.random() < 0.9 else dice.randint(20, 60))


class _Stock:
    """What all stories are made of."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        made = random.Random(7)
        self._places = sorted({_word(made, 2).capitalize() for _ in range(300)})
        self._names = [
            f"{made.choice(_FIRST)} {_word(made, 2).capitalize()}{made.choice(('ov', 'sen', 'i', 'er'))}"
            for _ in range(900)
        ]
        self._nouns = sorted({_word(made, made.randint(2, 3)) for _ in range(6_000)})
        made.shuffle(self._nouns)
        self._weights = [1 / (rank + 8) for rank in range(len(self._nouns))]
        self._made: list[tuple[int, int, str, float]] = []

    def story(self) -> _Story:
        dice = self._dice
        place = dice.choice(self._places)
        words = {"place": place, "name": dice.choice(self._names), "noun": self._noun()}
        figures = {"n": dice.randint(2, 40), "m": dice.randint(41, 400), "k": dice.randint(2, 90)}
        return _Story(FIRST_DAY + timedelta(days=dice.randrange(SPAN)), words, figures, dice.choice(_EVENTS))

    def _noun(self) -> str:
        return self._dice.choices(self._nouns, self._weights)[0]

    def article(self, nth: int, day: date, story: _Story, recalled: _Story) -> tuple[Article, list[Claim]]:
        """An article of that day, which tells *story*, recalls another, and is filled up with what any could say."""
        lines: list[tuple[str, dict[str, int], Occurred | None]] = []
        for _ in range(9):
            lines.append(self._fact(story, day))
        lines += [self._fact(recalled, day) for _ in range(2)]
        while len(lines) < CLAIMS_OF_ONE:
            lines.append(self._filler())
        self._dice.shuffle(lines)
        title = f"{story.words['place']}: {story.event[0]} {story.event[1][0]} ({nth})"
        text = "\n\n".join([title, *(line for line, _, _ in lines)]) + "\n"
        article = article_id(text)
        at, claims, passages = len(title) + 2, [], []
        for line, figures, occurred in lines:
            passages.append(Passage(at, at + len(line), Role.BODY, language="en"))
            claims.append(_claim(article, at, line, figures, occurred))
            at += len(line) + 2
        made = Article(
            article,
            text,
            tuple(passages),
            title,
            outlet="The Post",
            published=day.isoformat(),
            language="en",
            source=f"{nth:06}.txt",
        )
        return made, claims

    def _fact(self, story: _Story, day: date) -> tuple[str, dict[str, int], Occurred | None]:
        dice = self._dice
        thing, happened, who, what = story.event
        figures = dict(story.figures)
        if dice.random() < 0.2:
            figures = {name: max(2, number + dice.choice((-3, -1, 1, 2, 10))) for name, number in figures.items()}
        slots = story.words | {name: str(number) for name, number in figures.items()}
        slots |= {
            "thing": thing,
            "happened": happened[0],
            "happened2": dice.choice(happened),
            "who": who,
            "what": what[0],
        }
        slots |= {"N": _spelt(figures["n"]), "day": f"{story.day:%A}", "says": dice.choice(_SAYS)}
        slots["role"] = dice.choice(_ROLES).format(place=slots["place"])
        line = dice.choice(dice.choice(_FACTS)).format(**slots)
        if dice.random() < 0.5:
            line = line[:-1].rstrip(".") + dice.choice(
                (
                    f", after a {self._noun()} in {dice.choice(_MONTHS)}.",
                    f", as {dice.choice(self._names)} had feared.",
                    " despite a warning.",
                )
            )
        is_told = day - story.day > timedelta(days=4) or dice.random() < 0.3
        when = story.day.isoformat()
        counted = {str(number): number for name, number in figures.items() if f" {number} " in f" {line}"}
        return line[0].upper() + line[1:], counted, Occurred(when, when) if is_told else None

    def _filler(self) -> tuple[str, dict[str, int], Occurred | None]:
        dice = self._dice
        place = dice.choice(self._places)
        number = dice.randint(2, 99)
        slots = {name: self._noun() for name in ("noun", "noun2", "noun3", "noun4", "verb", "verb2", "adjective")}
        slots |= {"place": place, "name": dice.choice(self._names), "n": str(number), "month": dice.choice(_MONTHS)}
        slots |= {"says": dice.choice(_SAYS), "role": dice.choice(_ROLES).format(place=place)}
        line = dice.choice(_FILLER).format(**slots)
        return line[0].upper() + line[1:], {str(number): number} if f" {number} " in line else {}, None


def _claim(article: str, at: int, line: str, figures: dict[str, int], occurred: Occurred | None) -> Claim:
    quantities = []
    for words, number in figures.items():
        start = line.find(f"{words} ")
        if start >= 0:
            what = line[start:].split()[1].strip(".,")
            quantities.append(
                Quantity(at + start, at + start + len(words), words, float(number), float(number), what=what)
            )
    end = at + len(line)
    is_quote = line.startswith("“")
    kind = Kind.QUOTATION if is_quote else Kind.FIGURE if quantities else Kind.STATEMENT
    return Claim(
        claim_id(article, at, end),
        article,
        at,
        end,
        line,
        kind,
        0.5,
        is_quote=is_quote,
        quantities=tuple(quantities),
        occurred=occurred,
    )


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choices(_SYLLABLES, k=syllables))


def _spelt(number: int) -> str:
    small = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
    return small[number - 2] if number <= 12 else str(number)
