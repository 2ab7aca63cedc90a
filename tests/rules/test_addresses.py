from __future__ import annotations

import pytest

from pipeline.findings import Severity
from pipeline.rules.addresses import links_without_address
from tests.support.wording import assert_told, report_of

NOTES = [
    ("en", "See it[^1].\n\n[^1]: ⟦W1101:Available at: ⟧***the Declaration***"),
    ("es", "Véase[^1].\n\n[^1]: ⟦W1101:Disponible en: la Declaración⟧"),
    ("pt", "Veja[^1].\n\n[^1]: ⟦W1101:Disponível em: a Declaração⟧"),
    ("fr", "Voir[^1].\n\n[^1]: ⟦W1101:Disponible sur : la Déclaration⟧"),
    ("en", "See it[^1].\n\n[^1]: Available at https://sela.org/x."),
    ("es", "Véase[^1] y[^2].\n\n[^1]: Disponible en www.sela.org.\n\n[^2]: Véase el documento SP/CL/L.O/DT N° 2-24."),
    ("fr", "Voir[^1].\n\n[^1]: Voir le chapitre II. Les données sont disponibles sur demande."),
]


@pytest.mark.parametrize(("language", "text"), NOTES)
def test_a_note_that_promises_a_place_has_it(language, text):
    assert_told(language, text)


def test_links_print_their_address():
    text = "See [the page](https://www.sela.org/x), [the list](#c1), https://cepal.org/y and [it](https://cepal.org/z)."
    told = list(links_without_address(report_of("en", background=text, conclusions=["One."])))
    assert [(said.finding.code, text[said.offset :][:8]) for said in told] == [("W1102", "the page")]
    assert told[0].finding.severity is Severity.SUGGESTION
