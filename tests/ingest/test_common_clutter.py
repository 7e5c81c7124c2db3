"""What news sites have around their articles, in made-up lines, and sentences of reports that begin alike."""

import pytest

from tests.ingest.samples import FIRST, SECOND, THIRD, role_of, roles
from workbench.domain.article import Boilerplate, Role

TEXT = (Role.LEAD, Role.BODY, Role.QUOTATION)


def amid(line: str) -> str:
    """What *line* is between two paragraphs of an article."""
    return role_of(line, "Dock closed", FIRST, SECOND, line, THIRD)


def at_head(line: str) -> str:
    """What *line* is between the title and the text."""
    return role_of(line, "Dock closed", line, FIRST, SECOND)


def at_end(line: str) -> str:
    """What *line* is below the last paragraph."""
    return role_of(line, "Dock closed", FIRST, SECOND, THIRD, line)


@pytest.mark.parametrize(
    "line",
    [
        "Text by Ada Mole",
        "Story: Ada Mole",
        "Story by Ada Mole",
        "Reporting by Ada Mole",
        "Written by Ada Mole and Ben Ray",
        "An analysis by Ada Mole",
        "Words and pictures by Ada Mole",
        "Posted by Ada Mole",
        "By: Ada Mole",
        "Von Ada Mole",
        "Ein Bericht von Ada Mole",
        "Por Ada Mole",
        "Di Ada Mole",
        "Door Ada Mole",
        "Un article d'[Ada Mole](#)",
        "Une enquête de Ada Mole",
        "Texte : Ada Mole",
        "Propos recueillis par Ada Mole",
    ],
)
def test_bylines(line: str) -> None:
    assert at_head(line) == Role.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2021",
        "Updated: 4 May 2021",
        "Last updated at 13:40 GMT",
        "Updated 3 hours ago",
        "2 hours ago",
        "Published on",
        "Publié le 3 mai 2021 à 13h40, mis à jour le 4 mai 2021",
        "First seen in: [Example Weekly](#), May 3, 2021",
        "Paru d'abord : [Example Weekly](#), le 3 mai 2021",
        "Example Weekly, 3 May 2021",
        "4 March 2024",
        "Monday 4 March 2024",
        "Published March 4, 2024",
    ],
)
def test_datelines(line: str) -> None:
    assert at_head(line) == Role.DATELINE


