"""Lines of a cover as other people write them: mode, kind of document, place and days on one line, labels before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.office.words import Words
from pipeline.reading.imports.days import Days, read_days
from pipeline.reading.imports.words import squeezed, words_of

_LABEL = re.compile(
    r"(?:document[oe]?|doc\.?|s[ií]mbolo|symbol|cote|signatura|sigla|refer[eê]ncia|référence|reference|ref\.?|fechas?|dates?|"
    r"datas?|lugar|sede|place|venue|local|lieu|modalidade?|mod[eo]|formato?|ciudad|cidade|ville|city|n\.?[º°o]|"
    r"t[ií]tulo|titre|title)\s*(?:de la reuni[oó]n|da reuni[aã]o|de la réunion|of (?:the )?meeting)?\s*[:.]\s+(?=\S)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,;|•·(/]|\s[-–—]\s|\.\s)\s*")
_BLANK = re.compile(r"\s+")
_HELD = re.compile(
    r"^(?:celebrad[oa]|realizad[oa]|efectuad[oa]|held|which took place|tenue?|organisée?)s?\s+"
    r"(?:en|em|in|at|à|au|a)?\s*(?:la ciudad de |a cidade de |the city of )?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {
        "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "das", "dos", "du", "des", "le", "les",
        "et", "of", "the", "and", "d", "l", "en",
    }
)  # fmt: skip
_JOINING = frozenset(
    {
        "para", "por", "con", "com", "sobre", "entre", "for", "on", "with", "by", "to", "a", "au", "aux",
        "en", "sur", "pour", "avec", "dans", "no", "na", "nos", "nas", "em", "al",
    }
)  # fmt: skip

# squeezed words, each whole
_VIRTUAL = frozenset(
    {
        "virtual", "virtuel", "virtuelle", "virtually", "online", "on", "line", "videoconferencia",
        "videoconference", "videoconferenciazoom", "zoom", "webinar", "webinario", "webinaire",
        "visioconference", "distance", "distancia", "ligne", "linea", "linha", "remote", "remoto", "remota",
        "teams", "telematica",
    }
)  # fmt: skip
_PRESENT = frozenset(
    {
        "presencial", "presentiel", "presentielle", "person", "inperson", "facetoface", "face", "fisico",
        "fisica", "presencialmente", "personne",
    }
)  # fmt: skip
_HYBRID = frozenset(
    {
        "hybrid", "hibrida", "hibrido", "hybride", "semipresencial", "mixta", "mixto", "mixte", "mista",
        "misto",
    }
)  # fmt: skip
_EVENT = frozenset(
    {
        "reunion", "reuniao", "meeting", "seminario", "seminar", "seminaire", "taller", "workshop", "oficina",
        "atelier", "foro", "forum", "sesion", "sessao", "session", "seance", "encuentro", "encontro",
        "rencontre", "evento", "event", "evenement", "conferencia", "conference", "jornada", "modalidad",
        "modalidade", "formato", "format", "mode", "modo", "via", "por", "par", "a", "to", "in", "en", "em",
        "de", "la", "le", "l", "na", "no", "by", "manera", "maneira", "forma", "modality", "plataforma",
        "platform", "consulta", "consultation", "curso", "curs", "cours", "internacional", "regional",
    }
)  # fmt: skip
_TYPE = re.compile(
    r"(?:elaborado|borradorde|projetde|draft)?"
    r"(?:informe|reporte|relatoria|acta|memoria|ayudamemoria|relatorio|ata|rapport|procesverbal|compterendu|report|minutes|"
    r"summaryrecord|record|rapporteursreport|finalreport|reportoftherapporteur|aidememoire|summaryreport)"
    r"(?:final|finale|provisional|preliminar|resumido|resumida|ejecutivo|analytique|sommaire|synthetique|general|"
    r"d[eoa](?:la|l|s)?(?:relatoria|relator|relatora|reunion|reuniao|taller|seminario|foro|encuentro|oficina|evento|sintese|sintesis|"
    r"synthese|actividad|rapporteur|rapporteuse|atelier|seminaire|rencontre)|du(?:rapporteur|seminaire)|of(?:the)?(?:meeting|"
    r"workshop|seminar|rapporteur|proceedings)|desdebats|desdiscussions|destravaux|s)*"
)


def without_label(text: str) -> str:
    """A line without what says what it is: `Documento: SP/…`."""
    return _LABEL.sub("", text, count=1) if len(text) < 200 else text


def mode_of(text: str) -> str:
    """The mode that a line says and nothing else (`Modalidad virtual`, `Format hybride`); empty if it says more."""
    found = [squeezed(word) for word in words_of(text)]
    if not 0 < len(found) <= 7 or not set(found) <= _VIRTUAL | _PRESENT | _HYBRID | _EVENT:
        return ""
    return _named_mode(found)


def _named_mode(found: list[str]) -> str:
    said = set(found)
    if said & _HYBRID or (said & _VIRTUAL and said & _PRESENT):
        return "hybrid"
    return "virtual" if said & _VIRTUAL else "in-person" if said & _PRESENT else ""


def says_type(text: str) -> bool:
    """Whether a line says what kind of document it is, in any usual wording."""
    return len(text) < 90 and _TYPE.fullmatch(squeezed(text)) is not None


def place_and_days(text: str, words: Words) -> tuple[str, Days] | None:
    """Place and days of one line, in either order: `Lima, Perú, 5 y 6 de mayo de 2022`; None if it is anything else."""
    if not 8 < len(text) < 160:
        return None
    for before, after in _halves(text):
        for place, said in ((before, after), (after, before)):
            days = read_days(said.strip(" ()."), words) if is_place(place) else None
            if days is not None:
                return _HELD.sub("", place).strip(" ,;|•·–—-."), days
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_SEPARATOR, _BLANK):
        for match in pattern.finditer(text):
            yield text[: match.start()], text[match.end() :]


def is_place(text: str) -> bool:
    """Whether words may be a place: names alone, with their small words, no figure among them."""
    bare = _HELD.sub("", text).strip(" ,;|•·–—-.()")
    found = re.findall(r"[^\s,()]+", bare)
    if not found or len(found) > 9 or re.search(r"[\d:“”«»\"]", bare):
        return False
    return all(word[:1].isupper() or squeezed(word) in _SMALL for word in found) and found[0][:1].isupper()


def is_unfinished(text: str) -> bool:
    """Whether a line must go on in the next: it ends in a comma or a small word (`Diálogo sobre florestas e`)."""
    return text.endswith(",") or squeezed(text.rsplit(" ", 1)[-1]) in _SMALL | _JOINING
