"""The frame of a document out of its template: cover, headers, footers and fixed words, with the data put in.

docxtpl renders, but only parts that have tags and that were judged before. Its own `render` is not used: it would run
the code of core properties, and run the data of footnotes as code in a document of two sections or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any

from pipeline.errors import TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.word.package import Package
from pipeline.word.tags import Paragraph
from pipeline.word.template import MOST_TOLD, Frame, Piece, docxtpl_renderer, prepare_frame

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_NOTHING = "<w:p/>"
_WORKING_OUT = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError, RecursionError, SyntaxError)
"""What Python raises where a tag asks for something senseless; a SyntaxError where loops are nested too deep for it."""


def render_frame(template: bytes, context: Mapping[str, object], what: str = "template") -> Package:
    """The template's document with the context's words in it, every word as typed, braces and all.

    `context` holds text, numbers, booleans, lists and mappings; `what` is the template as the person knows it. A
    template whose tags can do no more than the data hold is rendered in place, any other in a child with limits.
    Raises TemplateError with everything that is wrong, each with its part and paragraph.
    """
    from pipeline.word.sandbox import guarded

    frame = prepare_frame(template, what)
    values: dict[str, Any] = {name: guarded(value) for name, value in context.items()}
    unknown = tuple(unknown_names(frame, tuple(values)))
    if unknown:
        raise TemplateError(*unknown)
    texts = _render(frame, values) if frame.bounded else _render_apart(frame, values)
    rendered = frame.package.replaced({part: text.encode() for part, text in texts.items()})
    _refuse_broken(rendered, frame, texts)
    return rendered


def unknown_names(frame: Frame, known: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each name that the template asks for and that is not among the known ones."""
    for piece in frame.pieces:
        names = piece.analysis.names if piece.analysis else ()
        for name, line in [asked for asked in names if asked[0] not in known][:MOST_TOLD]:
            yield _unknown(piece, name, line, known, frame.package.what)


def _unknown(piece: Piece, name: str, line: int, known: tuple[str, ...], what: str) -> Finding:
    from pipeline.word.analysis import nearest

    close = nearest(name, known)
    told = piece.paragraph_naming(name, line).told
    return told("T040", what, name=name, nearest=close) if close else told("T042", what, name=name)


def _render_apart(frame: Frame, values: dict[str, Any]) -> dict[str, str]:
    from pipeline.programs.child import (
        ChildDiedError,
        CpuLimitError,
        LimitError,
        MemoryLimitError,
        OutputLimitError,
        run_limited,
    )

    try:
        return run_limited(_render, frame, values)
    except LimitError as stopped:
        codes: dict[type[LimitError], str] = {CpuLimitError: "T061", MemoryLimitError: "T062", OutputLimitError: "T063"}
        code = codes.get(type(stopped), "T061")
        raise TemplateError(finding(code, Place(file=frame.package.what), limit=stopped.limit)) from stopped
    except ChildDiedError as died:
        raise TemplateError(finding("T064", Place(file=frame.package.what))) from died


def _render(frame: Frame, values: dict[str, Any]) -> dict[str, str]:
    """The text of each part of the frame, drawings numbered from 1 through all of them."""
    texts: dict[str, str] = {}
    faults: list[Finding] = []
    drawings = 0
    for piece in frame.pieces:
        text = _render_piece(frame, piece, values, faults) if piece.analysis else piece.source
        if "<wp:docPr" in text:
            text, drawings = _numbered(text, drawings)
        texts[piece.part] = _DECLARATION + text.replace("\n<", "<").replace("\n<", "<")
    if faults:
        raise TemplateError(*faults)
    return texts


def _numbered(text: str, last: int) -> tuple[str, int]:
    numbers = iter(range(last + 1, last + 1 + text.count("<wp:docPr")))
    numbered = _DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", text)
    return numbered, last + text.count("<wp:docPr")


def _render_piece(frame: Frame, piece: Piece, values: dict[str, Any], faults: list[Finding]) -> str:
    from jinja2.exceptions import SecurityError, UndefinedError
    from jinja2.exceptions import TemplateError as JinjaError

    from pipeline.word.sandbox import UnprintableError, unguarded

    what = frame.package.what
    try:
        return unguarded(docxtpl_renderer().render_xml_part(piece.source, None, values, frame.environment))
    except SecurityError as error:
        faults.append(_at(piece, error).told("T010", what, name=_quoted_name(str(error))))
    except UndefinedError as error:
        name, known = getattr(error, "name", str(error)), getattr(error, "known", ())
        faults.append(_unknown(piece, name, _line(error), known, what))
    except UnprintableError as error:
        faults.append(_at(piece, error).told("T065", what, kind=error.kind))
    except (JinjaError, *_WORKING_OUT) as error:
        faults.append(_at(piece, error).told("T060", what, reason=str(error)))
    return _NOTHING


def _quoted_name(words: str) -> str:
    quoted = re.search(r"'([^']*)'", words)
    return quoted[1] if quoted else words


def _at(piece: Piece, error: Exception) -> Paragraph:
    line = _line(error)
    return piece.paragraph_at(line) if line else Paragraph(piece.part, 0, "")


def _line(error: Exception) -> int:
    """The line of the tag that raised the error, as Jinja's own traceback tells it; 0 if it doesn't."""
    line = getattr(error, "lineno", None) or 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _refuse_broken(rendered: Package, frame: Frame, texts: Mapping[str, str]) -> None:
    """Raise where a rendered part is no XML: a loop or a condition was begun in one element and ended in another."""
    what = frame.package.what
    broken = []
    for piece in frame.pieces:
        if piece.analysis is not None and piece.part in texts:
            try:
                rendered.xml(piece.part)
            except TemplateError:
                broken.append(finding("T054", Place(file=what, words=piece.part), part=piece.part))
    if broken:
        raise TemplateError(*broken)