def test_a_date_at_the_foot_of_the_page_is_one_if_it_says_so() -> None:
    assert at_end("Published 3 May 2021") == Role.DATELINE
    assert at_end("Last updated: 3 May 2021") == Role.DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: A diver inspects a pillar of the northern dock.",
        "File photo of the northern dock",
        "FILE - The northern dock is seen from the lighthouse.",
        "(FILES) - The northern dock is seen from the lighthouse.",
        "In this photo released by the port, a diver inspects a pillar of the dock.",
        "This satellite image taken on Tuesday shows the northern dock.",
        "The northern dock on Tuesday. Ada Mole/AFP",
        "The northern dock on Tuesday © Reuters",
        "The northern dock on Tuesday | AP Photo",
        "The northern dock on Tuesday (Photo: Ada Mole)",
        "Pictured: the northern dock on Tuesday",
        "Caption: the northern dock on Tuesday",
        "The old harbour, Oslo, Norway, May 3, 2021: two divers look at what engineers said were cracks.",
        "Oslo, Norway, 3 May 2021: workers clear the dock.",
        "Divers cross the dock. The picture is dated May 3, 2021.",
        "Dockers march along the pier in Oslo, 4 March 2024.",
    ],
)
def test_captions(line: str) -> None:
    assert amid(line) == Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "(Photo: Ada Mole)",
        "Photograph: Ada Mole/Example",
        "Photograph by Ada Mole",
        "Photo by: Example",
        "Image courtesy of the port",
        "File photo",
        "Getty Images",
        "Taken from example.org",
        "Taken from The Example",
        "Reposted from Example Weekly",
        "Source: Example Weekly",
        "Via: example.org",
    ],
)
def test_credits(line: str) -> None:
    assert amid(line) == Boilerplate.CREDIT


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Stay connected with us on FacebookTwitter and Instagram", Boilerplate.SHARE),
        ("Connect with us on Facebook", Boilerplate.SHARE),
        ("Follow @example on Twitter", Boilerplate.SHARE),
        ("Follow us", Boilerplate.SHARE),
        ("Stay in touch", Boilerplate.SHARE),
        ("Share this article", Boilerplate.SHARE),
        ("Print", Boilerplate.SHARE),
        ("Email", Boilerplate.SHARE),
        ("Print this page", Boilerplate.SHARE),
        ("Sign up for our daily newsletter", Boilerplate.SHARE),
        ("Sign up here", Boilerplate.SHARE),
        ("Get our best stories in your inbox every morning", Boilerplate.SHARE),
        ("Subscribe to our newsletter", Boilerplate.SHARE),
        ("Restez connectés avec nous sur Facebook", Boilerplate.SHARE),
        ("Inscrivez-vous à notre lettre", Boilerplate.SHARE),
        ("Subscribe", Boilerplate.NAVIGATION),
        ("Sign in to continue", Boilerplate.NAVIGATION),
        ("Related: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Related stories", Boilerplate.RELATED_LINKS),
        ("More on this story", Boilerplate.RELATED_LINKS),
        ("Read more: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("READ | Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("READ MORE", Boilerplate.RELATED_LINKS),
        ("Watch: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Further reading: Ferry runs aground", Boilerplate.RELATED_LINKS),
        ("Tous les articles de : [Ada Mole](#)", Boilerplate.RELATED_LINKS),
        ("Tags: docks, ships", Boilerplate.NAVIGATION),
        ("Filed under: Docks", Boilerplate.NAVIGATION),
        ("Filed under Docks, Ships", Boilerplate.NAVIGATION),
        ("Home > World > Docks", Boilerplate.NAVIGATION),
        ("Back to top", Boilerplate.NAVIGATION),
        ("Terms of use", Boilerplate.NAVIGATION),
        ("Privacy policy", Boilerplate.NAVIGATION),
        ("Terms of Service | Privacy Policy | Contact us", Boilerplate.NAVIGATION),
        ("We use cookies to make this site better for you.", Boilerplate.NAVIGATION),
        ("By continuing to use this site, you agree to our terms.", Boilerplate.NAVIGATION),
        ("© 2024 Example Media Ltd", Boilerplate.COPYRIGHT),
        ("All rights reserved.", Boilerplate.COPYRIGHT),
        ("This article has been updated to give the name of the dock.", Boilerplate.OTHER),
        ("Paid content", Boilerplate.ADVERT),
    ],
)
def test_other_clutter(line: str, kind: Boilerplate) -> None:
    assert amid(line) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the small print, the engineers told the council on Monday.",
        "Read more than a hundred years later, his letters still move people in the harbour.",
        "More on that will be known once the divers have seen the other pillars.",
        "More ships than ever used the harbour in May.",
        "Share prices of the port fell by four per cent after the news.",
        "Share this burden, the mayor told the other towns on Friday.",
        "Updated plans for the dock were shown to the council on Friday.",
        "Published figures say that the port lost a third of its traffic.",
        "Published in 1923, the first study of the pillars warned of cracks.",
        "Posted to the northern dock in May 2019, he saw the cracks first.",
        "By Tuesday the divers had seen three of the pillars.",
        "By Ada Mole's count, three of the pillars are cracked.",
        "Photo evidence of the cracks was lost in the fire.",
        "Photographs by divers showed the cracks in the pillars.",
        "Photo equipment worth a million was stolen from the dock.",
        "The photo was taken by a neighbour and given to the police.",
        "The cracks can be seen in a video released by the port.",
        "Pictured by many as a hero, the diver declined to speak.",
        "Follow the money, the prosecutor said on Friday.",
        "Follow-up repairs on Facebook's cable will take a month.",
        "Followers of the mayor on Twitter and Facebook cheered the news.",
        "Facebook and Twitter blocked the accounts of the port on Friday.",
        "He told us on Facebook that the dock would stay closed.",
        "Contact between the port and the town on Facebook broke off.",
        "Related costs will be paid by the town, the mayor said.",
        "Related to the mayor by marriage, the engineer stepped down.",
        "Subscribe to that view and you must close the harbour, she said.",
        "Sign up for the army, the boys of the town were told.",
        "Print workers at the harbour went on strike on Monday.",
        "Email was down for a day, and so was the telephone.",
        "Tags on the bodies bore numbers, the police said.",
        "Filed under seal in May, the complaint names the port.",
        "Terms of use of the dock were not made public.",
        "Privacy policy was the subject of the talks on Friday.",
        "All rights of the crews were reserved in the contract, the port said.",
        "Home is where the divers were on Friday.",
        "Source after source told the council that the pillars were cracked.",
        "Taken from their families, the children were sent abroad.",
        "Watch out for cracks, the divers were told.",
        "Story after story was told about the cracks in the pillars.",
        "Written by hand, the letter warned of cracks in the pillars.",
        "Reporting by local papers had warned of the cracks for years.",
        "Connect the docks by rail, the council was told.",
        "Stay tuned, the mayor told the crews on Friday.",
        "Get the ships out, the captain of the port ordered.",
        "File the papers by Friday, the port told the crews.",
        "Cookies were handed to the crews who had to wait.",
        "In Oslo, Norway, May 3, 2021, was a day of mourning for the divers.",
        "This article of the treaty was never applied to the harbour.",
        "Follow us, the soldiers shouted on YouTube.",
        "Keep us informed, the families asked on Twitter on Monday.",
        "Contact us was the name of the ship.",
        "Published under licence in 1950, the book sold well.",
        "Section: 4 of the treaty forbids it.",
        "See: the council never met.",
        "In an image that shocked the nation, a diver wept.",
        "This photo taken by a diver shows that the cracks are old, the court heard.",
        "The photo was taken in May 2015.",
        "He was found near the lighthouse, Oslo, Norway, May 3, 2015: the port holds the body.",
        "The divers published their photos on Telegram and Twitter.",
        "Via the eastern dock, ships reached the harbour on Friday.",
    ],
)
def test_sentences_of_a_report_that_begin_alike_are_text(sentence: str) -> None:
    assert amid(sentence) in TEXT
    assert at_end(sentence) in TEXT


