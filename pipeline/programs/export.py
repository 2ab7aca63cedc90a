"""How LibreOffice is to read a docx and write a PDF, as plain values for both ways of asking it.

Specimen, LibreOffice 7.4: `ExportBookmarksToPDFDestination` gives each Word bookmark a named destination (`_` comes
out as `5F`), from which page numbers are read; `SelectPdfVersion` 3 is PDF/A-3b, to which the finishing step adds the
rest of level A; `IsSkipEmptyPages` leaves out the blank page that Writer inserts before an odd page.
"""

from __future__ import annotations

import json

READER = "MS Word 2007 XML"  # LibreOffice's name of the docx filter: nothing else is read, whatever the bytes are
WRITER = "writer_pdf_Export"

# What stands in its words where a result could not be written; over a size limit it then takes the rest away.
WRITE_FAILED = "Io Class:Write"

PDF_OPTIONS: dict[str, bool | int] = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "SelectPdfVersion": 3,
    "ExportBookmarks": True,
    "ExportBookmarksToPDFDestination": True,
    "ExportNotes": False,
    "ExportFormFields": False,
    "ExportPlaceholders": False,
    "ExportLinksRelativeFsys": False,
    "IsSkipEmptyPages": True,
    "UseLosslessCompression": False,
    "Quality": 90,
    "ReduceImageResolution": True,
    "MaxImageResolution": 300,
    "DisplayPDFDocumentTitle": True,
}


def convert_argument() -> str:
    """What follows `--convert-to`: the PDF filter with the options as JSON."""
    kinds = {bool: "boolean", int: "long"}
    options = {
        name: {"type": kinds[type(value)], "value": str(value).lower() if isinstance(value, bool) else str(value)}
        for name, value in PDF_OPTIONS.items()
    }
    return f"pdf:{WRITER}:{json.dumps(options, separators=(',', ':'))}"
