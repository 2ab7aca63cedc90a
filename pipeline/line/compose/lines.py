"""Where a displayed line breaks: at spaces alone, into as few lines as will hold it, as even as they can be."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

Measure = Callable[[str], float]

# A line that ends in "de", "y" or "a" reads as if it went on: it costs as much as a gap of a quarter of the measure.
_SHORT_ENDING = 2
_ENDING_COST = 0.25


def break_evenly(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines of a title set in `width` points: the fewest that fit, then the smallest sum of squared gaps.

    A word wider than the measure has a line of its own.
    """
    words = text.split()

    @cache
    def best(start: int) -> tuple[int, float, tuple[str, ...]]:
        if start == len(words):
            return 0, 0.0, ()
        choices = []
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            gap = width - measure(line)
            if gap < 0 and end > start + 1:
                break
            count, cost, rest = best(end)
            choices.append((count + 1, cost + _cost(words, end, gap, width), (line, *rest)))
        return min(choices, key=lambda choice: choice[:2])

    return best(0)[2]


def _cost(words: list[str], end: int, gap: float, width: float) -> float:
    """How ill a line stands that ends before word `end`."""
    last_line = end == len(words)
    hanging = not last_line and len(words[end - 1]) <= _SHORT_ENDING
    return gap**2 + ((_ENDING_COST * width) ** 2 if hanging else 0.0)


def count_lines(text: str, width: float, measure: Measure) -> int:
    """How many lines running text takes when each is filled as far as it will go; a word too wide for one is torn."""
    lines, used = 1, 0.0
    space = measure(" ")
    for word in text.split():
        wide = measure(word)
        if used and used + space + wide > width:
            lines, used = lines + 1, wide
        else:
            used += wide + (space if used else 0.0)
        if used > width:
            lines, used = lines + int(used / width), used % width
    return lines
