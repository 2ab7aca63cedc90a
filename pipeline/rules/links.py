"""E0: links within the report lead to a conclusion (`#c3`) or an annex (`#annex-2`) that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.passage import Inline, NoteMark, Passage, Run
from pipeline.prose.plain import block_inlines
from pipeline.rules.subject import Remark, Subject, remark

_TARGET = re.compile(r"#(?:c(?P<conclusion>[1-9]\d*)|annex-(?P<annex>[1-9]\d*))")


def internal_links(subject: Subject) -> Iterator[Remark]:
    """E091: a link to a conclusion or annex that the report has not; a correction may quote one of the report it corrects."""
    for path, passage in subject.passages.items():
        if path.startswith("corrections["):
            continue
        for run in _runs(passage):
            if run.target.startswith("#") and not _leads_somewhere(run.target, subject):
                yield remark(
                    "E091",
                    path,
                    run.start,
                    target=run.target,
                    conclusions=len(subject.report.conclusions),
                    annexes=len(subject.report.annexes),
                )


def _leads_somewhere(target: str, subject: Subject) -> bool:
    match = _TARGET.fullmatch(target)
    if match is None:
        return False
    if match["conclusion"]:
        return int(match["conclusion"]) <= len(subject.report.conclusions)
    return int(match["annex"]) <= len(subject.report.annexes)


def _runs(passage: Passage) -> Iterator[Run]:
    for block in passage.blocks:
        for inlines in block_inlines(block):
            yield from _runs_of(inlines)


def _runs_of(inlines: Sequence[Inline]) -> Iterator[Run]:
    for inline in inlines:
        if isinstance(inline, NoteMark):
            yield from inline.runs
        else:
            yield inline
