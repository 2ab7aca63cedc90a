"""The table of two columns as it comes back from Word: what was written beside each text of the original."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.model.base import Language
from pipeline.model.columns import ColumnRow, Inlines, RowKind, shown_words
from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.plain import inline_words
from pipeline.reading.imports.words import cleaned, squeezed, unbound
from pipeline.word.flow import FlowParagraph, FlowRun, FlowTable, WordFlow
from pipeline.word.parsing import ForbiddenDoctypeError, parse_xml

NAMESPACE = "urn:sela:rapporteur:edition:1"
"""Of the custom XML part that carries the original."""

LABEL = "rapporteur:edition:{source}:{target}:{state}"
"""How the table says what it is, where custom XML is lost: the two languages, the hash of the original."""

_LABEL = re.compile(r"rapporteur:edition:(?P<source>en|es|pt|fr):(?P<target>en|es|pt|fr):(?P<state>[0-9a-f]{64})")
_SIGNS = re.compile(r"\[\^(?P<label>[^\]\s]{1,20})\]|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
_ALIKE = 0.6
"""How much of a text must be left for the row to be known by it."""


@dataclass(frozen=True)
class Returned:
    """A table that came back: its languages, the hash of its original, the original if it is carried, its rows.

    A row is the words of the original as they came back, and the paragraphs written beside them.
    """

    source: Language
    target: Language
    state: str
    canonical: bytes | None
    rows: tuple[tuple[str, tuple[Inlines, ...]], ...]


@dataclass
class Placed:
    """What was written, by field and number of the text, and what stands beside no text of the original."""

    written: dict[str, dict[int, tuple[Inlines, ...]]] = field(default_factory=dict)
    homeless: list[str] = field(default_factory=list)


def returned_columns(flow: WordFlow, parts: Mapping[str, bytes]) -> Returned | None:
    """The table of two columns that a Word document is; None if it is any other document."""
    texts = [block.text for block in flow.blocks if isinstance(block, FlowParagraph)]
    label = next((match for text in [*texts, *flow.furniture] if (match := _LABEL.search("".join(text.split())))), None)
    if label is None:
        return None
    canonical = _carried(parts)
    rows = tuple(row for block in flow.blocks if isinstance(block, FlowTable) for row in _rows(block, flow))
    source, target = Language(label["source"]), Language(label["target"])
    return Returned(source, target, label["state"], canonical, rows)


def _carried(parts: Mapping[str, bytes]) -> bytes | None:
    """The original in the custom XML part; None where that was lost."""
    for name in sorted(parts):
        if name.startswith("customXml/item") and name.endswith(".xml"):
            try:
                root = parse_xml(parts[name])
            except (etree.XMLSyntaxError, ForbiddenDoctypeError):
                continue
            if root.tag == f"{{{NAMESPACE}}}edition" and (root.text or "").strip():
                return (root.text or "").encode()
    return None


def _rows(table: FlowTable, flow: WordFlow) -> Iterator[tuple[str, tuple[Inlines, ...]]]:
    for number, row in enumerate(table.rows):
        if (number == 0 and table.has_header) or not row:
            continue
        left = " ".join(" ".join(paragraph.text for paragraph in row[0]).split())
        right = row[-1] if len(row) > 1 else ()
        written = (_inlines(paragraph.runs, flow) for paragraph in right)
        yield left, tuple(each for each in written if each)


def _inlines(runs: Sequence[FlowRun], flow: WordFlow) -> Inlines:
    """The words of a paragraph with their looks, marks and links as prose writes them among them; empty without words."""
    made: list[Inline] = []
    for run in runs:
        if run.note:
            said = tuple(Run(unbound(cleaned(part.text)), 0) for part in flow.notes.get(run.note, ()))
            made.append(NoteMark(f"own {run.note}", 0, said))
        elif run.text:
            made += _signs(unbound(cleaned(run.text)), run)
    return tuple(made) if any(isinstance(part, Run) and part.text.strip() for part in made) else ()


def _signs(text: str, run: FlowRun) -> Iterator[Inline]:
    end = 0
    target = run.target if re.match(r"https?:|mailto:|#", run.target) else ""
    for match in _SIGNS.finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()], 0, run.bold, run.italic, "", target)
        label = match["label"]
        yield NoteMark(label, 0) if label else Run(match["words"], 0, run.bold, run.italic, "", match["target"])
        end = match.end()
    if text[end:]:
        yield Run(text[end:], 0, run.bold, run.italic, "", target)


def placed(returned: Returned, rows: Sequence[ColumnRow]) -> Placed:
    """What was written, at the texts beside which it stands; rows may have gone, moved together or been added."""
    found = Placed()
    lefts, texts_there = [left for left, _ in returned.rows], [shown_words(row.original) for row in rows]
    for at, row in _with_moved(list(_matched(lefts, texts_there)), lefts, texts_there):
        written = returned.rows[at][1]
        if row is None:
            found.homeless += [inline_words(each) for each in written]
        elif rows[row].kind is not RowKind.TITLE and written:
            texts = found.written.setdefault(rows[row].path, {})
            said = _without_mark(written, rows[row])
            texts[rows[row].part] = (*texts.get(rows[row].part, ()), *said)
    return found


def _with_moved(
    pairs: Sequence[tuple[int, int | None]], returned: Sequence[str], texts: Sequence[str]
) -> Iterator[tuple[int, int | None]]:
    """The pairs, with rows that were moved beside the text that they still have, word for word, and that is left."""
    taken = {number for _, number in pairs}
    free: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if number not in taken:
            free.setdefault(squeezed(text), []).append(number)
    for row, beside in pairs:
        waiting = free.get(squeezed(returned[row]), [])
        yield row, waiting.pop(0) if beside is None and waiting else beside


def _without_mark(written: tuple[Inlines, ...], row: ColumnRow) -> tuple[Inlines, ...]:
    """What was written of a note, without the mark that was copied with it."""
    first, *others = written
    if row.kind is RowKind.NOTE and first and isinstance(first[0], NoteMark) and not first[0].runs:
        first = first[1:]
    return (first, *others)


def _matched(returned: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Which text each row that came back stands beside: by its words, and between two that are sure by what is left."""
    here, there = [[squeezed(text) for text in side] for side in (returned, texts)]
    matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(begin, stop), strict=True)
        elif end - start == stop - begin:
            pairs = zip(range(start, end), range(begin, stop), strict=True)
            yield from ((one, two if _likely(here[one], there[two]) else None) for one, two in pairs)
        else:
            yield from _nearest(here, there, range(start, end), range(begin, stop))


def _nearest(
    here: Sequence[str], there: Sequence[str], rows: Sequence[int], texts: Sequence[int]
) -> Iterator[tuple[int, int | None]]:
    """The likeliest text of those that are left, in their order."""
    left = list(texts)
    for row in rows:
        best = max(left, key=lambda text: _share(here[row], there[text]), default=None)
        if best is not None and _likely(here[row], there[best]):
            left = [text for text in left if text >= best]
            yield row, best
        else:
            yield row, None


def _likely(one: str, two: str) -> bool:
    return one == two or _share(one, two) > _ALIKE


def _share(one: str, two: str) -> float:
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()
