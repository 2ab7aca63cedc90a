from __future__ import annotations

import pytest

from tests.support.wording import assert_told, everything_told, report_of

BAD = [
    ("en", "The summit of ⟦W104:CELAC⟧ was held, and CELAC adopted a text."),
    ("es", "La ⟦W104:CEPAL⟧ envió una nota, y el ⟦W104:BID⟧ también."),
    ("pt", "O ⟦W104:MERCOSUL⟧ enviou uma nota."),
    ("fr", "La ⟦W104:CEPALC⟧ a envoyé une note."),
    ("en", "The ⟦W107:RECYT⟧ project was presented."),
    ("es", "El proyecto ⟦W107:RECYT⟧ se presentó."),
    ("pt", "O projeto ⟦W107:RECYT⟧ foi apresentado."),
    ("fr", "Le projet ⟦W107:RECYT⟧ a été présenté."),
    ("en", "A meeting of ⟦W108:CAN⟧ was held. The Andean Community (CAN) met."),
    ("es", "Habló la ⟦W108:ALADI⟧. La Asociación Latinoamericana de Integración (ALADI) se reunió."),
    ("pt", "Falou a ⟦W108:ALADI⟧. A Associação Latino-Americana de Integração (ALADI) reuniu-se."),
    ("fr", "La ⟦W108:CAN⟧ a parlé. La Communauté andine (CAN) s'est réunie."),
    ("en", "The ⟦W109:OTCA⟧ took part."),
    ("es", "La ⟦W109:ACS⟧ participó, y las ⟦W109:SME⟧ también."),
    ("pt", "O ⟦W109:MERCOSUR⟧ participou."),
    ("fr", "L'⟦W109:OAS⟧ a participé."),
    ("en", "The ⟦W110:Common Market of the South⟧ (MERCOSUR) met."),
    ("es", "La ⟦W110:Asociación Latinoamericana para la Integración⟧ (ALADI) se reunió."),
    ("pt", "A ⟦W110:Comunidade Andina de Nações⟧ (CAN) reuniu-se."),
    ("fr", "La ⟦W110:Communauté andine des nations⟧ (CAN) s'est réunie."),
    ("en", "The Andean Community (CAN) spoke. Then the Andean Community (⟦W111:CAN⟧) left."),
    ("es", "La Comunidad Andina (CAN) habló. Luego la Comunidad Andina (⟦W111:CAN⟧) se retiró."),
    ("pt", "A Comunidade Andina (CAN) falou. Depois a Comunidade Andina (⟦W111:CAN⟧) saiu."),
    ("fr", "La Communauté andine (CAN) a parlé. Puis la Communauté andine (⟦W111:CAN⟧) est partie."),
    ("en", "Interoperability of the Foreign Trade Single Windows (⟦W112:VUCE⟧) was discussed; VUCE data too."),
    ("fr", "Les guichets uniques (⟦W112:VUCE⟧) ont été évoqués."),
]

CLEAN = [
    ("en", "The Food and Agriculture Organization of the United Nations (FAO) and the FAO office met."),
    ("en", "The High-Level Group on Border Integration (GANIDF) met. The GANIDF agreed."),
    ("en", "Annex III, Part II, the XXX Regular Meeting, COVID-19, FOC R4T, PDF files, 5 GB, US and UK notes."),
    ("en", "The project “INTERCOM” and the “ABCD” model, SP/CL/L.O/DT and https://x.org/ABCD were named."),
    ("en", "The Amazon Cooperation Treaty Organization (OTCA, by its acronym in Spanish) took part."),
    ("en", "The micro, small and medium-sized enterprises (MSMEs) were counted; MSMEs grow."),
    ("en", "MEETING OF THE WORKING GROUP\n\nIt met. They did NOT agree, and not all came."),
    (
        "es",
        "La Organización de las Naciones Unidas para la Alimentación y la Agricultura (FAO, por sus siglas en inglés) habló.",
    ),
    ("es", "Las tecnologías de la información y las comunicaciones (TIC) crecen. Las TIC y el siglo XXI."),
    ("es", "Benjamín Blanco habló de la Ventanilla Única de Comercio Exterior (VUCE). La VUCE funciona."),
    ("es", "La Corporación Andina de Fomento (CAF) y la CAF financian."),
    ("pt", "As tecnologias da informação e comunicação (TIC) crescem. As TIC ajudam."),
    ("fr", "M. DUPONT et Mme Claire MARTIN ont parlé de la Communauté andine (CAN)."),
    ("fr", "L'Association des États de la Caraïbe, AEC, a parlé. L'AEC remercie."),
]


@pytest.mark.parametrize(("language", "text"), BAD)
def test_what_is_wrong_with_an_acronym_is_told_once_at_its_place(language, text):
    assert_told(language, text)


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_what_only_looks_like_it_is_let_pass(language, text):
    assert_told(language, text)


def test_the_order_is_that_of_the_document_not_of_the_fields():
    judged = report_of(
        "en",
        background="It began.",
        conclusions=["ACTO will go on."],
        sections=[
            {"title": "More", "text": "The Amazon Cooperation Treaty Organization (ACTO) met.", "after": "background"}
        ],
    )
    assert everything_told(judged) == []


def test_statements_as_delivered_neither_use_nor_explain():
    annexes = [
        {"title": "Statement", "statement_of": "a", "text": "The OECS and the Andean Community (CAN) thank you."},
        {"title": "Note", "text": "CAN agreed."},
    ]
    judged = report_of("en", participants=[{"id": "a", "name": "Ana Paz"}], background="It began.", annexes=annexes)
    assert everything_told(judged) == [("W104", "annexes[1].text", "CAN agreed.")]


def test_cells_and_headings_may_be_short():
    assert_told(
        "en", "### CELAC\n\nText.\n\n| Body | n |\n|---|---|\n| OECS | 1 |\n\nTable: OECS\n\n### Other\n\nText."
    )
