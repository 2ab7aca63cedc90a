"""A document printed by the real programs, run plainly from the command line with the project's fonts alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
_WISHES = {
    "UseTaggedPDF": ("boolean", "true"),
    "PDFUACompliance": ("boolean", "true"),
    "SelectPdfVersion": ("long", "3"),
    "ExportBookmarks": ("boolean", "true"),
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
}


def _environment(folder: Path, more: dict[str, str]) -> dict[str, str]:
    aliases = "".join(
        f'<alias binding="same"><family>{word}</family><accept><family>{ours}</family></accept></alias>'
        for word, ours in (("Cambria", "Caladea"), ("Calibri", "Carlito"))
    )
    # dxpdf finds no font at all unless some family ends every pattern
    last = '<match target="pattern"><edit name="family" mode="append_last"><string>Caladea</string></edit></match>'
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}{last}</fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config), **more}


def by_libreoffice(docx: bytes, folder: Path, **environment: str) -> bytes:
    """The tagged PDF of a docx, made in `folder` with a profile of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "document.docx"
    source.write_bytes(docx)
    wishes = json.dumps({name: {"type": kind, "value": value} for name, (kind, value) in _WISHES.items()})
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{wishes}", "--outdir", str(folder), str(source)]
    subprocess.run(command, env=_environment(folder, environment), check=True, capture_output=True, timeout=120)
    return source.with_suffix(".pdf").read_bytes()


def by_dxpdf(docx: bytes, folder: Path) -> bytes:
    """The PDF of a docx by the embedded engine, in a process of its own: fonts are found once in a process."""
    folder.mkdir(parents=True, exist_ok=True)
    code = "import sys, dxpdf; sys.stdout.buffer.write(dxpdf.convert(sys.stdin.buffer.read()))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=docx,
        env=_environment(folder, {}),
        check=True,
        capture_output=True,
        timeout=60,
    )
    return done.stdout
