"""Following a clearance: how each body stands on a day, and answers that came by word of mouth, by mail or as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.desks.clearance.parties import Parties
from pipeline.desks.clearance.state import Answer, Asked, Circulation, Desk, How, Standing
from pipeline.desks.opening import bytes_of, read_whole
from pipeline.errors import UsageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.settings import now


@dataclass(frozen=True, slots=True)
class Line:
    """How one body stands: when it was asked last, until when, and when it answered, if it did."""

    key: str
    name: str
    asked: date
    until: date
    standing: Standing
    answered: date | None
    by: str


def standings(file: Path, settings: Settings) -> tuple[Line, ...]:
    """How each body stands today that was asked to clear a report, in the order in which they were asked.

    UsageError U142 if nobody was asked yet; InputError I143, StorageError F291.
    """
    _, circulation, _ = _open(file, settings)
    today = now().date()
    return tuple(_line(key, asked, today) for key, asked in circulation.bodies.items())


def _line(key: str, asked: Asked, today: date) -> Line:
    last = asked.rounds[-1]
    answer = last.answers[-1] if last.answers else None
    day, by = (answer.day, answer.by) if answer else (None, "")
    return Line(key, asked.name, last.asked, last.until, asked.standing(today), day, by)


def note_answers(file: Path, answers: tuple[tuple[str, How], ...], office: Office, settings: Settings) -> list[str]:
    """Notes answers to the last copies by hand; gives the names of the bodies. UsageError U142, U143; nothing is noted then."""
    report, circulation, desk = _open(file, settings)
    parties = Parties(report, office)
    found = [(_key(name, circulation, parties), how) for name, how in answers]
    for key, how in found:
        desk.note(report, key, "", Answer(day=now().date(), how=how, by="hand"))
    return [circulation.bodies[key].name for key, _ in found]


def _open(file: Path, settings: Settings) -> tuple[Report, Circulation, Desk]:
    report = read_whole(bytes_of(file), file).report
    desk = Desk(file, settings)
    circulation = desk.circulation(report, file)
    if circulation is None:
        raise UsageError(finding("U142", Place(str(file)), name=str(file)))
    return report, circulation, desk


def _key(name: str, circulation: Circulation, parties: Parties) -> str:
    """The key of a body that was asked, by key, name or acronym."""
    for key in _candidates(name, circulation, parties):
        if key in circulation.bodies:
            return key
    raise UsageError(finding("U143", body=name, known=", ".join(f"`{key}`" for key in circulation.bodies)))


def _candidates(name: str, circulation: Circulation, parties: Parties) -> Iterator[str]:
    yield from (key for key, asked in circulation.bodies.items() if name.lower() in (key.lower(), asked.name.lower()))
    if party := parties.of(name):
        yield party.key
