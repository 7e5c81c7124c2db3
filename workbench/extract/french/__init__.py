"""French: everything the rules of extraction know of the language."""

from __future__ import annotations

from workbench.extract.french.dates import counts_from_speaker, find_dates, read_date
from workbench.extract.french.numbers import NUMBERS, read_as
from workbench.extract.french.sentences import ABBREVIATIONS
from workbench.extract.french.speech import SPEECH
from workbench.extract.french.verbs import form_of
from workbench.extract.french.worth import WORTH
from workbench.extract.rules import Rules, words

FRENCH = Rules(
    language="fr",
    universal=True,
    read_as=read_as,
    form_of=form_of,
    abbreviations=ABBREVIATIONS,
    near=words("à a au aux en dans près vers sur autour chez hors"),
    only_near=words("près"),
    place_nouns=words(
        """
        province ville commune village région campagne district département canton état aéroport base frontière nord
        sud est ouest banlieue quartier capitale côte île vallée fleuve rivière route rue place port camp centre
        """
    ),
    place_kinds=frozenset(),  # the name follows them: "la province de Namur"
    joins_names=words("de du des d' d’ pour et en"),
    bodies=SPEECH.organisations | words("front garde parti école collège université fédération armée fonds société"),
    since=words("depuis"),
    until=words("jusqu' jusqu’ jusque jusqu'à jusqu’à"),
    documents=words(
        "accord traité loi décret contrat lettre article rapport entretien déclaration résolution livre étude"
    ),
    speech=SPEECH,
    worth=WORTH,
    numbers=NUMBERS,
    read_date=read_date,
    find_dates=find_dates,
    counts_from_speaker=counts_from_speaker,
)
