"""The record that is proposed of a document: what its first page prints, and what of that is in doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.base import Language
from pipeline.model.described import Described
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import parts_of
from pipeline.office.office import Office
from pipeline.reading.deposits.printed_dates import DateFinder, lone_year
from pipeline.reading.deposits.printed_symbols import symbols_on
from pipeline.reading.imports.cover import says_type
from pipeline.reading.imports.document import SourceBlock, SourceDocument, SourceParagraph, SourcePicture
from pipeline.reading.imports.facts import house_names
from pipeline.reading.imports.front import Front, title_of
from pipeline.reading.imports.language import language_of
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.words import squeezed, words_of

_FIRST_BLOCKS, _FIRST_LETTERS = 40, 3_000
_MOST_TITLE = 250
_LONGEST_LABEL = 8
_CENTURY_TURNS = 60  # a symbol of '87 is of 1987, one of '24 of 2024
_MASTHEAD = re.compile(
    r"(?:distr|original|orig|limitad[ao]|general|restringid[ao]|confidencial|confidential|©|copyright|isbn|issn|p[aá]g|page)\b.*",
    re.IGNORECASE,
)
_MADE_BY_PROGRAM = re.compile(
    r"^(?:Microsoft Word - |Microsoft PowerPoint - )|\.(?:docx?|rtf|odt|pdf|wpd)$|^untitled", re.I
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed of a document, and what a person should look at."""

    described: Described
    doubts: tuple[Finding, ...] = ()


class Proposer:
    """Proposes records for an office's documents."""

    def __init__(self, office: Office, access: str) -> None:
        self._office = office
        self._access = access
        self._dates = DateFinder(office)

    def propose(self, document: SourceDocument | None, name: str) -> Proposal:
        """The record of a document of this file name; of one that nobody can read, what its name says."""
        place = Place(name)
        if document is None:
            described = Described(title=_title_of_name(name), date=_doubtful(_year_in(name)), access=self._access)
            return Proposal(described, (finding("D025", place, Severity.WARNING),))
        lines = [block.all_words for block in _first_page(document) if block.all_words]
        running = [left.words for left in document.left_out if left.why == "I050"]
        symbols = symbols_on(lines, running)
        language, is_certain = language_of(document, self._office)
        title, is_printed = self._title(document, language, name)
        date, is_known = self._date(lines, symbols, name)
        described = Described(symbols, title, date, language.value, self._type(lines, symbols), self._access)
        doubts = (
            *(["D022"] if not is_certain else []),
            *(["D023"] if not is_printed else []),
            *(["D024"] if date and not is_known else []),
        )
        return Proposal(described, tuple(finding(code, place, Severity.WARNING) for code in doubts))

    def _title(self, document: SourceDocument, language: Language, name: str) -> tuple[str, bool]:
        """The title, and whether it is printed on the first page; else it is that of the properties, or the file's name."""
        front = Front(self._office, language, Ledger())
        house = house_names(self._office, language)
        page = _first_page(document)
        blocks = front.read(page)
        rest = [block for block in blocks if not _is_masthead(block, house, self._office) and not self._is_date(block)]
        said = front.meeting.get("title", "") or " ".join(line.text for line in title_of(_with_gaps(rest, page)))
        if _is_sentence(said):
            said = next((block.all_words for block in page if says_type(block.all_words)), said)
        if said:
            return said[:_MOST_TITLE].strip(), True
        known = "" if _MADE_BY_PROGRAM.search(document.title) else " ".join(document.title.split())
        return known or _title_of_name(name), False

    def _is_date(self, block: SourceBlock) -> bool:
        """Whether a line is little more than a date: `Caracas, May 1992`."""
        text = block.all_words
        return len(self._dates.printed([text])) * 2 > len(text)

    def _date(self, lines: Sequence[str], symbols: Sequence[str], name: str) -> tuple[str, bool]:
        """The date as printed, and whether it is; else a year with a question mark: that of the symbol, a line, the name."""
        if printed := self._dates.printed(lines):
            return printed, True
        years = (Symbol(symbol).year or parts_of(Symbol(symbol)).year for symbol in symbols)
        of_symbol = next((_full(year) for year in years if year is not None), "")
        return _doubtful(of_symbol or lone_year(lines) or _year_in(name)), False

    def _type(self, lines: Sequence[str], symbols: Sequence[str]) -> str:
        """The key of the office's type that the first page or the symbol names, else the words of the page; or empty."""
        said = {squeezed(line) for line in lines}
        for key, kind in self._office.types.items():
            if any(squeezed(title) in said for title in kind.titles.values()):
                return key
        codes = {parts_of(Symbol(symbol)).type for symbol in symbols}
        of_symbol = (key for key, kind in self._office.types.items() if not kind.is_sheet and codes & set(kind.codes))
        return next(of_symbol, "") or next((line for line in lines if says_type(line)), "")


