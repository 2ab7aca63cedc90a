"""The pictures of a document that is imported: cleaned, named, to lie beside the input file that names them."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath, PurePosixPath

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.passage import Picture
from pipeline.model.report import Report
from pipeline.reading.folder import MOST_PICTURE_BYTES
from pipeline.reading.imports.document import SourceBlock, SourcePicture
from pipeline.reading.imports.ledger import printed_passages
from pipeline.reading.pictures import MOST_PIXELS, take_picture

MOST_PICTURES = 200
_OTHER_KINDS = ("GIF", "BMP", "TIFF", "WEBP")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass
class Album:
    """The pictures of one document by the names of their files; one that stands there twice is one file."""

    stem: str
    taken: frozenset[str] = frozenset()
    source: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def named(self, blocks: Iterable[SourceBlock], name: str) -> Iterator[SourceBlock]:
        """The blocks, each picture that can be printed with the name of its file; `name` is that of the source."""
        for block in blocks:
            if not isinstance(block, SourcePicture) or block.file:
                yield block
                continue
            yield replace(block, file=self._take(block, name))

    def _take(self, block: SourcePicture, name: str) -> str:
        """The name of a picture's file; empty, and told, for one that can't be printed."""
        place = Place(name, words=block.alternative)
        key = hashlib.sha256(block.data).hexdigest()
        if key in self._names:
            return self._names[key]
        if len(self.files) >= MOST_PICTURES or len(block.data) > MOST_PICTURE_BYTES:
            self.findings.append(finding("W066", place, name=name, words=block.alternative or "–"))
            return ""
        try:
            picture = take_picture(_printable(block.data), name, place)
        except InputError:
            self.findings.append(finding("W066", place, name=name, words=block.alternative or "–"))
            return ""
        file = self._free("jpg" if picture.kind == "jpeg" else picture.kind)
        self.files[file] = picture.data
        self._names[key] = file
        return file

    def _free(self, kind: str) -> str:
        number = len(self.files) + 1
        while (file := f"{self.stem}-{number}.{kind}") in self.taken:
            number += 1
        self.taken = self.taken | {file}
        return file


def stem_of(name: str) -> str:
    """What the files of a source's pictures begin with: its own name in letters that every file system takes.

    >>> stem_of("/tmp/Relatoría final.docx")
    'Relatoria-final'
    """
    plain = unicodedata.normalize("NFKD", PurePath(name).name.partition(".")[0])
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _UNSAFE.sub("-", letters).strip("-")[:60] or "picture"


def pictures_in(report: Report, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files that the prose of a report names."""
    named = {picture.file for picture in _pictures(report)}
    return {name: data for name, data in files.items() if name in named}


def own_pictures(report: Report, blocks: Iterable[SourceBlock], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures of a report of ours under the names that its input gives them, found by what they are said to show.

    A name that leads out of the input's folder is none: the input may have been carried by anybody's document.
    """
    waiting: dict[str, list[bytes]] = {}
    for block in blocks:
        if isinstance(block, SourcePicture) and block.file in files:
            waiting.setdefault(block.alternative, []).append(files[block.file])
    found: dict[str, bytes] = {}
    for name, alternative in _named_pictures(report):
        if name not in found and _is_beside(name) and (several := waiting.get(" ".join(alternative.split()))):
            found[name] = several.pop(0)
    return found


def _named_pictures(report: Report) -> Iterator[tuple[str, str]]:
    """The pictures that a report names, each with the words for it: logos first, as they are printed."""
    yield from ((one.logo, one.alt) for one in report.meeting.organisers if one.logo and one.alt)
    yield from ((picture.file, picture.alternative) for picture in _pictures(report))


def _pictures(report: Report) -> Iterator[Picture]:
    """The pictures in the prose of a report."""
    for said in printed_passages(report):
        if not isinstance(said, str):
            yield from (block for block in said.blocks if isinstance(block, Picture))


def _is_beside(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    return name.isprintable() and not path.is_absolute() and not hidden and not set(name) & set('\\:*?"<>|')


def _printable(data: bytes) -> bytes:
    """The bytes as PNG where they are in another form that Pillow reads; else as they are."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=_OTHER_KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return data
            out = io.BytesIO()
            picture.convert("RGBA").save(out, "PNG")
            return out.getvalue()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return data
