"""How LibreOffice reads documents of other kinds, and writes them as docx: its own names of the filters."""

from __future__ import annotations

READERS = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format"}
"""The filter for each suffix: nothing else is tried, whatever the bytes are."""

TO_DOCX = "docx:MS Word 2007 XML"
"""What follows `--convert-to`."""
