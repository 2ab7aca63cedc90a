"""From the characters of a YAML text's value back to the file: quotes, escapes, blocks and folds read once more.

libyaml gives the value and the slice of the file it came from, but not which character came from where. The readers
here go through the slice as libyaml does and note, for each character of the value, the index in the file of the
character, of the escape sequence that stands for it, or of the line break that became a blank.
"""

from __future__ import annotations

import re

from pipeline.reading.nodes import Scalar

_PROPERTIES = re.compile(r"(?:[&!][^\s]*|#[^\n]*|\s+)*")
_HEADER = re.compile(r"[|>][^\n]*\n?")
# In quotes: a joined line end, a run of blanks with or without line ends, an escape, a doubled quote, other text.
_DOUBLE = re.compile(
    r"""(?P<joined>\\\n[ \t\n]*) | (?P<blanks>[ \t\n]+)
    | (?P<one>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)) | (?P<text>[^ \t\n\\]+)""",
    re.VERBOSE,
)
_SINGLE = re.compile(r"(?P<joined>(?!))|(?P<blanks>[ \t\n]+)|(?P<one>'')|(?P<text>[^ \t\n']+)")
_PLAIN = re.compile(r"(?P<joined>(?!))|(?P<blanks>[ \t\n]+)|(?P<one>(?!))|(?P<text>[^ \t\n]+)")


def origins(scalar: Scalar, text: str) -> list[int]:
    """For each character of the value the index in the file's text of what stands for it.

    Should the reading differ from libyaml's, every character has the place where the scalar begins.
    """
    found = _read(scalar, text)
    return found if len(found) == len(scalar.text) else [scalar.start] * len(scalar.text)


def _read(scalar: Scalar, text: str) -> list[int]:
    begin = _begin(scalar, text)
    if scalar.style == '"':
        return _flow(_DOUBLE, text, begin + 1, scalar.end - 1)
    if scalar.style == "'":
        return _flow(_SINGLE, text, begin + 1, scalar.end - 1)
    if scalar.style == "":
        return _flow(_PLAIN, text, begin, scalar.end)
    return _block(scalar, text, begin)[: len(scalar.text)]


def _begin(scalar: Scalar, text: str) -> int:
    """Where the text itself begins, behind an anchor or a tag."""
    if text[scalar.start : scalar.start + 1] not in ("&", "!"):
        return scalar.start
    match = _PROPERTIES.match(text, scalar.start, scalar.end)
    return match.end() if match else scalar.start


def _flow(pattern: re.Pattern[str], text: str, begin: int, end: int) -> list[int]:
    """Plain and quoted text: blanks round a line end vanish, one line end is a blank, of several the first vanishes."""
    found: list[int] = []
    for match in pattern.finditer(text, begin, end):
        if match["text"]:
            found.extend(range(match.start(), match.end()))
        elif match["one"]:
            found.append(match.start())
        else:
            breaks = _breaks(match, text)
            found.extend(range(match.start(), match.end()) if breaks is None else breaks)
    return found


def _breaks(match: re.Match[str], text: str) -> list[int] | None:
    """The places of the line breaks that a run of blanks leaves in the value; None where it holds none."""
    at = [index for index in range(match.start(), match.end()) if text[index] == "\n"]
    if match["joined"]:
        return at[1:]
    if not at:
        return None
    return at if len(at) == 1 else at[1:]


def _block(scalar: Scalar, text: str, begin: int) -> list[int]:
    """Literal and folded blocks; the chomped tail may be too long here, and is cut by the length of the value."""
    header = _HEADER.match(text, begin)
    start = header.end() if header else begin
    lines = _lines(text, start, scalar.end)
    indent = _indent(scalar.text, lines, text)
    return _literal(lines, indent) if scalar.style == "|" else _folded(lines, indent, text)


_Lines = list[tuple[int, int]]


def _lines(text: str, start: int, end: int) -> _Lines:
    """Of each line of a slice the index of its first character and of its line end."""
    found = []
    while start < end:
        last = text.find("\n", start, end)
        last = last if last >= 0 else end
        found.append((start, last))
        start = last + 1
    return found


def _indent(value: str, lines: _Lines, text: str) -> int:
    """How many blanks of each line are no part of the value.

    Taken from the first line with words, which the value begins with, so that an indentation indicator need not be
    understood. In a block without a single word every line is an empty one, however many blanks it holds.
    """
    for line, (first, last) in zip(value.split("\n"), lines, strict=False):
        if line:
            return _lead(text[first:last]) - _lead(line)
    return len(text)


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _literal(lines: _Lines, indent: int) -> list[int]:
    found: list[int] = []
    for first, last in lines:
        found.extend(range(min(first + indent, last), last + 1))
    return found


def _folded(lines: _Lines, indent: int, text: str) -> list[int]:
    """A line break between two lines that begin with no blank is a blank, or vanishes if empty lines follow it."""
    found: list[int] = []
    empty: list[int] = []
    pending: int | None = None
    kept = False
    for first, last in lines:
        if last - first <= indent:
            empty.append(last)
            continue
        begins_blank = text[first + indent] in " \t"
        if pending is not None and (kept or begins_blank or not empty):
            found.append(pending)
        found.extend([*empty, *range(first + indent, last)])
        empty, pending, kept = [], last, begins_blank
    return [*found, *([] if pending is None else [pending]), *empty]
