"""Old papers as they come: a Word file, a scan, a text of DOS, a letter, and things that nothing can read."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw, ImageFont

from pipeline.archive.deposits import Deposit
from pipeline.desks.depositing.gathering import read_paper
from pipeline.desks.depositing.known import Known
from pipeline.desks.depositing.take import Desk, Taken
from pipeline.desks.depositing.tools import Tools
from pipeline.model.choices import Settings
from pipeline.model.described import Described
from pipeline.office.office import read_office

FONT = Path(__file__).parents[2] / "templates" / "fonts" / "DejaVuSerif.ttf"
COVER = (
    "SISTEMA ECONÓMICO LATINOAMERICANO",
    "SP/CL/XIII.O/DT N° 4-87",
    "Distr. LIMITADA",
    "INFORME SOBRE LA DEUDA EXTERNA",
    "Caracas, 28 al 30 de octubre de 1987",
)
BODY = (
    "Las delegaciones de los Estados Miembros examinaron el programa de trabajo y convinieron en que la Secretaría "
    "prosiguiera con las actividades de cooperación en materia de comercio y de integración regional.",
    "El representante de Venezuela señaló que los países de la región debían coordinar sus posiciones ante los "
    "organismos multilaterales y propuso que se convocara a una reunión de expertos antes del final del año.",
)
SCANNED = (
    "SP/CL/XIV.O/DT N° 2-88",
    "",
    "INFORME DE LA REUNIÓN DE CONSULTA",
    "",
    "Caracas, 12 de septiembre de 1988",
    "",
    "Los Estados Miembros del SELA examinaron",
    "la situación de la economía de la región",
    "y acordaron medidas de cooperación.",
)


def word_file(*lines: str) -> bytes:
    """A Word file, a paragraph a line."""
    made, out = Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


_SCANNED = time.gmtime(550_000_000)


def scan(*lines: str, kind: str = "PDF") -> bytes:
    """A page as a scanner sees it, at 150 dots to the inch, on one day of 1987."""
    page = Image.new("L", (1240, 1754), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 34)
    for number, line in enumerate(lines):
        draw.text((120, 150 + 70 * number), line, font=font, fill=0)
    out = io.BytesIO()
    pdf = {"resolution": 150, "creationDate": _SCANNED, "modDate": _SCANNED}
    page.save(out, kind, **(pdf if kind == "PDF" else {"dpi": (150, 150)}))
    return out.getvalue()


def archive_of_files() -> bytes:
    """A zip, which nothing turns into pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        files.writestr("data.bin", bytes(range(256)))
    return out.getvalue()


def lay(folder: Path, **papers: bytes) -> Path:
    """A folder with papers in it, `_` before an ending standing for the point: `report_docx=…`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in papers.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(data)
    return folder


def take(
    settings: Settings,
    name: str,
    data: bytes,
    described: Described,
    tools: Tools | None = None,
    *,
    amends: bool = False,
) -> Taken:
    """What becomes of a paper that lies in the office's folder `papers` and is described so; without tools if none are given."""
    path = settings.office / "papers" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    office = read_office(settings.data, settings.fonts)
    desk = Desk(settings, office, tools or Tools(settings, None, None), Known.of(settings), amends)
    return desk.take(read_paper(path, name), described)


def deposit(settings: Settings, name: str, data: bytes, described: Described) -> Deposit:
    """A paper that was deposited."""
    taken = take(settings, name, data, described)
    assert taken.deposit is not None
    return taken.deposit
