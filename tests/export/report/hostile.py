"""A review in which every field that somebody can fill means harm, and claims lie across each other."""

from __future__ import annotations

from pathlib import Path

from tests.store.making import article_of, claim_of, quantity_of, stored
from workbench.desk.desk import Desk
from workbench.domain.claim import Kind, Reason
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Stance
from workbench.store import links, sqlite

HARM = (
    "<script>pwned=1</script> </script><script>pwned=2</script> <img src=https://evil.example/x onerror=pwned=3> "
    "\"><svg onload=pwned=4> ' onmouseover='pwned=5 </style></textarea></title><script>pwned=6</script> "
    "{{7*7}} {% x %} "
    '<a href="javascript:pwned=7">x</a> <!-- ]]> --> &lt;b&gt; &#x3c;script&#x3e; javascript:pwned=8 '
    "\u202egpj.exe\u202c "
    '\u2066a\u2069 \u2028 \u2029 <meta http-equiv=refresh content="0;url=https://evil.example/"> \x1b[31m \x07 \x9b1m'
)
EVIL = 'https://evil.example/"onclick="pwned=9"\'><script>pwned=10</script>'

TEXT = (
    f"The title {HARM}\n\n"
    "The mayor said 12 bridges in 👩‍👩‍👧 Ghent fell, and 3 people <b>were</b> hurt\n"
    "  in the fall, of whom\ttwo died.\n\n"
    f"“It rained,” 「中文字」 said {HARM} and the river rose — two metres.\n\n"
    "Nothing was claimed here & nobody asked."
)
ARTICLE = article_of(
    TEXT, source="https://evil.example/a?<b>&c", title=HARM, byline=HARM, outlet=HARM, published="2021-05-04",
)  # fmt: skip
_ABOUT = {
    "kind": Kind.FIGURE,
    "claimant": HARM,
    "claimant_surface": HARM + "!",
    "place": HARM,
    "reasons": (Reason(HARM, 0.5, 0, 3),),
}
CLAIMS = (
    claim_of(ARTICLE, TEXT.split("\n\n")[1], **_ABOUT, quantities=(quantity_of(ARTICLE, "12 bridges", 12.0),)),
    claim_of(ARTICLE, "12 bridges in 👩‍👩‍👧 Ghent fell, and 3 people", **_ABOUT),
    claim_of(ARTICLE, "3 people <b>were</b> hurt\n  in the fall, of whom\ttwo", **_ABOUT),
    claim_of(ARTICLE, "two died.\n\n“It rained,” 「中文字」", **_ABOUT),
    claim_of(ARTICLE, "「中文字」 said " + HARM, **_ABOUT),
    claim_of(ARTICLE, "the river rose — two metres.", **_ABOUT),
)
OTHER = article_of("Another one\n\nThe river rose by two metres, they said.", source="b.txt", title=HARM)
OTHERS = (claim_of(OTHER, "The river rose by two metres"),)


def review(path: Path) -> None:
    """Makes the review file at *path*."""
    stored(path, (ARTICLE, CLAIMS), (OTHER, OTHERS))
    ids = [claim.id for claim in CLAIMS]
    with Desk.open(path, f"ann {HARM}") as ann, Desk.open(path, "bob") as bob:
        for id_, rating in zip(ids, ("true", "mostly-true", "mixed", "mostly-false", "false"), strict=False):
            ann.decide(id_, rating, rationale=HARM, confidence=HARM)
            ann.note(id_, HARM)
            ann.reword(id_, HARM)
            ann.cite(
                id_, EVIL, stance=Stance.REFUTES, title=HARM, publisher=HARM, quote=HARM, locator=HARM, archive_url=EVIL
            )
        ann.cite(ids[0], f"{OTHER.id}#0-11", title=HARM)
        ann.note(ARTICLE.id, HARM)
        ann.correct(OTHER.id, "source", f"javascript:pwned=11 {HARM}")
        bob.decide(ids[1], "false", rationale=HARM)
        ann.adjudicate(ids[1], "unproven", rationale=HARM)
        bob.decide(ids[2], "true")
        ann.dismiss(ids[5], HARM)
        with sqlite.writing(ann._connection):
            links.put(ann._connection, [Link(ids[0], OTHERS[0].id, Relation.SAME_QUOTE, 0.95, Grounds(plain=HARM))])
