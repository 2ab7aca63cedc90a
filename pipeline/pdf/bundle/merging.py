"""Several PDFs become one: read it from the top, it is the order in which things are done."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from pipeline.findings import Finding
from pipeline.pdf.associated import associate
from pipeline.pdf.bundle.attached import left_out
from pipeline.pdf.bundle.balanced import Key, balanced
from pipeline.pdf.bundle.checked import broken_rules
from pipeline.pdf.bundle.claims import Claims, Standing, agreed, claims_of, declare, reasons_of, weaker
from pipeline.pdf.bundle.destinations import part_place
from pipeline.pdf.bundle.fields import Form, saved_with_fields
from pipeline.pdf.bundle.layers import Layers
from pipeline.pdf.bundle.numbering import runs_of, write_labels
from pipeline.pdf.bundle.order import Body, in_order, places_in, runs_in
from pipeline.pdf.bundle.outline import Line, OutlineBuilder, write_outline
from pipeline.pdf.bundle.pages import write_pages
from pipeline.pdf.bundle.part import BundleWish, LeftOut, Merged, Part, PlacedPart
from pipeline.pdf.bundle.reading_part import Ready, is_tagged, make_ready, part_opened
from pipeline.pdf.bundle.sharing import Shared
from pipeline.pdf.bundle.stamp import stamp_pages
from pipeline.pdf.bundle.tree import Tree
from pipeline.pdf.colour import declare_colour


def merge(parts: Sequence[Part], wish: BundleWish) -> Merged:
    """The bundle of these parts, in this order; equal bytes for equal parts and wish.

    Raises OutputError if a part can't be read (O057), or the stamp's font lacks a letter (O056). Parts from strangers
    must have gone through `inspect_annex`: here they are read without limits.
    """
    assembly = _Assembly({part.name: number for number, part in enumerate(parts, 1) if part.name})
    for number, part in enumerate(parts, 1):
        assembly.take(part, number)
    assembly.write(wish)
    return assembly.claimed(wish)


def placed_parts(parts: Sequence[Part]) -> tuple[PlacedPart, ...]:
    """Where each part will stand, for a contents page that is a part itself and has its number of pages already.

    Raises OutputError (O057) if a part can't be read.
    """
    bodies = []
    for part in parts:
        with part_opened(part) as source:
            count = len(source.pages)
            bodies.append(Body(part, count, runs_of(source, part.numbering, count), is_tagged(source)))
    return places_in(bodies, in_order(bodies))


class _Assembly:
    """The bundle while it grows."""

    def __init__(self, names: dict[str, int]) -> None:
        self._names = names
        self._out = pikepdf.new()
        self._pages: list[list[Object]] = []
        self._bodies: list[Body] = []
        self._places: list[tuple[Key, Object]] = []
        self._standings: list[Standing] = []
        self._left_out: list[LeftOut] = []
        self._lost = 0
        self._outline = OutlineBuilder()
        self._tree = Tree()
        self._form = Form()
        self._layers = Layers()
        self._shared = Shared()

    def take(self, part: Part, number: int) -> None:
        """Takes in one part, of which nothing is asked again."""
        with part_opened(part) as source:
            runs = runs_of(source, part.numbering, len(source.pages))
            claims = claims_of(source)
            self._left_out += left_out(source, number)
            ready = make_ready(source, part, number, self._names, self._tree.roles, self._tree.next_key)
            pages, copies = ready.copy(self._out)
            self._shared.settle(pages)
        tags = ready.tags
        self._standings.append(
            Standing(part.title or part.called or part.name, claims, tags is not None, tags is None or tags.is_sound)
        )
        self._place(Body(part, len(pages), runs, tags is not None), number, pages)
        self._keep(ready, copies)
        self._list(part, pages[0], ready.lines)

    def _place(self, body: Body, number: int, pages: list[Object]) -> None:
        self._bodies.append(body)
        self._pages.append(pages)
        self._places.append((part_place(number), Array([pages[0], Name.Fit])))
        for page in pages if body.is_tagged else ():
            if "/Annots" in page:
                page.Tabs = Name.S

    def _list(self, part: Part, first: Object, lines: list[Line]) -> None:
        """Puts the outline of a part where it belongs."""
        if part.behind is None or len(self._bodies) == 1 or part.behind >= len(self._pages[0]):
            self._outline.add(part.title, part.depth, first, lines, part.is_open)
        else:
            self._outline.add_under(self._pages[0][part.behind], dict(self._places), part.title, first, lines)

    def _keep(self, ready: Ready, copies: list[Object]) -> None:
        """What is said once for the whole bundle."""
        self._lost += ready.lost
        self._places += ((name, copies[number]) for name, number in ready.places)
        if ready.tags is not None:
            self._tree.hang(ready.tags, copies)
        if ready.fields is not None:
            group, resources = ready.fields
            self._form.add(copies[group], None if resources is None else copies[resources])
        layers, shown = ready.layers
        self._layers.add([copies[layer] for layer in layers], shown)

    def write(self, wish: BundleWish) -> None:
        """Writes what belongs to the whole."""
        out, order = self._out, in_order(self._bodies)
        pages = [self._pages[number][page] for number, page in order]
        write_pages(out, pages)
        write_labels(out, list(runs_in(self._bodies, order)))
        write_outline(out, self._outline.top)
        out.Root.Names = Dictionary(Dests=balanced(out, "/Names", sorted(self._places, key=lambda place: place[0])))
        self._tree.write(out, wish.facts.language, all(part.is_tagged for part in self._standings))
        self._form.write(out)
        self._layers.write(out)
        if wish.stamp is not None:
            stamps = [_stamped(body) for body in self._bodies]
            stamp_pages(out, pages, [stamps[number][page] for number, page in order], wish.stamp)
        declare_colour(out)
        associate(out, wish.facts.associated, wish.facts.moment)

    def claimed(self, wish: BundleWish) -> Merged:
        """The bundle with the most that it may claim: what does not hold is not said."""
        claims = agreed(self._standings, wish.facts)
        reasons: list[Finding] = list(reasons_of(self._standings, wish.facts))
        while True:
            declare(self._out, wish.facts, claims)
            pdf = saved_with_fields(self._out)
            broken = broken_rules(pdf, claims) if wish.is_checked and claims.names else ()
            if not broken:
                return self._merged(pdf, claims, reasons)
            reasons += broken
            claims = weaker(claims, broken)

    def _merged(self, pdf: bytes, claims: Claims, reasons: list[Finding]) -> Merged:
        return Merged(
            pdf,
            places_in(self._bodies, in_order(self._bodies)),
            claims.names,
            tuple(reasons),
            tuple(self._left_out),
            sum(body.count for body in self._bodies),
            self._lost,
        )


def _stamped(body: Body) -> list[str]:
    """What runs along each page of a part."""
    return [body.part.stamp.replace("{page}", label) for label in body.labels]
