"""Where things lie: the folders and file names of editions, as pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, document_of

DRAFTS = "drafts"
ISSUED = "issued"
STATUS = ".status.json"
"""How the file ends that says, beside an issued edition, how that stands."""

_INPUT_NAME = re.compile(r"(?P<name>.+)\.(?:en|es|pt|fr)\.ya?ml", re.IGNORECASE)
_MANIFESTATION = re.compile(r"(?P<stem>.+\.(?:en|es|pt|fr))\.(?P<number>\d+)")


class Kind(StrEnum):
    """The files of an edition, by the names that records and `--json` give them."""

    DOCX = "docx"
    PDF = "pdf"
    BUNDLE = "bundle"
    RECORD = "record"


_ENDINGS = {Kind.DOCX: "docx", Kind.PDF: "pdf", Kind.BUNDLE: "bundle.pdf", Kind.RECORD: "json"}


@dataclass(frozen=True, slots=True)
class EditionPlace:
    """Where one language edition lies: its folder, which it shares with other languages, and its files' common stem."""

    folder: Path
    stem: str

    def name(self, kind: Kind | str) -> str:
        """The file name of one kind of file: `KEY.en.docx`."""
        return f"{self.stem}.{_ENDINGS[Kind(kind)]}"

    def path(self, kind: Kind | str) -> Path:
        """Where one kind of file of this edition lies, be it there or not."""
        return self.folder / self.name(kind)

    def names(self) -> Iterator[tuple[Kind, str]]:
        """Every kind of file that an edition can have, with its name here."""
        return ((kind, self.name(kind)) for kind in Kind)

    @property
    def status(self) -> Path:
        """Where the file lies that says how an issued edition stands: `KEY.en.status.json`."""
        return self.folder / f"{self.stem}{STATUS}"

    @property
    def staging(self) -> Path:
        """The hidden folder beside the edition's in which a new edition is built; there only while a run works."""
        return self.folder.parent / f".{self.stem}{STAGING}"

    @property
    def aside(self) -> Path:
        """Where the old folder waits, on file systems that can't exchange two folders in one step."""
        return self.folder.parent / f".{self.stem}{ASIDE}"

    @property
    def claim(self) -> str:
        """What two editions may not share: folder and names, as a file system that folds case and accents sees them."""
        return folded(f"{self.folder}/{self.stem}")


def record_beside(path: Path) -> Path:
    """Where the record lies of the edition that a file of the archive belongs to, be it there or not.

    >>> record_beside(Path("2024/KEY/KEY.en.bundle.pdf")).as_posix()
    '2024/KEY/KEY.en.json'
    """
    stem = path.name
    for ending in (STATUS, ".bundle.pdf", path.suffix):
        stem = stem.removesuffix(ending)
    return path.with_name(f"{stem}.json")


STAGING = ".rapporteur-new"
ASIDE = ".rapporteur-old"

_UNFINISHED = re.compile(rf"\.(?P<stem>(?P<folder>.+?)\.[a-z]{{2}}(?:\.draft|\.\d+)?)(?:{STAGING}|{ASIDE})")


def final_place(out: Path, symbol: Symbol, revision: int | None, year: int, language: str) -> EditionPlace:
    """Where a final edition lies: `OUT/2024/KEY/KEY.en.…`, a revision in `KEY-Rev-1/`, a corrigendum in `KEY-Corr-1/`.

    `year` is that of the meeting's first day.
    """
    document = document_of(symbol, revision)
    name = "-".join([base_of(symbol).key, *document.replace(".", "-").split()])
    return EditionPlace(out / f"{year:04d}" / name, f"{name}.{language}")


def manifestation_place(place: EditionPlace, number: int) -> EditionPlace:
    """Where a manifestation of an issued edition lies: the first at `place`, the second beside it as `KEY.en.2.…`."""
    return place if number == 1 else EditionPlace(place.folder, f"{place.stem}.{number}")


def numbered(stem: str) -> tuple[str, int]:
    """The stem of an edition's first manifestation, and which of them files with a stem are.

    >>> numbered("KEY.en"), numbered("KEY.en.2")
    (('KEY.en', 1), ('KEY.en', 2))
    """
    match = _MANIFESTATION.fullmatch(stem)
    return (match["stem"], int(match["number"])) if match else (stem, 1)


def is_manifestation(stem: str) -> bool:
    """Whether files with this stem are a manifestation that came beside the first."""
    return _MANIFESTATION.fullmatch(stem) is not None


def draft_place(out: Path, name: str, language: str) -> EditionPlace:
    """Where a draft lies: `OUT/drafts/NAME/NAME.en.draft.…`; `name` is what `draft_name` makes of the input's."""
    return EditionPlace(out / DRAFTS / name, f"{name}.{language}.draft")


def is_draft(place: EditionPlace) -> bool:
    """Whether it is the place of a draft."""
    return place.stem.endswith(".draft")


def draft_name(input_name: str) -> str:
    """The name of a draft: its input's file name without `.LANG.yaml`, and without dots that would hide it.

    >>> draft_name("tsti.en.yaml")
    'tsti'
    """
    name = Path(input_name).name
    match = _INPUT_NAME.fullmatch(name)
    return (match["name"] if match else Path(name).stem).lstrip(".") or "draft"


def unfinished(path: Path) -> EditionPlace | None:
    """The edition to whose making a hidden folder belongs; None for a folder that is not ours."""
    match = _UNFINISHED.fullmatch(path.name)
    return EditionPlace(path.parent / match["folder"], match["stem"]) if match else None


def folded(name: str) -> str:
    """A name as file systems compare it that know neither case nor two ways of writing an accent."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
