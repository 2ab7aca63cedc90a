"""W0: the words of the office that a report prints and the office has not confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.model.report import Report
from pipeline.rules.subject import Remark, Subject, remark


def unconfirmed_words(subject: Subject) -> Iterator[Remark]:
    """W090: each word of the office that waits for its confirmation, at the field that makes the report print it.

    A suggestion: it is the press department's to settle, once for all reports, and no rapporteur's.
    """
    language, words = subject.report.language, subject.words
    printed: dict[str, str] = {}
    is_sheet = subject.office.type(subject.report.type).is_sheet
    for path, field in _on_a_sheet(subject.report) if is_sheet else _printed(subject.report):
        printed.setdefault(path, field)
    for path in subject.office.unconfirmed(language, printed):
        yield remark(
            "W090",
            printed[path],
            severity=Severity.SUGGESTION,
            words=words.at(path),
            key=path,
            file=f"words.{language}.yaml",
        )


def unconfirmed_title(subject: Subject) -> Iterator[Remark]:
    """W090: the title of the kind of document, if the office has not confirmed it."""
    report, kind = subject.report, subject.office.type(subject.report.type)
    path = f"titles.{report.language}"
    if report.language in kind.titles and not kind.is_confirmed(path):
        yield remark(
            "W090",
            "type",
            severity=Severity.SUGGESTION,
            words=kind.titles[report.language],
            key=path,
            file="types.yaml",
        )


def unconfirmed_house(subject: Subject) -> Iterator[Remark]:
    """W090: the name of the office, which a sheet has at its head, if the office has not confirmed it in the language."""
    report, house = subject.report, subject.office.house
    path = f"names.{report.language}"
    if subject.office.type(report.type).is_sheet and not house.is_confirmed(path):
        yield remark(
            "W090",
            "language",
            severity=Severity.SUGGESTION,
            words=house.names[report.language],
            key=path,
            file="house.yaml",
        )


def unconfirmed_notice(subject: Subject) -> Iterator[Remark]:
    """W091: the legal notice of the language and month is not the office's own wording."""
    report = subject.report
    days = report.meeting.days
    month = report.issued or (f"{days[-1]:%Y-%m}" if days else None)
    if month and not subject.office.notice(report.language, month).confirmed:
        yield remark("W091", "language", language=report.language.value, month=month)


def _printed(report: Report) -> Iterator[tuple[str, str]]:
    """The words that this report prints, by their key in the office's data, each with the field that asks for it."""
    if report.meeting.mode:
        yield f"modes.{report.meeting.mode}.kicker", "meeting.mode"
        yield f"modes.{report.meeting.mode}.words", "meeting.mode"
    yield from (("contents.heading", "language"), ("contents.page", "language"))
    for chapter in ("background", "interventions", "conclusions", "recommendations"):
        if getattr(report, chapter):
            yield f"chapters.{chapter}", chapter
    yield from _in_annexes(report)
    yield from _of_edition(report)
    yield from _in_imprint(report)
    yield from _in_changes(report)
    for number, entry in enumerate(report.interventions):
        if entry.chair:
            yield "chair", f"interventions[{number}].chair"


def _of_edition(report: Report) -> Iterator[tuple[str, str]]:
    """The words that say what edition it is."""
    if report.original and report.original != report.language:
        yield "original", "original"
    if report.translation:
        yield f"translation.{report.translation}", "translation"
    if report.revision:
        yield "revision", "revision"


def _on_a_sheet(report: Report) -> Iterator[tuple[str, str]]:
    """The words that a corrigendum or an addendum prints."""
    if report.meeting.mode:
        yield f"modes.{report.meeting.mode}.words", "meeting.mode"
    yield from _of_edition(report)
    for number, entry in enumerate(report.corrections):
        at = f"corrections[{number}]"
        if entry.instead_of is not None:
            yield f"corrections.{'leave_out' if entry.read is None else 'instead_of'}", f"{at}.instead_of"
        if entry.read is not None:
            yield f"corrections.{'add' if entry.instead_of is None else 'read'}", f"{at}.read"


def _in_changes(report: Report) -> Iterator[tuple[str, str]]:
    """The words with which a revision lists its changes."""
    for number, entry in enumerate(report.corrections if report.revision else ()):
        at = f"corrections[{number}]"
        yield "corrections.changes", "corrections"
        if entry.place:
            yield "corrections.line", f"{at}.place"
        if entry.instead_of is not None or entry.read is not None:
            one = "added" if entry.instead_of is None else "left_out" if entry.read is None else "replaced"
            yield f"corrections.in_line.{one}", at


def _in_imprint(report: Report) -> Iterator[tuple[str, str]]:
    for number, officer in enumerate(report.meeting.officers):
        yield f"officers.{officer.role}", f"meeting.officers[{number}].role"
    for number, organiser in enumerate(report.meeting.organisers):
        if organiser.role:
            yield f"organisers.{organiser.role}", f"meeting.organisers[{number}].role"


def _in_annexes(report: Report) -> Iterator[tuple[str, str]]:
    for number, annex in enumerate(report.annexes):
        at = f"annexes[{number}]"
        yield "annexes.label", at
        if annex.participants:
            yield "annexes.participants", f"{at}.participants"
            yield from _in_list(report, f"{at}.participants")
        if annex.documents:
            yield from ((key, f"{at}.documents") for key in ("annexes.documents", "columns.symbol", "columns.title"))
        if annex.statement_of:
            yield "annexes.as_delivered", f"{at}.statement_of"


def _in_list(report: Report, at: str) -> Iterator[tuple[str, str]]:
    """The words of the list of participants: its column heads, its groups, the roles in it."""
    columns = ["organisation", "name", "position"]
    if any(person.country for person in report.participants):
        columns.append("country")
    yield from ((f"columns.{column}", at) for column in columns)
    for number, person in enumerate(report.participants):
        if person.status:
            yield f"groups.{person.status}", f"participants[{number}].status"
        if person.role:
            yield f"roles.{person.role}", f"participants[{number}].role"
