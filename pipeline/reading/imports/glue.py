"""Words over the end of a line: which hyphen parts a word that the line broke, and where a blank belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.pdf.pieces import LINE_HYPHEN
from pipeline.reading.imports.words import cleaned, unbound

_WORD = re.compile(r"[^\W\d_]+")
_CLOSED = re.compile(r"[\w,.;:][–—/-]$")  # a dash with no blank before it has none behind it


class Glue:
    """What joins the lines of one document; a broken word is known by standing whole somewhere else."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known: set[str] = set()
        for text in texts:
            self._known |= {word.casefold() for word in _WORD.findall(text)}

    def cleaned(self, text: str, following: str, ends_line: bool) -> str:
        """A piece of text as it goes on in the piece that follows."""
        if text.rstrip().endswith(LINE_HYPHEN):
            head = text.rstrip()[: -len(LINE_HYPHEN)]
            return self._clean(head + self._hyphen(head, following))
        text = self._clean(text)
        if not following or following[0] in ".,;:!?)]»”":
            return text
        if ends_line and not text.endswith(" ") and not _CLOSED.search(text):
            return f"{text} "
        return text

    def _hyphen(self, head: str, following: str) -> str:
        before, after = _WORD.findall(head)[-1:], _WORD.match(following.lstrip())
        whole = (before[0] + after[0]).casefold() if before and after else ""
        return "" if whole and whole in self._known else "-"

    def _clean(self, text: str) -> str:
        return re.sub(r"\s+", " ", unbound(cleaned(text.replace(LINE_HYPHEN, "-"))))
