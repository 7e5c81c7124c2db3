"""What English-language sites put around an article. See `notice` for what the columns mean.

Longer than other modules, being one table that is read row by row.
"""

from __future__ import annotations

from workbench.domain.article import Boilerplate
from workbench.ingest.notice import holds, opens, whole

_NETWORKS = (
    "facebook|twitter|instagram|whatsapp|telegram|linkedin|reddit|pinterest|messenger|youtube|tiktok|threads|bluesky"
    "|mastodon|snapchat"
)
_PICTURE = r"(?:featured? |cover |main )?(?:photo|photograph|image|picture|video|graphic|illustration)s?"

# An invitation is in the imperative; who says so, and what was, belong to a report.
_NO_REPORT = r"(?!.*\b(?:said|says|told|asked|shouted|demanded|urged|was|were|had|did)\b)"

ENGLISH = (
    whole(
        Boilerplate.ADVERT,
        8,
        r"advertise?ments?",
        r"advert",
        r"sponsored(?: content| links?| by .{1,40})?",
        r"promoted content",
        r"(?:story|article) continues below.{0,30}",
        r"scroll to continue",
        r"skip advert(?:isement)?",
        r"(?:remove|hide|report this) ads?",
        r"paid (?:content|post|partnership)",
        r"this advertisement has not loaded yet.{0,40}",
    ),
    whole(
        Boilerplate.SHARE,
        8,
        r"shares?:?",
        r"share (?:this|on|via|with|article|story)\b.{0,60}",
        r"\d{1,6} shares?",
        r"tweet(?: this)?",
        r"(?:e-?mail|print|send|save|bookmark|gift) (?:this )?(?:article|page|story|post)(?: to .{1,20})?",
        r"(?:save|bookmark) for later",
        r"(?:add|get) .{2,30} (?:as a preferred source )?on google.{0,12}",
    ),
    whole(
        Boilerplate.SHARE,
        4,
        r"e-?mail(?: this)?",
        r"print(?: this)?(?: article| page)?",
        r"copy (?:the )?link",
        r"like this:?",
    ),
    whole(
        Boilerplate.SHARE,
        14,
        rf"(?:{_NETWORKS}|e-?mail|print|copy link|share|tweet|[\s,|/·•&])+",
    ),
    opens(
        Boilerplate.SHARE,
        30,
        rf"{_NO_REPORT}follow (?:us|me|our|the (?:author|writer)|@|(?-i:[A-Z])).{{0,50}} (?:on|at|via) "
        rf"(?:{_NETWORKS}|google|social|x\b)",
        rf"{_NO_REPORT}(?:stay|keep|get|connect|chat|interact|engage|talk|find|like|join|reach|message|tweet|contact|visit"
        r"|watch)\b"
        rf".{{0,40}}\b(?:us|our|me|@\w{{2,30}})\b.{{0,30}}\b(?:on|at|via) (?:our )?(?:{_NETWORKS}|google|social|x\b)",
        r"(?:like|find|join) us on\b",
        r"(?:follow us|stay (?:connected|in touch|tuned|informed|up to date))(?: ?[:!.]|$)",
        r"(?:please |to )?(?:subscribe to|sign up (?:for|to)|join|get|receive|register for) (?:our|the|my|a)\b"
        r".{0,60}?\b(?:newsletters?|channel|alerts?|updates?|mailing list|e-?mails?|briefing|digest)\b(?! (?:that"
        r"|which|was|were))",
        r"get (?:our|the) .{0,50}(?:stories|news|headlines|briefing|newsletter).{0,30}(?:inbox|e-?mail)",
        rf"{_NO_REPORT}sign up (?:here|now|today|free|below|for free|for (?:free )?"
        r"(?:daily|weekly|breaking|e-?mail|news)\b)",
        rf"{_NO_REPORT}(?:subscribe|sign up)(?: (?:now|here|today|for free))? (?:to|for) "
        r"(?:unlimited|full|more|exclusive|read|continue)\b",
    ),
    opens(
        Boilerplate.RELATED_LINKS,
        40,
        r"(?:read|see|watch|listen|view)(?: (?:more|also|next|too|now|on|it))* ?[|»>→]",
        r"(?:read|see|watch|listen)(?: (?:more|also|next))+(?: (?:on|about|from|in) (?:this|the|our) (?:story"
        r"|topic|subject|series))?$",
        r"(?:also|further|more|recommended|suggested|background|essential) (?:read(?:ing|s)?|on the web|on this"
        r"|coverage|stories) ?:",
        r"(?:read|watch|listen|see(?= \w+ ?:))(?: (?:more|also|next|too|now|on|it))* ?: ?(?=\S)",
        r"must[- ]reads? ?(?::|$)",
    ),
    whole(
        Boilerplate.RELATED_LINKS,
        6,
        r"(?:read|see|watch)(?: (?:more|also|next|too))+",
        r"read (?:the )?full (?:story|article)",
        r"continue reading",
    ),
    opens(
        Boilerplate.RELATED_LINKS,
        30,
        r"related(?: (?:articles?|stories|story|posts?|news|topics?|coverage|content|links?|reading))? ?(?::|$)",
    ),
    whole(
        Boilerplate.RELATED_LINKS,
        8,
        r"recommended(?: (?:for you|stories|reading))?",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in|have missed)|(?:also|read) (?:in"
        r"|on) this (?:series|topic)):?",
        r"(?:what (?:to|we) (?:read|watch) next|up next|next up|keep reading|see (?:all|more)(?: .{1,20})?):?",
        r"(?:most|trending|top|latest|more) (?:read|viewed|popular|now|stories|news|headlines)",
        r"more (?:from .{1,40}|(?:on|about|in) (?:this|the) (?:story|topic|subject|series|section|author)"
        r"|like this|stories):?",
        r"(?:around|elsewhere on) the web:?",
    ),
    opens(
        Boilerplate.RELATED_LINKS,
        30,
        r"(?:previous|next) (?:article|post|story)(?= ?(?-i:[A-Z0-9“‘\"'])| ?[:<>«»←→]|$)",
        r"don['’]t miss ?:",
        r"in case you missed it ?:",
        r"editor['’]?s['’]? picks?$",
    ),
    whole(
        Boilerplate.READING_TIME,
        6,
        r"(?:(?:estimated )?(?:reading|read) time ?:? )?\d{1,3}[ -]?min(?:ute)?s?[ -](?:read|of reading)",
        r"(?:estimated )?(?:reading|read) time ?:? \d{1,3} ?min(?:ute)?s?\.?",
    ),
    opens(
        Boilerplate.CREDIT,
        18,
        rf"\(?{_PICTURE}(?: (?:credit|courtesy|source)s?(?: of)?\b| by ?:| ?[:©])",
        rf"\({_PICTURE} (?:by|from|via|courtesy) .{{1,80}}\)$",
        r"(?:photograph(?:y|er)|illustrat(?:ion|or)|video) (?:by (?-i:[A-Z])[^.]{1,60}$|: )",
        # "Video by residents showed smoke." is a sentence of the report.
        rf"{_PICTURE} (?:by|via) (?-i:[A-Z]).{{0,60}}(?<![.!?])$",
    ),
    whole(
        Boilerplate.CREDIT,
        8,
        r"credits?(?: ?:|s?:).{1,60}",
        r"(?:file|stock|archive|handout|library) (?:photo|picture|image|photograph)s?",
        r"(?-i:[Tt]aken|[Rr]eposted|[Rr]eproduced|[Ee]xcerpted|[Aa]dapted|[Cc]ross-?posted|[Rr]eprinted)"
        r" (?-i:from) (?:(?:the )?(?-i:[A-Z])|(?:www\.)?[\w-]{1,40}\.[a-z]).{0,60}(?<![.!?])",
        r"(?:via|source) ?: ?.{2,60}",
        r"(?:reuters|afp|epa|ap photo|getty images?|shutterstock|anadolu)(?: ?/ ?.{1,40})?",
    ),
    opens(
        Boilerplate.CREDIT,
        25,
        r"sourced (?:from|via) |source ?:",
        r"(?:originally|first) (?:published|appeared|posted) (?:by|in|on|at) (?:the )?(?-i:[A-Z])[^,]*$",
        r"this (?:article|story|post|piece) (?:was |is )?(?:originally|first) (?:published|appeared|posted)\b",
        r"(?:the )?original source of this article",
        r"(?:this (?:article|story) (?:is|was) )?re-?(?:published|printed) (?:with|from|by|under|courtesy)",
    ),
    opens(
        Boilerplate.CREDIT,
        30,
        r"(?:additional |writing and )?(?:reporting|editing|writing) by (?-i:[A-Z])",
        r"with (?:files|additional reporting|reporting) (?:from|by)\b",
    ),
    whole(
        Boilerplate.CREDIT,
        7,
        r".{2,40}(?: and|,| with| ?/| \+) (?:news )?(?:agencies|wires?|wire services?)\.?",
        at_end=True,
    ),
    opens(
        Boilerplate.COPYRIGHT,
        80,
        r"(?:copyright|©|\(c\))[ :,]*(?:©|\(c\)|notice|by\b|\d{4}|$)",
        r"© ?(?-i:[A-Z])",
        r"(?:published|distributed|licen[sc]ed|released|available) under (?:a |the )?(?:creative commons|cc\b)",
        r"this (?:work|article|story) is licen[sc]ed under\b",
        r"copyright (?-i:[A-Z]).{0,60}\b\d{4}",
    ),
    holds(
        Boilerplate.COPYRIGHT,
        80,
        r"\ball rights reserved\b",
        r"may not be (?:published|reproduced), (?:broadcast|rewritten|republished|copied)",
    ),
    holds(
        Boilerplate.COPYRIGHT,
        200,
        r"permission to (?:re-?publish|re-?print|reproduce|cross-?post)",
        r"(?:contains|protected by) copyright(?:ed)?\b.{0,60}",
        r"\bfair use\b",
        r"may be republished",
        at_end=True,
    ),
    opens(
        Boilerplate.DISCLAIMER,
        200,
        r"disclaimer ?:",
        r"the (?:views|opinions|contents?) (?:and opinions )?(?:expressed|of this article)\b",
    ),
    holds(
        Boilerplate.DISCLAIMER,
        200,
        r"not necessarily (?:reflect|represent)",
        r"(?:is|are|be) (?:held )?(?:not|solely) responsible for (?:the |any )?(?:content|views|opinions|inacc|err)",
        at_end=True,
    ),
    opens(
        Boilerplate.AUTHOR_BIO,
        120,
        r"about the authors?\b ?(?::|$)",
    ),
    opens(
        Boilerplate.AUTHOR_BIO,
        120,
        r"(?:the )?(?:author|writer) (?:is|was|has|teaches|lives|writes) ",
        at_end=True,
    ),
    whole(
        Boilerplate.COMMENT_FORM,
        8,
        r"leave a (?:reply|comment)(?: cancel reply)?",
        r"(?:post|add|write) a comment",
        r"\d{0,5} ?comments?(?: \(\d{1,5}\))?",
        r"(?:cancel|post) reply",
    ),
    whole(
        Boilerplate.COMMENT_FORM,
        10,
        r"join the (?:conversation|discussion)",
        r"be the first to comment\.?",
        r"comments are (?:now )?closed\.?",
        r"(?:view|show|load)(?: all| more)? comments",
        r"no comments(?: yet)?",
    ),
    holds(
        Boilerplate.COMMENT_FORM,
        40,
        r"you are commenting using your",
        r"your e-?mail address will not be published",
        r"required fields are marked",
        r"log ?out ?/ ?change",
        r"notify me of (?:new|follow-?up) (?:comments|posts)",
        r"fill in your details below",
        r"save my name, e-?mail",
        r"(?:log|sign) in to (?:comment|reply)",
    ),
    opens(
        Boilerplate.NAVIGATION,
        20,
        r"(?:tags?|tagged|topics?|keywords?|categor(?:y|ies)|filed (?:under|in)|posted in|breadcrumbs?"
        r") ?:",
        r"(?:filed (?:under|in)|posted in|tagged(?: with| as)?|categori[sz]ed (?:in|under"
        r"|as)) (?-i:[A-Z#])[^.!?]{0,100}$",
        r"(?-i:Home|News) ?[>›»/|] ?.{1,80}",
    ),
    whole(
        Boilerplate.NAVIGATION,
        40,
        r"(?:(?:terms(?: (?:of|and|&) (?:use|service|conditions))?|(?:privacy|cookie)s?(?: (?:policy|notice"
        r"|statement|settings|preferences))"
        r"|cookies|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|help|faqs?|imprint|site ?map"
        r"|accessibility"
        r"|corrections?|do not sell my (?:personal )?information|rss|legal|masthead)[\s|•·,/&–-]*){1,12}",
    ),
    whole(
        Boilerplate.NAVIGATION,
        6,
        r"home",
        r"menu",
        r"search",
        r"back to top",
        r"skip to (?:main )?content",
        r"(?:show|load|view) (?:more|less)",
        r"(?:sign|log) ?(?:in|up|out)(?: or (?:sign|log) ?(?:in|up)| now| here| to (?:read|continue|follow))?",
        r"(?:create (?:an )?|my )account",
        r"(?:scroll|go|back|return|jump) (?:back )?to (?:the )?(?:top|main page|home(?:page)?|start|content)(?: [↑^])?",
        r"(?:toggle|open|close|main|show|hide) (?:menu|navigation|search|caption)",
        r"(?:open|view|enlarge) (?:image|photo|picture)?(?: in (?:fullscreen|gallery|a new window))?",
        r"(?:next|previous|prev|older posts|newer posts)(?: (?:page|article|post|story))?",
        r"(?:we use|manage|reject(?: all)?|your) cookies.{0,20}",
        r"subscribe(?: now| today| here| for free)?",
        r"(?:free )?(?:trial|subscription|membership)s?",
        r"newsletters?",
        r"click to (?:enlarge|expand|play)",
        r"listen to (?:this )?(?:article|story)",
        r"accept (?:all )?cookies",
    ),
    opens(
        Boilerplate.NAVIGATION,
        80,
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b",
        r"by (?:continuing to (?:use|browse)|using|clicking|browsing|signing up"
        r"|subscribing)\b.{0,60}?\byou (?:agree|accept|consent)\b",
    ),
    holds(
        Boilerplate.NAVIGATION,
        40,
        r"\bprotected by recaptcha\b",
        r"\benable javascript\b",
        r"\b(?:read|see|accept) our (?:privacy|cookie) (?:policy|notice)",
    ),
    holds(
        Boilerplate.SHARE,
        20,
        rf"\b(?:{_NETWORKS})(?:,? ?(?:and|or|&|,|/|\|) ?| ?)(?:{_NETWORKS})[^.!?]{{0,40}}$",
        r"\b(?:our|the|this|my) (?:daily |weekly |free |e-?mail )*newsletters?[^.!?]{0,30}$",
        at_end=True,
    ),
    opens(
        Boilerplate.OTHER,
        30,
        r"(?:correction|clarification|editor['’]s note|update)s? ?: ?this (?:article|story|post) (?:has|was|is)\b",
        r"this (?:article|story|post) (?:has been|was) (?:updated|amended|corrected|edited)\b",
        r"(?:do )?you have (?:a )?(?:story|tip|information)s?\b.{0,80}\b(?:us|e-?mail)\b",
        r"(?:report|spotted) (?:a|an) (?:typo|error|correction|mistake)\b",
        r"(?:media|press) (?:contact|inquir|enquir)\w{0,6} ?:",
        r"for (?:media|press) (?:inquiries|enquiries)\b",
        rf"{_NO_REPORT}contact (?:us|the (?:author|editor|writer|reporter))\b",
        r"got a (?:news )?tip\b",
    ),
    opens(
        Boilerplate.OTHER,
        60,
        r"(?:please )?(?:support (?:our|us|independent)|donate\b|make a donation)",
        r"become a (?:member|patron|subscriber)|help us (?:keep|continue)",
        at_end=True,
    ),
)
