"""French words that speak for checking a sentence, and against it."""

from __future__ import annotations

from workbench.extract.rules import Worth, words

WORTH = Worth(
    stative=words(
        """
        être be avoir sembler paraître rester demeurer savoir penser croire vouloir devoir pouvoir aimer espérer
        craindre sentir signifier appartenir contenir exister importer dépendre ressembler mériter préférer tendre
        comprendre souhaiter attendre falloir
        """
    ),
    opinion=words(
        """
        honteux scandaleux terrible horrible affreux merveilleux génial magnifique beau laid stupide absurde ridicule
        tragique malheureusement heureusement clairement évidemment sûrement certainement inacceptable inquiétant
        choquant catastrophe désastre désastreux mal bon mauvais pire meilleur devoir falloir mériter danger dangereux
        grave important remarquable extraordinaire impressionnant admirable difficile facile regretter menace fier
        """
    ),
    hedge=words(
        """
        peut-être probablement possiblement vraisemblablement apparemment éventuellement sembler paraître supposer
        soupçonner possible probable présumé incertain douteux
        """
    ),
    not_known=("on ne sait pas", "on ignore", "il se peut que", "pas certain", "reste à voir"),
    modal=words("peut peuvent pourrait pourraient devrait devraient doit doivent"),
    prediction=words("prévoir prédire anticiper espérer craindre bientôt prochainement menacer attendre"),
    generality=words("toujours souvent généralement parfois habituellement chacun tous"),
    motive=words("vouloir espérer craindre souhaiter tenter essayer chercher viser désirer aimer haïr"),
    comparison=words("double triple moitié comparé dépasser tripler doubler davantage"),
    cause=words("parce puisque car"),
    cause_phrases=(
        "à cause de",
        "à cause du",
        "grâce à",
        "en raison de",
        "en raison du",
        "à la suite de",
        "dû à",
        "provoqué par",
    ),
    superlative=words("premier première seul seule unique record inédit inédite"),
    first_person=words("je j' j’ me moi mon ma mes"),
    we=words("nous notre nos"),
    condition=words("si s' s’"),
    views=words("penser croire trouver supposer"),
    pronouns=words("il elle ils elles ce c' c’ cela ça ceci"),
    second_person=words("tu te toi ton ta tes vous votre vos"),
    nobody=words("personne aucun aucune rien"),
    light=words("chose façon manière sorte genre fois temps jour moment point question côté cas raison idée fait gens"),
    time=words("dernier dernière passé passée depuis hier avant pendant entre lors il y a")
    | words("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août")
    | words("septembre octobre novembre décembre décennie siècle"),
    change=words("hausse baisse augmenter baisser diminuer croître chuter reculer progresser réduire grimper bondir"),
    copula=words("be être"),
)
