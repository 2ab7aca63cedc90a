"""The patch: the fields of the base, of the edited document and of the input as it is by now, merged one by one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.base import Noun
from pipeline.model.passage import Block, Passage
from pipeline.model.report import Report
from pipeline.prose.plain import plain_text
from pipeline.prose.write import write_passage
from pipeline.reading.returned.patch import (
    Conflict,
    Edit,
    FieldEdit,
    ItemAdded,
    ItemRemoved,
    Kind,
    Patch,
    Proposal,
    ProseEdit,
)
from pipeline.reading.returned.printed import Role, passage_of
from pipeline.reading.returned.rebuilding import rebuilt
from pipeline.reading.returned.sides import Sides, said
from pipeline.reading.returned.theirs import Edited, Piece, Refused
from pipeline.reading.returned.threeway import merge
from pipeline.reading.writing import Tree

Blocks = tuple[Block, ...]


def keys_of(blocks: Blocks) -> list[str]:
    """Each block in its normal form, by which two are the same."""
    return [write_passage(Passage((block,))) for block in blocks]


def shown(blocks: Blocks) -> str:
    """Blocks as a person reads them."""
    return "\n".join(keys_of(blocks))


class Merger:
    """Makes the patch of one edited document."""

    def __init__(self, sides: Sides, edited: Edited) -> None:
        self._sides, self._edited = sides, edited
        self._patch = Patch(refused=list(edited.refused))

    def patch(self) -> Patch:
        """The whole patch, in the order of the report."""
        for path, pieces in self._edited.prose.items():
            self._prose(path, pieces)
        self._lines()
        self._sections()
        return self._patch

    def blocks(self, path: str, pieces: Sequence[Piece], level: int = 1) -> Blocks:
        """What the edited document says in a field."""
        base = self._sides.base_passages.get(path, Passage())
        return rebuilt(pieces, base, self._sides.printed.get(path, {}), level)

    def _prose(self, path: str, pieces: Sequence[Piece]) -> None:
        """A field that is one text: the background, a section, an annex."""
        if path.partition(".")[0] in self._edited.gone and not pieces:
            return
        base = self._sides.base_passages.get(path, Passage()).blocks
        theirs = self.blocks(path, pieces)
        where = self._sides.our_path(path)
        if where is None:
            if keys_of(theirs) != keys_of(base):
                self._patch.conflicts.append(Conflict(path, shown(base), "", shown(theirs)))
        elif theirs:
            self.merge_field(where, base, theirs)
        elif base:
            self._patch.conflicts.append(Conflict(where, shown(base), shown(base), ""))

    def merge_field(self, path: str, base: Blocks, theirs: Blocks) -> None:
        """The hunks of one field, each a proposal or a conflict; `path` is the input's."""
        passage = self._sides.our_passages.get(path)
        if passage is None:
            self._put_whole(path, theirs)
            return
        ours = passage.blocks
        for hunk in merge(keys_of(base), keys_of(ours), keys_of(theirs)):
            was, mine = tuple(base[n] for n in hunk.base), ours[hunk.start : hunk.end]
            new = tuple(theirs[n] for n in hunk.theirs)
            if hunk.is_conflict:
                self._patch.conflicts.append(Conflict(path, shown(was), shown(mine), shown(new)))
                continue
            kind = Kind.CHANGED if mine and new else Kind.ADDED if new else Kind.REMOVED
            self.propose(kind, path, shown(mine), shown(new), ProseEdit(path, hunk.start, hunk.end, new))

    def propose(self, kind: Kind, path: str, before: str, after: str, edit: Edit) -> None:
        """One more proposal."""
        self._patch.proposals.append(Proposal(kind, path, before, after, edit))

    def _put_whole(self, path: str, theirs: Blocks) -> None:
        """A field that the input has not: the gap of a draft, filled in."""
        if theirs:
            text = write_passage(Passage(theirs))
            self.propose(Kind.ADDED, path, "", text, FieldEdit({path: text}))

    def _lines(self) -> None:
        """Headings of the report's own."""
        for path, after in self._edited.lines.items():
            where = self._sides.our_path(path)
            before = value_at(self._sides.base, path)
            mine = "" if where is None else value_at(self._sides.ours, where)
            if mine == after:
                continue
            if where is None or mine != before:
                self._patch.conflicts.append(Conflict(where or path, before, mine, after))
            else:
                self.propose(Kind.CHANGED, where, before, after, FieldEdit({where: after}))

    def _sections(self) -> None:
        """Sections that went, and new ones."""
        for path in self._edited.gone:
            name, _, rest = path.partition("[")
            number = int(rest.partition("]")[0])
            self._gone(name, number, self._edited.prose.get(f"{path}.text", []))
        last: int | str = len(self._sides.ours.sections) - 1
        known = {section.title: place for place, section in enumerate(self._sides.ours.sections)}
        for number, (title, after, pieces) in enumerate(self._edited.sections):
            blocks = self.blocks("", pieces)
            text = write_passage(Passage(blocks))
            if title in known:
                self._known_section(known[title], blocks)
                continue
            if not text:  # a heading over nothing is no section
                self._patch.refused.append(Refused(Role.CHAPTER, "", title))
                continue
            value: dict[str, Tree] = {"title": title, "text": text}
            value |= {"after": after} if after else {}
            token = f"section {number}"
            self.propose(Kind.ADDED, "sections", "", f"{title}\n{text}", ItemAdded("sections", token, last, value))
            last = token

    def _known_section(self, place: int, blocks: Blocks) -> None:
        """A new section with the title of one that the input has: said once, or for a person to decide."""
        path = f"sections[{place}].text"
        ours = self._sides.our_passages.get(path, Passage()).blocks
        if blocks and keys_of(ours) != keys_of(blocks):
            self._patch.conflicts.append(Conflict(path, "", shown(ours), shown(blocks)))

    def _gone(self, name: str, number: int, pieces: Sequence[Piece]) -> None:
        place = self._sides.places[name].get(number)
        before = said(getattr(self._sides.base, name)[number])
        if place is None:
            return
        if pieces or not self._sides.is_as_it_was(name, number, place):
            mine = said(getattr(self._sides.ours, name)[place])
            theirs = " ".join(piece.block.all_words for piece in pieces)
            self._patch.conflicts.append(Conflict(f"{name}[{place}]", before, mine, theirs))
        else:
            self.propose(Kind.REMOVED, f"{name}[{place}]", before, "", ItemRemoved(name, place))


def value_at(report: Report, path: str) -> str:
    """The text of a field one step below an item: `sections[2].title`."""
    name, _, rest = path.partition("[")
    number, _, field = rest.partition("].")
    return str(getattr(getattr(report, name)[int(number)], field) or "")


def words_of_item(item: Noun) -> str:
    """What an item prints, in words."""
    text = getattr(item, "text", None)
    return plain_text(passage_of(text)) if text else str(getattr(item, "heading", "") or said(item))
