"""The fonts that an engine sees: those of one folder and no other, told by a `fonts.conf` of our own.

A docx names Cambria and Calibri, which can't be given away; Caladea and Carlito have the same widths. With no font at
all an engine refuses to run or draws boxes, so every other name falls back to DejaVu Serif. LibreOffice takes the
aliases; the embedded engine asks only for the best match of a pattern, hence the appended family.
"""

from __future__ import annotations

import hashlib
import os
from html import escape
from pathlib import Path

SUBSTITUTES = {"Cambria": "Caladea", "Calibri": "Carlito"}
FALLBACK = "DejaVu Serif"

# The file names under which the three families are given away; a face that isn't there would be slanted or thickened.
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
NEEDED_FILES = (
    *(f"{family}-{face}.ttf" for family in ("Caladea", "Carlito") for face in _FACES),
    *("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-BoldItalic.ttf"),
)


def missing_fonts(fonts: Path) -> list[str]:
    """The needed font files that aren't in the folder."""
    return [name for name in NEEDED_FILES if not (fonts / name).is_file()]


def write_fonts_conf(fonts: Path, state: Path) -> Path:
    """The path of a `fonts.conf` that shows only the folder `fonts`; written once for each folder, cache beside it.

    Raises OSError where `state` can't be written.
    """
    folder = fonts.resolve()
    home = state / "fonts" / hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    conf, text = home / "fonts.conf", _fonts_conf(folder, home / "cache")
    if not conf.is_file() or conf.read_text(encoding="utf-8") != text:
        home.mkdir(parents=True, exist_ok=True)
        beside = home / f"fonts.conf.{os.getpid()}"
        beside.write_text(text, encoding="utf-8")
        beside.replace(conf)
    return conf


def _fonts_conf(fonts: Path, cache: Path) -> str:
    substitutes = "".join(
        '  <match target="pattern">\n'
        f'    <test name="family" qual="any"><string>{asked}</string></test>\n'
        f'    <edit name="family" mode="assign" binding="same"><string>{given}</string></edit>\n'
        "  </match>\n"
        for asked, given in SUBSTITUTES.items()
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"  <dir>{escape(str(fonts))}</dir>\n  <cachedir>{escape(str(cache))}</cachedir>\n{substitutes}"
        '  <match target="pattern">\n'
        f'    <edit name="family" mode="append"><string>{FALLBACK}</string></edit>\n'
        "  </match>\n</fontconfig>\n"
    )
