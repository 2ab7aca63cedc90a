"""The tracked changes of a Word document, each as a person sees it, and the document with some of them settled.

Word marks one change in many places: every run, the mark of each paragraph, each row of a table. Marks of one kind by one
person with no kept word between them are one change here. Specimens: a deleted paragraph has its runs in `w:del` and a
`w:del` in the `w:rPr` of its `w:pPr`; a row has a `w:ins` or `w:del` in its `w:trPr`, and its runs are marked as well; what
was moved stands twice, in `w:moveFrom` and `w:moveTo`. A changed look (`w:rPrChange` and its kin) keeps the old look inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag, write_xml

_KINDS = {tag(f"w:{kind}"): kind for kind in ("ins", "del", "moveFrom", "moveTo")}
_IN_PROPERTIES = (tag("w:rPr"), tag("w:trPr"))
_LOOKS = frozenset(
    tag(f"w:{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
)
_CELLS = frozenset(tag(f"w:{name}") for name in ("cellIns", "cellDel", "cellMerge"))
_RANGES = frozenset(tag(f"w:{name}Range{end}") for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
_TEXTS = (tag("w:t"), tag("w:delText"))
_SHOWN = 90  # characters on each side of a change


class Decision(StrEnum):
    """What becomes of a change: it stands, it goes, or nobody knows yet."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change: `kind` is `ins`, `del` or `move`; `before` and `after` are the kept words around it.

    `lines` counts the paragraph marks and rows that it puts in or takes out.
    """

    number: int
    kind: str
    author: str
    date: str
    words: str
    before: str = ""
    after: str = ""
    lines: int = 0


@dataclass
class _Group:
    kind: str
    author: str
    date: str
    at: int
    marks: list[Element] = field(default_factory=list)
    words: str = ""
    lines: int = 0


class Revisions:
    """The tracked changes of one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = main_part(package.parts)
        folder = main.rpartition("/")[0]
        beside = [f"{folder}/{kind}.xml" if folder else f"{kind}.xml" for kind in ("footnotes", "endnotes")]
        self._roots = {name: package.xml(name) for name in (main, *beside) if name in package.parts}
        self._groups = [group for root in self._roots.values() for group in _groups(root)]
        self.looks = _look_changes(self._roots.values())

    def all(self) -> tuple[Revision, ...]:
        """Every change, in the order of the document; what was moved is one change, told where it stands now."""
        return tuple(
            self._revision(number, group)
            for number, group in enumerate(self._groups)
            if self._deciding(number) == number
        )

    def _revision(self, number: int, group: _Group) -> Revision:
        before, after = _around(group.marks)
        kind = {"moveTo": "move", "moveFrom": "del"}.get(group.kind, group.kind)
        words = " ".join(group.words.split())
        return Revision(number, kind, group.author, group.date, words, before, after, group.lines)

    def settled(self, decisions: Mapping[int, Decision]) -> Package:
        """The document with what was decided done; what is left open stays marked. Looks and cells are as if accepted."""
        for number, group in reversed(list(enumerate(self._groups))):
            decision = decisions.get(self._deciding(number), Decision.LATER)
            if decision is not Decision.LATER:
                for mark in reversed(group.marks):
                    _settle(mark, group.kind, accept=decision is Decision.ACCEPT)
        for root in self._roots.values():
            for node in [each for each in root.iter() if each.tag in _LOOKS | _CELLS | _RANGES]:
                _drop(node)
        return self._package.replaced({name: write_xml(root) for name, root in self._roots.items()})

    def _deciding(self, number: int) -> int:
        """The number whose decision counts: that of the place where moved words stand now."""
        group = self._groups[number]
        if group.kind != "moveFrom":
            return number
        same = (
            other
            for other, each in enumerate(self._groups)
            if each.kind == "moveTo" and each.author == group.author and each.words.split() == group.words.split()
        )
        return next(same, number)


