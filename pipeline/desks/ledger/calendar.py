"""The ledger as a calendar: an event of whole days for each commitment that has a date, under a name that never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.every import rule_of
from pipeline.desks.ledger.wording import Wording
from pipeline.findings import Finding, Severity, finding
from pipeline.messages import phrase
from pipeline.model.commitment import CommitmentId, CommitmentStatus
from pipeline.model.due import Span

if TYPE_CHECKING:
    from icalendar import Event

_LONGEST_SUMMARY = 100
_NO_DAY = date(1980, 1, 1)


@dataclass(frozen=True)
class Calendar:
    """The bytes of an `.ics` file, and what could not be put into it: W976 without a date, W977 for a rule in words."""

    data: bytes
    findings: tuple[Finding, ...]


def calendar(
    commitments: Iterable[Commitment], wording: Wording, counts: Mapping[CommitmentId, int], *, is_public: bool = False
) -> Calendar:
    """The calendar of these commitments, in their order; `counts` says how often each was changed.

    Months and ranges are events of many days. The stamp of each event is the last day of the meeting, so that the same
    ledger gives the same bytes whenever it is written.
    """
    import icalendar

    whole = icalendar.Calendar()
    whole.add("prodid", f"-//SELA//rapporteur//{wording.language.upper()}")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", phrase("ledger_title" if is_public else "ledger_calendar_internal", wording.language))
    told: list[Finding] = []
    for one in commitments:
        if one.span is not None:
            event = _event(one, one.span, wording, counts.get(one.id, 0))
            told += _add_days(event, one, one.span, wording)
            event.add("class", "PUBLIC" if is_public else "CONFIDENTIAL")
            whole.add_component(event)
        elif one.due:
            told.append(finding("W976", None, Severity.WARNING, id=str(one.id), due=one.due))
    return Calendar(whole.to_ical(), tuple(told))


def _event(one: Commitment, span: Span, wording: Wording, changes: int) -> Event:
    """One commitment from the first day on which it is due, without its end."""
    import icalendar

    event, edition = icalendar.Event(), wording.edition(one)
    days = edition.days if edition else ()
    event.add("uid", f"{one.id.number}.{one.id.symbol.key}@rapporteur")
    event.add("dtstamp", datetime.combine(days[-1] if days else _NO_DAY, time(), UTC))
    event.add("sequence", changes + (edition.revision if edition else 0))
    event.add("summary", _summary(one, wording))
    event.add("description", _description(one, wording))
    event.add("dtstart", span.first)
    if topic := wording.topic(one):
        event.add("categories", [topic])
    event.add("status", "CANCELLED" if one.status is CommitmentStatus.DROPPED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _add_days(event: Event, one: Commitment, span: Span, wording: Wording) -> Iterator[Finding]:
    """Puts in the end, which the format excludes, and the rule of what is to be done again: within a range until its end."""
    every = wording.every(one)
    rule = rule_of(every) if every else None
    if every and rule is None:
        yield finding("W977", None, Severity.WARNING, id=str(one.id), every=every)
    is_range = "/" in one.due
    one_day = span.first + timedelta(days=1)
    event.add("dtend", one_day if rule and is_range else span.last + timedelta(days=1))
    if rule:
        end = {"until": span.last} if is_range else {}
        event.add("rrule", {"freq": rule[0], **({"interval": rule[1]} if rule[1] > 1 else {}), **end})


def _summary(one: Commitment, wording: Wording) -> str:
    """Who, and the first words of what."""
    who, text = wording.who(one, is_short=True), " ".join(wording.text(one).split())
    short = text if len(text) <= _LONGEST_SUMMARY else f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]} …"
    return f"{who}: {short}" if who else short


def _description(one: Commitment, wording: Wording) -> str:
    """All that is to be known of it, a line each."""
    page = wording.page(one)
    place = [wording.report(one), wording.item(one), phrase("ledger_page", wording.language, page=page) if page else ""]
    lines = (wording.text(one), wording.who(one), wording.due(one), wording.title(one), ", ".join(filter(None, place)))
    return "\n".join([*filter(None, lines), str(one.id)])
