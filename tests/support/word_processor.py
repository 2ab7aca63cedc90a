"""The real LibreOffice as a person's word processor: opens a document and saves it as another kind."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pipeline.programs.soffice import find_libreoffice

_TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
FILTERS = {
    "pdf": f"pdf:writer_pdf_Export:{_TAGGED}",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "docx": "docx:MS Word 2007 XML",
}
_AGAIN = 81  # what LibreOffice says when it has made a new profile and wants to be started once more


def saved_as(data: bytes, kind: str, folder: Path, *, source: str = "docx") -> bytes:
    """The document as LibreOffice saves it; `folder` is for its profile and files, and is used again."""
    office = find_libreoffice()
    within, out = folder / f"opened.{source}", folder / f"as-{kind}"
    within.write_bytes(data)
    out.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [
        str(office.binary),
        profile,
        "--headless",
        "--convert-to",
        FILTERS[kind],
        "--outdir",
        str(out),
        str(within),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120)
    if done.returncode == _AGAIN:
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"opened.{kind}").read_bytes()
