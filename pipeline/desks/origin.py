"""What a report was made from: every ingredient by its hash, and the key that they make together.

A change in a door, a message or a desk makes no other page: only the rooms that make pages count.
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

from pipeline.engines.engine import Engine
from pipeline.model.stages import CheckedReport, Imposition, TemplateFile
from pipeline.office.office import Office

ROOMS = ("line", "engines", "programs", "prose", "office", "word", "pdf", "model", "reading")
LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "markdown-it-py", "pikepdf", "fonttools", "pillow", "pydantic")


@dataclass(frozen=True, slots=True)
class Origin:
    """The ingredients of one edition by name, hashes and versions as text."""

    ingredients: Mapping[str, object]

    @property
    def key(self) -> str:
        """The SHA-256 of all of them: equal keys make equal files."""
        return hashlib.sha256(json.dumps(self.ingredients, sort_keys=True).encode()).hexdigest()


def origin_of(
    checked: CheckedReport, office: Office, template: TemplateFile, imposition: Imposition, engine: Engine
) -> Origin:
    """What an edition of this report would be made from, here and now."""
    attachments = checked.attachments
    return Origin(
        {
            "input": checked.canonical_sha256,
            "template": hashlib.sha256(template.data).hexdigest(),
            "office": office.digest,
            "pictures": {name: file.sha256 for name, file in sorted(attachments.pictures.items())},
            "annexes": {name: file.sha256 for name, file in sorted(attachments.annexes.items())},
            "imposition": asdict(imposition),
            "program": program_digest(),
            "libraries": library_versions(),
            "engine": {"name": engine.name, "version": engine.version},
            "fonts": font_digests(office.fonts.folder),
        }
    )


@cache
def program_digest() -> str:
    """The SHA-256 of the files of ours that make pages."""
    package = Path(__file__).parent.parent
    whole = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((package / room).rglob("*.py")):
            whole.update(f"{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    return whole.hexdigest()


@cache
def library_versions() -> dict[str, str]:
    """The versions of the libraries that make pages, with that of zlib, on which the bytes of a docx depend."""
    return {**{name: version(name) for name in LIBRARIES}, "zlib": zlib.ZLIB_RUNTIME_VERSION}


@cache
def font_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each font file."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.ttf"))}
