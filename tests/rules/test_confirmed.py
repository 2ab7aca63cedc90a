from __future__ import annotations

from pipeline.rules.confirmed import unconfirmed_notice, unconfirmed_title, unconfirmed_words
from tests.support.reports import said, subject


def words(judged):
    return [remark.finding.parameter("words") for remark in unconfirmed_words(judged)]


def test_the_reference_form_prints_confirmed_words_alone():
    judged = subject()
    assert said(unconfirmed_words, judged) == []
    assert said(unconfirmed_title, judged) == []
    assert said(unconfirmed_notice, judged) == []


def test_what_else_a_report_prints_is_told_at_the_field_that_asks_for_it():
    judged = subject(
        {"mode": "hybrid", "place": "Caracas"},
        recommendations=["Go on."],
        annexes=[{"participants": True}],
        original="es",
        translation="unofficial",
    )
    assert [path for _, path, _ in said(unconfirmed_words, judged)] == [
        "meeting.mode",
        "meeting.mode",
        "recommendations",
        "annexes[0]",
        "annexes[0].participants",
        "annexes[0].participants",
        "annexes[0].participants",
        "annexes[0].participants",
        "original",
        "translation",
    ]
    assert words(judged)[2:5] == ["RECOMMENDATIONS", "ANNEX", "LIST OF PARTICIPANTS"]


def test_spanish_is_confirmed_in_part():
    judged = subject(language="es")
    assert "RESUMEN DE LAS INTERVENCIONES" in words(judged)
    assert "CONCLUSIONES" not in words(judged)
    assert "CONTENIDO" not in words(judged)
    assert said(unconfirmed_title, judged) == [("W090", "type", 0)]
    assert said(unconfirmed_notice, judged) == []


def test_notices_of_portuguese_french_and_older_english():
    for language in ("pt", "fr"):
        assert said(unconfirmed_notice, subject(language=language)) == [("W091", "language", 0)]
    assert said(unconfirmed_notice, subject({"date": "2012-04-05"})) == [("W091", "language", 0)]
    assert said(unconfirmed_notice, subject({"date": "2012-04-05"}, issued="2024-05")) == []
