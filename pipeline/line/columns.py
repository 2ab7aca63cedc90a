"""The Word table of two columns: the original on the left, what is to be written on the right, in the office's look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pipeline.line.bare import SHEETS, finished, in_place_of_text
from pipeline.line.compose.needs import fit_template
from pipeline.line.compose.parts import (
    INPUT_NAMESPACE,
    INPUT_PART,
    INPUT_PROPERTIES,
    INPUT_STORE,
    add_types,
    relate_input,
    stored_input,
)
from pipeline.model.choices import Paper
from pipeline.model.columns import ColumnRow, Columns, Inlines, RowKind, shown
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office
from pipeline.word import elements
from pipeline.word.elements import Look
from pipeline.word.styles import STYLES, style_ids

_MARGIN = 54.0
_HAIRLINE, _ACCENT = "B8C4CB", "0F4A66"
_BORDERS = (
    f'<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="{_ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_ACCENT}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_HAIRLINE}"/>'
    f'<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{_HAIRLINE}"/></w:tblBorders>'
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="113" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
)
_NAMESPACE, _STORE_ID = "urn:sela:rapporteur:edition:1", "{5E1A0000-0000-4000-8000-000000000002}"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_DROPPED = ("word/endnotes.xml", "word/numbering.xml", "docProps/custom.xml")
_INDENTS = {RowKind.ITEM: 227, RowKind.QUOTE: 340, RowKind.CELL: 0}


def write_two_columns(
    columns: Columns, how: str, label: str, office: Office, template: TemplateFile, paper: Paper, day: datetime
) -> bytes:
    """The docx; `how` tells the translator what to do, `label` says what the document is; the same gives the same bytes.

    Raises TemplateError or MachineError where the office's template is not fit.
    """
    package = fit_template(template)
    page = _Page(columns, office, style_ids(package.xml(STYLES)), paper)
    package = in_place_of_text(package, page.body(how, label), _DROPPED).replaced(_carried(columns, label))
    relations = relate_input(package.parts[_RELATIONS])
    package = package.replaced({_RELATIONS: relations, _TYPES: add_types(package.parts[_TYPES], set())})
    return finished(package, columns.title, label, office.words(columns.target).tag, day)


def _carried(columns: Columns, label: str) -> dict[str, bytes]:
    """The original in a custom XML part, so that the table alone is enough to make the edition's input."""
    stored = stored_input(columns.canonical, columns.state)
    opening, ending = (f'<input xmlns="{INPUT_NAMESPACE}" sha256="{columns.state}"', "</input>")
    own = f'<edition xmlns="{_NAMESPACE}" label="{label}"'
    item = stored[INPUT_PART].decode().replace(opening, own, 1).removesuffix(ending) + "</edition>"
    properties = stored[INPUT_PROPERTIES].decode().replace(INPUT_NAMESPACE, _NAMESPACE).replace(INPUT_STORE, _STORE_ID)
    return {**stored, INPUT_PART: item.encode(), INPUT_PROPERTIES: properties.encode()}


class _Page:
    """The body of one document."""

    def __init__(self, columns: Columns, office: Office, styles: dict[str, str], paper: Paper) -> None:
        self._columns = columns
        self._tags = office.words(columns.source).tag, office.words(columns.target).tag
        names = office.words(columns.target).languages
        self._heads = names[columns.source], names[columns.target]
        self._styles = styles
        self._sheet = SHEETS[paper][::-1]  # the long side across: two columns need the room
        self._width = (self._sheet[0] - 2 * _MARGIN) / 2

    def body(self, how: str, label: str) -> str:
        """Title, facts, how to go about it, the table, and the label at the end."""
        source, target = Look(language=self._tags[0]), Look(language=self._tags[1])
        head = [self._paragraph("heading 2", elements.run(self._columns.title, source))]
        head += [self._paragraph("Cover Block", elements.run(fact, target)) for fact in self._columns.facts]
        head.append(self._paragraph("Remark", elements.run(how), elements.spacing(before=8.5, after=8.5)))
        rows = [self._head(), *(self._row(row) for row in self._columns.rows)]
        layout = '<w:tblW w:w="5000" w:type="pct"/>' + _BORDERS + '<w:tblLayout w:type="fixed"/>' + _MARGINS
        table = elements.table((self._width, self._width), rows, properties=layout)
        foot = self._paragraph("Remark", elements.run(label, Look(language="zxx")), elements.spacing(before=8.5))
        return "".join([*head, table, foot, self._section()])

    def _section(self) -> str:
        width, height = map(elements.twips, self._sheet)
        margin = elements.twips(_MARGIN)
        sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
        return (
            f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/>'
            f'<w:pgMar {sides} w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
        )

    def _head(self) -> str:
        cells = [self._cell(self._paragraph("Table Head", elements.run(name))) for name in self._heads]
        return elements.row(cells, is_header=True)

    def _row(self, row: ColumnRow) -> str:
        """A row may break over pages, as a paragraph does."""
        left = self._texts(row, (row.original,), self._tags[0])
        right = self._texts(row, row.written or ((),), self._tags[1])
        return f"<w:tr>{self._cell(left)}{self._cell(right)}</w:tr>"

    def _texts(self, row: ColumnRow, texts: tuple[Inlines, ...], tag: str) -> str:
        style = "Table Head" if row.kind in (RowKind.TITLE, RowKind.HEADING) else "Table Text"
        indent = _INDENTS.get(row.kind, 0)
        more = f'<w:ind w:left="{indent}"/>' if indent else ""
        return "".join(self._paragraph(style, "".join(_runs(each, tag)), more) for each in texts)

    def _paragraph(self, style: str, content: str, more: str = "") -> str:
        return elements.paragraph(self._styles[style.lower()], content, more)

    def _cell(self, paragraphs: str) -> str:
        return elements.cell(self._width, paragraphs)


def _runs(inlines: Inlines, tag: str) -> Iterator[str]:
    for run in shown(inlines):
        look = Look(bold=run.bold, italic=run.italic, language=run.language or tag)
        yield elements.run(run.text, look)
