"""Files that a PDF carries: what it was made from, associated with the whole document (PDF/A-3, ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

OWNER = "/rapporteur"
"""The name under which a PDF keeps what is this program's own (ISO 32000-1, 14.5)."""


@dataclass(frozen=True, slots=True)
class AssociatedFile:
    """One file to be carried: its name, what it is to a reader in one line, its kind (`application/yaml`), its bytes.

    `is_source` tells what the document was made from (`/Source`) from what is there to be looked up (`/Supplement`).
    """

    name: str
    description: str
    kind: str
    data: bytes
    is_source: bool = True


def associate(pdf: Pdf, files: Sequence[AssociatedFile], moment: datetime) -> None:
    """Lets the PDF carry these files; `moment` (UTC) stands in their one date. Names are distinct, and in order."""
    if not files:
        return
    specifications = [_specification(pdf, file, moment) for file in sorted(files, key=lambda file: file.name)]
    pdf.Root.AF = Array(specifications)
    listed = [each for spec in specifications for each in (spec.UF, spec)]
    names = pdf.Root.get("/Names") or Dictionary()
    names["/EmbeddedFiles"] = pdf.make_indirect(Dictionary(Names=Array(listed)))
    pdf.Root.Names = names
    ours = Dictionary(LastModified=_date(moment), Private=Dictionary(Pages=String(pages_digest(pdf))))
    pdf.Root.PieceInfo = Dictionary({OWNER: ours})


def pages_digest(pdf: Pdf) -> str:
    """The SHA-256 of what all pages print, whatever other program saved the file since."""
    whole = hashlib.sha256()
    for page in pdf.pages:
        contents = page.obj.get("/Contents", Array())
        streams = contents if isinstance(contents, Array) else [contents]
        whole.update(b"\n".join(each.read_bytes() for each in streams) + b"\0")
    return whole.hexdigest()


def prints_as_made(pdf: Pdf) -> bool:
    """Whether the pages are those of which the files that the PDF carries tell; raises what pikepdf does of a broken one."""
    ours = pdf.Root.get("/PieceInfo", Dictionary()).get(OWNER, Dictionary())
    said = ours.get("/Private", Dictionary()).get("/Pages")
    return said is not None and str(said) == pages_digest(pdf)


def _date(moment: datetime) -> String:
    return String(moment.strftime("D:%Y%m%d%H%M%S+00'00'"))


def _specification(pdf: Pdf, file: AssociatedFile, moment: datetime) -> pikepdf.Object:
    stream = Stream(pdf, file.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{file.kind}")
    checksum = String(hashlib.md5(file.data, usedforsecurity=False).digest())  # what ISO 32000-1, table 46 asks for
    stream.Params = Dictionary(Size=len(file.data), ModDate=_date(moment), CheckSum=checksum)
    held = pdf.make_indirect(stream)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name.Source if file.is_source else Name.Supplement,
            EF=Dictionary(F=held, UF=held),
        )
    )
