# ruff: noqa: E501 - a text and its findings stand on one line
"""The rules on who speaks and what they are called: `speakers`, `titles`, `organisations`."""

from __future__ import annotations

import pytest

from tests.support.wording import assert_told, everything_told, report_of

EN = [
    {
        "id": "a",
        "name": "Ana Ruiz Soto",
        "title": "Ambassador",
        "position": "Head of Trade",
        "organisation": "SELA",
        "pronoun": "she",
    },
    {
        "id": "b",
        "name": "Juan Luis Mora",
        "title": "Director",
        "position": "Deputy Secretary",
        "organisation": "SELA",
        "pronoun": "he",
    },
]
ES = [
    {
        "id": "a",
        "name": "Ana Ruiz Soto",
        "title": "Embajadora",
        "position": "Jefa de Comercio",
        "organisation": "SELA",
        "pronoun": "ella",
    }
]
PT = [{"id": "a", "name": "Ana Ruiz", "title": "Sra.", "position": "Diretora", "organisation": "SELA"}]
FR = [
    {"id": "a", "name": "Ana Ruiz", "title": "Mme", "position": "Directrice", "organisation": "SELA", "pronoun": "elle"}
]

CASES = [
    (EN, "en", "⟦W204:Director⟧ Ana Ruiz Soto opened. She noted it."),
    (EN, "en", "Ambassador Ana Ruiz Soto opened. ⟦W206:He⟧ then noted it."),
    (EN, "en", "Ms. Ruiz Soto opened. She noted it. Mr. Mora agreed. He added that. Then Mr. Mora and Ambassador Ruiz left."),
    (EN, "en", "Ambassador Ana Ruiz Soto thanked Mr. John Smith, who left. He noted it. In her view it was so."),
    (EN, "en", "Juan Luis Mora, ⟦W205:Minister of Trade⟧, opened, and Ana Ruiz Soto, Head of Trade of SELA, closed."),
    (EN, "en", "Juan Luis Mora, on behalf of SELA, opened. Ana Ruiz Soto, Head, thanked him. Deputy Secretary Mora left."),
    (EN, "en", "Ambassador ⟦W201:Pedro Paz⟧, Representative of Chile, noted it. Mr. ⟦W201:Leo Cano⟧ also said so."),
    (EN, "en", "Ambassador Gonzalo Gutiérrez, Secretary-General of the bank, is interested. The Permanent Secretariat informed all. The Director General stated it."),
    (EN, "en", "The Government of Chile said so. After a talk with Mario Paz it was agreed. New York presented a plan, and Latin America noted it."),
    (ES, "es", "La ⟦W204:Directora⟧ Ana Ruiz Soto abrió. Ella señaló que sí."),
    (ES, "es", "El ⟦W204:Embajador⟧ Ana Ruiz Soto abrió."),
    (ES, "es", "La Embajadora Ana Ruiz Soto abrió. ⟦W206:Él⟧ señaló que sí."),
    (ES, "es", "Ana Ruiz Soto, ⟦W205:Directora de Estudios⟧, abrió. El Embajador ⟦W201:Pedro Paz⟧, Representante de Chile, señaló el avance."),
    (ES, "es", "La Sra. Ruiz Soto abrió. El Embajador Pedro Paz, Representante de Chile, tiene interés; él indicó que sí. La Secretaría Permanente informó."),
    (PT, "pt", "O ⟦W204:Sr.⟧ Ana Ruiz abriu."),
    (PT, "pt", "A Sra. Ruiz abriu. ⟦W206:Ele⟧ assinalou o avanço."),
    (PT, "pt", "O Embaixador ⟦W201:Pedro Paz⟧, Representante do Chile, assinalou o avanço. A Secretaria Permanente informou. Ela afirmou que sim."),
    (FR, "fr", "⟦W204:M.⟧ Ana Ruiz a ouvert."),
    (FR, "fr", "Mme Ruiz a ouvert. ⟦W206:Il⟧ a souligné le progrès. Elle a ajouté que oui."),
    (FR, "fr", "M. ⟦W201:Pierre Paz⟧, Représentant du Chili, a souligné le progrès. Le Secrétariat permanent a informé. Il est vrai que oui."),
]  # fmt: skip


@pytest.mark.parametrize(("people", "language", "text"), CASES)
def test_people_are_called_what_the_list_calls_them(people, language, text):
    assert_told(language, text, "interventions[0].text", participants=people)


NAMES = "The Andean Community (CAN), the Latin American Integration Association (ALADI), the Association of Caribbean States (ACS). "
BODIES = [{"id": "a", "name": "Ana Paz", "organisation": "CAN"}, {"organisation": "ALADI"}]


@pytest.mark.parametrize(
    "text",
    [
        "CAN took on energy; ⟦W203:ACS⟧, climate; and ALADI, trade.",
        "The ⟦W203:ACS⟧ will lead the work on food.",
        "ALADI, in coordination with ACS, will lead the work; ACS is interested, and the report says ACS assumed half.",
        "The themes were: ports, ACS, air; CAN spoke.",
    ],
)
def test_no_part_is_given_to_who_was_not_there(text):
    assert_told("en", NAMES + text, participants=BODIES)


def test_in_other_languages_too():
    bodies = [{"organisation": "CAN"}, {"organisation": "ALADI"}]
    names = "La Comunidad Andina (CAN), la Asociación Latinoamericana de Integración (ALADI), la Asociación de Estados del Caribe (AEC). "
    assert_told("es", names + "La CAN asumió energía; la ⟦W203:AEC⟧, clima; y la ALADI, comercio.", participants=bodies)
    names = "A Comunidade Andina (CAN) e a Associação dos Estados do Caribe (AEC). A Associação Latino-Americana de Integração (ALADI). "
    assert_told("pt", names + "A ⟦W203:AEC⟧ assumiu o clima.", participants=bodies)
    names = "La Communauté andine (CAN) et l'Association des États de la Caraïbe (AEC). L'Association latino-américaine d'intégration (ALADI). "
    assert_told("fr", names + "L'⟦W203:AEC⟧ dirigera les travaux.", participants=bodies)


def test_every_organisation_is_in_the_report_or_in_its_list():
    fields = {
        "participants": BODIES,
        "background": "Ana Paz came.",
        "interventions": [{"speaker": "a", "text": "She spoke."}],
    }
    assert [said[:2] for said in everything_told(report_of("en", **fields))] == [
        ("W202", "participants[0].organisation"),
        ("W202", "participants[1].organisation"),
    ]
    assert everything_told(report_of("en", **fields, annexes=[{"participants": True}])) == []
    named = fields | {"background": "The Andean Community and the Latin American Integration Association came."}
    assert everything_told(report_of("en", **named)) == []


def test_an_acronym_before_its_name_and_the_country_of_a_ministry_will_do():
    people = [
        {"organisation": "CAF - Banco de Desarrollo de Asturias"},
        {"id": "a", "name": "Eva Sol", "organisation": "Ministerio de Pesca", "country": "Chile"},
        {"id": "b", "name": "Ana Luz", "organisation": "MINISTERIO DE PESCA", "country": "Chile"},
    ]
    fields = {"participants": people, "interventions": [{"text": "La CAF saludó."}]}
    said = everything_told(report_of("es", **fields, background="Chile agradeció a la CAF."))
    assert "W202" not in [code for code, _, _ in said]
    said = everything_told(report_of("es", **fields, background="Se agradeció a la CAF."))
    assert [path for code, path, _ in said if code == "W202"] == ["participants[1].organisation"]
