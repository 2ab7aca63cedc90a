"""Which fields a template prints, and where: each value is a mark, and the filled-in template is searched for the marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.line.compose.needs import SHEET, needs_of
from pipeline.model.stages import TemplateFile
from pipeline.word.frame import render_frame
from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import frame_parts
from pipeline.word.style_book import is_on
from pipeline.word.tags import paragraphs
from pipeline.word.template import Frame

MAIN = "word/document.xml"
PLACES = ("contents", "chapters")
"""The fields in whose place the program puts paragraphs of its own."""

SPARED = frozenset({"house"})
SPARED_ON_A_SHEET = frozenset({"mode", "draft", "cover_title", "imprint", "contents_heading"})
"""The fields that a report, or a sheet of corrections, may leave out: the other has them."""

_PLACES = re.compile(r"\{\{\s*(contents|chapters)\s*\}\}")
_CONTENTS_SECTION = 3


@dataclass(frozen=True)
class Printed:
    """A template filled in with marks: the package, and the words of each part that are not hidden."""

    package: Package
    words: Mapping[str, str]

    def has(self, name: str, parts: Iterable[str]) -> bool:
        """Whether a field is printed in one of these parts, in whatever capitals."""
        return any(_mark(name).casefold() in self.words.get(part, "") for part in parts)


def printed(template: TemplateFile, context: Mapping[str, object]) -> Printed | None:
    """The template with a mark for each field of the context; None if it can't be filled in."""
    marked = {name: _marked(name, value) for name, value in context.items()}
    try:
        package = render_frame(template.data, marked, template.name)
    except TemplateError:
        return None
    return Printed(package, {part: _shown(package.xml(part)).casefold() for part in frame_parts(package)})


def unprinted(frame: Frame, filled: Printed | None, names: Iterable[str]) -> Iterator[Finding]:
    """A finding for each field that the template prints nowhere, so that pages lack it; its places are judged apart."""
    spared = SPARED_ON_A_SHEET if needs_of(frame.package) is SHEET else SPARED
    for name in (name for name in names if name not in spared):
        is_there = filled.has(name, filled.words) if filled else frame.may_name(name)
        if not is_there and name not in PLACES:
            yield finding("T048", Place(file=frame.package.what), field=name)


def misplaced(package: Package) -> Iterator[Finding]:
    """What is wrong with the places of contents and chapters: within a table, in another section, beside other words."""
    root = package.xml(MAIN)
    told = paragraphs(root, MAIN)
    sections = sum(1 for _ in root.iter(tag("w:sectPr")))
    section = 1
    for number, paragraph in enumerate(root.iter(tag("w:p"))):
        for name in _PLACES.findall(told[number].text):
            wanted = _CONTENTS_SECTION if name == "contents" else sections
            if section != wanted or not _stands_free(paragraph):
                yield told[number].told("T049", package.what, field=name)
            if not _PLACES.fullmatch(told[number].text.strip()):
                yield told[number].told("T004", package.what, field=name)
        section += next(paragraph.iter(tag("w:sectPr")), None) is not None


def _stands_free(paragraph: Element) -> bool:
    """Whether a paragraph stands in the text itself, or in a content control there."""
    homes = [home.tag for home in paragraph.iterancestors()]
    return set(homes) <= {tag("w:document"), tag("w:body"), tag("w:sdt"), tag("w:sdtContent")}


def _mark(name: str) -> str:
    return f"⟦{name}⟧"


def _marked(name: str, value: object) -> object:
    return [_mark(name)] if isinstance(value, list) else _mark(name)


def _shown(root: Element) -> str:
    """The words of a part, those of hidden runs left out."""
    words = []
    for text in root.iter(tag("w:t")):
        run = next(text.iterancestors(tag("w:r")), None)
        hidden = None if run is None else run.find(f"{tag('w:rPr')}/{tag('w:vanish')}")
        if not is_on(hidden):
            words.append(text.text or "")
    return "".join(words)
