"""A paper in the look of a report: its template's styles, its running header and folio, a body of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.line.compose import parts, sheet
from pipeline.line.compose.cover import set_title
from pipeline.line.compose.fallback import Fallback
from pipeline.line.compose.frame import write_front
from pipeline.line.compose.manuscript import (
    APP,
    CORE,
    CUSTOM,
    DOCUMENT,
    DOCUMENT_RELATIONS,
    FOOTNOTES,
    NOTE_RELATIONS,
    NUMBERING,
    SETTINGS,
    STYLES,
    TYPES,
    report_date,
)
from pipeline.line.compose.needs import fit_template
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.plan import bookmarks_of
from pipeline.line.compose.scribe import Scribe
from pipeline.model.base import Language
from pipeline.model.report import Report
from pipeline.model.stages import Attachments, Imposition, TemplateFile
from pipeline.office.office import Office
from pipeline.prose.typography import bind
from pipeline.word import elements
from pipeline.word.custom_properties import with_properties
from pipeline.word.elements import Look
from pipeline.word.frame import render_frame
from pipeline.word.package import Package, write_package
from pipeline.word.relations import without_part
from pipeline.word.styles import prune

ACCENT = Look(bold=True, color=sheet.ACCENT)

_BODY = re.compile(r"(<w:body>).*(</w:body>)", re.DOTALL)


@dataclass(frozen=True)
class Press:
    """What papers of one report are made with."""

    report: Report
    office: Office
    template: TemplateFile
    imposition: Imposition


class Paper:
    """One paper in the making, in a language; `mark` stands before the symbol in its header."""

    def __init__(self, press: Press, language: Language, mark: str, attachments: Attachments) -> None:
        self._press, self.words, self.language = press, press.office.words(language), language
        self.package = render_frame(press.template.data, _context(press, mark, language), press.template.name)
        self._document = self.package.xml(DOCUMENT)
        names = [name for name in self.package.parts if name.startswith(("word/header", "word/footer"))]
        self._around = {name: self.package.xml(name) for name in names}
        sheet.fit_paper(self._document, list(self._around.values()), press.imposition.paper)
        if press.report.is_draft:
            sheet.tint_draft(list(self._around.values()))
        # links lead on to what the whole report has: so they come back, though some lead nowhere in an excerpt
        self.scribe = Scribe.of(self.package, self.words, press.office.fonts, bookmarks_of(press.report))
        self.plates = Plates(attachments.pictures)

    def line(self, style: str, text: str, look: Look = elements.PLAIN, more: str = "") -> str:
        """A paragraph of plain words."""
        return elements.paragraph(self.scribe.style(style), elements.run(self._bound(text, style), look), more)

    def title(self, label: str, text: str, after: float | None = None) -> str:
        """The title at the head of the paper, beside the bar, its label on a line above."""
        look = self.scribe.look("Label")
        words = elements.run(f"{label} ", look) + elements.line_break(look)
        more = "" if after is None else elements.spacing(after=after)
        return elements.paragraph(self.scribe.style("Annex Title"), words + elements.run(self._bound(text, "")), more)

    def _bound(self, text: str, style: str) -> str:
        """Words with the blanks that never break; in the sans family those that its font has."""
        sans = style in ("Cover Block", "Remark", "heading 2")
        return bind(text, self.scribe.language[:2], sans=sans)

    def data(self, body: Sequence[str], title: str, digest: str, marks: Mapping[str, str]) -> bytes:
        """The docx: it carries the hash of the input that it was made from, and the marks as custom properties."""
        text = etree.tostring(self._document, encoding="unicode")
        inside = "".join([*body, sheet.Sections.read(self._document).first_chapter])
        text = _BODY.sub(lambda match: f"{match[1]}{inside}{match[2]}", text)
        changed = {DOCUMENT: (parts.DECLARATION + text).encode(), **self._other_parts(title, digest)}
        package = self.package.replaced(self._with_fallback(changed))
        package = Package(prune(without_part(package.parts, CUSTOM)), package.what)
        day = report_date(self._press.report)
        return write_package(with_properties(package, marks).parts, (day.year, day.month, day.day))

    def _other_parts(self, title: str, digest: str) -> dict[str, bytes]:
        package, scribe = self.package.parts, self.scribe
        found = {name: etree.tostring(part, encoding="UTF-8", standalone=True) for name, part in self._around.items()}
        found[FOOTNOTES] = parts.add_notes(package[FOOTNOTES], scribe)
        found[NUMBERING] = parts.add_lists(package[NUMBERING], scribe)
        found[DOCUMENT_RELATIONS] = parts.relate_input(
            parts.add_relations(package[DOCUMENT_RELATIONS], scribe.relations)
        )
        if scribe.note_relations.targets:
            found[NOTE_RELATIONS] = parts.add_relations(package.get(NOTE_RELATIONS), scribe.note_relations)
        found[TYPES] = parts.add_types(package[TYPES], {name.rsplit(".", 1)[1] for name in self.plates.parts})
        found |= {name: parts.set_language(package[name], scribe.language) for name in (STYLES, SETTINGS)}
        day = report_date(self._press.report)
        found[CORE] = parts.core_properties(title, self._press.report.symbol or "", scribe.language, "", day)
        found |= {APP: parts.APP_PROPERTIES} if APP in package else {}
        return found | self.plates.parts | parts.stored_input(None, digest)

    def _with_fallback(self, changed: dict[str, bytes]) -> dict[str, bytes]:
        """The parts that hold words, with letters that the text's fonts lack set in the fallback font."""
        texts = {name: part.decode() for name, part in changed.items() if name in (DOCUMENT, FOOTNOTES, *self._around)}
        fallback = Fallback.of(texts.values(), self.package.xml(STYLES), self._press.office.fonts)
        return changed | {name: fallback.applied(text).encode() for name, text in texts.items()}


def _context(press: Press, mark: str, language: Language) -> dict[str, object]:
    """The fields of the template: of a report's frame only the header is kept."""
    report, office = press.report, press.office
    quoted = office.words(report.language).quoted(report.meeting.title)
    title = set_title(quoted, fit_template(press.template).xml(STYLES), office.fonts)
    words = office.words(language)
    front = replace(write_front(report, office, title), title=title_in(report, language))
    marks = [words.draft.mark if report.is_draft else "", mark]
    return {**front.context(), "draft_prefix": "".join(f"{each} · " for each in marks if each)}


def title_in(report: Report, language: Language) -> str:
    """The meeting's title in a language if the report gives it, else its own."""
    return report.meeting.titles.get(language) or report.meeting.title
