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
        r"ainda|já|para (?:concluir|finalizar|começar|iniciar)|ato contínuo|mais adiante|em sua intervenção|"
        r"na sua intervenção|em resposta|a esse respeito|na ocasião|então|em conclusão|por seu turno"
    ),
    behalf_re=r"(?:falando )?em (?:nome|representação) d(?:e|o|a|os|as)|representando|pel[oa]|(?:da|por) parte d[eoa]s?",
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
        r"responsável|líder|técnic[oa]|subsecretári[oa]|prefeit[oa]|procurador[a]?|juíz?a?|juiz|deputad[oa]|"
        r"senador[a]?|"
        r"porta-voz|fundador[a]?|membro|integrante|tesoureir[oa]|inspetor[a]?|administrador[a]?|auditor[a]?|"
        r"engenheir[oa]|estatístic[oa]|facilitador[a]?|controlador[a]?|decan[oa]|docente)"
    ),
    verb_re=(
        r"(?:se |lhe |também |ainda |então |igualmente )*(?:[a-záéíóúâêôãõçà-]+(?:ou|eu|iu|aram|eram|iram)|"
        r"[a-z]*(?:disse|fez|deu|teve|pôs|trouxe|foi|quis|soube|pôde|veio|viu)|[a-z]*(?:tiver|puser|vier|fizer|"
        r"disser)am|"
        r"assinala|indica|informa|expressa|propõe|agradece|destaca|ressalta|sublinha|pergunta|explica|considera|"
        r"recorda|afirma|"
        r"menciona|comenta|sugere|reitera|solicita|apresenta|expõe|diz|aponta|acrescenta|lembra)(?:-se|"
        r"-lhe)?(?![\wáéíóúâêôãõç])"
    ),
    present_re=(
        r"participaram|compareceram|estiveram presentes|estavam presentes|contou com a (?:participação|presença)|"
        r"com a participação d[eoa]|tomaram parte|entre os participantes|os participantes (?:foram|incluíram)|"
        r"assistiram"
    ),
    opened_re=r"(?:abertura|inauguração|boas-vindas|encerramento|moderação|presidência|condução)[^.;]{0,60}"
    r"(?:a cargo d[eoa]|coube (?:a|ao|à)|exercida por|por parte d[eoa])|(?:abert[oa]s?|inaugurad[oa]s?|presidid[oa]s?|"
    r"moderad[oa]s?|encerrad[oa]s?|conduzid[oa]s?|dirigid[oa]s?) (?:por|pel[oa])",
    speaks_for_re=r"representantes?|delegad[oa]s?|delegação|porta-voz|observador[a]?|chefe da delegação",
    narrative_re=(
        r"(?:concluíd|finalizad|terminad|encerrad|esgotad)[oa]s?|ao (?:término|final|fim) |(?:projetou|abriu|"
        r"deu|procedeu|"
        r"suspendeu|encerrou|submeteu|acordou)-se|não havendo|a presidência (?:abriu|encerrou|suspendeu)|"
        r"os assistentes |"
        r"(?:a|o|esta|este) (?:reunião|oficina|sessão|seminário|evento) (?:foi (?:encerrad|suspens)|terminou|"
        r"concluiu|"
        r"encerrou)|nada mais havendo|no debate (?:que se seguiu|geral)|após (?:um|o) (?:intercâmbio|debate|"
        r"intervalo)|"
        r"(?:os|todos os) participantes (?:acordaram|debateram|agradeceram|concordaram)"
    ),
    adverbial_re=(
        r"em|no|na|nos|nas|nesse|nessa|neste|nesta|ao|à|aos|às|com|após|depois|antes|para|por|pelo|pela|sobre|"
        r"durante|"
        r"segundo|como|quanto|quando|conforme|desde|concluíd[oa]|terminad[oa]|encerrad[oa]|"
        r"[a-záéíóúâêôãõç]+[ai]d[oa]s?|[a-záéíóúâêôãõç]+ndo(?:-se)?|"
        r"[a-záéíóúâêôãõç]+mente"
    ),
    floor_re=(
        r"(?:inici|abri|encerr|fech|continu|prossegui|segui|conclui|complet|deu início)[oua-z]*(?: [^,.;:]{0,60}?)??"
        r"(?= (?:o|a) (?-i:[A-ZÁÉÍÓÚ]|senhor|doutor|embaixador|ministr|diretor|representante|delegad))|"
        r"(?:tomou|fez uso d|pediu|retomou) ?(?:então |depois |também )?a palavra|"
        r"interv(?:eio|ieram)(?: (?:depois|também|em seguida))?,?|"
        r"a palavra foi (?:então |depois |em seguida )?(?:dada|concedida|passada|cedida) (?:a|ao|à)|"
        r"foi (?:dada|concedida|passada) a palavra (?:a|ao|à)|deu-se a palavra (?:a|ao|à)|"
        r"a (?:primeira|segunda|terceira|quarta|última|próxima|seguinte) (?:intervenção|apresentação|exposição) "
        r"(?:esteve|ficou) a cargo d[eoa]|"
        r"(?:o|a) (?:primeir[oa]|segund[oa]|terceir[oa]|seguinte|últim[oa]|próxim[oa]) "
        r"(?:orador|oradora|expositor|expositora|palestrante|painelista) foi"
    ),
)
