"""Words by which English text tells who said something."""

from __future__ import annotations

from workbench.extract.rules import Speech, words

SPEECH = Speech(
    surely=words("say tell write"),
    say=words(
        """
        say tell state announce claim write declare insist argue allege assert tweet remark exclaim opine posit
        proclaim contend recount retort
        """
    ),
    tell=words("tell"),
    report=words(
        """
        estimate suggest note stress explain believe think speculate testify reveal disclose comment observe predict
        complain concede maintain reiterate mention describe recall urge promise pledge vow call demand document
        verify show find boast brag joke quip lament gripe grumble fume caution emphasize emphasise underscore
        indicate signal hint imply propose recommend advise swear threaten ask
        conclude determine warn cite point put repeat echo quote post
        calculate project forecast confide protest object counter acknowledge tout detail outline
        request beg plead advocate instruct order remind inform assure convince persuade concur add reply respond
        answer agree
        """
    ),
    views=words(  # "hop" is what the model makes of "hoped"
        """
        hope hop fear worry doubt expect assume suspect guess feel wonder learn hear want wish plan intend know
        understand realize realise decide refuse decline seek
        """
    ),
    acts=words(
        """
        confirm report deny warn blame accuse charge condemn criticise criticize acknowledge admit praise denounce
        reject dispute cite propose describe announce predict recommend demand question mention note call state
        suggest allege tout stress emphasize emphasise reiterate promise pledge estimate advocate detail
        """
    ),
    beside_quote=words(
        """
        continue begin shout go finish laugh read chant scream yell whisper mutter interject interrupt snap crack riff
        chime offer muse reflect thunder bellow sigh deadpan sing ring start open close describe label dub
        """
    ),
    things=words(
        """
        show suggest reveal indicate find confirm document describe estimate demand call signal imply put read go
        report predict project detail outline cite mention propose begin continue open close start finish reject
        reflect snap crack charge post offer ring repeat echo point tout admit acknowledge question stress recall
        determine conclude remind counter assure convince
        """
    ),
    utterances=words(
        """
        report statement claim announcement allegation accusation warning assertion estimate testimony rumour rumor
        admission denial suggestion speculation
        """
    ),
    documents=words(
        """
        article interview letter post tweet memo email speech editorial dispatch communique transcript poll survey
        study analysis ad advertisement advert book document complaint lawsuit indictment filing video biography
        """
    ),
    issue=words("issue release publish write make give send deliver post produce put submit sign file read"),
    announcements=("the following", "as follows", "like this", "had this to say", "in full"),
    according=frozenset({"according"}),
    as_=frozenset({"as"}),
    people=words(
        """
        official spokesman spokeswoman spokesperson minister president premier ambassador envoy general colonel
        admiral commander officer journalist reporter correspondent analyst expert professor researcher scientist
        activist resident witness doctor lawyer lawmaker senator governor mayor director chief head leader secretary
        editor author historian diplomat judge prosecutor economist engineer worker man woman aide adviser advisor
        candidate nominee voter supporter critic opponent rival ally attorney strategist pollster mother father
        sister brother wife husband son daughter friend colleague neighbour neighbor member delegate people who
        someone everybody everyone nobody somebody others other many some most contender businessman politician
        team camp side rest few spokespeople insider lobbyist campaigner
        """
    ),
    organisations=words(
        """
        ministry agency monitor observatory group organisation organization company council committee department
        government army military police network newspaper daily weekly magazine broadcaster station outlet channel
        paper union party court bank institute university foundation charity alliance coalition commission regime
        administration office authority bureau board firm hospital campaign prosecution defence defense industry
        """
    ),
    stand_ins=words("agency monitor observatory group organisation organization network charity institute"),
    sources=words(
        """
        source report official activist expert witness resident media analyst authority rebel critic observer
        medium lawmaker diplomat militant doctor survivor scientist researcher investigator prosecutor outlet
        """
    ),
    titles=words(
        """
        mr mrs ms dr prof sir president prime minister secretary general colonel admiral captain lieutenant major
        sergeant senator governor mayor king queen prince pope judge justice professor chancellor commander
        ambassador foreign defense defence spokesman spokeswoman spokesperson chairman chief director state
        """
    ),
    no_speakers=words(
        """
        update updated breaking exclusive note notes watch read listen related photo photos picture pictures video
        live correction clarification warning opinion analysis comment advertisement summary background contact
        contacts photograph source sources tip faq tel phone email
        """
    ),
    hearing=words("hear"),
    courts=words("court tribunal inquest jury inquiry hearing"),
    finding=words("find show"),
    i_or_we=frozenset({"i", "we"}),
    author="author",
    he_or_she=frozenset({"he", "she"}),
    it=frozenset({"it"}),
    they=frozenset({"they"}),
    articles=frozenset({"the", "a", "an"}),
    indefinite=frozenset({"a", "an", "one", "another", "some"}),
)
