"""What the parts of a document say of each other: bookmarks and links, notes, numbers, styles and lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.findings import Finding, Place, finding
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import field_instructions

BOOKMARK_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
"""What Word takes for a bookmark's name; it opens a file with another one, and drops the bookmark."""

_POINTING = re.compile(r'^\s*(?:PAGEREF|REF|NOTEREF)\s+"?([^\s"]+)', re.IGNORECASE)
_STYLED = {tag("w:pStyle"): "paragraph", tag("w:rStyle"): "character", tag("w:tblStyle"): "table"}

Parts = Mapping[str, Element]


def audit_bookmarks(stories: Parts) -> Iterator[Finding]:
    """Bookmarks that are not begun once and ended once, or whose names Word would not take."""
    names: Counter[str] = Counter()
    for part, root in stories.items():
        waiting: dict[str, str] = {}
        for mark in root.iter(tag("w:bookmarkStart"), tag("w:bookmarkEnd")):
            number = mark.get(tag("w:id")) or ""
            if mark.tag == tag("w:bookmarkEnd"):
                if waiting.pop(number, None) is None:
                    yield _told("O110", part, name=number)
                continue
            name = mark.get(tag("w:name")) or ""
            names[name.lower()] += 1
            if number in waiting:
                yield _told("O105", part, kind="bookmark", number=number)
            waiting[number] = name
            if not BOOKMARK_NAME.fullmatch(name):
                yield _told("O111", part, name=name)
        for name in waiting.values():
            yield _told("O110", part, name=name)
    for name in sorted(name for name, count in names.items() if count > 1):
        yield finding("O112", name=name)


def audit_links(stories: Parts) -> Iterator[Finding]:
    """Links and page references that lead to no bookmark, and links that LibreOffice would leave out of the PDF."""
    names = {mark.get(tag("w:name")) for root in stories.values() for mark in root.iter(tag("w:bookmarkStart"))}
    for part, root in stories.items():
        targets = [link.get(tag("w:anchor")) for link in root.iter(tag("w:hyperlink"))]
        targets += [found[1] for text in field_instructions(root) if (found := _POINTING.match(text))]
        for target in targets:
            if target and target not in names:
                yield _told("O113", part, name=target)
        for link in root.iter(tag("w:hyperlink")):
            # LibreOffice prints the words of a link without a character style, and no link
            if next(link.iter(tag("w:t")), None) is not None and next(link.iter(tag("w:rStyle")), None) is None:
                yield _told("O114", part, text="".join(text.text or "" for text in link.iter(tag("w:t"))))


def audit_notes(stories: Parts) -> Iterator[Finding]:
    """Notes without a reference, references without a note, and notes of one number."""
    for kind, holder in (("footnote", "w:footnotes"), ("endnote", "w:endnotes")):
        used: Counter[str] = Counter()
        for root in stories.values():
            used.update(mark.get(tag("w:id")) or "" for mark in root.iter(tag(f"w:{kind}Reference")))
        for part, root in stories.items():
            if root.tag == tag(holder):
                notes = [note for note in root.iterfind(tag(f"w:{kind}")) if _is_note(note)]
                numbers = Counter(note.get(tag("w:id")) or "" for note in root.iterfind(tag(f"w:{kind}")))
                yield from (_told("O105", part, kind=kind, number=n) for n, count in numbers.items() if count > 1)
                unused = {note.get(tag("w:id")) or "" for note in notes} - used.keys()
                yield from (_told("O115", part, kind=kind, number=number) for number in sorted(unused))
                used = Counter({number: count for number, count in used.items() if number not in numbers})
        yield from (_told("O116", "word/document.xml", kind=kind, number=number) for number in sorted(used))


def _is_note(note: Element) -> bool:
    return note.get(tag("w:type")) in (None, "normal")


def audit_numbers(stories: Parts, roots: Parts) -> Iterator[Finding]:
    """Content controls and drawings of one number, and lists that the numbering does not define."""
    for kind, name, key in (("content control", "w:sdtPr/w:id", "w:val"), ("drawing", "wp:docPr", "id")):
        path = ".//" + "/".join(tag(step) for step in name.split("/"))
        attribute = tag(key) if ":" in key else key
        counted = Counter(item.get(attribute) or "" for root in stories.values() for item in root.iterfind(path))
        for number in sorted(number for number, count in counted.items() if count > 1):
            yield finding("O105", Place(words="word/document.xml"), part="word", kind=kind, number=number)
    lists = {"0"} | _values(roots.get("word/numbering.xml"), "w:num", "w:numId")
    for part, root in {**stories, **_styles_part(roots)}.items():
        used = {item.get(tag("w:val")) or "" for item in root.iter(tag("w:numId"))}
        yield from (_told("O117", part, number=number) for number in sorted(used - lists))


def audit_styles(stories: Parts, roots: Parts) -> Iterator[Finding]:
    """Styles that are asked for by an id that the document does not define for that kind."""
    styles = roots.get("word/styles.xml")
    known: set[tuple[str, str]] = set()
    if styles is not None:
        for style in styles.iterfind(tag("w:style")):
            known.add((style.get(tag("w:type")) or "paragraph", style.get(tag("w:styleId")) or ""))
    for part, root in stories.items():
        used = {(_STYLED[str(item.tag)], item.get(tag("w:val")) or "") for item in root.iter(*_STYLED)}
        for kind, name in sorted(used - known):
            yield _told("O118", part, kind=kind, style=name)


def _styles_part(roots: Parts) -> dict[str, Element]:
    return {name: root for name, root in roots.items() if name == "word/styles.xml"}


def _values(root: Element | None, name: str, key: str) -> set[str]:
    return set() if root is None else {item.get(tag(key)) or "" for item in root.iter(tag(name))}


def _told(code: str, part: str, **parameters: str) -> Finding:
    return finding(code, Place(words=part), None, part=part, **parameters)
