"""The description of a report: what its pages say of it, taken from the input that they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.line.compose.frame import printed_symbol
from pipeline.line.describing.description import Agent, Description, Event, Other, Relation, Written
from pipeline.model.meeting import OfficerRole
from pipeline.model.report import Report
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of
from pipeline.office.office import Office


def describe_report(
    report: Report, office: Office, key: str, pages: int, others: tuple[Other, ...], files: tuple[Written, ...]
) -> Description:
    """The description of one language edition; `others` are those documents that the archive knows to belong to it."""
    house, month = office.house, report.issued_month
    described = Description(
        key=key,
        symbols=(printed_symbol(report, office),) if report.symbol else (),
        title=report.meeting.title,
        kind=office.title(report.type, report.language),
        type=report.type,
        language=report.language.value,
        keeper=house.publisher,
        access=report.access.value,
        publisher=house.publisher,
        place=house.seat,
        date=month,
        years=(int(month[:4]), int(month[:4])),
        pages=pages,
        others=(*others, *_others(report)),
        files=files,
    )
    return _as_printed(described, report, office)


def _as_printed(described: Description, report: Report, office: Office) -> Description:
    """The description with what cover and copyright page say besides."""
    identifiers, language = report.identifiers, report.language
    numbers = {kind: getattr(identifiers, kind) for kind in ("isbn", "issn", "doi")} if identifiers else {}
    standing = office.words(language).translation
    return replace(
        described,
        titles={other.value: title for other, title in report.meeting.titles.items() if other != language},
        event=_event(report, office),
        agents=tuple(each for each in _agents(report, office) if each.name),
        subjects=report.subjects,
        identifiers={kind: value for kind, value in numbers.items() if value},
        original=report.original.value if report.original and report.original != language else "",
        translation=getattr(standing, report.translation.value) if report.translation else "",
        rights=office.notice(language, described.date).lines[0],
    )


def _event(report: Report, office: Office) -> Event:
    """The meeting, and its mode, place and days in words, as the cover has them."""
    meeting = report.meeting
    days = office.day_words(meeting.days, meeting.is_range, report.language)
    mode = office.words(report.language).modes[meeting.mode].words if meeting.mode else ""
    words = ", ".join(part for part in (mode, meeting.place, days) if part)
    first, last = (meeting.days[0].isoformat(), meeting.days[-1].isoformat()) if meeting.days else ("", "")
    of_body = (meeting.body or "", meeting.session or "")
    return Event(meeting.title, first, last, words, meeting.mode or "", meeting.place or "", *of_body)


def _agents(report: Report, office: Office) -> Iterator[Agent]:
    """Those whom the copyright page names, without courtesy titles: officers, rapporteur, organisers by what they were."""
    words = office.words(report.language)
    names = {person.id: person.name or "" for person in report.participants if person.id}
    for officer in report.meeting.officers:
        name = officer.name or names.get(officer.participant or "", officer.participant or "")
        yield Agent(name, words.officers[officer.role])
    if report.rapporteur:
        yield Agent(names.get(report.rapporteur, report.rapporteur), words.officers[OfficerRole.RAPPORTEUR])
    for organiser in report.meeting.organisers:
        if organiser.role:
            name = organiser.name or organiser.organisation or ""
            yield Agent(name, words.organisers[organiser.role], is_person=organiser.name is not None)


def _others(report: Report) -> Iterator[Other]:
    """What the report itself names: the document under whose symbol it stands, and those that are related to it."""
    if report.symbol and (base := base_of(Symbol(report.symbol))).printed != report.symbol:
        yield Other(Relation.PART_OF, base.printed)
    for each in report.related:
        yield Other(Relation.OTHER, each.symbol, words=each.relation)
