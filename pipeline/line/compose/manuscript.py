"""Composing: the template's frame is rendered, then chapters, contents and notes are put in where it has their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property

from lxml import etree

from pipeline.line.compose import parts, sheet
from pipeline.line.compose.body import write_body
from pipeline.line.compose.chapters import ChapterWriter
from pipeline.line.compose.contents import write_contents
from pipeline.line.compose.cover import Title, set_title
from pipeline.line.compose.fallback import Fallback
from pipeline.line.compose.frame import CHAPTERS, CONTENTS, Front, write_front
from pipeline.line.compose.front_pages import lay_cover, lay_logos, lay_notice
from pipeline.line.compose.needs import fit_for
from pipeline.line.compose.one_sheet import mark_foot, write_sheet
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.plan import Chapter, bookmarks_of, plan_annexes, plan_chapters
from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.text import end_with_section, put_blank_versos, put_in_place_of
from pipeline.model.report import Report
from pipeline.model.stages import CheckedReport, ContentsEntry, Foot, Imposition, Manuscript, TemplateFile
from pipeline.office.office import Office
from pipeline.word.frame import render_frame
from pipeline.word.package import Package
from pipeline.word.relations import without_part
from pipeline.word.styles import prune

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
FOOTNOTES, SETTINGS, TYPES = "word/footnotes.xml", "word/settings.xml", "[Content_Types].xml"
DOCUMENT_RELATIONS, NOTE_RELATIONS = "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"
CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def compose(checked: CheckedReport, office: Office, imposition: Imposition, template: TemplateFile) -> Manuscript:
    """The Word document of a report, its page numbers still to be found.

    Raises TemplateError, or MachineError where it asks for a font that is not there.
    """
    report = checked.report
    styles = fit_for(template, office.type(report.type).is_sheet).xml(STYLES)
    quoted = office.words(report.language).quoted(report.meeting.title)
    title = set_title(quoted, styles, office.fonts)
    front = write_front(report, office, title, checked.passages)
    package = render_frame(template.data, front.context(), template.name)
    return _Composition(checked, office, imposition, package, front, title).manuscript()


def report_date(report: Report) -> datetime:
    """The one date in all outputs: the meeting's last day, 00:00 UTC; 1980-01-01 for a draft without one."""
    days = report.meeting.days
    return datetime.combine(days[-1], time(), tzinfo=UTC) if days else FIRST_DAY


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of the document; the styles whose paragraphs may be empty, an empty page, and what stands at its foot."""

    text: str
    may_be_empty: tuple[str, ...]
    blank: str = ""
    foot: Foot | None = None


@dataclass
class _Composition:
    """One document in the making: made for one report and thrown away with it."""

    checked: CheckedReport
    office: Office
    imposition: Imposition
    package: Package
    front: Front
    title: Title
    document: etree._Element = field(init=False)
    around: dict[str, etree._Element] = field(init=False)
    scribe: Scribe = field(init=False)
    plates: Plates = field(init=False)

    def __post_init__(self) -> None:
        words = self.office.words(self.checked.report.language)
        self.document = self.package.xml(DOCUMENT)
        names = [name for name in self.package.parts if name.startswith(("word/header", "word/footer"))]
        self.around = {name: self.package.xml(name) for name in names}
        self.scribe = Scribe.of(self.package, words, self.office.fonts, bookmarks_of(self.checked.report))
        self.plates = Plates(self.checked.attachments.pictures)

    def manuscript(self) -> Manuscript:
        """The document with everything put in."""
        is_sheet = self.office.type(self.checked.report.type).is_sheet
        made = self._sheet() if is_sheet else self._pages()
        changed = {DOCUMENT: (parts.DECLARATION + made.text).encode(), **self._other_parts()}
        found = without_part(self.package.replaced(self._with_fallback(changed)).parts, CUSTOM)
        contents = () if is_sheet else self._contents
        may_be_empty = tuple(self.scribe.style(name) for name in made.may_be_empty)
        title, language = self._title_of_file, self.scribe.language
        return Manuscript(prune(found), contents, title, language, made.blank, may_be_empty, made.foot)

    def _sheet(self) -> _Text:
        """The text of a document on one sheet: what it prints, and the notice at the foot."""
        self._fit_sheet()
        foot = mark_foot(self.document, self.front.notice.lines, self.scribe, self.office.fonts)
        body = write_sheet(self.checked, self.office, self.scribe, self.plates)
        text = put_in_place_of(CHAPTERS, body, etree.tostring(self.document, encoding="unicode"), self.package.what)
        return _Text(text, ("Normal", "Correction"), foot=foot)

    def _pages(self) -> _Text:
        """The text of a report: cover, copyright page, contents, chapters and annexes."""
        notice_pages = self._lay_pages()
        sections = sheet.Sections.read(self.document)
        contents = write_contents(self._contents, self.scribe, self.office.fonts)
        writer = ChapterWriter(self.checked, self.office, self.scribe, self.plates, self.imposition.order)
        body, closing = write_body((*self._chapters, *self._annexes), writer, self.scribe, sections)
        text = etree.tostring(self.document, encoding="unicode")
        text = put_in_place_of(CONTENTS, contents, text, self.package.what)
        text = end_with_section(closing, put_in_place_of(CHAPTERS, body, text, self.package.what))
        blank = sections.blank_page(self.scribe.style("Normal"))
        if self.imposition.duplex:
            text = put_blank_versos(text, blank, notice_pages)
        return _Text(text, ("Normal", "Conclusion"), blank)

    def _fit_sheet(self) -> None:
        around = list(self.around.values())
        sheet.fit_paper(self.document, around, self.imposition.paper)
        if self.checked.report.is_draft:
            sheet.tint_draft(around)

    def _lay_pages(self) -> int:
        """Lays the pages before the text; how many the copyright page takes."""
        self._fit_sheet()
        lay_cover(self.document, self.front, self.title, self.scribe, self.office.fonts)
        lay_logos(self.document, self.checked.report, self.scribe, self.plates)
        return lay_notice(self.document, self.front, self.scribe, self.office.fonts)

    @cached_property
    def _chapters(self) -> tuple[Chapter, ...]:
        return plan_chapters(self.checked.report, self.office)

    @cached_property
    def _annexes(self) -> tuple[Chapter, ...]:
        return plan_annexes(self.checked.report, self.scribe.words)

    @cached_property
    def _contents(self) -> tuple[ContentsEntry, ...]:
        label = self.scribe.words.annexes.label
        chapters = [ContentsEntry(one.bookmark, one.numeral, one.title) for one in self._chapters]
        annexes = [ContentsEntry(one.bookmark, f"{label} {one.numeral}", one.title, True) for one in self._annexes]
        return (*chapters, *annexes)

    @property
    def _title_of_file(self) -> str:
        """The title that Word and the PDF show: meeting and document type, with the mark of a draft before them."""
        mark = f"{self.front.draft} · " if self.front.draft else ""
        return f"{mark}{self.front.title}. {self.front.document_type}"

    def _other_parts(self) -> dict[str, bytes]:
        """All parts but the text itself; notes, lists and relations are complete once the text is written."""
        package, scribe = self.package.parts, self.scribe
        found = {name: etree.tostring(part, encoding="UTF-8", standalone=True) for name, part in self.around.items()}
        found[FOOTNOTES] = parts.add_notes(package[FOOTNOTES], scribe)
        found[NUMBERING] = parts.add_lists(package[NUMBERING], scribe)
        relations = parts.add_relations(package[DOCUMENT_RELATIONS], scribe.relations)
        found[DOCUMENT_RELATIONS] = parts.relate_input(relations)
        if scribe.note_relations.targets:
            found[NOTE_RELATIONS] = parts.add_relations(package.get(NOTE_RELATIONS), scribe.note_relations)
        kinds = {name.rsplit(".", 1)[1] for name in self.plates.parts}
        found[TYPES] = parts.add_types(package[TYPES], kinds)
        found[STYLES] = parts.set_language(package[STYLES], scribe.language)
        found[SETTINGS] = parts.set_language(package[SETTINGS], scribe.language)
        return found | self.plates.parts | self._stored() | self._properties()

    def _with_fallback(self, changed: dict[str, bytes]) -> dict[str, bytes]:
        """The parts that hold words, with letters that the text's fonts lack set in the fallback font."""
        texts = {name: part.decode() for name, part in changed.items() if name in (DOCUMENT, FOOTNOTES, *self.around)}
        fallback = Fallback.of(texts.values(), self.package.xml(STYLES), self.office.fonts)
        return changed | {name: fallback.applied(text).encode() for name, text in texts.items()}

    def _stored(self) -> dict[str, bytes]:
        """The canonical input of a final report; of a draft its hash alone."""
        canonical = None if self.checked.report.is_draft else self.checked.canonical
        return parts.stored_input(canonical, self.checked.canonical_sha256)

    def _properties(self) -> dict[str, bytes]:
        report = self.checked.report
        keywords = "; ".join(report.subjects)
        date = report_date(report)
        core = parts.core_properties(self._title_of_file, self.front.symbol, self.scribe.language, keywords, date)
        # what Word noted of who made the template, and with what, is nobody's affair
        return {CORE: core, **({APP: parts.APP_PROPERTIES} if APP in self.package.parts else {})}
