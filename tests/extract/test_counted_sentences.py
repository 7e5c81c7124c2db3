"""What is counted in sentences on many subjects, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.slots import read, shown

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

Case = tuple[str, list[str]]

ECONOMY: list[Case] = [
    ("Inflation rose to 7.9 percent in February.", ["7.9 percent | Inflation"]),
    ("Unemployment fell by 0.4 percentage points last month.", ["0.4 percentage points | Unemployment"]),
    ("The central bank raised its key rate to 4.25%.", ["4.25 percent | its key rate"]),
    ("The factory cut 1,200 jobs in March.", ["1,200 | jobs"]),
    ("Two thirds of the shops in the old town are empty.", ["0.667 ratio | shops"]),
    ("Exports fell from 3 to 2 billion euros.", ["3,000,000,000 EUR | Exports", "2,000,000,000 EUR | Exports"]),
    ("The company lost between $5 million and $7 million.", ["5,000,000..7,000,000 USD |  | lost"]),
    ("The loan of €300m was paid out in May.", ["300,000,000 EUR | loan | paid"]),
    ("The merger cost the bank £1.2bn.", ["1,200,000,000 GBP | merger"]),
    ("Farmers received 40 million pesos in aid.", ["40,000,000 pesos"]),
    ("The ministry spent Rs 500 million on the dam.", ["500,000,000 rupees"]),
    ("A loaf of bread now costs 25,000 Lebanese pounds.", ["25,000 LBP | loaf"]),
    ("The fund bought A$30 million worth of shares.", ["30,000,000 AUD | shares"]),
    ("Workers earn 12 Swiss francs an hour there.", ["12 CHF"]),
    ("The price of wheat jumped to 11.5 dollars a bushel.", ["11.5 USD | price"]),
    ("Half of the country's banks closed their branches.", ["0.5 ratio | banks"]),
    ("About a third of households cannot pay the rent.", ["~0.333 ratio | households"]),
    ("Three quarters of the budget goes to schools.", ["0.75 ratio | budget"]),
    ("The port handled 2.3 million containers, up 8% from 2020.", ["2,300,000 | containers", "8 percent"]),
    ("Rents have doubled in 14 cities.", ["14 | cities"]),
    ("The tax brings in 5 to 6 billion kronor a year.", ["5,000,000,000..6,000,000,000 kronor"]),
    ("The firm hired a couple of hundred drivers.", ["~200 | drivers | hired"]),
    ("Growth slowed to under 2 percent in the third quarter.", ["..2 percent | Growth"]),
    ("The debt stands at 1.5 trillion yen.", ["1,500,000,000,000 JPY | debt"]),
    ("The minimum wage is 9.50 euros an hour.", ["9.5 EUR | minimum wage"]),
    ("The bank closed 40-odd branches.", ["~40 | branches"]),
    ("The company sold 300,000 or more cars in Norway.", ["300,000+ | cars"]),
    ("Sales grew 12 percent to 4.1 million units.", ["12 percent | Sales", "4,100,000 | units"]),
    ("Profits were three times higher than in 2019.", ["3 times | Profits"]),
    ("The group employs 5,000+ people in Spain.", ["5,000+ | people"]),
]

HEALTH: list[Case] = [
    ("Doctors confirmed 34 cases of measles in the region.", ["34 | cases"]),
    ("One in five children under five is underweight.", ["0.2 ratio | children"]),
    ("Nine out of 10 patients recovered.", ["0.9 ratio | patients"]),
    ("The hospital treated dozens of people for smoke inhalation.", ["~12+ | people | treated"]),
    ("The death toll rose to 150.", ["150 | death toll"]),
    ("The vaccine is 95 percent effective in people over 65.", ["95 percent | vaccine"]),
    ("A 42-year-old nurse died of COVID-19.", []),
    ("Ms Berger, 67, was the first patient with Type 2 diabetes in the trial.", []),
    ("The clinic vaccinated 12,000 children aged between 6 and 11.", ["12,000 | children | vaccinated"]),
    ("Ebola has killed tens of thousands of people.", ["~10,000+ | people | killed"]),
    ("The study followed 1,100 women aged 18 to 24 for three years.", ["1,100 | women", "3 years"]),
    ("Infant mortality fell to 12 deaths per 1,000 births.", ["12 | deaths"]),
    ("More than half of the nurses have left.", ["0.5+ ratio | nurses"]),
    ("Almost 2.4 million doses were destroyed.", ["~2,400,000 | doses | destroyed"]),
    ("Call the hotline on 0800 123 456 for advice.", []),
    ("At least 17 patients died and 40 others were infected.", ["17+ | patients | killed", "40 | others | infected"]),
    ("The H5N1 virus was found on two farms.", ["2 | farms"]),
    ("A dozen wards were closed.", ["12 | wards | closed"]),
    ("Half a dozen nurses resigned on Monday.", ["6 | nurses"]),
    ("Patients wait 18 weeks on average for an operation.", ["18 weeks"]),
    ("The drug costs $2,100 per dose.", ["2,100 USD | drug"]),
    ("Cases among people under 30 tripled.", []),
    ("The floods affected 33 million last year.", ["33,000,000"]),
    ("Strikes led to 88,000 cancelled operations in the week to 18 December.", ["88,000 | cancelled operations"]),
    ("Prices rose faster than in the three months to May.", ["3 months"]),
    ("The death toll passed 40,000 on Tuesday.", ["40,000 | death toll"]),
    ("Some 45,000 of the 60,000 tests were positive.", ["~45,000 | tests", "60,000 | tests"]),
]

SPORT: list[Case] = [
    ("Harrow beat Kenley 3-1 on Saturday.", []),
    ("Kenley lost 1-3 at home.", []),
    ("The Lions won 24–17 in front of 38,000 fans.", ["38,000 | fans"]),
    ("Berger won the final 6-4, 7-5.", []),
    ("A 2-0 victory took Harrow to the top.", []),
    ("She won the 100 metres in 10.8 seconds.", ["100 metres", "10.8 seconds"]),
    ("The club paid 40 million euros for the striker.", ["40,000,000 EUR"]),
    ("He scored 23 goals in 30 matches last season.", ["23 | goals", "30 | matches"]),
    ("Formula 1 returns to the city for the 12th time.", []),
    ("The under-21 team lost its third game.", []),
    ("The match was stopped for 12 minutes.", ["12 minutes"]),
    ("It was her fifth title in seven years.", ["7 years"]),
    ("The 2016 Olympics cost the city $13bn.", ["13,000,000,000 USD"]),
    ("Around 200 fans were arrested after the match.", ["~200 | fans | arrested"]),
    ("The team has won nine of its last ten games.", ["9 | games | won", "10 | games"]),
    ("He weighs 82 kg and is 1.93 m tall.", ["82 kg", "1.93 m"]),
    ("The race starts at 9.30am in front of the town hall.", []),
    ("Ferrer, who wears number 7, scored twice.", []),
]

ELECTIONS: list[Case] = [
    ("The party won 112 of the 250 seats.", ["112 | seats", "250 | seats"]),
    ("Turnout was 61.3 percent.", ["61.3 percent | Turnout"]),
    ("She won 54 per cent of the vote.", ["54 percent | vote"]),
    ("A two-thirds majority is needed to change Article 50.", ["0.667 ratio | majority | needed"]),
    ("The 2020 election was won by the Greens.", []),
    ("Polls opened at 8 a.m. and closed at 20:00.", []),
    ("The measure passed by 51 votes to 49.", ["51 | votes", "49 | votes"]),
    ("More than one in three voters stayed at home.", ["0.333+ ratio | voters"]),
    ("The G20 met in room 12 of the palace.", []),
    ("Support for the plan fell 6 points to 38 percent.", ["6 points | Support", "38 percent | Support"]),
    ("Over 1.3 million ballots were sent by post.", ["1,300,000+ | ballots | sent"]),
    ("Some 4,000 protesters marched on Friday.", ["~4,000 | protesters"]),
    ("The three-party coalition lost its majority.", []),
    ("No fewer than 19 candidates are running.", ["19+ | candidates"]),
    ("A minimum of 5,000 signatures is required.", ["5,000+ | signatures"]),
    ("Voters aged 18 and over chose from 14 lists.", ["14 | lists"]),
]

DISASTERS: list[Case] = [
    ("A magnitude 7.1 earthquake struck the coast.", ["7.1 magnitude | earthquake"]),
    ("The 6.4-magnitude quake destroyed 800 homes.", ["6.4 magnitude | quake", "800 | homes | destroyed"]),
    ("The flood left 14 people dead and 3,000 homeless.", ["14 | people | killed", "3,000 | people | homeless"]),
    ("Eight miners were trapped 300 metres below ground.", ["8 | miners | trapped", "300 metres"]),
    ("The fire burned 12,000 hectares of forest.", ["12,000 hectares | forest | burned"]),
    ("Winds of up to 180 km/h hit the island.", ["..180 km/h | Winds"]),
    ("Temperatures reached 46 degrees Celsius.", ["46 °C | Temperatures"]),
    ("Temperatures fell to -12°C.", ["-12 °C | Temperatures"]),
    ("The wave was between 3 and 5 metres high.", ["3..5 metres"]),
    ("Between 20 and 25 people are missing.", ["20..25 | people | missing"]),
    ("The storm displaced 40,000 families.", ["40,000 | families | displaced"]),
    ("A bus carrying 52 pupils fell into a ravine, killing 11.", ["52 | pupils", "11 | pupils | killed"]),
    ("Two people were killed and five injured.", ["2 | people | killed", "5 | people | injured"]),
    ("The landslide buried 31 houses; 19 bodies were found.", ["31 | houses | buried", "19 | bodies | found"]),
    ("The plane, a Boeing 737, carried 132 passengers.", ["132 | passengers"]),
    ("An F-16 and two Mi-8 helicopters searched the sea.", ["2 | helicopters"]),
    ("The Su-22 was hit at 13:40.", []),
    ("The quake was felt 200 miles away.", ["200 miles"]),
    ("An area of 2,000 square miles was flooded.", ["2,000 square miles | area | flooded"]),
    ("The toll has climbed to at least 73.", ["73+ | toll"]),
    ("Firefighters rescued 16 of the 20 hikers.", ["16 | hikers | rescued", "20 | hikers"]),
    ("Seven crew members and a pilot survived.", ["7 | crew members"]),
    ("No one was hurt in the 9/11 memorial fire.", []),
]

SCIENCE: list[Case] = [
    ("The telescope cost $10 billion.", ["10,000,000,000 USD | telescope"]),
    ("The probe is 1.5 million kilometres from Earth.", ["1,500,000 kilometres | probe"]),
    ("Sea levels rose by 3.4 mm a year.", ["3.4 mm | Sea levels"]),
    ("The planet has warmed by 1.1°C since 1900.", ["1.1 °C | planet"]),
    ("About 40 percent of insect species are declining.", ["~40 percent | insect species"]),
    ("The fossil is 66 million years old.", []),
    ("Apollo 11 landed in 1969.", []),
    ("The team tested 48 samples of carbon-14.", ["48 | samples"]),
    ("The battery holds 60 kWh.", ["60 kWh"]),
    ("The plant emits 12,000 tonnes of CO2 every four years.", ["12,000 tonnes | CO2"]),
    ("The reactor produced 500 megawatts of power.", ["500 megawatts | power"]),
    ("The lake lost three fifths of its water.", ["0.6 ratio | its water | lost"]),
    ("The statue weighs 12 tons and is 6.4m tall.", ["12 tons | statue", "6.4 m"]),
    ("The average temperature in July was 16.95C.", ["16.95 °C | average temperature"]),
    ("The chip holds 16GB of memory.", ["16 GB | memory"]),
    ("Fewer than 80 of the birds survive.", ["..80 | birds"]),
    ("Researchers counted 300 to 400 whales off the coast.", ["300..400 | whales"]),
    ("The ice is up to 4 km thick.", ["..4 km | ice"]),
    ("Each of the 21 satellites weighs 260 kg.", ["21 | satellites", "260 kg"]),
    ("The Series 8 watch was sold 5 million times.", ["5,000,000 times"]),
    ("In the 21st century, glaciers have shrunk by a quarter.", ["0.25 ratio | glaciers"]),
    ("The site drew >200,000 visitors.", ["200,000+ | visitors"]),
]

CONFLICT: list[Case] = [
    ("The army fired 30 missiles at the base.", ["30 | missiles | fired"]),
    ("Only 20 of the men returned.", ["20 | men"]),
    ("Rebels released a hundred prisoners.", ["100 | prisoners | released"]),
    ("Thousands fled the city.", ["~1,000+ |  | fled"]),
    ("Up to 90,000 troops are massed at the border.", ["..90,000 | troops | massed"]),
    ("The 12-hour attack killed 9 soldiers.", ["12 hours | attack", "9 | soldiers | killed"]),
    ("The four-year war displaced half of the population.", ["4 years | war", "0.5 ratio | population | displaced"]),
    ("A convoy of 15 trucks carried 200 tonnes of flour.", ["15 | trucks", "200 tonnes | flour"]),
    ("The M23 rebels took three villages with T-72 tanks.", ["3 | villages"]),
    ("Scores of villagers were abducted.", ["~20+ | villagers | kidnapped"]),
    ("The truce has been broken five times.", ["5 times"]),
    ("The strike destroyed two bridges and damaged a third.", ["2 | bridges | destroyed"]),
    ("Resolution 2254 was adopted by 15 states.", ["15 | states"]),
    ("One soldier was killed and another wounded.", ["1 | soldier | killed"]),
    ("About 1,000 to 1,500 fighters were captured.", ["~1,000..1,500 | fighters | captured"]),
    ("The court sentenced seven men to 20 years in prison.", ["7 | men | sentenced", "20 years"]),
]

OTHER = [
    ("The frogs survived temperatures of minus 18 degrees.", ["-18 degrees | temperatures"]),
    ("The bank raised its key rate by half a percentage point.", ["0.5 percentage points | its key rate"]),
    ("Ballots were missing in at least a dozen villages.", ["12+ | villages"]),
    ("Robberies rose by a third last year.", ["0.333 ratio | Robberies"]),
    (
        "The deficit widened to 11.2 billion euros from 9.8 billion.",
        ["11,200,000,000 EUR | deficit", "9,800,000,000 EUR | deficit"],
    ),
]

ALL = [*OTHER, *ECONOMY, *HEALTH, *SPORT, *ELECTIONS, *DISASTERS, *SCIENCE, *CONFLICT]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_a_sentence_counts_this(nlp: Language, text: str, expected: list[str]) -> None:
    assert [shown(quantity) for reading in read(nlp, text) for quantity in reading.quantities] == expected
