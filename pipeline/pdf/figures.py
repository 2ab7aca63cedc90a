"""Figures as they are meant: ornaments become artifacts, which nobody reads out; pictures stand in their figures."""

from __future__ import annotations

import re

from pikepdf import Array, Object

from pipeline.pdf.streams import ARTIFACT, PageStreams
from pipeline.pdf.structure import StructureTree, kids, marks

_NUMBER = rb"(-?[\d.]+)"
# the frame in which a picture shows, then the matrix by which it is drawn: the two differ where it is cropped
_FRAME = rb" ".join([_NUMBER] * 4) + rb" re\s+W\* n\s+q "
_MATRIX = rb" ".join([_NUMBER] * 6) + rb" cm\s+/Im\d+ Do"
_DRAWN = re.compile(rb"(?:" + _FRAME + rb")?" + _MATRIX)
_NEAR = 2.0


def make_artifacts(tree: StructureTree, streams: PageStreams, decoration: str) -> None:
    """Turns every figure whose alternative text is `decoration` into an artifact, which no screen reader reads out."""
    ornaments = [figure for figure in tree.of_kind("/Figure") if str(figure.get("/Alt", "")) == decoration]
    for ornament in ornaments:
        _unmark(ornament, streams)
    tree.remove(ornaments)


def _unmark(ornament: Object, streams: PageStreams) -> None:
    for mark in marks(ornament):
        opening = streams.opening(ornament.Pg, mark)
        if opening:
            streams.replace(ornament.Pg, *opening.span(), ARTIFACT)


def mark_pictures(tree: StructureTree, streams: PageStreams) -> None:
    """Lets the figure of each picture hold the picture, so that its alternative text is read where it stands."""
    for figure in tree.of_kind("/Figure"):
        box = _box(figure)
        if kids(figure) or box is None or "/Pg" not in figure:
            continue
        start = _opening(streams.of(figure.Pg), box)
        if start is not None:
            mark = tree.add_mark(figure.Pg, figure)
            streams.replace(figure.Pg, start, start + len(ARTIFACT), b"/Figure<</MCID %d>>BDC" % mark)


def _box(figure: Object) -> tuple[float, ...] | None:
    attributes = figure.get("/A")
    for entry in attributes if isinstance(attributes, Array) else [attributes]:
        if entry is not None and "/BBox" in entry:
            return tuple(float(edge) for edge in entry.BBox)
    return None


def _opening(stream: bytes, box: tuple[float, ...]) -> int | None:
    """Where the artifact opens in which a picture is drawn whose lower left corner is that of the box."""
    for drawn in _DRAWN.finditer(stream):
        if not any(_is_near(corner, box) for corner in ((drawn[1], drawn[2]), (drawn[9], drawn[10]))):
            continue
        start = stream.rfind(ARTIFACT + b"\n", 0, drawn.start())
        if start >= 0 and b"EMC" not in stream[start : drawn.start()]:
            return start
    return None


def _is_near(corner: tuple[bytes | None, bytes | None], box: tuple[float, ...]) -> bool:
    left, low = corner
    if left is None or low is None:
        return False
    return abs(float(left) - box[0]) <= _NEAR and abs(float(low) - box[1]) <= _NEAR
