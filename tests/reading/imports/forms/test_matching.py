"""Who is meant, by name and by less."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from pipeline.reading.imports.forms.matching import Matcher
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.roster import Roster
from tests.support.reports import the_office

PEOPLE = (
    {"name": "Luis Pérez", "title": "Sr.", "organisation": "SELA", "position": "Director de Relaciones"},
    {"name": "Ana María Rojas", "title": "Sra.", "organisation": "Asociación Latinoamericana de Integración (ALADI)"},
    {"name": "Marta Gómez Díaz", "title": "Emb.", "country": "Chile", "role": "head"},
    {"name": "José Díaz", "title": "Sr.", "country": "Chile"},
    {"name": "Carla Díaz", "title": "Sra.", "country": "Perú"},
    {"name": "Tomás Lima", "country": "Perú"},
    {"organisation": "OTCA"},
)


@pytest.fixture(scope="module")
def matcher():
    office = the_office()
    roster = Roster(Grammar(office, Language.SPANISH))
    for fields in PEOPLE:
        roster.add_row(fields)
    return Matcher(roster, Vocabulary(office.forms), [("moderator", roster.entries[1])])


def meant(matcher, text):
    found = matcher.find(text)
    if found is None:
        return None
    return [entry.fields.get("name") or entry.fields.get("organisation") for entry in found.entries], found.is_certain


@pytest.mark.parametrize(
    ("text", "names", "is_certain"),
    [
        ("Luis Pérez", ["Luis Pérez"], True),
        ("SR. LUIS PÉREZ:", ["Luis Pérez"], True),
        ("Sr. Pérez", ["Luis Pérez"], True),
        ("Pérez", ["Luis Pérez"], False),
        ("Luis Peres", ["Luis Pérez"], False),
        ("Sra. Ana Rojas (ALADI)", ["Ana María Rojas"], True),
        ("ALADI", ["Ana María Rojas"], False),
        ("ACTO/OTCA", ["OTCA"], True),
        ("Organización del Tratado de Cooperación Amazónica", ["OTCA"], True),
        ("Delegación de Chile", ["Marta Gómez Díaz"], False),
        ("Sra. Díaz", ["Carla Díaz"], False),
        ("La moderadora", ["Ana María Rojas"], False),
        ("Director de Relaciones", ["Luis Pérez"], False),
        ("Luis Pérez, Director del SELA", ["Luis Pérez"], True),
        ("Secretaría Permanente", ["Luis Pérez"], False),
        ("Sr. Pérez y Sra. Rojas", ["Luis Pérez", "Ana María Rojas"], True),
    ],
)
def test_people_are_found(matcher, text, names, is_certain):
    assert meant(matcher, text) == (names, is_certain)


@pytest.mark.parametrize(
    "text", ["", "—", "Pedro Salas", "Díaz", "Perú", "Sr. Pérez y Pedro Salas", "Grupo de trabajo"]
)
def test_nobody_is_taken_for_another(matcher, text):
    found = matcher.find(text)
    assert found is None or not found.is_certain
    if text not in ("Sr. Pérez y Pedro Salas",):
        assert found is None


def test_one_may_speak_for_a_body(matcher):
    found = matcher.find("Sr. Pérez, en nombre de la CELAC")
    assert ([entry.fields["name"] for entry in found.entries], found.behalf) == (["Luis Pérez"], "CELAC")
