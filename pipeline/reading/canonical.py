"""The canonical input: the model written anew as YAML, the one form in which a report's input travels and is hashed.

UTF-8 in NFC; fields in the order of the contract's table; what is private, empty or as it is by default left out; text
between double quotes, prose in literal blocks in its normal form; numbers, dates and words of fixed lists as they are.
Two inputs that differ in comments, wraps, quotes or the order of their fields have one canonical input.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from pipeline.model.base import Language, Noun
from pipeline.model.report import Report
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.fields import FieldPlan, fields_of

# What JSON leaves as it is in a text, and YAML reads otherwise or not at all.
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# What a literal block can't hold, or would need an indentation indicator for.
NO_BLOCK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|^[ \t\n]|\n\n\\Z")
_STEP = "  "


def canonical_input(report: Report) -> bytes:
    """The canonical input of a report; reading it gives the report again, with its prose in normal form."""
    return ("\n".join(_fields(report, "")) + "\n").encode()


def _fields(noun: Noun, indent: str) -> Iterator[str]:
    """The lines of a noun's fields."""
    for plan in fields_of(type(noun)):
        value = getattr(noun, plan.attribute)
        if plan.is_private or value is None or value == plan.default or value == ():
            continue
        yield from _field(plan, value, indent)


def _field(plan: FieldPlan, value: object, indent: str) -> Iterator[str]:
    if plan.is_prose:
        yield from _prose(f"{indent}{plan.name}: ", str(value), indent + _STEP)
    elif isinstance(value, Noun | dict | tuple):
        below = list(_below(value, indent + _STEP))
        yield f"{indent}{plan.name}:" if below else f"{indent}{plan.name}: {{}}"
        yield from below
    else:
        yield f"{indent}{plan.name}: {_word(value)}"


def _below(value: Noun | dict[Language, str] | tuple[object, ...], indent: str) -> Iterator[str]:
    """The lines of what has lines of its own: fields, items, or texts in the order of the office's languages."""
    if isinstance(value, Noun):
        yield from _fields(value, indent)
    elif isinstance(value, dict):
        yield from (f"{indent}{key}: {_word(value[key])}" for key in sorted(value, key=list(Language).index))
    else:
        for item in value:
            yield from _item(item, indent)


def _item(item: object, indent: str) -> Iterator[str]:
    """The lines of one item of a list; a noun whose prose is all it has is written as prose alone."""
    if not isinstance(item, Noun):
        yield f"{indent}- {_word(item)}"
        return
    alone = _prose_alone(item)
    if alone is not None:
        yield from _prose(f"{indent}- ", alone, indent + _STEP)
        return
    first, *others = _fields(item, indent + _STEP)
    yield f"{indent}- {first.removeprefix(indent + _STEP)}"
    yield from others


def _prose_alone(item: Noun) -> str | None:
    """The prose of an item that may stand without a field name and has nothing else (a conclusion)."""
    plans = fields_of(type(item))
    if not (plans[0].is_prose and plans[0].default is ...):
        return None
    others = all(getattr(item, plan.attribute) in (None, ()) for plan in plans[1:])
    return str(getattr(item, plans[0].attribute)) if others else None


def _prose(opening: str, text: str, indent: str) -> Iterator[str]:
    """A literal block, or quotes where a block could not hold the text."""
    text = _normal(text)
    if not text or NO_BLOCK.search(text):
        yield opening + quoted(text)
        return
    yield opening + ("|" if text.endswith("\n") else "|-")
    yield from _indented(text.removesuffix("\n").split("\n"), indent)


def _indented(lines: Iterable[str], indent: str) -> Iterator[str]:
    return (indent + line if line else "" for line in lines)


def _normal(text: str) -> str:
    """The normal form of prose: wraps joined, list marks in one form."""
    return unicodedata.normalize("NFC", write_passage(read_passage(text).passage))


def _word(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """Text between double quotes: the escapes of JSON are all escapes of YAML too."""
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04X}", json.dumps(text, ensure_ascii=False))
