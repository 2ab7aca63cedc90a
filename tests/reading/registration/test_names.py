"""Names come out as they are printed, whoever typed them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from pipeline.reading.registration.names import NameReader
from pipeline.reading.registration.scrubbing import scrubbed
from tests.support.reports import the_office

READER = NameReader(the_office(), Language.SPANISH)


@pytest.mark.parametrize(
    ("typed", "title", "name", "surname"),
    [
        ("PÉREZ GÓMEZ, Juan", "", "Juan Pérez Gómez", "Pérez"),
        ("PEREZ Juan", "", "Juan Perez", "Perez"),
        ("Juan PÉREZ GÓMEZ", "", "Juan Pérez Gómez", "Pérez"),
        ("Dra. ANA DE LA CRUZ", "Dra.", "Ana de la Cruz", ""),
        ("DE LA CRUZ, MARÍA JOSÉ", "", "María José de la Cruz", "Cruz"),
        ("VAN DER BERG, Jan", "", "Jan van der Berg", "Berg"),
        ("ING. CARLOS DOS SANTOS", "Ing.", "Carlos dos Santos", ""),
        ("H.E. Mr. John MCDONALD", "H.E. Mr.", "John McDonald", "McDonald"),
        ("JEAN-PIERRE O'BRIEN", "", "Jean-Pierre O'Brien", ""),
        ("MARIE D'ANGELO", "", "Marie D'Angelo", ""),
        ("juan pérez", "", "Juan Pérez", ""),
        ("Dr.Pedro Ruiz", "Dr.", "Pedro Ruiz", ""),
        ("Ministro Consejero Juan Pérez", "Ministro Consejero", "Juan Pérez", ""),
        ("Juan Pérez, Ph.D.", "", "Juan Pérez, Ph.D.", ""),
        ("Luis E. Gómez", "", "Luis E. Gómez", ""),
        ("Domingo Soto", "", "Domingo Soto", ""),
        ("Rosa María McAllister de León", "", "Rosa María McAllister de León", ""),
    ],
)
def test_a_name_is_put_right(typed, title, name, surname):
    found = READER.read(typed)
    assert (found.title, found.name, found.surname) == (title, name, surname)


def test_a_position_behind_the_name_is_one():
    found = READER.read("Juan Pérez, Director General")
    assert (found.name, found.position) == ("Juan Pérez", "Director General")


@given(st.text(alphabet="abcÑñÉé'’-. ,MCdelay", max_size=30))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_no_letter_of_a_name_is_lost(typed):
    found = READER.read(typed)
    said = f"{found.title} {found.name} {found.position}"
    assert sorted(letters(said)) == sorted(letters(typed))


def letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalpha())


@pytest.mark.parametrize(
    ("cell", "rest"),
    [
        ("Ana Soto (asoto@example.org)", "Ana Soto"),
        ("SICA, tel. +503 2248-8800", "SICA"),
        ("Director; correo: a@b.co", "Director"),
        ("Tel. +58 (212) 955-7111 ext. 12", ""),
        ("Ana Soto 0414 123 45 67", "Ana Soto"),
        ("juan (at) sela.org", ""),
        ("Analista del Plan 2024-2025", "Analista del Plan 2024-2025"),
        ("Decisión N° 527", "Decisión N° 527"),
        ("2024-04-05", "2024-04-05"),
    ],
)
def test_mail_and_telephone_are_taken_out_of_any_cell(cell, rest):
    assert scrubbed(cell)[0] == rest
