"""Input files as people lay them out: every style of YAML, with comments that can be told apart, for property tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = st.text(st.sampled_from("ab é'\"\\#:-,.[]{}“”1"), min_size=1, max_size=14)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)
NAMES = st.sampled_from(["meeting", "title", "text", "speaker", "place", "private", "x", "conclusions", "participants"])
VALUES = st.recursive(
    st.none() | WORDS | LINES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3),
    max_leaves=8,
)


@dataclass
class Page:
    """The text of a file, what it says, and its comments with the path of the value that they stand at."""

    text: str
    tree: dict
    comments: list[tuple[tuple, str]] = field(default_factory=list)


@st.composite
def pages(draw):
    """A file laid out at random."""
    tree = draw(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
    writer = _Writer(draw)
    lines = writer.fields(tree, (), 0)
    text = "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n"]))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return Page(mark + text.replace("\n", end), tree, writer.comments)


class _Writer:
    def __init__(self, draw):
        self._draw, self.comments = draw, []

    def fields(self, tree, path, indent):
        lines = []
        for name, value in tree.items():
            lines += self._above((*path, name), indent)
            lines += self._behind(f"{' ' * indent}{name}:", value, (*path, name), indent)
        return lines

    def items(self, items, path, indent):
        lines = []
        for index, value in enumerate(items):
            lines += self._above((*path, index), indent)
            lines += self._behind(f"{' ' * indent}-", value, (*path, index), indent)
        return lines

    def _above(self, path, indent):
        kind = self._draw(st.integers(0, 6))
        if kind == 0:
            return [f"{' ' * indent}# {self._comment(path[:-1])}"]
        return [""] if kind == 1 else []

    def _comment(self, path):
        name = f"c{len(self.comments)}c"
        self.comments.append((path, name))
        return name

    def _trail(self, path):
        return f"  # {self._comment(path)}" if self._draw(st.integers(0, 3)) == 0 else ""

    def _behind(self, opening, value, path, indent):
        step = self._draw(st.sampled_from([2, 2, 4]))
        if isinstance(value, str):
            return self._text(opening, value, path, indent, step)
        if value is None:
            return [opening + self._draw(st.sampled_from(["", " ~", " null"])) + self._trail(path)]
        if not value or self._draw(st.integers(0, 3)) == 0:
            return [f"{opening} {self._flow(value)}{self._trail(path)}"]
        below = self.fields if isinstance(value, dict) else self.items
        if opening.endswith("-") and self._draw(st.booleans()):
            first, *others = below(value, path, indent + 2)
            while not first.strip() or first.lstrip().startswith("#"):
                first, *others = others  # neither comments nor empty lines stand between a dash and its value
            self.comments = [each for each in self.comments if any(each[1] in line for line in [first, *others]) or
                             each[0][: len(path)] != path]  # fmt: skip
            return [f"{opening} {first.lstrip()}", *others]
        nested = 0 if isinstance(value, list) and not opening.endswith("-") and self._draw(st.booleans()) else step
        return [opening + self._trail(path), *below(value, path, indent + nested)]

    def _text(self, opening, value, path, indent, step):
        style = self._draw(st.sampled_from(['"', "'", "|", "|", "plain"]))
        if style == "|" and not value.startswith((" ", "\n")) and value.strip(" \n"):
            whole = value.rstrip("\n")
            tail = len(value) - len(whole)
            sign = {0: "|-", 1: "|"}.get(tail, "|+")
            lines = [f"{' ' * (indent + step)}{line}" if line else "" for line in value.split("\n")]
            return [f"{opening} {sign}{self._trail(path)}", *(lines if tail == 0 else lines[:-1])]
        if style == "plain" and value.replace(" ", "").isalpha() and value == value.strip():
            wrapped = value.replace(" ", f"\n{' ' * (indent + step)}", 1) if "  " not in value else value
            return [*f"{opening} {wrapped}{self._trail(path)}".split("\n")]
        if style == "'" and "\n" not in value:
            return [f"{opening} '{value.replace(chr(39), chr(39) * 2)}'{self._trail(path)}"]
        return [f"{opening} {json.dumps(value, ensure_ascii=False)}{self._trail(path)}"]

    def _flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{name}: {self._flow(each)}" for name, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flow, value)) + "]"
        return "~" if value is None else json.dumps(value, ensure_ascii=False)
