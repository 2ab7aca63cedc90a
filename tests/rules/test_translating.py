from __future__ import annotations

from pipeline.model.base import Language
from pipeline.rules.translating import proposals
from tests.support.wording import report_of

SPANISH = (
    "El Sr. Mario Rosi, de la Organización del Tratado de Cooperación Amazónica (OTCA), dijo el 5 de abril de 2024 en Brasil "
    "que el PIB fue de 1.234,5 y de 2 mil millones; el 1 y 2 de mayo y la CAN siguen igual."
)


def told(language):
    return dict(proposals(report_of("es", background=SPANISH), Language(language))["background"])


def test_what_the_office_knows_is_proposed_in_the_order_of_the_words():
    assert told("en") == {
        "Sr. Mario Rosi": "Mr. Mario Rosi",
        "Organización del Tratado de Cooperación Amazónica": "Amazon Cooperation Treaty Organization",
        "OTCA": "ACTO",
        "5 de abril de 2024": "5 April 2024",
        "Brasil": "Brazil",
        "PIB": "GDP",
        "1.234,5": "1,234.5",
        "2 mil millones": "2 billion",
        "1 y 2 de mayo": "1 and 2 May",
    }


def test_in_the_other_languages_what_stays_is_not_proposed():
    assert told("pt")["2 mil millones"] == "2 bilhões"
    assert "PIB" not in told("pt")
    assert told("fr")["1.234,5"] == "1\u202f234,5"
    assert told("fr")["Sr. Mario Rosi"] == "M. Mario Rosi"
