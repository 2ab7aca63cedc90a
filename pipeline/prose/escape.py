"""Text to prose that prints as that text."""

from __future__ import annotations

import re

from pipeline.prose.marks import mark_of

_SPACE = re.compile(r"[ \t\r\n]+")
_SIGNS = re.compile(r"[\\*|]")
_BRACKETS = re.compile(r"[\[\]]")
_SIGN = re.compile(r"(?:>|#{3,4})(?= |$)")
_RISKY = re.compile(r"\[\^|\]\(|\]\{|\]$")


def escape(text: str) -> str:
    """Prose that prints as `text`, at the beginning of a paragraph, an item, a cell, a note or within any of them.

    White space counts as in any prose: all of it between two words is one blank, so the words come as one paragraph.
    """
    words = _SPACE.sub(" ", text).strip(" ")
    return escape_beginning(_BRACKETS.sub(r"\\\g<0>", escape_signs(words)))


def escape_signs(text: str) -> str:
    """The text with a backslash before the signs that mean something anywhere, brackets left as they are."""
    return _SIGNS.sub(r"\\\g<0>", text)


def escape_words(text: str) -> str:
    """The text escaped as little as may be, for the middle of a paragraph: brackets that mean nothing stay bare."""
    signs = escape_signs(text)
    return signs if _harmless(text) else _BRACKETS.sub(r"\\\g<0>", signs)


def _harmless(text: str) -> bool:
    """Whether the brackets of a text are in pairs, none in another, and nothing behind them gives them a meaning."""
    inside = "".join(_BRACKETS.findall(text))
    return not _RISKY.search(text) and not inside.replace("[]", "")


def escape_beginning(prose: str) -> str:
    """Prose of which the beginning is no mark of a block; `1.` has no escape and needs none where it stands alone."""
    mark, _ = mark_of(prose + " .")
    if mark == "-" or _SIGN.match(prose):
        return "\\" + prose
    return f"{mark[:-1]}\\{prose[len(mark) - 1 :]}" if mark.endswith(")") else prose
