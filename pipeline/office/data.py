"""A data file of the office: its bytes as they were read, and what they say, with the line of every fault."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import TemplateError
from pipeline.findings import Finding, Place, finding

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is twenty times faster, and not in every build

Plain = str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]
Meaning = TypeVar("Meaning")


def digest_of(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of some files, names and bytes."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


@dataclass(frozen=True)
class DataFile:
    """One file of the office's folder; `name` is its path as a person would give it."""

    name: str
    content: bytes

    def read(self, kind: type[Meaning]) -> Meaning:
        """What the file says, as a value of `kind`. TemplateError with U102 to U107, all faults at once."""
        reading, said = self._reading()
        try:
            return TypeAdapter(kind).validate_python(said)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
            raise TemplateError(*(reading.fault(detail, said) for detail in faults)) from error

    def plain(self) -> Plain:
        """What the file says, as text, lists and mappings. TemplateError with U102, U103, U107, all faults at once."""
        return self._reading()[1]

    def _reading(self) -> tuple[_Reading, Plain]:
        reading = _Reading(self.name)
        said = reading.say(self._compose(), ())
        if reading.faults:
            raise TemplateError(*reading.faults)
        return reading, said

    def _compose(self) -> yaml.Node:
        try:
            node = yaml.compose(self.content, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)
            raise TemplateError(finding("U102", place, why=str(error.problem))) from error
        except yaml.YAMLError as error:
            raise TemplateError(finding("U102", Place(self.name), why=str(error).splitlines()[0])) from error
        if node is None:
            raise TemplateError(finding("U102", Place(self.name, 1, 1), why="the file is empty"))
        return node


@dataclass
class _Reading:
    """One reading of a file: turns nodes to plain values (text stays text), and keeps where each field stands."""

    name: str
    places: dict[Path, Place] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    _said: set[int] = field(default_factory=set)

    def say(self, node: yaml.Node, path: Path) -> Plain:
        mark = node.start_mark
        self.places[path] = Place(self.name, mark.line + 1, mark.column + 1, _dotted(path))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if id(node) in self._said:  # an alias; one of what it stands in would never end
            self.faults.append(finding("U107", self.places[path], field=_dotted(path)))
            return ""
        self._said.add(id(node))
        return self._say_items(node, path)

    def _say_items(self, node: yaml.Node, path: Path) -> Plain:
        if isinstance(node, yaml.SequenceNode):
            return [self.say(item, (*path, number)) for number, item in enumerate(node.value)]
        said: dict[str, Plain] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in said:
                place = Place(self.name, key.start_mark.line + 1, key.start_mark.column + 1, _dotted(path))
                self.faults.append(finding("U103", place, field=name))
            said[name] = self.say(value, (*path, name))
        return said

    def fault(self, detail: ErrorDetails, said: Plain) -> Finding:
        """What pydantic found, at its line: U104 missing, U105 unknown, U106 any other fault."""
        path = tuple(step for step in detail["loc"] if step != "[key]")
        place = self._nearest(path)
        name = str(path[-1]) if path else ""
        if detail["type"] == "missing":
            return finding("U104", place, field=name)
        if detail["type"] == "extra_forbidden":
            return finding("U105", place, field=name)
        return finding("U106", place, field=_dotted(path), why=detail["msg"])

    def _nearest(self, path: Path) -> Place:
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return place
        return Place(self.name)


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path)
