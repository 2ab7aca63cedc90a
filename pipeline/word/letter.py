"""A letter in Word: a title and some paragraphs, for whoever can open nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from pipeline.word.package import Package, open_package
from pipeline.word.parsing import tag, write_xml
from pipeline.word.relations import without_part
from pipeline.word.styles import prune

_THUMBNAIL = "docProps/thumbnail.jpeg"
_STYLES = "word/styles.xml"


def write_letter(
    title: str, paragraphs: Sequence[Sequence[str]], language: str, author: str, moment: datetime
) -> Package:
    """The letter; the first line of each paragraph is set in bold where more follow, `language` is a tag (`es`).

    The same words give the same parts: `moment` is the only date in it.
    """
    import docx

    document = docx.Document()
    document.add_heading(title, 1)
    for first, *others in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.add_run(first).bold = bool(others)
        for line in others:
            paragraph.add_run().add_break()
            paragraph.add_run(line)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.language = title, author, author, language
    about.comments, about.revision = "", 1
    about.created = about.modified = moment.replace(tzinfo=None)
    written = io.BytesIO()
    document.save(written)
    package = open_package(written.getvalue(), title)
    parts = prune(without_part(package.parts, _THUMBNAIL))
    return _in_language(Package(parts, title), language)


def _in_language(package: Package, language: str) -> Package:
    """The letter with its language, for the spelling and for who has it read out."""
    styles = package.xml(_STYLES)
    for named in styles.iter(tag("w:lang")):
        named.set(tag("w:val"), language)
    return package.replaced({_STYLES: write_xml(styles)})
