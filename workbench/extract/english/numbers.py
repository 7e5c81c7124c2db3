"""English words that make, bound and count."""

from __future__ import annotations

from workbench.extract.english.units import SIGNS_OF_MONEY, english_units
from workbench.extract.rules import Numbers, words

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = Numbers(
    small={word: value for value, word in enumerate(_SMALL.split())}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
    scale={
        "dozen": 12,
        "hundred": 100,
        "thousand": 1_000,
        "k": 1_000,
        "million": 1_000_000,
        "m": 1_000_000,
        "mn": 1_000_000,
        "billion": 1_000_000_000,
        "bn": 1_000_000_000,
        "trillion": 1_000_000_000_000,
    },
    # The least the word can stand for: a checker compares bounds, not guesses.
    vague={
        "tens": 10,
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 1_000,
        "millions": 1_000_000,
        "billions": 1_000_000_000,
    },
    at_least=(
        "more than",
        "at least",
        "over",
        "upwards of",
        "no fewer than",
        "no less than",
        "not less than",
        "above",
        "well over",
        "well above",
        "in excess of",
        "exceeding",
        "a minimum of",
        "minimum",
        "a good",
        ">",
        "≥",
    ),
    at_most=(
        "up to",
        "less than",
        "fewer than",
        "at most",
        "under",
        "no more than",
        "as many as",
        "as much as",
        "below",
        "a maximum of",
        "not more than",
        "well under",
        "<",
        "≤",
    ),
    about=(
        "about",
        "around",
        "some",
        "approximately",
        "roughly",
        "nearly",
        "almost",
        "an estimated",
        "estimated",
        "close to",
        "just over",
        "just under",
        "circa",
        "c.",
        "~",
        "≈",
        "somewhere around",
        "in the region of",
        "more or less",
        "perhaps",
        "virtually",
        "an average of",
    ),
    between=words("to and or - – —"),
    of=frozenset({"of"}),
    of_only=words("scores tens"),
    couple=words("couple pair"),
    and_a_half=words("and a half"),
    fractions={"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
    | {"ninth": 9, "tenth": 10, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8}
    | {"ninths": 9, "tenths": 10, "hundredth": 100, "hundredths": 100, "thousandth": 1_000},
    signs={"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3}
    | {"1/4": 0.25, "3/4": 0.75, "1/5": 0.2},
    a=words("a an"),
    articles=words("a an the all its their his her our my your this these those"),
    parts_alone=words("by up down"),
    no_half=words("first second other this that latter later early top bottom last next same better third"),
    out_of=(("out", "of", "every"), ("out", "of"), ("in", "every"), ("of", "every"), ("in",)),
    out_of_every=words("per every each /"),
    half=frozenset({"half"}),
    below_zero=words("minus"),
    start_range=frozenset({"between"}),
    from_to=("from", "to"),
    at_least_after=("or more", "or over", "or above", "and over", "and above", "plus", "+"),
    about_after=("- odd", "odd", "or so"),
    units=english_units(),
    currencies=SIGNS_OF_MONEY,
    unit_before={"magnitude": "magnitude"},
    metre_or_million=frozenset({"m"}),
    months=words("january february march april june july august september october november december")
    | words("jan feb mar apr jun jul aug sept oct nov dec"),
    clock=words("gmt utc am pm a.m a.m. p.m p.m. o'clock o’clock bst est cet local st nd rd th"),
    years_old=(
        "year-old",
        "years old",
        "years-old",
        "year olds",
        "years of age",
        "month-old",
        "months old",
        "week-old",
        "million years old",
    ),
    pointers=words("last past next previous this coming ago earlier later old before after recent first following"),
    no_one=words("day another thing side hand point time"),
    ages=words("aged ages age"),
    grown=words(
        """
        people person child adult woman man girl boy patient pupil player those anyone everyone citizen resident voter
        pensioner worker student youth teenager employee kid woman youngster baby infant
        """
    ),
    contests=words(
        """
        beat win lose draw defeat thrash victory defeat draw lead trail score triumph edge crush overcome down tie match
        game final set
        """
    ),
    measured=words(
        """
        rise fall climb drop increase decrease grow shrink decline jump surge plunge reach pass total stand
        amount exceed be top hit slip soar tumble average slow dip double widen narrow warm cool expand contract
        edge slide hover remain stay dwindle swell peak cost measure weigh triple quadruple halve
        """
    ),
    measuring=words("to by at from of"),
    measured_object=words("keep hold leave fix raise cut lower lift increase reduce push bring slash trim set put"),
    worth=frozenset({"worth"}),
    labels=words(
        """
        zone section article chapter page room flight route highway interstate gate platform phase stage step part
        volume number channel area resolution version unit building group level tier class type model figure table
        paragraph boeing airbus line division brigade formula apollo series act clause exit pier ward district precinct
        covid size grade season episode round
        """
    ),
    hollow=words("side sides way ways front fronts thing things kind kinds sort sorts point points reason reasons"),
    partitive=words("crew group team family number total population staff army force pair band fleet"),
    states={
        "kill": "killed",
        "die": "killed",
        "slay": "killed",
        "murder": "killed",
        "massacre": "killed",
        "execute": "executed",
        "behead": "executed",
        "wound": "wounded",
        "injure": "injured",
        "hurt": "injured",
        "hospitalise": "hospitalised",
        "hospitalize": "hospitalised",
        "trap": "trapped",
        "strand": "stranded",
        "displace": "displaced",
        "uproot": "displaced",
        "flee": "fled",
        "evacuate": "evacuated",
        "escape": "fled",
        "arrest": "arrested",
        "detain": "detained",
        "jail": "jailed",
        "kidnap": "kidnapped",
        "abduct": "kidnapped",
        "rescue": "rescued",
        "destroy": "destroyed",
        "damage": "damaged",
        "infect": "infected",
        "miss": "missing",
        "missing": "missing",
        "homeless": "homeless",
        "vaccinate": "vaccinated",
        "treat": "treated",
        "burn": "burned",
        "bury": "buried",
        "sentence": "sentenced",
        "dead": "killed",
        "disappear": "missing",
        "drown": "drowned",
        "capture": "captured",
        "release": "released",
        "fire": "fired",
        "hire": "hired",
        "lose": "lost",
        "hit": "hit",
    },
)
