"""Codes to sentences: the one place where the program's words for people are kept (`LANG/*.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads of a finding: one sentence, what to do about it, and why the rule is there (empty: nothing).

    A phrase of the terminal that counts something has its plural in `many`.
    """

    text: str
    hint: str = ""
    explanation: str = ""
    many: str = ""


@cache
def catalogue(language: str = "en") -> dict[str, Message]:
    """The sentences of one language by code, gathered from the catalogue's files; a code stands in one file only."""
    found: dict[str, Message] = {}
    for file in sorted(files(__name__).joinpath(language).iterdir(), key=lambda file: file.name):
        for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if code in found:
                raise KeyError(f"{code} has two messages")
            found[code] = Message(**entry)
    return found


def message(finding: Finding, language: str = "en") -> Message:
    """The sentence and hint of a finding, its parameters filled in."""
    pattern = catalogue(language)[finding.code]
    values = dict(finding.parameters)
    hint = pattern.hint.format_map(values) if pattern.hint else ""
    return Message(pattern.text.format_map(values), hint, pattern.explanation)


def phrase(name: str, language: str = "en", count: int | None = None, **values: object) -> str:
    """A sentence or question of the terminal by its name, which is in small letters where findings have codes.

    With `count` the form of that number is taken, and `{count}` stands for it.
    """
    pattern = catalogue(language)[name]
    if count is None:
        return pattern.text.format_map(values)
    return (pattern.text if count == 1 else pattern.many).format_map({**values, "count": count})


def field_descriptions(language: str = "en") -> dict[str, dict[str, str]]:
    """What each field of the input file is for: by noun of the model and by the field's name in the file."""
    file = files(__name__).joinpath("fields", f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
