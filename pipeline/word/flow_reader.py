"""A Word document of anybody's to its flow: the body walked in order, with its notes, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.word.flow import (
    FlowBlock,
    FlowChange,
    FlowParagraph,
    FlowPicture,
    FlowPlace,
    FlowRun,
    FlowTable,
    WordFlow,
)
from pipeline.word.flow_lists import Lists
from pipeline.word.flow_runs import Inside, RunReader
from pipeline.word.flow_styles import Styles, is_on, list_of, number, value_of
from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import read_relations, relations_part

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CONTENTS = "Table of Contents"
_INVISIBLE_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def read_flow(package: Package) -> WordFlow:
    """Everything that the document says. Raises the package's error where a part is no sound XML."""
    return _Reader(package).flow()


class _Reader:
    """One reading of one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = main_part(package.parts)
        self._styles = Styles(self._beside("styles"))
        self._lists = Lists(self._beside("numbering"))
        self._changes: list[FlowChange] = []
        self._pictures: list[str] = []
        self._near: dict[str, str] = {}
        self._page = 1
        self._open: FlowParagraph | None = None
        self._media = self._relations(self._main, "image")
        self._cells = 0

    def flow(self) -> WordFlow:
        """The flow of the document."""
        body = self._package.xml(self._main).find(tag("w:body"))
        runs = RunReader(self._styles, self._targets(self._main))
        blocks = tuple(self._blocks(body, runs)) if body is not None else ()
        notes = {**self._notes("footnotes", "f"), **self._notes("endnotes", "e")}
        return WordFlow(
            blocks,
            notes,
            (*self._changes, *self._comments()),
            tuple(self._furniture()),
            tuple(self._pictures),
            self._title(),
        )

    def _name(self, kind: str) -> str:
        folder = self._main.rpartition("/")[0]
        return f"{folder}/{kind}.xml" if folder else f"{kind}.xml"

    def _beside(self, kind: str) -> Element | None:
        name = self._name(kind)
        return self._package.xml(name) if name in self._package.parts else None

    def _targets(self, part: str) -> dict[str, str]:
        return self._relations(part, "hyperlink")

    def _relations(self, part: str, kind: str) -> dict[str, str]:
        """Where the relations of one kind lead, by their ids; within the package to the names of its parts."""
        relations = relations_part(part)
        if relations not in self._package.parts:
            return {}
        found = read_relations(self._package.xml(relations), part)
        return {
            item.id: item.target if item.external or kind == "hyperlink" else item.part
            for item in found
            if item.kind == kind
        }

    def _blocks(self, parent: Element, runs: RunReader, in_contents: bool = False) -> Iterator[FlowBlock]:
        """The blocks of a body, a cell or a text box."""
        for node in parent:
            if node.tag == tag("w:p"):
                yield from self._paragraph(node, runs, in_contents)
            elif node.tag == tag("w:tbl"):
                table = self._table(node, runs)
                if table.rows:
                    yield table
            elif isinstance(node.tag, str) and node.tag not in (tag("w:sectPr"), tag("w:tcPr")):
                gallery = value_of(node.find(f"{tag('w:sdtPr')}/{tag('w:docPartObj')}/{tag('w:docPartGallery')}"))
                yield from self._blocks(node, runs, in_contents or gallery == _CONTENTS)

    def _paragraph(self, node: Element, runs: RunReader, in_contents: bool) -> Iterator[FlowBlock]:
        inside = runs.read(node)
        made = self._made(node, inside, in_contents)
        self._note(inside, made.text)
        self._page += inside.pages
        if self._open is not None:
            # a paragraph of which nothing is left gives the next one neither its style nor its number
            first = self._open if _says_something(self._open) else made
            made, self._open = replace(first, runs=(*self._open.runs, *made.runs)), None
        if _goes_on(node):
            self._open = made
        elif _says_something(made):
            yield made
        yield from self._pictured(inside)
        for box in inside.boxes:
            yield from self._blocks(box, RunReader(self._styles, self._targets(self._main)))

    def _pictured(self, inside: Inside) -> Iterator[FlowPicture]:
        """The pictures of a paragraph that the file holds; each stands behind the words of its paragraph."""
        for drawn in inside.pictures if self._cells == 0 else ():
            data = self._package.parts.get(self._media.get(drawn.relation, ""))
            if data is not None:
                if drawn.description:
                    self._pictures.remove(drawn.description)
                yield FlowPicture(data, drawn.description)

    def _made(self, node: Element, inside: Inside, in_contents: bool) -> FlowParagraph:
        properties = node.find(tag("w:pPr"))
        key = (
            self._styles.default
            if properties is None
            else value_of(properties.find(tag("w:pStyle")), self._styles.default)
        )
        style = self._styles[key]
        list_id, depth = style.list_id, style.list_level
        outline = style.outline
        if properties is not None:
            numbered = properties.find(tag("w:numPr"))
            list_id, depth = (list_id, depth) if numbered is None else list_of(numbered, list_id, depth)
            level = value_of(properties.find(tag("w:outlineLvl")))
            outline = int(level) + 1 if level.isdecimal() and int(level) < 9 else outline
        has_words = any(run.text.strip() for run in inside.runs)
        label, anew = self._lists.label(list_id, depth) if list_id not in ("", "0") and has_words else ("", False)
        alignment = value_of(None if properties is None else properties.find(tag("w:jc")))
        depth = depth if label else -1
        return FlowParagraph(
            tuple(inside.runs), style.name, outline, label, depth, anew, self._page, in_contents, alignment
        )

    def _note(self, inside: Inside, text: str) -> None:
        """Keeps what stands beside the words of a paragraph."""
        near = " ".join(text.split())[:120]
        self._changes += [replace(change, near=near) for change in inside.changes]
        self._pictures += [each.description for each in inside.pictures if each.description]
        self._near |= dict.fromkeys(inside.comments, near)

    def _table(self, node: Element, runs: RunReader) -> FlowTable:
        rows: list[tuple[tuple[FlowParagraph, ...], ...]] = []
        places: list[tuple[FlowPlace, ...]] = []
        header = False
        for row in (child for child in node.iter(tag("w:tr")) if _owner(child) is node):
            nodes = [cell for cell in row.iter(tag("w:tc")) if _owner(cell, tag("w:tr")) is row]
            cells = [self._cell(cell, runs) for cell in nodes]
            if row.find(f"{tag('w:trPr')}/{tag('w:del')}") is not None:
                continue  # its cells are deleted too, and told
            if not rows:
                header = is_on(row.find(tag("w:trPr")), "w:tblHeader") or False
            if cells:
                rows.append(tuple(cells))
                places.append(tuple(_places(row, nodes)))
        return FlowTable(tuple(rows), header, tuple(places))

    def _cell(self, node: Element, runs: RunReader) -> tuple[FlowParagraph, ...]:
        """The paragraphs of a cell, those of tables in it too."""
        paragraphs: list[FlowParagraph] = []
        self._cells += 1
        inside = list(self._blocks(node, runs))
        self._cells -= 1
        for block in inside:
            if isinstance(block, FlowParagraph):
                paragraphs.append(block)
            elif isinstance(block, FlowTable):
                paragraphs += [paragraph for row in block.rows for cell in row for paragraph in cell]
        return tuple(paragraphs)

    def _notes(self, kind: str, letter: str) -> dict[str, tuple[FlowRun, ...]]:
        root = self._beside(kind)
        if root is None:
            return {}
        reader = RunReader(self._styles, self._targets(self._name(kind)))
        found = {}
        for node in root:
            if node.get(tag("w:type")) not in _INVISIBLE_NOTES and isinstance(node.tag, str):
                found[f"{letter}{node.get(tag('w:id'), '')}"] = tuple(self._note_runs(node, reader))
        return found

    def _note_runs(self, node: Element, reader: RunReader) -> Iterator[FlowRun]:
        """The words of a note, its paragraphs as one."""
        for count, paragraph in enumerate(node.iter(tag("w:p"))):
            inside = reader.read(paragraph)
            self._note(inside, "".join(run.text for run in inside.runs))
            if count:
                yield FlowRun(" ")
            yield from (run for run in inside.runs if not run.note)

    def _comments(self) -> Iterator[FlowChange]:
        root = self._beside("comments")
        for node in () if root is None else root.iter(tag("w:comment")):
            words = " ".join("".join(text.text or "" for text in p.iter(tag("w:t"))) for p in node.iter(tag("w:p")))
            key = node.get(tag("w:id"), "")
            yield FlowChange(
                "comment", node.get(tag("w:author"), ""), node.get(tag("w:date"), ""), words, self._near.get(key, "")
            )

    def _furniture(self) -> Iterator[str]:
        """The words of headers and footers, each wording once."""
        folder = self._main.rpartition("/")[0]
        seen: set[str] = set()
        for name in sorted(self._package.parts):
            base = name.removeprefix(f"{folder}/")
            if not (base.startswith(("header", "footer")) and base.endswith(".xml")) or "/" in base:
                continue
            reader = RunReader(self._styles, {})
            for paragraph in self._package.xml(name).iter(tag("w:p")):
                words = "".join(run.text for run in reader.read(paragraph).runs).strip()
                if words and words not in seen:
                    seen.add(words)
                    yield words

    def _title(self) -> str:
        if "docProps/core.xml" not in self._package.parts:
            return ""
        node = self._package.xml("docProps/core.xml").find(_DC_TITLE)
        return (node.text or "").strip() if node is not None else ""


def _places(row: Element, cells: list[Element]) -> Iterator[FlowPlace]:
    """Where the cells of a row lie in the grid."""
    column = number(value_of(row.find(f"{tag('w:trPr')}/{tag('w:gridBefore')}")))
    for cell in cells:
        width = max(1, number(value_of(cell.find(f"{tag('w:tcPr')}/{tag('w:gridSpan')}")), 1))
        merged = cell.find(f"{tag('w:tcPr')}/{tag('w:vMerge')}")
        yield FlowPlace(column, width, merged is not None and value_of(merged) != "restart")
        column += width


def _says_something(paragraph: FlowParagraph) -> bool:
    return bool(paragraph.text.strip()) or any(run.note for run in paragraph.runs)


def _goes_on(node: Element) -> bool:
    """Whether the mark at a paragraph's end is deleted, so that it goes on in the next."""
    if node.find(f"{tag('w:pPr')}/{tag('w:rPr')}/{tag('w:del')}") is None:
        return False
    after = (each.tag for each in node.itersiblings() if each.tag in (tag("w:p"), tag("w:tbl"), tag("w:sdt")))
    return next(after, None) == tag("w:p")


def _owner(node: Element, kind: str = "") -> Element | None:
    """The table (or row) to which a row (or cell) belongs, through whatever wraps it."""
    wanted = kind or tag("w:tbl")
    return next((each for each in node.iterancestors() if each.tag == wanted), None)
