"""The commonest small words of each language.

Words without meaning of their own, so that no subject changes how often they come. Parts before an apostrophe
("l'", "d'", "un'") count as words.
"""

from __future__ import annotations

_WORDS = {
    "en": """the of and to in is was for that on with as by at from it be are this which or an have has had not were
        been their its will would can could but they he she his her who when there what if more than after before about
        into over also we you your our us all other some such only no do does did said should may might these those
        while where out up down against during under between because both any most so i my me them then off here""",
    "fr": """le la les de des du un une et est en que qui dans pour pas sur au aux avec par plus ce cette ces son sa ses
        se il elle ils elles nous vous ne n d l qu c j s ont sont été être avoir fait mais ou où comme leur leurs tout
        tous sans sous après avant entre donc ainsi aussi même très deux contre depuis lors peut était avait dont cet
        y notre nos votre vos je afin selon chez vers si rien jamais""",
    "de": """der die das und ist in den von zu mit sich des auf für im dem nicht ein eine als auch es an werden aus er
        hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur
        bis mehr durch man sein wurde sei kann wenn ihre seine wir ich unter gegen schon diese dieser wegen zwischen
        seit ohne doch dann was wer beim vom""",
    "es": """el la los las de que y en un una ser se no por con su para como está lo más pero sus le ya o este sí porque
        esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra
        otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras al del es fue han son según tras sido
        había era dijo hace""",
    "it": """il la le lo gli i di che e è in un una per non con del della dei delle degli dal dalla nel nella al alla ai
        da si sono come anche più ma su se ha hanno questo questa quello suo sua loro dopo prima tra fra stato stata
        essere ed sul sulla alle agli ci mi ti chi dove quando perché molto ancora senza contro secondo già fino era
        l un dell all nell""",
    "pt": """o a os as de que e do da em um uma para com não no na por mais dos das se como mas ao ele ela seu sua ou
        quando muito nos já também só pelo pela até isso entre depois sem mesmo aos seus quem nas me esse eles está
        você essa num nem suas às minha têm numa pelos elas qual foi são ser há sobre segundo após ainda contra onde
        disse era""",
    "nl": """de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar door over
        ze hij heeft hebben was worden wordt werd deze dit die wat zich tot of ik je we wij meer geen al kan zou wel
        veel haar hun onder tegen na sinds toen omdat waar tussen zonder volgens moet""",
}  # fmt: skip

_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in set(_words.split()):
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

SHARE = {word: dict.fromkeys(languages, 1 / len(languages)) for word, languages in _LANGUAGES_OF.items()}
"""For each small word the languages that have it and what it counts for each: a word of three languages, a third."""
