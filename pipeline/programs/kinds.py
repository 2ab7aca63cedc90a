"""What kind of file some bytes are, by the bytes, and the name of the filter by which LibreOffice reads that kind.

LibreOffice reads whatever it is given by whatever filter seems to fit, so the filter is chosen here and named to it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from pipeline.programs import word_filters
from pipeline.programs.export import READER, WRITER

CALC, IMPRESS = "calc_pdf_Export", "impress_pdf_Export"

READERS: dict[str, tuple[str, str]] = {
    "docx": (WRITER, READER),
    **{suffix: (WRITER, reader) for suffix, reader in word_filters.READERS.items()},
    "html": (WRITER, "HTML (StarWriter)"),
    "wpd": (WRITER, "WordPerfect"),
    "txt": (WRITER, "Text"),
    "xlsx": (CALC, "Calc MS Excel 2007 XML"),
    "xls": (CALC, "MS Excel 97"),
    "ods": (CALC, "calc8"),
    "pptx": (IMPRESS, "Impress MS PowerPoint 2007 XML"),
    "ppt": (IMPRESS, "MS PowerPoint 97"),
    "odp": (IMPRESS, "impress8"),
}
"""The module and the filter for each kind, by its suffix; nothing else is turned into a PDF by LibreOffice."""

WRITERS = {module: f"pdf:{module}" for module in (WRITER, CALC, IMPRESS)}
"""What follows `--convert-to`, by module."""

PDF = "pdf"
PICTURES = ("png", "jpg", "tif", "gif", "bmp", "webp")

_MARKS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
    (b"\xffWPC", "wpd"),
)
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_FOLDERS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"))
_OPEN = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ODD = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))
_LOOKED_AT = 65_536


def kind_of(data: bytes) -> str:
    """The suffix that fits the bytes (`pdf`, `doc`, `tif`, `txt`); empty where it is none of the kinds that can be read.

    A zip, a program or a film has none: they are kept as they are.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    marked = next((suffix for mark, suffix in _MARKS if data.startswith(mark)), "") or _measured(data)
    if marked:
        return marked
    if data.startswith(_COMPOUND):
        return next((suffix for name, suffix in _STREAMS if name.encode("utf-16-le") in data), "")
    return _in_zip(data) if data.startswith(b"PK") else _text(data)


def _measured(data: bytes) -> str:
    """The kinds of picture whose first letters alone say too little."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    is_bmp = data.startswith(b"BM") and len(data) > 26 and int.from_bytes(data[2:6], "little") == len(data)
    return "bmp" if is_bmp else ""


def _in_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
            told = parts.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, OSError):
        return ""
    if told.startswith("application/vnd.oasis.opendocument."):
        return _OPEN.get(told.rpartition(".")[2], "")
    return next((suffix for name, suffix in _FOLDERS if name in names), "")


def _text(data: bytes) -> str:
    """`html`, `txt`, or empty where the bytes are no text of any usual encoding."""
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "txt"
    if not head.strip() or sum(byte in _ODD for byte in head) > len(head) // 200 + 2:
        return ""
    return "html" if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) else "txt"
