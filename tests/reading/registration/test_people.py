"""A registration list gives its participants, whatever the order of its columns and whoever typed it."""

import contextlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.base import Language
from pipeline.reading.registration import twins
from pipeline.reading.registration.columns import HeadingReader
from pipeline.reading.registration.people import read_list
from pipeline.reading.registration.sheets import Sheet
from tests.support.lists import csv_text, xlsx
from tests.support.reports import the_office

COLUMNS = {
    "Nombre y apellidos": ["Dra. ANA SOTO LEÓN", "PÉREZ, Juan", "Rui Pires"],
    "Cargo": ["DIRECTORA DE COMERCIO DE LA OTCA", "Analista", "Assessor"],
    "Institución / Organismo": ["Sistema de Integración Centroamericana (SICA)", "MINISTERIO DE COMERCIO", "aladi"],
    "País": ["EL SALVADOR", "Peru", "brasil"],
    "Correo electrónico": ["ana@example.org", "juan@example.org", "rui@example.org"],
    "Teléfono": ["+503 2222 3333", "01 234 5678", ""],
    "Talla de camisa": ["S", "M", "L"],
    "Calidad": ["Observadora", "Estado Miembro", "invitado"],
}
WANTED = [
    {
        "name": "Ana Soto León",
        "title": "Dra.",
        "position": "Directora de Comercio de la OTCA",
        "organisation": "SICA",
        "country": "El Salvador",
        "status": "observer",
    },
    {
        "name": "Juan Pérez",
        "position": "Analista",
        "organisation": "Ministerio de Comercio",
        "country": "Perú",
        "status": "member",
    },
    {"name": "Rui Pires", "position": "Assessor", "organisation": "ALADI", "country": "Brasil", "status": "guest"},
]


def read(data: bytes, language: Language = Language.SPANISH):
    return read_list(data, "list", the_office(), language)


def rows_of(order):
    return [list(order), *([COLUMNS[name][row] for name in order] for row in range(3))]


