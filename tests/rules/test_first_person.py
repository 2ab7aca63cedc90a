# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

import pytest

from tests.support.wording import assert_told, everything_told, report_of

CASES = [
    ("en", "He said that ⟦W301:we⟧ must advance, that ⟦W301:our⟧ countries cooperate and this helps ⟦W301:us⟧."),
    ("en", "⟦W301:I would⟧ like to thank them. ⟦W301:Let us⟧ begin."),
    ("es", "Dijo que ⟦W301:debemos⟧ avanzar, que ⟦W301:nuestros⟧ países cooperan y que eso ⟦W301:nos⟧ ayuda."),
    ("pt", "Disse que ⟦W301:temos⟧ de avançar e que ⟦W301:nossos⟧ países cooperam. ⟦W301:Nós⟧ sabíamos."),
    (
        "fr",
        "Il a dit que ⟦W301:nous⟧ devons avancer dans ⟦W301:notre⟧ région et que ⟦W301:nos⟧ pays coopèrent. ⟦W301:J'⟧ai fini.",
    ),
    ("en", "He said, “We are proud of our work,” and *we* stands in *Our Common Future*. The US and Annex I, I of II."),
    ("en", "> We ask for three lists.\n\nThey asked [our house]{lang=es} too, at the Our Ocean forum."),
    (
        "es",
        "Citó: «Nosotros hemos avanzado». La Alianza Bolivariana para los Pueblos de Nuestra América y los tramos, ramos y préstamos.",
    ),
    (
        "es",
        "La parroquia de Nuestra Señora y el libro *Nosotros*; “nuestro tiempo”; los términos y extremos; los reclamos.",
    ),
    (
        "pt",
        "Os nós rodoviários, nos termos do acordo; “nós temos”; a Avenida Nossa América e os produtores temem perdas.",
    ),
    (
        "fr",
        "« Nous avons fini », a-t-il dit. Notre-Dame et la rue Notre-Dame ; les nos. 5 et 6 ; *Notre avenir à tous* ; un rendez-vous.",
    ),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_first_persons_of_the_report_itself_are_told(language, text):
    assert_told(language, text)


def test_a_quotation_over_marks_and_wraps_is_one():
    assert_told("en", "He said “we *and\n  our* friends” and ⟦W301:our⟧ friends.")


def test_statements_as_delivered_are_in_their_own_words():
    annexes = [
        {"title": "Statement", "statement_of": "a", "text": "We thank you."},
        {"title": "Note", "text": "We agreed."},
    ]
    judged = report_of("en", participants=[{"id": "a", "name": "Ana Paz"}], background="It began.", annexes=annexes)
    assert everything_told(judged) == [("W301", "annexes[1].text", "We agreed.")]
