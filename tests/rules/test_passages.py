from __future__ import annotations

from pipeline.rules.passages import all_words, prose_fields
from tests.support.reports import report


def test_prose_is_found_by_the_marks_of_the_model():
    whole = report(
        conclusions=["One.", {"text": "Two.", "topic": "trade"}],
        recommendations=["Three."],
        sections=[{"title": "More", "text": "Four."}],
        annexes=[{"title": "A", "text": "Five."}, {"title": "B", "file": "b.pdf"}],
        interventions=[{"heading": "First"}, {"text": "Six."}],
    )
    assert list(prose_fields(whole)) == [
        ("background", "The meeting was opened."),
        ("interventions[1].text", "Six."),
        ("conclusions[0].text", "One."),
        ("conclusions[1].text", "Two."),
        ("recommendations[0].text", "Three."),
        ("sections[0].text", "Four."),
        ("annexes[0].text", "Five."),
    ]


def test_private_words_are_left_out():
    whole = report(
        accept=[{"code": "W1", "reason": "hidden"}],
        private={"note": "hidden"},
        interventions=[{"text": "Seen.", "source": "hidden"}],
    )
    assert "hidden" not in {words.text for words in all_words(whole)}
    assert ("interventions[0].text", "Seen.") in {(words.path, words.text) for words in all_words(whole)}


def test_names_of_fields_are_those_of_the_input():
    whole = report({"titles": {"es": "Taller"}, "organisers": [{"organisation": "SELA"}]})
    paths = [words.path for words in all_words(whole)]
    assert "meeting.titles.es" in paths
    assert "meeting.organisers[0].organisation" in paths
    assert "language" not in paths, "a choice among known words is no text"
