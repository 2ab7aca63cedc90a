"""Which files are meant: an INPUT of the command line is a file, or a folder whose input files are sought."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.reading.source import MOST_BYTES

_NAME = re.compile(rf".+\.({'|'.join(Language)})\.yaml")
_YAML = (".yaml", ".yml")
_HEAD = 512  # most have it on their first lines
_FORMAT = re.compile(rb"""^["']?format["']?[ \t]*:|\A\s*\{(?s:.*)\bformat["']?\s*:""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The input files, each once, those of a folder sorted; and what was passed over, named."""

    files: tuple[Path, ...]
    passed_over: tuple[Finding, ...] = ()


def find_inputs(paths: Sequence[Path], leave_out: Iterable[Path] = ()) -> Inputs:
    """The input files that are meant: a file as it is named; of a folder and all below it the input files.

    These are called `*.LANG.yaml` and have `format` at the top. Hidden files and folders are not looked at, links not
    followed, other YAML files named and passed over; folders of `leave_out` are not entered from above. A path
    where nothing is counts as a file: whoever reads it tells what is wrong, and the others go on.
    """
    left_out = frozenset(folder.resolve() for folder in leave_out)
    files: list[Path] = []
    passed_over: list[Finding] = []
    for path in paths:
        if path.is_dir():
            files += _in_folder(path, left_out, passed_over)
        else:
            files.append(path)
    # no link is followed in a folder, so that it has each file once
    return Inputs(_once(files) if len(paths) > 1 else tuple(files), tuple(dict.fromkeys(passed_over)))


def _once(files: Iterable[Path]) -> tuple[Path, ...]:
    """Each file once, under the first name it was given."""
    seen: dict[Path, Path] = {}
    for file in files:
        seen.setdefault(file.resolve(), file)
    return tuple(seen.values())


def _in_folder(folder: Path, left_out: frozenset[Path], passed_over: list[Finding]) -> list[Path]:
    found: list[Path] = []
    folders: list[Path] = []
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            path = folder / entry.name
            folders += [] if left_out and path.resolve() in left_out else [path]
        elif entry.name.lower().endswith(_YAML):
            code = _reason(entry)
            if code:
                path = folder / entry.name
                passed_over.append(finding(code, Place(str(path)), name=str(path)))
            else:
                found.append(folder / entry.name)
    return found + [file for below in folders for file in _in_folder(below, left_out, passed_over)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise InputError(finding("E055", Place(str(folder)), name=str(folder), reason=reason)) from None


def _reason(entry: os.DirEntry[str]) -> str:
    """Why a YAML file is no input file; empty if it is one."""
    if entry.is_symlink():
        return "W052"
    if not entry.is_file(follow_symlinks=False):
        return "W053"
    if not _NAME.fullmatch(entry.name):
        return "W050"
    return "" if _has_format(entry.path) else "W051"


def _has_format(path: str) -> bool:
    """Whether a field `format` stands at the left margin; a file that can't be read is taken, so that it is told."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 ten thousand of them
            return _says_format(head := file.read(_HEAD)) or _says_format(head + file.read(MOST_BYTES))
    except OSError:
        return True


def _says_format(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r", b"\n").replace("\x85".encode(), b"\n")
    return _FORMAT.search(data) is not None
