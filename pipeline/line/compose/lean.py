"""The copy of a document that an engine gets: nothing twice, and nothing that makes no page.

The document that people get is another: there each section names its header and footer, so that it keeps them in whatever
document it is put, and the input travels along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.line.compose.parts import INPUT_PART, INPUT_PROPERTIES
from pipeline.word.package import MAIN_PART
from pipeline.word.relations import without_part

_SECTION = re.compile(rb"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_REFERENCE = re.compile(rb"<w:(?:header|footer)Reference\b[^>]*/>")
_HEADED = re.compile(rb"<w:(?:headerReference|footerReference|titlePg)\b[^>]*/>")


def lean(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the stored input, and without headers and footers that a section has from the one before.

    A section that names none has those of the section before it (ISO/IEC 29500-1, 17.10.2 and 17.10.5). LibreOffice reads
    each one anew wherever it is named: that and the input are a seventh of its time for a report. It lets none through a
    section that has no first page of its own, so all of a section's are left out, or none.
    """
    left = dict(parts)
    for name in (INPUT_PART, INPUT_PROPERTIES):
        if name in left:
            left = without_part(left, name)
    left[MAIN_PART] = _inheriting(left[MAIN_PART])
    return left


def _inheriting(document: bytes) -> bytes:
    """The document's text without the references of sections that are headed and footed as the one before."""
    before: list[bytes] = []

    def once(section: re.Match[bytes]) -> bytes:
        nonlocal before
        now = sorted(_HEADED.findall(section[0]))
        is_same, before = now == before, now
        return _REFERENCE.sub(b"", section[0]) if is_same else section[0]

    return _SECTION.sub(once, document)
