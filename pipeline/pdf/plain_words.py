"""What a library says of a broken PDF, in the words of people who don't know it."""

from __future__ import annotations

# What is in the library's sentence, in small letters, and what it means; the first that is there counts.
_MEANING = (
    ("password", "it has a password"),
    ("encrypt", "it has a password"),
    ("loop", "its pages lead in a circle"),
    ("pages", "its list of pages is broken"),
    ("header", "it does not begin as a PDF does"),
    ("/root", "the list of its parts is lost"),
    ("trailer", "the list of its parts is lost"),
    ("xref", "the list of its parts is lost"),
    ("startxref", "the list of its parts is lost"),
    ("flate", "a part of it can't be unpacked"),
    ("decod", "a part of it can't be unpacked"),
    ("stream", "a part of it can't be unpacked"),
)
_ANY = "its parts don't fit together"


def in_plain_words(fault: BaseException) -> str:
    """What is wrong with the file that was read, as one of a few reasons that messages know."""
    said = str(fault).lower()
    return next((meaning for mark, meaning in _MEANING if mark in said), _ANY)
