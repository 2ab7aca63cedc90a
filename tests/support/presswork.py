"""Reports made from plain fields by the whole line, and what there is to read in the files that come out."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from lxml import etree

from pipeline.desks.judge import judge_input
from pipeline.engines.engine import Engine
from pipeline.line import make_edition
from pipeline.model.choices import Settings
from pipeline.model.stages import CheckedReport, Edition, Imposition, TemplateFile
from tests.support.reports import the_office

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FOLDERS = ("templates", "fonts", "state", "register", "out")


@cache
def the_template() -> TemplateFile:
    """The office's Word template."""
    return TemplateFile((ROOT / "templates" / "rapporteur-report.docx").read_bytes(), "rapporteur-report")


@cache
def template_for(kind: str) -> TemplateFile:
    """The office's Word template for a kind of document: a report, a corrigendum."""
    name = the_office().type(kind).template
    return TemplateFile((ROOT / "templates" / f"{name}.docx").read_bytes(), name)


def judged(file: Path, *, whatever: bool = False) -> CheckedReport:
    """A report that was read from its file and may be composed; with `whatever`, no rule keeps it from that."""
    data = ROOT / "templates" / "office"
    settings = Settings(file.parent, None, file.parent, data, *[file.parent / name for name in _FOLDERS])
    judgement = judge_input(file, the_office(), settings)
    return (replace(judgement, findings=()) if whatever else judgement).approved()


def checked(folder: Path, fields: dict[str, Any], *, whatever: bool = False, **files: bytes) -> CheckedReport:
    """The report of these fields, with files beside it; `map_png` names `map.png`."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    file = folder / f"report.{fields['language']}.yaml"
    file.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return judged(file, whatever=whatever)


def made(report: CheckedReport, engine: Engine, imposition: Imposition = Imposition()) -> Edition:  # noqa: B008
    """The edition of a report."""
    return make_edition(report, the_office(), template_for(report.report.type), imposition, engine)


def fields(language: str = "en", meeting: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The fields of a small final report; None takes one out."""
    whole: dict[str, Any] = {
        "format": 1,
        "symbol": "SP/RV-TRCD-IR-24",
        "language": language,
        "meeting": {"title": "Regional workshop", "mode": "virtual", "date": "2024-04-05", **(meeting or {})},
        "participants": [{"name": "Elena Quiroga", "organisation": "SELA"}],
        "background": "The meeting was opened.",
        "interventions": [{"text": "The Secretariat took the floor."}],
        "conclusions": ["Work will go on."],
        **more,
    }
    return {name: value for name, value in whole.items() if value is not None}


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def outline(docx: bytes) -> list[str]:
    """The document as `style | text`, a line a paragraph, notes at the end."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]
        for style in part(docx, "word/styles.xml").iterfind(f"{W}style")
    }
    lines = []
    for name in ("word/document.xml", "word/footnotes.xml"):
        for paragraph in part(docx, name).iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            shown = names[style.get(f"{W}val")] if style is not None else "Normal"
            lines.append(f"{shown} | {words_of(paragraph)}".rstrip())
    return lines


_SIGNS = {f"{W}tab": "⇥", f"{W}br": "⏎", f"{W}footnoteReference": "*", f"{W}footnoteRef": "*"}


def words_of(paragraph: etree._Element) -> str:
    """The words of a paragraph; a tab is `⇥`, a line break `⏎`, the mark of a note `*`, a picture its alternative."""
    words = ""
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            words += node.text or ""
        elif node.tag in _SIGNS and node.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            words += _SIGNS[node.tag]
        elif str(node.tag).endswith("}docPr"):
            words += f"[{node.get('descr')}]"
    return words


def cached_folios(docx: bytes) -> list[str]:
    """The page numbers that Word shows in the contents before anybody renews them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        text = package.read("word/document.xml").decode()
    return re.findall(r"PAGEREF .*?<w:t>([^<]*)</w:t>", text)


def squeezed(text: str) -> str:
    """A text in Unicode NFC without its white space: what two extractors can agree on."""
    return "".join(unicodedata.normalize("NFC", text).split())


def body_words(pdf: bytes, first_page: int) -> str:
    """What pdfium reads within the text block of every page from one on, headers and folios aside (Letter)."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in range(first_page, len(document)):
        page = document[number]
        text = page.get_textpage()
        pages.append(
            text.get_text_bounded(left=0, bottom=90, right=612, top=712).replace("\ufffe", "-").replace("\x02", "-")
        )
        text.close()
        page.close()
    document.close()
    return "\n".join(pages)
