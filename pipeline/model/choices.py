"""What an office may choose: paper, print layout, where chapters start, order of lists, engine, weight of findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pipeline.findings import Place

_TEMPLATE_NAME = re.compile(r"[\w-]+")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


class Paper(StrEnum):
    """The paper on which reports are printed."""

    LETTER = "letter"
    A4 = "a4"


class PrintLayout(StrEnum):
    """Whether blank versos are put in for printing on both sides."""

    COMPACT = "compact"
    DUPLEX = "duplex"


class ChapterStart(StrEnum):
    """The page on which a chapter starts."""

    NEXT = "next"
    ODD = "odd"


class ListOrder(StrEnum):
    """How lists of participants are ordered: as the office does, by the alphabet of the language, or as given."""

    HOUSE = "house"
    ALPHABETICAL = "alphabetical"
    GIVEN = "given"


class EngineChoice(StrEnum):
    """What makes the PDF."""

    AUTO = "auto"
    LIBREOFFICE = "libreoffice"
    EMBEDDED = "embedded"


class Weight(StrEnum):
    """What an office makes of a finding: its severity, or nothing at all."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    OFF = "off"


class Source(StrEnum):
    """Where the value of a setting came from."""

    DEFAULT = "default"
    FILE = "file"
    OPTION = "option"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `doctor` shows it; `place` is its line in `rapporteur.toml`, or names the option or variable."""

    name: str
    value: str
    source: Source
    place: Place


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office has chosen, and where its things lie.

    `office` is the root, `file` its `rapporteur.toml`, if there is one; `program` holds the templates that come with
    the program; `state` may be deleted at any time, `register` is kept for ever; reports go to `out`. The templates of a type are
    given by the months from which on they are in force; one of all months stands under an empty one.
    """

    office: Path
    file: Path | None
    program: Path
    data: Path
    templates: Path
    fonts: Path
    state: Path
    register: Path
    out: Path
    paper: Paper = Paper.LETTER
    layout: PrintLayout = PrintLayout.COMPACT
    chapters: ChapterStart = ChapterStart.NEXT
    order: ListOrder = ListOrder.HOUSE
    engine: EngineChoice = EngineChoice.AUTO
    language: str = "en"
    carry_input: bool = True
    stamp: bool = False
    template_by_type: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    severities: Mapping[str, Weight] = field(default_factory=dict)
    sources: Mapping[str, tuple[Source, Place]] = field(default_factory=dict, repr=False)

    def template_in_force(self, kind: str, month: str) -> str:
        """The name of the template that reports of a type have in a month (`2024-04`): the last one set by then, else its own."""
        seen = {since: name for since, name in self.template_by_type.get(kind, {}).items() if since <= month}
        return seen[max(seen)] if seen else kind

    def templates_of(self, kind: str) -> tuple[str, ...]:
        """The names of all templates that reports of a type have, in one month or another."""
        given = self.template_by_type.get(kind, {})
        return (*(() if "" in given else (kind,)), *given.values())

    def template(self, name: str) -> Path:
        """The Word template of a name: the office's own if it has one, else the program's."""
        own = self.templates / f"{name}.docx"
        return own if own.is_file() else self.program / own.name

    def explain(self) -> tuple[Setting, ...]:
        """Every setting with its value and where that came from; single templates and severities under their names."""
        values: dict[str, object] = {name: getattr(self, name) for name in (*CHOICES, "language", *TRUTHS)}
        values |= {f"places.{name}": getattr(self, name) for name in PLACES}
        values |= {
            f"templates.{kind}": value[""]
            if [*value] == [""]
            else ", ".join(f"{since}: {name}" for since, name in value.items())
            for kind, value in self.template_by_type.items()
        }
        values |= {f"severities.{name}": value for name, value in self.severities.items()}
        default = (Source.DEFAULT, Place())
        return tuple(
            Setting(
                name, str(value).lower() if isinstance(value, bool) else str(value), *self.sources.get(name, default)
            )
            for name, value in values.items()
        )


CHOICES: Mapping[str, type[StrEnum]] = {
    "paper": Paper,
    "layout": PrintLayout,
    "chapters": ChapterStart,
    "order": ListOrder,
    "engine": EngineChoice,
}
"""The settings that take one of a few words."""

TRUTHS = ("carry_input", "stamp")
"""The settings that are `true` or `false`."""

PLACES = ("out", "templates", "fonts", "data")
"""The folders that an office may put elsewhere."""


def is_template_name(text: str) -> bool:
    """Whether a template may be called that: letters, digits, `_` and `-`, so that no name leads out of the folder."""
    return _TEMPLATE_NAME.fullmatch(text) is not None


def is_month(text: str) -> bool:
    """Whether a text is a month, as from which a template is in force: `2024-06`."""
    return _MONTH.fullmatch(text) is not None
