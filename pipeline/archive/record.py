"""The record: the JSON beside a report that holds what it was made from and the hash of every file, under a seal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.refusals import refusals

RECORD_FORMAT = 1
_SEAL = "seal"


@dataclass(frozen=True)
class Record:
    """What a record says; fields of newer programs are kept and covered by the seal like the others."""

    fields: Mapping[str, object]

    @property
    def made_from(self) -> str:
        """The key of the build: the hash of all that the edition was made from; empty if the record has none."""
        return self._text("made_from")

    @property
    def symbol(self) -> str:
        """The symbol as printed; empty for a draft without one."""
        return self._text("symbol")

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self._text("language")

    @property
    def pages(self) -> int:
        """How many pages the PDF has; 0 if the record does not say."""
        value = self.fields.get("pages")
        return value if isinstance(value, int) else 0

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The lines of the contents, each title with its page as printed."""
        lines = self.fields.get("contents")
        entries = [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
        return tuple((str(line.get("title", "")), str(line.get("page", ""))) for line in entries)

    @property
    def files(self) -> dict[str, str]:
        """The SHA-256 of each file beside the record, by kind (`docx`, `pdf`, `bundle`)."""
        files = self.fields.get("files")
        return {str(kind): str(digest) for kind, digest in files.items()} if isinstance(files, dict) else {}

    @property
    def ingredients(self) -> Mapping[str, object]:
        """What the edition was made from, by name: hashes, versions, choices; empty if the record has none."""
        value = self.fields.get("ingredients")
        return value if isinstance(value, dict) else {}

    @property
    def template(self) -> str:
        """The name of the template; empty if the record has none."""
        return self._text("template")

    @property
    def is_sealed(self) -> bool:
        """Whether nobody altered the record since it was written."""
        rest = {name: value for name, value in self.fields.items() if name != _SEAL}
        return self.fields.get(_SEAL) == _seal(rest)

    def _text(self, name: str) -> str:
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


def record_at(path: Path) -> Record | None:
    """The record that is a file; None where there is no file, or it is no record of ours. StorageError."""
    with refusals(path):
        return read_record(path.read_bytes()) if path.is_file() else None


def write_record(fields: Mapping[str, object]) -> bytes:
    """The bytes of a record, the same for the same fields: JSON, names sorted, UTF-8, LF, with format and seal.

    `fields` needs `made_from` and `files` (kind to SHA-256); `symbol` and `language` where there are any. It holds no
    time, path or line number: they would make two builds of one report differ.
    """
    return _written(sealed(fields).fields)


def sealed(fields: Mapping[str, object]) -> Record:
    """A record of these fields, as it is written."""
    rest = {"format": RECORD_FORMAT, **fields}
    return Record({**rest, _SEAL: _seal(rest)})


def rewritten(record: Record) -> bytes:
    """The bytes of a record as this program writes it: a blank more in the file is a change by hand."""
    return _written(record.fields)


def _written(fields: Mapping[str, object]) -> bytes:
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def read_record(data: bytes) -> Record | None:
    """What a record says, be it sealed or not; None if these bytes are no record."""
    try:
        fields = json.loads(data.decode("utf-8"), object_pairs_hook=_once_each, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return Record(fields) if isinstance(fields, dict) else None


def _seal(rest: Mapping[str, object]) -> str:
    """SHA-256 over the rest of the record, in one line of JSON."""
    text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice")
    return fields


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
