"""What lies in a shared folder: which files are dropped there to be answered, and which of them somebody is still at."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline import machine

READABLE = frozenset((".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".yaml", ".yml"))
SHEETS = frozenset((".xlsx", ".xls", ".ods", ".csv", ".pptx", ".ppt", ".odp"))
"""Lists and slides: no report, whatever words are in them."""
LIKELY = SHEETS | {
    *(".docm", ".dotx", ".dotm", ".dot", ".ott", ".fodt", ".pages", ".wpd", ".wps", ".md", ".htm", ".html")
}
"""Documents that can't be read as they are: who drops one is told so."""

DRAFT, REVIEW = "draft", "review"

# What browsers, mail programs and copying tools call a file that is not whole yet.
_PARTIAL = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".!ut", ".opdownload")
_UNSEEN = (".", "~")
_ANSWER_PDF = re.compile(rf"\.{DRAFT}(?:\.\d+)?\.pdf$", re.IGNORECASE)
_OWN_ENDINGS = re.compile(rf"(?:\.(?:{DRAFT}|{REVIEW})(?:\.\d+)?)+$", re.IGNORECASE)
_LEFT = re.compile(rf"\..*\.(?:{DRAFT}|{REVIEW})(?:\.\d+)?\.(?:pdf|docx)\.rapporteur-new", re.DOTALL)
_LIBREOFFICE_LOCK = ".~lock.{name}#"
_WORD_LOCK = "~$"
# Word's lock file bears the name of the document, its first letters eaten: two of a long name, one or none of a short.
_EATEN = 2
# A name may have 255 bytes; the ending of an answer, its number, and what a name gets while it is written need these.
_MOST_BYTES = 215

Stamp = tuple[int, int, int, int]


class Why(StrEnum):
    """Why a file waits."""

    OPEN = "open"
    GROWING = "growing"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file in the folder, as it stood when it was looked at: `stamp` is its size, times and number."""

    path: Path
    stamp: Stamp

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return self.path.suffix.lower()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it (yet)."""
        return self.stamp[0] == 0


@dataclass(frozen=True, slots=True)
class Look:
    """One look into a folder: the documents, all names, and the files that are no documents."""

    documents: tuple[Dropped, ...] = ()
    names: frozenset[str] = frozenset()
    others: tuple[Dropped, ...] = ()

    def waiting(self, before: Look, done: Collection[str] = ()) -> dict[str, Why]:
        """The documents that are to be left alone, and why: empty, changed since the look before, or open somewhere.

        Those that are `done` as they stand wait for nothing.
        """
        stood = {one.name: one.stamp for one in before.documents}
        opened = self._open_in_word()
        waiting: dict[str, Why] = {}
        for one in (one for one in self.documents if one.name not in done):
            if one.is_empty:
                waiting[one.name] = Why.EMPTY
            elif stood.get(one.name) != one.stamp:
                waiting[one.name] = Why.GROWING
            elif one.name in opened or _LIBREOFFICE_LOCK.format(name=one.name) in self.names or is_held(one.path):
                waiting[one.name] = Why.OPEN
        return waiting

    def _open_in_word(self) -> set[str]:
        locks = [name[len(_WORD_LOCK) :].casefold() for name in self.names if name.startswith(_WORD_LOCK)]
        names = [one.name for one in self.documents]
        return {
            name
            for name in names
            for lock in locks
            if lock and name.casefold().endswith(lock) and len(name) - len(lock) <= _EATEN
        }


def look_into(folder: Path) -> Look:
    """What lies in the folder itself now; hidden and partial files, links and folders are passed by. Raises OSError."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    names = frozenset(entry.name for entry in found)
    seen = [entry for entry in found if _is_seen(entry)]
    files = [one for one in (_dropped(folder, entry.name) for entry in seen) if one and not is_answer_pdf(one.name)]
    documents = tuple(one for one in files if one.suffix in READABLE | LIKELY and _is_sayable(one.name))
    return Look(documents, names, tuple(one for one in files if one not in documents))


def restamped(path: Path) -> Stamp | None:
    """How a file stands now; None where there is no plain file."""
    try:
        status = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def read_whole(dropped: Dropped, most: int) -> bytes | None:
    """The first `most` bytes of a file, if it stands as it stood at the look, before and after. Raises OSError."""
    descriptor = machine.open_below(dropped.path.parent, [dropped.name])
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(most)
    return data if restamped(dropped.path) == dropped.stamp else None


def is_held(path: Path) -> bool:
    """Whether a program has the file open to write into it, as far as this machine can tell."""
    try:
        descriptor = machine.open_below(path.parent, [path.name])
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EBUSY) and os.access(path, os.R_OK)
    try:
        return machine.has_writer(descriptor)
    finally:
        os.close(descriptor)


def stem_of(name: str) -> str:
    """What the answers to a file are called after: its name without the ending, and without those that answers have.

    >>> stem_of("Informe.docx"), stem_of("tsti.es.yaml"), stem_of("Informe.review.2.docx")
    ('Informe', 'tsti.es', 'Informe')
    """
    stem = _OWN_ENDINGS.sub("", name.rpartition(".")[0]) or name
    while len(os.fsencode(stem)) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") or "report"  # Windows can't open a name that ends so


def answer_names(stem: str, number: int) -> dict[str, str]:
    """The names of the answers of a version, by kind; the first one has no number."""
    numbered = "" if number == 1 else f".{number}"
    return {DRAFT: f"{stem}.{DRAFT}{numbered}.pdf", REVIEW: f"{stem}.{REVIEW}{numbered}.docx"}


def is_answer_pdf(name: str) -> bool:
    """Whether a PDF is one of the answers, which its name alone says."""
    return _ANSWER_PDF.search(name) is not None


def leftovers(look: Look) -> Iterator[str]:
    """The names of files that a killed run left, half written."""
    return (name for name in sorted(look.names) if _LEFT.fullmatch(name))


def _is_seen(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(_UNSEEN) or name.lower().endswith(_PARTIAL):
        return False
    return entry.is_file(follow_symlinks=False)


def _is_sayable(name: str) -> bool:
    """Whether a name can be told on a line, in UTF-8, and be written into an answer."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name)


def _dropped(folder: Path, name: str) -> Dropped | None:
    stamp = restamped(folder / name)
    return Dropped(folder / name, stamp) if stamp else None
