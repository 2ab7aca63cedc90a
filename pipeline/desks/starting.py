"""Starting a report: a new input file, from a list and a transcript where there are any, or a form to fill in."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.placing import place_new
from pipeline.desks.opening import bytes_of
from pipeline.desks.schema import SCHEMA_FILE, schema_file
from pipeline.errors import StorageError, UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.reading.beginning import Beginning, write_beginning
from pipeline.reading.registration.identity import Ids
from pipeline.reading.registration.listed import Fields, Listed
from pipeline.reading.registration.people import read_list
from pipeline.reading.transcripts.lay_out import lay_out
from pipeline.reading.transcripts.read import read_transcript

MOST_NAME = 60
_SCHEMAS = Path("schema")
_ENDING = re.compile(r"(?:\.(?:en|es|pt|fr))?\.(?:ya?ml|docx)$", re.IGNORECASE)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Started:
    """A file that was made, with what is in it and what there is to tell of the list and the transcript."""

    path: Path
    people: int = 0
    turns: int = 0
    guesses: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Sources:
    """What a report is begun from: a registration list, a transcript."""

    participants: Path | None = None
    transcript: Path | None = None


def start_report(
    folder: Path, name: str, begun: Beginning, sources: Sources, office: Office, settings: Settings
) -> Started:
    """The new input file in a folder, which is made if need be; `name` is that of the file, or empty.

    A file that is there is never overwritten (StorageError F205). InputError for a list or transcript that can't be read.
    """
    path = folder / f"{file_stem(name, begun)}.{begun.language}.yaml"
    _must_be_free(path)
    people, findings = _people(sources.participants, office, begun.language)
    begun = replace(begun, people=people, schema=_schema_seen_from(path.parent, begun.language, settings))
    if sources.transcript is not None:
        heard = read_transcript(bytes_of(sources.transcript), str(sources.transcript))
        laid = lay_out(heard, people, office, begun.language)
        begun = replace(begun, people=laid.people, spoken=laid.spoken, guesses=laid.guesses)
    place_new({path: write_beginning(begun, path.name).encode()})
    return Started(path, len(begun.people), len(begun.spoken), len(begun.guesses), findings)


def copy_form(folder: Path, name: str, begun: Beginning, settings: Settings) -> Started:
    """A Word form to fill in: that of the office if it has one, else the program's. StorageError F205, UsageError F206."""
    form = f"rapporteur-form.{begun.language}.docx"
    places = (settings.templates / "forms" / form, settings.program / "forms" / form)
    source = next((place for place in places if place.is_file()), None)
    if source is None:
        raise UsageError(finding("F206", Place(str(places[0])), language=begun.language.value, name=form))
    stem = file_stem(name, begun) if name or begun.title else "rapporteur-form"
    path = folder / f"{stem}.{begun.language}.docx"
    _must_be_free(path)
    place_new({path: bytes_of(source)})
    return Started(path)


def _people(file: Path | None, office: Office, language: Language) -> tuple[tuple[Fields, ...], tuple[Finding, ...]]:
    """The participants of a registration list, each person with an `id`."""
    if file is None:
        return (), ()
    listed = read_list(bytes_of(file), str(file), office, language)
    ids = Ids(office, language)
    return tuple(identified(each, ids) for each in listed.people), listed.findings


def identified(listed: Listed, ids: Ids) -> Fields:
    """The fields of somebody on a list; a person gets an `id`, a body that nobody is named for gets none."""
    if "name" not in listed.fields:
        return listed.fields
    return {"id": ids.give(listed.fields, listed.surname), **listed.fields}


def file_stem(name: str, begun: Beginning) -> str:
    """The name of a new file without its endings: as given, or of first day and title, safe on any file system.

    UsageError U043 for a name that can be none.
    """
    if name:
        stem = _ENDING.sub("", name)
        if not stem.strip(". ") or re.search(r'[/\\:*?"<>|\0-\x1f]', stem) or _DEVICE.fullmatch(stem.partition(".")[0]):
            raise UsageError(finding("U043", Place(words="--name"), name=name))
        return stem
    day = begun.days.days[0].isoformat() if begun.days else ""
    return "-".join(filter(None, (day, slug(begun.title)))) or "report"


def slug(title: str) -> str:
    """A title as part of a file name: plain small letters, figures and dashes, cut between words.

    >>> slug("Taller «Comercio digital» y año fiscal")
    'taller-comercio-digital-y-ano-fiscal'
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > MOST_NAME:
        words.pop()
    made = "-".join(words)[:MOST_NAME]
    return f"{made}-report" if _DEVICE.fullmatch(made) else made


def _schema_seen_from(folder: Path, language: str, settings: Settings) -> str:
    """The way from a folder to the JSON Schema: that of an office above it, else the program's own; empty without one.

    Of each, the one whose words are in the language, if there is one.
    """
    places = (*folder.resolve().parents, settings.office, settings.program.parent)
    for place in (folder.resolve(), *places):
        known = (place / _SCHEMAS / name for name in (schema_file(language), SCHEMA_FILE))
        if schema := next((file for file in known if file.is_file()), None):
            try:
                return Path(os.path.relpath(schema, folder.resolve())).as_posix()
            except ValueError:  # another drive of Windows
                return schema.as_uri()
    return ""


def _must_be_free(path: Path) -> None:
    """StorageError F205 before anything is read: nobody answers questions in vain."""
    if os.path.lexists(path):
        raise StorageError(finding("F205", Place(file=str(path)), path=str(path)))
