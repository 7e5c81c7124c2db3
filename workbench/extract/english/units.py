"""English names of units and of money."""

from __future__ import annotations

from workbench.extract.rules import words

_LENGTHS = "kilometre kilometer metre meter mile foot inch yard centimetre centimeter millimetre millimeter"
_WEIGHTS = "ton tonne kilogram kilo gram milligram pound ounce"
_VOLUMES = "litre liter millilitre milliliter gallon barrel bushel"
_SURFACES = "acre hectare"
_TIMES = "second minute hour day week month year decade century"
_OTHERS = "degree watt kilowatt megawatt gigawatt volt byte megabyte gigabyte terabyte knot magnitude"
_PLAIN_UNITS = " ".join((_LENGTHS, _WEIGHTS, _VOLUMES, _SURFACES, _TIMES, _OTHERS)).split()
_PLURAL = {"foot": "feet", "inch": "inches", "century": "centuries", "magnitude": "magnitude"}

# Signs as they are written, but for the case of the letters.
_SIGNS = """
    km kg cm mm mg ml ha mph kWh MWh GWh TWh MW GW TW kW Wh GB MB TB kB Hz kHz MHz GHz dB km/h km² m² m³ °C °F °
"""

# Coins that one country alone has, and those that need its adjective.
_CURRENCIES = {
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "zloty": "PLN",
    "zlotys": "PLN",
    "forint": "HUF",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "naira": "NGN",
    "cedi": "GHS",
    "birr": "ETB",
    "taka": "BDT",
    "bolivar": "VES",
    "rand": "ZAR",
    "dollar": "USD",
    "sterling": "GBP",
}
CODES = words(
    "USD EUR GBP JPY CNY CHF INR AUD CAD NZD HKD SGD RUB PLN HUF CZK SEK NOK DKK UAH TRY ILS BRL MXN ARS ZAR KRW"
)
_ABROAD = {
    "dollar": {
        "american": "USD", "us": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
        "taiwan": "TWD", "jamaican": "JMD", "zimbabwean": "ZWL", "liberian": "LRD", "namibian": "NAD", "fijian": "FJD",
    },
    "pound": {
        "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "cypriot": "CYP",
    },
    "franc": {"swiss": "CHF", "cfa": "XOF", "congolese": "CDF", "rwandan": "RWF", "french": "FRF", "belgian": "BEF"},
    "peso": {
        "mexican": "MXN", "argentine": "ARS", "colombian": "COP", "chilean": "CLP", "cuban": "CUP",
        "philippine": "PHP", "uruguayan": "UYU", "dominican": "DOP",
    },
    "rupee": {"indian": "INR", "pakistani": "PKR", "nepalese": "NPR", "mauritian": "MUR"},
    "lira": {"turkish": "TRY", "italian": "ITL", "syrian": "SYP"},
    "real": {"brazilian": "BRL"},
    "won": {"korean": "KRW"},
    "dinar": {"iraqi": "IQD", "jordanian": "JOD", "kuwaiti": "KWD", "serbian": "RSD", "algerian": "DZD",
              "tunisian": "TND", "libyan": "LYD", "bahraini": "BHD"},
    "dirham": {"moroccan": "MAD", "emirati": "AED", "uae": "AED"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
    "rial": {"iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    "crown": {"czech": "CZK", "norwegian": "NOK", "swedish": "SEK", "danish": "DKK"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "kronor": {"swedish": "SEK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "kroner": {"norwegian": "NOK", "danish": "DKK"},
    "leu": {"romanian": "RON"},
    "lei": {"romanian": "RON"},
}  # fmt: skip
_HOMELESS_COINS = {
    "franc": "francs", "peso": "pesos", "rupee": "rupees", "lira": "lira", "dinar": "dinars", "dirham": "dirhams",
    "riyal": "riyals", "rial": "rials", "shilling": "shillings", "krona": "kronor", "kronor": "kronor",
    "krone": "kroner", "kroner": "kroner", "cent": "cents", "lei": "lei",
}  # fmt: skip
_OF_TWO_WORDS = {
    f"{how} {length}": f"{how} {length}s"
    for how in ("square", "cubic")
    for length in words("kilometre kilometer metre meter mile yard centimetre centimeter")
} | {
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "nautical mile": "nautical miles",
    "light year": "light years",
    "metric ton": "tonnes",
    "degree celsius": "°C",
    "degree centigrade": "°C",
    "degree fahrenheit": "°F",
    "percentage point": "percentage points",
    "basis point": "basis points",
}


def english_units() -> dict[str, str]:
    """A unit's names, singular and plural, to the one that is shown."""
    units = {unit: _PLURAL.get(unit, unit + "s") for unit in _PLAIN_UNITS}
    units |= {sign.lower(): sign for sign in _SIGNS.split()} | {
        "m": "m",
        "c": "°C",
        "times": "times",
        "points": "points",
        "kmh": "km/h",
        "kph": "km/h",
    }
    units |= dict.fromkeys(("%", "percent", "pc", "per cent", "percentage"), "percent")
    units |= _CURRENCIES | _HOMELESS_COINS | {code.lower(): code for code in CODES}
    for coin, countries in _ABROAD.items():
        units |= {f"{country} {coin}": code for country, code in countries.items()}
    units |= _OF_TWO_WORDS | {"degrees celsius": "°C", "degrees fahrenheit": "°F", "degrees centigrade": "°C"}
    units |= {
        "hong kong dollar": "HKD",
        "new zealand dollar": "NZD",
        "south korean won": "KRW",
        "pound sterling": "GBP",
    }
    return units | {name + "s": unit for name, unit in units.items() if " " in name and not name.endswith("s")}


SIGNS_OF_MONEY = {
    "$": "USD",
    "us$": "USD",
    "u.s.$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₦": "NGN",
    "฿": "THB",
    "₫": "VND",
    "zł": "PLN",
    "rs": "rupees",
    "rs.": "rupees",
    "kr": "kronor",
} | {code.lower(): code for code in CODES - {"TRY"}}
