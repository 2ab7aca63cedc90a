"""Comments in a Word document: put beside the very words that they are about, and taken out again.

python-docx 1.2 can add comments to whole runs, dated by the clock; here a run is split where the words begin and end,
and all comments have one date, so that the same document gives the same bytes.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from pipeline.word.announcing import announce_part
from pipeline.word.elements import NAMESPACES
from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, parse_xml, tag, write_xml
from pipeline.word.relations import relations_of
from pipeline.word.running_text import pieces
from pipeline.word.styles import STYLES, style_ids

COMMENTS = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ENDS = (tag("w:commentRangeStart"), tag("w:commentRangeEnd"), tag("w:commentReference"))
# The names are Word's own; without these styles a comment would be set as the document's text is.
_OWN_STYLES = {
    "annotation reference": '<w:style {ns} w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    "annotation text": '<w:style {ns} w:type="paragraph" w:styleId="CommentText">'
    '<w:name w:val="annotation text"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:pPr><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
    '<w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
}


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words of a paragraph of the main part: its number there, and the characters from `start` to before `end`.

    A footnote can't bear one: LibreOffice 7.4 opens no document in which a footnote has a comment. Such a comment goes
    to where the note is called.
    """

    paragraph: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said beside some words: a paragraph for each of `lines`; `language` is the tag of what it is written in."""

    anchor: Anchor
    lines: tuple[str, ...]
    author: str
    initials: str = ""
    language: str = ""


def add_comments(package: Package, comments: Sequence[Comment], moment: datetime) -> Package:
    """The document with the comments, numbered in the order of the words they stand at; `moment` is the date of all.

    Those of one place keep the order in which they are given. A paragraph without words is marked as a whole.
    """
    main = main_part(package.parts)
    existing = [item.part for item in relations_of(package.parts, main) if item.kind == "comments"]
    name = existing[0] if existing else COMMENTS
    root = package.xml(name) if name in package.parts else _empty_comments()
    first = 1 + max((int(one.get(tag("w:id")) or 0) for one in root), default=-1)
    numbered = list(enumerate(sorted(comments, key=lambda comment: comment.anchor), first))
    changed = {main: write_xml(_marked(package.xml(main), numbered))}
    names = _style_ids(package)
    for number, comment in numbered:
        root.append(_element(_comment_xml(number, comment, moment, names)))
    changed[name] = write_xml(root)
    changed |= _with_styles(package)
    announced = announce_part(package, name, _TYPE, "comments", main) if not existing else {}
    return package.replaced(changed | announced)


def without_comments(package: Package, author: str) -> Package:
    """The document without the comments of one author; those of others stay."""
    main = main_part(package.parts)
    name = next((item.part for item in relations_of(package.parts, main) if item.kind == "comments"), "")
    if name not in package.parts:
        return package
    root = package.xml(name)
    theirs = [one for one in root.iter(tag("w:comment")) if one.get(tag("w:author")) == author]
    numbers = {one.get(tag("w:id")) for one in theirs}
    for one in theirs:
        root.remove(one)
    changed = {name: write_xml(root)}
    for part in (part for part in package.parts if part.startswith("word/") and part.endswith(".xml") and part != name):
        story = package.xml(part)
        found = [mark for mark in story.iter(*_ENDS) if mark.get(tag("w:id")) in numbers]
        for mark in found:
            _take_out(mark)
        if found:
            changed[part] = write_xml(story)
    return package.replaced(changed)


def _marked(story: Element, numbered: Sequence[tuple[int, Comment]]) -> Element:
    """The main part with the ends of all comments in its text."""
    by_paragraph: dict[int, list[tuple[int, Anchor]]] = defaultdict(list)
    for number, comment in numbered:
        by_paragraph[comment.anchor.paragraph].append((number, comment.anchor))
    paragraphs = list(story.iter(tag("w:p")))
    for paragraph, anchors in by_paragraph.items():
        _mark(paragraphs[paragraph], anchors)
    return story


def _mark(paragraph: Element, anchors: Iterable[tuple[int, Anchor]]) -> None:
    length = max((piece.end for piece in pieces(paragraph)), default=0)
    fitted = [(number, *_fitted(anchor, length)) for number, anchor in anchors]
    for cut in {place for _, start, end in fitted for place in (start, end)}:
        _split(paragraph, cut)
    runs = [(piece.run, piece.start, piece.end) for piece in pieces(paragraph)]
    for number, start, _ in fitted:
        mark = _element(f'<w:commentRangeStart {NAMESPACES} w:id="{number}"/>')
        following = next((run for run, begin, _ in runs if begin == start), None)
        if following is None:
            paragraph.append(mark)
        else:
            following.addprevious(mark)
    for number, start, end in reversed(fitted):  # each is put right behind the words, before those put there earlier
        before = next((run for run, begin, stop in reversed(runs) if stop == end and begin >= start), None)
        close = _element(f'<w:commentRangeEnd {NAMESPACES} w:id="{number}"/>')
        call = _element(
            f'<w:r {NAMESPACES}><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )
        if before is None:
            paragraph.extend([close, call])
        else:
            before.addnext(call)
            before.addnext(close)


def _fitted(anchor: Anchor, length: int) -> tuple[int, int]:
    """Start and end within the paragraph, at least one character long where it has any; the whole of it for 0 to 0."""
    if anchor.start == anchor.end == 0:
        return 0, length
    start = min(max(anchor.start, 0), max(length - 1, 0))
    return start, max(min(anchor.end, length), min(start + 1, length))


def _split(paragraph: Element, at: int) -> None:
    """Ends a run at a place of the paragraph, so that a mark can stand there."""
    piece = next((piece for piece in pieces(paragraph) if piece.start <= at < piece.end), None)
    if piece is None:
        return
    run, element = piece.run, piece.element
    moved = [element, *element.itersiblings()] if at == piece.start else list(element.itersiblings())
    if at == piece.start and not any(kid.tag != tag("w:rPr") for kid in element.itersiblings(preceding=True)):
        return
    rest = etree.Element(run.tag)
    look = run.find(tag("w:rPr"))
    if look is not None:
        rest.append(copy.deepcopy(look))
    if at > piece.start:
        second = copy.deepcopy(element)
        second.tail = None
        element.text, second.text = piece.text[: at - piece.start], piece.text[at - piece.start :]
        for half in (element, second):
            half.set(_XML_SPACE, "preserve")
        rest.append(second)
    rest.extend(moved)
    run.addnext(rest)


def _take_out(mark: Element) -> None:
    """Removes the end of a comment, and the run that held nothing but its call."""
    home = mark.getparent()
    if home is None:
        return
    home.remove(mark)
    above = home.getparent()
    if home.tag == tag("w:r") and above is not None and all(kid.tag == tag("w:rPr") for kid in home):
        above.remove(home)


def _comment_xml(number: int, comment: Comment, moment: datetime, styles: Mapping[str, str]) -> str:
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    language = f"<w:rPr><w:lang w:val={quoteattr(comment.language)}/></w:rPr>" if comment.language else ""
    style, reference = styles["annotation text"], styles["annotation reference"]
    call = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:annotationRef/></w:r>'
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{call if place == 0 else ""}'
        f'<w:r>{language}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for place, line in enumerate(comment.lines)
    )
    who = f"w:author={quoteattr(comment.author)} w:date={quoteattr(date)} w:initials={quoteattr(comment.initials)}"
    return f'<w:comment {NAMESPACES} w:id="{number}" {who}>{lines}</w:comment>'


def _style_ids(package: Package) -> dict[str, str]:
    """The ids of the two styles of comments: the document's own, else ours."""
    ids = {"annotation reference": "CommentReference", "annotation text": "CommentText"}
    if STYLES in package.parts:
        ids |= {name: number for name, number in style_ids(package.xml(STYLES)).items() if name in ids}
    return ids


def _with_styles(package: Package) -> dict[str, bytes]:
    """The styles part with those of comments, where it lacks them."""
    if STYLES not in package.parts:
        return {}
    styles = package.xml(STYLES)
    there = style_ids(styles)
    for name, style in _OWN_STYLES.items():
        if name not in there:
            styles.append(_element(style.format(ns=NAMESPACES)))
    return {STYLES: write_xml(styles)}


def _empty_comments() -> Element:
    return parse_xml(f"<w:comments {NAMESPACES}></w:comments>".encode())


def _element(xml: str) -> Element:
    """An element that is to be put into a part; the prefixes that it declares again go, where the part has them."""
    return parse_xml(xml.encode())
