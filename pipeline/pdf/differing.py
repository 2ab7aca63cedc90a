"""Where two PDFs differ that should be one: which object it is, what that object is for, and on which page it stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pikepdf

from pipeline.errors import OutputError
from pipeline.pdf.foreign import foreign_pdf
from pipeline.pdf.text import page_texts

_OBJECT = re.compile(rb"(?:\A|[\r\n])(\d{1,8}) 0 obj\b")
_DAMAGE = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError)


class Part(StrEnum):
    """What an object of a PDF is for, in the words that people are told."""

    PAGE = "the page"
    TEXT = "what is printed"
    LINK = "a link"
    FONT = "a font"
    PICTURE = "a picture"
    ATTACHED = "a file that is carried"
    PROPERTIES = "the properties of the file"
    OUTLINE = "the outline"
    TAGS = "the tags"
    FRAME = "the frame of the file"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the byte from which on, or the object's number; 0 and empty where there is none to name."""

    part: Part
    number: int = 0
    page: str = ""
    name: str = ""
    offset: int = 0


def differences(found: bytes, made: bytes) -> tuple[Difference, ...]:
    """Where `found` is not as `made`, which is sound; empty for equal bytes.

    By objects where `found` can be read and has the same ones; else the object in which the first other byte stands.
    """
    if found == made:
        return ()
    with pikepdf.open(io.BytesIO(made)) as sound:
        owners = _owners(sound)
        by_object = tuple(_by_object(found, sound, owners))
    return by_object or (_by_byte(found, made, owners),)


def pages_apart(found: bytes, made: bytes) -> tuple[str, ...]:
    """The labels of the pages whose words differ; those that only one of the two has among them. OutputError O001."""
    one, other = page_texts(found), page_texts(made)
    labels = max(_labels(found), _labels(made), key=len)
    apart = [number for number in range(max(len(one), len(other))) if _words(one, number) != _words(other, number)]
    return tuple(labels[number] for number in apart)


def _labels(pdf: bytes) -> tuple[str, ...]:
    with foreign_pdf(pdf, "", OutputError, "O001") as opened:
        return tuple(page.label for page in opened.file.pages)


def _words(texts: tuple[str, ...], number: int) -> list[str] | None:
    return texts[number].split() if number < len(texts) else None


def _by_object(found: bytes, sound: pikepdf.Pdf, owners: Mapping[int, Difference]) -> Iterator[Difference]:
    """The objects that are others, if the two have the same numbers and so were made in the same way."""
    try:
        with pikepdf.open(io.BytesIO(found), attempt_recovery=False) as pdf:
            if len(pdf.objects) != len(sound.objects):
                return
            apart = [
                number
                for number in range(1, len(sound.objects) + 1)
                if _content(pdf, number) != _content(sound, number)
            ]
    except _DAMAGE:
        return
    yield from (owners.get(number, Difference(Part.FRAME, number)) for number in apart)


def _content(pdf: pikepdf.Pdf, number: int) -> tuple[bytes, bytes]:
    """An object as it is written, and the bytes of its stream."""
    held = pdf.get_object(number, 0)
    if isinstance(held, pikepdf.Stream):
        return pikepdf.Dictionary(dict(held.items())).unparse(), held.read_raw_bytes()
    return held.unparse(resolved=True), b""


def _by_byte(found: bytes, made: bytes, owners: Mapping[int, Difference]) -> Difference:
    """The object in which the first other byte stands; the frame of the file where it stands in none."""
    shorter = min(len(found), len(made))
    offset = next((at for at in range(shorter) if found[at] != made[at]), shorter)
    before = list(_OBJECT.finditer(made, 0, offset + 1))
    number = int(before[-1][1]) if before and made.find(b"endobj", before[-1].end(), offset) < 0 else 0
    owner = owners.get(number, Difference(Part.FRAME, number))
    return Difference(owner.part, number, owner.page, owner.name, offset)


def _owners(pdf: pikepdf.Pdf) -> dict[int, Difference]:
    """What each object of a PDF is for, by its number; the first that uses a shared one has it."""
    found: dict[int, Difference] = {}
    for part, page, name, held in (*_on_pages(pdf), *_attached(pdf), *_around(pdf)):
        number = held.objgen[0]
        if number:
            found.setdefault(number, Difference(part, number, page, name))
    for number in range(1, len(pdf.objects) + 1):
        held = pdf.get_object(number, 0)
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == pikepdf.Name.StructElem:
            found.setdefault(number, Difference(Part.TAGS, number))
    return found


_Owned = tuple[Part, str, str, pikepdf.Object]


def _on_pages(pdf: pikepdf.Pdf) -> Iterator[_Owned]:
    for page in pdf.pages:
        yield Part.PAGE, page.label, "", page.obj
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        yield from ((Part.TEXT, page.label, "", each) for each in streams if each is not None)
        yield from ((Part.LINK, page.label, "", each) for each in page.obj.get("/Annots", []))
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        yield from ((Part.PICTURE, page.label, "", each) for _, each in resources.get("/XObject", {}).items())
        for _, font in resources.get("/Font", {}).items():
            yield from ((Part.FONT, "", str(font.get("/BaseFont", ""))[1:], each) for each in _font_parts(font))


def _font_parts(font: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield font
    for each in (font, *font.get("/DescendantFonts", [])):
        yield each
        if "/ToUnicode" in each:
            yield each.ToUnicode
        if "/FontDescriptor" in each:
            descriptor = each.FontDescriptor
            yield descriptor
            yield from (descriptor[name] for name in ("/FontFile", "/FontFile2", "/FontFile3") if name in descriptor)


def _attached(pdf: pikepdf.Pdf) -> Iterator[_Owned]:
    for specification in pdf.Root.get("/AF", []):
        name = str(specification.get("/UF", ""))
        yield Part.ATTACHED, "", name, specification
        yield Part.ATTACHED, "", name, specification.EF.F


def _around(pdf: pikepdf.Pdf) -> Iterator[_Owned]:
    properties = [pdf.Root.get("/Metadata"), pdf.trailer.get("/Info"), pdf.Root]
    yield from ((Part.PROPERTIES, "", "", each) for each in properties if each is not None)
    if "/Outlines" in pdf.Root:
        yield Part.OUTLINE, "", "", pdf.Root.Outlines
    waiting = [pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")]
    while waiting:
        item = waiting.pop()
        if item is not None:
            yield Part.OUTLINE, "", str(item.get("/Title", "")), item
            waiting += [item.get("/Next"), item.get("/First")]
    if "/StructTreeRoot" in pdf.Root:
        yield Part.TAGS, "", "", pdf.Root.StructTreeRoot
