"""English: everything the rules of extraction know of the language."""

from __future__ import annotations

from workbench.extract.english.dates import read_date
from workbench.extract.english.following import counts_from_speaker, counts_from_told, is_clock_time, read_after
from workbench.extract.english.gazetteer import PEOPLES, gazetteer
from workbench.extract.english.numbers import NUMBERS
from workbench.extract.english.sentences import ABBREVIATIONS, OPENERS
from workbench.extract.english.speech import SPEECH
from workbench.extract.english.spots import find_dates
from workbench.extract.english.worth import WORTH
from workbench.extract.rules import CITY, REGION, Rules, words

ENGLISH = Rules(
    language="en",
    abbreviations=ABBREVIATIONS,
    openers=OPENERS,
    near=words("in near over at around outside inside across from to of towards toward into throughout"),
    only_near=words("near outside throughout inside across"),
    place_nouns=words(
        """
        province city town village region countryside district state county airport base border north south east
        west northwest northeast southwest southeast area suburb outskirt neighbourhood neighborhood capital coast
        island valley river street road square port camp part centre center enclave
        """
    ),
    place_kinds=words("province district county"),
    gazetteer=gazetteer(),
    peoples=PEOPLES,
    stand_ins={"city": CITY, "town": CITY, "village": CITY, "province": REGION},
    agents=words(
        "support help backing aid approval consent blessing permission assistance mediation decision request insistence"
    ),
    pointing=words("the that this"),
    joins_names=words("for of in on and"),
    bodies=(SPEECH.organisations - {"union"})  # the Soviet Union is a place
    | words(
        """
        center centre guard front state college school association federation corps legion brigade fund trust society
        club congress forum league
        """
    ),
    # Without "since": the labels of the real articles name its date, not the time from it on. With it F1 of times falls
    # from 0.909 to 0.839.
    until=words("until till"),
    speech=SPEECH,
    worth=WORTH,
    numbers=NUMBERS,
    compared=words("than compared unlike as"),
    as_of=words("of"),
    due=words("on by from"),
    since_the_most=words("since"),
    counted_back=words("from than with against to"),
    signing=words("sign date publish adopt reach conclude ratify agree release print"),
    within=words("in at during"),
    documents=words(
        """
        agreement treaty deal memorandum accord law act contract letter article report interview statement resolution
        decree order pact constitution charter protocol convention document message email post tweet book study
        """
    ),
    read_date=read_date,
    find_dates=find_dates,
    counts_from_told=counts_from_told,
    counts_from_day=is_clock_time,
    counts_from_speaker=counts_from_speaker,
    read_after=read_after,
)
