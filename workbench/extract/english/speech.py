"""Words by which English text tells who said something."""

from __future__ import annotations

from workbench.extract.rules import Speech, words

SPEECH = Speech(
    surely=words("say tell write"),
    say=words("say tell state announce claim write declare insist argue allege assert"),
    tell=words("tell"),
    report=words(
        """
        estimate suggest note stress explain believe think speculate testify reveal disclose comment observe predict
        tweet complain concede contend maintain reiterate remark mention describe recall urge promise pledge vow
        call demand document verify show find
        """
    ),
    acts=words(
        """
        confirm report deny warn blame accuse charge condemn criticise criticize acknowledge admit praise denounce
        reject dispute
        """
    ),
    beside_quote=words(
        """
        add continue reply respond ask answer conclude begin agree joke shout quip go finish laugh
        """
    ),
    utterances=words(
        """
        report statement claim announcement allegation accusation warning assertion estimate testimony rumour rumor
        admission denial suggestion speculation
        """
    ),
    documents=words("article interview letter post tweet memo email speech editorial dispatch communique transcript"),
    announcements=("the following", "as follows", "like this", "had this to say", "in full"),
    according=frozenset({"according"}),
    people=words(
        """
        official spokesman spokeswoman spokesperson minister president premier ambassador envoy general colonel
        admiral commander officer journalist reporter correspondent analyst expert professor researcher scientist
        activist resident witness doctor lawyer lawmaker senator governor mayor director chief head leader secretary
        editor author historian diplomat judge prosecutor economist engineer worker man woman
        """
    ),
    organisations=words(
        """
        ministry agency monitor observatory group organisation organization company council committee department
        government army military police network newspaper daily weekly magazine broadcaster station outlet channel
        paper union party court bank institute university foundation charity alliance coalition commission regime
        administration office authority bureau board firm hospital
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
    he_or_she=frozenset({"he", "she"}),
    it=frozenset({"it"}),
    they=frozenset({"they"}),
    articles=frozenset({"the", "a", "an"}),
)
