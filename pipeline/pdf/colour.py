"""The one colour profile of all PDFs: sRGB (IEC 61966-2-1), built from the numbers of the standard, with no date in it.

Built by code, so it is nobody's work but this project's and comes under its licence. It is an ICC profile of version 2,
which every reader of PDF/A knows; a 1024 step curve stands for the standard's formula.
"""

from __future__ import annotations

import struct
from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_STEPS = 1024
_D50 = (0.9642, 1.0, 0.8249)
# the primaries of sRGB, adapted from D65 to D50 by the Bradford method
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_NAME = b"sRGB IEC61966-2.1"


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(value) for value in values)


def _light(value: float) -> float:
    """The linear light of a coded value from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _curve() -> bytes:
    steps = (round(_light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *steps)


def _description() -> bytes:
    # 12 bytes of Unicode and 70 of Macintosh script follow, all empty
    return b"desc\0\0\0\0" + struct.pack(">I", len(_NAME) + 1) + _NAME + b"\0" + bytes(8 + 3 + 67)


def _tags() -> list[tuple[bytes, bytes]]:
    curve = _curve()
    return [
        (b"desc", _description()),
        (b"cprt", b"text\0\0\0\0No copyright, use freely\0"),
        (b"wtpt", _colour(_D50)),
        *((name, _colour(values)) for name, values in _PRIMARIES.items()),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]


@cache
def srgb_profile() -> bytes:
    """The profile's bytes, the same on every machine and day."""
    tags = _tags()
    table = struct.pack(">I", len(tags))
    body, placed = b"", {}
    first = 128 + 4 + 12 * len(tags)
    for name, data in tags:
        if data not in placed:
            placed[data] = first + len(body)
            body += data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", placed[data], len(data))
    return _header(len(table) + len(body)) + table + body


def _header(length: int) -> bytes:
    kind = struct.pack(">I4sI", 128 + length, bytes(4), 0x02100000) + b"mntrRGB XYZ "
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    rest = b"acsp" + bytes(28) + b"".join(_fixed(value) for value in _D50)
    return (kind + date + rest).ljust(128, b"\0")


def declare_colour(pdf: Pdf) -> None:
    """Puts the profile into the PDF as its one output intent, in place of what the engine wrote."""
    profile = Stream(pdf, srgb_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_NAME.decode()),
        Info=String(_NAME.decode()),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
