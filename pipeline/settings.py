"""The settings of an office, and the one place that reads the environment, the clock and the working directory."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import (
    CHOICES,
    PLACES,
    TRUTHS,
    Setting,
    Settings,
    Source,
    Weight,
    is_month,
    is_template_name,
)
from pipeline.model.toml_places import FAULT, place_of_fault, position

__all__ = ["SETTINGS_FILE", "Setting", "Settings", "login", "now", "program_folder", "read_settings", "working_folder"]

SETTINGS_FILE = "rapporteur.toml"
STATE = ".rapporteur"
LANGUAGES = ("en", "es", "pt", "fr")
RESERVED = (STATE, "register", "issued", "clearance", "deposits")

_TABLES = ("templates", "places", "severities")
_KNOWN = (*CHOICES, "language", *TRUTHS, *_TABLES)
_FIXED_WEIGHTS = ("E0", "E4", "E5", "R050", "R051", "R080", "R081", "R099")
_CODE = re.compile(r"[A-Z]\d{3,4}")
_LOCALE = re.compile(rf"(?:{'|'.join(LANGUAGES)})(?![a-z])")
_WINDOWS = {"Spanish": "es", "English": "en", "Portuguese": "pt", "French": "fr"}  # Spanish_Venezuela is es_VE there


def read_settings(
    start: Path | None = None, overrides: Mapping[str, object] | None = None, near: Path | None = None
) -> Settings:
    """The settings of the office in which `start` lies (by default the working directory).

    `rapporteur.toml` is looked for upwards, then upwards from `near`, an input of the office: whoever builds a report
    from another folder builds it as its office does. Without one the working directory is the office, with defaults. `overrides`
    are options by name (`out`, `paper`, …), relative to the working directory; None is an option that was not given.
    Raises UsageError with all that is wrong.
    """
    here = working_folder()
    file = _nearest(start or here) or (_nearest(near if near.is_dir() else near.parent) if near else None)
    findings: list[Finding] = []
    entries = [*_from_environment(), *_from_file(file, here, findings), *_from_options(overrides or {})]
    given = {entry.name: entry for entry in entries}
    bases = {source: here if source is Source.OPTION else file.parent if file else here for source in Source}
    values = _values(given, bases, findings)
    settings = _settings(file, here, values, {name: (entry.source, entry.place) for name, entry in given.items()})
    if findings := [*findings, *_out_of_place(settings)]:
        raise UsageError(*findings)
    return settings


def working_folder() -> Path:
    """The working directory; raises UsageError U001 if it was deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(finding("U001")) from error


