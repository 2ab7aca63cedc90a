"""A Word document of ours as a person edits it: words changed, paragraphs written, moved and deleted, by python-docx."""

from __future__ import annotations

import copy
import io
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Retyped:
    """One document while it is edited."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(data))

    def find(self, beginning: str) -> Paragraph:
        """The paragraph that begins so; the last one, since titles stand in the contents too."""
        return [each for each in self.document.paragraphs if each.text.startswith(beginning)][-1]

    def change(self, beginning: str, old: str, new: str) -> None:
        """Other words within one run of a paragraph."""
        run = next(run for run in self.find(beginning).runs if old in run.text)
        run.text = run.text.replace(old, new, 1)

    def add(self, beginning: str, words: str) -> Paragraph:
        """A new paragraph that looks like the one behind which it stands."""
        model = self.find(beginning)
        node = copy.deepcopy(model._p)
        for child in [each for each in node if each.tag != f"{W}pPr"]:
            node.remove(child)
        for section in node.findall(f"{W}pPr/{W}sectPr"):
            node.pPr.remove(section)
        model._p.addnext(node)
        paragraph = Paragraph(node, model._parent)
        paragraph.add_run(words)
        return paragraph

    def delete(self, beginning: str) -> None:
        node = self.find(beginning)._p
        node.getparent().remove(node)

    def move(self, beginning: str, behind: str) -> None:
        self.find(behind)._p.addnext(self.find(beginning)._p)

    @property
    def data(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def save(self, path: Path) -> None:
        path.write_bytes(self.data)


def printed_lines(data: bytes) -> list[tuple[str, str]]:
    """Style and words of every paragraph that has words, cells and all, in order."""
    lines = []
    for node in docx.Document(io.BytesIO(data)).element.body.iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        text = "".join(each.text or "" for each in node.iter(f"{W}t"))
        words = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
        if words:
            lines.append(("" if style is None else style.get(f"{W}val", ""), words))
    return lines
