# ruff: noqa: E501 - a text and its findings stand on one line
"""Faults as tired people plant them, in wordings that no rule was made after, each beside what only looks like one."""

from __future__ import annotations

import pytest

from tests.support.wording import assert_told, everything_told, report_of

DURAND = [
    {"id": "a", "name": "Luc Durand", "title": "Dr.", "position": "Head of Trade", "organisation": "SELA"},
    {"id": "b", "name": "Marta Gil Paz", "position": "Adviser", "organisation": "SELA"},
]
DURAN = [
    {"id": "a", "name": "Inés Durán", "title": "Dra.", "position": "Jefa", "organisation": "SELA", "pronoun": "ella"}
]
DURAO = [{"id": "a", "name": "Inês Durão", "title": "Sra.", "position": "Chefe", "organisation": "SELA"}]
DURANDE = [{"id": "a", "name": "Inès Durand", "title": "Mme", "position": "Cheffe", "organisation": "SELA"}]
SPEAKERS = [
    (DURAND, "en", "Dr. Luc Durand opened. ⟦W204:Mr.⟧ Durand noted it. Mr. ⟦W201:Durant⟧ added more. Ms. Luce Duran left."),
    (DURAND, "en", "Mr. Durand opened. Dr. Durand noted it. Mr. Durand left."),
    (DURAND, "en", "Ms. Marta Gil Paz opened. ⟦W207:Dr.⟧ Gil Paz noted it. Ms. Gil noted it. ⟦W207:Mr.⟧ Gil left. Adviser Gil said so."),
    (DURAND, "en", "He took the floor. Next, Ms. ⟦W201:Kay Lee⟧ (World Vision) asked for aid. The floor was then given to Dr. ⟦W201:Tom Ford⟧. Dr. ⟦W201:Peter Small⟧ of the University of the Sea called for data."),
    (DURAND, "en", "Dr. Durand recalled that Mr. Ed Roe, who argued for it, left. He thanked Mr. John Smith. The bank of Mr. Pat Low was named. Dr. Ann Poe's book noted it."),
    (DURAN, "es", "Intervino a continuación el Sr. ⟦W201:Esteban Quintana⟧. Tomó la palabra la Embajadora ⟦W201:Lucía Pardo⟧. En nombre de Chile habló el Dr. ⟦W201:Juan Paz⟧. Luego, señaló la Sra. ⟦W201:Eva Sol⟧ que sí."),
    (DURAN, "es", "Agradeció a la Sra. Eva Sol. Recordó la obra del Dr. Juan Paz. La Dra. ⟦W201:Joana Prado⟧, del Banco, quien pidió más. La casa del Sr. Juan Paz."),
    (DURAN, "es", "La Dra. Durán abrió. La Dra. ⟦W201:Durand⟧ cerró. La ⟦W204:Sra.⟧ Durán señaló que sí. El Sr. ⟦W201:Pedro Ruiz⟧ de la Universidad de Chile señaló que no. El Ing. Petro Ruiz calló."),
    (DURAO, "pt", "Em seguida, tomou a palavra o Sr. ⟦W201:Marcos Vieira⟧, que pediu simplicidade. A Dra. ⟦W201:Joana Prado⟧, por sua vez, defendeu o plano. Agradeceu a Sra. Ana Luz."),
    (DURAO, "pt", "A palavra foi dada ao Dr. ⟦W201:Rui Sá Lima⟧. Citou o Ministro Ary Reis. O Sr. ⟦W201:José Melo⟧ (Câmara de Comércio) perguntou."),
    (DURANDE, "fr", "A également pris la parole M. ⟦W201:Paul Hébert⟧. Mme ⟦W201:Josette Lacroix⟧, de la Chambre de commerce, a souhaité un guichet. Elle a remercié M. Luc Petit. Mme ⟦W201:Durant⟧ a conclu."),
    (DURANDE, "fr", "Mme Durand a ouvert. Le plan est prêt ; il indique tout. Le Cadre est prêt. Il a souligné tout cela. Elle a dit oui. ⟦W206:Il⟧ a ajouté que oui. Elle ⟦W401:indique⟧ que non."),
    (DURAN, "es", "La Dra. Durán explicó el plan; ella ⟦W401:añade⟧ que falta más. Explicó que el plan es bueno y que ella añade poco. ⟦W401:Insiste⟧ en que falta."),
]  # fmt: skip


