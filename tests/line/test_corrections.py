"""Corrigenda, addenda and revisions with the real engines: one sheet, its notice at the foot, every word as typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.engines.choice import choose_engine
from pipeline.model.choices import Paper
from pipeline.model.stages import Imposition
from pipeline.pdf.reading import read_facts
from tests.support.corrections import ONE, addendum, corrigendum, entries_of, printed_entries, words_in
from tests.support.hostile import SNIPPETS, hostile_texts
from tests.support.layout import lines_of
from tests.support.presswork import ROOT, W, body_words, checked, fields, made, part, squeezed, words_of

pytestmark = pytest.mark.needs_libreoffice
UNHURRIED = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "phases": [Phase.generate]}
SHEET = (0, 842)
LANGUAGES = ("en", "es", "pt", "fr")
LONG = "The representative of the Andean Community noted that the working methodology had been agreed in March. " * 4
MANY = [{"place": f"Page {n}, line 2", "instead_of": LONG.strip(), "read": f"Nothing {n}"} for n in range(1, 9)]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    with choose_engine("embedded", ROOT / "templates" / "fonts", tmp_path_factory.mktemp("embedded")) as engine:
        yield engine


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corrigendum_is_one_page_that_keeps_all_claims(language, paper, engine, tmp_path):
    edition = made(checked(tmp_path, corrigendum(language)), engine, Imposition(paper=paper))
    assert (edition.pages, edition.claims, edition.contents) == (1, ("PDF/A-3a", "PDF/UA-1"), ())
    facts = read_facts(edition.files["pdf"])
    assert facts.labels == ("1",)
    assert [(entry.title, entry.depth) for entry in facts.outline][1:] == [(ONE["place"], 2)]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_notice_ends_a_line_above_the_foot(paper, engine, tmp_path):
    foot = {Paper.LETTER: 699.0, Paper.A4: 724.5}[paper]
    for wanted in (corrigendum(), corrigendum("en", MANY[0]), corrigendum("fr"), addendum()):
        pages = lines_of(made(checked(tmp_path, wanted), engine, Imposition(paper=paper)).files["pdf"], *SHEET)
        assert len(pages) == 1
        assert foot - 2 * 17 < pages[0][-1].foot < foot - 17


def test_what_takes_more_goes_on_with_header_and_folio(engine, tmp_path):
    edition = made(checked(tmp_path, corrigendum("en", *MANY)), engine)
    pages = [[line.text for line in page] for page in lines_of(edition.files["pdf"], *SHEET)]
    assert len(pages) > 1
    assert read_facts(edition.files["pdf"]).labels == tuple(str(n + 1) for n in range(len(pages)))
    assert all(page[0] == "SP/RV-TRCD-IR-24/Corr.1" and page[-1] == str(n) for n, page in enumerate(pages[1:], 2))
    assert "Corrigendum" in pages[0]
    assert pages[0][-1] != "1"
    assert any("Copyright" in line for line in pages[-1])


def test_the_embedded_engine_makes_the_same_word_document_but_for_a_foot(embedded, engine, tmp_path):
    report = checked(tmp_path, corrigendum("es"))
    one, other = made(report, embedded), made(report, engine)
    assert (one.pages, one.claims) == (1, ("PDF/A-3b",))
    texts = [[words_of(node) for node in part(each.files["docx"]).iter(f"{W}p")] for each in (one, other)]
    assert texts[0] == texts[1]


def assert_printed(texts, language, engine, folder):
    """The Word document has the entries paragraph by paragraph, the PDF has the same words in the same order."""
    edition = made(checked(folder, corrigendum(language, *entries_of(texts)), whatever=True), engine)
    found = [words_of(node).replace("⇥", "").replace("⏎", "") for node in part(edition.files["docx"]).iter(f"{W}p")]
    wanted = printed_entries(texts, words_in(language))
    at = next(n for n, text in enumerate(found) if text.startswith("5 ")) + 1
    assert [squeezed(text) for text in found[at : at + len(wanted)]] == [squeezed(text) for text in wanted]
    printed, place = squeezed(body_words(edition.files["pdf"], 0)), 0
    for text in wanted:
        place = printed.find(squeezed(text), place)
        assert place >= 0, text
        place += len(squeezed(text))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_words_are_printed_as_typed(language, engine, tmp_path):
    assert_printed(list(SNIPPETS), language, engine, tmp_path)


@settings(max_examples=6, derandomize=True, **UNHURRIED)
@given(texts=st.lists(hostile_texts(), min_size=8, max_size=12), language=st.sampled_from(LANGUAGES))
def test_whatever_is_typed_is_printed(texts, language, engine, tmp_path):
    assert_printed(texts, language, engine, tmp_path)


def test_an_addendum_prints_texts_in_full(engine, tmp_path):
    text = "### The agenda\n\nMadam Chair.[^1]\n\n- one\n- two\n\n### The end\n\nThank you.\n\n[^1]: A note."
    edition = made(checked(tmp_path, addendum("en", {"title": "Statement of Cuba", "text": text})), engine)
    outline = [(entry.title, entry.depth) for entry in read_facts(edition.files["pdf"]).outline]
    assert outline == [("Addendum", 1), ("Statement of Cuba", 2), ("The agenda", 3), ("The end", 3)]


def revision(*corrections):
    return fields(revision=1, corrections=list(corrections))


@pytest.mark.parametrize("duplex", [False, True])
@pytest.mark.parametrize(("entries", "pages"), [(1, 1), (12, 1), (28, 2), (40, 3)])
def test_a_revision_lists_its_changes_and_its_contents_stay_true(entries, pages, duplex, engine, tmp_path):
    given = [{**ONE, "place": f"Page {n}, {LONG[:60]}"} for n in range(entries)]
    edition = made(checked(tmp_path, revision(*given)), engine, Imposition(duplex=duplex, odd_chapters=duplex))
    lines = [[line.text for line in page] for page in lines_of(edition.files["pdf"])]
    front = 1 + duplex
    assert lines[front][0] == "Changesinthisrevision"
    assert "".join(lines[front + pages - 1]).endswith("awareofsaidreproduction.")
    contents = front + pages + (duplex and pages % 2)
    assert any("CONTENTS" in line for line in lines[contents])
    assert [page for _, page in edition.contents] == (["1", "3", "5"] if duplex else ["1", "2", "3"])


def test_a_list_of_changes_ends_where_every_notice_ends(engine, tmp_path):
    ends = []
    for wanted in (fields(rapporteur="Mr. Tomás Bastidas"), revision(ONE), revision(*[ONE] * 9)):
        page = lines_of(made(checked(tmp_path, wanted), engine).files["pdf"])[1]
        ends.append(round(page[-1].foot))
    assert len(set(ends)) == 1
