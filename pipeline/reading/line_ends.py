"""A text whose line ends are one for whoever changes it, and as they were for whoever keeps it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.reading.patches import Patch

_LINE_END = re.compile("\r\n|\r|\x85|\n")
_MARK = "\ufeff"


class MixedText:
    """The text of a file: `text` has line feeds alone and no mark of byte order; `whole` is as the file has it."""

    def __init__(self, whole: str) -> None:
        self._mark = _MARK if whole.startswith(_MARK) else ""
        whole = whole.removeprefix(_MARK)
        self._ends = _LINE_END.findall(whole)
        self._usual = Counter(self._ends).most_common(1)[0][0] if self._ends else "\n"
        self.text = _LINE_END.sub("\n", whole)

    def change(self, patches: Iterable[Patch]) -> None:
        """Makes patches that do not overlap; new lines end as most do. Of those at one place, the first stands first."""
        for start, end, words in sorted(patches, key=lambda one: one.start)[::-1]:
            first = self.text.count("\n", 0, start)
            last = first + self.text.count("\n", start, end)
            old, new = self._ends[first:last], words.count("\n")
            self._ends[first:last] = (old + [self._usual] * new)[:new]
            self.text = self.text[:start] + words + self.text[end:]

    @property
    def whole(self) -> str:
        """The text as the file has it."""
        ends = iter(self._ends)
        return self._mark + _LINE_END.sub(lambda _: next(ends), self.text)
