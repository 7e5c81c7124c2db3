"""French words that make, bound and count."""

from __future__ import annotations

import re

from workbench.extract.rules import Numbers, words

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
# Written with points and commas as English does, one character for one, for the rules that read digits.
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?![\d.]*\d)")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def read_as(text: str) -> str:
    """*text*, as long as before, with numbers written as in English and French quotation marks as English ones."""
    text = _DECIMAL.sub(".", text)
    text = _THOUSANDS.sub(lambda found: re.sub("[ .]", ",", found[0]), text)
    return text.translate(_MARKS)


_MARKS = str.maketrans("«»", "“”")


def _small() -> dict[str, int]:
    """0 to 99 as they are written, with hyphens: "vingt-trois", "soixante-douze", "quatre-vingt-dix"."""
    found = {word: value for value, word in enumerate(_UNITS)} | {"une": 1, "quatre-vingts": 80}
    for tens, value in _TENS.items():
        found[tens] = value
        for unit in range(1, 20 if value in (60, 80) else 10):
            found[f"{tens}-{_UNITS[unit]}"] = value + unit
        found[f"{tens}-et-un"] = value + 1
    return found


NUMBERS = Numbers(
    small=_small(),
    scale={"cent": 100, "cents": 100, "mille": 1_000, "millier": 1_000, "million": 1_000_000, "millions": 1_000_000}
    | {"milliard": 1_000_000_000, "milliards": 1_000_000_000, "dizaine": 10, "douzaine": 12, "quinzaine": 15}
    | {"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
    vague={"dizaines": 10, "centaines": 100, "milliers": 1_000},
    at_least=("plus de", "plus d'", "au moins", "au-dessus de", "pas moins de", "minimum", ">", "≥"),
    at_most=("moins de", "moins d'", "jusqu'à", "jusqu’à", "au plus", "au maximum", "pas plus de", "<", "≤"),
    about=("environ", "quelque", "quelques", "à peu près", "près de", "presque", "autour de", "approximativement", "~"),
    between=words("à et ou - – —"),
    of=words("de d' d’ des"),
    a=words("un une"),
    articles=words("un une le la les l' leur leurs son sa ses notre nos"),
    start_range=frozenset({"entre"}),
    from_to=("de", "à"),
    out_of=(("sur",),),
    units={"%": "percent", "pourcent": "percent", "pour cent": "percent", "km": "km", "kg": "kg", "cm": "cm", "m": "m"}
    | {"kilomètre": "km", "kilomètres": "km", "mètre": "m", "mètres": "m", "tonne": "tonnes", "tonnes": "tonnes"}
    | {"kilo": "kg", "kilos": "kg", "litre": "litres", "litres": "litres", "hectare": "hectares", "degré": "degrees"}
    | {"hectares": "hectares", "degrés": "degrees", "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD"}
    | {"franc": "francs", "francs": "francs", "seconde": "seconds", "secondes": "seconds", "minute": "minutes"}
    | {"minutes": "minutes", "heure": "hours", "heures": "hours", "jour": "days", "jours": "days", "semaine": "weeks"}
    | {"semaines": "weeks", "mois": "months", "an": "years", "ans": "years", "année": "years", "années": "years"},
    currencies={"$": "USD", "€": "EUR", "£": "GBP"},
    clock=words("h heure heures gmt utc er e ème"),
    years_old=("ans",),
    pointers=words("dernier dernière derniers dernières prochain prochaine prochains prochaines passé passée il y"),
    no_one=words("jour autre fois"),
    labels=words("zone section article chapitre page salle vol route porte quai phase étape partie volume numéro n°"),
    hollow=words("côté côtés façon façons front fronts chose choses genre sorte sortes point points raison raisons"),
    partitive=words("équipe groupe famille nombre total population armée force flotte équipage"),
    states={
        "tuer": "killed",
        "mourir": "killed",
        "décéder": "killed",
        "assassiner": "killed",
        "abattre": "killed",
        "mort": "killed",
        "exécuter": "executed",
        "blesser": "injured",
        "blessé": "injured",
        "hospitaliser": "hospitalised",
        "piéger": "trapped",
        "bloquer": "trapped",
        "déplacer": "displaced",
        "fuir": "fled",
        "évacuer": "evacuated",
        "arrêter": "arrested",
        "interpeller": "arrested",
        "détenir": "detained",
        "enlever": "kidnapped",
        "sauver": "rescued",
        "secourir": "rescued",
        "détruire": "destroyed",
        "endommager": "damaged",
        "infecter": "infected",
        "contaminer": "infected",
        "disparaître": "missing",
        "noyer": "drowned",
        "capturer": "captured",
        "libérer": "released",
        "licencier": "fired",
        "embaucher": "hired",
        "perdre": "lost",
    },
)
