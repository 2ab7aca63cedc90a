"""The editions of one report side by side: what each has otherwise than its original, and what changed there since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.desks.editions import edition_path, kept_report
from pipeline.desks.judge import Judgement, placed, weighed
from pipeline.desks.opening import bytes_of
from pipeline.errors import InputError, StorageError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.editions.memory import Memory, memory_of
from pipeline.reading.report import read_report
from pipeline.rules.acceptance import unaccepted
from pipeline.rules.changes import Change, Changes
from pipeline.rules.counterparts import Counterparts
from pipeline.rules.edition_side import Side
from pipeline.rules.editions import compare_editions
from pipeline.rules.said_since import Pair, said_since
from pipeline.rules.subject import Remark, Subject, read_subject, remark

_MOST = 8
"""Editions that are kept at a time: those of one report lie beside each other in any order of files."""


@dataclass
class Siblings:
    """Holds editions against each other; `given` are the files of this run that were judged, by their full paths.

    Each of them speaks for itself; an edition that is not among them is read.
    """

    given: Mapping[Path, Judgement]
    office: Office
    settings: Settings
    strict: bool = False
    _read: dict[Path, Subject | None] = field(default_factory=dict)

    @staticmethod
    def of(judged: Iterable[Judgement], office: Office, settings: Settings, *, strict: bool = False) -> Siblings:
        """Those of the files of a run that could be judged."""
        return Siblings({_full(each.file): each for each in judged}, office, settings, strict)

    def findings(self, judged: Judgement) -> tuple[Finding, ...]:
        """What there is to say of one edition beside the others, at its places; nothing if it has no siblings."""
        others = self._others(judged)
        if not others:
            return ()
        own = Subject(judged.report, judged.passages, self.office)
        subjects = {language: self._subject(path) for language, path in others.items()}
        told = [self._unreadable(others[each], each) for each, subject in subjects.items() if subject is None]
        readable = {language: subject for language, subject in subjects.items() if subject is not None}
        reference = self._reference(own, readable, others)
        since = list(self._since(own, readable, others))
        compared = compare_editions(own, readable[reference]) if reference is not None else ()
        told_of = {one.path for one in since}  # what changed in the original differs from it, of course
        remarks = [*since, *(one for one in compared if one.path not in told_of)]
        remarks = list(unaccepted(own, remarks))
        return tuple(weighed([*told, *_placed(remarks, judged.file)], self.settings, self.strict))

    def _others(self, judged: Judgement) -> dict[Language, Path]:
        """The files of the other editions that are there, by language, in the office's order."""
        if edition_path(judged.file, judged.report.language) != judged.file.with_suffix(".yaml"):
            return {}  # not named as an edition is
        return {
            each: edition_path(judged.file, each, suffix)
            for each in Language
            for suffix in ("yml", "yaml")
            if each is not judged.report.language and edition_path(judged.file, each, suffix).is_file()
        }

    def _subject(self, path: Path) -> Subject | None:
        """Another edition; None if it can't be read. It is read once as long as its siblings are asked for."""
        if path not in self._read:
            while len(self._read) >= _MOST:
                self._read.pop(next(iter(self._read)))
            self._read[path] = self._taken(path)
        return self._read[path]

    def _taken(self, path: Path) -> Subject | None:
        if judged := self.given.get(_full(path)):
            return Subject(judged.report, judged.passages, self.office)
        try:
            return read_subject(read_report(bytes_of(path), str(path)).report, self.office)
        except (InputError, StorageError):
            return None

    def _reference(self, own: Subject, others: dict[Language, Subject], files: dict[Language, Path]) -> Language | None:
        """The edition to hold this one against: its original; for the original itself the first that nobody compares."""
        original = _original(own, others)
        if original is not own.report.language:
            return original
        if any(_full(files[each]) in self.given for each in others):
            return None
        return next((each for each, other in others.items() if not _is_under_way(other)), None)

    def _since(self, own: Subject, others: dict[Language, Subject], files: dict[Language, Path]) -> Iterator[Remark]:
        """What changed in the original since this edition was translated from it."""
        memory = memory_of(own.report.private)
        if memory is None or memory.of not in others:
            return
        original, name = others[memory.of].report, files[memory.of].name
        pair = Pair(own.report.language.value, name)
        if memory.earlier or hashlib.sha256(canonical_input(original)).hexdigest() != memory.state:
            state = kept_report(memory.state, self.settings)
            if state is None:
                yield remark("W944", "private", 0, Severity.SUGGESTION, language=pair.language, original=pair.original)
                return
            side = Side(own)
            parts = Counterparts(Side(read_subject(state, self.office)), side)
            for change in self._changes(memory, state, original):
                path = parts.path(change.before or "") or change.before or ""
                yield said_since(change, path, pair, waits=side.waits(path))

    def _changes(self, memory: Memory, state: Report, original: Report) -> Iterator[Change]:
        """The changes since, those first that were there already when the edition was last brought up to date."""
        since = Changes(state, original)
        old = {path: kept_report(earlier, self.settings) for path, earlier in memory.earlier.items()}
        seen: set[str] = set()
        for path, report in old.items():
            after = since.after(path)
            change = Changes(report, original).change(after) if report and after else None
            if change is not None:
                seen.add(path)
                yield replace(change, before=path)
        yield from (change for change in since.told() if change.before not in seen)

    def _unreadable(self, path: Path, language: Language) -> Finding:
        return finding("W945", Place(str(path)), Severity.SUGGESTION, name=str(path), language=language.value)


def _original(own: Subject, others: dict[Language, Subject]) -> Language:
    """The language of the original: as this edition says, as another says, or the first in the office's order."""
    language = own.report.language
    memory = memory_of(own.report.private)
    if memory is not None and memory.of in others:
        return memory.of
    said = [one.report.original for one in (own, *others.values())]
    there = [each for each in said if each is not None and (each is language or each in others)]
    return there[0] if there else min((language, *others), key=list(Language).index)


def _is_under_way(edition: Subject) -> bool:
    """Whether an edition is a translation that is not finished, and so nothing to measure its original by."""
    return edition.report.is_draft and edition.report.original is not None


def _placed(remarks: list[Remark], file: Path) -> list[Finding]:
    """The remarks at their places; none in a draft from which something was left out, since its places have moved."""
    reading = read_report(bytes_of(file), str(file)) if remarks else None
    if reading is None or reading.is_partial:
        return []
    return [placed(each, reading.places) for each in remarks]


def _full(file: Path) -> Path:
    return file.parent.resolve() / file.name
