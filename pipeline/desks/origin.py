"""What a report was made from: every ingredient by its hash, and the key that they make together.

A change in a door, a message or a desk makes no other page: only the files that make pages count (`page_makers`).
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.desks.judge import Judgement
from pipeline.desks.page_makers import page_makers
from pipeline.engines.engine import Engine
from pipeline.model.choices import Settings
from pipeline.model.report import Access, Report
from pipeline.model.stages import CheckedReport, Imposition, TemplateFile
from pipeline.office.office import Office

LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "markdown-it-py", "pikepdf", "fonttools", "pillow", "pydantic")


_OWN = ("input", "notice", "pictures", "annexes")


@dataclass(frozen=True, slots=True)
class Origin:
    """The ingredients of one edition by name, hashes and versions as text."""

    ingredients: Mapping[str, object]

    @property
    def key(self) -> str:
        """The SHA-256 of all of them: equal keys make equal files."""
        return hashlib.sha256(json.dumps(self.ingredients, sort_keys=True).encode()).hexdigest()


def origin_of(
    checked: CheckedReport,
    office: Office,
    template: TemplateFile,
    imposition: Imposition,
    engine: Engine,
    carries: bool = False,
) -> Origin:
    """What an edition of this report would be made from, here and now; its PDF may carry all that or not.

    TemplateError U108 if the office has no notice in its language.
    """
    attachments = checked.attachments
    own = {
        "input": checked.canonical_sha256,
        "notice": _notice(checked.report, office),
        "pictures": {name: file.sha256 for name, file in sorted(attachments.pictures.items())},
        "annexes": {name: file.sha256 for name, file in sorted(attachments.annexes.items())},
    }
    return Origin({**own, **shared_ingredients(office, template, imposition, engine, carries)})


def _notice(report: Report, office: Office) -> str:
    """The SHA-256 of the notice in force in the report's month, and whether it is confirmed. TemplateError U108 without any."""
    notice = office.notice(report.language, report.issued_month)
    return hashlib.sha256("\n".join([*notice.lines, str(notice.confirmed)]).encode()).hexdigest()


def of_all(ingredients: Mapping[str, object]) -> dict[str, object]:
    """Those of the ingredients of a report that all reports of its template share (`shared_ingredients`)."""
    return {name: value for name, value in ingredients.items() if name not in _OWN}


def shared_ingredients(
    office: Office, template: TemplateFile, imposition: Imposition, engine: Engine, carries: bool
) -> dict[str, object]:
    """What all reports of one template are made from, besides their own input and the files beside it."""
    return {
        "template": {Path(template.name).stem: hashlib.sha256(template.data).hexdigest()},
        "office": office.digest,
        "imposition": asdict(imposition),
        "carries": carries,
        **of_machine(office, engine),
    }


def of_machine(office: Office, engine: Engine) -> dict[str, object]:
    """What pages are made from that belongs to a machine and not to a report: program, libraries, engine, fonts."""
    return {
        "program": program_digest(),
        "libraries": library_versions(),
        "engine": {"name": engine.name, "version": engine.version},
        "fonts": font_digests(office.fonts.folder),
    }


def is_carried(checked: CheckedReport | Judgement, settings: Settings) -> bool:
    """Whether the PDF of a report carries what it was made from: that of a final report which is public."""
    report = checked.report
    return settings.carry_input and not report.is_draft and report.access is Access.PUBLIC


@cache
def program_digest() -> str:
    """The SHA-256 of the files of ours that make pages."""
    whole = hashlib.sha256()
    for name, content in page_makers().items():
        whole.update(f"{name}\0".encode() + content)
    return whole.hexdigest()


@cache
def library_versions() -> dict[str, str]:
    """The versions of the libraries that make pages, with that of zlib, on which the bytes of a docx depend."""
    return {**{name: version(name) for name in LIBRARIES}, "zlib": zlib.ZLIB_RUNTIME_VERSION}


@cache
def font_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each font file."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.ttf"))}
