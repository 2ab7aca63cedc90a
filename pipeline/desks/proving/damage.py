"""Damage: what of a PDF's own files was lost or changed since they were put into it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.line.carrying import INPUT, MADE_FROM, OFFICE, TEMPLATE
from pipeline.pdf.foreign import ForeignPdf, foreign_pdf, seems_to_carry_a_source

_NEEDED = (INPUT, TEMPLATE, OFFICE, MADE_FROM)


def damages(data: bytes, name: str) -> Iterator[Finding]:
    """What a PDF that carried what it was made from has lost of that; nothing for one that never did, or is whole.

    O310 for each file that is not the one that was put in, O317 for each that is gone, O316 if none can be reached.
    """
    place, why = Place(name), "the list of its parts is lost"
    try:
        with foreign_pdf(data, name, InputError, "I004") as pdf:
            told = [*_among(pdf, place)]
            if told or pdf.file.attachments:
                yield from told
                return
    except InputError as error:
        why = str(error.findings[0].parameter("why"))
    if seems_to_carry_a_source(data):
        yield finding("O316", place, why=why)


def _among(pdf: ForeignPdf, place: Place) -> Iterator[Finding]:
    there = set(pdf.file.attachments)
    if there.intersection(_NEEDED):
        yield from (finding("O310", place, file=file) for file in pdf.damaged())
        yield from (finding("O317", place, file=file) for file in _NEEDED if file not in there)
