"""The standards that a PDF claims in its metadata, and those that a bundle of such parts may claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Object, Pdf, Stream

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.pdf.metadata import write_metadata
from pipeline.pdf.wish import Finishing, Standard

_PART = re.compile(rb"pdfaid:part(?:>|\s*=\s*[\"'])\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance(?:>|\s*=\s*[\"'])\s*([A-Za-z])")
_UA = re.compile(rb"pdfuaid:part(?:>|\s*=\s*[\"'])\s*1\b")
_CLAIMING = re.compile(rb"<pdfaid:[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Claims:
    """PDF/UA-1 or not, and the part and level of PDF/A: `3a`, `2b`, empty for none."""

    ua: bool = False
    a: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The standards by their names."""
        return (*(["PDF/UA-1"] if self.ua else []), *([f"PDF/A-{self.a}"] if self.a else []))


def claims_of(pdf: Pdf) -> Claims:
    """What the metadata of a PDF claim."""
    metadata = pdf.Root.get("/Metadata")
    return claims_in(metadata.read_bytes()) if isinstance(metadata, Stream) else Claims()


def claims_in(packet: bytes) -> Claims:
    """What an XMP packet claims."""
    part, level = _PART.search(packet), _LEVEL.search(packet)
    a = part[1].decode() + (level[1].decode().lower() if level else "") if part else ""
    return Claims(ua=_UA.search(packet) is not None, a=a)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a part claims, and whether it has tags that agree with its pages."""

    title: str
    claims: Claims
    is_tagged: bool
    is_sound: bool = True

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(words=self.title)


def agreed(parts: Sequence[Standing], facts: Finishing) -> Claims:
    """The most that the bundle may claim: what all parts claim, and what was wished for."""
    is_tagged = all(part.is_tagged and part.is_sound for part in parts)
    archived = all(part.claims.a for part in parts)
    accessible = is_tagged and facts.standard == "3a" and all(part.claims.a.endswith("a") for part in parts)
    ua = is_tagged and facts.claims_ua and all(part.claims.ua for part in parts)
    return Claims(ua, ("3a" if accessible else "3b") if archived else "")


def reasons_of(parts: Sequence[Standing], facts: Finishing) -> Iterator[Finding]:
    """What keeps the bundle from claiming all that was wished for, part by part (O050 to O053)."""
    for part in parts:
        told: dict[str, Any] = {"title": part.title}
        if not part.is_tagged:
            yield finding("O050", part.place, Severity.WARNING, **told)
        elif not part.is_sound:
            yield finding("O051", part.place, Severity.WARNING, **told)
        if part.is_tagged and facts.claims_ua and not part.claims.ua:
            yield finding("O052", part.place, Severity.WARNING, **told)
        if not part.claims.a:
            yield finding("O053", part.place, Severity.WARNING, **told)
        elif part.is_tagged and facts.standard == "3a" and not part.claims.a.endswith("a"):
            yield finding("O054", part.place, Severity.WARNING, **told)


def declare(out: Pdf, facts: Finishing, claims: Claims) -> None:
    """Writes what the bundle says of itself, with these claims and no others."""
    standard: Standard = "3a" if claims.a == "3a" else "3b"
    write_metadata(out, replace(facts, standard=standard, claims_ua=claims.ua))
    if not claims.a:
        packet: Object = out.Root.Metadata
        packet.write(_CLAIMING.sub(b"", packet.read_bytes()))


def weaker(claims: Claims, broken: Sequence[Finding]) -> Claims:
    """What is left to claim once these rules are broken."""
    standards = {str(each.parameter("standard")) for each in broken}
    if any(each.code != "O058" for each in broken):
        return Claims()
    ua = claims.ua and "PDF/UA-1" not in standards
    if f"PDF/A-{claims.a}" not in standards:
        return replace(claims, ua=ua)
    return Claims(ua, "3b" if claims.a == "3a" else "")
