"""English words that speak for checking a sentence, and against it."""

from __future__ import annotations

from workbench.extract.rules import Worth, words

WORTH = Worth(
    stative=words(
        """
        be have seem appear remain know think believe want need like love hope fear feel mean belong contain consist
        exist matter depend resemble deserve prefer seek tend lie stand understand wish wonder expect
        """
    ),
    opinion=words(
        """
        hypocrisy hypocritical shameful disgraceful outrageous terrible horrible awful wonderful brilliant great
        beautiful ugly stupid foolish absurd ridiculous tragic sadly unfortunately fortunately hopefully clearly
        obviously undoubtedly certainly surely irrelevant unacceptable disturbing shocking embarrassment
        embarrassing catastrophe disaster disastrous desperate desperately decisively noble evil cynical cynically
        cowardly heroically best worst good bad worse deserve danger dangerous grave wrong unfair better
        important remarkable remarkably extraordinary impressive admirable hard easy difficult reckless naive
        condolence regret threaten threat darker sincerely proud grateful dream likable lovely boring exciting
        """
    ),
    hedge=words(
        """
        perhaps maybe possibly probably presumably apparently seemingly likely unlikely possible suspect
        supposedly arguably seem appear guess suspicion
        """
    ),
    not_known=(
        "not clear",
        "not known",
        "unclear",
        "remains to be seen",
        "is possible that",
        "is quite possible that",
        "no one knows",
        "nobody knows",
        "hard to say",
        "too early to say",
    ),
    future=words("will shall 'll ’ll won't wo"),
    may=words("may might could can"),
    would=words("would 'd ’d"),
    going=words("going gonna"),
    modal=words("may might could would can should must"),
    prediction=words(
        """
        expect predict forecast threaten anticipate foresee fear hope likely unlikely poised prospect danger
        eventually soon loom
        """
    ),
    generality=words("always often usually generally typically sometimes tend everyone everybody"),
    motive=words("want hope fear wish try attempt seek intend posture aim desire like love hate"),
    duty=words("should ought must"),
    duty_to=words("have get need"),
    owning=words("get"),
    condition=words("if unless"),
    wish=words("like love prefer say hope argue"),
    views=words("think believe feel guess suppose"),
    lead_ins=words(
        """
        think believe feel guess suppose say tell know note point mention add remember remind understand
        emphasise emphasize stress repeat recognise recognize realise realize notice argue submit
        """
    ),
    lead_in_nouns=words("fact truth point reality matter thing problem question answer reason news idea bottom"),
    pronouns=words("he she it they this that these those"),
    second_person=words("you your yours yourself yourselves"),
    nobody=words("nobody none"),
    light=words(
        """
        thing way lot kind sort bit time day moment point question answer matter part side case reason idea fact
        issue problem place man woman people person somebody someone anybody everything something anything nothing
        job course sense word mr mrs sir sure good thank look
        """
    ),
    time=words(
        """
        last past ago since early late earlier later previous during between before monday tuesday wednesday thursday
        friday saturday sunday january february march april may june july august september october november december
        yesterday decade decades century recent annually
        """
    ),
    comparison=words("than twice double triple compared unlike versus outnumber exceed"),
    no_comparison=words("rather other"),
    change=words(
        """
        rise increase grow growth fall drop decline decrease cut reduce reduction double triple shrink surge soar
        plunge climb lower raise expand gain slow halve
        """
    ),
    direction=words("up down"),
    copula=words("be"),
    cause=words("because"),
    cause_phrases=(
        "thanks to",
        "due to",
        "led to",
        "leading to",
        "as a result",
        "resulted in",
        "owing to",
        "caused by",
    ),
    only_with_article=words("most least"),
    superlative=words("first only record unprecedented"),
    first_person=words("i me my mine myself"),
    we=words("we us our ours ourselves"),
)
