from __future__ import annotations

import pytest

from pipeline.model.base import Language
from tests.support.reports import the_office

ENGLISH_2024 = (
    "Copyright © SELA, April 2024. All rights reserved.",
    "Printed in the Permanent Secretariat of SELA, Caracas, Venezuela.",
    "The Press and Publications Department of the Permanent Secretariat of SELA must authorize reproduction of this"
    " document, whether totally or partially, through sela@sela.org. The Member States and their government"
    " institutions may reproduce this document without prior authorization, provided that the source is"
    " mentioned and the Secretariat is aware of said reproduction.",
)
SPANISH_2016 = (
    "Copyright © SELA, octubre de 2016. Todos los derechos reservados.",
    "Impreso en la Secretaría Permanente del SELA, Caracas, Venezuela.",
    "La autorización para reproducir total o parcialmente este documento debe solicitarse a la oficina de Prensa y"
    " Difusión de la Secretaría Permanente del SELA (sela@sela.org). Los Estados Miembros y sus instituciones"
    " gubernamentales pueden reproducir este documento sin autorización previa. Sólo se les solicita que mencionen la"
    " fuente e informen a esta Secretaría de tal reproducción.",
)


def notice(language, month):
    found = the_office().notice(Language(language), month)
    return found.lines, found.confirmed


def test_english_is_that_of_the_reference_report_byte_for_byte():
    assert notice("en", "2024-04") == (ENGLISH_2024, True)


def test_english_before_2024_has_the_spelling_of_2006_and_is_unconfirmed():
    lines, confirmed = notice("en", "2006-01")
    assert lines[0] == "Copyright © SELA, January 2006. All rights reserved."
    assert lines[2] == ENGLISH_2024[2].replace("authoriz", "authoris")
    assert not confirmed


@pytest.mark.parametrize("month", ["2015-11", "2016-10", "2018-10"])
def test_spanish_of_2015_holds_until_2018(month):
    lines, confirmed = notice("es", month)
    assert lines[1:] == SPANISH_2016[1:]
    assert confirmed


def test_spanish_of_2016_is_that_of_the_annual_report():
    assert notice("es", "2016-10") == (SPANISH_2016, True)


@pytest.mark.parametrize(("month", "words"), [("2018-11", "noviembre de 2018"), ("2024-04", "abril de 2024")])
def test_spanish_from_2018_writes_members_small(month, words):
    lines, confirmed = notice("es", month)
    assert lines == (
        f"Copyright © SELA, {words}. Todos los derechos reservados.",
        SPANISH_2016[1],
        SPANISH_2016[2].replace("Estados Miembros", "Estados miembros"),
    )
    assert confirmed


def test_spanish_of_2004_has_no_full_stops_in_its_first_lines():
    lines, _ = notice("es", "2004-11")
    assert lines == (
        "Copyright © SELA, noviembre de 2004. Todos los derechos reservados",
        "Impreso en la Secretaría Permanente del SELA, Caracas, Venezuela",
        SPANISH_2016[2],
    )


def test_a_month_before_the_first_wording_takes_the_first_and_is_unconfirmed():
    lines, confirmed = notice("es", "1998-10")
    assert lines[0] == "Copyright © SELA, octubre de 1998. Todos los derechos reservados"
    assert not confirmed


@pytest.mark.parametrize(("language", "word"), [("pt", "não oficial"), ("fr", "non officielle")])
def test_home_made_wordings_say_in_print_that_they_are_unofficial(language, word):
    lines, confirmed = notice(language, "2024-04")
    assert word in lines[-1]
    assert "unofficial" in lines[-1]
    assert not confirmed
