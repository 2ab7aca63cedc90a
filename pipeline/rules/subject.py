"""What the rules judge, and what they say: a report with its prose read, and remarks with their place in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.findings import Finding, Parameter, Place, Severity, finding
from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.office.lexicon import Lexicon
from pipeline.office.names import plain, same
from pipeline.office.office import Office
from pipeline.office.words import Words as OfficeWords
from pipeline.prose.fault import Fault
from pipeline.rules.addressing import Addressed, addressed
from pipeline.rules.datewords import Script, Written, document_day, written_dates
from pipeline.rules.passages import Words, all_words, prose_fields
from pipeline.rules.printed import Printed
from pipeline.rules.reading_order import printed_report

_TAKEN_BACK = re.compile(r"corrections\[\d+\]\.instead_of")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding whose place has the field path; `offset` counts from 0 in the model's text of that field.

    Whoever knows the file turns path and offset into line and column.
    """

    finding: Finding
    offset: int = 0

    @property
    def path(self) -> str:
        """The field that it is about."""
        return self.finding.place.path


@dataclass(frozen=True)
class Subject:
    """A report that is judged: its prose by field path, the office, and what reading the prose told."""

    report: Report
    passages: Mapping[str, Passage]
    office: Office
    faults: tuple[Remark, ...] = ()

    @cached_property
    def all_words(self) -> tuple[Words, ...]:
        """Every text of the report, prose or line, but the private ones."""
        return tuple(all_words(self.report))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each field by its path."""
        return {words.path: words.text for words in self.all_words}

    @cached_property
    def printed(self) -> Printed:
        """The running words in the order of the document."""
        return printed_report(self.report, self.passages, self.texts)

    @cached_property
    def judged_passages(self) -> Mapping[str, Passage]:
        """The prose by field path that the report answers for: what a correction takes back is judged by nobody."""
        return {path: passage for path, passage in self.passages.items() if not _TAKEN_BACK.fullmatch(path)}

    @property
    def lexicon(self) -> Lexicon:
        """What is known of the language of the report."""
        return self.office.lexicon(self.report.language)

    @cached_property
    def named(self) -> tuple[tuple[int, int, str], ...]:
        """Where each full name of an organisation stands in the running words, with its key in the office's data."""
        names, text, words = self.office.body_names, self.printed.text, self.printed.all_words
        found = [
            (match.start(), match.end(), names.owners.get(same(match[0]), ""))
            for word in names.phrases.by_word.keys() & words.keys()
            for start in words[word]
            if (match := names.phrases.at(text, start, word))
        ]
        return tuple(sorted(found))

    @cached_property
    def words_of_people(self) -> frozenset[str]:
        """Every word of the participants' names, in the form for comparing."""
        return frozenset(plain(word) for person in self.report.participants for word in (person.name or "").split())

    @cached_property
    def dates(self) -> tuple[Written, ...]:
        """The dates that the report writes in its own words; a month counts with its year."""
        return tuple(one for one in self.all_dates if one.days or one.year)

    @cached_property
    def all_dates(self) -> tuple[Written, ...]:
        """The same, with months that have no year."""
        return written_dates(Script(self.printed, self.lexicon, self.words.months, document_day(self.report)))

    @cached_property
    def addressed(self) -> tuple[Addressed, ...]:
        """Every title of the report's own words that stands before a name."""
        return addressed(self.printed, self.lexicon)

    def phrases_found(self, phrases: tuple[str, ...]) -> list[re.Match[str]]:
        """Phrases of the language that stand in the report's own words; looked for once."""
        if phrases not in self._phrases_found:
            self._phrases_found[phrases] = self.printed.find(self.lexicon.phrases(*phrases))
        return self._phrases_found[phrases]

    @cached_property
    def _phrases_found(self) -> dict[tuple[str, ...], list[re.Match[str]]]:
        return {}

    def say(self, code: str, offset: int, severity: Severity | None = None, **parameters: Parameter) -> Remark:
        """A remark on a place of the running words."""
        path, within = self.printed.place(offset)
        return remark(code, path, within, severity, **parameters)

    @property
    def words(self) -> OfficeWords:
        """The office's words in the language of the report."""
        return self.office.words(self.report.language)


Rule = Callable[[Subject], Iterator[Remark]]
"""The one shape of a rule."""


def remark(code: str, path: str, offset: int = 0, severity: Severity | None = None, **parameters: Parameter) -> Remark:
    """A remark on a field, at a character of its text, with the parameters of its message."""
    return Remark(finding(code, Place(path=path), severity, **parameters), offset)


def read_subject(report: Report, office: Office) -> Subject:
    """The report with every prose field read, as the rules take it."""
    from pipeline.prose.read import read_passage

    passages: dict[str, Passage] = {}
    faults: list[Remark] = []
    for path, text in prose_fields(report):
        reading = read_passage(text)
        passages[path] = reading.passage
        faults += [_fault(path, fault) for fault in reading.findings]
    return Subject(report, passages, office, tuple(faults))


def _fault(path: str, fault: Fault) -> Remark:
    return Remark(replace(finding(fault.code, Place(path=path)), parameters=fault.parameters), fault.offset)
