"""All words of a report by field path: prose and lines, found from the marks that the model puts on its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args

from pipeline.model.base import Noun, PrivateField, ProseField
from pipeline.model.report import Report


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one field, and whether they are Markdown."""

    path: str
    text: str
    is_prose: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """What is to be known of a field to find its words: its name in the model and in the input, and its marks."""

    name: str
    alias: str
    is_prose: bool


@cache
def _fields(noun: type[Noun]) -> tuple[_Field, ...]:
    """The fields of a noun in the order of the contract's table, private ones left out."""
    return tuple(
        _Field(name, info.alias or name, _marked((info.annotation, *info.metadata), ProseField))
        for name, info in noun.model_fields.items()
        if not _marked((info.annotation, *info.metadata), PrivateField)
    )


def _marked(annotations: tuple[Any, ...], mark: type) -> bool:
    """Whether a mark is on the field's own words: in its annotation, a union with None, or the items of a tuple."""
    return any(isinstance(part, mark) or _marked(get_args(part), mark) for part in annotations)


def all_words(report: Report) -> Iterator[Words]:
    """Every text of the report but the private ones, in the order of the contract's table."""
    found: list[Words] = []
    _gather_noun(report, "", found)
    return iter(found)


def prose_fields(report: Report) -> Iterator[tuple[str, str]]:
    """Path and text of every prose field: `background`, `interventions[3].text`, `conclusions[0].text`."""
    return ((words.path, words.text) for words in all_words(report) if words.is_prose)


def _gather_noun(noun: Noun, before: str, found: list[Words]) -> None:
    for field in _fields(type(noun)):
        value = getattr(noun, field.name)
        if value is not None:
            _gather(value, before + field.alias, field.is_prose, found)


def _gather(value: object, path: str, is_prose: bool, found: list[Words]) -> None:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append(Words(path, value, is_prose))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _gather(item, f"{path}[{number}]", is_prose, found)
    elif isinstance(value, Noun):
        _gather_noun(value, f"{path}.", found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, f"{path}.{key}", is_prose, found)