@pytest.mark.parametrize("line", ["[Example Weekly](#) Oslo", "Region: [Docks](#)", "In [Example Weekly](#)"])
def test_a_short_line_of_links_in_the_head_heads_nothing(line: str) -> None:
    assert at_head(line) == Boilerplate.NAVIGATION


@pytest.mark.parametrize(
    "line", ["Taken by surprise", "Analysis: the cracks", "Read between the lines", "Words: Power"]
)
def test_headings_that_begin_like_clutter_are_headings(line: str) -> None:
    assert amid(line) == Role.HEADING


PRESENTED = (
    "A writer on harbours, Ada Mole took her degree in ship building at Example College, used to be a columnist of The "
    "Example and has contributed to further media."
)


def test_who_is_presented_below_the_buttons_of_the_page_is_the_author() -> None:
    assert roles("Dock closed", FIRST, SECOND, "SHARE\nNext articleFerry late\n" + PRESENTED)[-1] == (
        PRESENTED,
        Boilerplate.AUTHOR_BIO,
    )


def test_who_is_presented_right_below_the_text_may_belong_to_it() -> None:
    assert at_end(PRESENTED) == Role.BODY


SCENE = "Two divers look at the pillars of the northern dock, where engineers said there were cracks."


def test_a_sentence_that_stands_twice_amid_the_text_is_a_caption_and_its_first_stays() -> None:
    found = roles("Dock closed", FIRST, SCENE, SECOND, SCENE, THIRD)
    assert [role for words, role in found if words == SCENE] == [Role.BODY, Role.CAPTION]


def test_a_dated_scene_beside_a_credit_is_a_caption() -> None:
    line = "Two divers look at the pillars on 3 May 2021 in the northern dock."
    assert roles("Dock closed", FIRST, "Photo: Example", line, SECOND)[3] == (line, Role.CAPTION)


def test_a_refrain_stays_text() -> None:
    refrain = "We will not leave this harbour."
    found = roles("Dock closed", FIRST, refrain, SECOND, refrain, THIRD)
    assert [role for words, role in found if words == refrain] == [Role.BODY, Role.BODY]


def test_a_headline_inside_a_file_is_a_heading_once() -> None:
    found = roles("Dock closed", FIRST, "-----", "Ferry runs again at last", SECOND, "Ferry runs again at last", THIRD)
    again = [role for words, role in found if words == "Ferry runs again at last"]
    assert again == [Role.HEADING, Boilerplate.REPEATED]


def test_the_name_of_the_site_that_a_credit_names_is_a_credit() -> None:
    found = roles("Dock closed", "Taken from theexample.com", FIRST, "-----", "The Example", SECOND)
    assert ("The Example", Boilerplate.CREDIT) in found
    assert amid("The Example") == Role.HEADING
