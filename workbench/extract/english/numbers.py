"""English words that make, bound and count."""

from __future__ import annotations

from workbench.extract.rules import Numbers, words

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LENGTHS = "kilometre kilometer metre meter mile foot inch yard centimetre centimeter millimetre millimeter"
_WEIGHTS = "ton tonne kilogram kilo gram ounce litre liter gallon barrel acre hectare"
_TIMES = "second minute hour day week month year decade century"
_OTHERS = "degree watt kilowatt megawatt gigawatt volt byte megabyte gigabyte knot"
_PLAIN_UNITS = " ".join((_LENGTHS, _WEIGHTS, _TIMES, _OTHERS)).split()

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
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 1_000,
        "millions": 1_000_000,
        "billions": 1_000_000_000,
    },
    at_least=("more than", "at least", "over", "upwards of", "no fewer than", "no less than", "above", "in excess of"),
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
    ),
    between=words("to and or - – —"),
    of=frozenset({"of"}),
    out_of=(("out", "of", "every"), ("out", "of"), ("in", "every"), ("of", "every"), ("in",)),
    half=frozenset({"half"}),
    units={unit: unit + "s" for unit in _PLAIN_UNITS}
    | {"foot": "feet", "inch": "inches", "century": "centuries", "tonne": "tonnes"}
    | {"km": "km", "kg": "kg", "cm": "cm", "mm": "mm", "m": "m", "mph": "mph", "kmh": "km/h", "mw": "MW", "gw": "GW"}
    | dict.fromkeys(("%", "percent", "pc", "per cent", "percentage"), "percent")
    | {"dollar": "USD"}
    | {"euro": "EUR", "pound": "pounds", "yen": "JPY", "rouble": "RUB", "ruble": "RUB", "franc": "francs"},
    currencies={"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"},
    labels=words(
        """
        zone section article chapter page room flight route highway interstate gate platform phase stage step part
        volume number channel area resolution version unit building group level tier class type model figure table
        paragraph boeing airbus line division brigade
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
