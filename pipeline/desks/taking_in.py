"""Taking in: what a dropped report says, as an input file; an edited draft of ours goes back into what it was built from."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.archive.inputs import input_path, kept_input
from pipeline.desks.clearance.marks import refuse_copy
from pipeline.desks.importing import converter
from pipeline.desks.proposing import with_proposals
from pipeline.desks.returning import read_return
from pipeline.desks.reviewing import AUTHOR
from pipeline.errors import InputError
from pipeline.findings import Finding
from pipeline.model.choices import Settings
from pipeline.model.report import Stage
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.editing import Put, edit_text
from pipeline.reading.folder import MOST_PICTURE_BYTES, read_beside
from pipeline.reading.imports.carried import hash_carried_in
from pipeline.reading.imports.core import import_report
from pipeline.reading.imports.decisions import later
from pipeline.reading.imports.document import LeftOut
from pipeline.reading.imports.pictures import pictures_in
from pipeline.reading.report import read_report
from pipeline.reading.source import MOST_BYTES
from pipeline.word.comments import without_comments
from pipeline.word.package import Package, open_package, write_package


@dataclass(frozen=True)
class Taken:
    """An input file that was made of a report: its text, which is that of a draft, and what there is to tell of it."""

    text: str
    language: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def take_in(file: Path, data: bytes, office: Office, settings: Settings, inputs: Path) -> Taken:
    """The input file of a report in whatever format; `inputs` is where those of earlier ones lie. Raises InputError.

    Where it is a document of ours, and the register knows what that was built from, what a person changed is put into
    that; else the report is read as a stranger's. The comments of our own are no comments of a person.
    """
    refuse_copy(data, file.name)
    package = _freed(data, file.name)
    taken = _returned(file, package, office, settings, inputs) if package else None
    if taken is None:
        taken = _imported(file, write_package(package.parts) if package else data, office, settings)
    return replace(taken, text=edit_text(taken.text, [Put("stage", Stage.DRAFT.value)]))


def _imported(file: Path, data: bytes, office: Office, settings: Settings) -> Taken:
    with converter(settings) as convert:
        kept = partial(kept_input, settings.register)
        imported = with_proposals(import_report(data, file.name, office, convert, later, kept), office)
    language = imported.report.language.value
    return Taken(imported.text, language, imported.pictures, imported.findings, imported.left_out)


def _returned(file: Path, package: Package, office: Office, settings: Settings, inputs: Path) -> Taken | None:
    """The input that a document was built from, with what was changed in it; None where nobody knows that input."""
    digest = hash_carried_in(package.parts)
    canonical = kept_input(settings.register, digest) if digest else None
    if canonical is None:
        return None
    into = next(_built_from(digest, (inputs, file.parent)), input_path(settings.register, digest))
    try:
        back = read_return(file, write_package(package.parts), into, office, settings)
    except InputError:
        return None
    text = back.after(back.patch.proposals).decode()
    report = read_report(text.encode(), file.name).report
    return Taken(text, report.language.value, _pictures(back.album.files, into.parent, text), back.told)


def _built_from(digest: str, folders: tuple[Path, ...]) -> Iterator[Path]:
    """The input files that say what the document was built from: beside them lie its pictures."""
    for path in (path for folder in folders for path in _yaml_files(folder)):
        try:
            report = read_report(read_beside(path.parent, path.name, MOST_BYTES), str(path)).report
        except (InputError, OSError):
            continue
        stages = (report, report.model_copy(update={"stage": Stage.DRAFT}))  # the inbox makes drafts of all
        if digest in {hashlib.sha256(canonical_input(stage)).hexdigest() for stage in stages}:
            yield path


def _yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder and all below it, sorted; hidden folders are not entered, links not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix.lower() in (".yaml", ".yml") and not path.is_symlink():
                yield path


def _pictures(new: Mapping[str, bytes], folder: Path, text: str) -> dict[str, bytes]:
    """The files of the pictures that the input names: those that came with the document, and those that were there."""
    report = read_report(text.encode(), "").report
    old: dict[str, bytes] = {}
    for name in (each.name for each in folder.iterdir() if each.name not in new and _is_named(each.name, text)):
        with suppress(InputError, OSError):  # what can't be read is told when the draft is made
            old[name] = read_beside(folder, name, MOST_PICTURE_BYTES)
    return pictures_in(report, {**old, **new})


def _is_named(name: str, text: str) -> bool:
    return unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", text)


def _freed(data: bytes, name: str) -> Package | None:
    """A Word document without the comments that we wrote into it; None for any other file, and for a damaged one."""
    if not data.startswith(b"PK"):
        return None
    try:
        return without_comments(open_package(data, name, InputError), AUTHOR)
    except InputError:
        return None
