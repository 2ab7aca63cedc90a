"""A second opinion on Word documents: openxml-audit, set to today's Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def _validator() -> Any:
    """A validator for one document: it remembers parts of those that it has judged, and takes them for the next one's."""
    from openxml_audit import FileFormat, OpenXmlValidator

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=100)


def openxml_faults(docx: bytes, folder: Path) -> list[str]:
    """What openxml-audit has against a document, a line a fault; `folder` is where it may lie meanwhile."""
    path = folder / "document.docx"
    path.write_bytes(docx)
    return [f"{error.part_uri}: {error.description}" for error in _validator().validate(path).errors]
