"""Where something happened, in sentences on many subjects, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.slots import places, read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

NAMED: list[tuple[str, str | None]] = [
    ("Twelve shops burned down in Aleppo on Monday.", "Aleppo"),
    ("The army shelled Aleppo for three days.", "Aleppo"),
    ("Two clinics closed near Lagos last year.", "Lagos"),
    ("Inflation in Turkey rose to 54 percent in February.", "Turkey"),
    ("Unemployment in the United Kingdom fell to 3.9 percent.", "United Kingdom"),
    ("The central bank in Ankara cut its rate.", "Ankara"),
    ("A magnitude 6 earthquake struck western Afghanistan.", "Afghanistan"),
    ("The flood destroyed 800 homes in Sindh province.", "Sindh province"),
    ("The ship sank off the coast of Libya.", "Libya"),
    ("Measles was found in three schools in Minnesota.", "Minnesota"),
    ("Voters in Georgia chose a new governor.", "Georgia"),
    ("The final was played in São Paulo.", "São Paulo"),
    ("The final was played in Kyiv.", "Kyiv"),
    ("Harrow United won 3-1 in Rio de Janeiro.", "Rio de Janeiro"),
    ("The fossil was dug up in Patagonia.", "Patagonia"),
    ("The glacier lies in Greenland.", "Greenland"),
    ("The probe was built in Toulouse.", "Toulouse"),
    ("Fighting broke out in Deir Ezzor.", "Deir Ezzor"),
    ("A bus fell into a ravine in Oaxaca, killing 11.", "Oaxaca"),
    ("Police arrested 40 people in Hong Kong.", "Hong Kong"),
    ("The plant stands on the banks of the Danube.", "Danube"),
    ("The trial opened in The Hague on Tuesday.", "The Hague"),
    ("The refugees crossed the Mediterranean in small boats.", "Mediterranean"),
    ("Nine miners were killed in Limpopo.", "Limpopo"),
    ("Two bridges collapsed in the Philippines.", "Philippines"),
    ("The company sold 2 million cars in China last year.", "China"),
    ("Wheat prices doubled in Sudan.", "Sudan"),
    ("Cholera killed 200 people in Port-au-Prince.", "Port-au-Prince"),
    ("The dam at Mosul was repaired in 2017.", "Mosul"),
    ("Aleppo was shelled on Monday.", "Aleppo"),
    ("Kherson remains without power.", "Kherson"),
    ("Mosul residents received 14 tonnes of flour.", "Mosul"),
    ("With the support of Russia the army took Palmyra.", "Palmyra"),
    ("The factory in Gdansk was sold to Siemens.", "Gdansk"),
]

NOT_PLACES: list[tuple[str, str | None]] = [
    ("The Syrian army lost 14 tanks.", None),
    ("French farmers received 40 million euros.", None),
    ("The Germans beat the Danes 3-1.", None),
    ("Turkish banks raised their rates.", None),
    ("The Bank of England raised its rate.", None),
    ("The New York Times reported 14 cases.", None),
    ("Paris Hilton bought a house.", None),
    ("Jordan Weber sold the mill.", None),
    ("Washington rejected the plan.", None),
    ("Moscow and Beijing signed an agreement.", None),
    ("The University of Chicago hired two economists.", None),
    ("The World Health Organization counted 200 cases.", None),
    ("Harrow United won the cup.", None),
    ("The drug was tested by Oxford Biomedica.", None),
    ("He speaks Arabic and French.", None),
    ("She was born on a Monday.", None),
    ("The Paris agreement was signed by 190 states.", None),
    ("The price of Brent oil fell to 90 dollars.", None),
]

CARRIED: list[tuple[str, list[str | None]]] = [
    ("Fighting broke out in Aleppo. Nine people were killed in the city.", ["Aleppo", "Aleppo"]),
    ("Idlib province was shelled. The province is home to three million people.", ["Idlib province", "Idlib province"]),
    ("The quake struck Peru. Nine people were killed in the city.", ["Peru", None]),
    ("Fighting broke out in Aleppo. Nine cities were shelled.", ["Aleppo", None]),
    ("The mill stands in Lima. It is the oldest mill of the country.", ["Lima", None]),
    ("Nine people were killed in the city.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), [*NAMED, *NOT_PLACES])
def test_a_sentence_plays_there(nlp: Language, text: str, expected: str | None) -> None:
    assert places(read(nlp, text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_the_city_or_the_province_is_the_one_named_last(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert places(read(nlp, text)) == expected
