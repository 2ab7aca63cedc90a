"""The Word forms for rapporteurs, drawn from the words of the office: `make forms` writes them into `templates/forms`.

The press department may change a form in Word afterwards, and this is then not run again: the import knows a form by its
labels, and `tests/test_forms.py` holds those to the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.model.base import Language
from pipeline.office.forms import FormField, FormTable, FormWords
from pipeline.office.office import Office, read_office
from pipeline.word.package import write_package
from tests.support.docx_parts import HEAD, NAMESPACES
from tests.support.form_parts import ACCENT, GREY, HAIRLINE, WIDTH, footer, frame

TEMPLATES = Path(__file__).parents[2] / "templates"
FORMS = TEMPLATES / "forms"

_WIDTHS: Mapping[str, tuple[int, ...]] = {
    "facts": (2100, 7880),
    "participants": (1330, 2440, 2190, 2320, 1700),
    "interventions": (2550, 7430),
    "conclusions": (620, 5460, 2200, 1700),
    "recommendations": (620, 5460, 2200, 1700),
    "sections": (2550, 7430),
    "annexes": (2550, 7430),
}
_ROWS = {"participants": 6, "interventions": 5, "conclusions": 4, "recommendations": 2, "sections": 1, "annexes": 1}
# LibreOffice shows the grey words of a plain-text control in black
_RICH = "<w:richText/>"
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1130" w:right="1130" w:bottom="1240" w:left="1130" w:header="560" w:footer="560" w:gutter="0"/>'
    "</w:sectPr>"
)


def form_name(language: Language) -> str:
    """The file name of the form in a language."""
    return f"rapporteur-form.{language}.docx"


def form(language: Language, office: Office) -> bytes:
    """The form in a language, empty."""
    words, tag = office.forms[language], office.words(language).tag
    body = "".join(_Sheet(words).body())
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"
    return write_package(
        {
            **frame(escape(words.title), tag),
            "word/document.xml": document.encode(),
            "word/footer1.xml": footer(escape(words.footer), escape(words.page)),
        }
    )


class _Sheet:
    """One form while it is drawn; controls are numbered from top to bottom."""

    def __init__(self, words: FormWords) -> None:
        self._words = words
        self._controls = 0

    def body(self) -> Iterator[str]:
        words = self._words
        yield _paragraph("Kicker", "SELA")
        yield _paragraph("Title", words.title)
        yield _paragraph("Subtitle", words.lead)
        yield _paragraph("Heading1", words.meeting.heading)
        yield self._facts()
        yield from self._table("participants")
        yield _paragraph("Heading1", words.background.heading)
        passage = self._control("background", words.background.heading, _RICH, _run(words.background.help or ""))
        yield f'<w:p><w:pPr><w:pStyle w:val="FormWriting"/></w:pPr>{passage}</w:p>'
        for key in list(words.tables)[1:]:
            yield from self._table(key)
        yield _paragraph("FormText", "")

    def _facts(self) -> str:
        fields = [(key, field) for key, field in self._words.meeting.fields.items() if field.help]
        rows = [
            _row([_cell(_paragraph("FormLabel", field.label), width) for width in _WIDTHS["facts"][:1]]
                 + [_cell(self._line(key, field), _WIDTHS["facts"][1])])
            for key, field in fields
        ]  # fmt: skip
        return _table(self._words.meeting.heading, self._words.lead, _WIDTHS["facts"], rows, has_header=False)

    def _table(self, key: str) -> Iterator[str]:
        table = self._words.tables[key]
        yield _paragraph("Heading1", table.heading)
        yield _paragraph("FormHelp", table.help or "")
        header = _row(
            [_cell(_paragraph("FormHead", field.label) + (_paragraph("FormHint", field.help) if field.help else ""), width)
             for field, width in zip(table.columns.values(), _WIDTHS[key], strict=True)],
            is_header=True,
        )  # fmt: skip
        rows = [_row([self._empty(key, name, width) for name, width in self._columns(key, table)])] * _ROWS[key]
        yield _table(table.heading, table.help or "", _WIDTHS[key], [header, *rows], has_header=True)

    def _columns(self, key: str, table: FormTable) -> Iterator[tuple[str, int]]:
        return zip(table.columns, _WIDTHS[key], strict=True)

    def _empty(self, key: str, column: str, width: int) -> str:
        if column != "number":
            return _cell(_paragraph("FormText", ""), width)
        own = '<w:numPr><w:numId w:val="2"/></w:numPr>' if key == "recommendations" else ""
        return _cell(f'<w:p><w:pPr><w:pStyle w:val="FormNumber"/>{own}</w:pPr></w:p>', width)

    def _line(self, key: str, field: FormField) -> str:
        """A line to be filled in: a control whose grey words go when one writes."""
        kind = _RICH
        if key == "mode":
            choices = [said[0] for said in self._words.words.modes.values()]
            items = "".join(f'<w:listItem w:displayText="{escape(c)}" w:value="{escape(c)}"/>' for c in choices)
            kind = f"<w:dropDownList>{items}</w:dropDownList>"
        inner = self._control(key, field.label, kind, _run(field.help or ""))
        return f'<w:p><w:pPr><w:pStyle w:val="FormText"/></w:pPr>{inner}</w:p>'

    def _control(self, key: str, label: str, kind: str, content: str) -> str:
        self._controls += 1
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(label)}"/><w:tag w:val="{key}"/>'
            f'<w:id w:val="{1000 + self._controls}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def _run(words: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="{GREY}"/></w:rPr><w:t>{escape(words)}</w:t></w:r>'


def _paragraph(style: str, words: str) -> str:
    run = f"<w:r><w:t>{escape(words)}</w:t></w:r>" if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _row(cells: list[str], *, is_header: bool = False) -> str:
    header = "<w:tblHeader/>" if is_header else ""
    whole = "<w:cantSplit/>" if is_header else ""
    return f'<w:tr><w:trPr>{whole}<w:trHeight w:val="440" w:hRule="atLeast"/>{header}</w:trPr>{"".join(cells)}</w:tr>'


def _table(caption: str, description: str, widths: tuple[int, ...], rows: list[str], *, has_header: bool) -> str:
    """A table with hairlines between its rows, and a title and description for those who hear it."""
    sides = (
        f'<w:top w:val="single" w:sz="12" w:space="0" w:color="{ACCENT}"/>'
        f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{ACCENT}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
    )
    margins = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in _MARGINS)
    look = f'<w:tblLook w:val="{"0020" if has_header else "0080"}" w:firstRow="{int(has_header)}" w:lastRow="0" '
    look += f'w:firstColumn="{int(not has_header)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>{look}'
        f'<w:tblCaption w:val="{escape(caption)}"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_MARGINS = (("top", 70), ("left", 0), ("bottom", 50), ("right", 170))


def main() -> None:
    """Writes the four forms."""
    office = read_office(TEMPLATES / "office", TEMPLATES / "fonts")
    FORMS.mkdir(exist_ok=True)
    for language in office.forms:
        (FORMS / form_name(language)).write_bytes(form(language, office))


if __name__ == "__main__":
    main()
