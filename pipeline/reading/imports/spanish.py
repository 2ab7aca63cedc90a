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
        r"en su (?:intervención|turno)|también|inicialmente|en respuesta|al respecto|por su turno|en conclusión|"
        r"entonces"
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
        r"subdirector[a]?|contralor[a]?|alcalde(?:sa)?|intendent[ea]|magistrad[oa]|fiscal|procurador[a]?|diputad[oa]|"
        r"senador[a]?|vocer[oa]|catedrátic[oa]|fundador[a]?|miembro|integrante|portavoz|vocal|tesorer[oa]|"
        r"inspector[a]?|"
        r"administrador[a]?|auditor[a]?|ingenier[oa]|estadístic[oa]|facilitador[a]?)"
    ),
    verb_re=(
        r"(?:se |le |les |lo |también |además |luego |igualmente |asimismo )*(?:[a-záéíóúñü]+(?:ó|aron|ieron)|"
        r"ha [a-z]+do|"
        r"[a-z]*(?:dijo|hizo|dio|tuvo|puso|dujo|trajo|fue|quiso|pudo|supo|vino|vio)|[a-z]*(?:tuv|pus|duj|vin|"
        r"hic|dij|traj)ieron|"
        r"señala|indica|informa|expresa|manifiesta|propone|agradece|destaca|subraya|pregunta|explica|considera|"
        r"recuerda|afirma|"
        r"menciona|plantea|comenta|sugiere|reitera|solicita|presenta|expone|resalta|dice|apunta|añade|"
        r"agrega)(?![\wáéíóúñ])"
    ),
    present_re=(
        r"participaron|asistieron|estuvieron (?:presentes|representad[oa]s)|"
        r"cont[óo] con la (?:participación|presencia|asistencia)|"
        r"con la participación de|tomaron parte|l[oa]s participantes (?:fueron|incluyeron)|acudieron|concurrieron|"
        r"entre (?:los|las) participantes|participantes incluy"
    ),
    opened_re=(
        r"(?:inaugurad[oa]s?|abiert[oa]s?|presidid[oa]s?|moderad[oa]s?|clausurad[oa]s?|dirigid[oa]s?|conducid[oa]s?|"
        r"instalad[oa]s?) por|"
        r"palabras de (?:apertura|bienvenida|clausura)[^.]{0,40}a cargo de|"
        r"(?:apertura|inauguración|bienvenida|clausura|moderación|presidencia|conducción|instalación)[^.;]{0,60}"
        r"(?:a cargo del?|correspondió al?|recayó en|ejercida por|por parte del?)|(?:facilitad[oa]s?|coordinad[oa]s?) por"
    ),
    speaks_for_re=r"representantes?|delegad[oa]s?|delegación|portavoz|observador[a]?|jef[ea] de (?:la )?delegación",
    narrative_re=(
        r"(?:concluid|finalizad|terminad|culminad|agotad)[oa]s?|al (?:término|finalizar|concluir|cierre) |"
        r"se (?:proyectó|abrió|dio|"
        r"procedió|suspendió|levantó|clausuró|sometió|acordó)|no habiendo|(?:la|el) (?:presidencia|"
        r"moderador[a]?) (?:abrió|cerró|"
        r"levantó|suspendió)|los asistentes |"
        r"(?:la|el|esta|este) (?:reunión|taller|sesión|seminario|evento) (?:fue (?:clausurad|suspendid|"
        r"levantad)|concluyó|"
        r"finalizó|culminó|terminó)|no habiendo (?:más|otros)|en el (?:debate|intercambio) (?:que siguió|posterior|"
        r"general)|"
        r"tras (?:un|el) (?:intercambio|debate|receso)|"
        r"(?:los|todos los) participantes (?:acordaron|debatieron|agradecieron)"
    ),
    adverbial_re=(
        r"en|con|tras|después|antes|al|a|ante|para|por|sobre|respecto|desde|durante|según|como|cuando|luego|además|"
        r"concluid[oa]|terminad[oa]|finalizad[oa]|refiriéndose|[a-záéíóú]+[ai]d[oa]s?|[a-záéíóú]+ndo|[a-záéíóú]+mente"
    ),
    floor_re=(
        r"(?:inici|abri|cerr|clausur|continu|prosigui|sigui|concluy|complet|encabez|dio inicio|"
        r"dio comienzo)[óa-z]*(?: [^,.;:]{0,60}?)??"
        r"(?= (?:el|la) (?-i:[A-ZÁÉÍÓÚ]|señor|doctor|embajador|ministr|director|representante|delegad))|"
        r"(?:tomó|hizo uso de|pidió|retomó) (?:luego |después |también |entonces )?la palabra(?: (?:luego|"
        r"después|también))?|"
        r"intervin(?:o|ieron)(?: (?:luego|después|también|a continuación))?,?|"
        r"se (?:le )?(?:dio|concedió|cedió|otorgó|ofreció) (?:luego |después )?la palabra al?|"
        r"(?:le )?correspondió (?:el turno|la palabra|intervenir) al?|"
        r"la (?:primera|segunda|tercera|cuarta|quinta|última|siguiente) (?:intervención|ponencia|presentación|"
        r"exposición) "
        r"(?:estuvo|corrió) a cargo del?|"
        r"(?:el|la) (?:primer|primera|segundo|segunda|tercer|tercera|siguiente|últim[oa]) "
        r"(?:orador|oradora|ponente|expositor|expositora|panelista) fue"
    ),
)
