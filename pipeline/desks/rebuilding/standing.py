"""Which reports stand as they were left: told from memory and a look at the disk, without reading a report."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pipeline.archive.clashes import Claim
from pipeline.archive.layout import EditionPlace, Kind, is_draft
from pipeline.archive.memory import Memory, Remembered, written_marks, written_said
from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.log_file import is_there
from pipeline.desks.origin import shared_ingredients
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.shelving import older
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.errors import RapporteurError
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import printed_with
from pipeline.office.office import NOTICES

_STANDING = (Status.BUILT, Status.UNCHANGED, Status.OLDER)


class Standing:
    """What is remembered of the reports of an office, held against how things are now."""

    def __init__(self, workshop: Workshop, *, strict: bool = False) -> None:
        self._workshop, self._strict = workshop, strict
        self._memory = Memory(workshop.settings.state)
        self._shared: dict[tuple[str, bool], str] = {}
        self._digests: dict[Path, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._memory.__exit__()

    def outcome_of(self, file: Path, data: bytes, *, is_brief: bool = False) -> Outcome | None:
        """The outcome of an input that stands as it was left; None for one that has to be looked into.

        A brief one tells neither files nor contents.
        """
        digest = hashlib.sha256(data).hexdigest()
        known = self._memory.known(_name(file))
        try:
            if known and known.digest == digest and self._is_same_but_for_its_files(known) and known.stands:
                return _as_left(file, known, is_brief=is_brief)
        except (RapporteurError, KeyError, ValueError, TypeError):
            pass
        self._digests[file] = digest
        return None

    def _is_same_but_for_its_files(self, known: Remembered) -> bool:
        shared = self._shared_of(known.template, bool(known.carries))
        return known.shared == shared and known.register == self._on_record(known.symbol)

    def claims(self, files: Iterable[Path]) -> Iterator[Claim]:
        """The places that reports have which stand as they were left."""
        for file in files:
            known = self._memory.known(_name(file))
            if known and (record := known.files.get(Kind.RECORD)):
                place = EditionPlace(record.parent, record.name.removesuffix(".json"))
                yield Claim(str(file), place, None if is_draft(place) else Symbol(known.symbol))

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
        if noted or any(self._memory.known(name) for name in gone):
            self._memory.remember(noted, gone)

    def _remembered(self, outcome: Outcome) -> Remembered | None:
        """The note of one report; None if its input was changed meanwhile, or can't be held against what others share."""
        try:
            digest = hashlib.sha256(outcome.input.read_bytes()).hexdigest()
            register, shared = self._on_record(outcome.symbol), self._shared_of(outcome.template, outcome.carries)
        except (OSError, RapporteurError):
            return None
        if digest != self._digests.get(outcome.input):
            return None
        beside = [outcome.input.parent / name for name in outcome.beside]
        return Remembered(
            digest,
            shared,
            outcome.template,
            outcome.carries,
            register,
            (Status.UNCHANGED if outcome.status is Status.BUILT else outcome.status).value,
            outcome.symbol,
            outcome.revision,
            outcome.language,
            outcome.pages,
            written_marks(file.absolute() for file in (*outcome.files.values(), *beside)),
            written_said(outcome.files, outcome.contents),
        )

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
            {kind: dict(since) for kind, since in settings.template_by_type.items()},
            settings.carry_input,
            hashlib.sha256(self._workshop.office.files.get(NOTICES, b"")).hexdigest(),
        ]
        return hashlib.sha256(json.dumps([shared, given], sort_keys=True).encode()).hexdigest()

    def _on_record(self, symbol: str) -> str:
        """What the register knows of a symbol, by the numbers of its lines; another number makes one look again."""
        return self._register.get(register_key(Symbol(symbol)), "") if symbol and self._register else ""

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
                numbers[register_key(edition.symbol)].append(f"{edition.sequence}.{edition.latest.sequence}")
        return {key: " ".join(found) for key, found in numbers.items()}


def _name(file: Path) -> str:
    return str(file.absolute())


def _as_left(file: Path, known: Remembered, *, is_brief: bool) -> Outcome:
    status = Status(known.status)
    return Outcome(
        file,
        status,
        known.symbol,
        known.language,
        {} if is_brief else known.files,
        known.pages,
        () if is_brief else known.contents,
        told=(older(file, printed_with(Symbol(known.symbol), known.revision).printed),)
        if status is Status.OLDER
        else (),
        revision=known.revision,
    )
