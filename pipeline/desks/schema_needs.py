"""What JSON Schema can say of the input beside its fields: what goes together, and what a final report needs.

The models and the rules say the same in code; `tests/desks/test_schema_against_reader.py` holds the two together.
"""

from __future__ import annotations

from typing import Any

from pipeline.model.report import Stage

Schema = dict[str, Any]

IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
# A date and time with its zone; seconds may be left out, which `format: date-time` (RFC 3339) does not allow.
INSTANT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$"
ISBN = r"^\s*(?:[0-9][\s-]?){9}(?:[0-9Xx]|(?:[0-9][\s-]?){3}[0-9])\s*$"
ISSN = r"^\s*\d{4}-?\d{3}[\dXx]\s*$"


def together(noun: str) -> Schema:
    """What fields of a noun go together or exclude each other; nothing for most."""
    return _TOGETHER.get(noun, {})


def needed_of_a_final_report() -> Schema:
    """What a report must have unless it is a draft (E401 to E408, E413, E414); other kinds of document need other chapters."""
    draft = {"properties": {"stage": {"const": Stage.DRAFT.value}}, "required": ["stage"]}
    usual = {"anyOf": [_is_of("rapporteur-report"), _lacks("type")]}
    sheets = {"corrigendum": "corrections", "addendum": "sections"}
    return {
        "if": draft,
        "else": {
            "required": ["symbol"],
            "properties": {"meeting": _FINAL_MEETING},
            "if": {**_has("type"), **_is_of(*sheets)},
            "then": {"allOf": [{"if": _is_of(kind), "then": _filled(part)} for kind, part in sheets.items()]},
            "else": {
                **_filled("participants"),
                "if": usual,
                "then": {"allOf": [_has("background"), _filled("interventions", "conclusions")]},
            },
        },
    }


def _is_of(*kinds: str) -> Schema:
    return {"properties": {"type": {"enum": list(kinds)}}}


def _filled(*names: str) -> Schema:
    """Lists that are there and have something in them."""
    return {**_has(*names), "properties": {name: {"minItems": 1} for name in names}}


def _has(*names: str) -> Schema:
    return {"required": list(names)}


def _lacks(*names: str) -> Schema:
    """None of the fields is there."""
    return {"not": {"anyOf": [_has(name) for name in names]}}


_UNLESS_FALSE: Schema = {"not": {"enum": [False, "false", "no", "off"]}}

_FINAL_MEETING: Schema = {
    "required": ["mode"],
    "anyOf": [_has("date"), _has("from", "to"), _has("dates")],
    "if": {"properties": {"mode": {"const": "virtual"}}, "required": ["mode"]},
    "else": _has("place"),
}

_TOGETHER: dict[str, Schema] = {
    "Meeting": {
        "dependentRequired": {"from": ["to"], "to": ["from"]},
        "not": {"anyOf": [_has("date", "from"), _has("date", "to"), _has("date", "dates"), _has("dates", "from")]},
    },
    "Organiser": {"anyOf": [_has("organisation"), _has("name")], "dependentRequired": {"logo": ["alt"]}},
    "Officer": {"oneOf": [_has("participant"), _has("name")]},
    "Participant": {"anyOf": [_has("name"), _has("organisation"), _has("country")]},
    "Intervention": {
        "anyOf": [_has("heading"), _has("text"), _has("speaker")],
        "dependentRequired": {"date": ["heading"], "chair": ["heading"]},
        "if": _has("heading"),
        "then": _lacks("text", "speaker"),
    },
    "Annex": {
        "oneOf": [
            _has("text"),
            _has("file"),
            {**_has("participants"), "properties": {"participants": _UNLESS_FALSE}},
            {**_has("documents"), "properties": {"documents": _UNLESS_FALSE}},
        ],
        "if": {"anyOf": [_has("text"), _has("file")]},
        "then": _has("title"),
    },
}
