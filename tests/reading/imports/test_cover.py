"""Lines of other people's covers, and words that only look like one."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from pipeline.reading.imports.cover import mode_of, place_and_days, says_type, without_label
from pipeline.reading.imports.headings import Headings, Part
from tests.support.reports import the_office


@pytest.mark.parametrize(
    ("language", "line", "place", "days"),
    [
        ("es", "Lima, Perú, 5 y 6 de mayo de 2022", "Lima, Perú", ["2022-05-05", "2022-05-06"]),
        ("es", "Lima, Perú | del 5 al 6 de mayo de 2022", "Lima, Perú", ["2022-05-05", "2022-05-06"]),
        (
            "fr",
            "Fort-de-France, Martinique du 4 au 6 mai 2023",
            "Fort-de-France, Martinique",
            ["2023-05-04", "2023-05-06"],
        ),
        ("en", "Bridgetown, Barbados, September 12–14, 2023", "Bridgetown, Barbados", ["2023-09-12", "2023-09-14"]),
        ("pt", "26 de outubro de 2021, Belém, Brasil", "Belém, Brasil", ["2021-10-26"]),
    ],
)
def test_place_and_days_stand_on_one_line(language, line, place, days):
    found = place_and_days(line, the_office().words(Language(language)))
    assert found is not None
    assert (found[0], [day.isoformat() for day in found[1].days]) == (place, days)


@pytest.mark.parametrize("line", ["Taller sobre agua, 5 propuestas", "Informe de mayo de 2022", "Lima, Perú"])
def test_other_lines_are_no_place_with_days(line):
    assert place_and_days(line, the_office().words(Language.SPANISH)) is None


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("Modalidad presencial", "in-person"),
        ("Format hybride", "hybrid"),
        ("Réunion en présentiel", "in-person"),
        ("Por videoconferencia", "virtual"),
        ("Taller virtual sobre aduanas", ""),
        ("Reunión", ""),
    ],
)
def test_a_line_says_the_mode_or_more_than_that(line, mode):
    assert mode_of(line) == mode


def test_what_kind_of_document_it_is_is_no_title():
    assert all(map(says_type, ("Informe de relatoría", "RAPPORT DE SYNTHÈSE", "Relatório", "Rapporteur’s Report")))
    assert not any(map(says_type, ("Informe sobre pesca artesanal", "Report on ports", "Ata e memória das florestas")))


def test_a_label_before_a_fact_is_passed_over():
    assert without_label("Documento: SP/RV-TSTI-IR-24") == "SP/RV-TSTI-IR-24"
    assert without_label("Comercio: hoy y mañana") == "Comercio: hoy y mañana"


@pytest.mark.parametrize(
    ("language", "heading", "part"),
    [
        ("es", "II. DESARROLLO DE LA REUNIÓN", Part.INTERVENTIONS),
        ("es", "Resumen de los debates", Part.INTERVENTIONS),
        ("es", "3. Acuerdos y conclusiones del taller", Part.CONCLUSIONS),
        ("pt", "Introdução e objetivos", Part.BACKGROUND),
        ("pt", "Principais recomendações", Part.RECOMMENDATIONS),
        ("fr", "Déroulement des travaux", Part.INTERVENTIONS),
        ("fr", "Contexte et objectifs", Part.BACKGROUND),
        ("en", "Summary of the discussions", Part.INTERVENTIONS),
        ("es", "Desarrollo de capacidades", None),
        ("en", "Results of the survey", None),
        ("fr", "Accords commerciaux", None),
    ],
)
def test_headings_of_other_houses(language, heading, part):
    assert Headings(the_office(), Language(language)).exactly(heading) is part
