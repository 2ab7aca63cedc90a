"""The cues of French."""

from __future__ import annotations

from pipeline.reading.imports.tongue import Cues

FRENCH = Cues(
    common=frozenset(
        [
            "le",
            "la",
            "les",
            "de",
            "des",
            "du",
            "et",
            "en",
            "que",
            "qui",
            "pour",
            "par",
            "avec",
            "dans",
            "un",
            "une",
            "au",
            "aux",
            "sur",
            "est",
            "été",
            "a",
            "ce",
            "cette",
            "il",
        ]
    ),
    lead_re=(
        r"ensuite|puis|"
        r"dans (?:le débat|l['’]échange|la discussion) qui a suivi|par la suite|après quoi|de son côté|"
        r"pour sa part|à son tour|enfin|finalement|en dernier lieu|"
        r"tout d['’]abord|en premier lieu|d['’]abord|de même|également|aussi|pour (?:conclure|terminer|commencer)|"
        r"quant à (?:lui|elle)|dans son intervention|par ailleurs|immédiatement après|dans un premier temps|"
        r"en réponse|à cet égard|en conclusion|alors|"
        r"répondant|en retour"
    ),
    behalf_re=(
        r"(?:s['’]exprimant |parlant |intervenant )?au nom (?:de la |de l['’]|du |des |de |d['’])|"
        r"représentant(?: de| du)?|"
        r"en représentation d[eu]|pour (?:le |la |l['’])|de la part d[eu] ?(?:la |l['’])?|du côté d[eu] ?(?:la |"
        r"l['’])?"
    ),
    of_re=r"de la|de l['’]|du|des|de|d['’]|à la|au|auprès d[eu]|à l['’]|pour",
    article_re=r"le|la|les|l['’]",
    titles=(
        "Ambassadeur",
        "Ambassadrice",
        "Ministre",
        "Vice-Ministre",
        "Directeur exécutif",
        "Directrice exécutive",
        "Directeur général",
        "Directrice générale",
        "Directeur",
        "Directrice",
        "Docteur",
        "Dr.",
        "Dr",
        "M.",
        "MM.",
        "Mme",
        "Mlle",
        "Monsieur",
        "Madame",
        "Me",
        "Maître",
        "Professeur",
        "Professeure",
        "Pr",
        "Pr.",
        "S.E.",
        "Son Excellence",
        "Sénateur",
        "Sénatrice",
        "Chancelier",
        "Conseiller",
        "Conseillère",
        "Secrétaire",
        "Président",
        "Présidente",
        "Coordonnateur",
        "Coordonnatrice",
        "Coordinateur",
        "Coordinatrice",
        "Ingénieur",
        "Ingénieure",
        "Modérateur",
        "Modératrice",
        "l'ambassadeur",
        "l'ambassadrice",
        "Secrétaire permanent",
        "Secrétaire permanente",
        "Secrétaire général",
        "Secrétaire générale",
    ),
    positions_re=(
        r"(?:vice-|sous-)?(?:secrétaire|direct(?:eur|rice)|président[e]?|coord(?:onnat|inat)(?:eur|rice)|ministre|"
        r"représentant[e]?|ambassad(?:eur|rice)|chef[fe]*|gérant[e]?|conseill(?:er|ère)|délégué[e]?|expert[e]?|"
        r"consultant[e]?|spécialiste|responsable|professeur[e]?|analyste|commissaire|rapporteur[e]?|"
        r"modérat(?:eur|rice)|"
        r"chercheu(?:r|se)|économiste|attaché[e]?|consul[e]?|gouverneur[e]?|recteur|rectrice|chargé[e]? de|"
        r"point focal|"
        r"chancelier|technicien(?:ne)?|adjoint[e]?|maire|préfet|préfète|juge|procureur[e]?|député[e]?|"
        r"sénat(?:eur|rice)|membre|"
        r"fondat(?:eur|rice)|administrat(?:eur|rice)|inspect(?:eur|rice)|contrôleu(?:r|se)|intendant[e]?|"
        r"doyen(?:ne)?|"
        r"maître de conférences|enseignant[e]?|ingénieur[e]?|statisticien(?:ne)?|porte-parole|trésori(?:er|ère)|"
        r"facilitat(?:eur|rice)|animat(?:eur|rice)|audit(?:eur|rice)|chercheuse|commandant[e]?)"
    ),
    verb_re=(
        r"(?:a (?:(?:ensuite|également|aussi|d['’]abord|enfin|alors|notamment|pour sa part|quant à (?:lui|elle)|"
        r"en outre|"
        r"[a-zéèê]+ment),? )?(?:[a-zéèêàâîôûç]+(?:é|i|u|it|is|ert))|"
        r"s['’]est [a-zéèê]+|est (?:intervenu|revenu)|n['’]a |"
        r"(?:déclar|indiqu|soulign|rappel|ajout|remerci|présent|évoqu|not|expliqu|propos|inform|signal|estim|précis|"
        r"réaffirm|salu|insist|mentionn|exprim|affirm|rapport|demand|exhort|invit)a|dit|fit|fait|tient|"
        r"(?:déclar|indiqu|soulign|rappell|ajout|remerci|présent|évoqu|not|expliqu|propos|inform|signal|estim|"
        r"précis|réaffirm|salu|"
        r"insist|mentionn|exprim|affirm|demand|invit)e)(?![\wéèê])"
    ),
    present_re=(
        r"ont (?:pris part|participé|assisté)|y ont (?:pris part|participé)|étaient présents|"
        r"avec la participation d[eu]|"
        r"parmi les participants|les participants (?:étaient|comprenaient)|étaient représentés|a réuni|"
        r"ont été représentés"
    ),
    opened_re=r"(?:ouverture|bienvenue|clôture|modération|présidence|allocutions?|accueil)[^.;]{0,60}"
    r"(?:par|revenue? à|assurée? par|prononcée? par|confiée? à)|(?:ouverte?s?|inaugurée?s?|présidée?s?|"
    r"modérée?s?|close?s?|clôturée?s?|dirigée?s?|animée?s?) par",
    speaks_for_re=r"représentant[e]?s?|délégué[e]?s?|délégation|porte-parole|observat(?:eur|rice)|chef de (?:la )?délégation",
    narrative_re=(
        r"à l['’]issue (?:de|du|des)|il a été (?:procédé|projeté|convenu|décidé)|un film|au terme d|une fois|"
        r"la présidence a (?:ouvert|levé|clos|suspendu)|les participants |"
        r"(?:la|le|l['’]|cette|cet) ?(?:réunion|atelier|séance|séminaire|événement) (?:a été (?:clos|levé|suspendu)|"
        r"s['’]est (?:achevé|terminé|conclu)|a pris fin)|l['’]ordre du jour étant|dans le débat|après (?:un|une|l)|"
        r"les participants ont (?:convenu|débattu|remercié|décidé)"
    ),
    adverbial_re=(
        r"en|dans|avec|après|avant|à|au|aux|pour|par|sur|lors|durant|pendant|selon|comme|concernant|quant|"
        r"depuis|suite|"
        r"s['’][a-zéè]+ant|d['’][a-zéè]+|interrogée?|invitée?|priée?|sollicitée?|questionnée?|[a-zéèêç]+ant|"
        r"[a-zéèêç]+ment"
    ),
    floor_re=(
        r"(?:a (?:ensuite |alors |également )?pris|prit|prend) (?:ensuite |alors )?la parole(?: ensuite)?,?|"
        r"est (?:ensuite |alors |également )?intervenu(?:e|s|es)?(?: ensuite)?,?|"
        r"la parole a (?:ensuite |alors )?été (?:ensuite )?(?:donnée|cédée|accordée|passée) (?:à|au)|"
        r"l[ea] (?:premi[èe]re?|deuxième|troisième|dernière?|suivante?) (?:intervention|présentation|exposé) a été "
        r"(?:faite?|présentée?|donnée?) par|"
        r"l['’](?:intervention|exposé) (?:suivante?) a été (?:faite?|présentée?) par|"
        r"l[ea] (?:premi(?:er|ère)|deuxième|troisième|derni(?:er|ère)) (?:orateur|oratrice|intervenant|"
        r"intervenante) (?:a été|était|fut)|"
        r"l['’](?:orateur|oratrice|intervenant|intervenante) (?:suivante?) (?:a été|était|fut)"
    ),
)
