"""Editions: the input of another language edition, made to be translated or brought up to date with its original."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.inputs import keep_input, kept_input
from pipeline.archive.placing import place_new
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.errors import StorageError, UsageError
from pipeline.findings import Place, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.terms import Terms
from pipeline.reading.canonical import canonical_input
from pipeline.reading.editions.text import edition_text
from pipeline.reading.report import read_report
from pipeline.rules.subject import read_subject
from pipeline.rules.translating import proposals

_NAMED = re.compile(r"(?P<name>.+?)(?:\.(?:en|es|pt|fr))?\.ya?ml$", re.IGNORECASE)


@dataclass(frozen=True)
class Original:
    """The edition that another is made from: its file, its report, its canonical input with its hash."""

    file: Path
    report: Report
    canonical: bytes

    @property
    def state(self) -> str:
        """The hash by which this state of it is kept."""
        return hashlib.sha256(self.canonical).hexdigest()


def read_original(file: Path, language: Language, office: Office) -> Original:
    """The original of an edition in a language. UsageError U080 if that is its own language, U081 if the office has none.

    InputError with what is wrong with it, if it can't be read whole.
    """
    report = read_whole(bytes_of(file), file).report
    if report.language is language:
        raise UsageError(finding("U080", Place(file=str(file)), name=str(file), language=language.value))
    if language not in office.languages:
        raise UsageError(finding("U081", language=language.value))
    return Original(file, report, canonical_input(report))


def kept_report(state: str, settings: Settings) -> Report | None:
    """The original in a state that an edition remembers by its hash; None if that state is not kept."""
    canonical = kept_input(settings.register, state)
    return read_report(canonical, state).report if canonical else None


def edition_path(file: Path, language: Language, suffix: str = "yaml") -> Path:
    """`NAME.LANG.yaml` beside the original, NAME being its name without language and ending."""
    named = _NAMED.fullmatch(file.name)
    return file.with_name(f"{named['name'] if named else file.name}.{language}.{suffix}")


def new_edition(original: Original, language: Language, office: Office, settings: Settings) -> Path:
    """The input file of a new edition, written beside its original. StorageError F260 if there is one."""
    report = original.report
    proposed = proposals(read_subject(report, office), language)
    terms, name = Terms(office, report.language, language), original.file.name
    text = edition_text(report, original.state, terms, name, reader=settings.language, proposed=proposed)
    keep_input(settings.register, original.canonical)
    path = edition_path(original.file, language)
    write_new(path, text.encode())
    return path


def write_new(path: Path, data: bytes) -> None:
    """A new file, whole or not at all, and never over another. StorageError F260."""
    if os.path.lexists(path):
        raise StorageError(finding("F260", Place(file=str(path)), path=str(path)))
    place_new({path: data})
