# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
import yaml

from pipeline.reading.report import read_report
from pipeline.rules.editions import compare_editions
from pipeline.rules.figures import figures
from pipeline.rules.subject import read_subject
from tests.support.reports import the_office
from tests.support.wording import report_of

PEOPLE = [
    {"id": "a", "name": "Ana Paz", "organisation": "SELA"},
    {"id": "b", "name": "Leo Cano", "organisation": "CAN"},
]
EN = {
    "participants": PEOPLE,
    "background": "On 8 October 2023, 1,234.5 tonnes and 2 billion dollars[^1]; 45 % from 1 to 3 March 2024.\n\n[^1]: Page 15.",
    "interventions": [{"speaker": "a", "text": "One.\n\nTwo."}, {"speaker": "b", "text": "Three."}],
    "conclusions": ["By 30 June 2024.", "It went on, with five ministers."],
}
ES = EN | {
    "background": "El 8 de octubre de 2023, 1.234,5 toneladas y 2 mil millones de dólares[^n]; 45 % del 1 al 3 de marzo de 2024.\n\n"
    "[^n]: Página 15.",
    "interventions": [{"speaker": "a", "text": "Uno.\n\nDos."}, {"speaker": "b", "text": "Tres."}],
    "conclusions": ["Antes del 30 de junio de 2024.", "Siguió, con 5 ministros."],
}


def told(there, **changed):
    here = report_of("en", **(EN | changed))
    return [
        (said.finding.code, said.path, here.texts.get(said.path, "")[said.offset :][:14])
        for said in compare_editions(here, there)
    ]


def test_two_editions_that_say_the_same():
    assert told(report_of("es", **ES)) == []


@pytest.mark.parametrize(
    ("language", "background"),
    [
        (
            "pt",
            "Em 8 de outubro de 2023, 1.234,5 toneladas e 2 bilhões de dólares[^1]; 45 % de 1 a 3 de março de 2024.\n\n[^1]: P. 15.",
        ),
        (
            "fr",
            "Le 8 octobre 2023, 1 234,5 tonnes et 2 milliards de dollars[^1] ; 45 % du 1er au 3 mars 2024.\n\n[^1]: Page 15.",
        ),
    ],
)
def test_in_the_other_languages(language, background):
    assert told(report_of(language, **(ES | {"background": background, "interventions": EN["interventions"]}))) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"conclusions": EN["conclusions"][:1]}, [("W910", "conclusions", "")]),
        ({"interventions": EN["interventions"][::-1]}, ["W911", "W911", "W910", "W910"]),
        (
            {"background": EN["background"].replace("8 October", "9 October")},
            [("W922", "background", "9 October 2023")],
        ),
        ({"background": EN["background"].replace("1,234.5", "1,243.5")}, [("W923", "background", "1,243.5 tonnes")]),
        (
            {"background": EN["background"].replace("2 billion", "2 million")},
            [("W923", "background", "2 million doll")],
        ),
        (
            {"background": EN["background"].replace("[^1];", ";").split("\n")[0]},
            [("W914", "background", "On 8 October 2")],
        ),
        ({"participants": [PEOPLE[0], PEOPLE[1] | {"name": "Leo Canó"}]}, [("W911", "participants[1]", "")]),
        ({"symbol": "SP/RV-TSTI-IR-23"}, [("W911", "symbol", "SP/RV-TSTI-IR-")]),
    ],
)
def test_what_one_edition_has_otherwise(changed, expected):
    found = told(report_of("es", **ES), **changed)
    assert (found if isinstance(expected[0], tuple) else [code for code, _, _ in found]) == expected


def test_the_days_of_the_meeting():
    here, there = report_of("en", **EN), report_of("es", **ES, meeting={"date": "2024-04-06"})
    assert [said.path for said in compare_editions(here, there)] == ["meeting.date"]


def test_figures_of_each_language():
    def values(text, language):
        return [str(one.value) for one in figures(text, language)]

    assert values("1,234.5 and 3 million, the 25th, No. 14, 12 and 13, 2023", "en") == [
        "1234.5",
        "3E+6",
        "14",
        "13",
        "2023",
    ]
    assert values("1.234,5 y 3 millones, el 25.º, 0,5 y mil", "es") == ["1234.5", "3E+6", "0.5", "1E+3"]
    assert values("1 234,5 et 3 millions, le 25e", "fr") == ["1234.5", "3E+6"]
    assert values("10.000 e 2 bilhões", "pt") == ["1E+4", "2E+9"]


TRANSLATED = Path(__file__).parents[1] / "support" / "translated"
PAZ = [{"id": "p", "name": "Ana Paz"}]
FIGURES = yaml.safe_load((TRANSLATED / "cifras.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("here", "there"), [*permutations(("es", "en", "pt", "fr"), 2)])
def test_one_passage_in_four_languages_full_of_what_looks_otherwise(here, there):
    a, b = (report_of(one, background=FIGURES[one], participants=PAZ) for one in (here, there))
    assert not list(compare_editions(a, b))


def test_a_whole_report_and_its_original():
    english = Path(__file__).parents[2] / "inputs" / "2024" / "SP-RV-TRCD-IR-24.en.yaml"
    a, b = (
        read_subject(read_report(each.read_bytes(), "").report, the_office())
        for each in (english, TRANSLATED / "comercio.es.yaml")
    )
    assert not list(compare_editions(a, b))
    assert not list(compare_editions(b, a))


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
@pytest.mark.parametrize(
    ("words", "other", "code"),
    [
        ("8 October", "9 October", "W922"),
        ("1 and 3 March", "1 and 4 March", "W922"),
        (" and in May 2025", "", "W932"),
        ("33 countries", "34 countries", "W923"),
        ("five per cent", "six per cent", "W923"),
        ("two billion", "two million", "W923"),
        ("half a million", "a million", "W923"),
        ("2.3 trillion", "2.3 billion", "W923"),
        ("1,200", "1.200", "W923"),
        ("twenty-five", "twenty-six", "W923"),
        ("(ACTO), FAO", "(ACTO), UNESCO", "W925"),
        ("Brazil", "Chile", "W925"),
        ("Ms. Ana Paz", "Ms. Eva Sosa", "W935"),
    ],
)
def test_a_slip_is_told_once_in_whatever_language_the_original_is(words, other, code, language):
    assert words in FIGURES["en"]
    here = report_of("en", background=FIGURES["en"].replace(words, other), participants=PAZ)
    there = report_of(language, background=FIGURES[language], participants=PAZ)
    codes = [said.finding.code for said in compare_editions(here, there)]
    assert code in codes
    assert len(codes) <= 2


def test_a_name_that_is_a_slip_is_told_with_the_right_one():
    here = report_of("en", background="Ms. Ana Pas took part.")
    (said,) = compare_editions(here, report_of("es", background="Participó la Sra. Ana Paz."))
    assert (said.finding.parameter("words"), said.finding.parameter("there")) == ("Ana Pas", "Ana Paz")


def test_items_are_held_against_their_counterparts_where_one_is_missing():
    said = [
        {"speaker": "a", "text": "Uno, 45."},
        {"speaker": "b", "text": "Dos, 46."},
        {"speaker": "a", "text": "Tres, 47."},
    ]
    english = [{"speaker": "b", "text": "Two, 46."}, {"speaker": "a", "text": "Three, 48."}]
    found = told(report_of("es", **(ES | {"interventions": said})), interventions=english)
    assert found == [("W910", "interventions", ""), ("W923", "interventions[1].text", "48.")]


def test_what_waits_for_its_translation_is_not_compared():
    assert told(report_of("es", **ES), background="[Missing: translation]") == []
