"""Who is who in a report: bodies by whatever name, the Secretariat nobody, strangers with keys of their own."""

from __future__ import annotations

import pytest

from pipeline.desks.clearance.parties import Parties
from pipeline.model.base import Language
from pipeline.model.participant import Participant
from tests.support.reports import report, the_office

ENGLISH, SPANISH, FRENCH = Language.ENGLISH, Language.SPANISH, Language.FRENCH
ALL = tuple(Language)


def parties(**fields):
    return Parties(report(**fields), the_office())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("OTCA", "ACTO"),
        ("Comunidad Andina", "CAN"),
        ("andean community", "CAN"),
        ("Brésil", "BR"),
        ("República Bolivariana de Venezuela", "VE"),
        ("Instituto Ñandú & Cía.", "Instituto-Nandu-Cia"),
        ("教育部", "body"),
    ],
)
def test_a_body_is_known_by_any_of_its_names(name, key):
    assert parties().of(name).key == key


@pytest.mark.parametrize(
    "name", ["SELA", "Permanent Secretariat of SELA", "Secretaría Permanente", "Sistema Económico Latinoamericano"]
)
def test_the_secretariat_is_nobody(name):
    assert parties().of(name) is None


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"organisation": "CAN", "country": "Peru"}, "CAN"),
        ({"organisation": "Ministry", "country": "Perú", "status": "member"}, "PE"),
        ({"organisation": "Ministry", "country": "Perú"}, "PE"),
        ({"organisation": "Universidad", "country": "Perú", "status": "guest"}, "Universidad"),
        ({"organisation": "ICA", "delegation": "Colombia"}, "CO"),
        ({"organisation": "CAN", "delegation": "Panelists"}, "CAN"),
        ({"organisation": "CAN", "status": "secretariat"}, None),
        ({"organisation": "SELA", "country": "Venezuela"}, None),
        ({"name": "Nadie Nunca"}, None),
    ],
)
def test_a_participant_belongs_to_one_body(fields, key):
    found = parties().of_participant(Participant.model_validate(fields))
    assert (found.key if found else None) == key


def test_strangers_never_share_a_key_with_anybody():
    who = parties(participants=[{"organisation": name} for name in ("Ágora", "Agora!", "can?", "AGORA.")])
    keys = [who.of(name).key for name in ("Ágora", "Agora!", "can?", "AGORA.")]
    assert keys == ["Agora", "Agora-2", "can-2", "AGORA-3"]


def test_names_in_a_text_are_found_as_wholes():
    who = parties(participants=[{"organisation": "Foro Azul"}])
    text = (
        "El Foro Azul y la Organización de los Estados Americanos irán con CARICOM y Perú; no con CANADA, los peruanos, "
        "el Foro Azulado ni SELA. Colombian Agricultural Institute."
    )
    assert {party.key for party in who.named_in(text)} == {"Foro-Azul", "OAS", "CARICOM", "PE", "ICA"}


def test_a_body_is_written_to_in_a_language_of_its_own():
    who = parties()
    assert who.of("CAN").language(ENGLISH, ALL) is SPANISH
    assert who.of("ACS").language(ENGLISH, ALL) is ENGLISH
    assert who.of("Haiti").language(SPANISH, ALL) is FRENCH
    assert who.of("Suriname").language(SPANISH, ALL) is SPANISH
    assert who.of("Foro Azul").language(FRENCH, ALL) is FRENCH
    assert who.of("Haiti").language(SPANISH, (SPANISH, ENGLISH)) is SPANISH
    assert who.of("ACTO").name(SPANISH) == "Organización del Tratado de Cooperación Amazónica (OTCA)"
