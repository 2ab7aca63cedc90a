"""What the kinds of tags mean: the role maps of the parts as one, a kind that means something else getting another name."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object, Pdf

from pipeline.pdf.bundle.asking import dictionary

_STANDARD = frozenset(
    (
        *("/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index"),
        *(
            "/NonStruct",
            "/Private",
            "/P",
            "/H",
            "/H1",
            "/H2",
            "/H3",
            "/H4",
            "/H5",
            "/H6",
            "/L",
            "/LI",
            "/Lbl",
            "/LBody",
        ),
        *("/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference"),
        *("/BibEntry", "/Code", "/Link", "/Annot", "/Ruby", "/Warichu", "/RB", "/RT", "/RP", "/WT", "/WP"),
        *("/Figure", "/Formula", "/Form"),
    )
)
"""The kinds of ISO 32000-1, 14.8.4, which need no role map."""


class Roles:
    """The united role map; each kind leads straight to the kind it means in the end."""

    def __init__(self) -> None:
        self._meant: dict[str, str] = {}

    def take(self, tree: Object, number: int) -> tuple[dict[str, str], dict[str, str]]:
        """What the part's kinds mean, and the new names of those that mean something else elsewhere."""
        held = dictionary(tree, "/RoleMap")
        own = {name: str(kind) for name, kind in held.items() if isinstance(kind, Name)} if held is not None else {}
        meanings = {name: _end(own, name) for name in own}
        renamed: dict[str, str] = {}
        for name, meaning in meanings.items():
            if name in _STANDARD or self._meant.get(name, meaning) != meaning:
                renamed[name] = self._free_name(name, number, meaning)
            self._meant[renamed.get(name, name)] = meaning
        return meanings, renamed

    def _free_name(self, name: str, number: int, meaning: str) -> str:
        fresh = f"{name}.{number}"
        while self._meant.get(fresh, meaning) != meaning:
            fresh += "."
        return fresh

    def write(self, out: Pdf, tree: Object) -> None:
        """Puts the map into the bundle's tree."""
        if self._meant:
            entries = {name: Name(meaning) for name, meaning in sorted(self._meant.items())}
            tree.RoleMap = out.make_indirect(Dictionary(entries))


def _end(own: dict[str, str], name: str) -> str:
    """The end of the way that the role map leads; a circle ends where it is met again."""
    seen = {name}
    following = own[name]
    while following not in _STANDARD and following in own and following not in seen:
        seen.add(following)
        following = own[following]
    return following
