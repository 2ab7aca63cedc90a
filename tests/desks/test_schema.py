"""The schema that editors use: every field is described, and what the models take in two forms it takes too."""

from __future__ import annotations

import json

import pytest

from pipeline.desks.schema import input_schema
from pipeline.messages import field_descriptions
from pipeline.model.report import Report

SCHEMA = json.loads(input_schema())


def _nouns() -> dict[str, set[str]]:
    drawn = Report.model_json_schema(by_alias=True)
    nouns = {"Report": drawn, **drawn["$defs"]}
    return {
        name: set(fields)
        for name, noun in nouns.items()
        if (fields := noun.get("anyOf", [noun])[-1].get("properties", noun.get("enum", {})))
    }


def test_each_field_and_each_word_that_it_takes_is_described_and_nothing_else_is():
    assert {noun: set(fields) for noun, fields in field_descriptions().items()} == _nouns()


def test_hovering_shows_a_title_and_a_sentence():
    for noun in (SCHEMA, *SCHEMA["$defs"].values()):
        for field in noun.get("anyOf", [noun])[-1].get("properties", {}).values():
            assert field["title"][0].isupper()
            assert len(field["description"]) > 8
        if "enum" in noun:
            assert len(noun["enumDescriptions"]) == len(noun["enum"])
            assert all(len(words) > 5 for words in noun["enumDescriptions"])


def test_a_conclusion_is_text_or_fields():
    text, fields = SCHEMA["$defs"]["Conclusion"]["anyOf"]
    assert text["type"] == "string"
    assert fields["required"] == ["text"]
    assert not fields["additionalProperties"]


def test_a_speaker_is_an_id_or_a_list():
    forms = SCHEMA["$defs"]["Intervention"]["properties"]["speaker"]["anyOf"]
    assert [form["type"] for form in forms] == [["string", "number"], "array"]


def test_days_are_dates_and_nothing_may_be_null():
    meeting = SCHEMA["$defs"]["Meeting"]["properties"]
    assert all(meeting[name]["format"] == "date" for name in ("date", "from", "to"))
    assert '"null"' not in input_schema()
    assert {"from", "to"} <= set(meeting)
    assert not {"first", "last"} & set(meeting)


def _without_words(schema):
    if isinstance(schema, list):
        return [_without_words(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _without_words(each) for name, each in schema.items() if not _is_words(name, each)}


def _is_words(name, each) -> bool:
    return name == "enumDescriptions" or (name in ("title", "description") and isinstance(each, str))


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
def test_the_schemas_of_the_languages_differ_in_words_alone(language):
    other = json.loads(input_schema(language))
    assert _without_words(other) == _without_words(SCHEMA)
    assert other["properties"]["background"]["description"] != SCHEMA["properties"]["background"]["description"]
    assert other["title"] != SCHEMA["title"]
