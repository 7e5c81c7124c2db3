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
        cowardly heroically best worst good bad worse should ought must deserve danger dangerous grave
        important remarkable remarkably extraordinary impressive admirable hard easy difficult reckless naive
        condolence regret threaten threat darker sincerely proud grateful dream likable lovely boring exciting
        """
    ),
    hedge=words(
        """
        perhaps maybe possibly probably presumably apparently seemingly likely unlikely possible unclear suspect
        supposedly arguably seem appear guess suspicion
        """
    ),
    hedge_phrases=("not clear", "not known", "remains to be seen", "it is possible", "no one knows", "hard to say"),
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
    generality=words("always often usually generally typically sometimes tend everyone nobody everybody"),
    motive=words("want hope fear wish try attempt seek intend posture aim desire like love hate"),
    comparison=words("than twice double triple half compared unlike versus outnumber exceed"),
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
    first_person=words("i we me us my our mine ours myself ourselves"),
)
