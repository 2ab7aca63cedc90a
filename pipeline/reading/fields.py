"""What the model says of its own fields: names, order, defaults, which are prose and which are private."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pipeline.model.base import Noun, PrivateField, ProseField
from pipeline.model.report import Report
from pipeline.reading.nodes import Location


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field: its name in the model and in the file, its default, what it holds."""

    attribute: str
    name: str
    default: object
    is_prose: bool
    is_private: bool
    noun: type[Noun] | None


@cache
def fields_of(noun: type[Noun]) -> tuple[FieldPlan, ...]:
    """The fields of a noun in the order of the contract's table."""
    return tuple(
        FieldPlan(
            attribute,
            info.alias or attribute,
            info.get_default(call_default_factory=True, validated_data={}) if not info.is_required() else ...,
            _marked((info.annotation, *info.metadata), ProseField),
            _marked((info.annotation, *info.metadata), PrivateField),
            _noun(info.annotation),
        )
        for attribute, info in noun.model_fields.items()
    )


def noun_at(location: Location) -> type[Noun] | None:
    """The noun whose fields stand at the end of the way; None for anything else."""
    noun: type[Noun] | None = Report
    for step in location:
        if noun is not None and isinstance(step, str):
            noun = next((plan.noun for plan in fields_of(noun) if plan.name == step), None)
    return noun


def names_at(location: Location) -> tuple[str, ...]:
    """The names of the fields that may stand at the end of the way."""
    noun = noun_at(location)
    return tuple(plan.name for plan in fields_of(noun)) if noun else ()


@cache
def all_names(noun: type[Noun] = Report) -> frozenset[str]:
    """The names of all fields of the input, wherever they stand."""
    below = (all_names(plan.noun) for plan in fields_of(noun) if plan.noun is not None)
    return frozenset(plan.name for plan in fields_of(noun)).union(*below)


def is_prose(location: Location) -> bool:
    """Whether the text at the end of the way is Markdown; a conclusion that is a text alone is."""
    if location and isinstance(location[-1], int):
        noun = noun_at(location)
        return noun is not None and any(plan.is_prose for plan in fields_of(noun))
    noun = noun_at(location[:-1])
    return noun is not None and any(plan.is_prose and plan.name == location[-1] for plan in fields_of(noun))


def _marked(annotations: tuple[Any, ...], mark: type) -> bool:
    return any(isinstance(part, mark) or _marked(get_args(part), mark) for part in annotations)


def _noun(annotation: Any) -> type[Noun] | None:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return annotation
    return next((found for part in get_args(annotation) if (found := _noun(part)) is not None), None)
