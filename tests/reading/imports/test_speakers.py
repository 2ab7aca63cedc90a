"""Speakers at the beginning of a paragraph, and paragraphs that only look as if they had one."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.speakers import SpeakerFinder
from tests.support.reports import the_office

# title, name, position, body or on whose behalf
SPEAKERS = [
    ("en", "On behalf of the Andean Community, Director Alberto Lora informed", "Director", "Alberto Lora", "", "CAN"),
    ("en", "Jean Paul Guevara, on behalf of SELA, reviewed the work", "", "Jean Paul Guevara", "", "SELA"),
    ("en", "Benjamín Blanco, Deputy Secretary of ALADI, then reported", "", "Benjamín Blanco", "Deputy Secretary", "ALADI"),
    ("en", "The Deputy Secretary of ALADI, Mr. Benjamín Blanco, added", "Mr.", "Benjamín Blanco", "Deputy Secretary", "ALADI"),
    ("en", "Ms. Ana Pérez (FAO) noted that", "Ms.", "Ana Pérez", "", "FAO"),
    ("en", "In turn, Dr. John Smith, Head of Trade of CARICOM, stressed", "Dr.", "John Smith", "Head of Trade", "CARICOM"),
    ("es", "En nombre de la Comunidad Andina, el Director Alberto Lora informó", "Director", "Alberto Lora", "", "CAN"),
    ("es", "Jean Paul Guevara, en representación del SELA, repasó", "", "Jean Paul Guevara", "", "SELA"),
    ("es", "El Sr. Íñigo Núñez, Jefe de Compras, expuso que", "Sr.", "Íñigo Núñez", "Jefe de Compras", ""),
    ("es", "Luego, la Directora de la CAN, señora Ana María Ruiz, explicó", "señora", "Ana María Ruiz", "Directora", "CAN"),
    ("es", "Por el SICA, la directora Ingrid Figueroa dijo que", "directora", "Ingrid Figueroa", "", "SICA"),
    ("pt", "Em nome do SELA, a Embaixadora Maria da Silva informou", "Embaixadora", "Maria da Silva", "", "SELA"),
    ("pt", "Por sua vez, a Secretária-Geral da OTCA, Sra. Ana Lima, observou", "Sra.", "Ana Lima", "Secretária-Geral", "OTCA"),
    ("fr", "Au nom de la Communauté andine, le Directeur Alberto Lora a informé", "Directeur", "Alberto Lora", "", "CAN"),
    ("fr", "M. Benjamín Blanco, Secrétaire général adjoint de l'ALADI, a ensuite présenté", "M.", "Benjamín Blanco",
     "Secrétaire général adjoint", "ALADI"),
    ("en", "The next speaker was Mr. Pieter van Dijk, Head of Training of the WCO, who explained", "Mr.", "Pieter van Dijk",
     "Head of Training", "WCO"),
    ("en", "Ms. Denise Clarke, Harbour Master of Barbados, noted", "Ms.", "Denise Clarke", "Harbour Master", "Barbados"),
    ("en", "SELA Permanent Secretary Clarems Endara thanked all", "", "Clarems Endara", "Permanent Secretary", "SELA"),
    ("en", "Mr. John Brown of CARICOM said", "Mr.", "John Brown", "", "CARICOM"),
    ("es", "La primera exposición estuvo a cargo de la Dra. Camila Rojas, Subsecretaria de Salud de Chile, quien", "Dra.",
     "Camila Rojas", "Subsecretaria de Salud", "Chile"),
    ("es", "Inició la ronda el Ing. Roberto Saavedra, Director de Aduanas de Panamá, quien", "Ing.", "Roberto Saavedra",
     "Director de Aduanas", "Panamá"),
    ("es", "Desde otra perspectiva, el Dr. Luis Pinto, Investigador de Fiocruz, sostuvo", "Dr.", "Luis Pinto", "Investigador",
     "Fiocruz"),
    ("es", "El Presidente del BCIE Dante Mossi señaló", "", "Dante Mossi", "Presidente", "BCIE"),
    ("pt", "Tomou a palavra o Sr. João da Silva, Diretor da OTCA, que", "Sr.", "João da Silva", "Diretor", "OTCA"),
    ("fr", "La parole a été donnée à Mme Anne Roy, du Ministère du commerce, ", "Mme", "Anne Roy", "", "Ministère du commerce"),
]  # fmt: skip

NONE = [
    ("en", "He then referred to the four seminars that took place in 2023."),
    ("en", "As results and achievements, he commented that the space had been consolidated."),
    ("en", "At first, the possibility arose that those who had organised the seminars could take charge."),
    ("en", "Latin American Integration Association, through its General Secretariat, convened the seminar."),
    ("en", "Regarding the calendar of virtual technical meetings, during the month of May, a workshop will be held."),
    ("en", "Pymes Latinas Grandes Negocios was presented as an example."),
    ("es", "En este sentido, señaló que los plazos son cortos."),
    ("es", "Asimismo, indicó que la Comunidad Andina, la ALADI y el SICA habían avanzado."),
    ("es", "Declaración de San Vicente, documento que fue aprobado por todos."),
    ("pt", "Nesse sentido, ressaltou que os prazos são curtos."),
    ("fr", "Il a ajouté que les délais sont courts."),
    ("en", "In this regard, he said that the Director, Mr. Jones, agreed."),
    ("en", "At first, the possibility arose. Thus, ALADI took on the topic."),
    ("en", "ALADI's proposal is to identify these areas, he said."),
    ("es", "Agradeció al Sr. Juan Pérez su presentación."),
    ("es", "Durante el debate, los participantes coincidieron en que la Sra. Ana Ruiz había avanzado."),
    ("fr", "À cet égard, la Communauté andine et l'ALADI ont progressé."),
]


@pytest.mark.parametrize(("language", "text", "title", "name", "position", "body"), SPEAKERS)
def test_a_speaker_is_recognised(language, text, title, name, position, body):
    speaker = SpeakerFinder(Grammar(the_office(), Language(language))).speaker_of(text)
    assert speaker is not None
    assert speaker.person is not None
    person = speaker.person
    assert (person.title, person.name, person.position) == (title, name, position)
    assert (person.organisation or speaker.behalf) == body


@pytest.mark.parametrize(("language", "text"), NONE)
def test_a_paragraph_that_goes_on_has_none(language, text):
    assert SpeakerFinder(Grammar(the_office(), Language(language))).speaker_of(text) is None


def test_those_who_were_named_are_known_by_less():
    finder = SpeakerFinder(Grammar(the_office(), Language.ENGLISH))
    finder.speaker_of("Director Alberto Lora, Permanent Secretary of SELA, spoke first.")
    finder.speaker_of("Ms. Ana Pérez (FAO) noted this.")
    for text in (
        "Mr. Lora thanked all.",
        "The Permanent Secretary thanked all.",
        "Afterwards, Alberto Lora added a point.",
    ):
        speaker = finder.speaker_of(text)
        assert speaker is not None
        assert speaker.person is not None
        assert speaker.person.name == "Alberto Lora"
    both = finder.speaker_of("In the exchange that followed, Mr. Lora and Ms. Pérez agreed.")
    assert both is not None
    assert [person.name for person in both.others] == ["Ana Pérez"]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The representative of Chile said that", "Chile"),
        ("en", "The delegation of Trinidad and Tobago noted", "Trinidad and Tobago"),
        ("es", "La delegación de la República Dominicana agradeció", "República Dominicana"),
        ("pt", "O representante do Brasil assinalou", "Brasil"),
        ("fr", "Le représentant d'Haïti a souligné", "Haïti"),
        ("fr", "La représentante de la Martinique s'est interrogée", "Martinique"),
        ("en", "Ecuador's representative shared", "Ecuador"),
        ("en", "The Belizean delegate requested", "Belize"),
        ("es", "El delegado chileno preguntó", "Chile"),
        ("es", "México señaló que los plazos son cortos", "México"),
        ("pt", "Por último, o Peru propôs", "Peru"),
        ("pt", "A OPAS, por sua vez, ofereceu seus guias", "OPAS"),
    ],
)
def test_a_body_may_speak_without_a_name(language, text, body):
    speaker = SpeakerFinder(Grammar(the_office(), Language(language))).speaker_of(text)
    assert speaker is not None
    assert (speaker.person, speaker.body) == (None, body)
