"""Editions that were made ahead, by the key of what they were made from: whoever builds such a one takes it from here.

Each is one file in the office's `.rapporteur/`, and may be deleted at any time at the cost of time alone. What comes from
there is what was put there, or nothing: its record has the hash of every file, and a seal of its own.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.layout import Kind
from pipeline.archive.record import Record, read_record
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import FILE_MODE
from pipeline.findings import Finding, Place, Severity

_CANONICAL, _FINDINGS = "input.yaml", "findings.json"
_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, OSError, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition that is kept: its files by kind, the record among them, its input written anew, what there is to tell."""

    files: Mapping[str, bytes]
    canonical: bytes
    record: Record
    findings: tuple[Finding, ...] = ()


class Kept:
    """The editions that an office keeps; `state` is its `.rapporteur/`."""

    def __init__(self, state: Path) -> None:
        self.folder = state / "made"

    def put(self, key: str, files: Mapping[str, bytes], canonical: bytes, findings: tuple[Finding, ...]) -> None:
        """Keeps an edition under its key, whole or not at all. Raises StorageError."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, data in {**files, _CANONICAL: canonical, _FINDINGS: _written(findings)}.items():
                archive.writestr(zipfile.ZipInfo(name), data)
        path = self._path(key)
        with refusals(path, packed.tell()):
            path.parent.mkdir(parents=True, exist_ok=True)
            with written_beside(path, packed.getvalue(), FILE_MODE) as beside:
                beside.replace(path)

    def take(self, key: str) -> KeptEdition | None:
        """The edition of a key as it was put there; None where there is none, or it is damaged."""
        try:
            with zipfile.ZipFile(self._path(key)) as archive:
                held = {name: archive.read(name) for name in archive.namelist()}
            canonical, findings = held.pop(_CANONICAL), _read(held.pop(_FINDINGS))
        except _DAMAGE:
            return None
        record = read_record(held.get(Kind.RECORD, b""))
        if record is None or not record.is_sealed or record.made_from != key or not _are_as_recorded(held, record):
            return None
        if not _is_its_input(canonical, record):
            return None
        return KeptEdition(held, canonical, record, findings)

    def keys(self) -> frozenset[str]:
        """The keys of all editions that are kept, damaged ones too."""
        return frozenset(path.stem for path in self.folder.glob("*.zip"))

    def keep_only(self, keys: Collection[str]) -> None:
        """Lets go of all editions but those of some keys; what can't be deleted stays."""
        for key in self.keys().difference(keys):
            self.drop(key)

    def drop(self, key: str) -> None:
        """Lets go of the edition of a key, if there is one."""
        with suppress(OSError):
            self._path(key).unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.zip"


def _are_as_recorded(held: Mapping[str, bytes], record: Record) -> bool:
    files = {name: data for name, data in held.items() if name != Kind.RECORD}
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == dict(record.files)


def _is_its_input(canonical: bytes, record: Record) -> bool:
    return record.ingredients.get("input") in (None, hashlib.sha256(canonical).hexdigest())


def _written(findings: tuple[Finding, ...]) -> bytes:
    return json.dumps([asdict(each) for each in findings]).encode()


def _read(data: bytes) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            each["code"],
            Place(**each["place"]),
            tuple((str(name), value) for name, value in each["parameters"]),
            Severity(each["severity"]),
        )
        for each in json.loads(data)
    )
