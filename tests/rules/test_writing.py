# ruff: noqa: E501 - a text and its findings stand on one line
"""The rules on how a report is written: `spelling`, `quotation_marks`, `blanks`, `number_signs`, `gendered_words`."""

from __future__ import annotations

import pytest

from pipeline.findings import Severity
from pipeline.rules.gendered_words import gendered_words
from tests.support.wording import assert_told, report_of

CASES = [
    ("en", "They organise it, realised it, and ⟦W603:organize⟧ a digitalised ⟦W603:organization⟧ of it."),
    ("en", "They organize, realize, digitize and ⟦W603:prioritise⟧."),
    ("en", "The World Health Organization and the Food and Agriculture Organization of the United Nations organise it; “we organize”."),
    ("en", "They advise, exercise, promise, revise, supervise, comprise and size the prize; organise it. The enterprise is wise."),
    ("en", "The labour market, labour law and ⟦W604:labor⟧ unions; the programme and a computer program."),
    ("es", "En septiembre, en septiembre y en ⟦W604:setiembre⟧."),
    ("pt", "O projeto, o projeto e o ⟦W604:projecto⟧; a ação e a ativação."),
    ("fr", "La clé, la clé et la ⟦W604:clef⟧ ; le mot-clef et le mot-clé."),
    ("en", 'He read ⟦W703:"the plan"⟧ on a 5" screen.'),
    ("es", "Leyó ⟦W703:\"el plan\"⟧ y «otro» y «otro, con “comillas” dentro»."),
    ("fr", "Il a lu « un », « deux, “dedans” » et ⟦W704:“trois”⟧."),
    ("pt", "Leu “um”, “dois” e ⟦W704:«⟧três»."),
    ("en", "He left⟦W705:  early⟧, then  came."[:0] + "He left⟦W705:  ⟧early."),
    ("es", "Los N° 5, N° 6 y ⟦W707:n.º⟧ 7, y el documento SP/CL/L.O/DT Nº 2-24."),
    ("en", "No. 5, No. 6 and ⟦W707:N°⟧ 7. No. And no 5."),
    ("pt", "A Lei n.º 5, a Lei n.º 6 e a Lei ⟦W707:nº⟧ 7."),
    ("fr", "Le n° 5, le N° 6 et le n° 7."),
    ("es", "La ⟦W708:conver- gencia⟧ de los países, a corto- y largo plazo."),
    ("en", "The ⟦W708:conver- gence⟧ of short- and long-term, pre- or post-war, and inter-regional plans - as said."),
    ("en", "He came⟦W709: ⟧, saw (⟦W709: ⟧them) and .NET at 1 : 5, so [^1]. It said . . . so⟦W709: ⟧.\n\n[^1]: A note⟦W709: ⟧."),
    ("fr", "Il vint⟦W709: ,⟧ vit ; et vainquit ! « Oui »⟦W709: .⟧"),
    ("es", "Vino⟦W709: ⟧; y la «casa»⟦W709: ⟧, ... etc."),
    ("en", "Rosi's, Paz's and Roux⟦W710:’⟧s; ‘quoted’ and the Peoples’ ⟦W703:'own'⟧, in the '90s."),
    ("pt", "A caixa-d’água e a copo-d’água."),
    ("es", "El texto fue\n\n⟦W706:enviado⟧ a los países."),
    ("en", "The text was\n\n⟦W706:sent⟧ to them.\n\nAnother one:\n\na short one.\n\ni) one;\n\nii) two."),
    ("fr", "La convergence a court-circuité les plans - dit-on - de moyen- et long-terme."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CASES)
def test_how_it_is_written(language, text):
    assert_told(language, text)


GENDERED = [
    ("en", "The chairman and the spokesman met the chair.", ["chairman", "spokesman"]),
    ("es", "La señorita Paz y los delegados hablaron con las delegaciones.", ["señorita", "los delegados"]),
    ("pt", "Os delegados e os participantes falaram.", ["Os delegados"]),
    ("fr", "Les délégués et les délégations ont parlé.", ["Les délégués"]),
    ("en", "He said, “the chairman spoke”; *Mankind* is a book. Humanity, participants, humans.", []),
    ("es", "Las participantes, la gente y «los delegados». El Delegado Paz.", []),
]


@pytest.mark.parametrize(("language", "text", "words"), GENDERED)
def test_words_for_one_gender_are_suggestions(language, text, words):
    told = list(gendered_words(report_of(language, background=text)))
    assert [said.finding.parameter("words") for said in told] == words
    assert {said.finding.severity for said in told} <= {Severity.SUGGESTION}
