"""The catalogue of messages against the code: every code has its sentences, every sentence is used, every word is given."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import ExitCode, RapporteurError
from pipeline.messages import catalogue

PACKAGE = Path(__file__).parents[1] / "pipeline"
CODE = re.compile(r"[A-Z]\d{3,4}")
# What `finding` takes beside the parameters of the sentence.
OWN = {"place", "severity"}
CODES = {code for code in catalogue() if not code[0].islower()}
PHRASES = set(catalogue()) - CODES


def _codes_in_catalogue() -> list[str]:
    files = sorted((PACKAGE / "messages" / "en").glob("*.toml"))
    return [code for file in files for code in tomllib.loads(file.read_text(encoding="utf-8"))]


@cache
def _texts() -> frozenset[str]:
    """Every text that stands in the code on its own."""
    return frozenset(
        node.value
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _calls(function: str = "finding") -> dict[str, list[tuple[str, set[str], bool]]]:
    """For each code, where `finding` is called with it: the file, the names given, whether others may come by `**`.

    Likewise for each phrase and `phrase`.
    """
    calls = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    names = {word.arg for word in node.keywords if word.arg}
                    open_ended = any(word.arg is None for word in node.keywords)
                    calls[str(first.value)].append((file.name, names - OWN, open_ended))
    return calls


def _names(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def test_every_code_that_is_used_has_its_sentences_and_every_sentence_its_code():
    assert {text for text in _texts() if CODE.fullmatch(text)} == CODES


def test_every_rule_says_why_it_is_there():
    """Those of the domain notes, E1 to W12, and what editions are held to; the form of a file explains itself."""
    rules = re.compile(r"[EW](?:[1-8]|1[0-2])\d\d|W9[1-4]\d")
    assert not [code for code in CODES if rules.fullmatch(code) and not catalogue()[code].explanation]


def test_every_phrase_is_used_and_has_its_sentence():
    names = {text.replace("-", "_") for text in _texts()}
    begun = tuple(text for text in _texts() if re.fullmatch(r"[a-z_]+_", text))  # of f"field_{name}"
    assert not {phrase for phrase in PHRASES - names if not phrase.startswith(begun)}
    assert set(_calls("phrase")) <= PHRASES


def test_what_a_phrase_names_is_given_to_it():
    for name, calls in _calls("phrase").items():
        for file, given, open_ended in calls:
            missing = (_names(catalogue()[name].text) | _names(catalogue()[name].many)) - {"count"} - given
            assert open_ended or not missing, f"{file} gives {name} no {missing}"


def test_a_code_stands_once():
    assert not [code for code, times in Counter(_codes_in_catalogue()).items() if times > 1]


def test_what_a_sentence_names_is_given_to_it():
    for code, calls in _calls().items():
        wanted = _names(catalogue()[code].text) | _names(catalogue()[code].hint)
        for file, given, open_ended in calls:
            missing = wanted - given
            assert open_ended or not missing, f"{file} gives {code} no {missing}"


def test_the_words_of_a_sentence_are_parameters_of_it():
    for code in CODES:
        assert set(catalogue()[code].words) <= _names(catalogue()[code].text) | _names(catalogue()[code].hint), code


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_message_is_written_as_messages_are(code):
    text, hint = catalogue()[code].text, catalogue()[code].hint
    for sentence in (text, hint):
        assert "\n" not in sentence
        assert not re.search(r"\b(?:we|our|us|please|sorry)\b", sentence, re.IGNORECASE)
        assert not sentence.endswith((".", "!"))
        opening = sentence.lstrip("`“{")
        assert not opening[:1].isupper() or re.match(r"LibreOffice|Word|PDF|Python|ISBN", opening), sentence
    assert CODE.fullmatch(code)
    assert text
    assert len(text) <= 150
    assert hint, "a person is not told what to do"


def test_the_exit_codes_are_those_that_were_promised():
    promised = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 130, 143]
    assert [code.value for code in ExitCode] == promised
    given = {kind.__name__: kind.exit_code.value for kind in RapporteurError.__subclasses__()}
    assert given == {
        "UsageError": 2,
        "MachineError": 3,
        "InputError": 4,
        "TemplateError": 5,
        "AnnexError": 6,
        "ConversionError": 7,
        "OutputError": 8,
        "StorageError": 9,
        "RegisterError": 10,
    }
