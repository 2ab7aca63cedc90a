"""Persons as a sentence names them: title, name, position and organisation, in one grammar for the four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.countries import OTHER_COUNTRIES, is_other_country
from pipeline.reading.imports.cues import CUES
from pipeline.reading.imports.tongue import Cues

_WORD_OF_NAME = r"(?:[A-ZÀ-ÖØ-ÞŁŠŽŚŻĆČ][\w'’-]*\.?|[dDlL]['’][A-ZÀ-Þ][\w-]*)"
_PARTICLE = r"(?:de la|de los|de las|de|del|da|das|do|dos|di|du|des|la|le|van der|van den|van|von|y|e|El|La)"
_NAME = rf"{_WORD_OF_NAME}(?:\s+(?:{_PARTICLE}\s+)?{_WORD_OF_NAME}){{1,5}}"
_SURNAME = rf"(?:{_PARTICLE}\s+)?{_WORD_OF_NAME}(?:\s+(?:{_PARTICLE}\s+)?{_WORD_OF_NAME}){{0,4}}"

# Words that no person is called by; a name that has one is that of a body or of an event.
_NO_NAME = re.compile(
    r"\b(?:Associa\w*|Asocia\w*|Associação|Communit\w*|Comuni\w*|Communaut\w*|Organi[sz]a\w*|Organisation|"
    r"System|Sistema|"
    r"Système|Secretar[iy]\w*|Secrétariat|Summit|Cumbre|Cúpula|Sommet|Seminar\w*|Séminaire|Workshop|Taller|"
    r"Oficina|Atelier|"
    r"Meeting|Reunión|Reunião|Réunion|Council|Consejo|Conselho|Conseil|Commission|Comisión|Comissão|Committee|"
    r"Comité|Comitê|"
    r"Declara\w*|Déclaration|Program\w*|Programme|Union|Unión|União|Alliance|Alianza|Aliança|Bank|Banco|Banque|"
    r"Fund|Fondo|"
    r"Fonds|Ministr?y|Ministerio|Ministério|Ministère|Universi\w*|Institut\w*|Cent[er]\w*|Centro|States?|"
    r"Estados?|États?|"
    r"Group|Grupo|Groupe|Network|Red|Treaty|Tratado|Traité|Agreement|Acuerdo|Acordo|Accord|Member|Miembros|"
    r"Membros|Membres|"
    r"Regional|National|Nacional|International|Internacional|Plan|Agenda|Project|Proyecto|Projeto|Projet|"
    r"Participants?|"
    r"Participantes?|Republic|República|République|United|Unidas|Unies|Latin|American?|Caribbean|Caribe|"
    r"Caraïbes?|Andean|"
    r"Permanent|Permanente|Department|Departamento|Département|Direc\w*|Unit|Unidad|Unidade|Unité|Foreign|Digital|"
    r"January|February|March|April|June|July|August|September|October|November|December)\b"
)
_SECOND_GIVEN = frozenset(
    {
        "paul", "josé", "jose", "luis", "luís", "maría", "maria", "carlos", "antonio", "antônio", "josefina",
        "alberto", "eduardo", "fernanda", "pablo", "paulo", "pedro", "juan", "joão", "ana", "isabel", "jean",
        "pierre", "marie", "claude", "luc", "michel", "françois", "andrés", "andré", "manuel", "miguel", "ángel",
        "angel", "david", "beatriz", "cristina", "elena", "francisco", "ignacio", "javier", "jorge", "marc",
        "mario", "rafael", "ricardo", "roberto", "teresa", "victoria", "gabriela", "lucía", "anne", "louise",
    }
)  # fmt: skip
# what one is of a body alone, never of a subject: `Investigador de Fiocruz`, where `Director de Comercio` is none of it
_SERVES_BODY = re.compile(
    r"(?:(?:vice-?|co-?)?(?:president[ea]?|présidente?|representa\w+|représentante?|research(?:er|fellow)|"
    r"investigador[a]?|pesquisador[a]?|"
    r"chercheu(?:r|se)|fundador[a]?|founder|fondat(?:eur|rice)|member|miembro|membro|membre|delegad[oa]|"
    r"delegate|déléguée?|professor[a]?|"
    r"profesor[a]?|professeure?|analyst|analista|analyste|lecturer|docente|vocer[oa]|spokesperson|porta-voz|"
    r"porte-parole))",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÇ]{2}[A-Z0-9ÁÉÍÓÚÇ-]{0,13}")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+")


@dataclass(frozen=True, slots=True)
class Person:
    """One who is named; what is not said is empty. `end` is where in the sentence the naming ends."""

    name: str
    title: str = ""
    position: str = ""
    organisation: str = ""
    end: int = 0

    @property
    def surname(self) -> str:
        """The surname, by which the `id` is made: of three names the second, unless that is a given name."""
        tokens = [token for token in self.name.split() if token[:1].isupper()] or self.name.split() or [self.name]
        if len(tokens) >= 4 and tokens[1].casefold() in _SECOND_GIVEN:
            return tokens[2]
        if len(tokens) == 3:
            return tokens[2] if tokens[1].casefold() in _SECOND_GIVEN or tokens[1].endswith(".") else tokens[1]
        return tokens[-2] if len(tokens) >= 4 else tokens[-1]


class Grammar:
    """How one language names persons and bodies."""

    def __init__(self, office: Office, language: Language) -> None:
        self.office = office
        self.language = language
        self.cues: Cues = CUES[language]

    @cached_property
    def article(self) -> str:
        """An article, if there is one, whatever its case."""
        return rf"(?i:(?:{self.cues.article_re})(?:\s+|(?<=['’])))?"

    @cached_property
    def titles_re(self) -> str:
        """One title or several, the longest first."""
        titles = sorted(self.cues.titles, key=len, reverse=True)
        one = "|".join(re.escape(title) for title in titles)
        return rf"(?:(?i:{one})(?![\w])\.?\s+{self.article}){{1,3}}"

    @cached_property
    def person(self) -> re.Pattern[str]:
        """A person at this place: article, title and name."""
        return re.compile(rf"{self.article}(?P<title>{self.titles_re})?(?P<name>{_NAME})")

    @cached_property
    def titled_surname(self) -> re.Pattern[str]:
        """A title and a surname: one who has been named before (`Mr. Lora`)."""
        return re.compile(rf"{self.article}(?P<title>{self.titles_re})(?P<name>{_SURNAME})")

    @cached_property
    def position(self) -> re.Pattern[str]:
        """The beginning of a position."""
        return re.compile(rf"{self.article}(?:[\w-]+\s+){{0,3}}?{self.cues.positions_re}\b", re.IGNORECASE)

    @cached_property
    def of_body(self) -> re.Pattern[str]:
        """What leads to the body behind a name or a position: a small word and an article (` of the `)."""
        return re.compile(rf"\s(?:{self.cues.of_re})(?:\s+|(?<=['’])){self.article}")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """What one did who spoke."""
        return re.compile(self.cues.verb_re)

    @cached_property
    def known_bodies(self) -> re.Pattern[str]:
        """The names and acronyms of all bodies and states that the office knows, the longest first."""
        names: set[str] = set(OTHER_COUNTRIES)
        for body in self.office.bodies.values():
            names |= {*body.acronyms.values(), *body.names.values(), *body.variants}
        for state in self.office.states.values():
            names |= {*state.names.values(), *state.variants}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])")

    def name_at(self, text: str, start: int = 0) -> Person | None:
        """The person whose title and name begin here, None if nobody's do."""
        match = self.person.match(text, start)
        if match is None:
            return None
        name = self._trimmed(self._before_body(match["name"]))
        if name is None:
            return None
        title = " ".join((match["title"] or "").replace(",", " ").split())
        return Person(name, title, end=match.start("name") + len(name))

    def _before_body(self, name: str) -> str:
        """The name up to the body or country that follows it without a comma: `Juan Pérez de la FAO`."""
        for match in self.of_body.finditer(name):
            rest = name[match.end() :]
            if _ACRONYM.fullmatch(rest) or self.office.body(rest) or self.is_state(rest):
                return name[: match.start()] if " " in name[: match.start()] else name
        return name

    def _trimmed(self, name: str) -> str | None:
        """The name without what can't be one behind it; None for the name of a body or a country."""
        if _NO_NAME.search(name) or self.office.body(name) or self.is_state(name) or self._is_office(name):
            return None
        words = name.split()
        if len(words[-1]) > 3 and words[-1].endswith("."):
            name = name[:-1]
        return None if words[0].casefold() in self.cues.common or all(len(word) < 2 for word in words) else name

    def _is_office(self, name: str) -> bool:
        """Whether what looks like a name begins with a title or a position."""
        first = re.match(rf"{self.titles_re}|{self.cues.positions_re}(?![\w])", f"{name} ")
        return first is not None or re.match(rf"(?i:{self.cues.positions_re})(?![\w])", name) is not None

    def body_key(self, words: str) -> str:
        """What the input calls a body: its acronym in the language, the name of a state, or the words themselves."""
        bare = self.without_article(words.strip(" ,;.:"))
        acronym = re.search(r"\(([A-ZÁÉÍÓÚ][\w-]{1,14})\)\s*$", bare)
        house = self.office.house
        if self.language in house.secretariat and house.secretariat[self.language].startswith(bare) and " " in bare:
            return house.short
        for candidate in (bare, re.sub(r"\s*\([^)]*\)\s*$", "", bare), *([acronym[1]] if acronym else [])):
            if body := self.office.body(candidate):
                return body.acronym(self.language) or body.names.get(self.language, candidate)
            if state := self.office.state(candidate):
                return state.names.get(self.language, candidate)
        return acronym[1] if acronym else bare

    def without_article(self, words: str) -> str:
        """The words without an article before them."""
        return re.sub(rf"^{self.article}", "", words)

    def knows(self, words: str) -> bool:
        """Whether it is a name of one of the office's bodies or states."""
        return self.office.body(words) is not None or self.office.state(words) is not None

    def is_state(self, words: str) -> bool:
        """Whether it is the name of a country, one of the office's states or another."""
        return self.office.state(words) is not None or is_other_country(words)

    def split_position(self, words: str) -> tuple[str, str]:
        """Position and organisation of `Deputy Secretary of ALADI`; without an organisation that can be told, all of it."""
        for match in re.finditer(rf"(?<=\s)(?:{self.cues.of_re})(?:\s+|(?<=['’])){self.article}", words):
            rest, before = words[match.end() :].strip(), words[: match.start()].strip(" ,")
            named = _SERVES_BODY.fullmatch(before) and _ONE_NAME.fullmatch(rest)
            if rest and (named or self._is_body(rest)):
                return before, self.body_key(rest)
        return words.strip(" ,"), ""

    def _is_body(self, words: str) -> bool:
        bare = re.sub(r"\s*\([^)]*\)\s*$", "", words)
        if self.office.body(words) or self.office.body(bare) or self.is_state(bare):
            return True
        return bool(re.fullmatch(r"[A-ZÁÉÍÓÚÇ][A-Z0-9ÁÉÍÓÚÇ-]{1,}", bare)) or bool(
            re.match(
                r"(?:.{0,60}\b(?:Bank|Authority|Agency|Institute|University|Council|Commission|Ministry|"
                r"Association|Organi[sz]ation|"
                r"Foundation|Corporation|Chamber|Secretariat)(?: (?:of|for)\b.*)?$|Autori|Port Auth|Gobierno|"
                r"Government|Governo|Gouvernement|"
                r"Corpora|Federa|Confedera|Féd[eé]ra|Conf[eé]d[eé]ra|Congreso|Senado|Parlament|Parliament|"
                r"Assembl|Asamblea|Academi|Escuela|"
                r"Escola|École|Superintend|Consorci|Colegio|Coll[eè]ge|Hospital|Empresa|Sociedad|Société|"
                r"Fundación|Fundação|Fondation|"
                r"Observator|Servicio Nacional|Consejo|Conselho|Conseil|Minist|Universi|Instit|Banco|Bank|"
                r"Banque|Secretar[ií]a|Secrétariat|Embaj|Embass|Embaix|Ambassade|"
                r"Organi[sz]a|Asocia|Associa|Comisi|Commis|Comiss|C[aá]mara|Chamber|Centro|Cent[er]|Agenc|Fund|"
                r"Fonda|Red )",
                bare,
            )
        )
