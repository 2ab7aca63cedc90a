"""Which reports stand as they were left: told from memory and a look at the disk, without reading a report."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.archive.memory import Memory, Remembered, mark_of
from pipeline.archive.record import Record, read_record
from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.log_file import is_there
from pipeline.desks.origin import of_all, shared_ingredients
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.errors import RapporteurError, RegisterError
from pipeline.model.symbol import Symbol

_STANDING = (Status.BUILT, Status.UNCHANGED, Status.OLDER)


class Standing:
    """What is remembered of the reports of an office, held against how things are now."""

    def __init__(self, workshop: Workshop, *, strict: bool = False) -> None:
        self._workshop, self._strict = workshop, strict
        self._memory = Memory(workshop.settings.state)
        self._shared: dict[tuple[str, bool], str] = {}
        self._digests: dict[Path, str] = {}

    @cached_property
    def _known(self) -> dict[str, Remembered]:
        return self._memory.recall()

    def outcome_of(self, file: Path, data: bytes) -> Outcome | None:
        """The outcome of an input that stands as it was left; None for one that has to be looked into."""
        self._digests[file] = hashlib.sha256(data).hexdigest()
        known = self._known.get(_name(file))
        if known is None or known.digest != self._digests[file]:
            return None
        said = known.said
        try:
            shared = self._shared_of(str(said["template"]), bool(said["carries"]))
            if known.shared == shared and said["register"] == self._on_record(str(said["symbol"])) and known.stands:
                return _as_left(file, said)
        except (RapporteurError, KeyError, ValueError, TypeError):
            return None
        return None

    def remember(self, outcomes: Iterable[Outcome]) -> None:
        """Notes how reports stand now that were looked into; those of which nothing was made are forgotten."""
        noted: dict[str, Remembered] = {}
        gone = []
        for outcome in outcomes:
            found = self._remembered(outcome) if outcome.status in _STANDING else None
            if found is None:
                gone.append(_name(outcome.input))
            else:
                noted[_name(outcome.input)] = found
        if noted or any(name in self._known for name in gone):
            self._memory.remember(noted, gone)

    def _remembered(self, outcome: Outcome) -> Remembered | None:
        """The note of one report; None if its input was changed meanwhile, or its record can't be read."""
        path = outcome.files.get("record")
        try:
            record = read_record(path.read_bytes()) if path else None
            digest = hashlib.sha256(outcome.input.read_bytes()).hexdigest()
            self._on_record(outcome.symbol)
        except (OSError, RegisterError):
            return None
        if record is None or digest != self._digests.get(outcome.input):
            return None
        shared = of_all(record.ingredients)
        beside = [outcome.input.parent / name for name in outcome.beside]
        marks = {str(file.absolute()): mark_of(file) for file in (*outcome.files.values(), *beside)}
        said = self._said(outcome, record, bool(shared.get("carries")))
        return Remembered(digest, self._hash_of(shared), marks, said)

    def _said(self, outcome: Outcome, record: Record, carries: bool) -> dict[str, object]:
        status = Status.UNCHANGED if outcome.status is Status.BUILT else outcome.status
        return {
            "template": record.template,
            "carries": carries,
            "register": self._on_record(outcome.symbol),
            "status": status.value,
            "symbol": outcome.symbol,
            "language": outcome.language,
            "files": {kind: str(path) for kind, path in outcome.files.items()},
            "pages": outcome.pages,
            "contents": [list(line) for line in outcome.contents],
        }

    def _shared_of(self, template: str, carries: bool) -> str:
        """The hash of all that reports of a template share. TemplateError if there is no such template."""
        key = (template, carries)
        if key not in self._shared:
            workshop = self._workshop
            found, imposition = workshop.template_named(template), imposition_of(workshop.settings)
            self._shared[key] = self._hash_of(
                shared_ingredients(workshop.office, found, imposition, workshop.engine, carries)
            )
        return self._shared[key]

    def _hash_of(self, shared: Mapping[str, Any]) -> str:
        """The hash of what reports share, and of what the settings have to say besides."""
        settings = self._workshop.settings
        weights = {code: weight.value for code, weight in settings.severities.items()}
        given = [
            str(settings.out.absolute()),
            self._strict,
            weights,
            dict(settings.template_by_type),
            settings.carry_input,
        ]
        return hashlib.sha256(json.dumps([shared, given], sort_keys=True).encode()).hexdigest()

    def _on_record(self, symbol: str) -> str:
        """What the register knows of a symbol, by the numbers of its lines; another number makes one look again."""
        return self._register.get(register_key(Symbol(symbol)), "") if symbol else ""

    @cached_property
    def _register(self) -> dict[str, str]:
        """The numbers of the lines of each symbol; raises RegisterError if the register can't be read."""
        folder = self._workshop.settings.register
        if not is_there(folder):
            return {}
        from pipeline.archive.register.editions import issued_editions
        from pipeline.archive.register.projection import all_claimed
        from pipeline.archive.register.register import Register

        numbers: defaultdict[str, list[str]] = defaultdict(list)
        with Register(folder).reading() as connection:
            for claimed in all_claimed(connection):
                numbers[register_key(claimed.symbol)].append(str(claimed.sequence))
            for edition in issued_editions(connection):
                numbers[register_key(edition.symbol)].append(str(edition.sequence))
        return {key: " ".join(found) for key, found in numbers.items()}


def _name(file: Path) -> str:
    return str(file.absolute())


def _as_left(file: Path, said: Mapping[str, Any]) -> Outcome:
    return Outcome(
        file,
        Status(said["status"]),
        str(said["symbol"]),
        str(said["language"]),
        {kind: Path(path) for kind, path in said["files"].items()},
        int(said["pages"]),
        tuple((title, page) for title, page in said["contents"]),
    )
