"""Words by which French text tells who said something."""

from __future__ import annotations

from workbench.extract.rules import Speech, words

SPEECH = Speech(
    surely=words("dire déclarer affirmer écrire"),
    say=words("dire déclarer affirmer annoncer indiquer préciser assurer prétendre soutenir écrire"),
    tell=words("dire indiquer préciser"),
    report=words(
        """
        estimer suggérer noter souligner expliquer croire penser témoigner révéler observer prévoir tweeter admettre
        maintenir réitérer rappeler mentionner raconter promettre jurer demander exiger constater juger rapporter
        signaler avertir insister évaluer considérer ajouter répondre conclure
        """
    ),
    acts=words(
        """
        confirmer démentir avertir accuser dénoncer condamner critiquer reconnaître contester rejeter nier saluer
        revendiquer
        """
    ),
    beside_quote=words("continuer demander commencer plaisanter lancer poursuivre reprendre lâcher"),
    utterances=words(
        """
        rapport communiqué déclaration affirmation annonce accusation avertissement estimation témoignage rumeur aveu
        démenti
        """
    ),
    documents=words("article entretien interview lettre message tweet courriel discours éditorial dépêche"),
    announcements=("ce qui suit", "en ces termes", "comme suit"),
    according=frozenset({"selon"}),
    people=words(
        """
        responsable porte-parole ministre président premier ambassadeur envoyé général colonel amiral commandant
        officier journaliste reporter correspondant analyste expert professeur chercheur scientifique militant habitant
        témoin médecin avocat député sénateur gouverneur maire directeur chef secrétaire auteur historien diplomate juge
        procureur économiste ingénieur ouvrier homme femme présidente directrice députée sénatrice avocate procureure
        """
    ),
    organisations=words(
        """
        ministère agence observatoire groupe organisation entreprise compagnie conseil comité département gouvernement
        armée police réseau journal quotidien hebdomadaire magazine chaîne radio syndicat parti tribunal banque institut
        université fondation association alliance coalition commission régime administration bureau autorité hôpital
        mairie préfecture parquet cour
        """
    ),
    stand_ins=words("agence observatoire groupe organisation association institut"),
    sources=words(
        """
        source rapport responsable militant expert témoin habitant média analyste autorité rebelle observateur député
        diplomate médecin survivant scientifique chercheur enquêteur procureur secours pompier
        """
    ),
    titles=words(
        """
        m mm mme mmes mlle dr pr prof maître sir président présidente premier première ministre secrétaire général
        colonel amiral capitaine lieutenant commandant sénateur gouverneur maire roi reine prince pape juge procureur
        ambassadeur porte-parole chef directeur directrice
        """
    ),
    he_or_she=words("il elle -il -elle -t-il -t-elle"),
    i_or_we=words("je j' j’ nous"),
    author="author",
    indefinite=words("un une"),
    it=frozenset(),
    they=words("ils elles -ils -elles"),
    articles=words("le la les l' l’ un une des du"),
)
