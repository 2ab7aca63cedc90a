"""What a PDF carries, taken out of it and read: the report, the template, the office's words, its pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.line.carrying import FORMAT, INPUT, MADE_FROM, OFFICE, TEMPLATE
from pipeline.model.choices import ListOrder, Paper
from pipeline.model.stages import AnnexFile, Attachments, CheckedReport, Imposition, TemplateFile
from pipeline.office.office import Office
from pipeline.office.travelling import office_of
from pipeline.pdf.foreign import foreign_pdf
from pipeline.reading.pictures import picture_as_printed
from pipeline.reading.report import read_report
from pipeline.rules.subject import read_subject


@dataclass(frozen=True)
class TakenOut:
    """All that it takes to make a PDF again; `ingredients` are the hashes and versions of what it was made from."""

    checked: CheckedReport
    office: Office
    template: TemplateFile
    imposition: Imposition
    ingredients: Mapping[str, Any]


def take_out(data: bytes, name: str, fonts: Path) -> TakenOut:
    """What a PDF carries. InputError I150 if it carries nothing of the kind, I151 for what can't be read of it, I004."""
    with foreign_pdf(data, name, InputError, "I004") as pdf:
        files = pdf.carried()
    if missing := [each for each in (INPUT, TEMPLATE, OFFICE, MADE_FROM) if each not in files]:
        raise InputError(finding("I150", Place(name), name=name, missing=", ".join(f"`{each}`" for each in missing)))
    try:
        made_from = _MadeFrom.read(files[MADE_FROM])
        pictures = {as_named: files[held] for as_named, held in made_from.pictures.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(finding("I151", Place(name), name=name, file=MADE_FROM)) from None
    office = office_of(files[OFFICE], name, fonts)
    checked = _checked(files[INPUT], office, name, pictures, made_from)
    template = TemplateFile(files[TEMPLATE], f"{name}: {TEMPLATE}")
    return TakenOut(checked, office, template, made_from.imposition, made_from.ingredients)


@dataclass(frozen=True)
class _MadeFrom:
    """What `made-from.json` says."""

    ingredients: Mapping[str, Any]
    imposition: Imposition
    pictures: Mapping[str, str]
    annexes: Mapping[str, AnnexFile]

    @classmethod
    def read(cls, data: bytes) -> _MadeFrom:
        said = json.loads(data.decode())
        if said["format"] != FORMAT:
            raise ValueError(said["format"])
        laid = said["ingredients"]["imposition"]
        imposition = Imposition(**{**laid, "paper": Paper(laid["paper"]), "order": ListOrder(laid["order"])})
        annexes = {str(name): AnnexFile(str(one["sha256"]), int(one["size"])) for name, one in said["annexes"].items()}
        pictures = {str(name): str(held) for name, held in said["pictures"].items()}
        return cls(said["ingredients"], imposition, pictures, annexes)


def _checked(
    canonical: bytes, office: Office, name: str, pictures: Mapping[str, bytes], made_from: _MadeFrom
) -> CheckedReport:
    """The report, as it was when it was free to be composed. InputError for what the model refuses of it."""
    reading = read_report(canonical, f"{name}: {INPUT}")
    if reading.is_partial or reading.report.is_draft:
        raise InputError(finding("I151", Place(name), name=name, file=INPUT))
    subject = read_subject(reading.report, office)
    printed = {as_named: picture_as_printed(held, as_named, Place(name)) for as_named, held in pictures.items()}
    attachments = Attachments(printed, made_from.annexes)
    digest = hashlib.sha256(canonical).hexdigest()
    return CheckedReport(reading.report, dict(subject.passages), attachments, canonical, digest)


def contradictions(taken: TakenOut, name: str) -> tuple[Finding, ...]:
    """O310 for each file that is carried and is not the one that the PDF says it was made from."""
    said, pictures = taken.ingredients, taken.checked.attachments.pictures
    held = {INPUT: (said.get("input"), taken.checked.canonical_sha256)}
    known = said.get("pictures") or {}
    held |= {as_named: (known.get(as_named), picture.sha256) for as_named, picture in pictures.items()}
    return tuple(
        finding("O310", Place(name), file=file) for file, (expected, digest) in held.items() if expected != digest
    )
