"""Mending: what can be changed in an input file without a thought, shown before it is made, and made at one's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.rewriting import rewrite
from pipeline.desks.opening import bytes_of, edited
from pipeline.desks.proposing import proposals
from pipeline.findings import Place
from pipeline.model.choices import Settings, Weight
from pipeline.office.office import Office
from pipeline.reading.editing import Splice
from pipeline.reading.nodes import node_at
from pipeline.reading.normal import composed_origins
from pipeline.reading.places import Places, read_path, write_path
from pipeline.reading.report import read_report
from pipeline.rules.edits import Edit
from pipeline.rules.mending import mend
from pipeline.rules.subject import read_subject

_AROUND = 28
"""Characters that are shown on either side of a change."""
_TOGETHER = 100
"""Characters between two changes of one kind that are shown as one: the marks of a quotation, mostly."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of a text: what stood there and what will; the same where nothing changes."""

    old: str
    new: str


def _same(words: str) -> Piece:
    return Piece(words, words)


_MORE = _same("…")


@dataclass(frozen=True, slots=True)
class Correction:
    """Changes that stand close together: where the first is, the code of the finding, the line with the changes marked."""

    place: Place
    code: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Repair:
    """What can be mended in one file: its bytes before and after, and every change in the order of the report."""

    file: Path
    before: bytes
    after: bytes
    corrections: tuple[Correction, ...]

    def make(self) -> None:
        """Writes the file. StorageError P004 if somebody has changed it since, and what the file system refuses."""
        if self.corrections:
            rewrite(self.file, self.before, self.after)


@dataclass(frozen=True)
class Wish:
    """What is asked for: mechanical corrections, and proposals of fields, with a comment behind each."""

    mends: bool = True
    proposes: bool = False


def plan_repair(file: Path, office: Office, settings: Settings, wish: Wish) -> Repair:
    """What can be mended in a file, and what it would hold then; nothing is written.

    Of a draft from which values had to be left out nothing is mended: its errors come first. Raises InputError,
    StorageError.
    """
    data = bytes_of(file)
    reading = read_report(data, str(file))
    if reading.is_partial:
        return Repair(file, data, data, ())
    subject = read_subject(reading.report, office)
    edits = [edit for edit in mend(subject) if not _is_off(edit.code, settings)] if wish.mends else []
    asked = [one for one in proposals(subject, reading) if not _is_off(one.code, settings)]
    asked = asked if wish.proposes else []
    changes = [*(_splice(edit, reading.places) for edit in edits), *(change for one in asked for change in one.changes)]
    corrections = [
        *(_correction(group, subject.texts[group[0].path], reading.places) for group in _close(edits)),
        *(Correction(one.place, one.code, (Piece("", one.words),)) for one in asked),
    ]
    return Repair(file, data, edited(data, changes, file), tuple(corrections))


def _is_off(code: str, settings: Settings) -> bool:
    return settings.severities.get(code) is Weight.OFF


def _splice(edit: Edit, places: Places) -> Splice:
    """An edit of the model's text in the characters of the file's own, before they were composed."""
    location, _ = node_at(places.root, read_path(edit.path))
    raw = places.raw(edit.path) or ""
    at = composed_origins(raw) or range(len(raw))
    start, end = (at[index] if index < len(at) else len(raw) for index in (edit.start, edit.end))
    return Splice(write_path(location), start, end, edit.replacement)


def _close(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits of one kind in one field, as far as they stand close together, in the order of the first of each."""
    groups: list[list[Edit]] = []
    for edit in edits:
        alike = [group for group in groups if (group[-1].path, group[-1].code) == (edit.path, edit.code)]
        if alike and edit.start - alike[-1][-1].end < _TOGETHER:
            alike[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _correction(edits: Sequence[Edit], text: str, places: Places) -> Correction:
    first, last = edits[0], edits[-1]
    start, end = _word_start(text, first.start), _word_end(text, last.end)
    pieces = [_MORE] if text[:start].strip() else []
    for edit in edits:
        pieces += [_same(text[start : edit.start]), Piece(text[edit.start : edit.end], edit.replacement)]
        start = edit.end
    pieces.append(_same(text[start:end]))
    pieces += [_MORE] if text[end:].strip() else []
    return Correction(places.place_of(first.path, first.start), first.code, tuple(pieces))


def _word_start(text: str, at: int) -> int:
    """Some words before a place, from the beginning of one."""
    start = max(0, at - _AROUND)
    blank = max(text.find(" ", start, at), text.find("\n", start, at)) if start else -1
    return blank + 1 if 0 <= blank < at else start


def _word_end(text: str, at: int) -> int:
    end = min(len(text), at + _AROUND)
    blank = max(text.rfind(" ", at, end), text.rfind("\n", at, end)) if end < len(text) else -1
    return blank if blank > at else end
