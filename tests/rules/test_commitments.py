# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

from datetime import date

import pytest

from pipeline.findings import Severity
from pipeline.model.base import Language
from pipeline.model.participant import Participant
from pipeline.model.report import Report
from pipeline.rules.commitments import Proposal, commitments_to_confirm, proposed_commitments
from pipeline.rules.subject import read_subject
from tests.support.reports import the_office
from tests.support.wording import report_of

PEOPLE = (
    Participant(id="paz", name="Ana Paz", organisation="SICA"),
    Participant(organisation="ALADI"),
    Participant(organisation="SELA"),
)
CASES = [
    ("es", "La Secretaría General de la Comunidad Andina elaborará un documento antes de finales de julio de 2024.", ("CAN",), "2024-07"),
    ("es", "Se acordó que la ALADI y el SICA presentarán una propuesta a más tardar el 15 de mayo.", ("ALADI", "SICA"), "2024-05-15"),
    ("es", "Cada organismo designará un punto focal y lo comunicará al SELA antes del 30 de abril.", ("all",), "2024-04-30"),
    ("es", "Se agradece a la CEPAL el taller que se celebrará en junio de 2024.", (), None),
    ("es", "La ALADI informó que el seminario comenzará en mayo de 2024.", (), None),
    ("es", "El taller de la ALADI se realizará de forma virtual en mayo.", (), None),
    ("pt", "Coube à OTCA preparar a nota conceitual.", ("OTCA",), None),
    ("pt", "A próxima reunião será realizada em Brasília, em agosto de 2024.", (), None),
    ("pt", "A CEPAL afirmou que o comércio crescerá em 2025.", (), None),
    ("fr", "Il incombe à l'OTCA de préparer le projet de rapport.", ("OTCA",), None),
    ("fr", "Les pays désigneront leurs points de contact avant le 15 mai 2024.", ("all",), "2024-05-15"),
    ("fr", "La CEPALC a indiqué que la croissance ralentira en 2025.", (), None),
    ("en", "It falls to ALADI to prepare the draft report.", ("ALADI",), None),
    ("en", "The document prepared by ECLAC was welcomed.", (), None),
    ("en", "The workshop of ALADI will begin in June 2024.", (), None),
    ("en", "It was recommended that FAO be invited to the next seminar.", (), None),
    ("en", "By 30 June 2024, and after the fair of 20 May, Ana Paz will send it by 3 July.", ("paz",), "2024-07-03"),
    ("en", "During the month of May, the ALADI Secretariat will organise a workshop.", ("ALADI",), "2024-05"),
    ("en", "The Andean Community ratified its commitment to hold it during the second half of May, for which it will count on SELA's support.", ("CAN",), "2024-05-16/2024-05-31"),
    ("en", "The Permanent Secretariat of SELA, with the technical support of SICA and in coordination with FAO, will organise it in June this year.", ("SELA",), "2024-06"),
    ("en", "A deadline was given until 22 April to each Secretariat to inform the decision.", ("all",), "2024-04-22"),
    ("en", "SICA, ALADI and SELA will meet on 12 and 13 June 2024.", ("SICA", "ALADI", "SELA"), "2024-06-13"),
    ("en", "The workshop, led by ALADI, will be held in the first half of 2025.", ("ALADI",), "2025-01/2025-06"),
    ("en", "Ana Paz will send the list by 30 January.", ("paz",), "2025-01-30"),
    ("en", "All participants appreciated the meeting of 12 March 2024 and the work of SELA.", (), None),
    ("es", "La Secretaría de la ALADI organizará un taller en mayo.", ("ALADI",), "2024-05"),
    ("es", "Se solicitó a la OTCA que envíe la nota a más tardar el 30 de abril de 2024.", ("OTCA",), "2024-04-30"),
    ("es", "Las organizaciones, con el apoyo del SELA, deberán enviar sus datos antes del 15 de mayo.", ("all",), "2024-05-15"),
    ("es", "La Comunidad Andina celebrará la reunión en la segunda quincena de mayo de 2024.", ("CAN",), "2024-05-16/2024-05-31"),
    ("es", "Los participantes agradecieron al SELA la organización del taller.", (), None),
    ("pt", "O SELA, em coordenação com a FAO, organizará o seminário em junho de 2024.", ("SELA",), "2024-06"),
    ("pt", "Cada secretaria deverá enviar a lista até 30 de abril.", ("all",), "2024-04-30"),
    ("fr", "L'AEC organisera un atelier au premier semestre de 2025.", ("AEC",), "2025-01/2025-06"),
    ("fr", "Les secrétariats transmettront leurs listes avant le 30 avril 2024, avec l'appui du SELA.", ("all",), "2024-04-30"),
]  # fmt: skip


def propose_commitment(text, language, participants, office, day=None):
    """The proposal for one conclusion that stands alone."""
    meeting = {"title": "-", "date": day} if day else {"title": "-"}
    given = {
        "format": 1,
        "language": language,
        "meeting": meeting,
        "participants": participants,
        "conclusions": (text,),
    }
    subject = read_subject(Report.model_validate(given), office)
    return next((found for _, found in proposed_commitments(subject)), Proposal())


@pytest.mark.parametrize(("language", "text", "responsible", "due"), CASES)
def test_who_and_by_when(language, text, responsible, due):
    found = propose_commitment(text, Language(language), PEOPLE, the_office(), date(2024, 4, 5))
    assert found == Proposal(responsible, due)


def test_without_the_day_of_the_meeting_only_what_is_certain():
    text = "SELA will send it in May, and again by 30 June 2024."
    assert propose_commitment(text, Language.ENGLISH, PEOPLE, the_office()) == Proposal(("SELA",), "2024-06-30")


def test_only_what_a_conclusion_lacks_is_proposed():
    texts = ["ALADI will send it in May.", {"text": "SELA will send it in May.", "responsible": ["SELA"]},
             {"text": "SELA will send it in May.", "responsible": ["SELA"], "every": "year"}]  # fmt: skip
    told = list(commitments_to_confirm(report_of("en", conclusions=texts, recommendations=["FAO will go on."])))
    assert [(one.path, one.finding.code) for one in told] == [
        ("conclusions[0].text", "W056"), ("conclusions[1].text", "W058"), ("recommendations[0].text", "W057"),
    ]  # fmt: skip
    assert {one.finding.severity for one in told} == {Severity.SUGGESTION}
