"""The prose of a field as an edited document has it: what was left alone in the base's own words, the rest read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from pipeline.model.passage import Block, Inline, ItemList, NoteMark, Paragraph, Passage, Picture, Quote, Run, Table
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph, SourcePicture
from pipeline.reading.imports.passages import passage_blocks
from pipeline.reading.returned.theirs import Piece

Stretch = list[Piece]


def rebuilt(pieces: Sequence[Piece], base: Passage, printed: dict[int, int], level: int = 1) -> tuple[Block, ...]:
    """The blocks of a field.

    `printed` says of each block of the base how many paragraphs it prints: one that prints none (the picture of a draft
    that is not there yet) stays behind the block before it.
    """
    found: list[Block] = []
    last = -1
    for number, stretch in _stretches(pieces, base, printed):
        if number is None:
            found += passage_blocks([_named(piece, base) for piece in stretch], level)
            last = max([last, *(piece.unit.block for piece in stretch if piece.unit)])
        else:
            found.append(base.blocks[number])
            last = max(last, number)
        while last + 1 < len(base.blocks) and not printed.get(last + 1):
            last += 1
            found.append(base.blocks[last])
    lead = [block for number, block in enumerate(base.blocks) if not any(printed.get(n) for n in range(number + 1))]
    return (*lead, *_with_languages(found, base))


def _stretches(pieces: Sequence[Piece], base: Passage, printed: dict[int, int]) -> list[tuple[int | None, Stretch]]:
    """The pieces in stretches: each is a block of the base that was left alone, by number, or is to be read anew."""
    found: list[tuple[int | None, Stretch]] = []
    at = 0
    while at < len(pieces):
        number = _whole(pieces, at, printed)
        size = 1 if number is None else printed[number]
        if number is None and found and found[-1][0] is None:
            found[-1][1].append(pieces[at])
        else:
            found.append((number, list(pieces[at : at + size])))
        at += size
    return _joined(found, base)


def _whole(pieces: Sequence[Piece], at: int, printed: dict[int, int]) -> int | None:
    """The number of the base's block that begins here and was left alone."""
    first = pieces[at].unit
    if first is None or first.within:
        return None
    size = printed.get(first.block, 1)
    wanted = [(first.block, number) for number in range(size)]
    some = pieces[at : at + size]
    return first.block if [(p.unit.block, p.unit.within) for p in some if p.unit and p.is_same] == wanted else None


def _joined(stretches: list[tuple[int | None, Stretch]], base: Passage) -> list[tuple[int | None, Stretch]]:
    """The stretches; a list, quotation or table that new words go on with is read anew together with them."""
    found: list[tuple[int | None, Stretch]] = []
    for number, stretch in stretches:
        if found and _belong(found[-1], (number, stretch), base):
            found[-1] = (None, [*found[-1][1], *stretch])
        else:
            found.append((number, stretch))
    return found


def _belong(before: tuple[int | None, Stretch], after: tuple[int | None, Stretch], base: Passage) -> bool:
    """Whether of two stretches the one is a block that the other goes on with."""
    if before[0] is not None and after[0] is None:
        return _goes_on(base.blocks[before[0]], after[1][0].block)
    if before[0] is None and after[0] is not None:
        return _goes_on(base.blocks[after[0]], before[1][-1].block)
    return False


def _goes_on(block: Block, source: SourceBlock) -> bool:
    if not isinstance(source, SourceParagraph):
        return False
    kinds = {ItemList: Kind.ITEM, Quote: Kind.QUOTE, Table: Kind.REMARK, Picture: Kind.REMARK}
    return kinds.get(type(block)) is source.kind


def _named(piece: Piece, base: Passage) -> SourceBlock:
    """The block to be read; a picture that was there before keeps its file."""
    block = piece.block
    if isinstance(block, SourcePicture) and piece.unit is not None:
        known = base.blocks[piece.unit.block]
        return replace(block, file=known.file) if isinstance(known, Picture) else block
    return block


def _with_languages(blocks: Sequence[Block], base: Passage) -> Iterator[Block]:
    """The blocks; passages in another language are marked as in the base, for programs change such marks as they please."""
    foreign = [run for block in base.blocks for run in _runs(block) if run.language]
    for block in blocks:
        if block in base.blocks or not isinstance(block, Paragraph):
            yield block
            continue
        inlines: list[Inline] = []
        for part in block.inlines:
            inlines += _marked(replace(part, language=""), foreign) if isinstance(part, Run) else [part]
        yield replace(block, inlines=tuple(inlines))


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from (part for part in block.inlines if isinstance(part, Run))


def _marked(run: Run, foreign: Sequence[Run]) -> Iterator[Run]:
    """A run, parted where words of it are in another language."""
    known = next((each for each in foreign if each.text.strip() and each.text.strip() in run.text), None)
    if known is None:
        yield run
        return
    words = known.text.strip()
    before, _, after = run.text.partition(words)
    yield from (replace(run, text=text) for text in [before] if text)
    yield replace(run, text=words, language=known.language)
    if after:
        yield from _marked(replace(run, text=after), foreign)


def relabelled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the labels of their notes counted anew, so that no two notes share one."""
    labels = map(str, count(1))
    return tuple(_anew(block, labels) for block in blocks)  # type: ignore[misc]


def _anew(node: object, labels: Iterator[str]) -> object:
    if isinstance(node, NoteMark):
        return replace(node, label=next(labels))
    if isinstance(node, tuple):
        return tuple(_anew(each, labels) for each in node)
    if hasattr(node, "__dataclass_fields__"):
        changes = {
            name: _anew(value, labels)
            for name in node.__dataclass_fields__
            if isinstance(value := getattr(node, name), tuple) or hasattr(value, "__dataclass_fields__")
        }
        return replace(node, **changes)  # type: ignore[type-var]
    return node