def locale_language() -> tuple[str, str]:
    """The language of the locale (`es_VE.UTF-8`: es) and the variable that names it; empty if there are no messages in it."""
    variable = next((name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    named = os.environ.get(variable) or (os.name == "nt" and locale.getlocale()[0]) or ""
    match = _LOCALE.match(_WINDOWS.get(named.partition("_")[0], named))
    return (match[0], variable or "Windows") if match else ("", "")


def now() -> datetime:
    """The time on this machine's clock, with its zone: for logs and locks, never for anything that is printed."""
    return datetime.now().astimezone()


def login() -> str:
    """The name under which the person works on this machine, for logs; `?` where the machine knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def program_folder() -> Path:
    """The templates, fonts and office data that come with the program: beside the package, or within it."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "templates"
    return beside if (beside / "fonts").is_dir() else package / "templates"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value as it was given; `place` is where it stands, `at_name` where its name does."""

    name: str
    value: object
    source: Source
    place: Place
    at_name: Place


def _nearest(start: Path) -> Path | None:
    files = (near / SETTINGS_FILE for near in (start.resolve(), *start.resolve().parents))
    return next((file for file in files if os.access(file, os.F_OK) and file.is_file()), None)


def _from_environment() -> Iterator[_Entry]:
    """The language of messages; nothing else is taken from there."""
    if (given := locale_language())[0]:
        place = Place(words=given[1])
        yield _Entry("language", given[0], Source.ENVIRONMENT, place, place)


def _from_options(overrides: Mapping[str, object]) -> Iterator[_Entry]:
    for option, value in overrides.items():
        if value is not None:
            place = Place(words=f"--{option.replace('_', '-')}")
            name = f"places.{option}" if option in PLACES else option
            yield _Entry(name, os.fspath(value) if isinstance(value, Path) else value, Source.OPTION, place, place)


def _from_file(file: Path | None, here: Path, findings: list[Finding]) -> Iterator[_Entry]:
    """What the file says, table by table; what keeps it from being read goes to `findings`."""
    if file is None:
        return
    import tomllib  # not at start-up: most runs of most offices have no such file

    shown = str(file.relative_to(here) if file.is_relative_to(here) else file)
    try:
        text = file.read_text(encoding="utf-8-sig")
        found = tomllib.loads(text)
    except RecursionError:
        findings.append(finding("U003", Place(file=shown), why="nested too deep"))
    except tomllib.TOMLDecodeError as error:
        findings.append(finding("U003", place_of_fault(shown, text, str(error)), why=FAULT.sub("", str(error)).lower()))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        findings.append(finding("U002", Place(file=shown), path=shown, why=(why or str(error)).lower()))
    else:
        yield from _entries(found, text.split("\n"), shown)


def _entries(found: Mapping[str, Any], lines: list[str], file: str) -> Iterator[_Entry]:
    for name, value in found.items():
        inner = value.items() if name in _TABLES and isinstance(value, dict) else ((None, value),)
        for key, plain in inner:
            line, at_name, at_value = position(lines, name, key)
            places = Place(file, line, at_value), Place(file, line, at_name)
            yield _Entry(name if key is None else f"{name}.{key}", plain, Source.FILE, *places)


def _values(given: Mapping[str, _Entry], bases: Mapping[Source, Path], findings: list[Finding]) -> dict[str, object]:
    """All values that can be read; why others can't goes to `findings`."""
    values: dict[str, object] = {}
    for name, entry in given.items():
        try:
            values[name] = _value(entry, bases[entry.source])
        except UsageError as error:
            findings.extend(error.findings)
    return values


def _value(entry: _Entry, base: Path) -> object:
    """The value of one entry, read; raises UsageError if the name is unknown, or the value none of that name's."""
    table, _, key = entry.name.partition(".")
    if entry.name in CHOICES:
        return _choice(entry, CHOICES[entry.name])
    if entry.name == "language":
        return _word(entry, LANGUAGES)
    if entry.name in TRUTHS:
        return _truth(entry)
    if key and table in _TABLES:
        return {"templates": _template, "places": _folder, "severities": _weight}[table](entry, key, base)
    if table in _TABLES:
        raise UsageError(finding("U008", entry.at_name, name=table))
    raise UsageError(_unknown(entry.name, _KNOWN, entry.at_name))


def _choice(entry: _Entry, choices: type[StrEnum]) -> StrEnum:
    return choices(_word(entry, [str(choice) for choice in choices]))


def _word(entry: _Entry, words: Iterable[str]) -> str:
    if entry.value in (known := list(words)):
        return str(entry.value)
    raise UsageError(finding("U006", entry.place, name=entry.name, value=str(entry.value), known=_listed(known)))


def _truth(entry: _Entry) -> bool:
    if isinstance(entry.value, bool):
        return entry.value
    raise UsageError(finding("U007", entry.place, name=entry.name, value=str(entry.value)))


def _template(entry: _Entry, key: str, base: Path) -> dict[str, str]:
    """The names of a type's templates by the month from which on each is in force; one for all months under an empty one."""
    given = entry.value if isinstance(entry.value, dict) else {"": entry.value}
    faults = [finding("U023", entry.place, name=key, value=since) for since in given if since and not is_month(since)]
    names = {since: name for since, name in given.items() if isinstance(name, str) and is_template_name(name)}
    faults += [finding("U010", entry.place, name=key, value=str(given[since])) for since in given if since not in names]
    if faults or not names:
        raise UsageError(*(faults or [finding("U010", entry.place, name=key, value="{}")]))
    return dict(sorted(names.items()))


def _weight(entry: _Entry, key: str, base: Path) -> StrEnum:
    """The weight of a finding; what a final report can't do without weighs what it weighs (E0, E4, E5)."""
    if not _CODE.fullmatch(key):
        raise UsageError(finding("U009", entry.at_name, name=key))
    if key.startswith(_FIXED_WEIGHTS):
        raise UsageError(finding("U022", entry.at_name, name=key))
    return _choice(entry, Weight)


def _folder(entry: _Entry, key: str, base: Path) -> Path:
    """A folder relative to the office, or to the working directory for an option; all but `out` must be there."""
    if key not in PLACES:
        raise UsageError(_unknown(key, PLACES, entry.at_name))
    if not isinstance(entry.value, str) or not entry.value or "\0" in entry.value:
        raise UsageError(finding("U011", entry.place, name=key, value=str(entry.value).replace("\0", "\\0")))
    try:
        folder = (base / entry.value).resolve()
    except (OSError, RuntimeError):  # links that lead to themselves
        raise UsageError(finding("U011", entry.place, name=key, value=entry.value)) from None
    if key != "out" and not folder.is_dir():
        raise UsageError(finding("U012", entry.place, name=key, value=entry.value))
    return folder


def _unknown(name: str, known: Iterable[str], place: Place) -> Finding:
    """U004 with the key that was meant, or U005 with those that there are if none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return (
        finding("U004", place, name=name, nearest=near[0])
        if near
        else finding("U005", place, name=name, known=_listed(known))
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _settings(
    file: Path | None, here: Path, values: Mapping[str, Any], sources: Mapping[str, tuple[Source, Place]]
) -> Settings:
    """The settings with what was given, defaults for the rest; what the office's folder lacks, the program gives."""
    office = file.parent if file else here
    program = program_folder()
    templates = values.get("places.templates", office / "templates")
    folders = {"templates": templates, "data": templates / "office", "fonts": templates / "fonts"}
    own = {"templates": program, "data": program / "office", "fonts": program / "fonts"}
    chosen = {
        name: values.get(f"places.{name}", folder if folder.is_dir() else own[name]) for name, folder in folders.items()
    }
    tables = {
        table: {key: value for name, value in values.items() for head, _, key in [name.partition(".")] if head == table}
        for table in _TABLES
    }
    return Settings(
        office=office,
        file=file,
        program=program,
        **chosen,
        state=office / STATE,
        register=office / "register",
        out=values.get("places.out", office / "outputs"),
        **{name: value for name, value in values.items() if "." not in name},
        template_by_type=tables["templates"],
        severities=tables["severities"],
        sources=sources,
    )


def _out_of_place(settings: Settings) -> Iterator[Finding]:
    """What people delete with the outputs may not be what must be kept: the office, its register, what was issued."""
    reserved = [settings.office / name for name in RESERVED]
    if settings.office.is_relative_to(settings.out) or any(settings.out.is_relative_to(kept) for kept in reserved):
        _, place = settings.sources.get("places.out", (Source.DEFAULT, Place()))
        yield finding("U013", place, value=str(settings.out))
