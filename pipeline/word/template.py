"""A template taken apart and judged, once: its pieces, what their tags ask for, and all that is wrong with it.

What was learned of a template is kept, so that forty reports pay for it once. docxtpl prepares the text of each part;
its own reading of the document is not used, since it would read the whole template again for each report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.errors import TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.word.package import Package, open_package
from pipeline.word.parsing import NAMESPACES, Element, tag
from pipeline.word.relations import frame_parts, outside_reach
from pipeline.word.tags import TAG_START, Paragraph, badly_written, has_code, left_open, misplaced, paragraphs
from pipeline.word.tidy import tidied

if TYPE_CHECKING:
    from pipeline.word.analysis import Analysis
    from pipeline.word.sandbox import FrameEnvironment

_PARAGRAPH_START = re.compile(r"<w:p(?=[ >/])")
_DOCXTPL_START = re.compile(r"<w:p[ >]")
MOST_TOLD = 100
"""Faults told of one part; who made more than that has not looked at the first."""

_TEXT_START = re.compile(r"<w:t>(?=[^<]*[{}%#])")
_CODELESS = ("docProps/", "word/footnotes", "word/endnotes", "word/comments", "word/glossary/", "word/settings")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the frame: its text as docxtpl wants it, its paragraphs, what its tags ask for (None: no tags)."""

    part: str
    source: str
    paragraphs: tuple[Paragraph, ...]
    analysis: Analysis | None

    def paragraph_at(self, line: int) -> Paragraph:
        """The paragraph in which a line of the text stands, as Jinja counts lines."""
        numbers = _paragraph_numbers(self.source)
        number = numbers[min(line, len(numbers)) - 1]
        return self.paragraphs[number - 1] if number else Paragraph(self.part, 0, "")

    def paragraph_naming(self, name: str, line: int) -> Paragraph:
        """The paragraph whose tag names `name`: that of the line or, if docxtpl took it away, a later one."""
        first = self.paragraph_at(line)
        asked = re.compile(rf"\b{re.escape(name)}\b")
        for paragraph in self.paragraphs:
            if paragraph.number >= first.number and any(asked.search(words) for words in paragraph.tags):
                return paragraph
        return first


@lru_cache(maxsize=8)
def _paragraph_numbers(source: str) -> tuple[int, ...]:
    """The number of the paragraph that each line of a part's text belongs to.

    Each paragraph was given a line of its own before docxtpl took whole paragraphs away, and docxtpl adds one to each
    that is left.
    """
    numbers = []
    number = -1
    for text in _as_jinja_sees(source).split("\n"):
        number += not _DOCXTPL_START.match(text)
        numbers.append(number)
    return tuple(numbers)


def _as_jinja_sees(source: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)


@dataclass(frozen=True, slots=True)
class Frame:
    """A template that was judged and made ready: what it is called, its package, its pieces in order."""

    package: Package
    pieces: tuple[Piece, ...]
    environment: FrameEnvironment
    bounded: bool

    @property
    def names(self) -> frozenset[str]:
        """The names that the template's tags ask for."""
        return frozenset(name for piece in self.pieces if piece.analysis for name, _ in piece.analysis.names)

    def may_name(self, name: str) -> bool:
        """Whether a tag asks for a name, or seems to in a part that can't be taken apart."""
        asked = re.compile(rf"\b{re.escape(name)}\b")
        broken = (piece for piece in self.pieces if piece.analysis is None)
        tags = (words for piece in broken for paragraph in piece.paragraphs for words in paragraph.tags)
        return name in self.names or any(asked.search(words) for words in tags)


def prepare_frame(template: bytes, what: str = "template") -> Frame:
    """The template taken apart and judged. Raises TemplateError with all that is wrong with it, whatever the data."""
    frame, faults = judge_frame(template, what)
    if faults:
        raise TemplateError(*faults)
    return frame


@lru_cache(maxsize=8)
def judge_frame(template: bytes, what: str = "template") -> tuple[Frame, tuple[Finding, ...]]:
    """The template taken apart, and what is wrong with it; kept, since it is the same for every report that uses it.

    Raises TemplateError where it can't be taken apart at all.
    """
    from pipeline.word.sandbox import FrameEnvironment

    given = open_package(template, what)
    faults = [*outside_reach(given), *_code_elsewhere(given)]
    package = tidied(given)
    environment = FrameEnvironment()
    pieces = []
    for part in frame_parts(package):
        piece, found = _take_apart(package.xml(part, bare=True), part, what, environment)
        pieces.append(piece)
        faults += found
    bounded = all(piece.analysis is None or piece.analysis.bounded for piece in pieces)
    return Frame(package, tuple(pieces), environment, bounded), tuple(faults)


def _code_elsewhere(package: Package) -> Iterator[Finding]:
    for part in sorted(package.parts):
        if part.startswith(_CODELESS) and part.endswith(".xml"):
            words = has_code(package.xml(part))
            if words:
                yield finding("T020", Place(file=package.what, words=part), part=part, tag=words)


def _take_apart(root: Element, part: str, what: str, environment: FrameEnvironment) -> tuple[Piece, list[Finding]]:
    if root.nsmap.get("w") != NAMESPACES["w"]:
        return Piece(part, "", (), None), [finding("T089", Place(file=what, words=part))]
    found = paragraphs(root, part)
    faults = [*badly_written(found, what), *misplaced(root, part, what)]
    source = _source(root)
    if faults or not (any(paragraph.tags for paragraph in found) or TAG_START.search(source)):
        return Piece(part, source, found, None), faults
    return _analysed(Piece(part, _patched(source), found, None), what, environment)


def _analysed(piece: Piece, what: str, environment: FrameEnvironment) -> tuple[Piece, list[Finding]]:
    from jinja2.exceptions import TemplateSyntaxError

    from pipeline.word.analysis import analyse

    try:
        tree = environment.parse(_as_jinja_sees(piece.source))
        analysis = analyse(tree)
    except TemplateSyntaxError as error:
        return piece, [_syntax_fault(piece, error.lineno, error.message or "", what)]
    except RecursionError:
        return piece, [Paragraph(piece.part, 0, "").told("T050", what, reason="nested too deep")]
    faults = [
        piece.paragraph_at(fault.line).told(fault.code, what, **dict(fault.parameters))
        for fault in analysis.faults[:MOST_TOLD]
    ]
    return Piece(piece.part, piece.source, piece.paragraphs, analysis), faults


def _syntax_fault(piece: Piece, line: int, reason: str, what: str) -> Finding:
    begun = left_open(piece.paragraphs)
    if "end of template" in reason and begun:
        return begun[0].told("T053", what, tag=begun[1])
    return piece.paragraph_at(line).told("T050", what, reason=reason.rstrip("."))


def _source(root: Element) -> str:
    """A part as text, each paragraph on a line of its own, so that a line tells the paragraph."""
    from lxml import etree

    for text in root.iter(tag("w:t")):
        if text.text:
            text.text = text.text.replace("\n", " ")  # as Word reads it
    flat = etree.tostring(root, encoding="unicode").replace("\n", "")
    flat = _TEXT_START.sub('<w:t xml:space="preserve">', flat)
    return _PARAGRAPH_START.sub("\n<w:p", flat)


def _patched(source: str) -> str:
    patched: str = docxtpl_renderer().patch_xml(source)
    return patched


@lru_cache(maxsize=1)
def docxtpl_renderer() -> Any:
    """The renderer of docxtpl without a document: it is handed text and gives back text."""
    from docxtpl import DocxTemplate

    return DocxTemplate(None)
