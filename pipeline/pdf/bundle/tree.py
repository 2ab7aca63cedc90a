"""The tree of tags of the whole bundle, into which the parts' are hung."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.pdf.bundle.balanced import Key, balanced
from pipeline.pdf.bundle.roles import Roles
from pipeline.pdf.bundle.tags import Tags


class Tree:
    """Gathers the tags of the parts; `write` makes them one tree, in which no key, name or identifier stands twice."""

    def __init__(self) -> None:
        self.roles = Roles()
        self._tops: list[Object] = []
        self._rows: list[Object] = []
        self._ids: dict[str, Object] = {}
        self._classes: dict[str, Object] = {}
        self._namespaces: list[Object] = []
        self.has_twins = False

    @property
    def next_key(self) -> int:
        """The first key of the parent tree that is free."""
        return len(self._rows)

    def hang(self, tags: Tags, copied: Sequence[Object]) -> None:
        """Takes in the tags of a part, whose objects were copied into the bundle."""
        self._tops.append(copied[tags.top])
        self._rows += (copied[row] for row in tags.rows)
        for name, number in tags.ids:
            self.has_twins |= name in self._ids
            self._ids[name] = copied[number]
        self._classes.update((name, copied[number]) for name, number in tags.classes)
        self._namespaces += (copied[number] for number in tags.namespaces)

    def write(self, out: Pdf, language: str, is_whole: bool) -> None:
        """Writes the tree; `is_whole` says that every page is tagged, and the bundle with it."""
        if not self._tops:
            return
        root = out.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        lang = String(language)
        document = out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=lang))
        for top in self._tops:
            top.P = document
        document.K, root.K = Array(self._tops), Array([document])
        rows: list[tuple[Key, Object]] = list(enumerate(self._rows))
        root.ParentTree, root.ParentTreeNextKey = balanced(out, "/Nums", rows), len(rows)
        self._write_names(out, root)
        out.Root.StructTreeRoot = root
        out.Root.MarkInfo = Dictionary(Marked=is_whole)

    def _write_names(self, out: Pdf, root: Object) -> None:
        self.roles.write(out, root)
        if self._ids:
            ids: list[tuple[Key, Object]] = [(name, self._ids[name]) for name in sorted(self._ids)]
            root.IDTree = balanced(out, "/Names", ids)
        if self._classes:
            root.ClassMap = out.make_indirect(Dictionary(dict(sorted(self._classes.items()))))
        if self._namespaces:
            root.Namespaces = Array(self._namespaces)
