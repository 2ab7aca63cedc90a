"""Tables of Word documents filled in, as a person does it in Word."""

from __future__ import annotations

from pathlib import Path

import docx


def fill_right_column(path: Path) -> list[str]:
    """Writes beside every text of a table of two columns, marks of notes kept; the words that were written."""
    document = docx.Document(str(path))
    written: list[str] = []
    for number, row in enumerate(document.tables[0].rows):
        left, right = row.cells
        if not right.text.strip():
            words = f"Written {number} beside"
            right.paragraphs[0].add_run(words + ("[^1]" if "[^1]" in left.text else ""))
            written.append(words)
    document.save(str(path))
    return written
