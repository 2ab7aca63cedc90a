"""The copy of a document that an engine gets: nothing twice, and nothing that makes no page.

The document that people get is another: there each section names its header and footer, so that it keeps them in whatever
document it is put, and the input travels along.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from pipeline.line.compose.parts import INPUT_PART, INPUT_PROPERTIES
from pipeline.word.package import MAIN_PART
from pipeline.word.relations import without_part
from pipeline.word.styles import NUMBERING

_SECTION = re.compile(rb"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_ON_LEVEL = re.compile(rb'<w:ilvl\b[^>]*\bw:val="(\d+)"')
_LEVEL = re.compile(rb'<w:lvl\b[^>]*\bw:ilvl="(\d+)".*?</w:lvl>', re.DOTALL)
_REFERENCE = re.compile(rb"<w:(?:header|footer)Reference\b[^>]*/>")
_HEADED = re.compile(rb"<w:(?:headerReference|footerReference|titlePg)\b[^>]*/>")


def lean(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the stored input, unused levels of lists, and headers and footers that the section before has.

    A section that names none has those of the section before it (ISO/IEC 29500-1, 17.10.2 and 17.10.5). LibreOffice reads
    each one anew wherever it is named: that and the input are a seventh of its time for a report. It lets none through a
    section that has no first page of its own, so all of a section's are left out, or none.
    """
    left = dict(parts)
    for name in (INPUT_PART, INPUT_PROPERTIES):
        if name in left:
            left = without_part(left, name)
    left[MAIN_PART] = _inheriting(left[MAIN_PART])
    if NUMBERING in left:
        left[NUMBERING] = _without_deeper(left[NUMBERING], left.values())
    return left


def _without_deeper(numbering: bytes, texts: Collection[bytes]) -> bytes:
    """The lists without the levels below the deepest that any paragraph or style is on."""
    deepest = max((int(level) for text in texts for level in _ON_LEVEL.findall(text)), default=0)
    return _LEVEL.sub(lambda level: b"" if int(level[1]) > deepest else level[0], numbering)


def _inheriting(document: bytes) -> bytes:
    """The document's text without the references of sections that are headed and footed as the one before."""
    before: list[bytes] = []

    def once(section: re.Match[bytes]) -> bytes:
        nonlocal before
        now = sorted(_HEADED.findall(section[0]))
        is_same, before = now == before, now
        return _REFERENCE.sub(b"", section[0]) if is_same else section[0]

    return _SECTION.sub(once, document)
