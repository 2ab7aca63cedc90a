"""The catalogues: none lacks a translation, none says other things than the English, what is compiled is what is written."""

from __future__ import annotations

import re
import string

import pytest

from pipeline.cli.console import letters_of
from pipeline.findings import finding
from pipeline.messages import field_descriptions, help_text, message, phrase, translations, word
from tests.support.catalogues import LANGUAGES, as_mo, as_po, po_file, read_catalogue, template, updated

TYPED = re.compile(r"`([^`]*)`")
OWN = re.compile(r"--[a-z-]+|[A-Z]\d{3}|[a-z.]+\.ya?ml|\.[a-z]+|\{[^}]+\}")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def messages(language):
    return [each for each in read_catalogue(language) if each.id]


def _forms(words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _names(pattern: str) -> set[tuple[str, str | None]]:
    return {(name, form) for _, name, form, _ in string.Formatter().parse(pattern) if name is not None}


def test_none_lacks_a_translation(language, messages):
    wanted = {(each.context, each.id) for each in template() if each.id}
    told = {(each.context, each.id) for each in messages if all(_forms(each.string)) and not each.fuzzy}
    assert wanted - told == set(), f"run `make messages`, then translate what is empty or fuzzy in {po_file(language)}"
    assert told - wanted == set(), "run `make messages`"


def test_the_catalogue_is_written_as_make_messages_writes_it(language):
    assert po_file(language).read_bytes() == as_po(language, updated(language))


def test_what_is_compiled_is_what_is_written(language):
    assert po_file(language).with_suffix(".mo").read_bytes() == as_mo(read_catalogue(language)), "run `make messages`"


def test_a_translation_names_what_the_english_names(messages):
    for each in messages:
        if not each.context and "%(" in str(each.id):
            continue
        english = set().union(*map(_names, _forms(each.id)))
        for told in filter(None, _forms(each.string)):
            one = each.pluralizable and _names(told) <= english
            assert _names(told) == english or one, (each.context, told)


def test_what_is_typed_is_not_translated(messages):
    """Fields, options, codes and names of files, in their backticks, are written so in every language."""
    fields = {name for nouns in field_descriptions().values() for name in nouns}
    for each in messages:
        for english, told in zip(_forms(each.id), _forms(each.string), strict=True):
            typed = {word for word in TYPED.findall(english) if OWN.fullmatch(word) or word.strip(":") in fields}
            assert not told or typed <= set(TYPED.findall(told)), (each.context, told)


def test_a_translation_is_written_as_messages_are(messages):
    for each in messages:
        if each.context and re.fullmatch(r"[A-Z]\d{3,4}\.(?:text|hint)", each.context) and each.string:
            opening = each.string.lstrip("`“«{¿\N{NARROW NO-BREAK SPACE}")
            names = r"LibreOffice|Word|PDF|Python|ISBN|DOI|YAML|Markdown"
            assert not opening[:1].isupper() or re.match(names, opening), each.string
            assert not each.string.endswith((".", "!")), each.string
            assert "\n" not in each.string
            assert len(each.string) <= max(200, 1.6 * len(each.id)), each.string


def test_each_text_ends_as_the_english_does(messages):
    for each in messages:
        if each.context and " " in each.id and each.string:
            assert each.id.endswith(".") == each.string.endswith("."), (each.context, each.string)


@pytest.mark.parametrize(
    ("language", "zero", "one", "many"),
    [
        ("en", "0 pages", "1 page", "2 pages"),
        ("es", "0 páginas", "1 página", "2 páginas"),
        ("pt", "0 página", "1 página", "2 páginas"),
        ("fr", "0 page", "1 page", "2 pages"),
    ],
)
def test_each_language_counts_in_its_own_way(language, zero, one, many):
    assert [phrase("pages", language, number) for number in (0, 1, 2)] == [zero, one, many]


def test_thousands_are_marked_as_the_reader_marks_them():
    found = finding("T080", found=1234567, limit=1000)
    assert "1,234,567 bytes" in message(found).text
    assert "1.234.567" in message(found, "es").text
    assert "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567" in message(found, "fr").text


def test_words_within_a_sentence_are_told_in_its_language():
    found = finding("E053", name="a.png", kind="a folder")
    assert message(found).text == "`a.png` is a folder, not a file"
    assert "una carpeta" in message(found, "es").text
    refused = finding("F200", path="x", why="Permission denied")
    assert message(refused).text.endswith("Permission denied")
    assert message(refused, "es").text.endswith("permiso denegado")
    assert message(finding("F200", path="x", why="Some other thing"), "es").text.endswith("Some other thing")


def test_what_is_not_translated_is_told_in_english():
    assert translations("xx").gettext("Usage:") == "Usage:"
    assert phrase("nothing_stops", "xx") == phrase("nothing_stops")
    assert word("a word of tomorrow", "es") == "a word of tomorrow"
    assert help_text("A help.\n\nOf tomorrow.", "es") == "A help.\n\nOf tomorrow."
    assert field_descriptions("xx") == field_descriptions()


def test_the_words_that_the_code_gives_are_in_the_catalogue():
    from pipeline.reading import folder, source
    from pipeline.reading.imports.document import ChangeKind
    from pipeline.word import kind

    given = {*source._FOREIGN.values(), *kind._FAMILIES.values(), *map(str, ChangeKind)}
    given |= {name for _, name in kind._BY_HEAD} | {name for _, name in folder._KINDS}
    assert given <= {each.id for each in template() if each.context == "word"}


@pytest.mark.parametrize("question", ["into_question", "change_question", "comment_question"])
@pytest.mark.parametrize("tongue", ["en", *LANGUAGES])
def test_a_question_has_a_letter_for_each_answer(tongue, question):
    asked = phrase(question, tongue, who="Ana")
    letters = letters_of(asked)
    assert len(set(letters)) == 4
    assert question == "into_question" or all(f"{letter}*" in asked for letter in letters[:2])
