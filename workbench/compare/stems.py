"""One stem for the forms of an English word."""

from __future__ import annotations

from functools import lru_cache


def listed(words: str) -> frozenset[str]:
    """The words of *words*, which is easier to read than as many strings."""
    return frozenset(words.split())


# Past tenses and participles that no ending tells.
_IRREGULAR = {
    form: stem
    for stem, forms in {
        "arise": "arose arisen", "beat": "beaten", "become": "became", "begin": "began begun", "bind": "bound",
        "bite": "bit bitten", "blow": "blew blown", "break": "broke broken", "bring": "brought", "build": "built",
        "burn": "burnt", "buy": "bought", "catch": "caught", "choose": "chose chosen", "come": "came", "deal": "dealt",
        "dig": "dug", "draw": "drew drawn", "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen",
        "feel": "felt", "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown flies",
        "forbid": "forbade forbidden", "freeze": "froze frozen", "get": "got gotten", "give": "gave given",
        "go": "went gone goes", "grow": "grew grown", "hang": "hung", "hear": "heard", "hide": "hid hidden",
        "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led", "leave": "left",
        "lend": "lent", "lose": "lost loss", "make": "made", "mean": "meant", "meet": "met", "overthrow":
        "overthrew overthrown", "pay": "paid", "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen",
        "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent",
        "shake": "shook shaken", "shoot": "shot", "shrink": "shrank shrunk", "sink": "sank sunk", "sit": "sat",
        "sleep": "slept", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "steal": "stole stolen",
        "strike": "struck stricken", "swear": "swore sworn", "sweep": "swept", "swim": "swam swum",
        "take": "took taken", "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought",
        "throw": "threw thrown", "understand": "understood", "wake": "woke woken", "wear": "wore worn", "win": "won",
        "withdraw": "withdrew withdrawn", "write": "wrote written", "man": "men", "woman": "women",
        "child": "children", "person": "people persons", "policeman": "policemen", "policewoman": "policewomen",
        "fisherman": "fishermen", "serviceman": "servicemen", "life": "lives", "wife": "wives", "foot": "feet",
        "tonne": "ton tons tonnes", "die": "died dying dies", "lie": "lay lain lying", "tie": "tying",
    }.items()
    for form in forms.split()
}  # fmt: skip
_NOUNS = listed("man woman child person policeman policewoman fisherman serviceman life wife foot tonne")
_VOWELS = frozenset("aeiouy")
_KEPT = listed(
    """news series species always perhaps thus this his was has does us gas bus plus crisis basis analysis less press
    during something nothing anything everything evening morning king thing spring string building wing ceiling red
    mission session passion hundred need seed feed speed bed indeed sacred wed"""
)


def is_irregular(word: str) -> bool:
    """Whether *word* is the past of a verb that no ending tells: "sank", "caught"."""
    return word in _IRREGULAR and _IRREGULAR[word] not in _NOUNS


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of *word*, which is in lower case: one for "violate", "violated" and "violation", none that is read."""
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif word not in _KEPT and len(word) > 3:
        word = _without_ending(_singular(word))
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, put in (("ied", "y"), ("ed", ""), ("ing", ""), ("ion", ""), ("ment", ""), ("ly", "")):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and not _VOWELS.isdisjoint(root):
            if ending == "ion" and root[-1] not in "st":
                continue
            root += put
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz" and ending in ("ed", "ing"):
                root = root[:-1]
            return root
    return word
