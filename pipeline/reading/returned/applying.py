"""The changes that a person took, as changes to the text of the input file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.model.passage import Block, NoteMark, Passage
from pipeline.prose.plain import block_inlines
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.editing import Change, Insert, Put, Remove
from pipeline.reading.nodes import Listing, node_at, plain
from pipeline.reading.places import Places, read_path
from pipeline.reading.returned.aligning import in_order
from pipeline.reading.returned.patch import FieldEdit, ItemAdded, ItemMoved, ItemRemoved, Proposal, ProseEdit
from pipeline.reading.returned.rebuilding import relabelled
from pipeline.reading.returned.wrapping import splices, wrapped_as
from pipeline.reading.writing import Tree

_NOTE = re.compile(r"(?<=\n\n)[ \t]*\[\^[\w.-]{1,60}\]:")

ListEdit = ItemAdded | ItemRemoved | ItemMoved
Token = int | str


def changes_of(taken: Sequence[Proposal], places: Places, proposed: Sequence[Proposal] = ()) -> list[Change]:
    """The changes to the file, in an order in which each finds its place: words first, then whole items.

    Of what was `proposed` and not taken it is asked where it would have stood: what was to follow it stands there.
    """
    edits = [proposal.edit for proposal in taken]
    found: list[Change] = []
    for path, group in _by_path(edit for edit in edits if isinstance(edit, ProseEdit)):
        where = _where(path, places)
        before = places.raw(where) or ""
        after = edited_prose(before, group)
        found += splices(where, before, after) if before else [Put(where, after)]
    for edit in edits:
        if isinstance(edit, FieldEdit):
            for path, value in edit.values.items():
                is_there = places.raw(path) is not None
                found += [Remove(path)] if value is None and is_there else [Put(path, value)] if value else []
    lists = [edit for edit in edits if isinstance(edit, ItemAdded | ItemRemoved | ItemMoved)]
    for path in dict.fromkeys(edit.path for edit in lists):
        found += _list_changes(path, [edit for edit in lists if edit.path == path], places, _untaken(taken, proposed))
    return found


def _untaken(taken: Sequence[Proposal], proposed: Sequence[Proposal]) -> dict[Token, Token]:
    """Behind what each new item was to stand that nobody wants."""
    wanted = {proposal.edit.token for proposal in taken if isinstance(proposal.edit, ItemAdded)}
    edits = [proposal.edit for proposal in proposed if isinstance(proposal.edit, ItemAdded)]
    return {edit.token: edit.after for edit in edits if edit.token not in wanted}


def _by_path(edits: Iterable[ProseEdit]) -> Iterator[tuple[str, list[ProseEdit]]]:
    in_turn = sorted(edits, key=lambda edit: edit.path)
    yield from ((path, list(group)) for path, group in groupby(in_turn, key=lambda edit: edit.path))


def _where(path: str, places: Places) -> str:
    """The field as the file has it: the text of a conclusion may be the conclusion itself."""
    alone = path.removesuffix(".text")
    return alone if places.raw(alone) is not None else path


def edited_prose(text: str, edits: Sequence[ProseEdit]) -> str:
    """A field's text with blocks in place of others; what is left alone keeps its wraps and marks where that can be."""
    blocks = read_passage(text).passage.blocks
    wanted: list[Block] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        wanted += [*blocks[at : edit.start], *edit.blocks]
        at = edit.end
    whole = write_passage(Passage(relabelled([*wanted, *blocks[at:]])))
    touched = [block for edit in edits for block in (*blocks[edit.start : edit.end], *edit.blocks)]
    if any(map(_has_notes, touched)):
        return whole
    wanted_words = write_passage(read_passage(whole).passage)
    for keeps_lines in (True, False):
        spliced = _spliced(text, blocks, edits, keeps_lines=keeps_lines)
        if write_passage(read_passage(spliced).passage) == wanted_words:
            return spliced
    return whole


def _has_notes(block: Block) -> bool:
    return any(isinstance(part, NoteMark) for inlines in block_inlines(block) for part in inlines)


def _spliced(text: str, blocks: Sequence[Block], edits: Sequence[ProseEdit], *, keeps_lines: bool) -> str:
    """The text with the lines of single blocks exchanged, a block in place of another being wrapped as that was."""
    starts = [text.rfind("\n", 0, block.start) + 1 for block in blocks]
    ends = [_words_end(text, start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        words = "\n\n".join(write_passage(Passage((block,))) for block in edit.blocks)
        start = starts[edit.start] if edit.start < edit.end else ends[edit.start - 1] if edit.start else 0
        end = ends[edit.end - 1] if edit.start < edit.end else start
        if keeps_lines and edit.end - edit.start == len(edit.blocks) == 1:
            words = wrapped_as(text[start:end], words)
        before, after = text[:start].rstrip("\n"), text[end:].lstrip("\n")
        last = "\n" if text.endswith("\n") and not after else ""
        text = "\n\n".join(part for part in (before, words, after) if part) + last
    return text


def _words_end(text: str, start: int, end: int) -> int:
    """Where the words of a block end, of which the next one begins at `end`: before the texts of notes and empty lines."""
    note = _NOTE.search(text, start, end)
    return len(text[: note.start() if note else end].rstrip())


def _list_changes(
    path: str, edits: Sequence[ListEdit], places: Places, behind: Mapping[Token, Token]
) -> Iterator[Change]:
    """The changes that bring a list into its new order: what goes goes, then each item comes to its place."""
    _, node = node_at(places.root, read_path(path))
    items = node.items if isinstance(node, Listing) else ()
    values: dict[Token, Tree] = {number: plain(item) for number, item in enumerate(items)}  # type: ignore[misc]
    values |= {edit.token: edit.value for edit in edits if isinstance(edit, ItemAdded)}
    wanted = _arrangement(len(items), edits, behind)
    if not items and wanted:
        yield Put(path, [values[token] for token in wanted])
        return
    staying = in_order([token for token in wanted if isinstance(token, int)])
    yield from (Remove(f"{path}[{number}]") for number in range(len(items) - 1, -1, -1) if number not in staying)
    yield from (Insert(path, at, values[token]) for at, token in enumerate(wanted) if token not in staying)


def _arrangement(size: int, edits: Sequence[ListEdit], untaken: Mapping[Token, Token]) -> list[Token]:
    """The items in their new order, by their old numbers and the tokens of the new ones."""
    found: list[Token] = list(range(size))
    behind = dict(untaken)
    for edit in edits:
        if isinstance(edit, ItemRemoved):
            number = found.index(edit.index)
            behind[edit.index] = found[number - 1] if number else -1
            found.remove(edit.index)
    for edit in edits:
        if isinstance(edit, ItemRemoved):
            continue
        token: Token = edit.index if isinstance(edit, ItemMoved) else edit.token
        if token in found:
            found.remove(token)
        after = edit.after
        while after not in found and after in behind:
            after = behind[after]
        found.insert(found.index(after) + 1 if after in found else 0, token)
    return found
