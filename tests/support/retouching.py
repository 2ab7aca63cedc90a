"""The office's template in the hands of people: opened and saved by other programs, changed as one changes a document."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document

from pipeline.model.stages import TemplateFile
from tests.support.presswork import the_template


def saved_by_libreoffice(docx: bytes, folder: Path) -> bytes:
    """The document as LibreOffice writes it once it has read it."""
    (folder / "template.docx").write_bytes(docx)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(folder / "template.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "saved" / "template.docx").read_bytes()


def retouched(change: Callable[[Any], object], docx: bytes | None = None) -> TemplateFile:
    """The template, or another document, after a change by python-docx."""
    document = Document(io.BytesIO(docx or the_template().data))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return TemplateFile(saved.getvalue(), "ours.docx")


def described(picture: Any, words: str) -> None:
    """Gives a picture that python-docx put in its alternative text."""
    picture._inline.docPr.set("descr", words)
