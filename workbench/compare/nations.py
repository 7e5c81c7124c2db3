"""Nations by their names, people, adjectives, and the seats of government that news call them by."""

from __future__ import annotations

_NATIONS = """
usa: us, u.s, united states, america, american, americans, washington, pentagon, white house
uk: uk, britain, british, united kingdom, london, briton, britons
russia: russia, russian, russians, moscow, kremlin
syria: syria, syrian, syrians, damascus
turkey: turkey, turkish, turk, turks, ankara
iran: iran, iranian, iranians, tehran
iraq: iraq, iraqi, iraqis, baghdad
israel: israel, israeli, israelis, tel aviv
france: france, french, paris
germany: germany, german, germans, berlin
spain: spain, spanish, spaniards, madrid
italy: italy, italian, italians, rome
portugal: portugal, portuguese, lisbon
china: china, chinese, beijing
japan: japan, japanese, tokyo
korea: korea, korean, koreans, seoul, pyongyang
india: india, indian, indians, new delhi
pakistan: pakistan, pakistani, pakistanis, islamabad
ukraine: ukraine, ukrainian, ukrainians, kyiv, kiev
poland: poland, polish, poles, warsaw
netherlands: netherlands, dutch, holland, the hague
belgium: belgium, belgian, belgians
switzerland: switzerland, swiss, bern
sweden: sweden, swedish, swedes, stockholm
norway: norway, norwegian, norwegians, oslo
denmark: denmark, danish, danes, copenhagen
finland: finland, finnish, finns, helsinki
greece: greece, greek, greeks, athens
egypt: egypt, egyptian, egyptians, cairo
saudi: saudi, saudis, saudi arabia, riyadh
lebanon: lebanon, lebanese, beirut
jordan: jordan, jordanian, jordanians, amman
afghanistan: afghanistan, afghan, afghans, kabul
canada: canada, canadian, canadians, ottawa
mexico: mexico, mexican, mexicans
brazil: brazil, brazilian, brazilians, brasilia
argentina: argentina, argentine, argentinian, buenos aires
australia: australia, australian, australians, canberra
ireland: ireland, irish, dublin
un: un, united nations
eu: eu, european union
nato: nato
"""

NATIONS = {
    name.strip(): nation
    for nation, names in (line.split(": ") for line in _NATIONS.strip().splitlines())
    for name in names.split(",")
}
"""The nation, or body of nations, that a name in lower case stands for."""

NATION_KEYS = frozenset(NATIONS.values())
