"""What the streams of an annex unpack to, measured without keeping it: some 400 kB can hold 350 MB of nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Name, Object, Pdf, PdfError, Stream

from pipeline.errors import AnnexError
from pipeline.findings import Place, finding
from pipeline.pdf.annex.facts import AnnexLimits
from pipeline.pdf.bundle.asking import number

_FLATE = frozenset(("/FlateDecode", "/Fl"))
_PICTURES = frozenset(
    ("/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")  # unpacked by whoever shows them
)
_CHUNK = 1 << 20
_MOST_OF_PICTURES = 2 << 30


@dataclass
class Measured:
    """The sum of what is no picture, in bytes, and the numbers of the objects whose streams are broken."""

    total: int = 0
    broken: tuple[int, ...] = ()


def measure(pdf: Pdf, name: str, limits: AnnexLimits) -> Measured:
    """How much there is in the streams. Raises AnnexError: A022 for too much in bytes, A023 for a picture too large."""
    measured, pictures = Measured(), 0
    for found in pdf.objects:
        if not isinstance(found, Stream):
            continue
        is_picture = found.get("/Subtype") == Name.Image
        if is_picture:
            _refuse_large_picture(found, name, limits)
        if is_picture and pictures > _MOST_OF_PICTURES:
            continue  # honest scans unpack to gigabytes, and nobody unpacks them all at once
        size, is_whole = _unpacked(found, limits.unpacked)
        pictures += size if is_picture else 0
        if not is_whole:
            measured.broken += (found.objgen[0],)
        measured.total += 0 if is_picture else size
        if max(size, measured.total) > limits.unpacked:
            raise AnnexError(finding("A022", Place(name), name=name, limit=limits.unpacked >> 20))
    return measured


def _refuse_large_picture(picture: Stream, name: str, limits: AnnexLimits) -> None:
    wide, high = number(picture, "/Width") or 0, number(picture, "/Height") or 0
    if wide * high > limits.pixels or min(wide, high) < 0:
        raise AnnexError(finding("A023", Place(name), name=name, width=wide, height=high, limit=limits.pixels))


def _unpacked(stream: Stream, most: int) -> tuple[int, bool]:
    """The size of a stream, measured until it is beyond `most`; and whether it could be unpacked to its end."""
    filters = _filters(stream)
    packed = [each for each in filters if each not in _PICTURES]
    if any(each not in _FLATE for each in packed):
        return _unpacked_by_qpdf(stream)
    pieces: Iterable[bytes] = [stream.read_raw_bytes()]
    for _ in packed:
        pieces = _inflated(pieces)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > most:
                return size, True
    except (zlib.error, EOFError):
        return size, False
    return size, True


def _unpacked_by_qpdf(stream: Stream) -> tuple[int, bool]:
    """For the rare kinds of packing; the child's limit of memory bounds it."""
    try:
        return len(stream.read_bytes()), True
    except PdfError:
        return len(stream.read_raw_bytes()), False


def _filters(stream: Stream) -> list[str]:
    held: Object | None = stream.get("/Filter")
    return [str(each) for each in held] if isinstance(held, Array) else [str(held)] if isinstance(held, Name) else []


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflating = zlib.decompressobj()
    has_any = False
    for piece in pieces:
        has_any = has_any or bool(piece)
        while piece and not inflating.eof:
            yield inflating.decompress(piece, _CHUNK)
            piece = inflating.unconsumed_tail
    if has_any and not inflating.eof:
        raise EOFError
