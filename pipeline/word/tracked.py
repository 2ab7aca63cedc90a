"""Tracked changes as WordprocessingML: words put in, taken out or moved, and whole paragraphs of them.

As Word writes them (specimens at `revisions`): the runs in `w:ins` or `w:del`, and for a whole paragraph a mark of its own in the
`w:rPr` of its properties. What was moved stands between the ends of a range, whose name ties the two places together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from xml.sax.saxutils import quoteattr

_NAMES = {"+": "ins", "-": "del", "<": "moveFrom", ">": "moveTo"}


@dataclass
class Tracker:
    """Writes the changes of one document, all by one author at one moment, and numbers them."""

    author: str
    moment: datetime
    _last: int = field(default=0)

    def words(self, sign: str, runs: str) -> str:
        """Runs that were put in (`+`), taken out (`-`), or that stay (`=`)."""
        if sign == "=" or not runs:
            return runs
        name = _NAMES[sign]
        return f"<w:{name} {self._who()}>{_gone(runs) if sign == '-' else runs}</w:{name}>"

    def moved(self, sign: str, runs: str, name: str) -> str:
        """Runs that were moved: `<` where they stood, `>` where they stand now; `name` is that of both places."""
        kind = _NAMES[sign]
        number = self._number()
        start = f'<w:{kind}RangeStart w:id="{number}" {self._signed()} w:name={quoteattr(name)}/>'
        return f'{start}{self.words(sign, runs)}<w:{kind}RangeEnd w:id="{number}"/>'

    def mark(self, sign: str) -> str:
        """The `w:rPr` of a paragraph that was put in, taken out or moved as a whole; empty for one that stays."""
        return "" if sign == "=" else f"<w:rPr><w:{_NAMES[sign]} {self._who()}/></w:rPr>"

    def _who(self) -> str:
        return f'w:id="{self._number()}" {self._signed()}'

    def _signed(self) -> str:
        return f"w:author={quoteattr(self.author)} w:date={quoteattr(self.moment.strftime('%Y-%m-%dT%H:%M:%SZ'))}"

    def _number(self) -> int:
        self._last += 1
        return self._last


def _gone(runs: str) -> str:
    """The runs with their words as deleted ones; in escaped text there is no tag."""
    return runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
