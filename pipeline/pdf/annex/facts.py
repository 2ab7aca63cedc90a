"""What is allowed to an annex and what is found in it: plain values that come back from the child process."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.findings import Finding

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class AnnexLimits:
    """How large an annex may be, and how much of the machine its reading may take.

    `unpacked` bounds each stream, and all streams together that are not pictures; `sheet` holds the least and the most
    of a side in points (14,400 is the PDF's own limit). `takes_restricted` lets in what has an owner's password alone.
    """

    file_bytes: int = 100 * _MEBIBYTE
    pages: int = 2_000
    many_pages: int = 500
    sheet: tuple[float, float] = (3.0, 14_400.0)
    unpacked: int = 200 * _MEBIBYTE
    pixels: int = 200_000_000
    cpu_seconds: int = 30
    memory: int = 1 << 30
    output_bytes: int = 200 * _MEBIBYTE
    stack: int = _MEBIBYTE
    takes_restricted: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Removed:
    """Active content that was taken out: what it is, in the words of the PDF standard (`JavaScript`), and how often."""

    kind: str
    times: int


@dataclass(frozen=True, slots=True, order=True)
class Carried:
    """A file within the annex, left out of the bundle: its name, its hash, its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class AnnexFacts:
    """What is known of an annex that can go into a bundle.

    `sanitized` is what goes in: the same pages without anything that acts. `claims` are the standards that the original
    claims, `holds` those of them that it keeps. `is_repaired` says that the file was put together from its pieces,
    `was_restricted` that an owner's password was passed over. `findings` are all warnings.
    """

    name: str
    sha256: str
    size: int
    page_count: int
    labels: tuple[str, ...]
    title: str
    language: str
    outline_lines: int
    is_tagged: bool
    claims: tuple[str, ...]
    holds: tuple[str, ...]
    fonts_missing: tuple[str, ...]
    is_signed: bool
    is_repaired: bool
    was_restricted: bool
    removed: tuple[Removed, ...]
    carried: tuple[Carried, ...]
    findings: tuple[Finding, ...]
    sanitized: bytes = field(repr=False)
