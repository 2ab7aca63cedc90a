"""Styles of any Word document: names, outline levels and lists, with what they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.word.parsing import Element, tag

_HEADING = re.compile(r"(?:heading|título|titulo|titre|überschrift|encabezado) ?(\d)", re.IGNORECASE)
_DEEPEST = 20
_TRUE = (None, "1", "true", "on")


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, its outline level (0 for none), whether it is bold or italic, its list and level in it."""

    name: str
    outline: int = 0
    bold: bool = False
    italic: bool = False
    list_id: str = ""
    list_level: int = 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._nodes = (
            {} if root is None else {node.get(tag("w:styleId"), ""): node for node in root.iter(tag("w:style"))}
        )
        self._known: dict[str, Style] = {}
        self.default = next(
            (key for key, node in self._nodes.items() if _is_default(node)),
            "",
        )

    def __getitem__(self, key: str) -> Style:
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _chain(self, key: str) -> list[Element]:
        """The style and those that it is based on; a ring of styles ends where it closes."""
        nodes: list[Element] = []
        while key in self._nodes and self._nodes[key] not in nodes and len(nodes) < _DEEPEST:
            nodes.append(self._nodes[key])
            key = value_of(nodes[-1].find(tag("w:basedOn")))
        return nodes

    def _read(self, key: str) -> Style:
        chain = self._chain(key)
        name = value_of(chain[0].find(tag("w:name"))) if chain else key
        list_id, level = "", 0
        for node in reversed(chain):
            found = node.find(f"{tag('w:pPr')}/{tag('w:numPr')}")
            if found is not None:
                list_id, level = list_of(found, list_id, level)
        return Style(name, _outline(chain, name), _on(chain, "w:b"), _on(chain, "w:i"), list_id, level)


def value_of(node: Element | None, default: str = "") -> str:
    """The `w:val` of an element."""
    return default if node is None else node.get(tag("w:val"), default)


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a switch (`w:b`) is on; None if nothing is said."""
    node = None if properties is None else properties.find(tag(name))
    return None if node is None else node.get(tag("w:val")) in _TRUE


def number(text: str | None, default: int = 0) -> int:
    """A number that a stranger wrote, or the default."""
    try:
        return int(text or "")
    except ValueError:
        return default


def list_of(numbered: Element, list_id: str = "", level: int = 0) -> tuple[str, int]:
    """The list and the level that a `w:numPr` names, those given where it is silent."""
    level = number(value_of(numbered.find(tag("w:ilvl"))), level)
    return value_of(numbered.find(tag("w:numId")), list_id), min(max(level, 0), 8)


def _is_default(node: Element) -> bool:
    return node.get(tag("w:type")) == "paragraph" and node.get(tag("w:default")) in ("1", "true")


def _outline(chain: list[Element], name: str) -> int:
    if match := _HEADING.fullmatch(name.strip()):
        return int(match[1])
    for node in chain:
        level = node.find(f"{tag('w:pPr')}/{tag('w:outlineLvl')}")
        if level is not None:
            return number(value_of(level), 9) % 9 + 1 if number(value_of(level), 9) < 9 else 0
    return 0


def _on(chain: list[Element], name: str) -> bool:
    for node in chain:
        said = is_on(node.find(tag("w:rPr")), name)
        if said is not None:
            return said
    return False
