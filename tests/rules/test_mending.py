# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from pipeline.model.report import Report
from pipeline.rules import run_rules
from pipeline.rules.mending import apply, mend
from pipeline.rules.replacing import replaced
from pipeline.rules.subject import read_subject
from tests.support.reports import the_office
from tests.support.wording import report_of

CASES = [
    ("en", 'He read "the *plan*" on a 5" screen.', "He read “the *plan*” on a 5\" screen."),
    ("en", 'He said “read "it" now”.', "He said “read ‘it’ now”."),
    ("fr", 'Il a lu "le plan".', "Il a lu «\u00a0le plan\u00a0»."),
    ("es", 'Leyó «otro», «uno» y "el plan".', "Leyó «otro», «uno» y «el plan»."),
    ("pt", 'Leu "o plano".', "Leu “o plano”."),
    ("en", "It  came   late.\n\n- one  more\n- two\n\n| a  b | c   |\n|------|-----|\n| d    | e   |", None),
    ("en", "Organize it, they said, to organise and realise.", "Organise it, they said, to organise and realise."),
    ("en", "Organization and “organization”: they organise, organise.", "Organisation and “organization”: they organise, organise."),
    ("es", "Los N° 5, N° 6, n.º 7 y SP/CL/L.O/DT Nº 2-24.", "Los N° 5, N° 6, n° 7 y SP/CL/L.O/DT Nº 2-24."),
    ("es", "En septiembre, en septiembre y en setiembre.", "En septiembre, en septiembre y en septiembre."),
    ("es", "Leyó «uno», “dos” y “tres, ‘con’ más”.", "Leyó “uno”, “dos” y “tres, ‘con’ más”."),
    ("pt", "Leu “um”, “dois” e « três ».", "Leu “um”, “dois” e “três”."),
    ("fr", "Il lit « un », « deux » et “trois”.", "Il lit « un », « deux » et «\u00a0trois\u00a0»."),
    ("es", "El *texto* fue\n\nenviado , en fin , a ( todos ) los países.", "El *texto* fue\nenviado, en fin, a (todos) los países."),
    ("fr", "Qui vient ? Tous , dit-il ; voilà !", "Qui vient ? Tous, dit-il ; voilà !"),
    ("en", "The convergence of conver- gence, and of long- standing ties.", "The convergence of convergence, and of long- standing ties."),
    ("en", "Rosi's and Paz's, Roux’s; see https://x.org/’a’b.", "Rosi's and Paz's, Roux's; see https://x.org/’a’b."),
    ("fr", "L’accord, d’abord, et l'autre.", "L’accord, d’abord, et l’autre."),
    ("en", "The ‘first plan’, the ‘second plan’ and \"the third\".", "The ‘first plan’, the ‘second plan’ and ‘the third’."),
    ("en", 'One " alone and [a "b" c](https://x.org/"y).', None),
]  # fmt: skip


def mend_text(text, language, office):
    """The edits for a passage that stands alone."""
    given = {"format": 1, "stage": "draft", "language": language, "meeting": {"title": "-"}, "background": text}
    return mend(read_subject(Report.model_validate(given), office))


@pytest.mark.parametrize(("language", "text", "mended"), CASES)
def test_what_is_mechanical_is_mended(language, text, mended):
    edits = mend_text(text, Language(language), the_office())
    if mended is not None:
        assert apply(text, edits) == mended
    assert mend_text(apply(text, edits), Language(language), the_office()) == ()


def test_blanks_within_words_of_a_list_and_a_table():
    text = CASES[5][1]
    assert apply(text, mend_text(text, Language.ENGLISH, the_office())) == (
        "It came late.\n\n- one more\n- two\n\n| a b | c   |\n|------|-----|\n| d    | e   |"
    )


def test_the_majority_is_that_of_the_report():
    judged = report_of("en", background="They organize it.", conclusions=["To organise.", "To realise."])
    assert [(edit.path, edit.replacement) for edit in mend(judged)] == [("background", "organise")]


def test_what_was_accepted_stays():
    accept = [{"code": "W603", "reason": "it is a name"}]
    assert mend(report_of("en", background="They organize, realise and organise it.", accept=accept)) == ()


PIECES = [" ,", " .", "( ", " )", "’s", "'s", "l'a", "conver- gence", "convergence", "\n\nsent to ", " ;", '"', "“", "”", "«", "»", "‘", "’", "  ", " ", "\u00a0", "N° 5", "n.º 6", "No. 7", "organise", "organize", "we", "**", "*",
          "\n\n", "\n", "CAN", "last year", "8 October 2023", "5\"", "- ", ", ", ". ", "Brasil", "[x](https://x.org)", "\\", "|"]  # fmt: skip


@settings(derandomize=True, max_examples=250, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "text", "Text"]), max_size=14).map("".join), st.sampled_from(list(Language)))
def test_mending_adds_no_finding_and_is_done_at_once(text, language):
    judged = report_of(language.value, background=f"x {text}")
    edits = mend(judged)
    after = read_subject(replaced(judged.report, "background", apply(judged.texts["background"], edits)), judged.office)
    before = Counter(said.finding.code for said in run_rules(judged))
    assert Counter(said.finding.code for said in run_rules(after)) <= before
    assert mend(after) == ()
