"""Running stamps: a line of text at a corner of every page, as an artifact that no reader of the tags is told.

The page's own drawing is put between `q` and `Q`, so that whatever it leaves behind does not move the stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from pipeline.pdf.bundle.asking import array, dictionary, number
from pipeline.pdf.bundle.part import Stamp
from pipeline.pdf.bundle.stamp_font import SetFont, embed

_DRAWN = (
    "Q\n/Artifact <</Type /Pagination /Subtype /{kind} /Attached [/{edge}]>> BDC\n"
    "q\nBT\n0 g\n{font} {size:g} Tf\n{a} {b} {c} {d} {x:.2f} {y:.2f} Tm\n<{shown}> Tj\nET\nQ\nEMC\n"
)
_LETTER = (0.0, 0.0, 612.0, 792.0)
# by turn of the page: the axes of what is seen, in those of the page
_AXES = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def stamp_pages(out: Pdf, pages: Sequence[Object], texts: Sequence[str], wish: Stamp) -> None:
    """Stamps each page with its text; pages without one stay as they are. OutputError O056 as of `embed`."""
    stamped = [(page, text) for page, text in zip(pages, texts, strict=True) if text]
    if not stamped:
        return
    font = embed(out, wish.font, "".join(text for _, text in stamped))
    opening = out.make_indirect(Stream(out, b"q\n"))
    for page, text in stamped:
        drawing = _drawing(page, text, font, wish, _name_in(out, page, font.font))
        page.Contents = Array([opening, *_contents(page), out.make_indirect(Stream(out, drawing))])


def _contents(page: Object) -> list[Object]:
    held = page.get("/Contents")
    if isinstance(held, Array):
        return list(held)
    return [held] if isinstance(held, Stream) else []


def _name_in(out: Pdf, page: Object, font: Object) -> str:
    """The name by which the page's resources know the stamp's font."""
    resources = dictionary(page, "/Resources")
    if resources is None:
        page.Resources = resources = Dictionary()
    fonts = dictionary(resources, "/Font")
    if fonts is None:
        resources.Font = fonts = Dictionary()
    tried = 0
    while (name := f"/Stamp{tried}") in fonts and fonts[name].objgen != font.objgen:
        tried += 1
    fonts[name] = font
    return name


def _drawing(page: Object, text: str, font: SetFont, wish: Stamp, name: str) -> bytes:
    left, foot, right, head = _box(page)
    turn = (number(page, "/Rotate") or 0) % 360
    a, b, c, d = _AXES.get(turn, _AXES[0])
    wide, high = (head - foot, right - left) if b else (right - left, head - foot)
    edge, side = wish.corner.split("-")
    across = wish.from_side if side == "left" else wide - wish.from_side - font.width(text, wish.size)
    up = wish.from_edge if edge == "bottom" else high - wish.from_edge - wish.size
    # the corner of the page that is seen at the lower left
    corner_x, corner_y = (right if a + c < 0 else left), (head if b + d < 0 else foot)
    x, y = corner_x + a * across + c * up, corner_y + b * across + d * up
    kind = "Footer" if edge == "bottom" else "Header"
    placed = {"a": a, "b": b, "c": c, "d": d, "x": x, "y": y, "font": name, "size": wish.size}
    return _DRAWN.format(kind=kind, edge=edge.capitalize(), shown=font.shown(text), **placed).encode()


def _box(page: Object) -> tuple[float, float, float, float]:
    """The edges of what is seen of a page: left, foot, right, head."""
    for name in ("/CropBox", "/MediaBox"):
        held = array(page, name)
        edges: list[Any] = list(held) if held is not None else []
        if len(edges) == 4 and not any(isinstance(edge, Object) for edge in edges):
            one, two, three, four = (float(edge) for edge in edges)
            return min(one, three), min(two, four), max(one, three), max(two, four)
    return _LETTER
