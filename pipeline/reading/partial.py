"""What is left of a draft when what the model refuses is taken out: a draft is built from whatever is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.model.report import Report, Stage

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

# Taking out one thing may show another that was hidden behind it; a file that goes on beyond this is no draft.
_MOST_ROUNDS = 20

# Days in more than one way, one end of a range alone, a range reversed.
_DAYS_AT_ODDS = frozenset({"E023", "E024", "E025"})
_DAYS = ("date", "from", "to", "dates")

Steps = tuple[str | int, ...]


def report_of_rest(fields: object, error: ValidationError) -> Report | None:
    """The report of the fields that stand; None if it is no draft, or lacks what even a draft needs.

    `fields` are changed: what was refused is gone from them, the smallest part that was.
    """
    if not isinstance(fields, dict) or fields.get("stage") != Stage.DRAFT.value:
        return None
    from pydantic import ValidationError

    for _ in range(_MOST_ROUNDS):
        if not _take_out(fields, error):
            return None
        try:
            return Report.model_validate(fields)
        except ValidationError as again:
            error = again
    return None


def _take_out(fields: object, error: ValidationError) -> bool:
    """Whether anything could be taken out; items of lists from the last on, since the others move up."""
    refused = {steps for details in error.errors() for steps in _refused(details, fields)}
    return any([_remove(fields, steps) for steps in sorted(refused, key=_order, reverse=True)])  # noqa: C419 all of them


def _refused(details: ErrorDetails, fields: object) -> Iterator[Steps]:
    """The fields at fault: where days contradict each other all of them, and not the meeting as a whole."""
    steps = tuple(step for step in details["loc"] if step != "[key]")
    if details["type"] not in _DAYS_AT_ODDS:
        yield steps
    elif isinstance(fields, dict) and isinstance(meeting := fields.get("meeting"), dict):
        yield from (("meeting", name) for name in _DAYS if name in meeting)


def _order(steps: Steps) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in steps]


def _remove(fields: object, steps: Iterable[str | int]) -> bool:
    """Takes out what the steps lead to, as far as they lead; nothing if that is the whole."""
    holder: object = None
    last: str | int = ""
    node = fields
    for step in steps:
        below = _below(node, step)
        if below is None:
            break
        holder, last, node = node, step, below[0]
    if isinstance(holder, (dict, list)):
        del holder[last]  # type: ignore[arg-type]
        return True
    return False


def _below(node: object, step: str | int) -> tuple[object] | None:
    if isinstance(node, dict) and step in node:
        return (node[step],)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return (node[step],)
    return None
