"""Who was asked to clear a report, what was sent, and what they answered: `clearance.json`, by language edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from pipeline.archive.clearance import STATE, read_state, write_state
from pipeline.archive.layout import draft_name
from pipeline.errors import InputError, StorageError
from pipeline.findings import Place, finding
from pipeline.model.base import Language, Noun
from pipeline.model.choices import Settings
from pipeline.model.report import Report

CLEARANCE = "clearance"
"""The folder beside `rapporteur.toml`."""


class How(StrEnum):
    """What a body answers."""

    CONFIRMED = "confirmed"
    CHANGES = "changes"


class Standing(StrEnum):
    """How a body stands: it has answered in one of two ways, or it is silent, within its time or past it."""

    CONFIRMED = "confirmed"
    CHANGES = "changes"
    SILENT = "silent"
    OVERDUE = "overdue"


class Answer(Noun):
    """One answer: the day it was noted, and whether it came as a file or was noted by hand.

    `share` is the hash of the body's share once what it asked for was taken in: what it wrote itself it need not see again.
    """

    day: date
    how: How
    by: Literal["file", "hand"]
    share: str = ""


class Round(Noun):
    """One copy that was sent: the days, the hash of the input and of the share, the files with their hashes, the answers."""

    asked: date
    until: date
    input: str
    share: str
    files: dict[str, str] = Field(default_factory=dict)
    answers: tuple[Answer, ...] = ()


class Asked(Noun):
    """One body that was asked, by its name in the report's language; the last of the rounds counts."""

    name: str
    rounds: tuple[Round, ...]

    def standing(self, today: date) -> Standing:
        """How it stands on a day."""
        last = self.rounds[-1]
        if last.answers:
            return Standing(last.answers[-1].how.value)
        return Standing.OVERDUE if today > last.until else Standing.SILENT

    def has_seen(self, share: str) -> bool:
        """Whether it was sent a share last, or wrote that itself in its answer to what it was sent."""
        last = self.rounds[-1]
        return share in (last.share, *(each.share for each in last.answers if each.share))

    @property
    def hashes(self) -> dict[str, set[str]]:
        """Of each file that was ever written for it, the hashes that it had."""
        found: dict[str, set[str]] = {}
        for each in self.rounds:
            for name, digest in each.files.items():
                found.setdefault(name, set()).add(digest)
        return found


class Circulation(Noun):
    """One language edition in circulation: which report it is, and the bodies by key."""

    symbol: str | None = None
    title: str
    bodies: dict[str, Asked] = Field(default_factory=dict)

    def is_of(self, report: Report) -> bool:
        """Whether it is this report: by its symbol where both have one, else by the title."""
        if self.symbol and report.symbol:
            return self.symbol == report.symbol
        return self.title == report.meeting.title


class State(Noun):
    """All that is known of the clearance of one report."""

    format: Literal[1] = 1
    editions: dict[Language, Circulation] = Field(default_factory=dict)

    def data(self) -> bytes:
        """The file, as it is written."""
        said = self.model_dump(mode="json", exclude_defaults=False)
        return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


class Desk:
    """The clearance folder of one report, and its state as it was read."""

    def __init__(self, input_file: Path, settings: Settings) -> None:
        self.register = settings.register
        self.folder = settings.office / CLEARANCE / draft_name(input_file.name)
        self._before = read_state(self.folder)
        self.state = _read(self._before, self.folder / STATE)

    def circulation(self, report: Report, file: Path) -> Circulation | None:
        """The circulation of a report's language. InputError I143 if the folder is that of another report."""
        found = self.state.editions.get(report.language)
        if found is not None and not found.is_of(report):
            other = found.symbol or found.title
            raise InputError(finding("I143", Place(str(file)), folder=str(self.folder), other=other))
        return found

    def asked(self, report: Report, key: str, digest: str = "") -> Asked | None:
        """How a body of a report's language was asked; with `digest` only if a copy of that input was sent to it."""
        edition = self.state.editions.get(report.language)
        found = edition.bodies.get(key) if edition else None
        is_wanted = found and (not digest or any(each.input == digest for each in found.rounds))
        return found if is_wanted else None

    def sent(self, report: Report) -> Iterator[tuple[str, str]]:
        """The bodies of a report's language with the hashes of the inputs whose copies they were sent."""
        edition = self.state.editions.get(report.language)
        for key, asked in (edition.bodies if edition else {}).items():
            yield from ((key, each.input) for each in asked.rounds)

    def note(self, report: Report, key: str, digest: str, answer: Answer) -> bool:
        """Notes an answer to the copy of an input, or to the last one; False where no such copy was sent."""
        asked = self.asked(report, key, digest)
        if asked is None:
            return False
        at = max(n for n, each in enumerate(asked.rounds) if not digest or each.input == digest)
        answered = asked.rounds[at]
        if answered.answers[-1:] != (answer,):
            this = answered.model_copy(update={"answers": (*answered.answers, answer)})
            rounds = (*asked.rounds[:at], this, *asked.rounds[at + 1 :])
            self.put(report, key, asked.model_copy(update={"rounds": rounds}))
        return True

    def put(self, report: Report, key: str, asked: Asked) -> None:
        """Writes how a body stands, all at once. StorageError P004 if somebody else wrote it meanwhile."""
        before = self.state.editions.get(report.language)
        bodies = {**(before.bodies if before else {}), key: asked}
        edition = Circulation(symbol=report.symbol, title=report.meeting.title, bodies=bodies)
        self.state = State(editions={**self.state.editions, report.language: edition})
        after = self.state.data()
        write_state(self.folder, self._before, after)
        self._before = after


def _read(data: bytes | None, path: Path) -> State:
    if data is None:
        return State()
    try:
        return State.model_validate_json(data)
    except ValidationError:
        raise StorageError(finding("F291", Place(str(path)), path=str(path))) from None
