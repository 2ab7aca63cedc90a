"""The zip of a Word document: read with care from bytes, written so that equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import RapporteurError, TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.word.kind import not_a_zip, not_word
from pipeline.word.parsing import Element, ForbiddenDoctypeError, parse_xml, tag

MEBIBYTE = 1024 * 1024
MAX_PACKED = 50 * MEBIBYTE
MAX_UNPACKED = 200 * MEBIBYTE
MAX_ENTRIES = 1_000
MAX_RATIO = 100
RATIO_FROM = MEBIBYTE
MAX_XML = 20 * MEBIBYTE

CONTENT_TYPES = "[Content_Types].xml"
MAIN_PART = "word/document.xml"
FIRST_DAY = (1980, 1, 1)
"""The earliest day a zip can name."""


@dataclass(frozen=True, slots=True)
class Package:
    """A Word document in memory: its parts by name (`word/document.xml`), and what it is called."""

    parts: Mapping[str, bytes]
    what: str = ""
    error: type[RapporteurError] = TemplateError

    def xml(self, name: str, *, bare: bool = False) -> Element:
        """The root element of one part, parsed anew at each call; with `bare`, without comments.

        Raises the package's error where the part is not well-formed XML or has a DOCTYPE.
        """
        try:
            return parse_xml(self.parts[name], bare=bare)
        except ForbiddenDoctypeError:
            raise self.error(finding("T086", Place(file=self.what, words=name), part=name)) from None
        except etree.XMLSyntaxError as error:
            place = Place(file=self.what, words=name)
            raise self.error(finding("T087", place, part=name, line=error.lineno or 0)) from error

    def replaced(self, parts: Mapping[str, bytes]) -> Package:
        """The same document with these parts put in or put in place of what was there."""
        return Package({**self.parts, **parts}, self.what, self.error)


def open_package(data: bytes, what: str, error: type[RapporteurError] = TemplateError) -> Package:
    """The parts of the Word document in `data`, judged before anything is unpacked.

    `what` is the file as the person knows it; `error` is the class to raise, for whoever's file it is. Limits are
    those of Apache POI: an honest document stays far below them.
    """
    fault = not_a_zip(data, what) or _too_large(what, "T080", len(data), MAX_PACKED)
    if fault:
        raise error(fault)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, what, error)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as broken:
        raise error(finding("T099", Place(file=what))) from broken


def write_package(parts: Mapping[str, bytes], date: tuple[int, int, int] = FIRST_DAY, *, packed: int = 6) -> bytes:
    """The zip of these parts: equal parts and date (year, month, day) always give equal bytes on one zlib.

    `packed` is zlib's level; 0, for what is read once and thrown away, costs no time.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=packed) as archive:
        for name in sorted(parts, key=_reading_order):
            entry = zipfile.ZipInfo(name, (*max(date, FIRST_DAY), 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16  # whatever the umask of this machine
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def main_part(package: Mapping[str, bytes]) -> str:
    """The name of the part that holds the document's body, nearly always `word/document.xml`."""
    if CONTENT_TYPES not in package:
        return MAIN_PART
    for override in parse_xml(package[CONTENT_TYPES]).iter(tag("ct:Override")):
        if ".main+xml" in (override.get("ContentType") or ""):
            return (override.get("PartName") or "").lstrip("/")
    return MAIN_PART


def _reading_order(name: str) -> tuple[int, str]:
    return ({CONTENT_TYPES: 0, "_rels/.rels": 1}.get(name, 2), name)


def _read(archive: zipfile.ZipFile, what: str, error: type[RapporteurError]) -> Package:
    entries = archive.infolist()
    faults = [*_whole(entries, what), *(fault for entry in entries for fault in _single(entry, what))]
    faults += _twins(entries, what)
    if faults:
        raise error(*faults)
    parts = {entry.filename: _unpack(archive, entry) for entry in entries if not entry.is_dir()}
    package = Package(parts, what, error)
    fault = not_word(frozenset(parts), parts.get("mimetype", b"")[:64], _main_type(package), what)
    if fault:
        raise error(fault)
    return package


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        # a plain read() would inflate up to 2 GiB where the directory lies about the size; this stops at the size told
        return stream.read(entry.file_size + 1)


def _main_type(package: Package) -> str:
    if CONTENT_TYPES not in package.parts:
        return ""
    types = [item.get("ContentType") or "" for item in package.xml(CONTENT_TYPES).iter(tag("ct:Override"))]
    return next((name for name in types if "main+xml" in name), "")


def _too_large(what: str, code: str, found: int, limit: int) -> Finding | None:
    return finding(code, Place(file=what), found=found, limit=limit) if found > limit else None


def _whole(entries: list[zipfile.ZipInfo], what: str) -> list[Finding]:
    total = sum(entry.file_size for entry in entries)
    judged = (
        _too_large(what, "T081", total, MAX_UNPACKED),
        _too_large(what, "T082", len(entries), MAX_ENTRIES),
    )
    return [fault for fault in judged if fault]


def _single(entry: zipfile.ZipInfo, what: str) -> list[Finding]:
    name, size = entry.filename, entry.file_size
    place = Place(file=what, words=name)
    if entry.flag_bits & 0x1:
        return [finding("T091", Place(file=what))]
    if not _honest(entry.orig_filename):
        return [finding("T085", place, part=name)]
    if size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1):
        return [finding("T083", place, part=name, ratio=size // max(entry.compress_size, 1), limit=MAX_RATIO)]
    if name.lower().endswith((".xml", ".rels")) and size > MAX_XML:
        return [finding("T084", place, part=name, found=size, limit=MAX_XML)]
    return []


def _honest(name: str) -> bool:
    """Whether a name stays inside the package: relative, forward slashes, no `..`, no drive, no control character."""
    steps = name.removesuffix("/").split("/")
    return name.isprintable() and not set(name) & set("\\:") and all(step not in ("", ".", "..") for step in steps)


def _twins(entries: list[zipfile.ZipInfo], what: str) -> list[Finding]:
    seen: set[str] = set()
    twins = []
    for entry in entries:
        name = entry.filename.lower()  # Word takes part names as equal whatever their case
        if name in seen:
            twins.append(finding("T088", Place(file=what, words=entry.filename), part=entry.filename))
        seen.add(name)
    return twins
