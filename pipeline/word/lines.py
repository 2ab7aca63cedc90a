"""The lines of a Word document as a reader sees them: paragraphs, parted where a line was broken by hand."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag

_SIGNS = {tag("w:tab"): "\t", tag("w:br"): "\n", tag("w:cr"): "\n", tag("w:noBreakHyphen"): "-"}
_GONE = (tag("w:del"), tag("w:moveFrom"), tag("mc:Fallback"), tag("w:pPr"), tag("w:p"))


def read_lines(package: Package) -> tuple[str, ...]:
    """The lines of the body, tables too; what tracked changes took out is left out. Empty paragraphs are empty lines.

    Raises the package's error where the document is no sound XML.
    """
    body = package.xml(main_part(package.parts)).find(tag("w:body"))
    if body is None:
        return ()
    return tuple(line for paragraph in body.iter(tag("w:p")) for line in "".join(_words(paragraph)).split("\n"))


def _words(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag == tag("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _words(child)
