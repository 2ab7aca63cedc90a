"""The schema that editors use: every field is described, and what the models take in two forms it takes too."""

from __future__ import annotations

import json

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
        if (fields := noun.get("anyOf", [noun])[-1].get("properties", {}))
    }


def test_each_field_is_described_and_nothing_else_is():
    assert {noun: set(fields) for noun, fields in field_descriptions().items()} == _nouns()


def test_a_conclusion_is_text_or_fields():
    text, fields = SCHEMA["$defs"]["Conclusion"]["anyOf"]
    assert text["type"] == "string"
    assert fields["required"] == ["text"]
    assert not fields["additionalProperties"]


def test_a_speaker_is_an_id_or_a_list():
    forms = SCHEMA["$defs"]["Intervention"]["properties"]["speaker"]["anyOf"]
    assert [form["type"] for form in forms] == ["string", "array"]


def test_days_are_dates_and_nothing_may_be_null():
    meeting = SCHEMA["$defs"]["Meeting"]["properties"]
    assert all(meeting[name]["format"] == "date" for name in ("date", "from", "to"))
    assert '"null"' not in input_schema()
    assert {"from", "to"} <= set(meeting)
    assert not {"first", "last"} & set(meeting)