def told_of(described: Described, place: Place) -> Iterator[Finding]:
    """What is unusual in a record, and allowed: no symbol or several, of no known form, no date or none that names a year."""
    if not described.symbols:
        yield finding("D016", place, Severity.WARNING)
    if len(described.symbols) > 1:
        yield finding("D017", place, Severity.WARNING, symbols="; ".join(described.symbols))
    if not described.date:
        yield finding("D019", place, Severity.WARNING)
    elif described.years is None:
        yield finding("D018", place, Severity.WARNING, date=described.date)


def refused(described: Described, place: Place) -> Iterator[Finding]:
    """What no record may lack or have: a title, a language as a code, an access that is one of two."""
    if not described.title.strip():
        yield finding("D007", place)
    if described.language and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", described.language):
        yield finding("D008", place, value=described.language)
    if described.access not in ("public", "internal"):
        yield finding("D009", place, value=described.access)


def tidied(described: Described) -> Described:
    """The record with single blanks, accents in one sign, and no symbol twice."""
    symbols = {Symbol(text): text for each in described.symbols if (text := _plain(each))}
    plain = {name: _plain(getattr(described, name)) for name in ("title", "date", "language", "type", "access")}
    return replace(described, symbols=tuple(symbols.values()), **plain)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _first_page(document: SourceDocument) -> list[SourceBlock]:
    """The blocks of the first page that has any; of a file without pages, its beginning."""
    pages = [page for block in document.paragraphs if (page := block.page)]
    if pages:
        first = min(pages)
        return [block for block in document.blocks if getattr(block, "page", first) in (0, first)][:_FIRST_BLOCKS]
    taken: list[SourceBlock] = []
    letters = 0
    for block in document.blocks[:_FIRST_BLOCKS]:
        taken.append(block)
        letters += len(block.all_words)
        if letters > _FIRST_LETTERS:
            break
    return taken


def _is_masthead(block: SourceBlock, house: set[str], office: Office) -> bool:
    """Whether a line is the office's own name, a symbol, or how the document is shared out."""
    if not isinstance(block, SourceParagraph):
        return True
    text = block.text
    if squeezed(text) in house or _MASTHEAD.fullmatch(text) or not any(sign.isalpha() for sign in text):
        return True
    return _is_house(text, office) or (bool(symbols_on([text], ())) and len(words_of(text)) < 12)


def _is_house(text: str, office: Office) -> bool:
    """Whether a line is the office's name in any of its languages, or what it was called before its name grew longer."""
    said = {squeezed(word) for word in words_of(text)} - {squeezed(office.house.short)}
    names = (*office.house.names.values(), *office.house.secretariat.values())
    return len(said) > 2 and any(said <= {squeezed(word) for word in words_of(name)} for name in names)


def _with_gaps(rest: Sequence[SourceBlock], page: Sequence[SourceBlock]) -> list[SourceBlock]:
    """What is left of a page, with a gap where something else stood: no title goes on beyond that."""
    left, there = {id(block) for block in rest}, {id(block) for block in page}
    if not left <= there:
        return list(rest)
    return [block if id(block) in left else SourcePicture(b"") for block in page]


def _is_sentence(text: str) -> bool:
    """Whether a text is rather the first sentence of a letter or a report than its title."""
    return text.endswith(".") and len(words_of(text)) > _LONGEST_LABEL


def _title_of_name(name: str) -> str:
    return " ".join(re.sub(r"[_]+", " ", PurePath(name).stem).split())


def _year_in(name: str) -> str:
    return lone_year([re.sub(r"[_-]", " ", PurePath(name).stem)])


def _doubtful(year: str) -> str:
    return f"{year}?" if year else ""


def _full(year: int) -> str:
    return str(1900 + year if year >= _CENTURY_TURNS else 2000 + year)
