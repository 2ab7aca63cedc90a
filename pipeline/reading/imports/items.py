"""The chapters of conclusions and recommendations: numbered items, each with what stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.passage import ListMark
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.labels import mark_kind, number_of
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.passages import prose_of

_NUMBERED = (ListMark.NUMBER, ListMark.NUMBER_DOT)


def read_items(blocks: Sequence[SourceBlock], part: str, ledger: Ledger) -> list[str]:
    """The prose of each item; their numbers are the program's own. Text before the first goes with it."""
    groups: list[list[SourceBlock]] = []
    paragraphs = [block for block in blocks if isinstance(block, SourceParagraph)]
    first = next((block for block in paragraphs if _is_numbered(block)), None)
    lead: list[SourceBlock] = []
    last = 0
    for block in blocks:
        if not isinstance(block, SourceParagraph) or not _opens(block, first, last):
            (groups[-1] if groups else lead).append(block)
            continue
        last = number_of(block.label) or 0
        ledger.leave(block.label, "I057")
        bare = SourceParagraph(block.inlines, style=block.style, page=block.page)
        groups.append([bare] if groups else [*lead, bare])
        if not groups[1:] and lead:
            ledger.guess(f"{part}[0]", lead[0].all_words, "W064")
    return [prose_of(group) for group in (groups or ([lead] if lead else []))]


def _is_numbered(block: SourceParagraph) -> bool:
    return block.kind is Kind.ITEM and mark_kind(block.label) in _NUMBERED


def _opens(block: SourceParagraph, first: SourceParagraph | None, last: int) -> bool:
    """Whether a block begins an item: the next number in the form of the first; without numbers, any paragraph."""
    if first is None:
        leads_list = block.kind is Kind.TEXT and block.text.endswith(":")
        return (block.kind is Kind.ITEM and block.level == 0) or (block.kind is Kind.TEXT and not leads_list)
    alike = block.style == first.style and block.level == first.level
    alike = alike and mark_kind(block.label) is mark_kind(first.label)
    start = number_of(first.label) or 1
    # a style of its own tells items from lists in them even where another program has them all count anew
    follows = number_of(block.label) == (last + 1 if last else start)
    counted = follows or (block.style != "" and number_of(block.label) == start)
    return _is_numbered(block) and alike and counted
