from __future__ import annotations

from tests.support.wording import everything_told, report_of

PEOPLE = [{"id": f"p{n}", "name": name} for n, name in enumerate(["Ana Paz", "Leo Cano", "Eva Ríos", "Juan Mora"])]


def told(*texts):
    said = [{"speaker": f"p{n}", "text": text} for n, text in enumerate(texts)]
    return everything_told(report_of("en", participants=PEOPLE, interventions=said))


def test_one_speaker_in_bold():
    assert told(
        "Ana Paz spoke.", "Then **Leo Cano, of Lima**, spoke.", "Eva Ríos **did** speak.", "Juan Mora spoke."
    ) == [("W1201", "interventions[1].text", "Leo Cano, of Lima**, spoke.")]


def test_all_in_bold_or_too_few_to_tell():
    assert told("**Ana Paz** spoke.", "**Leo Cano** spoke.", "**Eva Ríos** spoke.", "Juan Mora spoke.") == []
    assert told("**Ana Paz** spoke.", "Leo Cano spoke.") == []
    assert told("Ana Paz spoke of **the list**.", "Leo Cano **and others**.", "Eva Ríos.", "Mr. Mora.") == []


def test_one_conclusion_in_bold():
    conclusions = ["**First:** one.", "Second: two.", "Third: **three**."]
    assert everything_told(report_of("en", conclusions=conclusions)) == [
        ("W1201", "conclusions[0].text", "First:** one.")
    ]
