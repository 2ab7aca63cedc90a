"""The running text of a Word document: its paragraphs in order, each with its words and where in the file they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import relations_of

_SIGNS = {tag("w:tab"): "\t", tag("w:br"): "\n", tag("w:cr"): "\n", tag("w:noBreakHyphen"): "\u2011"}
_GONE = {tag("w:moveFrom"), tag("w:del"), tag("mc:Fallback")}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: `number` counts those of its part, `style` is a name in small letters.

    `marks` says where notes are called, by the number of the note; `note` is the number of the note it stands in.
    """

    part: str
    number: int
    text: str
    style: str = ""
    bookmarks: frozenset[str] = frozenset()
    note: str = ""
    marks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a paragraph: the run they are in, the element that holds them, the place of the first."""

    run: Element
    element: Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind the last character."""
        return self.start + len(self.text)


def read_lines(package: Package) -> tuple[Line, ...]:
    """The paragraphs of the body in order, those of tables and text boxes among them, then those of the footnotes."""
    names = _style_names(package)
    return tuple(line for part in story_parts(package) for line in _lines(package.xml(part), part, names))


def story_parts(package: Package) -> tuple[str, ...]:
    """The parts that hold running text: the main part, and its footnotes if it has any."""
    main = main_part(package.parts)
    notes = [item.part for item in relations_of(package.parts, main) if item.kind == "footnotes"]
    return (main, *(part for part in notes if part in package.parts))


def pieces(paragraph: Element) -> Iterator[Piece]:
    """The characters of a paragraph in their order; those of a text box within it are none of its own."""
    at = 0
    for element in _own(paragraph):
        text = (element.text or "") if element.tag == tag("w:t") else _SIGNS.get(str(element.tag), "")
        run = element.getparent()
        if text and run is not None:
            yield Piece(run, element, at, text)
            at += len(text)


def words_alone(package: Package) -> str:
    """All letters of the running text without blanks, and without the page numbers that fields show.

    Saved anew by another program a document keeps them.
    """
    return "".join(
        "".join(piece.text.split())
        for part in story_parts(package)
        for paragraph in package.xml(part).iter(tag("w:p"))
        for piece in but_page_numbers(paragraph)
    )


def but_page_numbers(paragraph: Element) -> Iterator[Piece]:
    """The characters of a paragraph, those left out that a field shows as the number of a page or of all pages."""
    told: list[str] = []  # what the fields that are open here are told to do
    shown = {piece.element: piece for piece in pieces(paragraph)}
    for element in paragraph.iter(tag("w:fldChar"), tag("w:instrText"), tag("w:t")):
        if element.tag == tag("w:instrText") and told:
            told[-1] += element.text or ""
        elif element.tag == tag("w:fldChar"):
            kind = element.get(tag("w:fldCharType"))
            if kind == "begin":
                told.append("")
            elif kind == "end" and told:
                told.pop()
        elif element in shown and not any(map(_is_of_pages, [*told, *_simple_fields(element)])):
            yield shown[element]


def _is_of_pages(told: str) -> bool:
    return told.split()[:1] in (["PAGE"], ["PAGEREF"], ["NUMPAGES"], ["SECTIONPAGES"])


def _simple_fields(element: Element) -> list[str]:
    """What the fields are told to do that Word writes as one element round the words."""
    return [field.get(tag("w:instr"), "") for field in element.iterancestors(tag("w:fldSimple"))]


def _own(paragraph: Element) -> Iterator[Element]:
    """The elements of a paragraph's own runs, what was deleted or moved away left out."""
    kinds = (tag("w:t"), *_SIGNS, tag("w:footnoteReference"))
    for element in paragraph.iter(*kinds):
        run = element.getparent()
        if run is None or run.tag != tag("w:r"):  # a tab of the paragraph's properties
            continue
        above = _between(run, paragraph)
        if tag("w:p") not in above and not _GONE & above:
            yield element


def _between(run: Element, paragraph: Element) -> set[str]:
    found: set[str] = set()
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            break
        found.add(str(ancestor.tag))
    return found


def _lines(root: Element, part: str, names: Mapping[str, str]) -> Iterator[Line]:
    for number, paragraph in enumerate(root.iter(tag("w:p"))):
        style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
        marked = frozenset(mark.get(tag("w:name")) or "" for mark in paragraph.iter(tag("w:bookmarkStart")))
        note = next(paragraph.iterancestors(tag("w:footnote")), None)
        yield Line(
            part,
            number,
            "".join(piece.text for piece in pieces(paragraph)),
            names.get("" if style is None else style.get(tag("w:val")) or "", ""),
            marked,
            "" if note is None else note.get(tag("w:id")) or "",
            _marks(paragraph),
        )


def _marks(paragraph: Element) -> dict[str, int]:
    """Where each note of a paragraph is called."""
    at, found = 0, {}
    for element in _own(paragraph):
        if element.tag == tag("w:footnoteReference"):
            found[element.get(tag("w:id")) or ""] = at
        else:
            at += len((element.text or "") if element.tag == tag("w:t") else _SIGNS[str(element.tag)])
    return found


def _style_names(package: Package) -> dict[str, str]:
    """The names of the styles in small letters, by their ids."""
    if "word/styles.xml" not in package.parts:
        return {}
    found = {}
    for style in package.xml("word/styles.xml").iterfind(tag("w:style")):
        if (name := style.find(tag("w:name"))) is not None:
            found[style.get(tag("w:styleId")) or ""] = (name.get(tag("w:val")) or "").lower()
    return found
