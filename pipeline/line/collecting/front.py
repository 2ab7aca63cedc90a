"""The pages before a collection: cover, copyright page and contents, in the office's report template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from pipeline.engines.engine import Engine
from pipeline.line.compose import parts, sheet
from pipeline.line.compose.contents import OutwardLine, contents_line
from pipeline.line.compose.cover import set_title
from pipeline.line.compose.fallback import Fallback
from pipeline.line.compose.frame import CHAPTERS, CONTENTS, Front
from pipeline.line.compose.front_pages import lay_cover, lay_notice
from pipeline.line.compose.needs import fit_template
from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.text import put_in_place_of
from pipeline.model.base import Language
from pipeline.model.choices import Paper
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office
from pipeline.word.frame import render_frame
from pipeline.word.package import Package, write_package
from pipeline.word.parsing import W
from pipeline.word.relations import without_part
from pipeline.word.styles import prune

_DOCUMENT, _STYLES, _SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
_RELATIONS, _CORE, _APP, _CUSTOM = (
    *("word/_rels/document.xml.rels", "docProps/core.xml"),
    *("docProps/app.xml", "docProps/custom.xml"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a collection as its contents list it: what links call it, its symbol, title and first page label."""

    name: str
    symbol: str
    title: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a collection says of itself: title, language, the month (`2024-04`) or year of its newest, its documents."""

    title: str
    language: Language
    month: str
    days: str
    listed: tuple[Listed, ...]
    is_internal: bool = False


def front_pages(
    collection: Collection, office: Office, template: TemplateFile, paper: Paper, day: datetime, engine: Engine
) -> bytes:
    """The PDF of the pages before a collection, as the engine wrote it. Raises TemplateError, ConversionError."""
    package = _composed(collection, office, template, paper, day)
    return engine.convert(write_package(package), collection.title)


def _composed(
    collection: Collection, office: Office, template: TemplateFile, paper: Paper, day: datetime
) -> dict[str, bytes]:
    words = office.words(collection.language)
    title = set_title(collection.title, fit_template(template).xml(_STYLES), office.fonts)
    front = _front(collection, office, title.text)
    package = render_frame(template.data, front.context(), template.name)
    document, scribe = package.xml(_DOCUMENT), Scribe.of(package, words, office.fonts)
    around = {name: package.xml(name) for name in package.parts if name.startswith(("word/header", "word/footer"))}
    sheet.fit_paper(document, list(around.values()), paper)
    lay_cover(document, front, title, scribe, office.fonts)
    lay_notice(document, front, scribe, office.fonts)
    _end_with_contents(document)
    lines = [_line(number, listed, scribe, office) for number, listed in enumerate(collection.listed, 1)]
    text = put_in_place_of(CONTENTS, lines, etree.tostring(document, encoding="unicode"), template.name)
    changed = {name: etree.tostring(part, encoding="UTF-8", standalone=True) for name, part in around.items()}
    changed[_DOCUMENT] = (parts.DECLARATION + text).encode()
    return _whole(package, changed, scribe, front, day)


def _front(collection: Collection, office: Office, cover_title: str) -> Front:
    words = office.words(collection.language)
    return Front(
        symbol="",
        title=collection.title,
        document_type=words.collection.kind,
        mode=words.collection.internal if collection.is_internal else "",
        draft="",
        cover_title=cover_title,
        cover_lines=(*([collection.days] if collection.days else []), words.collection.counted(len(collection.listed))),
        imprint=(),
        notice=office.notice(collection.language, collection.month),
        contents_heading=words.contents.heading,
        house=office.house.names[collection.language],
    )


def _line(number: int, listed: Listed, scribe: Scribe, office: Office) -> str:
    """A line of the contents, which leads to the document's first page."""
    title = f"{listed.symbol} {listed.title}".strip()
    link = scribe.relations.link(f"bundle:{listed.name}")
    return contents_line(OutwardLine(f"{number}.", title, link, listed.page), scribe, office.fonts)


def _end_with_contents(document: etree._Element) -> None:
    """Takes the chapters' paragraph out, and lets the document end with the section of the contents."""
    body = document.find(f"{W}body")
    assert body is not None  # noqa: S101 the frame was rendered from a sound template
    for paragraph in list(body.iterfind(f"{W}p")):
        if CHAPTERS in "".join(node.text or "" for node in paragraph.iter(f"{W}t")):
            body.remove(paragraph)
    inner = [section for section in document.iter(f"{W}sectPr") if section.getparent().tag != f"{W}body"]  # type: ignore[union-attr]
    last, own = inner[-1], body.find(f"{W}sectPr")
    assert own is not None  # noqa: S101 every document has one
    last.getparent().remove(last)  # type: ignore[union-attr]
    body.replace(own, last)


def _whole(
    package: Package, changed: dict[str, bytes], scribe: Scribe, front: Front, day: datetime
) -> dict[str, bytes]:
    """All parts of the document, without what it does not use."""
    given = package.parts
    changed[_RELATIONS] = parts.add_relations(given[_RELATIONS], scribe.relations)
    for name in (_STYLES, _SETTINGS):
        changed[name] = parts.set_language(given[name], scribe.language)
    changed[_CORE] = parts.core_properties(front.title, "", scribe.language, "", day)
    if _APP in given:
        changed[_APP] = parts.APP_PROPERTIES
    texts = {
        name: data.decode() for name, data in changed.items() if name.startswith(("word/doc", "word/head", "word/foot"))
    }
    fallback = Fallback.of(texts.values(), package.xml(_STYLES), scribe.fonts)
    changed |= {name: fallback.applied(text).encode() for name, text in texts.items()}
    return prune(without_part(package.replaced(changed).parts, _CUSTOM))
