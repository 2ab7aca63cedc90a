"""The JSON Schema of the input file, drawn from the models, so that editors and program can't disagree."""

from __future__ import annotations

import json
from typing import Any

from pipeline.desks.schema_needs import IDENTIFIER, INSTANT, ISBN, ISSN, needed_of_a_final_report, together
from pipeline.messages import field_descriptions, phrase

SCHEMA_FILE = "report-1.schema.json"

Schema = dict[str, Any]


def schema_file(language: str) -> str:
    """The name of the published schema whose words are in a language; the English one has had its name from the first."""
    return SCHEMA_FILE if language == "en" else f"report-1.{language}.schema.json"


def input_schema(language: str = "en") -> str:
    """The schema of contract format 1 as JSON text (JSON Schema 2020-12), with a word on each field in a language.

    The schemas of the languages differ in titles and descriptions alone.
    """
    from pipeline.model.report import Report

    drawn = _plain(Report.model_json_schema(by_alias=True))
    said = field_descriptions(language)
    for noun, schema in {"Report": drawn, **drawn["$defs"]}.items():
        if language != "en":  # what the nouns are is told in the docstrings of the program alone
            schema.pop("description", None)
        for name, field in _fields(schema).items():
            field["title"] = name.replace("_", " ").capitalize()
            field["description"] = said[noun][name]
        if "enum" in schema:
            # what VS Code, and every editor with its language server for YAML, shows beside each value
            schema["enumDescriptions"] = [said[noun][value] for value in schema["enum"]]
        _whole(schema).update(together(noun))
    drawn.update(needed_of_a_final_report())
    drawn["$defs"]["Identifiers"]["properties"]["isbn"]["pattern"] = ISBN
    drawn["$defs"]["Identifiers"]["properties"]["issn"]["pattern"] = ISSN
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sela:rapporteur:input:1",
        "title": phrase("schema_title", language),
    }
    return json.dumps({**head, **drawn}, indent=2, ensure_ascii=False) + "\n"


def _whole(schema: Schema) -> Schema:
    """The schema of a noun's fields; of one that may be written as plain text they are the last of its forms."""
    whole: Schema = schema.get("anyOf", [schema])[-1]
    return whole


def _fields(schema: Schema) -> dict[str, Schema]:
    fields: dict[str, Schema] = _whole(schema).get("properties", {})
    return fields


def _plain(schema: Any) -> Any:
    """Without the titles that pydantic makes of names, and without `null`, which no field of the file takes."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _plain(each) for name, each in schema.items() if not _is_noise(name, each)}
    forms = [form for form in kept.pop("anyOf", []) if form != {"type": "null"}]
    return _as_written({**kept, **(forms[0] if len(forms) == 1 else {"anyOf": forms} if forms else {})})


def _is_noise(name: str, value: Any) -> bool:
    return (name == "title" and isinstance(value, str)) or (name == "default" and value in (None, []))


def _as_written(schema: Schema) -> Schema:
    """What a field takes as it stands in YAML: `2024` is a number there and may be a name, a topic or an id all the same."""
    if schema.get("format") == "date-time":
        return {"type": "string", "pattern": INSTANT}
    if schema.get("const") == 1:
        return {"enum": [1, "1"]}
    if schema.get("type") == "integer":
        return {**schema, "type": ["integer", "string"], "pattern": r"^[1-9]\d{0,2}$"}
    if schema.get("type") == "boolean":
        return {**schema, "type": ["boolean", "string"], "pattern": r"^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo]n|[Oo]ff)$"}
    if schema.get("type") == "string" and "maxLength" in schema and schema.get("pattern") in (None, IDENTIFIER):
        return {**schema, "type": ["string", "number"], "pattern": schema.get("pattern", r"\S")}
    return schema
