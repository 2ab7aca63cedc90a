"""`rapporteur import` as a rapporteur would use it: a file in, an input file out, nothing overwritten, all words counted."""

import re

import yaml

from tests.support.command import rapporteur

TEXT = """\
REUNIÓN VIRTUAL

“Taller sobre comercio digital”

Informe de relatoría

Reunión virtual “Taller sobre comercio digital”
12 de septiembre de 2024
SP/RV-TCD-IR-24

ANTECEDENTES E INFORMACIÓN GENERAL

El taller se celebró por videoconferencia el 12 de septiembre de 2024.

RESUMEN DE LAS INTERVENCIONES

La Sra. Elena Quiroga, Directora de Estudios del SELA, dio la bienvenida a los participantes.

CONCLUSIONES

1) Los participantes acordaron preparar un glosario.

2) La Secretaría convocará una reunión de seguimiento.
"""


def test_a_text_becomes_an_input_file_that_can_be_checked(tmp_path):
    (tmp_path / "acta.txt").write_text(TEXT, encoding="utf-8")
    ran = rapporteur(tmp_path, "import", "acta.txt")
    assert (ran.code, ran.out) == (0, "acta.es.yaml\n")
    written = yaml.safe_load((tmp_path / "acta.es.yaml").read_text(encoding="utf-8"))
    assert (written["symbol"], written["language"], len(written["conclusions"])) == ("SP/RV-TCD-IR-24", "es", 2)
    source, taken, left = map(int, re.search(r"(\d+) words: (\d+) in the input, (\d+) left out", ran.err).groups())
    assert source == taken + left
    assert rapporteur(tmp_path, "check", "acta.es.yaml").code in (0, 4)


def test_what_is_there_is_never_overwritten(tmp_path):
    (tmp_path / "acta.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "acta.es.yaml").write_text("mine")
    ran = rapporteur(tmp_path, "import", "acta.txt")
    assert (ran.code, ran.codes) == (9, ["F204"])
    assert (tmp_path / "acta.es.yaml").read_text() == "mine"


def test_one_that_cannot_be_read_stops_no_other(tmp_path):
    (tmp_path / "acta.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 4)
    ran = rapporteur(tmp_path, "import", "--out", "in", "noise.bin", "acta.txt", "none.docx")
    assert (ran.code, ran.out) == (1, "in/acta.es.yaml\n")
