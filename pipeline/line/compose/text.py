"""The text of the document as one string: paragraphs of the template replaced, blank pages and page numbers put in.

Working on the text spares a parse of thousands of paragraphs for a change in a few; every change is at a place that
this program wrote itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.errors import TemplateError
from pipeline.findings import Place, finding
from pipeline.word.elements import twips, with_section

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)


def put_in_place_of(marker: str, paragraphs: Sequence[str], text: str, template: str = "") -> str:
    """The text with paragraphs in place of the one that holds the marker; the last one ends the section that it ended.

    TemplateError T041 if the template, called `template`, has no such paragraph.
    """
    # the last one, since a title on the cover may read like a marker; behind the place of the chapters stands nothing
    at = text.rfind(marker)
    if at < 0:
        place = Place(file=template, words="word/document.xml")
        raise TemplateError(finding("T041", place, field=marker.strip("⟦⟧")))
    start, end = _paragraph_around(text, at)
    section = _SECTION.search(text, start, end)
    put = list(paragraphs)
    if section:
        put[-1] = with_section(put[-1], section[0])
    return text[:start] + "".join(put) + text[end:]


def end_with_section(section: str, text: str) -> str:
    """The text with another section as the document's own, which is its last."""
    *_, last = _SECTION.finditer(text)
    return text[: last.start()] + section + text[last.end() :]


def put_blank_versos(text: str, blank: str, notice_pages: int = 1) -> str:
    """The text with an empty page after the cover and after the copyright page (the office's duplex layout).

    A copyright page that goes on to its own verso has none.
    """
    cover, notice = [match.end() for match in _SECTION.finditer(text)][:2]
    for at in (notice, cover) if notice_pages % 2 else (cover,):
        end = text.index("</w:p>", at) + len("</w:p>")
        text = text[:end] + blank + text[end:]
    return text


def put_blank_before(text: str, bookmark: str, blank: str) -> str:
    """The text with an empty page before the chapter whose heading bears the bookmark."""
    start, _ = _marked(text, bookmark)
    return text[:start] + blank + text[start:]


def put_space_before(text: str, bookmark: str, points: float) -> str:
    """The text with a space above the paragraph that bears the bookmark, which says its spacing itself."""
    start, end = _marked(text, bookmark)
    spaced = text[start:end].replace("<w:spacing ", f'<w:spacing w:before="{twips(points)}" ', 1)
    return text[:start] + spaced + text[end:]


def fill_folios(text: str, folios: Mapping[str, str]) -> str:
    """The text with the printed page of each bookmark as the result of the references to it."""

    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}{folios[match[2]]}{match[4]}"

    names = "|".join(map(re.escape, folios))
    # from the tag on: a title may read like a reference
    return re.sub(rf"(<w:instrText[^<>]*> PAGEREF ({names}) \\h .*?<w:t>)([^<]*)(</w:t>)", fill, text)


def _marked(text: str, bookmark: str) -> tuple[int, int]:
    """The paragraph that bears a bookmark."""
    mark = re.search(rf'<w:bookmarkStart [^<>]*w:name="{re.escape(bookmark)}"', text)
    if mark is None:
        raise KeyError(bookmark)
    return _paragraph_around(text, mark.start())


def _paragraph_around(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind("<w:p>", 0, at), text.rfind("<w:p ", 0, at))
    return start, text.index("</w:p>", at) + len("</w:p>")
