"""What an input names beside itself: pictures, logos and annexes, each read once and looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import AnnexError, InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.annex import Annex
from pipeline.model.passage import Passage, Picture
from pipeline.model.report import Report
from pipeline.model.stages import AnnexFile, Attachments, PictureFile
from pipeline.pdf.annex.looks import looks_like
from pipeline.reading.folder import MOST_ANNEX_BYTES, MOST_PICTURE_BYTES, read_beside
from pipeline.reading.report import Reading

# PDF, zip (docx), PNG, JPEG: what the contract lets an annex be. More is asked of its pages where they are taken in.
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_ANNEX_BEGINNINGS = (b"%PDF-", b"PK\x03\x04", *_PICTURES)


def gather_attachments(
    folder: Path, passages: Mapping[str, Passage], reading: Reading
) -> tuple[Attachments, list[Finding]]:
    """The files that a report names, from its own folder alone; and what is wrong with some, at the field that names them."""
    pictures, picture_faults = _pictures(folder, passages, reading)
    annexes, annex_faults = _annexes(folder, reading)
    return Attachments(pictures, annexes), [*picture_faults, *annex_faults]


def names_beside(report: Report, passages: Mapping[str, Passage]) -> frozenset[str]:
    """The names of all files that a report names beside itself, whether they are there or not."""
    logos = [organiser.logo for organiser in report.meeting.organisers if organiser.logo]
    printed = [block.file for passage in passages.values() for block in passage.blocks if isinstance(block, Picture)]
    return frozenset([*logos, *printed, *(annex.file for annex in report.annexes if annex.file)])


def _pictures(
    folder: Path, passages: Mapping[str, Passage], reading: Reading
) -> tuple[dict[str, PictureFile], list[Finding]]:
    """The pictures in prose and the logos, by name; and what is wrong with some, each at the field that names it."""
    from pipeline.reading.pictures import take_picture

    taken: dict[str, PictureFile] = {}
    faults: list[Finding] = []
    for name, place in _named_pictures(reading, passages):
        if name not in taken:
            try:
                taken[name] = take_picture(read_beside(folder, name, MOST_PICTURE_BYTES, place), name, place)
            except InputError as error:
                faults += error.findings
    return taken, faults


def _named_pictures(reading: Reading, passages: Mapping[str, Passage]) -> Iterator[tuple[str, Place]]:
    for number, organiser in enumerate(reading.report.meeting.organisers):
        if organiser.logo:
            yield organiser.logo, reading.places.place(f"meeting.organisers[{number}].logo")
    for path, passage in passages.items():
        for block in passage.blocks:
            if isinstance(block, Picture):
                yield block.file, reading.places.place_of(path, block.start)


def _annexes(folder: Path, reading: Reading) -> tuple[dict[str, AnnexFile], list[Finding]]:
    """The files that are annexes, by name: their hashes; their pages are the bundle's affair."""
    taken: dict[str, AnnexFile] = {}
    faults: list[Finding] = []
    for number, annex in enumerate(reading.report.annexes):
        if annex.file:
            try:
                taken[annex.file] = _annex(folder, annex, reading.places.place(f"annexes[{number}].file"))
            except InputError as error:
                faults += error.findings
    return taken, faults


def _annex(folder: Path, annex: Annex, place: Place) -> AnnexFile:
    name = annex.file or ""
    data = read_beside(folder, name, MOST_ANNEX_BYTES, place)
    if not data.startswith(_ANNEX_BEGINNINGS):
        raise InputError(_no_annex(data, name, place))
    return AnnexFile(hashlib.sha256(data).hexdigest(), len(data), place)


def _no_annex(data: bytes, name: str, place: Place) -> Finding:
    """A011 for an empty file, A001 for one that can be no annex, with what it looks like."""
    return finding("A001", place, name=name, looks=looks_like(data)) if data else finding("A011", place, name=name)


def annex_bytes(folder: Path, annexes: Mapping[str, AnnexFile]) -> dict[str, bytes]:
    """The bytes of annexes that were looked at before, pictures cleaned; AnnexError A045 for each that is another by now.

    InputError E060 to E062 for a picture that can't be printed.
    """
    from pipeline.reading.pictures import take_picture

    found: dict[str, bytes] = {}
    faults: list[Finding] = []
    for name, known in annexes.items():
        data = read_beside(folder, name, MOST_ANNEX_BYTES)
        if hashlib.sha256(data).hexdigest() != known.sha256:
            faults.append(finding("A045", Place(name), name=name))
        found[name] = take_picture(data, name, Place(name)).data if data.startswith(_PICTURES) else data
    if faults:
        raise AnnexError(*faults)
    return found
