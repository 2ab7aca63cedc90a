"""Who is meant by what was typed beside a speech or a conclusion: a person, a body, several, by name or by less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.persons import Person
from pipeline.reading.imports.roster import Entry, Roster
from pipeline.reading.imports.speakers import same_person
from pipeline.reading.imports.words import squeezed

_AND = re.compile(r"\s*(?:[,;/\n&]|\s(?:y|e|and|et)\s|\s[–—+]\s)\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LEAST_LIKE = 0.84


@dataclass(frozen=True, slots=True)
class Meant:
    """Those who are meant; `is_certain` where nobody else can be; `behalf` is the body in whose name they spoke."""

    entries: tuple[Entry, ...]
    is_certain: bool = True
    behalf: str = ""

    @property
    def names(self) -> str:
        """Who they are, for people to read."""
        fields = (entry.fields for entry in self.entries)
        return ", ".join(str(each.get("name") or each.get("organisation") or each.get("country")) for each in fields)


class Matcher:
    """Finds participants by what people call them."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary, officers: list[tuple[str, Entry]]) -> None:
        self._roster = roster
        self._words = vocabulary
        self._officers = officers
        self._grammar = roster.grammar

    def find(self, text: str) -> Meant | None:
        """Those whom a text names; None if it names nobody who is known."""
        bare = text.strip(" .:;,–—")
        if not bare:
            return None
        ways = (self._for_another, self._several, self._one, self._bracketed, self._with_more)
        return next((found for way in ways if (found := way(bare))), None)

    def id_of(self, entry: Entry) -> str:
        """The `id` of an entry."""
        return self._roster.id_of(entry)

    def _one(self, text: str) -> Meant | None:
        """A single person or body, by the ways in which one may be named, the surest first."""
        ways: tuple[Callable[[str], Meant | None], ...] = (
            self._by_name, self._by_body, self._by_office, self._by_surname, self._by_position, self._by_likeness,
        )  # fmt: skip
        return next((found for way in ways if (found := way(text))), None)

    def _persons(self) -> Iterator[tuple[Entry, Person]]:
        for entry in self._roster.entries:
            if entry.person is not None:
                yield entry, entry.person

    def _by_name(self, text: str) -> Meant | None:
        title, name = self._parted(text)
        wanted = squeezed(name)
        exact = [entry for entry, person in self._persons() if wanted == squeezed(person.name)]
        if exact:
            return Meant((exact[0],), len(exact) == 1)
        alike = [entry for entry, person in self._persons() if same_person(person, Person(name, title))]
        return Meant((alike[0],)) if len(alike) == 1 else None

    def _parted(self, text: str) -> tuple[str, str]:
        match = re.match(rf"{self._grammar.article}({self._grammar.titles_re})", text)
        return (match[1].strip(), text[match.end() :].strip()) if match else ("", text)

    def _by_surname(self, text: str) -> Meant | None:
        """`Sr. Pérez`, `Pérez`: all its words are names of one person; of several, the one whom that title fits."""
        title, name = self._parted(text)
        wanted = {squeezed(word) for word in name.split()}
        found = [(e, p) for e, p in self._persons() if wanted and wanted <= {squeezed(word) for word in p.name.split()}]
        is_certain = len(found) == 1 and (bool(title) or len(wanted) > 1)
        for alike in (self._is_title, self._is_gender):
            if len(found) > 1 and title:
                found = [(e, p) for e, p in found if alike(title, str(e.fields.get("title", "")))] or found
        return Meant((found[0][0],), is_certain) if len(found) == 1 else None

    @staticmethod
    def _is_title(one: str, other: str) -> bool:
        return squeezed(one) == squeezed(other)

    def _is_gender(self, one: str, other: str) -> bool:
        """Whether two titles are given to persons of one gender, and to no others."""
        forms = self._grammar.office.lexicon(self._grammar.language).title_forms
        first, second = (forms.get(title.lower()) or forms.get(f"{title.lower()}.") for title in (one, other))
        return bool(first and second and first[1] and first[1] == second[1])

    def _by_body(self, text: str) -> Meant | None:
        """A body or country, in any language, by acronym or name: its entry, or the one person who stands for it."""
        for candidate in (text, *self._spoken_for(text)):
            keys = {self.key(part) for part in (candidate, *re.split(r"\s*/\s*", candidate))}
            found = [e for e in self._roster.entries if self._keys(e) & keys]
            if found:
                return self._of_body(found)
        return None

    def _of_body(self, found: list[Entry]) -> Meant | None:
        alone = [entry for entry in found if entry.person is None]
        heads = [entry for entry in found if entry.fields.get("role") == "head"]
        if alone:
            return Meant((alone[0],))
        if len(found) == 1 or heads:
            return Meant(((heads or found)[0],), is_certain=False)
        return None

    def _spoken_for(self, text: str) -> Iterator[str]:
        """The body in `representante de Chile`, `Delegación del Perú`, `the representative of ALADI`."""
        cues = self._grammar.cues
        for_body = rf"{self._grammar.article}(?:{cues.speaks_for_re})\s+(?:{cues.of_re})\s+{self._grammar.article}(.+)"
        if match := re.fullmatch(for_body, text, re.IGNORECASE):
            yield match[1]
            return
        known = self._grammar.known_bodies.findall(text)
        if len(known) == 1 and self._grammar.position.match(text):
            yield known[0]

    def key(self, text: str) -> str:
        """What is equal for all names of one body or state."""
        office = self._grammar.office
        bare = self._grammar.without_article(text.strip())
        house = (*office.house.names.values(), *office.house.secretariat.values(), office.house.short)
        if self._words.is_one_of("secretariat", bare) or squeezed(bare) in map(squeezed, house):
            return f"body {office.house.short}"
        if body := office.body(bare) or office.body(_BRACKETS.sub("", bare)):
            return f"body {body.names.get(self._grammar.language, '')}{body.acronym(self._grammar.language)}"
        if state := office.state(bare):
            return f"state {state.names}"
        return f"words {squeezed(bare)}"

    def _keys(self, entry: Entry) -> set[str]:
        said = [str(entry.fields[kind]) for kind in ("organisation", "country") if entry.fields.get(kind)]
        inner = [match for text in said for match in _BRACKETS.findall(text)]
        return {self.key(text) for text in (*said, *inner)}

    def _by_office(self, text: str) -> Meant | None:
        """One who held an office of the meeting, by that office: `Moderadora`."""
        role = self._words.meaning("officers", self._grammar.without_article(text))
        found = [entry for office, entry in self._officers if office == role]
        return Meant((found[0],), is_certain=False) if len(found) == 1 else None

    def _by_position(self, text: str) -> Meant | None:
        wanted = squeezed(self._grammar.without_article(text))
        found = [
            entry
            for entry in self._roster.entries
            if (position := squeezed(str(entry.fields.get("position", "")))) and position in (wanted, wanted[:-4])
        ]
        return Meant((found[0],), is_certain=False) if len(found) == 1 else None

    def _by_likeness(self, text: str) -> Meant | None:
        """A name with a slip of the finger."""
        from difflib import SequenceMatcher

        wanted = squeezed(self._parted(text)[1])
        likeness = [
            (SequenceMatcher(None, wanted, squeezed(person.name), autojunk=False).ratio(), number, entry)
            for number, (entry, person) in enumerate(self._persons())
        ]
        best = max(likeness, key=lambda each: each[:2], default=None)
        if best is None or best[0] < _LEAST_LIKE or len(text.split()) < 2:
            return None
        return Meant((best[2],), is_certain=False)

    def _bracketed(self, text: str) -> Meant | None:
        """`Juan Pérez (SICA)`: one by what stands before the brackets, else by what stands in them."""
        match = _BRACKETS.search(text)
        if match is None:
            return None
        before = text[: match.start()].strip()
        return (self._one(before) if before else None) or self._one(match[1].strip())

    def _for_another(self, text: str) -> Meant | None:
        """`Juan Pérez, en nombre de la CAN`: who spoke, and for whom."""
        behalf = re.compile(rf"[\s,]+(?:{self._grammar.cues.behalf_re})\s+(.+)$", re.IGNORECASE).search(text)
        found = self.find(text[: behalf.start()]) if behalf else None
        return replace(found, behalf=self._grammar.body_key(behalf[1])) if behalf and found else None

    def _with_more(self, text: str) -> Meant | None:
        """`Juan Pérez, Director de X`, `Juan Pérez – SICA`: one of whom more is said."""
        head, comma, _ = re.sub(r"\s[–—-]\s", ",", text).partition(",")
        return self._one(head.strip()) if comma else None

    def _several(self, text: str) -> Meant | None:
        """Several who spoke together; None unless each of them is known by name."""
        parts = [part.strip(" .") for part in _AND.split(text) if part.strip(" .")]
        ways = (self._by_name, self._by_body, self._by_office, self._by_surname)
        found = [next((meant for way in ways if (meant := way(part))), None) for part in parts]
        if len(parts) < 2 or not all(found):
            return None
        entries = {id(entry): entry for each in found if each for entry in each.entries}
        is_certain = all(each.is_certain for each in found if each)
        return Meant(tuple(entries.values()), is_certain) if len(entries) > 1 else None

    def body_in(self, text: str) -> str:
        """What the input calls the body that a text speaks of; empty if it speaks of none."""
        if self._words.is_one_of("secretariat", text):
            return self._grammar.office.house.short
        if self._names_body(text):
            return self._grammar.body_key(text)
        return next((self._grammar.body_key(body) for body in self._spoken_for(text)), "")

    def _names_body(self, text: str) -> bool:
        bare = self._grammar.without_article(text)
        return self._grammar.knows(bare) or self._grammar.knows(_BRACKETS.sub("", bare))
