"""The whole line, with the real engine: whatever is typed in whatever field is what is printed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from tests.support.everywhere import body_of, report_of
from tests.support.hostile import SNIPPETS, hostile_texts
from tests.support.presswork import W, body_words, checked, fields, made, part, squeezed, words_of
from tests.support.reports import the_office

pytestmark = pytest.mark.needs_libreoffice
# An example is a report of eighty pages: making one smaller takes longer than reading it.
UNHURRIED = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "phases": [Phase.generate]}
CHAPTERS = ("background", "interventions", "conclusions", "recommendations")


def assert_printed(texts, language, engine, folder):
    """Both files hold the words of every field, in order, and no others."""
    edition = made(checked(folder, report_of(texts, language), whatever=True), engine)
    headings = {part: the_office().heading("rapporteur-report", part, Language(language)) for part in CHAPTERS}
    body = body_of(texts, the_office().words(Language(language)), headings)
    paragraphs = [words_of(node) for node in part(edition.files["docx"]).iter(f"{W}p")]
    typed = [text.replace("⏎", "") for text in paragraphs if text]
    assert_in_order(body, typed[typed.index(body[0]) :])
    assert_words_of_pdf(body, texts, edition)


def assert_in_order(expected, found):
    """Each paragraph has its text, up to Unicode NFC and white space."""
    assert list(map(squeezed, found)) == list(map(squeezed, expected))


def assert_words_of_pdf(body, texts, edition):
    """The words stand in the PDF in their order; besides them there are notes, list marks and numbers alone."""
    printed = squeezed(body_words(edition.files["pdf"], 3))
    body = [squeezed(re.sub(r"^(Q\d+c)\*$", r"\1", text)) for text in body]
    place = 0
    for text in body:
        found = printed.find(text, place)
        assert found >= 0, (text, printed[place : place + 200])
        place = found + len(text)
    rest = Counter(printed)
    rest.subtract("".join([*body, *map(squeezed, texts)]))
    assert {sign: count for sign, count in rest.items() if count < 0} == {}
    assert {sign for sign, count in rest.items() if count} <= set("–1234567890)")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_words_are_printed_as_typed(language, engine, tmp_path):
    assert_printed(list(SNIPPETS), language, engine, tmp_path)


def assert_listed(titles, language, engine, folder):
    """Each title stands in the contents, the PDF's outline and the header as typed: else there is no edition."""
    some = [{"title": title, "text": "x"} for title in titles[1:]]
    report = fields(language, {"title": titles[0]}, sections=some[::2], annexes=some[1::2])
    edition = made(checked(folder, report, whatever=True), engine)
    listed = [title for title, _ in edition.contents]
    assert sorted(map(squeezed, titles[1:])) == sorted(map(squeezed, listed[3:]))


def test_hostile_titles_are_listed_as_typed(engine, tmp_path):
    # LibreOffice leaves backslashes out of the outline, and both blanks beside this one stay
    assert_listed(["a \\ b", *SNIPPETS, "\\ a", "a \\ b"], "es", engine, tmp_path)


@settings(max_examples=5, derandomize=True, **UNHURRIED)
@given(titles=st.lists(hostile_texts(), min_size=30, max_size=40), language=st.sampled_from(["es", "pt", "fr", "en"]))
def test_whatever_title_is_listed(titles, language, engine, tmp_path):
    assert_listed(titles, language, engine, tmp_path)


@settings(max_examples=10, derandomize=True, **UNHURRIED)
@given(texts=st.lists(hostile_texts(), min_size=20, max_size=30), language=st.sampled_from(["es", "pt", "fr", "en"]))
def test_whatever_is_typed_is_printed(texts, language, engine, tmp_path):
    assert_printed(texts, language, engine, tmp_path)


@pytest.mark.soak
@settings(max_examples=60, derandomize=True, **UNHURRIED)
@given(texts=st.lists(hostile_texts(), min_size=20, max_size=40), language=st.sampled_from(["es", "pt", "fr", "en"]))
def test_whatever_is_typed_is_printed_at_length(texts, language, engine, tmp_path):
    assert_printed(texts, language, engine, tmp_path)
