"""The office: a folder of data, its bytes read once and their meaning found when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.office.data import DataFile, digest_of
from pipeline.office.dates import day_words, month_words
from pipeline.office.fonts import Fonts
from pipeline.office.notices import Notice, Notices, Wording, wording_of
from pipeline.office.types import DocumentType, DocumentTypes, House
from pipeline.office.words import Words

if TYPE_CHECKING:  # few runs ask for them, and each kind of data costs time to set up
    from pipeline.office.acronyms import Acronyms
    from pipeline.office.bodies import Bodies, Body
    from pipeline.office.clearance import ClearanceRule, ClearanceWords
    from pipeline.office.forms import FormWords
    from pipeline.office.lexicon import Lexicon
    from pipeline.office.names import BodyNames
    from pipeline.office.registration import Registration
    from pipeline.office.states import State, States
    from pipeline.office.symbols import SymbolRule


NOTICES = "notices.yaml"
_MAKES_NO_PAGE = ("language.", "acronyms.", "bodies.", "registration.", "symbols.", "form.", "clearance.")


@dataclass(frozen=True)
class Office:
    """The office's data; a snapshot, so that files changed during a run change nothing in it."""

    folder: Path
    files: Mapping[str, bytes]
    fonts_folder: Path | None = None

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data files that pages are made of, names and bytes, but the notices, of which each has its own."""
        return digest_of({name: content for name, content in self.page_files.items() if name != NOTICES})

    @property
    def page_files(self) -> dict[str, bytes]:
        """The data files that pages are made of; what only rules and imports read makes no page."""
        return {name: content for name, content in self.files.items() if not name.startswith(_MAKES_NO_PAGE)}

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages that the office has words for, in the order of its masthead."""
        return tuple(language for language in Language if f"words.{language}.yaml" in self.files)

    def words(self, language: Language) -> Words:
        """The office's words in a language. TemplateError U101 to U107 if the file is missing or broken."""
        if language not in self._words:
            self._words[language] = self._file(f"words.{language}.yaml").read(Words)
        return self._words[language]

    @cached_property
    def _words(self) -> dict[Language, Words]:
        return {}

    @cached_property
    def written(self) -> dict[str, bytes]:
        """What reports carried of it so far, by the notices in it: it is the same for most, and takes 10 ms to write."""
        return {}

    @cached_property
    def notices(self) -> Notices:
        """All wordings of the legal notice, by language, the oldest first."""
        notices: Notices = self._file(NOTICES).read(Notices)
        return notices

    def notice(self, language: Language, month: str) -> Notice:
        """The legal notice of a month (`2024-04`), a year, or no time (empty): its lines, byte for byte. TemplateError U108."""
        return self.wording(language, month).filled(self.month_words(month, language), month)

    def wording(self, language: Language, month: str) -> Wording:
        """The wording of the notice that was in force in a month, or was seen first thereafter. TemplateError U108."""
        return wording_of(self.notices, language, month, self._name(NOTICES))

    @cached_property
    def types(self) -> Mapping[str, DocumentType]:
        """The kinds of document by key; the first is that of an input that names none."""
        types: Mapping[str, DocumentType] = self._file("types.yaml").read(DocumentTypes)
        return types

    def type(self, key: str) -> DocumentType:
        """The kind of document of a key; the first kind for a key that is not known, which the rules tell of."""
        return self.types.get(key) or next(iter(self.types.values()))

    def title(self, key: str, language: Language) -> str:
        """The title of a kind of document: `Rapporteur's report`. TemplateError U109 if it has none in the language."""
        found = self.type(key).titles.get(language)
        if found is None:
            raise TemplateError(finding("U109", Place(self._name("types.yaml")), type=key, language=language.value))
        return found

    def heading(self, key: str, chapter: str, language: Language) -> str:
        """The heading of a chapter in a kind of document: its own one, that of the words, or the document's own title."""
        own = self.type(key).headings.get(language, {}).get(chapter)
        return own or self.words(language).chapters.get(chapter) or self.title(key, language)

    @cached_property
    def house(self) -> House:
        """The office itself: short name, publisher, seat, names."""
        return self._file("house.yaml").read(House)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Member and former member states by ISO code, in house order."""
        return self.all_states.states

    @cached_property
    def all_states(self) -> States:
        """The states with what of their names is confirmed."""
        from pipeline.office.states import States

        return self._file("states.yaml").read(States)

    def state(self, name: str) -> State | None:
        """The state of a name in any language, of a variant, or of a code; None if it is none of the office's."""
        return self.states.get(self._state_keys.get(_same(name), ""))

    @cached_property
    def _state_keys(self) -> dict[str, str]:
        return _keys((key, state.forms) for key, state in self.states.items())

    @cached_property
    def bodies(self) -> Bodies:
        """The organisations by key, which is the English acronym."""
        from pipeline.office.bodies import Bodies

        bodies: Bodies = self._file("bodies.yaml").read(Bodies)
        return bodies

    def body(self, name: str) -> Body | None:
        """The organisation of an acronym, a name or a variant in any language; None if it is not known."""
        return self.bodies.get(self._body_keys.get(_same(name), ""))

    @cached_property
    def body_names(self) -> BodyNames:
        """All names and acronyms of the organisations, to be found in texts."""
        from pipeline.office.names import BodyNames

        return BodyNames(self.bodies)

    @cached_property
    def spelt_states(self) -> Mapping[str, str]:
        """Each name and variant of a state by its form for comparing."""
        from pipeline.office.names import same

        return {same(name): name for state in self.states.values() for name in state.forms}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Every word of the names of organisations and states, in the form for comparing."""
        from pipeline.office.names import plain

        names = [name for body in self.bodies.values() for name in body.names.values()]
        names += [name for state in self.states.values() for name in state.names.values()]
        return frozenset(plain(word) for name in names for word in name.split())

    @cached_property
    def _body_keys(self) -> dict[str, str]:
        return _keys((key, body.forms) for key, body in self.bodies.items())

    def lexicon(self, language: Language) -> Lexicon:
        """What the editorial rules know of a language; an empty one where the office has no file of it."""
        from pipeline.office.lexicon import Lexicon

        if language not in self._lexicons:
            name = f"language.{language}.yaml"
            self._lexicons[language] = self._file(name).read(Lexicon) if name in self.files else Lexicon()
        return self._lexicons[language]

    @cached_property
    def _lexicons(self) -> dict[Language, Lexicon]:
        return {}

    @cached_property
    def forms(self) -> Mapping[Language, FormWords]:
        """The words of the Word forms, by language; none where the office has no file of them."""
        from pipeline.office.forms import FormWords

        found = [language for language in self.languages if f"form.{language}.yaml" in self.files]
        return {language: self._file(f"form.{language}.yaml").read(FormWords) for language in found}

    def clearance(self, language: Language) -> ClearanceWords:
        """The words of clearance copies and their cover notes in a language. TemplateError U101 if the file is missing."""
        from pipeline.office.clearance import ClearanceWords

        return self._file(f"clearance.{language}.yaml").read(ClearanceWords)

    @cached_property
    def clearance_rule(self) -> ClearanceRule | None:
        """The languages in which states are written to; None where the office has no file of them."""
        from pipeline.office.clearance import ClearanceRule

        return self._file("clearance.yaml").read(ClearanceRule) if "clearance.yaml" in self.files else None

    @cached_property
    def acronyms(self) -> Acronyms:
        """The acronyms that are no organisation's; none where the office has no file of them."""
        from pipeline.office.acronyms import Acronyms

        return self._file("acronyms.yaml").read(Acronyms) if "acronyms.yaml" in self.files else Acronyms()

    @cached_property
    def registration(self) -> Registration:
        """The words of registration lists; none where the office has no file of them."""
        from pipeline.office.registration import Registration

        name = "registration.yaml"
        return self._file(name).read(Registration) if name in self.files else Registration()

    @cached_property
    def symbol_rule(self) -> SymbolRule | None:
        """How the office makes symbols; None where it has no file of that."""
        from pipeline.office.symbols import SYMBOLS, SymbolRule

        return self._file(SYMBOLS).read(SymbolRule) if SYMBOLS in self.files else None

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts that the office was given; those beside its folder (`templates/fonts`) if it was given none."""
        return Fonts(self.fonts_folder or self.folder.parent / "fonts")

    def day_words(self, days: Sequence[date], is_range: bool, language: Language) -> str:
        """Days in words: `5 April 2024`, `28 February to 2 March 2024`; empty if there is none."""
        return day_words(days, is_range, self.words(language))

    def month_words(self, month: str, language: Language) -> str:
        """A month (`2024-04`) in the style of the notice: `April 2024`; a year, or nothing, as it is."""
        return month_words(month, self.words(language)) if "-" in month else month

    def unconfirmed(self, language: Language, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of the words (dotted paths, `chapters.background`) that the office has not confirmed."""
        words = self.words(language)
        return tuple(path for path in paths if not words.is_confirmed(path))

    def prove(self) -> None:
        """Reads every file of the office, for `template check`. TemplateError with the faults of all of them."""
        faults: list[Finding] = []
        parts = ("notices", "types", "house", "states", "bodies", "acronyms", "registration", "symbol_rule")
        for part in (*parts, "clearance_rule"):
            faults += _faults(partial(getattr, self, part))
        for language in self.languages:
            faults += _faults(partial(self.words, language))
            faults += _faults(partial(self.lexicon, language))
            if f"clearance.{language}.yaml" in self.files:
                faults += _faults(partial(self.clearance, language))
        if faults:
            raise TemplateError(*faults)

    def _file(self, name: str) -> DataFile:
        if name not in self.files:
            raise TemplateError(finding("U101", Place(self._name(name)), file=name))
        return DataFile(self._name(name), self.files[name])

    def _name(self, name: str) -> str:
        return str(self.folder / name)


def _faults(asked: Callable[[], object]) -> tuple[Finding, ...]:
    """What is wrong with a part of the office's data, found by asking for it."""
    try:
        asked()
    except TemplateError as error:
        return error.findings
    return ()


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _keys(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Keys of entries by each of their names; where two share one, the first has it."""
    found: dict[str, str] = {}
    for key, names in entries:
        for name in (key, *names):
            found.setdefault(_same(name), key)
    return found


def read_office(folder: Path, fonts: Path | None = None) -> Office:
    """The office of a folder (`templates/office`), with its fonts. TemplateError U100 if there is no such folder."""
    if not folder.is_dir():
        raise TemplateError(finding("U100", Place(str(folder)), folder=str(folder)))
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    return Office(folder, files, fonts)
