"""The words that were typed into a template: they stand in every document made of it, whatever its language and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.findings import Finding, Severity
from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import frame_parts
from pipeline.word.tags import Paragraph, paragraphs

_SPACED = re.compile(r"(?<!\S)(?:\w[ \u00a0\u2002-\u200a]){3,}\w(?!\S)")
_LETTER = re.compile(r"[^\W\d_]")
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def typed_words(package: Package) -> Iterator[Paragraph]:
    """The paragraphs of text, headers and footers in which words stand beside all tags, their text being these words."""
    for part in frame_parts(package):
        root = package.xml(part)
        fields = _numbers_of_field_results(root)
        for number, paragraph in enumerate(paragraphs(root, part)):
            words = " ".join(_TAGS.sub(" ", paragraph.text).split())
            if _LETTER.search(words) and number not in fields:
                yield replace(paragraph, text=words)


def spaced_letters(package: Package) -> Iterator[Finding]:
    """A finding for each word that is set wide by blanks between its letters: no search finds it, and no voice reads it."""
    for part in frame_parts(package):
        for paragraph in paragraphs(package.xml(part), part):
            if found := _SPACED.search(_TAGS.sub(" ", paragraph.text)):
                told = replace(paragraph, text=found.group()).told("T056", package.what)
                yield replace(told, severity=Severity.WARNING)


def _numbers_of_field_results(root: Element) -> set[int]:
    """The paragraphs whose words a field of Word puts in, counted from 0: they are worked out anew."""
    inside = set()
    for number, paragraph in enumerate(root.iter(tag("w:p"))):
        if next(paragraph.iter(tag("w:fldChar"), tag("w:fldSimple")), None) is not None:
            inside.add(number)
    return inside
