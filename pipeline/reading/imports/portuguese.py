"""The cues of Portuguese."""

from __future__ import annotations

from pipeline.reading.imports.tongue import Cues

PORTUGUESE = Cues(
    common=frozenset(
        [
            "o",
            "a",
            "os",
            "as",
            "de",
            "do",
            "da",
            "dos",
            "das",
            "e",
            "em",
            "que",
            "por",
            "com",
            "para",
            "se",
            "um",
            "uma",
            "no",
            "na",
            "ao",
            "foi",
            "não",
            "mais",
            "pelo",
            "pela",
        ]
    ),
    lead_re=(
        r"em seguida|a seguir|"
        r"no (?:debate|intercâmbio|diálogo) que se seguiu|posteriormente|logo após|depois|por sua vez|"
        r"por seu (?:turno|lado)|de sua parte|da sua parte|"
        r"finalmente|por fim|por último|em primeiro lugar|inicialmente|na sequência|da mesma forma|também|igualmente|"
        r"ainda|para (?:concluir|finalizar|começar|iniciar)|ato contínuo|mais adiante|em sua intervenção|"
        r"na sua intervenção"
    ),
    behalf_re=r"(?:falando )?em (?:nome|representação) d(?:e|o|a|os|as)|representando|pel[oa]|da parte d[eoa]",
    of_re=r"do|da|de|dos|das|no|na|em|junto (?:ao|à)|pelo|pela",
    article_re=r"o|a|os|as",
    titles=(
        "Embaixador",
        "Embaixadora",
        "Emb.",
        "Ministro",
        "Ministra",
        "Vice-Ministro",
        "Vice-Ministra",
        "Diretor Executivo",
        "Diretora Executiva",
        "Diretor-Geral",
        "Diretora-Geral",
        "Diretor",
        "Diretora",
        "Doutor",
        "Doutora",
        "Dr.",
        "Dra.",
        "Sr.",
        "Sra.",
        "Srta.",
        "senhor",
        "senhora",
        "Senhor",
        "Senhora",
        "Dom",
        "Dona",
        "Prof.",
        "Profa.",
        "Professor",
        "Professora",
        "Eng.",
        "Engenheiro",
        "Engenheira",
        "Senador",
        "Senadora",
        "Chanceler",
        "S.Ex.ª",
        "Conselheiro",
        "Conselheira",
        "Secretário",
        "Secretária",
        "Presidente",
        "Coordenador",
        "Coordenadora",
        "Economista",
        "Moderador",
        "Moderadora",
        "Secretário Permanente",
        "Secretária Permanente",
        "Secretário-Geral",
        "Secretária-Geral",
    ),
    positions_re=(
        r"(?:vice-?|sub-?)?(?:secretári[oa]|diretor[a]?|president[ea]|coordenador[a]?|ministr[oa]|representante|"
        r"embaixador[a]?|chefe|gerente|assessor[a]?|delegad[oa]|perit[oa]|especialista|consultor[a]?|oficial|"
        r"professor[a]?|"
        r"analista|conselheir[oa]|comissári[oa]|relator[a]?|moderador[a]?|pesquisador[a]?|investigador[a]?|"
        r"economista|"
        r"adid[oa]|cônsul|superintendente|governador[a]?|reitor[a]?|encarregad[oa]|titular|ponto focal|chanceler|"
        r"responsável|líder|técnic[oa]|subsecretári[oa])"
    ),
    verb_re=(
        r"(?:se |lhe |também |ainda |então |igualmente )*(?:[a-záéíóúâêôãõçà-]+(?:ou|eu|iu|aram|eram|iram)|disse|fez|deu|teve|"
        r"pôs|propôs|expôs|trouxe|foi|quis|pediu|esteve|veio|viu)(?:-se|-lhe)?(?![\wáéíóúâêôãõç])"
    ),
    present_re=(
        r"participaram|compareceram|estiveram presentes|estavam presentes|contou com a (?:participação|presença)|"
        r"com a participação d[eoa]|tomaram parte|entre os participantes|os participantes (?:foram|incluíram)|"
        r"assistiram"
    ),
    opened_re=r"(?:abert[oa]|inaugurad[oa]|presidid[oa]|moderad[oa]|encerrad[oa]|conduzid[oa]|dirigid[oa]) (?:por|pel[oa])",
    speaks_for_re=r"representantes?|delegad[oa]s?|delegação|porta-voz|observador[a]?|chefe da delegação",
    narrative_re=(
        r"(?:a|o|esta|este) (?:reunião|oficina|sessão|seminário|evento) (?:foi (?:encerrad|suspens)|terminou|concluiu|"
        r"encerrou)|nada mais havendo|no debate (?:que se seguiu|geral)|após (?:um|o) (?:intercâmbio|debate|"
        r"intervalo)|"
        r"(?:os|todos os) participantes (?:acordaram|debateram|agradeceram|concordaram)"
    ),
)
