"""Which chapter a heading opens: by the office's own words, else by the words that such chapters bear elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.words import squeezed


class Part(StrEnum):
    """What a chapter of the source becomes."""

    BACKGROUND = "background"
    INTERVENTIONS = "interventions"
    CONCLUSIONS = "conclusions"
    RECOMMENDATIONS = "recommendations"
    SECTION = "sections"
    ANNEX = "annexes"
    PARTICIPANTS = "participants"
    DOCUMENTS = "documents"
    CONTENTS = "contents"


_NUMERAL = re.compile(r"^\s*(?:[|│▌]\s*)?(?:(?:[IVXLC]{1,6}|[A-H]|\d{1,2})\s*[.)–—-]+\s+)?")
_ANNEX = re.compile(
    r"^(?:annex|anexo|annexe|appendix|apéndice|apêndice)\b\s*([IVXLC]+|\d+|[A-H])?(?![\w])[\s.:–—-]*(.*)$", re.I
)

# Squeezed: small letters, no blanks, no accents. Whole headings first, since a sentence may begin with any word.
_USUAL: Mapping[Part, str] = {
    Part.CONTENTS: "contents|tableofcontents|contenido|indice|tabladecontenido|sumario|tabledesmatieres|sommaire",
    Part.BACKGROUND: (
        "background|backgroundinformation|introduction|context|generalinformation|antecedentes|introduccion|contexto|"
        "informaciongeneral|antecedentesyobjetivos|presentacion|introducao|informacoesgerais|contexte|informationsgenerales|"
        "antecedentesegenerales|contexteetobjectifs|openingofthemeeting|inauguracion"
    ),
    Part.INTERVENTIONS: (
        "interventions|summaryoftheinterventions|summaryofproceedings|proceedings|summaryofdiscussions|summaryofstatements|"
        "intervenciones|resumendeintervenciones|sintesisdelasintervenciones|sintesisdeintervenciones|desarrollodelareunion|"
        "desarrollo|desarrollodeltaller|intervencoes|sintesedasintervencoes|resumodeintervencoes|desenvolvimentodareuniao|"
        "interventionsdesparticipants|synthesedesinterventions|resumedinterventions|deroulementdelareunion|summaryoftheproceedings"
    ),
    Part.CONCLUSIONS: (
        "conclusions|conclusionsandrecommendations|agreements|conclusionsandagreements|conclusiones|conclusionesyrecomendaciones|"
        "acuerdos|conclusionesyacuerdos|acuerdosyconclusiones|conclusoes|conclusoeserecomendacoes|conclusoeseacordos|"
        "conclusionsetrecommandations|conclusionsetaccords|mainconclusions|principalesconclusiones|principaisconclusoes"
    ),
    Part.RECOMMENDATIONS: "recommendations|recomendaciones|recomendacoes|recommandations",
    Part.PARTICIPANTS: (
        "listofparticipants|participants|listadeparticipantes|participantes|listedesparticipants|participantslist|"
        "attendance|asistencia|listadeasistencia"
    ),
    Part.DOCUMENTS: "listofdocuments|listadedocumentos|listedesdocuments|documents|documentos",
}
_STEMS: Mapping[Part, str] = {
    Part.BACKGROUND: r"background|antecedent|introduc|contexte|generalinformation",
    Part.INTERVENTIONS: r"(?:summary|resumen|resumo|resume|sintesis|sintese|synthese).{0,6}?(?:intervenc|interven)|interven[ct]",
    Part.CONCLUSIONS: r"conclus",
    Part.RECOMMENDATIONS: r"recom",
    Part.PARTICIPANTS: r"lis[t]\w*participant",
    Part.DOCUMENTS: r"lis[t]\w*document",
}


def bare_heading(text: str) -> str:
    """A heading without its bar and its numeral."""
    return _NUMERAL.sub("", text, count=1).strip()


def annex_title(text: str) -> str | None:
    """The title behind the label of an annex (empty if the label stands alone); None if the text is no such heading."""
    match = _ANNEX.match(text.strip())
    return match[2].strip() if match and len(text) < 300 else None


class Headings:
    """The headings of a report in one language, of the office and of others."""

    def __init__(self, office: Office, language: Language) -> None:
        words = office.words(language)
        self._known: dict[str, Part] = {}
        for part, usual in _USUAL.items():
            self._known |= dict.fromkeys(usual.split("|"), part)
        own = {**words.chapters, "participants": words.annexes.participants, "documents": words.annexes.documents}
        for kind in office.types.values():
            own |= kind.headings.get(language, {})
        own["contents"] = words.contents.heading
        self._known |= {squeezed(heading): Part(part) for part, heading in own.items() if part in set(Part)}

    def exactly(self, text: str) -> Part | None:
        """The part that a whole heading names, None if it is no known one."""
        if len(text) > 120:
            return None
        return self._known.get(squeezed(bare_heading(text)))

    def nearly(self, text: str) -> Part | None:
        """As `exactly`; of a heading that the source itself marks as one, its first words are enough."""
        if (known := self.exactly(text)) or len(text) > 120:
            return known
        plain = squeezed(bare_heading(text))
        return next((part for part, stem in _STEMS.items() if re.match(stem, plain)), None)
