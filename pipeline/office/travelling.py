"""The office's data as a report carries it: what pages are made of, without a comment, and an office made of it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.base import Language
from pipeline.office.data import DataFile
from pipeline.office.office import NOTICES, Office

_EARLIEST = "1900-01"
"""The month from which on a notice counts in the office that is carried: it is the only one there, and holds for one report."""


def written_data(office: Office, language: Language, month: str) -> bytes:
    """The data that pages are made of, as JSON by file name; of the notices that which is in force alone.

    TemplateError U102, U103, U107 or U108 for a broken file.
    """
    lines, confirmed = office.wording(language, month).lines, office.notice(language, month).confirmed
    notices: Any = {language.value: [{"from": _EARLIEST, "confirmed": confirmed, "lines": list(lines)}]}
    key = json.dumps(notices)
    if key not in office.written:
        said = {name: DataFile(name, content).plain() for name, content in sorted(office.page_files.items())}
        said[NOTICES] = notices
        office.written[key] = f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()
    return office.written[key]


def office_of(data: bytes, name: str, fonts: Path) -> Office:
    """The office that a report carries; `name` is for telling. InputError I151 if these bytes are no office's data."""
    try:
        said = json.loads(data.decode())
        files = {str(file): json.dumps(content, ensure_ascii=False).encode() for file, content in said.items()}
    except (ValueError, AttributeError, RecursionError):
        raise InputError(finding("I151", Place(name), name=name, file="office.json")) from None
    return Office(Path(name), files, fonts)
