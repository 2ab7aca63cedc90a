"""Reports as strangers might hand them in: typed as plain text, as docx, stripped of all that only we put in."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.line.compose.manuscript import compose
from pipeline.model.passage import ItemList, NoteMark, Paragraph, Run
from pipeline.model.report import Report
from pipeline.model.stages import Imposition
from pipeline.prose.marks import item_label
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.imports.core import Imported
from pipeline.reading.report import read_report
from pipeline.word.package import write_package
from tests.support.presswork import judged, the_template
from tests.support.reports import the_office

INPUTS = Path(__file__).parent / "imported"
FILES = sorted(INPUTS.glob("*.yaml"))
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def report_at(file: Path) -> Report:
    """The report of an input file."""
    return read_report(file.read_bytes(), file.name).report


def docx_of(file: Path) -> bytes:
    """The Word document of an input file, composed without an engine."""
    manuscript = compose(judged(file, whatever=True), the_office(), Imposition(), the_template())
    return write_package(manuscript.parts)


def stripped(docx: bytes) -> bytes:
    """The document without custom XML, properties and bookmarks."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith(("customXml/", "docProps/")):
                continue
            data = package.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"<w:bookmark(Start|End)\b[^>]*/>", b"", data)
            if name.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*(?:customXml|docProps)/[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb'<Override PartName="/(?:customXml|docProps)/[^>]*/>', b"", data)
            parts[name] = data
    return write_package(parts)


def typed(report: Report) -> str:
    """The report as somebody types it: a cover, a notice, contents, chapters, stars for emphasis, raised figures."""
    office, words = the_office(), the_office().words(report.language)
    meeting = report.meeting
    assert meeting.mode is not None
    quoted = words.quoted(meeting.title)
    parts = [part for part in words.chapters if getattr(report, part)]
    cover = [words.modes[meeting.mode].kicker, quoted, office.title(report.type, report.language)]
    days = office.day_words(meeting.days, meeting.is_range, report.language)
    block = [f"{words.modes[meeting.mode].words} {quoted}", *([meeting.place] if meeting.place else []), days]
    month = f"{meeting.days[-1]:%Y-%m}"
    contents = [f"{'I' * n}. {words.chapters[part]}\t{words.contents.page} {n}" for n, part in enumerate(parts, 1)]
    pages = ["\n".join([*block, str(report.symbol)]), *office.notice(report.language, month).lines]
    body = [line for part in parts for line in (words.chapters[part], *_chapter(report, part))]
    return "\n\n".join([*cover, *pages, f"| {words.contents.heading}", "\n".join(contents), *body]) + "\n"


def _chapter(report: Report, part: str) -> Iterator[str]:
    if part == "background":
        yield from _prose(report.background or "")
    elif part == "interventions":
        for intervention in report.interventions:
            yield from _prose(intervention.text or "")
    else:
        for number, item in enumerate(getattr(report, part), 1):
            first, *rest = _prose(item.text)
            yield f"{number}) {first}"
            yield from rest


def _prose(text: str) -> Iterator[str]:
    notes: list[str] = []
    for block in read_passage(text).passage.blocks:
        if isinstance(block, Paragraph):
            yield "".join(_inline(part, notes) for part in block.inlines)
        elif isinstance(block, ItemList):
            for number, item in enumerate(block.items, 1):
                yield f"{item_label(block.mark, number)} " + "".join(_inline(part, notes) for part in item.inlines)
    yield from notes


def _inline(part: Run | NoteMark, notes: list[str]) -> str:
    if isinstance(part, NoteMark):
        mark = _RAISED[len(notes) + 1]
        notes.append(mark + "".join(run.text for run in part.runs))
        return mark
    stars = "*" * (part.italic + 2 * part.bold)
    return f"{stars}{part.text}{stars}"


def facts(report: Report) -> dict[str, object]:
    """What an import has to get right, field by field; participants as a set, notes and emphasis within the prose."""
    names = {
        person.id: person.name or person.organisation or person.country for person in report.participants if person.id
    }
    prose = [report.background, *(item.text for item in (*report.conclusions, *report.recommendations))]
    return {
        "symbol": report.symbol,
        "language": report.language,
        "stage": report.stage,
        "meeting": report.meeting.model_dump(exclude={"titles", "officers", "organisers", "body", "session"}),
        "participants": Counter((p.name, p.title, p.position, p.organisation, p.country) for p in report.participants),
        "speakers": [tuple(names[key] for key in said.speaker) for said in report.interventions],
        "interventions": [normal(said.text) for said in report.interventions],
        "prose": [normal(text) for text in prose],
        "sections": [section.title for section in report.sections],
    }


def normal(text: str | None) -> str:
    """A prose field in its normal form."""
    return write_passage(read_passage(text or "").passage)


def assert_balanced(imported: Imported) -> None:
    """Every word of the source is accounted for, and the input file reads back as the report."""
    assert not [left for left in imported.left_out if left.why == "I062"]
    assert imported.counts.source == imported.counts.input + imported.counts.left_out
    assert facts(read_report(imported.text.encode(), "").report) == facts(imported.report)