def _groups(root: Element) -> Iterator[_Group]:
    """The changes of one part: marks of one kind and author with no kept word between them."""
    current: _Group | None = None
    kept = 0
    for node in root.iter():
        if node.tag in _TEXTS and (node.text or "").strip() and _changed(node) is None:
            kept += 1
        kind = _KINDS.get(node.tag)
        if kind is None or not _is_mark(node):
            continue
        author, date = node.get(tag("w:author"), ""), node.get(tag("w:date"), "")
        if current is None or (current.kind, current.author, current.at) != (kind, author, kept):
            if current is not None:
                yield current
            current = _Group(kind, author, date, kept)
        current.marks.append(node)
        current.lines += _is_in_properties(node)
        current.words += _words_of(node, kind)
    if current is not None:
        yield current


def _is_mark(node: Element) -> bool:
    """Whether it is a change of words, of a paragraph's mark or of a row; a numbering has none that anybody decides on."""
    parent = node.getparent()
    return parent is not None and parent.tag != tag("w:numPr")


def _is_in_properties(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in _IN_PROPERTIES


def _changed(node: Element) -> Element | None:
    """The change within which a text stands."""
    return next((each for each in node.iterancestors() if each.tag in _KINDS), None)


def _words_of(node: Element, kind: str) -> str:
    """The words of a change that stand in no other; a paragraph's mark is a blank."""
    if _is_in_properties(node):
        return " "
    gone = kind in ("del", "moveFrom")
    texts = [each for each in node.iter(*_TEXTS) if _changed(each) is node]
    return "".join(each.text or "" for each in texts if gone or each.tag == tag("w:t"))


def _around(marks: list[Element]) -> tuple[str, str]:
    """The words that stand before and behind a change in its paragraphs."""
    first, last = _paragraph_of(marks[0]), _paragraph_of(marks[-1])
    inside = set(marks)
    before = "" if first is None else _kept_words(first, inside, marks[0], is_before=True)
    after = "" if last is None else _kept_words(last, inside, marks[-1], is_before=False)
    return before[-_SHOWN:], after[:_SHOWN]


def _paragraph_of(node: Element) -> Element | None:
    return next((each for each in node.iterancestors() if each.tag == tag("w:p")), None)


def _kept_words(paragraph: Element, inside: set[Element], mark: Element, *, is_before: bool) -> str:
    """The words of a paragraph on one side of a mark; those that other people deleted are left out."""
    words, passed = "", _is_in_properties(mark)
    for node in paragraph.iter():
        if node is mark and not _is_in_properties(mark):
            passed = True
        if node.tag != tag("w:t") or _changed(node) in inside:
            continue
        gone = _changed(node)
        if (gone is None or _KINDS[str(gone.tag)] not in ("del", "moveFrom")) and passed != is_before:
            words += node.text or ""
    return " ".join(words.split())


def _settle(mark: Element, kind: str, *, accept: bool) -> None:
    """Makes one mark as if it had never been one."""
    parent = mark.getparent()
    if parent is None:
        return
    stays = accept == (kind in ("ins", "moveTo"))
    if parent.tag == tag("w:trPr"):
        _drop(mark if stays else parent.getparent())
    elif parent.tag == tag("w:rPr"):
        if stays:
            _drop(mark)
        else:  # a paragraph without its mark goes on in the next one
            mark.tag = tag("w:del")
    elif stays:
        _unwrap(mark)
    else:
        _drop(mark)


def _unwrap(node: Element) -> None:
    """What stands within takes the place of the node; deleted words are words again."""
    parent = node.getparent()
    if parent is None:
        return
    for text in node.iter(tag("w:delText"), tag("w:delInstrText")):
        text.tag = tag("w:t") if text.tag == tag("w:delText") else tag("w:instrText")
    place = parent.index(node)
    for step, child in enumerate(list(node)):
        parent.insert(place + step, child)
    parent.remove(node)


def _drop(node: Element | None) -> None:
    """Takes a node out with all that stands in it; a table without rows goes too."""
    parent = None if node is None else node.getparent()
    if node is None or parent is None:
        return
    if node.tail:
        previous = node.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
    parent.remove(node)
    if parent.tag == tag("w:tbl") and parent.find(tag("w:tr")) is None:
        _drop(parent)


def _look_changes(roots: Iterable[Element]) -> dict[str, int]:
    """How many changes of look each person made."""
    found: dict[str, int] = {}
    for root in roots:
        for node in root.iter(*_LOOKS):
            author = node.get(tag("w:author"), "")
            found[author] = found.get(author, 0) + 1
    return found
