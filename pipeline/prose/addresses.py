"""Links: which targets may be linked, and where a bare address begins and ends."""

from __future__ import annotations

import re

ESCAPABLE = r"\*[]()#>|-`"
"""The characters that a backslash makes text; before any other the backslash is text itself."""

TARGET = re.compile(r"\(((?:https?://|mailto:|\#)(?:\\.|[^\s()\\]|\([^\s()]*+\))++)\)", re.IGNORECASE | re.VERBOSE)
LANGUAGE = re.compile(r"\{lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\}")

_ALLOWED = re.compile(r"https?://\S+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_WITHIN = re.compile(r"#(?:c|annex-)[1-9][0-9]{0,3}")
_BARE = re.compile(r"https?://[^\s<>\"|*\[\]\\`]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’”»…"
_ESCAPED = re.compile(r"\\([\\*\[\]()#>|`-])")


def unescape(text: str) -> str:
    """The text without the backslashes that make characters text."""
    return _ESCAPED.sub(r"\1", text)


def may_be_linked(target: str) -> bool:
    """Whether the contract has such a target: http, https, mailto, a conclusion `#c3`, an annex `#annex-2`."""
    return bool(_ALLOWED.fullmatch(target) or _WITHIN.fullmatch(target))


def bare_address(text: str, start: int) -> str:
    """The web address that begins at a position, without the punctuation of the sentence; empty if there is none."""
    match = _BARE.match(text, start)
    if match is None or (start and text[start - 1].isalnum()):
        return ""
    address = match[0]
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while address[end - 1] in _TRAILING or (address[end - 1] == ")" and surplus > 0):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end] if _ALLOWED.fullmatch(address[:end]) else ""
