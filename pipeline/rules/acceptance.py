"""Findings that a person has looked at and silenced, with the reason (`accept`); what silences nothing is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.report import Acceptance
from pipeline.rules.subject import Remark, Subject, remark

NEVER_ACCEPTED = ("E0", "E4", "E5")
"""Form of the file, missing parts, notes: no report can be made with these, so no reason is good enough."""


_BETWEEN = ("W91", "W92", "W93", "W94")
"""What is said of an edition beside the others, which are not always there: whether it silences anything can't be told."""


def unaccepted(subject: Subject, remarks: Sequence[Remark]) -> Iterator[Remark]:
    """The remarks that nobody has accepted."""
    accepted = subject.report.accept
    return (said for said in remarks if not any(_covers(each, said, subject) for each in accepted))


def accept(subject: Subject, remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """The remarks that are left, with W096 for an acceptance that silences nothing and W097 for one that may not."""
    silenced: set[int] = set()
    idle: list[Remark] = []
    for number, acceptance in enumerate(subject.report.accept):
        covered = {at for at, said in enumerate(remarks) if _covers(acceptance, said, subject)}
        idle += _idle(acceptance, f"accept[{number}]", bool(covered))
        if not acceptance.code.startswith(NEVER_ACCEPTED):
            silenced |= covered
    return (*(said for at, said in enumerate(remarks) if at not in silenced), *idle)


def _idle(acceptance: Acceptance, path: str, covers: bool) -> Iterator[Remark]:
    if not covers and not acceptance.code.startswith(_BETWEEN):
        yield remark("W096", path, accepted=acceptance.code)
    elif acceptance.code.startswith(NEVER_ACCEPTED):
        yield remark("W097", path, accepted=acceptance.code)


def _covers(acceptance: Acceptance, said: Remark, subject: Subject) -> bool:
    return (
        acceptance.code == said.finding.code
        and (acceptance.at is None or _lies_in(said.path, acceptance.at))
        and (acceptance.words is None or _says(said, acceptance.words, subject))
    )


def _lies_in(path: str, at: str) -> bool:
    return path == at or path.startswith((f"{at}.", f"{at}["))


def _says(said: Remark, words: str, subject: Subject) -> bool:
    """Whether the finding is about these words: it quotes them, or they stand in the text where it lies."""
    if any(words in value for _, value in said.finding.parameters if isinstance(value, str)):
        return True
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.finditer(pattern, subject.texts.get(said.path, ""))
    return any(match.start() <= said.offset < match.end() for match in found)
