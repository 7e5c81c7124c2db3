"""Pairs of sentences on floods, strikes, rulings, results, elections, matches and more, and what links them.

All of it is made up. A pair of one article stands in one article of that day; the others each in its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.link import Relation

AGREE, CONFLICT, QUOTE = Relation.AGREES, Relation.CONFLICTS, Relation.SAME_QUOTE


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, the days of their articles, and the relation they are to have; *other_day* None: one article.

    *missed* says why the two are not linked so, and *instead* how they are, if at all.
    """

    relation: Relation | None
    day: str
    one: str
    other_day: str | None
    other: str
    missed: str = ""
    instead: Relation | None = None


PAIRS = (
    # Floods and storms
    Pair(AGREE, "2031-03-04", "Nine people drowned when the river Ostra burst its banks near Velmar on Sunday.",
         "2031-03-04", "The floods killed nine people around Velmar, the mayor said."),
    Pair(CONFLICT, "2031-03-04", "Nine people drowned when the river Ostra burst its banks near Velmar on Sunday.",
         "2031-03-05", "Fourteen people drowned near Velmar on Sunday when the Ostra burst its banks."),
    Pair(None, "2031-03-04", "Nine people drowned when the river Ostra burst its banks near Velmar on Sunday.",
         "2033-10-11", "Nine people drowned in Velmar on Tuesday after the Ostra burst its banks."),
    Pair(AGREE, "2031-03-05", "Between 3,000 and 4,000 residents of Velmar were evacuated on Monday.",
         "2031-03-05", "About 3,500 people had to be evacuated from Velmar on Monday."),
    Pair(None, "2031-03-05", "Some 3,500 residents of Velmar were evacuated on Monday.",
         "2031-03-05", "The council of Velmar has bought 3,500 sandbags since the flood of 2024."),
    Pair(None, "2031-09-02", "Hurricane Petra tore the roofs off 200 houses in Calder Bay on Friday.",
         "2031-09-03", "Hurricane Petra left 40,000 homes in Port Ansel without power."),
    Pair(AGREE, "2031-09-02", "Hurricane Petra made landfall near Calder Bay on Friday morning.",
         "2031-09-02", "The hurricane, named Petra, hit the coast at Calder Bay early on Friday."),
    Pair(CONFLICT, "2031-09-02", "Hurricane Petra made landfall near Calder Bay on Friday.",
         "2031-09-03", "Hurricane Petra made landfall near Calder Bay on Thursday."),
    # Transport
    Pair(CONFLICT, "2031-05-06", "Fourteen passengers were hurt when a tram derailed in Port Ansel on Monday.",
         "2031-05-06", "A tram derailed in Port Ansel on Monday, injuring 16 passengers."),
    Pair(AGREE, "2031-05-06", "At least a dozen passengers were hurt when a tram derailed in Port Ansel on Monday.",
         "2031-05-06", "A tram derailed in Port Ansel on Monday, injuring 14 passengers."),
    Pair(None, "2031-05-06", "Fourteen passengers were hurt when a tram derailed in Port Ansel on Monday.",
         "2031-05-07", "Two people were killed when a bus overturned near Lund on Tuesday."),
    Pair(CONFLICT, "2031-05-06", "The tram that derailed in Port Ansel on Monday had been inspected in April.",
         "2031-05-07", "The tram that derailed in Port Ansel on Monday had not been inspected in April."),
    Pair(AGREE, "2031-07-15", "The ferry Aurora sank off Marwick on Saturday night with 52 people aboard.",
         "2031-07-16", "There were 52 people on board the Aurora when the ferry went down off Marwick."),
    Pair(AGREE, "2031-07-15", "Of those aboard, 48 passengers and four crew were rescued when the ferry Aurora sank.",
         "2031-07-15", "All 52 people were rescued when the ferry Aurora sank off Marwick on Saturday."),
    Pair(CONFLICT, "2031-07-15", "The ferry Aurora had two officers and four sailors aboard when it sank off Marwick.",
         "2031-07-15", "The ferry Aurora had two engineers and four sailors aboard when it sank off Marwick."),
    Pair(None, "2031-07-15", "The ferry Aurora sank off Marwick on Saturday night.",
         "2031-07-16", "The ferry Meridian ran aground near Marwick in 2019."),
    Pair(CONFLICT, "2031-07-15", "It is not clear why the ferry Aurora sank off Marwick on Saturday.",
         "2031-07-16", "The ferry Aurora sank because its bow door had been left open, the coastguard said."),
    Pair(None, "2031-11-20", "A light aircraft crashed in a field near Tornby on Wednesday, killing its pilot.",
         "2031-11-20", "A light aircraft crashed near Hallow in 2027, killing its pilot and a passenger."),
    # Strikes
    Pair(AGREE, "2031-04-10", "About 12,000 nurses walked out across Norland on Thursday.",
         "2031-04-11", "Some 12,000 nurses went on strike in Norland on Thursday over pay."),
    Pair(CONFLICT, "2031-04-10", "The union said 12,000 nurses had walked out across Norland on Thursday.",
         "2031-04-10", "The health ministry said 5,000 nurses had walked out across Norland on Thursday."),
    Pair(None, "2031-04-10", "About 12,000 nurses walked out across Norland on Thursday.",
         "2031-04-10", "About 12,000 teachers walked out across Norland on Thursday."),
    Pair(AGREE, "2031-04-10", "The union is asking for a pay rise of 9 percent.",
         "2031-04-11", "Nurses want 9 percent more pay, their union said."),
    Pair(CONFLICT, "2031-04-20", "Dockers in Port Ansel ended their strike on Saturday.",
         "2031-04-20", "Dockers in Port Ansel have not ended their strike, their union said on Saturday."),
    Pair(None, "2031-04-20", "Dockers in Port Ansel ended their strike on Saturday.",
         "2030-01-15", "Dockers in Port Ansel ended their strike on Monday."),
    # Courts
    Pair(AGREE, "2031-06-03", "A court in Lund sentenced the mayor Ivo Brandt to four years in prison on Monday.",
         "2031-06-03", "Ivo Brandt, once mayor of Lund, was jailed for four years on Monday."),
    Pair(CONFLICT, "2031-06-03", "Ivo Brandt was sentenced to four years in prison on Monday.",
         "2031-06-04", "Ivo Brandt was sentenced to six years in prison on Monday."),
    Pair(CONFLICT, "2031-06-03", "The court convicted Ivo Brandt of fraud on Monday.",
         "2031-06-03", "The court acquitted Ivo Brandt of fraud on Monday."),
    Pair(None, "2031-06-03", "The court convicted Ivo Brandt of fraud on Monday.",
         "2031-06-03", "The court convicted Maja Stern of perjury on Monday."),
    Pair(None, "2031-06-03", "Ivo Brandt was sentenced to four years in prison on Monday.",
         "2031-06-03", "Ivo Brandt was mayor of Lund for four years."),
    Pair(AGREE, "2031-06-12", "The supreme court threw out the government's ban on night flights.",
         "2031-06-12", "Night flights may resume after the supreme court overturned a government ban."),
    # Companies
    Pair(AGREE, "2031-02-08", "Halvik Motors reported a profit of 240 million euros for 2030.",
         "2031-02-08", "Carmaker Halvik earned 240 million euros last year, it said on Friday."),
    Pair(CONFLICT, "2031-02-08", "Halvik Motors reported a profit of 240 million euros for 2030.",
         "2031-02-09", "Halvik Motors reported a profit of 180 million euros for 2030."),
    Pair(None, "2031-02-08", "Halvik Motors reported a profit of 240 million euros for 2030.",
         "2031-02-08", "Halvik Motors reported sales of 4.1 billion euros for 2030."),
    Pair(None, "2031-02-08", "Halvik Motors reported a profit of 240 million euros for 2030.",
         "2032-02-10", "Halvik Motors reported a profit of 310 million euros for 2031."),
    Pair(AGREE, "2031-02-08", "Halvik will cut 1,200 jobs at its plant in Tornby.",
         "2031-02-09", "The carmaker Halvik plans to lay off 1,200 workers in Tornby."),
    Pair(CONFLICT, "2031-02-08", "Halvik will cut 1,200 jobs at its plant in Tornby.",
         "2031-02-09", "Halvik will cut 2,000 jobs at its plant in Tornby."),
    Pair(None, "2031-02-08", "Halvik will cut 1,200 jobs at its plant in Tornby.",
         "2031-02-09", "Halvik employs 1,200 people at its plant in Lund."),
    Pair(AGREE, "2031-08-19", "Norsa Bank has agreed to buy its rival Kreditia for 3 billion euros.",
         "2031-08-19", "Kreditia is to be taken over by Norsa Bank in a deal worth 3 billion euros."),
    Pair(CONFLICT, "2031-08-19", "Norsa Bank has agreed to buy its rival Kreditia for 3 billion euros.",
         "2031-08-20", "Norsa Bank has not agreed to buy its rival Kreditia, its chairman said."),
    # Elections and parliaments
    Pair(AGREE, "2031-10-06", "Elena Marsh won the presidential election in Norland with 54 percent of the vote.",
         "2031-10-06", "Norland elected Elena Marsh as president on Sunday; she took 54 percent of the vote."),
    Pair(CONFLICT, "2031-10-06", "Elena Marsh won the presidential election in Norland with 54 percent of the vote.",
         "2031-10-07", "Elena Marsh won the presidential election in Norland with 51 percent of the vote."),
    Pair(None, "2031-10-06", "Elena Marsh won the presidential election in Norland with 54 percent of the vote.",
         "2031-10-06", "Turnout in the presidential election in Norland was 54 percent."),
    Pair(None, "2031-10-06", "Elena Marsh won the presidential election in Norland on Sunday.",
         "2026-10-05", "Elena Marsh won the mayoral election in Tornby on Sunday."),
    Pair(CONFLICT, "2031-10-06", "Elena Marsh won the presidential election in Norland on Sunday.",
         "2031-10-06", "Elena Marsh lost the presidential election in Norland on Sunday."),
    Pair(AGREE, "2031-11-12", "Parliament passed the water bill on Tuesday by 112 votes to 87.",
         "2031-11-12", "The water bill was approved by parliament on Tuesday, 112 votes to 87."),
    Pair(CONFLICT, "2031-11-12", "Parliament passed the water bill on Tuesday.",
         "2031-11-12", "Parliament rejected the water bill on Tuesday."),
    Pair(AGREE, "2031-11-15", "Finance minister Karl Odegaard resigned on Friday.",
         "2031-11-15", "Karl Odegaard has stepped down as Norland's finance minister."),
    # Matches
    Pair(AGREE, "2031-05-18", "Tornby United defeated Lund City 3-1 in the cup final on Saturday.",
         "2031-05-18", "Lund City lost the cup final 3-1 to Tornby United."),
    Pair(None, "2031-05-18", "Tornby United defeated Lund City 3-1 in the cup final on Saturday.",
         "2029-05-20", "Tornby United defeated Lund City 3-1 in the cup final on Saturday."),
    Pair(CONFLICT, "2031-05-18", "A crowd of 24,000 watched Tornby United win the cup final in Velmar on Saturday.",
         "2031-05-18", "A crowd of 31,000 watched Tornby United win the cup final in Velmar on Saturday."),
    Pair(None, "2031-05-18", "Tornby United defeated Lund City 3-1 in the cup final on Saturday.",
         "2031-05-18", "Tornby United sold its striker Leo Vance to Marwick Rovers on Saturday."),
    # Health and science
    Pair(AGREE, "2031-01-22", "More than 400 people in Calder Bay have caught measles since December.",
         "2031-01-23", "Health officials have counted 430 measles cases in Calder Bay.",
         missed="people who caught it, and cases"),
    Pair(None, "2031-01-22", "More than 400 people in Calder Bay have caught measles since December.",
         "2033-01-23", "Some 900 people in Calder Bay have caught measles this winter."),
    Pair(AGREE, "2031-01-30", "The regulator approved the malaria vaccine Vexa on Wednesday.",
         "2031-01-30", "Vexa, a vaccine against malaria, has won the approval of the regulator."),
    Pair(None, "2031-01-30", "The regulator approved the malaria vaccine Vexa on Wednesday.",
         "2031-01-31", "The regulator fined the airline Skylark 2 million euros on Thursday."),
    Pair(CONFLICT, "2031-12-01", "The earthquake near Hallow on Sunday had a magnitude of 6.1.",
         "2031-12-01", "The earthquake near Hallow on Sunday had a magnitude of 5.4."),
    Pair(AGREE, "2031-12-01", "An earthquake of magnitude 6.1 shook Hallow on Sunday, destroying 80 houses.",
         "2031-12-02", "Eighty houses were destroyed when a quake hit Hallow on Sunday."),
    # Crime
    Pair(CONFLICT, "2031-08-02", "Police arrested three men over the robbery of the Norsa Bank in Lund on Thursday.",
         "2031-08-02", "Police arrested five men over the robbery of the Norsa Bank in Lund on Thursday."),
    Pair(None, "2031-08-02", "Police arrested three men over the robbery of a bank in Lund on Thursday.",
         "2031-08-02", "Police arrested three men over a fire at a mosque in Tornby on Thursday."),
    Pair(CONFLICT, "2031-08-02", "Police did not say who was behind the robbery of the bank in Lund.",
         "2031-08-03", "Police blamed the robbery of the bank in Lund on a gang from Tornby."),
    # Quotations
    Pair(QUOTE, "2031-04-10", "“We went back to work before every nurse was paid what she is owed,” said Rita Holm.",
         "2031-04-11", "“We went back to work before every [Norland] nurse was paid what she is owed,” Holm said."),
    Pair(QUOTE, "2031-04-10", "“The harbour was closed – as it should be – on the day of the storm,” said the mayor.",
         "2031-04-10", 'The mayor said: "The harbour was closed—as it should be—on the day of the storm."'),
    Pair(QUOTE, "2031-04-10", "“Our men warned them of that bridge three times last year and nobody came,” he said.",
         "2031-04-12", "Berg said: “Our men warned them of that bridge three times … and nobody came.”"),
    Pair(None, "2031-04-10", "“We went back to work before every nurse was paid what she is owed,” said Rita Holm.",
         "2031-04-10", "“We went back to work before the minister had signed the agreement,” said Rita Holm."),
    # Background, and one article against itself
    Pair(CONFLICT, "2031-05-06", "The dam at Hallow was completed in 1998.",
         "2031-08-06", "The dam at Hallow was completed in 2004."),
    Pair(AGREE, "2031-05-06", "The bridge at Marwick was opened in 1962.",
         "2033-01-06", "Marwick's bridge, opened in 1962, is to be replaced."),
    Pair(CONFLICT, "2031-03-04", "The fire at the paper mill in Tornby on Monday injured six workers.",
         None, "Four workers were injured in the fire at the paper mill in Tornby."),
    Pair(AGREE, "2031-03-04", "The fire destroyed the paper mill in Tornby on Monday.",
         None, "The paper mill in Tornby was destroyed by the blaze."),
    Pair(None, "2031-03-04", "The fire at the paper mill in Tornby on Monday injured six workers.",
         None, "A similar fire at a sawmill in Lund injured two workers last year."),
    Pair(None, "2031-03-04", "The fire at the paper mill in Tornby on Monday injured six workers.",
         None, "The paper mill in Tornby employs 300 workers."),
    # Estimates of other days
    Pair(None, "2029-03-04", "The war in Ostrania has killed more than 250,000 people.",
         "2031-03-04", "The war in Ostrania has killed an estimated 400,000 people."),
    Pair(AGREE, "2031-03-04", "Some 300,000 people are trapped in the besieged city of Kesh.",
         "2031-03-05", "Between 200,000 and 300,000 people remain in Kesh, which is under siege."),
)  # fmt: skip
