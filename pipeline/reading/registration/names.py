"""Names as they are typed into lists, to names as they are printed: turned round, in the right case, without title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.cues import CUES
from pipeline.reading.registration.wording import PARTICLES, in_name_case, is_shouted, plain

_SUFFIX = re.compile(r"(?:jr|sr|ph\.?\s?d|m\.?\s?a|m\.?\s?sc|mba|esq|ii|iii|iv|md|llm|dds)\.?", re.IGNORECASE)
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Named:
    """One person's name: as it is printed, the title before it, the surname by which an `id` is made."""

    name: str
    title: str = ""
    surname: str = ""
    position: str = ""


@dataclass(frozen=True)
class NameReader:
    """Reads names by the office's words."""

    office: Office
    language: Language

    def read(self, typed: str) -> Named:
        """The person of one cell that holds the whole name.

        >>> # `PÉREZ GÓMEZ, Juan`, `Dra. ANA DE LA CRUZ`, `PEREZ Juan` and `Juan PÉREZ` are all understood
        """
        title, rest = self.split_title(" ".join(typed.split()).strip(" ,;"))
        before, comma, after = (part.strip() for part in rest.partition(","))
        if comma and after and not _SUFFIX.fullmatch(after):
            if self._is_position(after):
                return Named(self._whole(before), title, self._surname_in_capitals(before), after)
            inner, after = self.split_title(after)
            return self.joined(after, before, title or inner)
        if not comma and (turned := self._turned(rest)):
            given, surname = turned
            return self.joined(given, surname, title)
        return Named(
            self._whole(before) + (f", {after}" if comma and after else ""), title, self._surname_in_capitals(rest)
        )

    def joined(self, given: str, surname: str, title: str = "") -> Named:
        """The person of given names and surnames that stand apart."""
        inner, given = self.split_title(given)
        given, surname = self._cased(given), self._cased(surname, first=not given)
        return Named(f"{given} {surname}".strip(), title or inner, self._first(surname))

    def split_title(self, typed: str) -> tuple[str, str]:
        """Title and rest; a title is at most three of those known, and something must be left to be called by."""
        words = typed.split()
        for count in range(min(_MOST_TITLES, len(words) - 1), 0, -1):
            said = self.known_title(" ".join(words[:count]))
            if said and self._leaves_name(words[:count], words[count:]):
                more, rest = self.split_title(" ".join(words[count:]))
                return (f"{said} {more}".strip(), rest)
        glued = re.match(r"((?:[A-Za-z]{1,6}\.)+)(?=[A-ZÀ-Þ][\w'’-]+)", typed)
        if glued and (said := self.known_title(glued[1])):
            return said, typed[glued.end() :].strip()
        return "", typed

    def known_title(self, typed: str) -> str:
        """A title as the office writes it; empty for what is none."""
        return self._titles.get(_title_key(typed), "")

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Every title by its form for comparing: those of the lists first, then those of the languages."""
        lexicons = [self.office.lexicon(language) for language in self.office.languages]
        forms = [form for each in lexicons for one in each.titles for form in (*one.he, *one.she, *one.any)]
        cued = [title for language in Language for title in CUES[language].titles]
        found: dict[str, str] = {}
        for title in (*self.office.registration.titles, *forms, *cued):
            found.setdefault(_title_key(title), title)
        return found

    @staticmethod
    def _leaves_name(title: list[str], rest: list[str]) -> bool:
        """Whether what follows is a name: two words, or one behind an abbreviated title (`Sra. Soto`)."""
        abbreviated = title[-1].endswith(".")
        if len(title[-1]) == 1:
            return False  # `M` without its point is an initial
        return len(rest) > 1 or (abbreviated and bool(rest)) or (bool(rest) and plain(title[-1]) in _SHORT)

    def _is_position(self, words: str) -> bool:
        first = re.split(r"\s", plain(words))[0]
        return any(re.match(rf"(?:{CUES[language].positions_re})(?!\w)", first) for language in Language)

    def _turned(self, name: str) -> tuple[str, str] | None:
        """Given names and surnames of `PÉREZ GÓMEZ Juan`, where capitals say which is which."""
        words = name.split()
        loud = [self._is_loud(word) for word in words]
        count = next((at for at, is_loud in enumerate(loud) if not is_loud), len(words))
        while count and words[count - 1].lower() in self._small:
            count -= 1
        if 0 < count < len(words) and not any(loud[count:]) and any(len(word) > 2 for word in words[:count]):
            return " ".join(words[count:]), " ".join(words[:count])
        return None

    def _is_loud(self, word: str) -> bool:
        letters = [sign for sign in word if sign.isalpha()]
        if word.lower() in self._small:
            return True
        return len(letters) > 1 and not word.endswith(".") and all(sign.isupper() for sign in letters)

    def _surname_in_capitals(self, name: str) -> str:
        """The first surname of `Juan PÉREZ GÓMEZ`; empty where capitals do not tell."""
        words = [word for word in name.split() if word.lower() not in self._small]
        loud = [word for word in words if self._is_loud(word)]
        quiet = any(word != word.upper() for word in words)
        return self._first(self._cased(" ".join(loud))) if loud and quiet else ""

    def _whole(self, name: str) -> str:
        if is_shouted(name):
            return in_name_case(name, self._small)
        words = [
            in_name_case(word, self._small) if self._is_loud(word) and len(word) > 2 else word for word in name.split()
        ]
        return " ".join(
            word.lower() if word.lower() in self._small and number else word for number, word in enumerate(words)
        )

    def _cased(self, part: str, *, first: bool = True) -> str:
        if is_shouted(part) or all(self._is_loud(word) for word in part.split()):
            return in_name_case(part, self._small, first=first)
        return part

    def _first(self, surname: str) -> str:
        """The first word of a surname that is no small one."""
        return next((word for word in surname.split() if word.lower() not in self._small), surname)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The small words of names; a lone `e`, `o` or `a` is an initial, but for the `e` of Portuguese."""
        kept = {"e"} if self.language is Language.PORTUGUESE else set()
        return frozenset(
            {word for word in PARTICLES if word in self.office.registration.small_words}
            | kept
            | {"y", "ten", "ter", "zu"}
        )


_SHORT = frozenset(
    {"sr", "sra", "srta", "dr", "dra", "mr", "mrs", "ms", "mme", "mlle", "ing", "lic", "prof", "emb", "amb"}
)


def _title_key(typed: str) -> str:
    return plain(typed).replace(" ", "")
