"""Where things stand in the text of a TOML file, since tomllib gives no places but those of faults."""

from __future__ import annotations

import re

from pipeline.findings import Place

FAULT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")
"""How tomllib ends its sentences."""

_HEADER = re.compile(r"\s*\[{1,2}+\s*+([^\]]*)\]")


def place_of_fault(file: str, text: str, why: str) -> Place:
    """Where tomllib says that the fault is; it has no numbers for the end of the file."""
    if (match := FAULT.search(why)) and match["line"]:
        return Place(file, int(match["line"]), int(match["column"]))
    lines = text.rstrip("\n").split("\n")
    return Place(file, len(lines), len(lines[-1]) + 1)


def position(lines: list[str], table: str, key: str | None) -> tuple[int, int, int]:
    """The line of a key, its column and that of its value, since tomllib gives none; line 1 if it is not found."""
    standing = ""
    within = "" if key is None else rf"(?:{re.escape(table)}\s*[.=].*?)?"
    entry = re.compile(rf"\s*{within}(?P<key>(?<![\w-])[\"']?{re.escape(key or table)}[\"']?)\s*=\s*(?P<value>)")
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            standing = header[1].strip().strip("\"'")
            if key is None and standing == table:
                return number, header.start(1) + 1, header.start(1) + 1
        match = entry.match(line)
        if match and (standing == (table if key else "") or (key and not standing and table in line)):
            return number, match.start("key") + 1, match.start("value") + 1
    return 1, 1, 1
