"""A line of the contents: its title, the leader of dots or blanks, and the page at its end.

The line is read from its end by its letters: a pattern for it tries every way to share a row of dots out, which are a
thousand millions for a row of sixty that no page ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PAGE = re.compile(r"\d{1,4}\Z")
_WORD = re.compile(r"(?:p[aá]g(?:e|ina|s)?\.?|(?<!\w)pp?\.)\s?\Z", re.IGNORECASE)
_LONGEST_WORD = 10  # letters of the longest of these, with a blank
_LEADS = ".… \t\r\n\f\v\u00a0\u2002\u2003\u2009\u202f"
_CLEAR = re.compile(r"\.{3}|…|\s{3}")


class Led(NamedTuple):
    """What a line says before its leader, and the leader, which may be nothing."""

    title: str
    leader: str

    @property
    def is_clear(self) -> bool:
        """Whether the leader is one that only a contents has: three dots or blanks, or an ellipsis."""
        return _CLEAR.search(self.leader) is not None


def led_to_page(line: str) -> Led | None:
    """The line without the page at its end (`Conclusions ..... p. 12`); None if it ends in none."""
    bare = line.rstrip()
    if not (page := _PAGE.search(bare, max(0, len(bare) - 4))):
        return None
    before = bare[: page.start()]
    if word := _WORD.search(before, max(0, len(before) - _LONGEST_WORD)):
        before = before[: word.start()]
    title = _without_leader(before)
    return Led(title, before[len(title) :])


def _without_leader(text: str) -> str:
    """The text without dots, ellipses and blanks at its end; one dot alone ends a sentence and stays."""
    title = text.rstrip(_LEADS)
    leader = text[len(title) :]
    return f"{title}." if leader.startswith(".") and leader.count(".") == 1 and "…" not in leader else title
