"""Rows put at the end of somebody's workbook, of which all else stays as it is: other sheets, colours, widths, notes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence

from lxml import etree

from pipeline.word.parsing import Element, parse_xml, write_xml

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_HIDDEN = ("hidden", "veryHidden")


class NoWorkbook(Exception):  # noqa: N818 - it says what it is
    """The bytes are no xlsx workbook whose first sheet could be found."""


def with_more_rows(data: bytes, rows: Sequence[Sequence[str]], start: int) -> bytes:
    """The workbook with rows of texts from row `start` on (from 1) in its first visible sheet; what stands there is empty.

    Each cell looks like the one above it. Raises NoWorkbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = {entry.filename: book.read(entry) for entry in book.infolist()}
            name = _first_sheet(parts)
            sheet = parse_xml(parts[name])
            _add(sheet, rows, start)
            return _written(book, {**parts, name: write_xml(sheet)})
    except (zipfile.BadZipFile, KeyError, ValueError, StopIteration, etree.XMLSyntaxError) as fault:
        raise NoWorkbook from fault


def _first_sheet(parts: Mapping[str, bytes]) -> str:
    """The name of the part with the first sheet that is shown."""
    book = parse_xml(parts[_WORKBOOK])
    targets = {each.get("Id"): each for each in parse_xml(parts[_RELATIONS]) if isinstance(each.tag, str)}
    shown = (each for each in book.iter("{*}sheet") if each.get("state") not in _HIDDEN)
    known = (targets[_relation(sheet)] for sheet in shown)
    target = next(each for each in known if str(each.get("Type")).endswith("/worksheet")).get("Target") or ""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _relation(sheet: Element) -> str:
    return next(str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id"))


def _add(sheet: Element, rows: Sequence[Sequence[str]], start: int) -> None:
    held = next(sheet.iter("{*}sheetData"))
    looks: dict[str, str] = {}
    at = 0
    for row in list(held):
        at = int(row.get("r") or at + 1)
        if at >= start:
            held.remove(row)
        elif at == start - 1:
            looks = {_column(cell): cell.get("s") or "" for cell in row if cell.get("s")}
    for number, cells in enumerate(rows, start):
        held.append(_row(held, number, cells, looks))
    for size in sheet.findall("{*}dimension"):  # it need not be there, and must not be wrong
        sheet.remove(size)


def _row(held: Element, number: int, cells: Sequence[str], looks: Mapping[str, str]) -> Element:
    space = etree.QName(held).namespace
    row = etree.Element(f"{{{space}}}row", {"r": str(number)})
    for at, text in enumerate(cells):
        column = _letters(at)
        look = {"s": looks[column]} if column in looks else {}
        cell = etree.SubElement(row, f"{{{space}}}c", {"r": f"{column}{number}", "t": "inlineStr", **look})
        words = etree.SubElement(etree.SubElement(cell, f"{{{space}}}is"), f"{{{space}}}t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = text
    return row


def _column(cell: Element) -> str:
    return (cell.get("r") or "").rstrip("0123456789")


def _letters(at: int) -> str:
    """The letters of a column, from 0: A, B, …, Z, AA."""
    first, last = divmod(at, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _written(book: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in book.infolist():
            made.writestr(entry, parts[entry.filename])
    return out.getvalue()
