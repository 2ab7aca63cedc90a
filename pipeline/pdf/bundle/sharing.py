"""What several parts carry alike is kept once: font programs, pictures, colour profiles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from pikepdf import Dictionary, Name, Object, Stream

from pipeline.pdf.bundle.asking import Known, array, dictionary, is_new
from pipeline.pdf.bundle.pages import resources_of

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_LEAST = 1024
"""Bytes below which the search costs more than it saves."""


class Shared:
    """Knows every large stream of the bundle by its hash, and lets what is equal be the same object."""

    def __init__(self) -> None:
        self._known: dict[bytes, Object] = {}

    def settle(self, pages: Sequence[Object]) -> None:
        """Looks through what is drawn on the pages of one part, as it stands in the bundle."""
        seen: Known = set()
        for resources in resources_of(pages):
            for descriptor in _descriptors(resources, seen):
                for name in _PROGRAMS:
                    self._replace(descriptor, name)
            self._settle_pictures(resources, seen)

    def _settle_pictures(self, resources: Dictionary, seen: Known) -> None:
        pictures = dictionary(resources, "/XObject")
        if pictures is None or not is_new(pictures, seen):
            return
        for name, picture in list(pictures.items()):
            if isinstance(picture, Stream) and picture.get("/Subtype") == Name.Image:
                self._replace(picture, "/SMask")
                space = array(picture, "/ColorSpace")
                if space is not None and len(space) == 2 and isinstance(space[1], Stream):
                    space[1] = self._first(space[1])
                self._replace(pictures, name)

    def _replace(self, holder: Object, name: str) -> None:
        found = holder.get(name)
        if isinstance(found, Stream):
            first = self._first(found)
            if first.objgen != found.objgen:
                holder[name] = first

    def _first(self, stream: Stream) -> Object:
        """The first stream of the bundle that is equal to this one."""
        raw = stream.read_raw_bytes()
        if len(raw) < _LEAST:
            return stream
        said = "".join(f"{name}{_text(value)}" for name, value in sorted(stream.items()))
        return self._known.setdefault(hashlib.sha256(said.encode() + b"\0" + raw).digest(), stream)


def _text(value: Object) -> str:
    """A value as it is written; what stands elsewhere is known by its number, which equal streams share by now."""
    return repr(value) if not isinstance(value, Object) else value.unparse().decode("latin-1")


def _descriptors(resources: Dictionary, seen: Known) -> Iterator[Dictionary]:
    """The descriptors of the fonts, each once."""
    fonts = dictionary(resources, "/Font")
    for font in fonts.values() if fonts is not None and is_new(fonts, seen) else ():
        if isinstance(font, Dictionary) and is_new(font, seen):
            below = array(font, "/DescendantFonts")
            inner = below[0] if below is not None and len(below) == 1 else font
            descriptor = dictionary(inner, "/FontDescriptor") if isinstance(inner, Dictionary) else None
            if descriptor is not None and is_new(descriptor, seen):
                yield descriptor
