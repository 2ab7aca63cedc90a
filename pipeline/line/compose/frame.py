"""What the template's fields stand for: the short words of cover, copyright page, contents and header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.line.compose.changes import changes_in_lines, lists_changes
from pipeline.line.compose.cover import Title, block_lines
from pipeline.model.meeting import OfficerRole
from pipeline.model.passage import Passage
from pipeline.model.report import NO_MONTH, Report
from pipeline.office.notices import Notice
from pipeline.office.office import Office

CONTENTS = "⟦contents⟧"
CHAPTERS = "⟦chapters⟧"


@dataclass(frozen=True, slots=True)
class Front:
    """The words of a report's frame, each by the name that the template calls it."""

    symbol: str
    title: str
    document_type: str
    mode: str
    draft: str
    cover_title: str
    cover_lines: tuple[str, ...]
    imprint: tuple[str, ...]
    notice: Notice
    contents_heading: str
    house: str
    changes_heading: str = ""

    def context(self) -> dict[str, object]:
        """The fields of the template and their values; the chapters and the contents are put in afterwards."""
        first, *lines, last = self.notice.lines
        return {
            "symbol": self.symbol,
            "title": self.title,
            "document_type": self.document_type,
            "mode": self.mode,
            "draft": self.draft,
            "draft_prefix": f"{self.draft} · " if self.draft else "",
            "cover_title": self.cover_title,
            "cover_lines": list(self.cover_lines),
            "imprint": list(self.imprint),
            "notice_first": first,
            "notice_lines": lines,
            "notice_last": last,
            "contents_heading": self.contents_heading,
            "house": self.house,
            "contents": CONTENTS,
            "chapters": CHAPTERS,
        }


def write_front(
    report: Report, office: Office, title: Title, passages: Mapping[str, Passage] = MappingProxyType({})
) -> Front:
    """The front of a report, in its language; `passages` is its prose by field path, asked for the changes of a revision."""
    words = office.words(report.language)
    mode = report.meeting.mode
    return Front(
        symbol=printed_symbol(report, office),
        title=report.meeting.title,
        document_type=office.title(report.type, report.language),
        mode=words.modes[mode].kicker if mode else words.gap("mode", sans=True),
        draft=words.draft.mark if report.is_draft else "",
        cover_title=title.text,
        cover_lines=tuple(block_lines(report, office)),
        imprint=(*changes_in_lines(report, passages, office), *_imprint(report, office)),
        notice=_notice(report, office),
        contents_heading=words.contents.heading,
        house=office.house.names[report.language],
        changes_heading=words.corrections.changes if lists_changes(report, office) else "",
    )


def printed_symbol(report: Report, office: Office) -> str:
    """The symbol as printed, with its revision: `SP/RV-TSTI-IR-24/Rev. 1`."""
    words = office.words(report.language)
    if report.symbol is None:
        return words.draft.no_symbol
    suffix = f"/{words.revision.format(number=report.revision)}" if report.revision else ""
    return f"{report.symbol}{suffix}"


def known_names(report: Report) -> dict[str, str]:
    """The names of the participants in full, by their ids."""
    return {person.id: person.full_name for person in report.participants if person.id}


def _notice(report: Report, office: Office) -> Notice:
    month = report.issued_month
    notice = office.notice(report.language, month)
    if month != NO_MONTH:
        return notice
    gap = office.words(report.language).gap("days", sans=True)
    unknown = office.month_words(month, report.language)
    return Notice(tuple(line.replace(unknown, gap) for line in notice.lines), notice.confirmed)


def _imprint(report: Report, office: Office) -> Iterator[str]:
    """The lines above the notice: those who served the meeting, adoption, standard identifiers."""
    words = office.words(report.language)
    names, labelled = known_names(report), words.labelled.format
    for officer in report.meeting.officers:
        name = officer.name or names.get(officer.participant or "", officer.participant)
        yield labelled(label=words.officers[officer.role], value=name)
    if report.rapporteur:
        name = names.get(report.rapporteur, report.rapporteur)
        yield labelled(label=words.officers[OfficerRole.RAPPORTEUR], value=name)
    for organiser in report.meeting.organisers:
        if organiser.role:
            name = organiser.name or organiser.organisation
            yield labelled(label=words.organisers[organiser.role], value=name)
    yield from _adoption(report, office)
    if report.identifiers:
        for kind in ("isbn", "issn", "doi"):
            if value := getattr(report.identifiers, kind):
                yield getattr(words.identifiers, kind).format(value=value)


def _adoption(report: Report, office: Office) -> Iterator[str]:
    adopted = report.adopted
    if adopted is None or not (adopted.by or adopted.on):
        return
    lines = office.words(report.language).adopted
    day = office.day_words((adopted.on,), False, report.language) if adopted.on else ""
    pattern = lines.by_on if adopted.by and day else lines.by if adopted.by else lines.on
    yield pattern.format(by=adopted.by, day=day)
