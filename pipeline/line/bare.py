"""A document in the office's look that is no report: the styles and lists of the template, without its pages around."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.line.compose.parts import DECLARATION, core_properties, set_language
from pipeline.model.choices import Paper
from pipeline.word import elements
from pipeline.word.package import MAIN_PART, Package, write_package
from pipeline.word.relations import frame_parts, without_part
from pipeline.word.styles import STYLES, prune

SHEETS = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.3, 841.9)}
"""Width and height in points."""

_SETTINGS, _CORE = "word/settings.xml", "docProps/core.xml"


def in_place_of_text(package: Package, body: str, dropped: Iterable[str]) -> Package:
    """The template with a body of its own, without headers and footers and without the parts that are dropped."""
    document = f"{DECLARATION}<w:document {elements.NAMESPACES}><w:body>{body}</w:body></w:document>"
    for part in (*frame_parts(package)[1:], *dropped):
        package = Package(without_part(package.parts, part), package.what)
    return package.replaced({MAIN_PART: document.encode()})


def finished(package: Package, title: str, subject: str, tag: str, day: datetime) -> bytes:
    """The docx in a language, with its properties, without what it does not use; the same gives the same bytes."""
    language = {name: set_language(package.parts[name], tag) for name in (STYLES, _SETTINGS)}
    core = core_properties(title, subject, tag, "", day)
    return write_package(prune({**package.parts, **language, _CORE: core}), (day.year, day.month, day.day))
