"""The files that parts carry, which stay out of the bundle and are listed by their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pikepdf import Dictionary, NameTree, Pdf, Stream

from pipeline.pdf.bundle.asking import dictionary
from pipeline.pdf.bundle.part import LeftOut


def left_out(source: Pdf, number: int) -> Iterator[LeftOut]:
    """The files of a part, in order of their names."""
    names = dictionary(source.Root, "/Names")
    tree = dictionary(names, "/EmbeddedFiles") if names is not None else None
    for key, entry in sorted(NameTree(tree).items()) if tree is not None else ():
        held = dictionary(entry, "/EF") if isinstance(entry, Dictionary) else None
        stream = next((each for each in held.values() if isinstance(each, Stream)), None) if held is not None else None
        if stream is not None:
            data = stream.read_bytes()
            name = str(entry.get("/UF", entry.get("/F", key)))
            yield LeftOut(number, name, hashlib.sha256(data).hexdigest(), len(data))
