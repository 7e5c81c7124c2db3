"""Articles in the manner of news, on several subjects; each sentence was labelled before the program read it."""

from __future__ import annotations

from dataclasses import dataclass

Count = tuple[float | None, float | None, str]
"""The bounds, and the unit or the noun that is counted."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, whether it is a claim, who makes it, what it counts, when and where it is said to have happened."""

    text: str
    is_claim: bool = True
    claimant: str | None = None
    counts: tuple[Count, ...] = ()
    occurred: tuple[str, str] | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """*paragraph* is how many sentences stand in one."""

    published: str
    sentences: tuple[Labelled, ...]
    paragraph: int = 2


COURT = Story(
    "2023-05-17",
    (
        Labelled(
            "A bank clerk was jailed for six years on Tuesday for stealing 2.3 million pounds from elderly customers.",
            counts=((2300000, 2300000, "pounds"),),
            occurred=("2023-05-16", "2023-05-16"),
        ),
        Labelled(
            "Gareth Pell, 41, took the money from 112 accounts between 2016 and 2021, Leeds Crown Court heard.",
            claimant="Leeds Crown Court",
            counts=((112, 112, "accounts"),),
            occurred=("2016-01-01", "2021-12-31"),
        ),
        Labelled("Prosecutor Nadia Finch said Pell had spent most of it on online betting.", claimant="Nadia Finch"),
        Labelled('"He chose people who rarely checked their statements," she told the court.', claimant="Nadia Finch"),
        Labelled("Pell, in a grey suit, stared at the floor.", is_claim=False),
        Labelled(
            "Judge Oliver Marsh said 17 victims had lost their entire savings.",
            claimant="Oliver Marsh",
            counts=((17, 17, "victims"),),
        ),
        Labelled('"Your behaviour was cruel and cowardly," the judge told him.', is_claim=False),
        Labelled(
            "Detectives found £48,000 in cash at his home in Bradford in March 2022.",
            counts=((48000, 48000, "GBP"),),
            occurred=("2022-03-01", "2022-03-31"),
            place="Bradford",
        ),
        Labelled("The bank said it had repaid all customers in full.", claimant="bank"),
        Labelled("What happens next is less clear.", is_claim=False),
        Labelled("A confiscation hearing will be held on 9 June.", occurred=("2023-06-09", "2023-06-09")),
        Labelled("Pell's wife was cleared of money laundering last month.", occurred=("2023-04-01", "2023-04-30")),
        Labelled('"I just want to move on," said one victim, who asked not to be named.', is_claim=False),
        Labelled(
            "According to the regulator, fraud by staff has doubled since 2018.",
            claimant="regulator",
            occurred=("2018-01-01", "2018-12-31"),
        ),
    ),
)

WEATHER = Story(
    "2018-09-15",
    (
        Labelled(
            "Hurricane Odile made landfall near Port Ellis early Saturday with winds of 175 kilometres per hour.",
            counts=((175, 175, "kilometres"),),
            occurred=("2018-09-15", "2018-09-15"),
            place="Port Ellis",
        ),
        Labelled("More than 400,000 homes lost power.", counts=((400000, None, "homes"),)),
        Labelled(
            "A mother and her baby were killed when a tree fell on their house in Granby, police said.",
            claimant="Police",
            place="Granby",
        ),
        Labelled("Another four people were missing.", counts=((4, 4, "people"),)),
        Labelled(
            '"The river has risen two metres since midnight," said Sergeant Tom Ealy of the coast guard.',
            claimant="Tom Ealy",
            counts=((2, 2, "metres"),),
        ),
        Labelled("Residents were urged to stay indoors.", is_claim=False),
        Labelled(
            "The storm is moving north at 12 knots and will weaken by Sunday, the weather service said.",
            claimant="weather service",
            counts=((12, 12, "knots"),),
            occurred=("2018-09-16", "2018-09-16"),
        ),
        Labelled("Up to 50 centimetres of rain fell in some places.", counts=((None, 50, "centimetres"),)),
        Labelled(
            "The airport closed on Friday afternoon and 318 flights were cancelled.",
            counts=((318, 318, "flights"),),
            occurred=("2018-09-14", "2018-09-14"),
        ),
        Labelled('"Stay safe, everybody," the mayor wrote on Twitter.', is_claim=False),
        Labelled("Odile is the third hurricane to hit the coast this year.", occurred=("2018-01-01", "2018-12-31")),
        Labelled(
            "In August, Storm Nestor caused damage of $900 million.",
            counts=((900000000, 900000000, "USD"),),
            occurred=("2018-08-01", "2018-08-31"),
        ),
        Labelled("Nobody was prepared for that one either.", is_claim=False),
    ),
)

