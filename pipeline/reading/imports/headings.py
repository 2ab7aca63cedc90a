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

# Squeezed: small letters, no blanks, no accents. Whole headings that no pattern below has.
_USUAL: Mapping[Part, str] = {
    Part.CONTENTS: "contents|tableofcontents|contenido|indice|tabladecontenido|sumario|tabledesmatieres|sommaire",
    Part.BACKGROUND: "antecedentesegenerales",
    Part.INTERVENTIONS: "desarrollo|resumedinterventions",
    Part.PARTICIPANTS: (
        "listofparticipants|participants|listadeparticipantes|participantes|listedesparticipants|participantslist|"
        "attendance|asistencia|listadeasistencia"
    ),
    Part.DOCUMENTS: "listofdocuments|listadedocumentos|listedesdocuments|documents|documentos",
}
# A noun of the part, others joined to it, and what it is of; squeezed as the headings are. Whole headings too, since a sentence
# may begin with any word.
_OF = r"(?:of|ofthe|de|dela|delos|delas|del|do|da|dos|das|du|des|sur)"
_THE = r"(?:the|los|las|el|la|o|a|os|as|les|le|l)?"
_AND = r"(?:and|y|e|et)"
_MEETING = (
    r"(?:meeting|workshop|seminar|forum|session|event|conference|consultation|webinar|reunion|taller|seminario|foro|sesion|"
    r"encuentro|evento|jornadas?|conferencia|consulta|curso|mesaredonda|oficina|reuniao|encontro|sessao|atelier|seminaire|"
    r"rencontre|seance|conferences?|colloque|webinaire|webinario)"
)
_MAIN_ONES = (
    r"(?:main|key|final|general|principales|principais|finales|finais|finals|generales|gerais|generals|principaux)?"
)
_THINGS = (
    r"(?:interventions?|statements|discussions?|debates?|presentations|exchanges?(?:ofviews)?|proceedings|deliberations|"
    r"contributions|dialogues?|intervenciones|discusiones|exposiciones|presentaciones|ponencias|deliberaciones|"
    r"intercambios?(?:deopiniones)?|dialogos?|intervencoes|discussoes|apresentacoes|exposicoes|deliberacoes|debats?|echanges?|"
    r"exposes|travaux|trabajos|trabalhos)"
)
_ACCOUNT = (
    r"(?:summary|summaryrecord|record|account|development|conduct|resumen|sintesis|relato|desarrollo|resumo|sintese|"
    r"desenvolvimento|resume|synthese|compterendu|deroulement|relacion|cronica)"
)
_NOUNS: Mapping[Part, str] = {
    Part.BACKGROUND: (
        r"background|backgroundinformation|introduction|introductoryremarks|context|generalinformation|overview|rationale|"
        r"objectives?|purpose|opening|openingsession|preamble|antecedentes?|introduccion|contexto|marcogeneral|marcodereferencia|"
        r"informaciongeneral|datosgenerales|presentacion|objetivos?|justificacion|apertura|inauguracion|sesioninaugural|"
        r"sesiondeapertura|preambulo|introducao|apresentacao|informacoesgerais|dadosgerais|abertura|sessaodeabertura|"
        r"sessaoinaugural|enquadramento|contexte|presentation|objectifs?|informationsgenerales|ouverture|seancedouverture|"
        r"rappel|miseencontexte|preambule|organizacion|organisation|organizacao|participation"
    ),
    Part.CONCLUSIONS: (
        r"conclusions?|concludingremarks|agreements?|commitments|decisions?|outcomes?|results|nextsteps|wayforward|takeaways|"
        r"findings|conclusiones|acuerdos|compromisos|decisiones|resultados|proximospasos|conclusoes|acordos|compromissos|decisoes|"
        r"encaminhamentos|proximospassos|accords|engagements|resultats|prochainesetapes|suites(?:adonner)?|recommendations|"
        r"recomendaciones|recomendacoes|recommandations"
    ),
}


def _joined(nouns: str) -> re.Pattern[str]:
    one = rf"{_THE}{_MAIN_ONES}(?:{nouns}){_MAIN_ONES}"
    return re.compile(rf"{one}(?:{_AND}?{one})*(?:{_OF}{_THE}{_MEETING})?")


_PATTERNS: Mapping[Part, re.Pattern[str]] = {
    Part.RECOMMENDATIONS: re.compile(rf"{_MAIN_ONES}(?:recommendations|recomendaciones|recomendacoes|recommandations)"),
    Part.CONCLUSIONS: _joined(_NOUNS[Part.CONCLUSIONS]),
    Part.INTERVENTIONS: re.compile(
        rf"(?:{_ACCOUNT}(?:{_OF}{_THE}(?:{_THINGS}|{_MEETING})(?:{_AND}{_THE}{_THINGS})*)+|{_THE}{_THINGS}(?:{_AND}{_THE}{_THINGS})*"
        rf"(?:{_OF}{_THE}(?:{_MEETING}|participant[aes]?s?|delegacion?e?s|delegations|delegates|delegados))*)"
    ),
    Part.BACKGROUND: _joined(_NOUNS[Part.BACKGROUND]),
}
_STEMS: Mapping[Part, str] = {
    Part.BACKGROUND: r"background|antecedent|introduc|contexte|generalinformation",
    Part.INTERVENTIONS: r"(?:summary|resumen|resumo|resume|sintesis|sintese|synthese).{0,6}?(?:intervenc|interven)|interven[ct]",
    Part.CONCLUSIONS: r"conclus",
    Part.RECOMMENDATIONS: r"recom",
    Part.PARTICIPANTS: r"list\w*participant",
    Part.DOCUMENTS: r"list\w*document",
}


def _usual(plain: str) -> Part | None:
    return next((part for part, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)


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
        plain = squeezed(bare_heading(text))
        return self._known.get(plain) or _usual(plain)

    def nearly(self, text: str) -> Part | None:
        """As `exactly`; of a heading that the source itself marks as one, its first words are enough."""
        if (known := self.exactly(text)) or len(text) > 120:
            return known
        plain = squeezed(bare_heading(text))
        return next((part for part, stem in _STEMS.items() if re.match(stem, plain)), None)
