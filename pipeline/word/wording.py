"""What a Word document says in print, by which two settings of it are held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import frame_parts
from pipeline.word.running_text import but_page_numbers, story_parts

_CONTENTS = ("contents", "toc")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the frame by how often each paragraph stands there, those of the text in their order, and how it is counted.

    The frame is cover, copyright page, contents, notes, headers and footers: their order is the template's. `counts` are the
    ways in which lists are numbered, and the styles whose words are hidden.
    """

    frame: Counter[str]
    text: tuple[str, ...]
    counts: frozenset[str]


def wording(package: Package) -> Wording:
    """The wording of a document; headers and footers count once, page numbers not at all."""
    running, *notes = story_parts(package)
    around = {*frame_parts(package)} - {running, *notes}
    body = list(package.xml(running).iter(tag("w:p")))
    ends = [at for at, paragraph in enumerate(body, 1) if _style(paragraph).lower().startswith(_CONTENTS)]
    first = ends[-1] if ends else 0
    frame = Counter(_said([*body[:first], *_paragraphs(package, notes)]))
    frame += Counter(set(_said(_paragraphs(package, around))))
    return Wording(frame, tuple(_said(body[first:])), frozenset(_counts(package, body)))


def difference(before: Wording, after: Wording) -> str:
    """The first words that one of two says and the other does not, or says elsewhere; empty where they say the same."""
    frame = (before.frame - after.frame) + (after.frame - before.frame)
    found = sorted(frame.elements())
    found += [one or other or "" for one, other in zip_longest(before.text, after.text) if one != other]
    found += sorted(before.counts ^ after.counts)
    return found[0] if found else ""


def _paragraphs(package: Package, parts: Iterable[str]) -> Iterator[Element]:
    for part in parts:
        yield from package.xml(part).iter(tag("w:p"))


def _said(paragraphs: Iterable[Element]) -> Iterator[str]:
    for paragraph in paragraphs:
        if any(above.tag == tag("mc:Fallback") for above in paragraph.iterancestors()):
            continue
        words = " ".join("".join(piece.text for piece in but_page_numbers(paragraph)).split())
        if words:
            yield words


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
    return "" if found is None else found.get(tag("w:val"), "")


def _counts(package: Package, body: Iterable[Element]) -> Iterator[str]:
    """How the lists of the text are numbered, and the styles that hide what they set."""
    used = {each.get(tag("w:val"), "") for paragraph in body for each in paragraph.iter(tag("w:numId"))}
    for part in package.parts:
        if part.endswith("/numbering.xml"):
            yield from _levels(package.xml(part), used)
        elif part.endswith("/styles.xml"):
            yield from _hidden(package.xml(part))


def _levels(root: Element, used: set[str]) -> Iterator[str]:
    named = {each.get(tag("w:abstractNumId"), ""): each for each in root.iter(tag("w:abstractNum"))}
    for number in root.iter(tag("w:num")):
        held = number.find(tag("w:abstractNumId"))
        if number.get(tag("w:numId")) not in used or held is None:
            continue
        for level in (*number.iter(tag("w:lvl")), *named[held.get(tag("w:val"), "")].iter(tag("w:lvl"))):
            said = (level.find(tag(f"w:{name}")) for name in ("numFmt", "lvlText", "start"))
            yield " ".join("" if each is None else each.get(tag("w:val"), "") for each in said)


def _hidden(root: Element) -> Iterator[str]:
    for style in root.iter(tag("w:style")):
        for found in style.iter(tag("w:vanish")):
            if found.get(tag("w:val"), "1") not in ("0", "false", "off"):
                yield f"({style.get(tag('w:styleId'), '')})"
