"""An edited document walked along the one it was made from: each of its paragraphs to the field it belongs to by now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.reading.imports.document import (
    Kind,
    SourceBlock,
    SourceParagraph,
    SourceTable,
)
from pipeline.reading.imports.labels import mark_kind
from pipeline.reading.returned.aligning import Pair, moved
from pipeline.reading.returned.beside import by_parts
from pipeline.reading.returned.looks import look_of, words_for_people
from pipeline.reading.returned.printed import ITEMS, NUMBERED, Chapter, Role, Unit
from pipeline.reading.returned.theirs import Edited, Item, Piece, Refused, SpeakersOf


class Reader:
    """Walks an edited document along the one that the base prints."""

    def __init__(self, chapters: Sequence[Chapter], units: Sequence[Unit], speakers_of: SpeakersOf) -> None:
        self._chapters, self._units, self._speakers_of = chapters, units, speakers_of
        self._edited = Edited()
        self._chapter = -1
        self._target: list[Piece] | None = None
        self._item: Item | None = None
        self._lead_styles: set[str] = set()

    def read(self, base: Sequence[SourceBlock], theirs: Sequence[SourceBlock]) -> Edited:
        """Everything that the edited document says."""
        one, other = [words_for_people(block) for block in base], [words_for_people(block) for block in theirs]
        pairs = by_parts(base, theirs, one, other)
        elsewhere = moved(one, other, pairs)
        came = set(elsewhere.values())
        self._lead_styles = {_style(base[n]) for n, unit in enumerate(self._units) if _leads(unit)}
        for left, right in pairs:
            block = None if right is None else theirs[right]
            if left is not None:
                self._known(base[left], self._units[left], block, left in came)
            elif block is not None and right is not None:
                at = elsewhere.get(right)
                self._new(block, None if at is None else self._units[at])
        self._edited.share = _share(pairs, self._units, one, other)
        return self._edited

    def _known(self, before: SourceBlock, unit: Unit, block: SourceBlock | None, is_elsewhere: bool) -> None:
        """A block of the base, and what became of it."""
        if unit.role in (Role.FRONT, Role.CONTENTS):
            self._front(before, unit, block)
            return
        if unit.role is Role.CHAPTER:
            self._open(unit)
            self._heading(before, unit, block)
        elif unit.role is Role.ROWS:
            self._row_list(unit, before, block)
        elif unit.role is Role.GAP:
            if block is not None and look_of(block) != look_of(before):
                self._new(block, None)
        elif unit.role is Role.OFFICE:
            if not is_elsewhere and (block is None or words_for_people(block) != words_for_people(before)):
                self._refuse(Role.OFFICE, before, block)
        elif unit.role is Role.LINE:
            self._line(before, unit, block)
        elif block is not None:
            self._enter(unit)
            self._put(Piece(block, unit, look_of(block) == look_of(before)))

    def _front(self, before: SourceBlock, unit: Unit, block: SourceBlock | None) -> None:
        texts = [_bare(each, unit.role) for each in (before, block) if each is not None]
        if len(texts) < 2 or texts[0] != texts[1]:
            self._refuse(unit.role, before, block)

    def _refuse(self, role: Role, before: SourceBlock | None, after: SourceBlock | None) -> None:
        words = ["" if each is None else words_for_people(each) for each in (before, after)]
        if any(words):
            self._edited.refused.append(Refused(role, *words))

    def _open(self, unit: Unit) -> None:
        """A chapter begins: what comes now belongs to it."""
        self._chapter, self._item, self._target = unit.chapter, None, None
        chapter = self._chapters[unit.chapter]
        if chapter.part in ITEMS:
            self._edited.items.setdefault(chapter.part, [])
        elif _has_prose(chapter):
            path = chapter.path if chapter.part == "background" else f"{chapter.path}.text"
            self._target = self._edited.prose.setdefault(path, [])

    def _heading(self, before: SourceBlock, unit: Unit, block: SourceBlock | None) -> None:
        chapter = self._chapters[unit.chapter]
        if block is None and unit.path:
            self._edited.gone.add(chapter.path)
        elif block is None or words_for_people(block) != words_for_people(before):
            after = "" if block is None else words_for_people(block)
            lead = " ".join(chapter.lead.split())
            if unit.path and after.startswith(lead) and after[len(lead) :].strip():
                self._edited.lines[unit.path] = after[len(lead) :].strip()
            else:
                self._refuse(Role.CHAPTER, before, block)

    def _row_list(self, unit: Unit, before: SourceBlock, block: SourceBlock | None) -> None:
        was, now = self._edited.rows.setdefault(unit.path, ([], []))
        if isinstance(before, SourceTable):
            was.append(before)
        if isinstance(block, SourceTable):
            now.append(block)

    def _line(self, before: SourceBlock, unit: Unit, block: SourceBlock | None) -> None:
        """The heading of a group of interventions."""
        if block is None:
            return
        item = self._begin(unit)
        if words_for_people(block) != words_for_people(before):
            self._edited.lines[unit.path] = words_for_people(block)
        item.heading = words_for_people(block)

    def _enter(self, unit: Unit) -> None:
        """What comes now belongs where this unit belongs."""
        self._chapter = unit.chapter
        if unit.item is None:
            self._item, self._target = None, self._edited.prose.setdefault(unit.path, [])
        elif self._item is None or self._item.base != unit.item:
            self._begin(unit)

    def _begin(self, unit: Unit) -> Item:
        """The item of a unit, come back to if it was there before."""
        items = self._edited.items.setdefault(unit.path.partition("[")[0], [])
        item = next((each for each in items if each.base == unit.item), None)
        if item is None:
            item = Item(unit.item)
            items.append(item)
        self._item, self._target, self._chapter = item, item.pieces, unit.chapter
        return item

    def _put(self, piece: Piece) -> None:
        """One more block of the field that is open; the first of a numbered item is no item of a list in it."""
        if self._target is None:
            return
        is_lead = self._item is not None and not self._target and self._part() in NUMBERED
        block = piece.block
        if is_lead and isinstance(block, SourceParagraph) and self._is_numbered(block):
            piece = replace(piece, block=replace(block, label="", kind=Kind.TEXT, level=0))
        self._target.append(piece)

    def _part(self) -> str:
        return self._chapters[self._chapter].part

    def _new(self, block: SourceBlock, was: Unit | None) -> None:
        """A block that stood somewhere else, or nowhere."""
        if self._chapter < 0:
            self._refuse(Role.FRONT, None, block)
        elif was is not None and was.role in (Role.PROSE, Role.LINE) and _leads(was, strictly=False):
            self._begin(was)
            if was.role is Role.PROSE:
                self._put(Piece(block, was, is_same=True))
            elif self._item is not None:
                self._item.heading = words_for_people(block)
        elif _is_heading(block):
            self._new_chapter(block)
        else:
            chapter = self._chapters[self._chapter]
            if chapter.part in ITEMS and self._in_chapter():
                self._place_item(block, chapter.part)
            own = was if was is not None and self._owns(was) else None
            if self._target is None:
                self._refuse(Role.OFFICE, None, block)
            self._put(Piece(block, own, own is not None))

    def _in_chapter(self) -> bool:
        """Whether the chapter itself is open, and not a section that was written behind it."""
        return self._target is None or self._item is not None

    def _owns(self, unit: Unit) -> bool:
        """Whether a unit that moved is still in its field."""
        if unit.item is None:
            return self._target is self._edited.prose.get(unit.path)
        return self._item is not None and self._item.base == unit.item

    def _place_item(self, block: SourceBlock, part: str) -> None:
        """Opens an item where a new block begins one."""
        items = self._edited.items.setdefault(part, [])
        if self._opens_group(block, part):
            group = Item(None, heading=words_for_people(block))
            self._put_behind(items, group, self._item)
            self._item, self._target = group, []  # the heading is no prose
            return
        speakers = self._speakers(block) if part not in NUMBERED else None
        current = self._item
        if part in NUMBERED:
            anew = current is None or (isinstance(block, SourceParagraph) and self._is_numbered(block))
        else:
            anew = current is None or bool(current.heading) or speakers is not None
        if anew:
            self._item = Item(None, speakers=speakers or ())
            self._put_behind(items, self._item, current)
        if self._item is not None:
            self._target = self._item.pieces

    def _put_behind(self, items: list[Item], item: Item, current: Item | None) -> None:
        """A new item stands behind the one that is open."""
        at = next((number + 1 for number, each in enumerate(items) if each is current), len(items))
        items.insert(at, item)

    def _opens_group(self, block: SourceBlock, part: str) -> bool:
        """Whether a new heading opens a group: where interventions have groups, their headings are of one level."""
        grouped = any(unit.role is Role.LINE for unit in self._units)
        is_heading = isinstance(block, SourceParagraph) and block.kind is Kind.HEADING and block.level == 2
        return grouped and is_heading and part == "interventions"

    def _speakers(self, block: SourceBlock) -> tuple[str, ...] | None:
        is_text = isinstance(block, SourceParagraph) and block.kind in (Kind.TEXT, Kind.ITEM)
        return self._speakers_of(block.text) if is_text and isinstance(block, SourceParagraph) else None

    def _is_numbered(self, block: SourceParagraph) -> bool:
        return block.style in self._lead_styles or (not block.level and _is_number(block.label))

    def _new_chapter(self, block: SourceBlock) -> None:
        """A heading of the first level begins a section of the report's own."""
        chapter = self._chapters[self._chapter]
        if chapter.part == "annexes" or not isinstance(block, SourceParagraph):
            self._refuse(Role.CHAPTER, None, block)
            return
        self._item, self._target = None, []
        after = chapter.part if chapter.part in ("background", "interventions", "conclusions") else ""
        self._edited.sections.append((block.text, after, self._target))


