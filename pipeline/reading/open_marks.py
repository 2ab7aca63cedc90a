"""Marks that an import leaves in an input file for what nobody has decided yet; while one stands, no report is final."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.findings import Finding, finding
from pipeline.reading.nodes import Scalar
from pipeline.reading.places import Places, walk
from pipeline.reading.wording import shown

OPEN = "[open]"
"""How the comment begins that stands above a passage with an open change; in every language, since programs read it."""
NOTE = "[note]"
"""How a comment begins that a person wrote beside the words, and that is kept."""

_MARK = re.compile(r"^[ \t]*#[ \t]*\[open\][ \t]*(.*)$", re.MULTILINE)


def open_marks(places: Places) -> list[Finding]:
    """E096 for each mark; a line of a text that only looks like one is none."""
    text = places.source.text
    if OPEN not in text:
        return []
    texts = [(node.start, node.end) for _, node in walk(places.root) if isinstance(node, Scalar)]
    return [
        finding("E096", places.source.place(match.start() + match[0].index("#")), words=shown(match[1].strip()))
        for match in _MARK.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in texts)
    ]


def with_marks(text: str, marks: Iterable[tuple[int, str]]) -> str:
    """A file's text with comments above lines, by number from 1; one that stands there already is not put again."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    there = {line.strip().removeprefix("#").strip() for line in lines}
    for number, mark in sorted(marks, key=lambda each: each[0], reverse=True):
        line = lines[max(number, 1) - 1]
        words = "".join(sign if sign.isprintable() else " " for sign in mark)
        if words not in there:
            lines.insert(max(number, 1) - 1, f"{line[: len(line) - len(line.lstrip())]}# {words}")
            there.add(words)
    return end.join(lines)
