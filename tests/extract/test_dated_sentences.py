"""When something happened, in sentences on many subjects, a line each, in an article of Wednesday 9 March 2022."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.slots import days, read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

Case = tuple[str, str | None]

DAYS: list[Case] = [
    ("The dam burst on Monday.", "2022-03-07"),
    ("The dam burst last Thursday.", "2022-03-03"),
    ("The minister resigned on Wednesday morning.", "2022-03-09"),
    ("The court will rule on Friday.", "2022-03-11"),
    ("The vaccine is expected to arrive on Monday.", "2022-03-14"),
    ("Harrow plays Kenley next Saturday.", "2022-03-12"),
    ("The strike began yesterday.", "2022-03-08"),
    ("The storm hit the coast overnight.", "2022-03-08/2022-03-09"),
    ("Two houses burned down last night.", "2022-03-08"),
    ("The team lost again on Tuesday night.", "2022-03-08"),
    ("The bank closed three branches on 28 February.", "2022-02-28"),
    ("The bank closed three branches on February 28, 2020.", "2020-02-28"),
    ("The treaty was signed on the 3rd of May 2019.", "2019-05-03"),
    ("The election was held on Sunday, March 6.", "2022-03-06"),
    ("The patient died three days ago.", "2022-03-06"),
    ("The probe landed on Christmas Day.", "2021-12-25"),
    ("The fireworks injured nine people on New Year's Eve.", "2021-12-31"),
    ("The quake struck on 2021-11-04.", "2021-11-04"),
    ("The deal was announced earlier on Tuesday.", "2022-03-08"),
    ("The court opened the trial this morning.", "2022-03-09"),
    ("The factory reopens tomorrow.", "2022-03-10"),
    ("The ship sank in the night of 13 January 2012.", "2012-01-13"),
    ("The body was found on Monday of last week.", "2022-02-28"),
    ("The vote took place a fortnight ago.", "2022-02-23"),
    ("Nine people died in the September 11 attacks.", "2001-09-11"),
    ("The Greens won nine seats in the November 1 election.", "2021-11-01"),
    ("The final was played on 14/02/2021.", "2021-02-14"),
]

SPANS: list[Case] = [
    ("Prices rose last month.", "2022-02-01/2022-02-28"),
    ("Prices rose 4 percent in the last quarter of 2020.", "2020-10-01/2020-12-31"),
    ("Profits fell in the first quarter of 2021.", "2021-01-01/2021-03-31"),
    ("Profits fell in Q3 2020.", "2020-07-01/2020-09-30"),
    ("Profits fell in the third quarter.", "2021-07-01/2021-09-30"),
    ("The economy shrank last quarter.", "2021-10-01/2021-12-31"),
    ("The first half of 2021 was dry.", "2021-01-01/2021-06-30"),
    ("The lake dried out in the summer of 2018.", "2018-06-01/2018-08-31"),
    ("The lake dried out last summer.", "2021-06-01/2021-08-31"),
    ("The flu killed 300 people last winter.", "2021-12-01/2022-02-28"),
    ("The swans left in autumn 2020.", "2020-09-01/2020-11-30"),
    ("The mine closed in the 1990s.", "1990-01-01/1999-12-31"),
    ("The mine closed in the mid-1980s.", "1980-01-01/1989-12-31"),
    ("The bridge was built in the 19th century.", "1801-01-01/1900-12-31"),
    ("The law was passed in September of last year.", "2021-09-01/2021-09-30"),
    ("The law was passed in September 2019.", "2019-09-01/2019-09-30"),
    ("The law was passed in June.", "2021-06-01/2021-06-30"),
    ("The law was changed earlier this month.", "2022-03-01/2022-03-09"),
    ("The law was changed earlier this year.", "2022-01-01/2022-03-09"),
    ("Nine clubs went bankrupt last year.", "2021-01-01/2021-12-31"),
    ("The games were held between 3 and 7 May 2021.", "2021-05-03/2021-05-07"),
    ("The games were held from May 3 to May 7.", "2021-05-03/2021-05-07"),
    ("The games were held on 3-7 May.", "2021-05-03/2021-05-07"),
    ("The school was closed from March to June 2020.", "2020-03-01/2020-06-30"),
    ("The school was closed between March 2020 and January 2021.", "2020-03-01/2021-01-31"),
    ("He governed the state from 2010 to 2015.", "2010-01-01/2015-12-31"),
    ("Wages fell between 2008 and 2012.", "2008-01-01/2012-12-31"),
    ("The cup will be held from 20 January to 18 April.", "2022-01-20/2022-04-18"),
    ("The mine closed in the 80s.", "1980-01-01/1989-12-31"),
    ("The bridge was closed from Monday to Thursday last week.", "2022-02-28/2022-03-03"),
    ("The bridge was closed from Friday to Tuesday.", "2022-03-04/2022-03-08"),
    ("The heatwave killed 90 people across Europe in the summer of 2020.", "2020-06-01/2020-08-31"),
    ("The river rose between Monday and Wednesday.", "2022-03-07/2022-03-09"),
    ("The army killed 40 rebels in the past 24 hours.", "2022-03-08/2022-03-09"),
    ("The clinic treated 90 patients over the past two weeks.", "2022-02-23/2022-03-09"),
    ("The glacier shrank by a third in the past decade.", "2012-03-09/2022-03-09"),
    ("The glacier shrank by a third over the last ten years.", "2012-03-09/2022-03-09"),
    ("Two mills burned down last week.", "2022-02-28/2022-03-06"),
    ("Two mills burned down this week.", "2022-03-07/2022-03-13"),
    ("Two mills burned down at the weekend.", "2022-03-05/2022-03-06"),
    ("Two mills burned down over the weekend.", "2022-03-05/2022-03-06"),
    ("The talks will resume next week.", "2022-03-14/2022-03-20"),
    ("The tax will rise next year.", "2023-01-01/2023-12-31"),
    ("The plant will close in October.", "2022-10-01/2022-10-31"),
    ("The plant will close by 2030.", "2030-01-01/2030-12-31"),
    ("The plant was sold more than a year ago.", "2020-03-10/2021-03-09"),
    ("The plant was sold two years ago.", "2020-01-01/2020-12-31"),
    ("Cases doubled in week 12 of 2021.", "2021-03-22/2021-03-28"),
    ("So far this year 14 miners have died.", "2022-01-01/2022-03-09"),
    ("The dam was finished in early 2020.", "2020-01-01/2020-12-31"),
    ("The dam was finished in mid-March 2020.", "2020-03-01/2020-03-31"),
    ("The club last won the cup in 1987.", "1987-01-01/1987-12-31"),
    ("The 2016 election was won by the Greens.", "2016-01-01/2016-12-31"),
    ("The war has killed 9,000 people since 2014.", "2014-01-01/2014-12-31"),
]

OPEN: list[Case] = [
    ("The dam burst.", None),
    ("The dam was built in recent years.", None),
    ("The dam was closed until last week.", None),
    ("The trial lasted three years.", None),
    ("The nurse is 42 years old.", None),
    ("The minister said on Tuesday that the dam is safe.", None),
    ("The council broke the agreement signed on October 20, 2015.", None),
    ("The council broke the memorandum on safe flights in Peru signed on October 20, 2015.", None),
    ("The statue, unveiled in 1895, weighs 12 tons.", None),
    ("Prices were higher than in 2019.", None),
    ("Three times as many people came as in 2019.", None),
    ("Two men in their 30s were arrested.", None),
    ("The army has moved east since the fall of the old town.", None),
    ("The council often meets on weekdays.", None),
    ("The company pays its workers every Friday.", None),
    ("The daily flight to Lima was full.", None),
]

FOLLOWING: list[tuple[str, list[str | None]]] = [
    ("The dam burst on 3 May 2021. Two days later, the bridge fell.", ["2021-05-03", "2021-05-05"]),
    ("The dam burst on 3 May 2021. The next day, the bridge fell.", ["2021-05-03", "2021-05-04"]),
    ("The dam burst on Monday. The bridge fell the following day.", ["2022-03-07", "2022-03-08"]),
    ("The dam burst on Monday. A day earlier, the mayor had resigned.", ["2022-03-07", "2022-03-06"]),
    ("The dam burst on Monday. The bridge had fallen the day before.", ["2022-03-07", "2022-03-06"]),
    ("The dam burst on Monday. The bridge fell later that day.", ["2022-03-07", "2022-03-07"]),
    ("The dam burst on Monday. At 13:40 the bridge fell.", ["2022-03-07", "2022-03-07"]),
    ("The dam burst in 2011. The bridge fell the following year.", ["2011-01-01/2011-12-31", "2012-01-01/2012-12-31"]),
    ("The dam burst in 2011. That year, the bridge fell too.", ["2011-01-01/2011-12-31", "2011-01-01/2011-12-31"]),
    (
        "The dam burst in May 2011. The bridge fell two months later.",
        ["2011-05-01/2011-05-31", "2011-07-01/2011-07-31"],
    ),
    ("Sales rose in May 2011. That was 5 percent more than a year earlier.", ["2011-05-01/2011-05-31", None]),
    ("The dam burst on Monday. Two days after the vote, the bridge fell.", ["2022-03-07", None]),
    ("The dam burst on Monday. She won the race in 2:45.", ["2022-03-07", None]),
    ("Two days later, the bridge fell.", [None]),
    ("At 13:40 the bridge fell.", [None]),
    ("The dam burst in 2011. Two days later, the bridge fell.", ["2011-01-01/2011-12-31", None]),
    ("The dam burst on Monday. “Today a wall of water killed nine people,” Mayor Weber said.", ["2022-03-07"] * 2),
    ("“Today a wall of water killed nine people,” Mayor Weber said on Monday.", ["2022-03-07"]),
    ("“The dam burst yesterday,” Mayor Weber said on Tuesday.", ["2022-03-07"]),
    ("“The dam burst yesterday,” Mayor Weber said.", ["2022-03-08"]),
    ("The dam burst today, Mayor Weber said.", ["2022-03-09"]),
]


TO_COME = [
    ("The next hearing is on 15 May.", "2022-05-15"),
    ("The council must find savings of £7m by June.", "2022-06-01/2022-06-30"),
    ("The hearing was on 15 May.", "2021-05-15"),
    ("A crowd of 21,406 watched the game, the largest at the ground since 1978.", None),
]


@pytest.mark.parametrize(("text", "expected"), [*DAYS, *SPANS, *OPEN, *TO_COME])
def test_a_sentence_tells_of_these_days(nlp: Language, text: str, expected: str | None) -> None:
    assert days(read(nlp, text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_a_time_counted_from_what_was_told_before_is_counted_from_there(
    nlp: Language, text: str, expected: list[str | None]
) -> None:
    assert days(read(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dam burst on Monday.",
        "Two mills burned down last week.",
        "The dam burst on Monday. Two days later, the bridge fell.",
        "“Today a wall of water killed nine people,” Mayor Weber said on Monday.",
        "Profits fell in the third quarter.",
        "The storm hit the coast overnight.",
        "The law was passed in June.",
    ],
)
def test_in_an_article_without_a_date_such_a_time_stays_open(nlp: Language, text: str) -> None:
    assert set(days(read(nlp, text, published=None))) == {None}
