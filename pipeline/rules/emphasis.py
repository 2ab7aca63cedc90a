"""W12: emphasis that peers do not have: one speaker in bold among many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.passage import Inline, ItemList, Paragraph, Passage, Run
from pipeline.office.names import plain
from pipeline.rules.subject import Remark, Subject, remark

_LEAST_PEERS = 3
"""Of fewer, nobody can say which is the rule and which the exception."""

_Mention = tuple[str, Run, bool]


def emphasised_speakers(subject: Subject) -> Iterator[Remark]:
    """W1201: the name of a speaker in bold where most of the others' are not."""
    names = {person.id: person.name for person in subject.report.participants if person.id and person.name}
    mentions: list[_Mention] = []
    for number, entry in enumerate(subject.report.interventions):
        path = f"interventions[{number}].text"
        for speaker in entry.speaker[:1]:
            passage = subject.passages.get(path)
            mention = _mention(passage, names.get(speaker, "")) if passage else None
            mentions += [(path, mention, mention.bold)] if mention else []
    yield from _exceptions(mentions)


def emphasised_conclusions(subject: Subject) -> Iterator[Remark]:
    """W1201: a conclusion or recommendation that opens in bold where most of the others do not."""
    for chapter in ("conclusions", "recommendations"):
        openings: list[_Mention] = []
        for number in range(len(getattr(subject.report, chapter))):
            path = f"{chapter}[{number}].text"
            passage = subject.passages.get(path)
            first = next(_runs(passage), None) if passage else None
            openings += [(path, first, first.bold)] if first else []
        yield from _exceptions(openings)


def _exceptions(mentions: Sequence[_Mention]) -> Iterator[Remark]:
    bold = [mention for mention in mentions if mention[2]]
    if len(mentions) >= _LEAST_PEERS and 0 < len(bold) * 3 <= len(mentions):
        for path, run, _ in bold:
            yield remark(
                "W1201", path, run.start, words=" ".join(run.text.split())[:60], peers=len(mentions) - len(bold)
            )


def _mention(passage: Passage, name: str) -> Run | None:
    """The run in which a speaker is first named, by full name or surname."""
    parts = [plain(word) for word in name.split() if len(word) > 2]
    for run in _runs(passage):
        words = {plain(word) for word in re.findall(r"[\w’'-]+", run.text)}
        if parts and (parts[-1] in words or len(words.intersection(parts)) > 1):
            return run
    return None


def _runs(passage: Passage) -> Iterator[Run]:
    """Runs of paragraphs and first levels of lists."""
    for block in passage.blocks:
        rows: Sequence[tuple[Inline, ...]] = ()
        if isinstance(block, Paragraph):
            rows = (block.inlines,)
        elif isinstance(block, ItemList):
            rows = tuple(item.inlines for item in block.items)
        for row in rows:
            yield from (inline for inline in row if isinstance(inline, Run) and inline.text.strip())
