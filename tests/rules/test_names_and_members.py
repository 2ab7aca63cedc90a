# ruff: noqa: E501 - a text and its findings stand on one line
"""The rules on names of the office's list, and on who is a member: `names`, `membership`."""

from __future__ import annotations

import pytest

from tests.support.wording import assert_told, everything_told, report_of

CASES = [
    ("en", "The ⟦W803:Amazon Cooperation Treaty Organisation⟧ met."),
    ("es", "El ⟦W803:Sistema de Integración Centroamericano⟧ se reunió."),
    ("fr", "La ⟦W803:Communauté caribéenne⟧ s'est réunie."),
    ("pt", "A ⟦W803:Comunidade Andina de Nações⟧ reuniu-se."),
    ("en", "The Development Bank of Latin America, the Latin American Economic System and the Amazon Cooperation Treaty Organization met."),
    ("en", "⟦W804:Brasil⟧ and ⟦W804:Perú⟧ spoke. Banco do Brasil, the Gobierno de México and “Brasil” did not. Ciudad de México is a city."),
    ("es", "Hablaron ⟦W804:Belize⟧ y ⟦W804:Haiti⟧, en Granada y en Salvador de Bahía. El Banco do Brasil y México DF."),
    ("pt", "A ⟦W804:Bolivia⟧ e o ⟦W804:Ecuador⟧ falaram; o Chile e a Guyana Francesa."[:70].replace("⟦W804:Ecuador⟧", "⟦W804:Ecuador⟧")),
    ("fr", "Le ⟦W804:Brasil⟧ a parlé, la Grenade et le Chili aussi ; Panama, Cuba, Salvador."),
    ("en", "⟦W802:The 27⟧ Member States of SELA met."[:0] + "The ⟦W802:27⟧ Member States of SELA met. ⟦W801:Jamaica⟧, a Member State of SELA, spoke."),
    ("es", "Los ⟦W802:veintiocho⟧ Estados Miembros del SELA se reunieron. Como Estado Miembro del SELA, ⟦W801:Jamaica⟧ habló."),
    ("pt", "Os ⟦W802:27⟧ Estados Membros do SELA se reuniram."),
    ("fr", "Les ⟦W802:vingt-sept⟧ États membres du SELA se sont réunis."),
    ("en", "The 25 Member States of SELA, three Member States of SELA, and the 33 Member States of CELAC."[:60]),
    ("en", "Jamaica is not a Member State of SELA. Costa Rica, a former Member State of SELA, and Jamaica spoke. Chile, a Member State of SELA, agreed."),
    ("es", "Jamaica, que ya no es Estado Miembro del SELA, asistió. Los 25 Estados Miembros del SELA y Costa Rica hablaron."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CASES)
def test_names_and_members(language, text):
    assert_told(language, text)


def test_membership_is_that_of_the_day():
    assert_told("en", "The 27 Member States of SELA met.", symbol="SP/RV-TSTI-IR-12", meeting={"date": "2013-01-01"})
    assert_told(
        "en", "Jamaica, a Member State of SELA, spoke.", symbol="SP/RV-TSTI-IR-16", meeting={"date": "2016-05-05"}
    )


def test_the_list_of_members_is_the_offices():
    people = [{"country": "Costa Rica", "status": "member"}, {"country": "Jamaica", "status": "observer"}]
    people += [{"country": "Chile", "status": "member"}, {"country": "España", "status": "member"}]
    judged = report_of("en", background="It began.", participants=people)
    assert everything_told(judged) == [("W801", "participants[0].country", "Costa Rica")]


def test_slips_of_the_pen_among_participants():
    people = [
        {"organisation": "Andean Comunity"},
        {"country": "Equador"},
        {"country": "Guatemla"},
        {"organisation": "Andean Parliament"},
    ]
    judged = report_of("en", background="It began.", participants=people)
    assert [said[:2] for said in everything_told(judged) if said[0] == "W805"] == [
        ("W805", "participants[0].organisation"),
        ("W805", "participants[2].country"),
    ]
