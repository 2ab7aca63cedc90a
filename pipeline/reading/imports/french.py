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
        r"quant à (?:lui|elle)|dans son intervention|par ailleurs|immédiatement après|dans un premier temps"
    ),
    behalf_re=(
        r"(?:s['’]exprimant |parlant |intervenant )?au nom (?:de la |de l['’]|du |des |de |d['’])|"
        r"représentant(?: de| du)?|"
        r"en représentation d[eu]|pour (?:le |la |l['’])"
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
        r"chancelier|technicien(?:ne)?|adjoint[e]?)"
    ),
    verb_re=(
        r"(?:a (?:ensuite |également |aussi |d['’]abord |enfin |alors |notamment )?(?:[a-zéèêàâîôûç]+(?:é|i|u|it|is|ert))|"
        r"s['’]est [a-zéèê]+|est (?:intervenu|revenu)|n['’]a |"
        r"(?:déclar|indiqu|soulign|rappel|ajout|remerci|présent|évoqu|not|expliqu|propos|inform|signal|estim|précis|"
        r"réaffirm|salu|insist|mentionn|exprim|affirm|rapport|demand|exhort|invit)a|dit|fit)(?![\wéèê])"
    ),
    present_re=(
        r"ont (?:pris part|participé|assisté)|y ont (?:pris part|participé)|étaient présents|"
        r"avec la participation d[eu]|"
        r"parmi les participants|les participants (?:étaient|comprenaient)|étaient représentés|a réuni|"
        r"ont été représentés"
    ),
    opened_re=r"(?:ouvert[e]?|inauguré[e]?|présidé[e]?|modéré[e]?|clos[e]?|clôturé[e]?|dirigé[e]?|animé[e]?) par",
    speaks_for_re=r"représentant[e]?s?|délégué[e]?s?|délégation|porte-parole|observat(?:eur|rice)|chef de (?:la )?délégation",
    narrative_re=(
        r"(?:la|le|l['’]|cette|cet) ?(?:réunion|atelier|séance|séminaire|événement) (?:a été (?:clos|levé|suspendu)|"
        r"s['’]est (?:achevé|terminé|conclu)|a pris fin)|l['’]ordre du jour étant|dans le débat|après (?:un|une|l)|"
        r"les participants ont (?:convenu|débattu|remercié|décidé)"
    ),
)
