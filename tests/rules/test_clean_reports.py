# ruff: noqa: E501 - prose
"""Whole reports in the four languages that are as they should be, full of what only looks like a fault: nothing is told."""

from __future__ import annotations

import pytest

from tests.support.wording import everything_told, report_of

SPANISH = {
    "participants": [
        {
            "id": "endara",
            "name": "Walter Endara",
            "title": "Embajador",
            "position": "Secretario Permanente",
            "organisation": "SELA",
            "pronoun": "él",
        },
        {"id": "lora", "name": "Alberto Lora", "title": "Director", "organisation": "CAN"},
        {
            "id": "figueroa",
            "name": "Ingrid Figueroa Santos",
            "title": "Directora",
            "organisation": "SICA",
            "pronoun": "ella",
        },
        {"id": "blanco", "name": "Benjamín Blanco", "position": "Secretario General Adjunto", "organisation": "ALADI"},
        {"organisation": "OTCA"},
        {"organisation": "MERCOSUR"},
    ],
    "background": """El taller se celebró en modalidad virtual el 5 de abril de 2024, en cumplimiento de los acuerdos de la VIII Cumbre de la Comunidad de Estados Latinoamericanos y Caribeños (CELAC) (Kingstown, San Vicente y las Granadinas, 1 y 2 de marzo de 2024). Participaron: la Comunidad Andina (CAN); la Asociación Latinoamericana de Integración (ALADI); el Sistema de la Integración Centroamericana (SICA); la Organización del Tratado de Cooperación Amazónica (OTCA); el Mercado Común del Sur (MERCOSUR) y el Sistema Económico Latinoamericano y del Caribe (SELA).

El Embajador Walter Endara, Secretario Permanente del SELA, dio la bienvenida. Recordó dos propósitos: i) evitar la duplicación; y ii) promover la convergencia. Añadió que el trabajo de la CELAC es antiguo y que existen proyectos financiados. La Secretaría Permanente presenta cada año un informe al Consejo Latinoamericano, como lo indica el artículo 31.

El tercer párrafo del Convenio señala que los Estados Miembros cooperarán. En Costa Rica y Jamaica se celebraron talleres. Los estados miembros del MERCOSUR son cuatro; los 33 Estados miembros de la CELAC apoyaron la idea. El Acuerdo de Cartagena se firmó el 26 de mayo de 1969.""",
    "interventions": [
        {
            "speaker": "lora",
            "text": """En nombre de la Comunidad Andina, el Director Alberto Lora informó que la Secretaría General apoya el avance de los trabajos y considera oportuno el calendario. Agregó que el Embajador Gonzalo Gutiérrez, Secretario General de la Comunidad Andina, tiene interés en acoger la reunión. Explicó que el proyecto interconecta aduanas de Bolivia, Colombia, Ecuador y Perú, con el apoyo de la Organización de las Naciones Unidas para la Alimentación y la Agricultura (FAO, por sus siglas en inglés).""",
        },
        {
            "speaker": "figueroa",
            "text": """En representación del SICA, la Directora Ingrid Figueroa Santos indicó que la reunión prevista para junio de 2024 requiere coordinación. Ella recordó que el Embajador Endara había ofrecido apoyo; él precisó luego que el SELA asumirá los costos. Solicitó al SELA que lidere el evento. Citó la carta: «Nosotros, este año, debemos a nuestros pueblos más que nunca».""",
        },
        {
            "speaker": "blanco",
            "text": """Benjamín Blanco, Secretario General Adjunto de la ALADI, se refirió a la plataforma *Pymes Latinas, Grandes Negocios*, que «nos acerca a nuestros mercados», y al libro *Nosotros y nuestro tiempo*. La ALADI propone que las áreas se definan, dijo. La FAO también desarrolla un trabajo regional. Según el estudio, la OTCA asume la mitad de los costos. Preguntó si la reunión del sábado 8 de junio de 2024 podía adelantarse. Los reclamos, los préstamos y los tramos se verán del 15 al 19 de abril de 2024.""",
        },
    ],
    "conclusions": [
        "Se estableció que cada mes se celebrará una reunión, a más tardar el 30 de abril de 2024.",
        "La Secretaría de la ALADI organizará un taller en mayo de 2024.",
    ],
}
PORTUGUESE = {
    "participants": [
        {
            "id": "souza",
            "name": "Maria do Carmo Souza",
            "title": "Sra.",
            "position": "Diretora de Estudos",
            "organisation": "SELA",
            "pronoun": "ela",
        },
        {"id": "lima", "name": "José Lima", "title": "Sr.", "position": "Coordenador", "organisation": "MERCOSUL"},
        {"organisation": "OTCA"},
    ],
    "background": """A oficina foi realizada de forma virtual em 5 de abril de 2024. Participaram o Mercado Comum do Sul (MERCOSUL), a Organização do Tratado de Cooperação Amazônica (OTCA) e o Sistema Econômico Latino-Americano e do Caribe (SELA). A Sra. Maria do Carmo Souza, Diretora de Estudos do SELA, abriu os trabalhos. Lembrou que o tema foi tratado em 2023.

Os nós logísticos e os meios de transporte foram analisados. O quadro apresenta os dados; o texto propõe um prazo de dez dias. A carta dizia: “Nós, os ministros, temos a honra de convidar nosso vizinho neste ano.” O Estado do Espírito Santo, o Porto de Nossa Senhora do Ó e a Avenida Nossa América foram citados. A Lei n.º 5 e a Lei n.º 6 tratam disso. A cúpula de 1º e 2 de março de 2024 aprovou a declaração.""",
    "interventions": [
        {
            "speaker": "lima",
            "text": """O Sr. José Lima, Coordenador do MERCOSUL, assinalou que o comércio cresce e que o bloco propõe um glossário. Acrescentou que a Sra. Souza havia pedido os dados. Ela esclareceu que os dados eram preliminares. O ministro Paulo Reis, que não estava presente, tem interesse. O relatório da OTCA afirma que há avanços, disse. Os produtores temem perdas de 1.234,5 toneladas.""",
        }
    ],
    "conclusions": [
        "O SELA enviará o calendário até 30 de abril de 2024.",
        "A oficina seguinte será realizada em 8 de maio de 2024.",
    ],
}
FRENCH = {
    "participants": [
        {
            "id": "dubois",
            "name": "Anne-Marie Dubois",
            "title": "Mme",
            "position": "Directrice des études",
            "organisation": "SELA",
            "pronoun": "elle",
        },
        {"id": "pierre", "name": "Luc Pierre", "title": "M.", "position": "Conseiller", "organisation": "AEC"},
    ],
    "background": """L'atelier s'est tenu en mode virtuel le 5 avril 2024, à la demande de l'Association des États de la Caraïbe (AEC) et du Système économique latino-américain et caribéen (SELA). Mme Anne-Marie Dubois, Directrice des études du SELA, a ouvert la séance. Elle a rappelé que la première phase s'était achevée en 2023.

« Nous avons, cette année, tenu nos promesses », a écrit le Ministre. Le tableau indique que les ports de la côte progressent. La cathédrale Notre-Dame et l'ouvrage *Notre avenir à tous* ont été cités. Chaque mois, une note paraîtra ; chaque année également. M. DUPONT a assisté à la séance, de même que Mme Claire MARTIN. Le rendez-vous est pris pour le 1er juin 2024.""",
    "interventions": [
        {
            "speaker": "pierre",
            "text": """M. Luc Pierre, Conseiller de l'AEC, a indiqué que l'Association propose un calendrier et présente des données. Il a ajouté que Mme Dubois les avait reçues ; elle a précisé que oui. M. Pierre a remercié le Brésil, le Mexique et l'Équateur. Les objectifs : i) partager les données ; ii) renforcer les capacités, pour 1 234,5 tonnes et 3,5 %.""",
        }
    ],
    "conclusions": ["L'AEC organisera un atelier avant le 30 juin 2024."],
}
ENGLISH = {
    "participants": [
        {
            "id": "clarke",
            "name": "Anne Clarke",
            "title": "Ms.",
            "position": "Director of Studies",
            "organisation": "SELA",
            "pronoun": "she",
        },
        {
            "id": "peters",
            "name": "Luke Peters",
            "title": "Mr.",
            "position": "Adviser",
            "organisation": "CARICOM",
            "pronoun": "he",
        },
    ],
    "background": """The workshop, held on 5 April 2024, brought together the Caribbean Community (CARICOM) and the Latin American and Caribbean Economic System (SELA). Ms. Anne Clarke, Director of Studies of SELA, opened it and recalled the second meeting (12 March 2024). The first ran from 28 December 2023 to 3 January 2024. The Statement on Our Oceans was adopted on 1 June 2019. The US delegation sent a note on COVID-19, the FOC R4T strain and Annex III.

She said, “We are proud of our work this year,” and quoted *Our Common Future*. The World Health Organization and the organisation of the workshop were discussed, with the labour market and the 2023–2024 period. In the last week of May every member will advise, promise and revise. The report notes that trade grew by 3.5 per cent; the platform offers data and proposes measures. The short- and long-term goals, and the pre- and post-2024 plans, were reviewed on a 5" screen.""",
    "interventions": [
        {
            "speaker": "peters",
            "text": """Mr. Luke Peters, Adviser of CARICOM, pointed out that he had asked Ms. Clarke for the data. She replied that the data were preliminary. He added that the Minister, Sir John Smith, supports the plan and says so often. CARICOM presents a report each year, he explained; the Banco do Brasil and the Universidad de Panamá help. The next meeting will be held on 12 June 2024.""",
        }
    ],
    "conclusions": ["CARICOM will send the list by 30 April 2024."],
}


@pytest.mark.parametrize(
    ("language", "fields"),
    [("es", SPANISH), ("pt", PORTUGUESE), ("fr", FRENCH), ("en", ENGLISH)],
    ids=lambda x: str(x)[:2],
)
def test_a_clean_report_has_nothing_told(language, fields):
    assert everything_told(report_of(language, **fields)) == []
