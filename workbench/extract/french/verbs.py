"""Forms of French verbs that tell their tense and mood by themselves."""

from __future__ import annotations

import re

from workbench.extract.rules import words

# The future and the conditional stand on the infinitive, or on one of these.
_STEMS = words("ser aur fer ir pourr devr voudr viendr tiendr verr saur faudr vaudr enverr courr mourr recevr")
_FUTURE = re.compile(r"(?P<stem>\w+r)(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(r"(?P<stem>\w+r)(?:ais|ait|ions|iez|aient)")


def form_of(verb: str, lemma: str) -> str:
    """Mood and tense of *verb*, in lower case, where its ending and *lemma* leave no doubt; else nothing.

    The small model takes one in three of these forms for a present or an imperfect.
    """
    infinitive = lemma.lower().removesuffix("e")
    for pattern, told in ((_FUTURE, "Mood=Ind|Tense=Fut"), (_CONDITIONAL, "Mood=Cnd|Tense=Pres")):
        found = pattern.fullmatch(verb)
        if found and (found["stem"] in _STEMS or (len(infinitive) > 3 and found["stem"] == infinitive)):
            return told
    return ""
