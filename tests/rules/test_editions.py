# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

import pytest

from pipeline.rules.editions import compare_editions
from pipeline.rules.figures import figures
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
    assert told(report_of(language, **(ES | {"background": background, "interventions": EN["interventions"]}))) == [
        ("W912", "conclusions[0].text", "30 June 2024.")
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"conclusions": EN["conclusions"][:1]}, [("W910", "conclusions", "")]),
        ({"interventions": EN["interventions"][::-1]}, ["W911", "W911", "W910", "W910"]),
        (
            {"background": EN["background"].replace("8 October", "9 October")},
            [("W912", "background", "9 October 2023")],
        ),
        ({"background": EN["background"].replace("1,234.5", "1,243.5")}, [("W913", "background", "1,243.5 tonnes")]),
        (
            {"background": EN["background"].replace("2 billion", "2 million")},
            [("W913", "background", "2 million doll")],
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
        return [str(value) for _, _, value in figures(text, language)]

    assert values("1,234.5 and 3 million, the 25th, No. 14, 12 and 13, 2023", "en") == [
        "1234.5",
        "3E+6",
        "14",
        "13",
        "2023",
    ]
    assert values("1.234,5 y 3 millones, el 25.º, 0,5 y mil", "es") == ["1234.5", "3E+6", "0.5"]
    assert values("1 234,5 et 3 millions, le 25e", "fr") == ["1234.5", "3E+6"]
    assert values("10.000 e 2 bilhões", "pt") == ["1E+4", "2E+9"]
