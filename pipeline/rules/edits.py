"""Changes to the words of a field, as the rules would make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one field: what stands from `start` to `end` of its text gives way to `replacement`."""

    path: str
    start: int
    end: int
    replacement: str
    code: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text of a field with its edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def composed(text: str, earlier: Sequence[Edit], later: Iterable[Edit]) -> list[Edit]:
    """Edits of a text that come to the same as the earlier ones, and then the later ones on their outcome."""
    made = sorted(earlier, key=lambda one: one.start)
    for edit in sorted(later, key=lambda one: one.start, reverse=True):
        made = sorted(_with(apply(text, made), made, edit), key=lambda one: one.start)
    return made


def _with(now: str, made: Sequence[Edit], edit: Edit) -> list[Edit]:
    """The edits with one more, which is about the text as it is now; it takes in those into which it cuts."""
    start, end, words = edit.start, edit.end, edit.replacement
    before = after = 0  # how much longer the text has become before the two ends of the edit
    kept: list[Edit] = []
    shift = 0
    for one in made:
        begun = one.start + shift
        closed = begun + len(one.replacement)
        shift += len(one.replacement) - (one.end - one.start)
        if (begun < edit.end and edit.start < closed) or edit.start < begun == closed < edit.end:
            words = now[begun : min(start, closed)] * (begun < start) + words + now[end:closed] * (closed > end)
            start, end = min(start, begun), max(end, closed)
        else:
            kept.append(one)
            before = shift if closed <= edit.start else before
        after = shift if closed <= end and (begun < end or edit.start == edit.end) else after
    return [*kept, Edit(edit.path, start - before, end - after, words, edit.code)]
