"""The cues of Spanish."""

from __future__ import annotations

from pipeline.reading.imports.tongue import Cues

SPANISH = Cues(
    common=frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "y",
            "en",
            "que",
            "por",
            "con",
            "para",
            "se",
            "un",
            "una",
            "al",
            "su",
            "como",
            "fue",
            "sobre",
            "entre",
            "más",
        ]
    ),
    lead_re=(
        r"a continuación|posteriormente|seguidamente|luego|después|por su parte|por su lado|finalmente|por último|"
        r"en primer lugar|en segundo lugar|acto seguido|asimismo|a su vez|"
        r"para (?:concluir|finalizar|iniciar|comenzar)|"
        r"de igual (?:forma|manera)|"
        r"en el (?:debate|intercambio|diálogo) que siguió|igualmente|de inmediato|más adelante|"
        r"en su (?:intervención|turno)|también|inicialmente"
    ),
    behalf_re=(
        r"(?:hablando )?en (?:nombre|representación) (?:de(?:l)?|y representación de)|por (?:el|la|parte de(?:l)?)|"
        r"representando a(?:l)?"
    ),
    of_re=r"del|de|en|ante|por",
    article_re=r"el|la|los|las",
    titles=(
        "Embajador",
        "Embajadora",
        "Emb.",
        "Ministro",
        "Ministra",
        "Viceministro",
        "Viceministra",
        "Director Ejecutivo",
        "Directora Ejecutiva",
        "Director General",
        "Directora General",
        "Director",
        "Directora",
        "Doctor",
        "Doctora",
        "Dr.",
        "Dra.",
        "Sr.",
        "Sra.",
        "Srta.",
        "señor",
        "señora",
        "Señor",
        "Señora",
        "Don",
        "Doña",
        "D.",
        "Dña.",
        "Lic.",
        "Licenciado",
        "Licenciada",
        "Ing.",
        "Ingeniero",
        "Ingeniera",
        "Ec.",
        "Econ.",
        "Economista",
        "Prof.",
        "Profesor",
        "Profesora",
        "Senador",
        "Senadora",
        "Canciller",
        "S.E.",
        "Excmo.",
        "Excma.",
        "Excelentísimo",
        "Excelentísima",
        "Consejero",
        "Consejera",
        "Secretario",
        "Secretaria",
        "Presidente",
        "Presidenta",
        "Abg.",
        "Abogado",
        "Abogada",
        "Arq.",
        "Mtro.",
        "Mtra.",
        "Maestro",
        "Maestra",
        "Coordinador",
        "Coordinadora",
        "Moderador",
        "Moderadora",
        "Ministro Consejero",
        "Ministra Consejera",
        "Secretario Permanente",
        "Secretaria Permanente",
        "Secretario General",
        "Secretaria General",
    ),
    positions_re=(
        r"(?:vice|sub|jefe (?:de )?|encargad[oa] de )?(?:secretari[oa]|director[a]?|president[ea]|coordinador[a]?|"
        r"ministr[oa]|viceministr[oa]|representante|embajador[a]?|jef[ea]|gerente|asesor[a]?|delegad[oa]|expert[oa]|"
        r"consultor[a]?|especialista|oficial|profesor[a]?|analista|consejer[oa]|comisionad[oa]|relator[a]?|"
        r"moderador[a]?|"
        r"investigador[a]?|economista|agregad[oa]|cónsul|superintendente|gobernador[a]?|rector[a]?|decan[oa]|"
        r"encargad[oa]|"
        r"titular|punto focal|canciller|responsable|líder|técnic[oa]|docente|subsecretari[oa]|vicepresident[ea]|"
        r"subdirector[a]?)"
    ),
    verb_re=(
        r"(?:se |le |les |lo |también |además |luego |igualmente |asimismo )*(?:[a-záéíóúñü]+(?:ó|aron|ieron)|dijo|hizo|dio|"
        r"tuvo|puso|propuso|expuso|trajo|fue|quiso|pidió|dispuso|supuso|estuvo|condujo|vino|vio)(?![\wáéíóúñ])"
    ),
    present_re=(
        r"participaron|asistieron|estuvieron (?:presentes|representad[oa]s)|"
        r"cont[óo] con la (?:participación|presencia|asistencia)|"
        r"con la participación de|tomaron parte|l[oa]s participantes (?:fueron|incluyeron)|acudieron|concurrieron|"
        r"entre (?:los|las) participantes|participantes incluy"
    ),
    opened_re=(
        r"(?:inaugurad[oa]|abiert[oa]|presidid[oa]|moderad[oa]|clausurad[oa]|dirigid[oa]|conducid[oa]|instalad[oa]) por|"
        r"palabras de (?:apertura|bienvenida|clausura)[^.]{0,40}a cargo de|"
        r"(?:apertura|inauguración) (?:estuvo )?a cargo de"
    ),
    speaks_for_re=r"representantes?|delegad[oa]s?|delegación|portavoz|observador[a]?|jef[ea] de (?:la )?delegación",
    narrative_re=(
        r"(?:la|el|esta|este) (?:reunión|taller|sesión|seminario|evento) (?:fue (?:clausurad|suspendid|levantad)|concluyó|"
        r"finalizó|culminó|terminó)|no habiendo (?:más|otros)|en el (?:debate|intercambio) (?:que siguió|posterior|"
        r"general)|"
        r"tras (?:un|el) (?:intercambio|debate|receso)|"
        r"(?:los|todos los) participantes (?:acordaron|debatieron|agradecieron)"
    ),
)
