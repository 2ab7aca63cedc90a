"""Comments of Word documents read back as Word would: what they say, and the words that they stand at."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Read:
    """A comment as it was read back."""

    words: str
    lines: tuple[str, ...]
    author: str
    date: str

    @property
    def code(self) -> str:
        """The code of the finding that it tells."""
        return self.lines[-1].partition(" · ")[0]


def comments_in(data: bytes) -> list[Read]:
    """The comments of a document in their order, each with the words between its two ends."""
    document = docx.Document(io.BytesIO(data))
    words: dict[str, str] = {}
    opened: set[str] = set()
    for element in document.element.body.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened.add(number)
            words[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{W}t":
            for one in opened:
                words[one] += element.text or ""
        elif element.tag in (f"{W}tab", f"{W}br") and element.getparent().tag == f"{W}r":
            for one in opened:
                words[one] += "\t" if element.tag == f"{W}tab" else "\n"
    assert not opened
    calls = [mark.get(f"{W}id") for mark in document.element.body.iter(f"{W}commentReference")]
    assert sorted(calls) == sorted(words), "each comment is called once"
    return [
        Read(words[str(one.comment_id)], tuple(one.text.split("\n")), one.author, one.timestamp.isoformat())
        for one in document.comments
    ]


def running_text(data: bytes) -> list[str]:
    """The text of every paragraph."""
    return [
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(f"{W}p")
    ]