SCIENCE = Story(
    "2021-02-11",
    (
        Labelled(
            "Researchers at the University of Tarn have found a frog that survives temperatures of minus 18 degrees.",
            counts=((-18, -18, "degrees"),),
        ),
        Labelled(
            "The study was published in the journal Polar Biology on Wednesday.", occurred=("2021-02-10", "2021-02-10")
        ),
        Labelled(
            "The team collected 230 animals in northern Finland between 2017 and 2019.",
            counts=((230, 230, "animals"),),
            occurred=("2017-01-01", "2019-12-31"),
            place="Finland",
        ),
        Labelled(
            "Nearly two thirds of the frogs survived a week in the freezer.",
            counts=((0.6666666666666666, 0.6666666666666666, "frogs"),),
        ),
        Labelled(
            '"Their blood contains ten times more sugar than that of other species," said lead author Dr Mia Salo.',
            claimant="Mia Salo",
        ),
        Labelled('"This is a truly amazing animal," she said.', is_claim=False),
        Labelled("Salo said the sugar keeps ice crystals from forming.", claimant="Mia Salo"),
        Labelled("We believe that this finding could one day help to store organs.", is_claim=False),
        Labelled(
            "The project received 1.2 million euros from the Nordic Science Fund.", counts=((1200000, 1200000, "EUR"),)
        ),
        Labelled(
            "The University of Tarn has 14,000 students and was founded in 1909.",
            counts=((14000, 14000, "students"),),
            occurred=("1909-01-01", "1909-12-31"),
        ),
        Labelled("For more information, contact the press office.", is_claim=False),
        Labelled("About the University", is_claim=False),
        Labelled("It is the oldest university in the region."),
    ),
)

TECH = Story(
    "2024-01-18",
    (
        Labelled("Q: Thank you for joining us. Why did Voltix lay off so many people?", is_claim=False),
        Labelled(
            "LENA KRAUS: We hired 3,000 people during the pandemic and revenue did not follow.",
            claimant="Lena Kraus",
            counts=((3000, 3000, "people"),),
        ),
        Labelled(
            "KRAUS: In November we let 840 of them go.",
            claimant="Lena Kraus",
            counts=((840, 840, ""),),
            occurred=("2023-11-01", "2023-11-30"),
        ),
        Labelled("Q: Do you regret it?", is_claim=False),
        Labelled("KRAUS: Of course I regret it.", is_claim=False),
        Labelled(
            "KRAUS: But the company made a loss of 210 million euros in 2022.",
            claimant="Lena Kraus",
            counts=((210000000, 210000000, "EUR"),),
            occurred=("2022-01-01", "2022-12-31"),
        ),
        Labelled("Q: Your critics say you were too slow.", is_claim=False),
        Labelled(
            "KRAUS: Our chips use 40 percent less energy than those of our competitors.",
            claimant="Lena Kraus",
            counts=((40, 40, "percent"),),
        ),
        Labelled("KRAUS: I think we will be profitable soon.", is_claim=False),
        Labelled(
            "KRAUS: We opened a plant in Dresden last year, and it employs 1,500 engineers.",
            claimant="Lena Kraus",
            counts=((1500, 1500, "engineers"),),
            occurred=("2023-01-01", "2023-12-31"),
            place="Dresden",
        ),
        Labelled("Q: And the data leak?", is_claim=False),
        Labelled("KRAUS: No passwords were stolen.", claimant="Lena Kraus"),
        Labelled(
            "KRAUS: The leak in May affected fewer than 2 percent of our users.",
            claimant="Lena Kraus",
            counts=((None, 2, "percent"),),
            occurred=("2023-05-01", "2023-05-31"),
        ),
        Labelled("Q: Thanks very much.", is_claim=False),
    ),
    paragraph=1,
)

STORIES = {"court": COURT, "weather": WEATHER, "science": SCIENCE, "tech": TECH}