@pytest.mark.parametrize(("people", "language", "text"), SPEAKERS)
def test_who_speaks_and_how_they_are_called(people, language, text):
    assert_told(language, text, "interventions[0].text", participants=people)


TEXTS = [
    # first persons, and what only ends or looks like one
    ("en", "A gold mine was visited. Annex I was adopted. Phase I will begin. The Second World War I had read of. ⟦W301:I think⟧ so."),
    ("es", "⟦W301:Acordamos⟧ seguir. Los tramos y los préstamos, con varios reclamos. ⟦W301:Trabajábamos⟧ mucho. Quinientos gramos. Los máximos organismos supremos."),
    ("es", "⟦W301:Creo que⟧ sí. Nuestra Señora de la Paz. ⟦W301:Coincidimos⟧ en ello. ⟦W301:Nosotros⟧ trabajamos."),
    ("pt", "⟦W301:Celebramos⟧ o avanço. Os últimos termos e os extremos. Nossa Senhora da Glória cresce. ⟦W301:Concordamos⟧ com tudo."),
    ("fr", "⟦W301:Rappelons que⟧ oui. Les rayons et les cartons. La rue Notre-Dame."),
    # dates
    ("en", "On ⟦W508:12 September 2024⟧ the Council adopted the plan. The treaty, signed in Lima on ⟦W508:3 May 2024⟧, helps. A meeting on 3 June 2024 was announced. It was scheduled on 3 May 2024. It runs until 12 May 2024."),
    ("es", "El ⟦W508:3 de mayo de 2024⟧ se firmó el acuerdo. Los datos fueron compilados el ⟦W508:3 de mayo de 2024⟧. Se aprobó celebrar el taller el 3 de mayo de 2024. La sesión prevista para el 3 de mayo de 2024 se aprobó."),
    ("pt", "Os dados foram recolhidos em ⟦W508:3 de maio de 2024⟧. A sessão foi marcada para 3 de maio de 2024."),
    ("fr", "Les données ont été diffusées le ⟦W508:3 mai 2024⟧. La séance a été fixée au 3 mai 2024. Le ⟦W508:15 mai 2024⟧ s'est tenue la réunion."),
    ("en", "The first round took place on 11 October 2023; the second was held on ⟦W510:9 October 2023⟧. Between ⟦W509:June and March 2023⟧ it grew. Between June and July 2023 it fell."),
    ("es", "El primer taller tuvo lugar el 15 de enero de 2024 y el segundo se llevó a cabo el ⟦W510:12 de diciembre de 2023⟧. Los datos son de entre el ⟦W509:25 y el 3 de octubre de 2023⟧."),
    ("fr", "Le premier atelier a eu lieu le 14 mars 2024, le second le ⟦W510:4 mars 2024⟧. Un second point."),
    ("en", "⟦W511:In recent months⟧ it fell; ⟦W511:a few weeks ago⟧ too. In recent years it rose. Last but not least, the last month of 2023; the following year; next steps."),
    ("es", "⟦W511:El próximo mes de mayo⟧ sube; ⟦W511:dentro de dos semanas⟧ baja. Al mes siguiente; el próximo paso; en los últimos años."),
    ("pt", "⟦W511:Nos últimos meses⟧ caiu. O próximo passo; nos últimos anos; ao longo do ano."),
    ("fr", "⟦W511:Ces derniers mois⟧, baisse ; ⟦W511:dans quelques semaines⟧, hausse. Ces dernières années ; l'année suivante ; la prochaine étape."),
    # members and countries
    ("en", "As Member States of SELA, Barbados, ⟦W801:Costa Rica⟧ and Guyana reported. ⟦W801:Jamaica⟧, Cuba and Chile, Member States of SELA, agreed. ⟦W801:Costa Rica⟧ is one of the Member States of SELA."),
    ("en", "Costa Rica and the Member States of SELA agreed. As a Member State of SELA, Barbados thanked Costa Rica. The Member States of SELA, Costa Rica and Jamaica took part. The Member States of SELA (Peru, Chile) and Jamaica."),
    ("es", "En su calidad de Estado Miembro del SELA, ⟦W801:Costa Rica⟧ habló. Asistieron los Estados Miembros del SELA, así como Costa Rica en calidad de observador."),
    ("en", "In ⟦W805:Venezuala⟧ and ⟦W805:Urugay⟧. In British Columbia and Columbia University. Colombian and Argentine goods. Guyane. Surinam."),
    ("es", "En ⟦W805:Venezula⟧ y ⟦W804:Peru⟧. Argentino, Chileno, Colombiano, Cubanos. Los Haitianos."),
    # marks
    ("en", "She said ⟦W703:'the sea'⟧ is home. The states' rights and the '90s. Rock 'n' roll. A 5' pole."),
    ("fr", "Il a dit ⟦W703:'la mer'⟧. L'accord d'aujourd'hui. Qu'il l'ait dit. Les années '90 et l'été."),
    ("en", "She said “this” and ⟦W704:‘that word’⟧ there and “more”. The “so-called ‘term’” is fine; so is ‘one’."),
    ("en", "⟦W711:“This is it and left.⟧\n\nNext paragraph."),
    ("en", "“The first paragraph of a quotation.\n\n“The second one.” It was fine."),
    ("pt", "Os projetos e o projeto avançam. O ⟦W604:projecto⟧ de lei e os ⟦W604:projectos⟧. O projeto é bom."),
    # acronyms
    ("en", "The ⟦W110:Food and Agricultural Organization⟧ (FAO) came. The Port Management Authority (PMA) came; the PMA agreed. The ⟦W109:OIM⟧ came."),
    ("es", "La Organización Mundial de la Salud (OMS, o WHO por sus siglas en inglés). El Comité Asesor Nacional (CAN) se reunió; el CAN decidió."),
    ("en", "Under the Agreement on Trade-Related Aspects of Intellectual Property Rights (TRIPS Agreement) it is so. TRIPS helps; COVAX too."),
    ("en", "The method, in use since 2010,\n\n⟦W706:was⟧ explained. In 2020\n\nit began."),
    # leftovers
    ("en", "The cost is ⟦E701:[amount]⟧. See ⟦E701:[name of the minister]⟧. She said “the [new] plan” was [sic] good [...]. In [1] it is; [date](https://example.org) too, at https://example.org. It cost US$ ⟦E701:XX⟧ million in the XX century, at the XX Meeting. It was (⟦E701:to be confirmed⟧)."),
    ("es", "Costó ⟦E701:XX⟧ millones en el siglo XX. El ⟦E701:XX⟧ de marzo. ⟦E701:[completar]⟧ Las fechas están por definir."),
    ("es", "⟦E701:Por definir⟧."),
    ("fr", "C'est (⟦E701:à confirmer⟧). ⟦E701:[à compléter]⟧ Le coût est à préciser. [la suite]"),
    ("en", "⟦E701:Error! Reference source not found.⟧\n\n⟦E701:Click or tap here to enter⟧ text."),
    # numbers
    ("en", "It had three aims: i) to meet; ii) to talk; and ⟦E604:iv)⟧ to agree. See items a), b) and d) of it. Points: a) one thing, b) two things, ⟦E604:d)⟧ four things."),
    ("es", "Fines: i) reunirse; ii) hablar; iii) acordar; iv) cerrar; v) volver. El artículo 5, literales a) Personas, c) Bienes y f) Datos."),
    ("es", "1. La flota.\n\n2. La veda.\n\n⟦E604:4.⟧ El registro."),
    # notes
    ("es", "Los datos están en línea[^p].\n\n[^p]: ⟦W1101:Véase el portal de la institución.⟧"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_is_told_of_a_text(language, text):
    assert_told(language, text, "interventions[0].text", participants=DURAND)


def test_conclusions_bear_no_numbers_of_their_own():
    judged = report_of(
        "es", conclusions=["1) Se creó un registro.", "2.- Se fijó la veda.", "30 países votaron.", "1985. Un año."]
    )
    assert everything_told(judged) == [
        ("E603", "conclusions[0].text", "1) Se creó un registro."),
        ("E603", "conclusions[1].text", "2.- Se fijó la veda."),
    ]


def test_groups_follow_each_other_day_by_day():
    groups = [
        {"heading": "A", "date": "2024-04-05"},
        {"text": "One."},
        {"heading": "B", "date": "2024-04-04"},
        {"text": "Two."},
    ]
    judged = report_of("en", meeting={"date": None, "from": "2024-04-04", "to": "2024-04-05"}, interventions=groups)
    assert [(code, path) for code, path, _ in everything_told(judged)] == [("W510", "interventions[2].date")]