@given(st.permutations(list(COLUMNS)), st.integers(0, 3), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_columns_may_stand_in_any_order_below_any_titles(order, above, delimiter):
    titles = [["LISTA DE PARTICIPANTES"], ["Taller regional, 5 de abril"], []][:above]
    found = read(csv_text([*titles, *rows_of(order)], delimiter).encode())
    assert [each.fields for each in found.people] == WANTED
    told = {each.code: str(dict(each.parameters)) for each in found.findings}
    assert set(told) == {"W070", "W071"}
    assert "Talla de camisa" in told["W070"]
    assert "Correo" in told["W071"]


def test_nothing_of_mail_and_telephone_is_anywhere():
    rows = rows_of(COLUMNS)
    rows[1][0] = "Ana Soto (ana@example.org) tel 2222 3333"
    found = read(xlsx(rows))
    assert "example.org" not in str(found)
    assert "2222" not in str(found)


def test_the_same_list_in_a_workbook_gives_the_same():
    assert (
        read(xlsx([[], ["", ""], *rows_of(COLUMNS)])).people
        == read(csv_text([[], [], *rows_of(COLUMNS)]).encode()).people
    )


@pytest.mark.parametrize(
    "meant",
    [
        "First name: given, Last name: surname, Job title: position, Organization: organisation, E-mail: never",
        "Nom: surname, Prénom: given, Fonction: position, Organisme: organisation, Pays: country, Courriel: never",
        "Nome completo: name, Órgão: organisation, Cargo: position, Telefone: never",
        "Apellido(s): surname, Nombre(s): given, Tratamiento: title, Modalidad: attendance, Pronombres: pronoun",
        "Nombre: given, Apellidos: surname, Nombre de la institución: organisation, Cargo en la institución: position",
        "Nombres y Apellidos: name, Correo institucional: never, Delegación: delegation, Rol en la delegación: role",
        "N°: idle, Participante: name, Entidad: organisation, Marca temporal: idle",
    ],
)
def test_headings_are_understood_in_four_languages(meant):
    headings, fields = zip(*(pair.split(": ") for pair in meant.split(", ")), strict=True)
    reader = HeadingReader(the_office().registration)
    found = reader.find(Sheet("", (headings,)))
    assert found
    said = [found.fields.get(at) or reader.field_of(heading) for at, heading in enumerate(headings)]
    assert said == list(fields)


def test_parts_of_names_are_joined_and_tell_the_surname():
    rows = [["Apellidos", "Nombres", "País"], ["DE LA CRUZ MORA", "MARÍA JOSÉ", "México"]]
    (person,) = read(csv_text(rows).encode()).people
    assert (person.fields["name"], person.surname) == ("María José de la Cruz Mora", "Cruz")


def test_a_heading_between_rows_holds_for_those_below():
    rows = [
        ["Nombre", "Cargo", "Organización"],
        ["ESTADOS MIEMBROS"],
        ["ARGENTINA", "ARGENTINA", "ARGENTINA"],
        ["Ana Soto", "Ministra", "Cancillería"],
        ["Bolivia"],
        ["OBSERVADORES"],
        ["CEPAL"],
        ["Luis Vega", "Oficial", ""],
    ]
    assert [each.fields for each in read(xlsx(rows)).people] == [
        {
            "name": "Ana Soto",
            "position": "Ministra",
            "organisation": "Cancillería",
            "country": "Argentina",
            "status": "member",
        },
        {"country": "Bolivia", "status": "member"},
        {"name": "Luis Vega", "position": "Oficial", "organisation": "CEPAL", "status": "observer"},
    ]


def test_one_who_stands_twice_is_one():
    rows = [
        ["Nombre", "Institución", "Cargo"],
        ["Juan Perez", "SICA", ""],
        ["PÉREZ, Juan", "SICA", "Analista"],
        ["Juan Carlos Pérez", "SICA", ""],
        ["Juan Carlos Pérez", "OEA", ""],
    ]
    found = read(csv_text(rows).encode())
    names = [(each.fields["name"], each.fields["organisation"], each.fields.get("position")) for each in found.people]
    assert names == [("Juan Carlos Pérez", "SICA", "Analista")]
    assert [each.code for each in found.findings] == ["W073"]


def test_namesakes_are_two():
    rows = [
        ["Nombre", "País", "Institución", "Cargo"],
        ["Juan Pérez", "Perú", "", "Ministro"],
        ["Pérez, Juan", "Chile", "", "Ministro"],
        ["J. P.", "", "SICA", "Analista"],
        ["J.P.", "", "OEA", "Asesor"],
    ]
    found = read(csv_text(rows).encode())
    assert [each.row for each in found.people] == [2, 3, 4, 5]
    assert found.findings == ()


def test_thousands_are_read_in_no_time():
    counted, really = Counter(), twins.is_twin
    rows = [["Nombre", "Cargo"], *([f"Ana Luz Paz{number}", "Jefa"] for number in range(60))]
    rows += [[f"Ana{number} Paz{number}", "Jefa"] for number in range(3940)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(twins, "is_twin", lambda *both: counted.update("x") or really(*both))
        assert len(read(csv_text(rows).encode()).people) == 4000
    assert counted.total() < 4000


@pytest.mark.parametrize("sign", ["@", "＠", " (at) "])
def test_a_mail_address_in_a_heading_or_beside_a_name_hides_no_name(sign):
    rows = [["Nombre (registro@example.org)", "Cargo"], [f"Ana Paz <ana{sign}example.org>", "Jefa"]]
    found = read(csv_text(rows).encode())
    assert [each.fields for each in found.people] == [{"name": "Ana Paz", "position": "Jefa"}]
    assert [each.code for each in found.findings] == ["W072"]


def test_bodies_are_called_as_in_the_language_of_the_report():
    rows = [
        ["Organisation", "Country"],
        ["CEPAL", "Brazil"],
        ["Amazon Cooperation Treaty Organization (ACTO)", ""],
        ["Unknown Body (UB)", "Spain"],
    ]
    found = [each.fields for each in read(csv_text(rows).encode(), Language.FRENCH).people]
    assert found == [
        {"organisation": "CEPALC", "country": "Brésil"},
        {"organisation": "OTCA"},
        {"organisation": "Unknown Body (UB)", "country": "Spain"},
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["a", "b"], ["c", "d"]], "I104"), ([["Nombre", "Cargo"], ["", "x"]], "I105"), ([], "I104")],
)
def test_a_list_without_headings_or_people_is_told(rows, code):
    with pytest.raises(InputError) as caught:
        read(csv_text(rows).encode())
    assert caught.value.findings[0].code == code


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_no_list_whatever_ends_in_a_traceback(rows):
    with contextlib.suppress(InputError):
        read(csv_text([["Nombre", "Cargo", "País"], *rows]).encode("utf-8", "replace"))
