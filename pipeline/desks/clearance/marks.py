"""What a clearance copy says of itself, so that it is known when it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.reading.imports.carried import hash_carried_in
from pipeline.reading.imports.sources import as_word
from pipeline.word.custom_properties import read_properties
from pipeline.word.package import Package, open_package
from pipeline.word.running_text import read_lines

BODY, INPUT, UNTIL = "rapporteur.clearance", "rapporteur.input", "rapporteur.until"
"""The properties of a copy: whose it is, the hash of the input that it was made from, until when an answer is wanted."""

_REFERENCE = re.compile(r"(?<![\w.-])(?P<key>[A-Za-z0-9][A-Za-z0-9-]*)/(?P<digest>[0-9a-f]{12})(?!\w)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose copy it is, and the hash of the input that it was made from; until when an answer was wanted."""

    key: str
    digest: str
    until: str = ""


def mark_of(package: Package) -> Mark | None:
    """The mark of a clearance copy; None for any other document, and for a copy that lost it."""
    said = read_properties(package)
    if not (key := said.get(BODY, "")):
        return None
    return Mark(key, hash_carried_in(package.parts) or said.get(INPUT, ""), said.get(UNTIL, ""))


def reference_in(package: Package, sent: Iterable[tuple[str, str]]) -> Mark | None:
    """The mark of a copy that lost it, by the reference in its text; `sent` are bodies with the hashes sent to them."""
    known = list(sent)
    for line in read_lines(package) if known else ():
        for match in _REFERENCE.finditer(line.text):
            for key, digest in known:
                if key == match["key"] and digest.startswith(match["digest"]):
                    return Mark(key, digest)
    return None


def refuse_copy(data: bytes, name: str) -> None:
    """Raises InputError I140 for a clearance copy: it is no report, and taken for one it would lack all the rest."""
    if not data.startswith(b"PK") or as_word(data, name, lambda *_: b"") != data:
        return  # a text of another program is converted first
    mark = mark_of(open_package(data, name, InputError))
    if mark is not None:
        raise InputError(finding("I140", Place(name), name=name, body=mark.key))
