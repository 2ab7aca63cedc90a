"""Forms filled in as people do in Word: controls replaced, rows added, cells merged, things pasted."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentOf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table

from pipeline.reading.imports.core import Imported, import_report
from tests.support.form_maker import FORMS
from tests.support.reports import the_office

FACTS, PEOPLE, SPEECHES, CONCLUSIONS, RECOMMENDATIONS, SECTIONS, ANNEXES = range(7)


class FilledForm:
    """One form while somebody fills it in."""

    def __init__(self, language: str = "es", source: bytes | None = None) -> None:
        data = (FORMS / f"rapporteur-form.{language}.docx").read_bytes() if source is None else source
        self.document: DocumentOf = Document(io.BytesIO(data))

    @property
    def body(self):
        """The body, as XML."""
        return self.document.element.body

    def table(self, number: int) -> Table:
        """A table, in the order of the form."""
        return self.document.tables[number]

    def facts(self, **said: str) -> FilledForm:
        """Writes over the grey words of the facts, by the tags of their controls."""
        for control in self.body.iter(qn("w:sdt")):
            key = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
            if key in said:
                self.write(control, said[key])
        return self

    @staticmethod
    def write(control, words: str) -> None:
        """What Word does when one writes into a control: the words, plain, and no longer the sign of a prompt."""
        asking = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        asking.getparent().remove(asking)
        inner = control.find(qn("w:sdtContent"))
        for child in list(inner):
            inner.remove(child)
        for number, line in enumerate(words.split("\n")):
            br = "<w:br/>" if number else ""
            inner.append(parse_xml(f'<w:r {nsdecls("w")}>{br}<w:t xml:space="preserve">{line}</w:t></w:r>'))

    def rows(self, number: int, rows: Sequence[Sequence[str]], *, first: int = 0) -> FilledForm:
        """Fills rows of a table; Tab in the last cell makes the next one. `first` is the column to begin in."""
        table = self.table(number)
        for at, cells in enumerate(rows, 1):
            if at >= len(table.rows):
                table._tbl.append(copy.deepcopy(table.rows[-1]._tr))
                for cell in table.rows[-1].cells[first:]:
                    cell.text = ""
            for column, words in enumerate(cells, first):
                table.cell(at, column).text = words
        return self

    def data(self) -> bytes:
        """The form as saved."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def imported(self, name: str = "taller.docx") -> Imported:
        """What the import makes of it."""
        return import_report(self.data(), name, the_office())


FACTS_ES: Mapping[str, str] = {
    "title": "Taller sobre comercio digital",
    "mode": "virtual",
    "dates": "5 de abril de 2024",
    "symbol": "SP/RV-TSCD-IR-24",
    "organisers": "SELA (anfitrión); CAF",
    "moderator": "Sra. Rojas",
    "rapporteur": "Luis Pérez",
    "background": "El taller se convocó para acordar un calendario común de trabajo entre las secretarías de la región.",
}
PEOPLE_ES = (
    ("Sr.", "Luis Pérez", "Director", "SELA", "Secretaría"),
    ("Sra.", "Ana María Rojas", "Jefa de Comercio", "ALADI", "observador"),
    ("Emb.", "Marta Gómez Díaz", "Embajadora", "Chile", "miembro, jefa de delegación"),
    ("", "", "", "OTCA", "observador"),
)
SPEECHES_ES = (
    ("Sra. Rojas", "La señora Rojas presentó el estado de los acuerdos regionales y propuso un calendario."),
    ("ACTO/OTCA", "La representante de la OTCA expuso los avances de la cuenca amazónica."),
    ("Representante de Chile", "La embajadora Gómez apoyó la propuesta y pidió plazos precisos."),
)
CONCLUSIONS_ES = (
    ("Las secretarías intercambiarán sus calendarios.", "todos", "31 de mayo de 2024"),
    ("El SELA preparará un proyecto de hoja de ruta.", "SELA y Sra. Rojas", "junio de 2024"),
)


def filled_in_spanish() -> FilledForm:
    """A form of a small workshop, wholly filled in."""
    form = FilledForm("es").facts(**FACTS_ES).rows(PEOPLE, PEOPLE_ES)
    return form.rows(SPEECHES, SPEECHES_ES).rows(CONCLUSIONS, CONCLUSIONS_ES, first=1)


def save(form: FilledForm, folder: Path, name: str = "taller.docx") -> Path:
    """The form as a file."""
    path = folder / name
    path.write_bytes(form.data())
    return path
