"""The layers of the parts: those that were hidden stay hidden."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.pdf.bundle.asking import array, dictionary


def layers_of(source: Pdf) -> tuple[Sequence[Object], list[bool]]:
    """The layers of a part, and of each whether it is shown when the file is opened."""
    held = dictionary(source.Root, "/OCProperties")
    groups = [group for group in (array(held, "/OCGs") or ()) if isinstance(group, Dictionary)] if held else []
    usual = dictionary(held, "/D") if held is not None else None
    if usual is None:
        return groups, [True] * len(groups)
    starts_hidden = usual.get("/BaseState") == Name.OFF
    turned = {each.objgen for each in array(usual, "/ON" if starts_hidden else "/OFF") or () if _is_layer(each)}
    return groups, [(group.objgen in turned) == starts_hidden for group in groups]


def _is_layer(found: object) -> bool:
    return isinstance(found, Dictionary)


class Layers:
    """The layers of the bundle."""

    def __init__(self) -> None:
        self._groups: list[Object] = []
        self._hidden: list[Object] = []

    def add(self, groups: Sequence[Object], shown: Sequence[bool]) -> None:
        """The layers of one part, copied."""
        self._groups += groups
        self._hidden += [group for group, is_shown in zip(groups, shown, strict=True) if not is_shown]

    def write(self, out: Pdf) -> None:
        """Puts the layers into the bundle, if any part has some."""
        if self._groups:
            usual = Dictionary(Name=String("Layers"), Order=Array(self._groups), OFF=Array(self._hidden))
            out.Root.OCProperties = Dictionary(OCGs=Array(self._groups), D=usual)
