"""What is mechanical is mended: quotation marks, blanks, number signs, spelling; nothing that makes a new finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.rules.edits import Edit, apply, composed
from pipeline.rules.mechanical import KINDS
from pipeline.rules.order import position
from pipeline.rules.replacing import replaced
from pipeline.rules.run import run_rules
from pipeline.rules.subject import Subject, read_subject

__all__ = ["Edit", "apply", "mend"]

_MOST_ROUNDS = 5
_Told = Mapping[tuple[str, str], int]


def mend(subject: Subject) -> tuple[Edit, ...]:
    """All that can be mended in a report, by field and place; accepted findings are left as they are.

    It is gone through until nothing is left to mend, since what one edit leaves may be mended too. An edit that would
    make a finding that was not there is left out, with those of its kind in its field.
    """
    made: dict[str, list[Edit]] = {}
    before, now = _told(subject), subject
    told = before
    for _ in range(_MOST_ROUNDS):
        edits = _round(now, told, before)
        if not edits:
            break
        for path, group in _by_path(edits).items():
            made[path] = composed(subject.texts[path], made.get(path, ()), group)
        now = _mended(now, edits)
        told = _told(now)
    found = [
        edit
        for group in made.values()
        for edit in group
        if edit.replacement != subject.texts[edit.path][edit.start : edit.end]
    ]
    return tuple(sorted(found, key=lambda edit: (position(edit.path), edit.start)))


def _round(subject: Subject, told: _Told, before: _Told) -> list[Edit]:
    """The edits of each kind, for what is told now, that make no finding that was not there before the first."""
    taken: list[Edit] = []
    for kind in KINDS:
        wanted = [edit for edit in kind(subject) if _is_told(edit, told) and not _overlaps(edit, taken)]
        if _may_be_made(wanted, taken, subject, before):
            taken += wanted
            continue
        for group in _by_path(wanted).values():
            taken += group if _may_be_made(group, taken, subject, before) else []
    return taken


def _may_be_made(edits: Sequence[Edit], taken: Sequence[Edit], subject: Subject, before: _Told) -> bool:
    """Whether edits make no finding that was not there."""
    return not edits or not _adds(before, _told(_mended(subject, [*taken, *edits])))


def _told(subject: Subject) -> Counter[tuple[str, str]]:
    return Counter((said.path, said.finding.code) for said in run_rules(subject))


def _is_told(edit: Edit, before: _Told) -> bool:
    return before.get((edit.path, edit.code), 0) > 0


def _adds(before: _Told, after: _Told) -> bool:
    """Whether anything is told now that was not; one that stays may move to the place that is now the first."""
    return any(number > before.get(said, 0) for said, number in after.items())


def _overlaps(edit: Edit, taken: Sequence[Edit]) -> bool:
    return any(edit.start < one.end and one.start < edit.end for one in _on(edit.path, taken))


def _on(path: str, edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.path == path]


def _by_path(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        found[edit.path].append(edit)
    return found


def _mended(subject: Subject, edits: Sequence[Edit]) -> Subject:
    report = subject.report
    for path, group in _by_path(edits).items():
        report = replaced(report, path, apply(subject.texts[path], group))
    return read_subject(report, subject.office)
