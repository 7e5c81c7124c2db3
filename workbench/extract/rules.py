"""What extraction must know of a language: words and a reader of dates, no code that walks a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from workbench.domain.claim import Occurred
from workbench.domain.span import Span

Words = frozenset[str]
DateReader = Callable[[str, date | None, bool], Occurred | None]

NONE: Words = frozenset()

# Kinds of places that a gazetteer tells apart.
COUNTRY, CAPITAL, CITY, REGION, WATER = "country", "capital", "city", "region", "water"


def words(text: str) -> Words:
    """The words of *text*, as a set."""
    return frozenset(text.split())


def as_it_is(text: str) -> str:
    """*text*, of a language that writes figures and quotation marks as English does."""
    return text


def no_form(_verb: str, _lemma: str) -> str:
    """Nothing: of a language whose models are relied on."""
    return ""


def no_spots(_text: str) -> Iterator[Span]:
    """None: the finder of a language whose dates are not known."""
    return iter(())


def never(_expression: str) -> bool:
    """No: of a language whose dates are not known."""
    return False


def nothing_after(_expression: str, _told: Occurred) -> Occurred | None:
    """Nothing: the reader of a language whose dates are not known."""
    return None


def no_dates(_expression: str, _today: date | None, _ahead: bool) -> Occurred | None:
    """Nothing: the reader of a language whose dates are not known."""
    return None


class Speech(Struct, frozen=True):
    """Words that tell who says something. Verbs and nouns are lemmas in lower case."""

    surely: Words = NONE  # whatever its subject, it speaks
    say: Words = NONE  # nothing but speaking
    tell: Words = NONE  # those of them whose object is the hearer ("told reporters")
    report: Words = NONE  # speaks with a clause or a quotation
    views: Words = NONE  # holds it, with a clause ("hopes that"); a quotation beside it is said
    acts: Words = NONE  # of these an object is enough ("confirmed the incident")
    beside_quote: Words = NONE  # speaks only beside a quotation ("he continued: ...")
    things: Words = NONE  # those of all these verbs that things do too: of these the subject must be able to speak
    utterances: Words = NONE  # nouns that carry what was said ("a statement by", "reports that")
    documents: Words = NONE  # other nouns that carry it ("an article in")
    issue: Words = NONE  # verbs whose subject makes the statement or document that is their object
    announcements: tuple[str, ...] = ()  # end a sentence after which somebody's words stand
    according: Words = NONE  # first words of "according to"
    as_: Words = NONE  # begins a clause that tells who says the one it stands beside ("as the ministry put it")
    people: Words = NONE
    organisations: Words = NONE
    stand_ins: Words = NONE  # of these, nouns that take up the last organisation ("the agency")
    sources: Words = NONE  # plural or unnamed speakers ("sources", "reports", "activists")
    titles: Words = NONE  # stand before a name and are no part of it
    no_speakers: Words = NONE  # in capitals before a colon they begin a line that nobody speaks ("UPDATE: ...")
    hearing: Words = NONE  # verbs by which these bodies are told to have been told something ("the court heard")
    courts: Words = NONE
    finding: Words = NONE  # verbs that tell nothing with a clause that has no verb in a form of its own
    i_or_we: Words = NONE
    author: str = ""  # who says what "I said" tells in the article's own voice
    he_or_she: Words = NONE
    it: Words = NONE
    they: Words = NONE
    articles: Words = NONE
    indefinite: Words = NONE  # before a name they make it a description ("a Kenland Democrat")


class Worth(Struct, frozen=True):
    """Words for and against checking. Lemmas in lower case; phrases are matched on the text in lower case."""

    stative: Words = NONE  # verbs that tell of a state, not of an event
    opinion: Words = NONE
    hedge: Words = NONE
    not_known: tuple[str, ...] = ()  # phrases that say so
    future: Words = NONE
    modal: Words = NONE
    may: Words = NONE
    would: Words = NONE  # a prediction in a main clause; elsewhere only the past of "will"
    going: Words = NONE
    prediction: Words = NONE
    duty: Words = NONE  # modal verbs that say what should be
    duty_to: Words = NONE  # verbs that do so before an infinitive ("have to")
    owning: Words = NONE  # verbs whose perfect is a present ("have got")
    condition: Words = NONE  # conjunctions that suppose ("if")
    wish: Words = NONE  # after "would" no prediction ("would like")
    generality: Words = NONE
    motive: Words = NONE
    views: Words = NONE  # verbs by which a speaker leads in a view of their own ("I think that")
    lead_ins: Words = NONE  # verbs that lead in what is said without adding to it ("I want to point out that")
    lead_in_nouns: Words = NONE  # nouns that do so ("the fact is that")
    pronouns: Words = NONE  # as a subject, mean something that was named before
    second_person: Words = NONE
    nobody: Words = NONE  # pronouns that count none
    light: Words = NONE  # nouns that tell no detail ("thing")
    time: Words = NONE  # words by which an expression of time is one that can be looked up ("last", "Monday")
    comparison: Words = NONE
    no_comparison: Words = NONE  # before the word that compares: nothing is compared ("rather than")
    change: Words = NONE  # verbs and nouns of a rise or a fall
    direction: Words = NONE  # words that tell of one after "is"
    copula: Words = NONE
    cause: Words = NONE
    cause_phrases: tuple[str, ...] = ()
    superlative: Words = NONE
    only_with_article: Words = NONE  # a superlative after "the" alone: "most", "least"
    first_person: Words = NONE  # one speaker alone
    we: Words = NONE  # the speaker among others


class Numbers(Struct, frozen=True):
    """Words that make and shape a number."""

    small: Mapping[str, int] = field(default_factory=dict)
    scale: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, int] = field(default_factory=dict)  # "dozens": at least so many
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    between: Words = NONE
    of: Words = NONE
    of_only: Words = NONE  # those of the vague ones that count only before "of" ("scores of")
    couple: Words = NONE  # about two, before "of"
    and_a_half: Words = NONE  # joins a half with the number before it ("two and a half")
    fractions: Mapping[str, int] = field(default_factory=dict)  # "thirds": into how many parts
    signs: Mapping[str, float] = field(default_factory=dict)  # fractions of one sign ("½")
    a: Words = NONE  # "a million", "a third of"
    articles: Words = NONE  # every word that may stand so: "half the houses"
    parts_alone: Words = NONE  # words before a fraction without "of" ("by a third")
    no_half: Words = NONE  # words between which and "half" no share is meant ("the first half")
    out_of: tuple[tuple[str, ...], ...] = ()  # join a part with its whole ("one out of 20")
    out_of_every: Words = NONE  # a number behind these says how often, not how many ("every four years")
    half: Words = NONE  # "half a million"
    below_zero: Words = NONE  # "minus 18 degrees"
    start_range: Words = NONE  # stands before a range joined by "and" ("between")
    from_to: tuple[str, str] = ("", "")  # joins two figures, no range: a change ("from 3 to 5 percent")
    at_least_after: tuple[str, ...] = ()  # "300 or more"
    about_after: tuple[str, ...] = ()  # "300 or so"
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    unit_before: Mapping[str, str] = field(default_factory=dict)  # "magnitude 7.1"
    metre_or_million: Words = NONE  # "m": which of the two, money or what follows tells
    months: Words = NONE  # beside a number they make it a day
    clock: Words = NONE  # behind a number they tell the time, or its rank ("7 p.m.", "3 rd")
    years_old: tuple[str, ...] = ()  # "year-old", behind a number
    pointers: Words = NONE  # beside a length of time they make it a time seen from today ("two weeks ago")
    no_one: Words = NONE  # "one" before these counts nothing ("one day")
    ages: Words = NONE  # "aged 18 to 24"
    grown: Words = NONE  # of these a bare number is the age ("children under five")
    contests: Words = NONE  # lemmas beside which "3-1" is a score
    measured: Words = NONE  # verbs whose figure measures their subject ("inflation rose to 7 percent")
    measuring: Words = NONE  # prepositions between such a verb and its figure
    measured_object: Words = NONE  # verbs whose figure measures their object ("raised its rate to 4 percent")
    worth: Words = NONE  # stands between money and what it is for ("$30 million worth of shares")
    labels: Words = NONE  # nouns whose number is a name ("Zone 1")
    hollow: Words = NONE  # nouns whose number says nothing to check ("on three sides")
    partitive: Words = NONE  # nouns counted by what follows "of" ("a crew of three")
    states: Mapping[str, str] = field(default_factory=dict)  # lemma of a verb: what became of those counted


class Rules(Struct, frozen=True):
    """Everything a language brings. A language without rules of its own is read by its grammar alone."""

    language: str
    universal: bool = False  # its models label sentences by Universal Dependencies
    read_as: Callable[[str], str] = as_it_is  # the text with figures and marks written as in English, as long as before
    form_of: Callable[[str, str], str] = no_form  # what a verb and its lemma tell of mood and tense, where models err
    abbreviations: Words = NONE
    openers: Words = NONE  # with a capital they begin a sentence even behind an abbreviation ("at 5 p.m. It")
    near: Words = NONE  # prepositions after which a name may be a place
    only_near: Words = NONE  # those after which it can be nothing else
    place_nouns: Words = NONE  # words that make a name a place ("Idlib province")
    place_kinds: Words = NONE  # those of them that belong to the name itself
    gazetteer: Mapping[str, str] = field(default_factory=dict)  # names of places, with their kinds
    peoples: Words = NONE  # names of peoples, languages and faiths, which are no places
    stand_ins: Mapping[str, str] = field(default_factory=dict)  # "the town": for a place of which kind it stands
    agents: Words = NONE  # nouns whose "of" names who does it ("the support of Russia")
    pointing: Words = NONE  # words before such a noun ("the", "that")
    joins_names: Words = NONE  # prepositions inside an organisation's name ("Center for")
    bodies: Words = NONE  # words that make a name an organisation's ("Lima Institute")
    since: Words = NONE
    until: Words = NONE
    speech: Speech = Speech()
    worth: Worth = Worth()
    numbers: Numbers = Numbers()
    compared: Words = NONE  # before a date that another is compared with ("than in 2019")
    as_of: Words = NONE  # beside "as", which then compares nothing ("as of June")
    due: Words = NONE  # before a date they lead to one to come, beside a verb in the present ("is on 9 June")
    since_the_most: Words = NONE  # after a superlative they lead to a date it is compared with ("largest since 1978")
    counted_back: Words = NONE  # the same, before a time counted from what was told ("from a year earlier")
    signing: Words = NONE  # lemmas of what is done with a document on a day ("signed on 3 May")
    within: Words = NONE  # before an event named by its day they tell when ("in the 1 November election")
    documents: Words = NONE  # nouns for what is signed or published on a day ("the treaty signed on 3 May")
    read_date: DateReader = no_dates
    find_dates: Callable[[str], Iterator[Span]] = no_spots
    counts_from_told: Callable[[str], bool] = never  # "two days later"
    counts_from_day: Callable[[str], bool] = never  # of those, "at 13:40": from the last single day
    counts_from_speaker: Callable[[str], bool] = never  # "today", in a quotation
    read_after: Callable[[str, Occurred], Occurred | None] = nothing_after
