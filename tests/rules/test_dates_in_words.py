# ruff: noqa: E501 - a text and its findings stand on one line
"""The rules on dates in running words: `relative_dates`, `calendar`, `date_order` and the grammar that they stand on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from pipeline.rules.relative_dates import relative_dates
from tests.support.reports import the_office
from tests.support.wording import assert_told, report_of

RELATIVE = [
    ("en", "It was agreed ⟦W504:last year⟧. They met on ⟦W504:5 April this year⟧. It will be in ⟦W504:June this year⟧."),
    ("en", "⟦W511:In the coming weeks⟧ it will start; ⟦W511:three weeks ago⟧ it ended; ⟦W511:10 days ago⟧ too. A course ⟦W511:next month⟧."),
    ("es", "Se acordó ⟦W504:el año pasado⟧. Se reunieron el ⟦W504:5 de abril de este año⟧. Será en ⟦W504:junio del próximo año⟧."),
    ("es", "⟦W511:En las próximas semanas⟧ empezará; ⟦W511:hace tres semanas⟧ terminó. ⟦W511:El pasado 12 de marzo⟧ se habló."),
    ("pt", "Acordou-se ⟦W504:no ano passado⟧. Reuniram-se em ⟦W504:5 de abril deste ano⟧. ⟦W511:Nas próximas semanas⟧ começará."),
    ("fr", "Convenu ⟦W504:l'année dernière⟧. Réunis le ⟦W504:5 avril de cette année⟧. ⟦W511:Dans les prochaines semaines⟧. Le ⟦W511:12 mars dernier⟧."),
    ("en", "In the last year of the programme, the last week of May, every year, each month and after 2024 it is so. “This year,” he said."),
    ("es", "Desde 2019, cada año, el año siguiente, el mes de mayo y la última semana de junio. «Este año», dijo. El próximo taller."),
    ("pt", "Cada ano, no ano seguinte, no mês de maio e na última semana de junho. “Este ano”, disse. A próxima oficina."),
    ("fr", "Chaque année, l'année suivante, au mois de mai et la dernière semaine de juin. « Cette année », a-t-il dit. Le prochain atelier."),
]  # fmt: skip

CALENDAR = [
    ("en", "The texts of ⟦W505:31 April 2024⟧, ⟦W505:30 February⟧ and ⟦W505:June 31, 2024⟧ were read."),
    ("es", "El texto del ⟦W505:31 de abril de 2024⟧ y el del ⟦W505:29 de febrero de 2023⟧."),
    ("pt", "O texto de ⟦W505:31 de abril de 2024⟧."),
    ("fr", "Le texte du ⟦W505:31 avril 2024⟧."),
    ("en", "29 February, 1 and 2 March 2024, the 45 may not be read."),
    ("en", "The workshop was held on ⟦W506:8 October 2023⟧."),
    ("es", "El taller se celebró el ⟦W504+W506:8 de octubre del año pasado⟧."),
    ("pt", "A oficina realizou-se em ⟦W506:8 de outubro de 2023⟧."),
    ("fr", "L'atelier s'est tenu le ⟦W506:8 octobre 2023⟧."),
    ("en", "The law of 12 May 2019 and the treaty of 8 October 2023. The meetings of Sunday, 8 October 2023 and 7 to 9 October 2023."),
    ("es", "Seminario del 1 y 2 de marzo de 2024; la ley de 8 de octubre de 2023. El taller del domingo 8 de octubre de 2023."),
    ("fr", "L'atelier se tiendra avant le 30 juin 2024. La loi du 8 octobre 2023."),
    ("pt", "A oficina será realizada até 30 de junho de 2024. A lei de 8 de outubro de 2023."),
    ("en", "They met on Monday, ⟦W507:8 October 2023⟧."),
    ("es", "Se habló el lunes ⟦W507:8 de octubre de 2023⟧."),
    ("pt", "Falou-se na segunda-feira, ⟦W507:8 de outubro de 2023⟧."),
    ("fr", "On a parlé le lundi ⟦W507:8 octobre 2023⟧."),
]  # fmt: skip

ORDER = [
    ("en", "The seminar was held in Lima on ⟦W508:12 June 2024⟧."),
    ("es", "El seminario se celebró en Lima el ⟦W508:12 de junio de 2024⟧."),
    ("pt", "O seminário foi realizado em Lima em ⟦W508:12 de junho de 2024⟧."),
    ("fr", "Le séminaire s'est tenu à Lima le ⟦W508:12 juin 2024⟧."),
    ("en", "The seminar will be held on 12 June 2024; it was agreed to hold it on 13 June 2024. It was to be held on 14 June 2024."),
    ("es", "El seminario se celebrará el 12 de junio de 2024; se acordó celebrarlo el 13 de junio de 2024."),
    ("pt", "O seminário será realizado em 12 de junho de 2024."),
    ("fr", "Le séminaire se tiendra le 12 juin 2024. Il doit être tenu le 13 juin 2024."),
    ("en", "From ⟦W509:15 to 12 April 2024⟧, from ⟦W509:12 May to 3 April 2024⟧ and from ⟦W509:2025 to 2023⟧."),
    ("es", "Del ⟦W509:15 al 12 de abril de 2024⟧."),
    ("pt", "De ⟦W509:15 a 12 de abril de 2024⟧."),
    ("fr", "Du ⟦W509:15 au 12 avril 2024⟧."),
    ("en", "From 12 to 15 April 2024, 28 December to 3 January 2025, 2023–2024, 29 April to 2 May 2024, 20 and 12 April 2024."),
    ("es", "Del 12 al 15 de abril de 2024 y del 29 de abril al 2 de mayo de 2024, N° 2024-2023."),
    ("en", "The first round ended on 11 October 2023. The second round began on ⟦W510:4 October 2023⟧."),
    ("es", "La primera ronda terminó el 11 de octubre de 2023. La segunda ronda comenzó el ⟦W510:4 de octubre de 2023⟧."),
    ("pt", "A primeira rodada terminou em 11 de outubro de 2023. A segunda rodada começou em ⟦W510:4 de outubro de 2023⟧."),
    ("fr", "La première phase a pris fin le 11 octobre 2023. La deuxième phase a commencé le ⟦W510:4 octobre 2023⟧."),
    ("en", "The meeting of 5 April 2024 recalled the second session (12 March 2024). The first round ended on 3 May 2023, the second round on 4 July 2023."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [*RELATIVE, *CALENDAR, *ORDER])
def test_dates_in_words(language, text):
    assert_told(language, text)


def meant(language, text):
    judged = report_of(language, background=text)
    return [said.finding.parameter("meant") for said in relative_dates(judged)]


def test_what_is_proposed_is_written_as_the_office_writes_dates():
    assert meant("en", "On 8 October last year, 1 and 2 March this year and in June next year.") == [
        "8 October 2023",
        "1 and 2 March 2024",
        "June 2025",
    ]
    assert meant("es", "El 8 de octubre del año pasado, y este año.") == ["8 de octubre de 2023", "2024"]
    assert meant("pt", "Em 8 de outubro do ano passado.") == ["8 de outubro de 2023"]
    assert meant("fr", "Le 1er mars de cette année.") == ["1er mars 2024"]


def test_the_days_of_the_meeting_may_be_a_weekend():
    assert_told("en", "The meeting was held on 6 April 2024.", meeting={"date": "2024-04-06"})


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(list(Language)))
def test_every_day_that_the_office_writes_is_read_as_that_day(day, language):
    words = the_office().day_words([day], False, language)
    found = report_of(language.value, background=f"Text {words}; text.").dates
    assert [one.on() for one in found] == [day]
    assert (
        "".join(
            report_of(language.value, background=f"Text {words}; text.").printed.text[found[0].start : found[0].end]
        )
        == words
    )


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789 ,.-–ºdeabrilMyforto1 April mars", max_size=60), st.sampled_from(list(Language)))
def test_no_text_is_too_odd_to_be_read(text, language):
    judged = report_of(language.value, background=f"x {text}")
    for one in judged.dates:
        assert 0 <= one.start < one.end <= len(judged.printed.text)
