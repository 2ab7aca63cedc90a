# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

import pytest

from tests.support.wording import assert_told

PEOPLE = [{"id": "a", "name": "Ana Ruiz", "organisation": "SELA"}]
CASES = [
    ("en", "Ana Ruiz noted the progress. She added that it was good. She ⟦W401:points out⟧ that more is needed. Ruiz also ⟦W401:proposes⟧ a plan."),
    ("en", "Ana Ruiz noted the progress, stated that the report notes much, and said that she considers it good. The platform offers data."),
    ("en", "She noted it. She added more. The proposal of SELA is to identify areas, she said. In it SELA presents what the law states."),
    ("en", "Ana Ruiz noted it. She added more. Ana Ruiz ⟦W401:presents⟧ the plan and said that it was good. As Ana Ruiz explains in it, she noted more. Ana Ruiz proposes more, she said."),
    ("es", "Ana Ruiz señaló el avance. Agregó más. Ana Ruiz, del SELA, ⟦W401:presenta⟧ el plan y explicó las metas. Ana Ruiz propone más, dijo."),
    ("es", "Ana Ruiz señaló el avance. Agregó que era bueno. Además, ⟦W401:indica⟧ que falta más. ⟦W401:Señala⟧ que se trabaja."),
    ("es", "Ana Ruiz señaló el avance. Agregó que el informe indica que falta más y que ella considera útil el plan. La norma señala que sí."),
    ("pt", "Ana Ruiz assinalou o avanço. Acrescentou que era bom. Ela também ⟦W401:afirma⟧ que falta mais. ⟦W401:Informa⟧ que se trabalha."),
    ("pt", "Ana Ruiz assinalou o avanço. Acrescentou que o relatório afirma muito. O texto propõe medidas e a lei informa que sim."),
    ("fr", "Ana Ruiz a souligné le progrès. Elle a ajouté que oui. Elle ⟦W401:indique⟧ que plus est nécessaire."),
    ("fr", "Ana Ruiz a souligné le progrès. Elle a ajouté que le rapport indique beaucoup. Le document souligne que oui. « Elle note que non »."),
    ("en", "She points out that all is told in the present. She notes it. She adds that it is so."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CASES)
def test_what_was_said_is_told_in_the_past(language, text):
    assert_told(language, text, "interventions[0].text", participants=PEOPLE)
