"""The pages of a plain text: what runs along on them is told from the text, as are the folios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.reading.imports.document import LeftOut
from pipeline.reading.imports.words import squeezed

_FOLIO = re.compile(
    r"[-–—\[( ]*(?:(?:p[aá]g(?:e|ina)?\.?|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|de|sur)\s*\d{1,4})?[-–—\]) ]*",
    re.IGNORECASE,
)
_EDGE = 3  # lines at the head and at the foot of a page that may run along


def parted(text: str) -> tuple[list[str], list[LeftOut]]:
    """The pages of a text that form feeds part, without running lines and folios, and these."""
    pages = [page.split("\n") for page in text.split("\x0c")]
    while len(pages) > 1 and not "".join(pages[-1]).strip():
        pages.pop()
    if len(pages) == 1:
        return ["\n".join(pages[0])], []
    running = _running(pages)
    kept, left = [], []
    for page in pages:
        edges = set(_edges(page))
        gone = {number for number in edges if _wording(page[number]) in running or _is_folio(page, number, edges)}
        kept.append("\n".join(line for number, line in enumerate(page) if number not in gone))
        left += [_left(page[number]) for number in sorted(gone)]
    return kept, left


def _edges(page: Sequence[str]) -> Iterator[int]:
    """The places of the lines at the head and at the foot of a page."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    yield from dict.fromkeys([*filled[:_EDGE], *filled[-_EDGE:]])


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """The wordings that stand at the edges of half of the pages, of two at least."""
    seen = Counter(wording for page in pages for wording in {_wording(page[number]) for number in _edges(page)})
    return {wording for wording, often in seen.items() if often >= max(2, len(pages) // 2) and squeezed(wording)}


def _wording(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())) if not re.match(r"\s*\(?\d{1,2}[.)]\s", line) else line


def _is_folio(page: Sequence[str], number: int, edges: set[int]) -> bool:
    return number in (min(edges), max(edges)) and _FOLIO.fullmatch(page[number].strip()) is not None


def _left(line: str) -> LeftOut:
    words = " ".join(line.split())
    return LeftOut(words, "I051" if _FOLIO.fullmatch(words) else "I050")