def _share(pairs: Iterable[Pair], units: Sequence[Unit], one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the base's own prose is still there: 0 for a document that is another one."""
    own = [number for number, unit in enumerate(units) if unit.role in (Role.PROSE, Role.CHAPTER)]
    kept = {left for left, right in pairs if left is not None and right is not None}
    return len([number for number in own if number in kept]) / len(own) if own else 1.0


def _leads(unit: Unit, *, strictly: bool = True) -> bool:
    """Whether a unit begins an item: a numbered one, or, if not `strictly`, an intervention."""
    if unit.item is None or (unit.role is Role.PROSE and (unit.block or unit.within)):
        return False
    return unit.path.partition("[")[0] in (NUMBERED if strictly else ITEMS)


def _has_prose(chapter: Chapter) -> bool:
    return chapter.part in ("background", "sections", "annexes")


def _is_heading(block: SourceBlock) -> bool:
    return isinstance(block, SourceParagraph) and block.kind is Kind.HEADING and block.level <= 1


def _is_number(label: str) -> bool:
    kind = mark_kind(label)
    return kind is not None and label.strip("().-").isdecimal()


def _style(block: SourceBlock) -> str:
    return block.style if isinstance(block, SourceParagraph) else ""


def _bare(block: SourceBlock, role: Role) -> str:
    """The words of a line before the chapters; a line of the contents without its page."""
    words = words_for_people(block)
    return words.rstrip("0123456789 .…") if role is Role.CONTENTS else words
