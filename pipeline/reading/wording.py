"""What a message quotes of the input: short, and the nearest of what would have been right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.messages import catalogue
from pipeline.model.base import Language

MOST_SHOWN = 60
MOST_LISTED = 12


def shown(value: object) -> str:
    """What the reader typed, on one line and at most sixty characters long."""
    if isinstance(value, dict):
        value = " ".join(f"{name}:" for name in value)
    elif isinstance(value, list):
        value = " ".join(f"- {item}" for item in value[:MOST_SHOWN] if isinstance(item, str)) or "-"
    text = " ".join(str(value)[:1000].split())
    text = "".join(character if character.isprintable() else "·" for character in text)
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


@lru_cache(maxsize=256)
def by_nearness(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The known words, those most like the text first."""
    from difflib import SequenceMatcher

    wanted = text.casefold()[:200]
    return tuple(sorted(known, key=lambda word: -SequenceMatcher(None, wanted, word.casefold()).ratio()))


@lru_cache(maxsize=256)
def fields_by_nearness(text: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields, those most like the text first, be it by their names in another language (`participantes`, `fecha`)."""
    from difflib import SequenceMatcher

    wanted = text.casefold()[:200]
    names = {field: {field, *_told_names(field)} for field in fields}
    likeness = {
        field: max(SequenceMatcher(None, wanted, name.casefold()).ratio() for name in said)
        for field, said in names.items()
    }
    return tuple(sorted(fields, key=lambda field: -likeness[field]))


def _told_names(field: str) -> Iterator[str]:
    """What people call a field, in each language."""
    for language in Language:
        if told := catalogue(language.value).get(f"field_{field}"):
            yield told.text


def nearest(text: str, known: Iterable[str]) -> str:
    """Of the known words the one most like the text, whatever the difference; empty if there are none."""
    return next(iter(by_nearness(text, tuple(known))), "")


def close(text: str, known: Iterable[str]) -> str:
    """Of the known words the one that may well have been meant; empty if none is near."""
    from difflib import get_close_matches

    words = {word.casefold(): word for word in known}
    return next((words[match] for match in get_close_matches(text.casefold()[:200], words, 1)), "")


def listed(words: Sequence[str]) -> str:
    """Words in backticks with commas between; of more than twelve the first twelve."""
    shortened = ", …" if len(words) > MOST_LISTED else ""
    return ", ".join(f"`{word}`" for word in words[:MOST_LISTED]) + shortened
