"""Broken YAML told to one who knows no YAML: what stands there, not what the parser missed.

Specimens of what libyaml 0.2.5 says (its words, then the typing that brings them about):
"mapping values are not allowed in this context": `title: Workshop: a view`, or a field further in than its neighbours;
"could not find expected ':'" with the context one line up: `language:en`;
"did not find expected key": a line that fits no column, `'it's'`, or an odd closing bracket;
"found unexpected end of stream": a quote that is never closed, told at the end of the file; the context is the quote.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.findings import Finding, finding
from pipeline.reading.fields import all_names
from pipeline.reading.nodes import MOST_DEPTH
from pipeline.reading.wording import shown

if TYPE_CHECKING:
    import yaml

    from pipeline.reading.source import Source

# What libyaml says, and the code that tells it; what needs a look at the line has a function of its own below.
_SAYINGS = (
    ("tab character", "E070"),
    ("end of stream", "E075"),
    ("document indicator", "E075"),
    ("unknown escape", "E076"),
    ("hexdecimal", "E082"),
    ("Unicode character escape", "E082"),
    ("expected ',' or", "E078"),
    ("node content", "E079"),
    ("block sequence entries", "E083"),
    ("maximum nesting", "E067"),
    ("document start", "E007"),
    ("alphabetic or numeric", "E077"),
    ("comment or line break", "E077"),
    ("indentation indicator", "E077"),
    ("tag", "E065"),
)
# The opening is what the reader has to find: the mark of the context, not of the place where the parser gave up.
_TOLD_AT_OPENING = frozenset({"E075", "E077", "E078"})

_WITHOUT_COLON = re.compile(r"[ \t]*(?:- +)*(?P<field>[a-z_]+)[ \t]+[^:\n]*\n")
_RUN_TOGETHER = re.compile(r"[ \t]*(?:- +)*(?P<field>[\w-]+):(?!//)\S")


def syntax_fault(error: yaml.MarkedYAMLError, source: Source) -> Finding:
    """The finding for one of libyaml's errors, at the place that the reader has to look at."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    opening = error.context_mark or mark
    assert mark is not None  # noqa: S101 - libyaml marks all of its errors
    assert opening is not None  # noqa: S101
    code, index = _told(problem, source.text, mark.index, opening.index)
    place = source.place(min(index, len(source.text)))
    parameters: dict[str, str | int] = {
        "character": source.text[index : index + 1],
        "words": shown(_line(source.text, index).strip()),
        "field": _field(_line(source.text, index)),
        "name": _first_word(_line(source.text, index)),
        "what": problem,
        "limit": MOST_DEPTH,
        "tag": shown(source.text[index : index + 60].split("\n")[0]),
    }
    return finding(code, place, None, **{name: parameters[name] for name in _PARAMETERS.get(code, ())})


_PARAMETERS: dict[str, tuple[str, ...]] = {
    "E067": ("limit",),
    "E057": ("name",),
    "E065": ("tag",),
    "E071": ("words",),
    "E072": ("words",),
    "E073": ("field",),
    "E074": ("words",),
    "E077": ("character",),
    "E078": ("character",),
    "E080": ("what",),
    "E081": ("words",),
    "E084": ("character",),
}


def _told(problem: str, text: str, at: int, opening: int) -> tuple[str, int]:
    """The code, and the index of what the reader has to look at."""
    if problem.startswith("mapping values"):
        return _colon(text, at)
    if "expected ':'" in problem:
        return _code_without_colon(_line(text, opening)), opening
    if problem == "did not find expected key" or "'-' indicator" in problem:
        return _code_of_misfit(text, at), at
    if "cannot start any token" in problem:
        return ("E070" if text[at : at + 1] == "\t" else "E077"), at
    code = next((code for saying, code in _SAYINGS if saying in problem), "E080")
    return code, opening if code in _TOLD_AT_OPENING else at


def _code_without_colon(line: str) -> str:
    """A field that lacks the blank behind its colon, or the colon; or words that belong to no field."""
    if _RUN_TOGETHER.match(line):
        return "E073"
    words = line.strip().lstrip("- ").split()
    return "E057" if words and words[0] in all_names() else "E074"


def _colon(text: str, at: int) -> tuple[str, int]:
    """A colon within a text; or that of a field further in than its neighbours, or below one without a blank."""
    start = text.rfind("\n", 0, at) + 1
    if not re.fullmatch(r"\s*(- +)*[\w-]+", text[start:at]):
        return "E071", at
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    if run_together := _RUN_TOGETHER.match(text, above, start):
        return "E073", run_together.start("field")
    if (without_colon := _WITHOUT_COLON.match(text, above, start)) and without_colon["field"] in all_names():
        return "E057", without_colon.start("field")
    return "E072", at


def _code_of_misfit(text: str, at: int) -> str:
    """A line that fits no column, or something more on a line that was complete."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    if before.endswith(("'", '"')):
        return "E081"
    if text[at : at + 1] in ("]", "}"):
        return "E084"
    return "E020" if text[at : at + 1] == ":" else "E072"


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _first_word(line: str) -> str:
    words = line.strip().lstrip("- ").split()
    return shown(words[0]) if words else ""


def _field(line: str) -> str:
    return shown(line.strip().lstrip("- ").partition(":")[0])
