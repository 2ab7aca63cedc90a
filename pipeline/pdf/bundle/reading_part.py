"""One part, read and made ready: what goes with it into the bundle is loaded on a carrier, and said once for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pikepdf import Object, Pdf

from pipeline.errors import OutputError
from pipeline.findings import Place, finding
from pipeline.pdf.bundle.asking import dictionary
from pipeline.pdf.bundle.carrier import Carrier
from pipeline.pdf.bundle.destinations import Links, named_targets, place_in
from pipeline.pdf.bundle.fields import group_fields, resources_of_form
from pipeline.pdf.bundle.layers import layers_of
from pipeline.pdf.bundle.outline import Line, load_targets, read_outline
from pipeline.pdf.bundle.pages import bared_pages
from pipeline.pdf.bundle.part import Part
from pipeline.pdf.bundle.roles import Roles
from pipeline.pdf.bundle.tags import Marking, Tags, drop_keys, load_tags, part_element, renew_keys
from pipeline.pdf.foreign import foreign_pdf


@contextmanager
def part_opened(part: Part) -> Iterator[Pdf]:
    """The PDF of a part while the block runs. Raises OutputError (O057) if it can't be read or has no page."""
    name = part.title or part.called or part.name
    with foreign_pdf(part.data, name, OutputError, "O057") as opened:
        if not len(opened.file.pages):
            raise OutputError(finding("O057", Place(name), name=name, why="it has no page"))
        yield opened.file


@dataclass
class Ready:
    """A part whose objects are loaded; numbers are those of the carrier."""

    carrier: Carrier
    pages: Sequence[Object]
    places: list[tuple[str, int]]
    lines: list[Line]
    targets: list[tuple[Line, int]]
    tags: Tags | None
    fields: tuple[int, int | None] | None
    layers: tuple[list[int], list[bool]]
    lost: int

    def copy(self, out: Pdf) -> tuple[list[Object], list[Object]]:
        """The pages and the loaded objects as they are in the bundle; the lines of the outline get their places."""
        pages: list[Object] = [out.copy_foreign(page) for page in self.pages]
        copies = self.carrier.unload(out)
        for line, number in self.targets:
            line.target = copies[number]
        return pages, copies


def make_ready(source: Pdf, part: Part, number: int, parts: Mapping[str, int], roles: Roles, first_key: int) -> Ready:
    """What a part brings. The open file is changed by it, so that copies are right as they come."""
    carrier = Carrier(source)
    pages = bared_pages(source)
    own = {page.objgen for page in pages}
    named = named_targets(source, own)
    links = Links(number, named, parts)
    for page in pages:
        links.redirect(page)
    lines = read_outline(source, links, own) if part.keeps_outline else []
    layers, shown = layers_of(source)
    return Ready(
        carrier,
        pages,
        places=[(place_in(number, name), carrier.load(target)) for name, target in named.items()],
        lines=lines,
        targets=load_targets(lines, carrier),
        tags=_tags(source, carrier, pages, part, number, roles, first_key),
        fields=_fields(source, carrier, number),
        layers=([carrier.load(layer) for layer in layers], shown),
        lost=links.lost,
    )


def is_tagged(source: Pdf) -> bool:
    """Whether a PDF says that it is tagged, and has a tree of tags."""
    marked = dictionary(source.Root, "/MarkInfo")
    tree = dictionary(source.Root, "/StructTreeRoot")
    return marked is not None and bool(marked.get("/Marked", False)) and tree is not None and "/K" in tree


def _tags(
    source: Pdf, carrier: Carrier, pages: Sequence[Object], part: Part, number: int, roles: Roles, first_key: int
) -> Tags | None:
    if not is_tagged(source):
        drop_keys(pages)
        return None
    tree = source.Root.StructTreeRoot
    keys = renew_keys(source, pages, tree, first_key)
    meanings, renamed = roles.take(tree, number)
    element = part_element(source, tree, part.title, part.language)
    marking = Marking(number, renamed, meanings, tree)
    marking.mark(element)
    return load_tags(carrier, tree, element, keys, marking)


def _fields(source: Pdf, carrier: Carrier, number: int) -> tuple[int, int | None] | None:
    group = group_fields(source, number)
    if group is None:
        return None
    resources = resources_of_form(source)
    return carrier.load(group), None if resources is None else carrier.load(resources)
