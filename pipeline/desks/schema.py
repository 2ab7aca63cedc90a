"""The JSON Schema of the input file, drawn from the models, so that editors and program can't disagree."""

from __future__ import annotations

import json
from typing import Any

from pipeline.messages import field_descriptions

SCHEMA_FILE = "report-1.schema.json"

Schema = dict[str, Any]


def input_schema() -> str:
    """The schema of contract format 1 as JSON text (JSON Schema 2020-12), with a word on each field."""
    from pipeline.model.report import Report

    drawn = _plain(Report.model_json_schema(by_alias=True))
    said = field_descriptions()
    for noun, schema in {"Report": drawn, **drawn["$defs"]}.items():
        for name, field in _fields(schema).items():
            field["description"] = said[noun][name]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sela:rapporteur:input:1",
        "title": "Rapporteur's report, input format 1",
    }
    return json.dumps({**head, **drawn}, indent=2, ensure_ascii=False) + "\n"


def _fields(schema: Schema) -> dict[str, Schema]:
    """The fields of a noun; one that may be written as plain text has them in the last of its forms."""
    fields: dict[str, Schema] = schema.get("anyOf", [schema])[-1].get("properties", {})
    return fields


def _plain(schema: Any) -> Any:
    """Without the titles that pydantic makes of names, and without `null`, which no field of the file takes."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _plain(each) for name, each in schema.items() if not _is_noise(name, each)}
    forms = [form for form in kept.pop("anyOf", []) if form != {"type": "null"}]
    return {**kept, **(forms[0] if len(forms) == 1 else {"anyOf": forms} if forms else {})}


def _is_noise(name: str, value: Any) -> bool:
    return (name == "title" and isinstance(value, str)) or (name == "default" and value is None)
