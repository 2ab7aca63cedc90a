"""Whose words an intervention has: a speaker is not printed."""

from __future__ import annotations

import pytest

from pipeline.rules.attributing import attributed_words
from tests.support.wording import report_of

PEOPLE = [
    {"id": "perez", "name": "María Pérez", "organisation": "ALADI"},
    {"id": "soto", "name": "Luis Soto", "country": "Chile", "position": "Embajador"},
    {"id": "otca", "organisation": "OTCA"},
]


def told(*interventions):
    judged = report_of("es", participants=PEOPLE, interventions=list(interventions))
    return [(said.finding.code, said.path, said.finding.parameter("name")) for said in attributed_words(judged)]


def test_words_that_name_nobody_are_told():
    assert told({"speaker": "perez", "text": "Dio la bienvenida a todos."}) == [
        ("W208", "interventions[0].text", "María Pérez")
    ]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("perez", "La Sra. Pérez dio la bienvenida."),
        ("perez", "La ALADI dio la bienvenida."),
        ("perez", "Por la Asociación Latinoamericana de Integración se dio la bienvenida."),
        ("perez", "Ella dio la bienvenida."),
        ("soto", "La delegación chilena apoyó la propuesta."),
        ("soto", "El embajador apoyó la propuesta."),
        ("otca", "La Organización del Tratado de Cooperación Amazónica informó."),
        ("soto", "El moderador abrió la sesión."),
        ("perez", None),
    ],
)
def test_words_that_name_a_person_a_body_a_country_or_a_part_are_let_pass(speaker, text):
    assert told({"speaker": speaker, "text": text} if text else {"speaker": speaker}) == []


def test_the_narrative_may_give_the_floor_and_a_speaker_may_go_on():
    given = {"text": "Tomó la palabra la Sra. María Pérez."}
    assert (
        told(given, {"speaker": "perez", "text": "Dio la bienvenida."}, {"speaker": "perez", "text": "Agregó."}) == []
    )
    assert told({"heading": "María Pérez (ALADI)"}, {"speaker": "perez", "text": "Dio la bienvenida."}) == []
    assert told({"text": "Se abrió la sesión."}) == []
