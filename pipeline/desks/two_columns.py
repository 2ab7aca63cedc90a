"""The table of two columns: a Word document to translate in, of an original and what is translated of it already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.archive.inputs import keep_input
from pipeline.desks.editions import Original, edition_path, write_new
from pipeline.desks.in_force import template_or_usual
from pipeline.desks.opening import bytes_of
from pipeline.line.columns import write_two_columns
from pipeline.line.compose.manuscript import report_date
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.columns import Columns, Inlines
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.terms import Terms
from pipeline.reading.editions.returned import LABEL
from pipeline.reading.editions.rows import rows_of
from pipeline.reading.editions.translated import written_texts
from pipeline.reading.report import read_report


def write_columns(original: Original, language: Language, office: Office, settings: Settings) -> Path:
    """The Word document `NAME.LANG.docx`, written beside the original. StorageError F260 if there is one.

    Where the edition's input is there, what it says stands in the right column already.
    """
    report = original.report
    terms = Terms(office, report.language, language)
    written = _written(original, language, terms)
    columns = Columns(
        report.meeting.title,
        report.language,
        language,
        original.state,
        original.canonical,
        _facts(report, office, language),
        rows_of(report, terms, written),
    )
    label = LABEL.format(source=report.language, target=language, state=original.state)
    template = template_or_usual(report, office, settings)
    how = phrase("columns_how", settings.language)
    data = write_two_columns(columns, how, label, office, template, settings.paper, report_date(report))
    keep_input(settings.register, original.canonical)
    path = edition_path(original.file, language, "docx")
    write_new(path, data)
    return path


def _written(original: Original, language: Language, terms: Terms) -> Mapping[str, Mapping[int, Sequence[Inlines]]]:
    """What the edition says already; nothing where there is none yet."""
    path = edition_path(original.file, language)
    if not path.is_file():
        return {}
    return written_texts(original.report, read_report(bytes_of(path), str(path)).report, terms)


def _facts(report: Report, office: Office, language: Language) -> tuple[str, ...]:
    """The lines at the top: symbol, days and place, language of the original, in the language that is written."""
    words, meeting = office.words(language), report.meeting
    days = office.day_words(meeting.days, meeting.is_range, language)
    place = Terms(office, report.language, language).place(meeting.place or "") or meeting.place
    original = words.original.format(language=words.languages[report.language])
    return tuple(line for line in (report.symbol, ", ".join(each for each in (days, place) if each), original) if line)
