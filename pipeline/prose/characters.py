"""The characters of a text that may not be typed, since nobody can see them or no font can print them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.prose.fault import Fault, fault

_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
_NO_CHARACTERS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_KINDS = {
    "E085": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffc" + _NO_CHARACTERS,
    "E086": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "E087": "\u2028\u2029",
    "E088": "\ud800-\udfff\ufffd",
    "E089": "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    "W041": _INVISIBLE + _JOINERS + _SELECTORS + "\U000e0000-\U000e007f",
}
_SOME = re.compile(f"[{''.join(_KINDS.values())}]")  # nearly every text has none, and one class is searched fastest
_ANY = re.compile("|".join(f"(?P<{code}>[{signs}])" for code, signs in _KINDS.items()))

_SELECTOR = re.compile(f"[{_SELECTORS}]")
_VARIED = re.compile(
    "[\u203c\u2049\u2194\u2934\u2935\u25fb-\u25fe\u3030\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U0001f3fb-\U0001f3ff\U00020000-\U0003ffff]"
)
"""Emoji that Unicode counts among arrows, punctuation and modifiers, and the ideographs."""

_JOINING_SCRIPTS = re.compile(r"[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\ua840-\ua87f]")
"""Arabic and its kin, the scripts of India, Tibet and Burma, Khmer, Mongolian: there joiners are spelling."""


def forbidden(text: str) -> Iterator[Fault]:
    """A fault for each character that may not be typed (`E08…`) or deserves a look (`W041`), in the order of the text.

    Tab and line ends may be typed. Joiners pass where a script or an emoji needs them (Unicode 16, 23.2), the selectors
    of variants behind an emoji or an ideograph (23.4). Parameters: `point` (`U+202E`) and `name`, the character's name
    in Unicode or what it is.
    """
    if not _SOME.search(text):
        return
    for match in _ANY.finditer(text):
        if not _is_needed(text, match.start()):
            yield fault(match.lastgroup or "", match.start(), point=f"U+{ord(match[0]):04X}", name=_name(match[0]))


def _is_needed(text: str, position: int) -> bool:
    """Whether what can't be seen changes how its neighbours look."""
    if text[position] in _JOINERS:
        return _joins(text, position)
    before = text[position - 1 : position]
    if not before or not _SELECTOR.match(text[position]):
        return False
    return unicodedata.category(before) == "So" or _VARIED.match(before) is not None


def _joins(text: str, position: int) -> bool:
    """Whether a joiner stands within a word of a script that has joiners, or between two emoji."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if not before or not after:
        return False
    if _JOINING_SCRIPTS.match(before):
        return True
    pictures = text[position] == "\u200d" and unicodedata.category(after) == "So"
    return pictures and (unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f")


def _name(character: str) -> str:
    return unicodedata.name(character, "").lower() or {"Cc": "control character"}.get(
        unicodedata.category(character), "no character"
    )
