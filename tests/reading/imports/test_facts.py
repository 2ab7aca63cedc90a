"""Facts that no cover gives: they are taken from the first paragraphs, and marked where they stand in the input."""

from __future__ import annotations

from pipeline.reading.imports.core import import_report
from tests.support.reports import the_office

REPORT = """\
Taller sobre puertos

ANTECEDENTES

El Taller sobre puertos se celebró de manera presencial en Lima, Perú, el 5 de mayo de 2022, con varios países.

CONCLUSIONES

1. Los participantes acordaron seguir.

2. Se acordó volver a reunirse.
"""


def test_days_from_the_first_paragraph_are_marked_above_the_date():
    imported = import_report(REPORT.encode(), "puertos.txt", the_office())
    assert imported.report.meeting.date.isoformat() == "2022-05-05"
    assert "meeting.date" in [guess.path for guess in imported.guesses]
    lines = imported.text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith("date: "))
    assert lines[at - 1].lstrip().startswith("#")
    assert lines.index("format: 1") == 1  # nothing but the opening comment stands above it
