"""What a report needs of any template: styles that it writes in, fonts that are there to print them, room for its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.errors import MachineError, TemplateError
from pipeline.findings import Finding, Place, finding
from pipeline.line.compose.fallback import FALLBACK
from pipeline.model.stages import TemplateFile
from pipeline.office.fonts import FAMILIES
from pipeline.word.fitness import bare_pictures, narrow_sections, open_changes, sections
from pipeline.word.fonts import missing_fonts
from pipeline.word.package import Package
from pipeline.word.styles import missing_styles
from pipeline.word.template import prepare_frame

STYLES = "word/styles.xml"
_NO_STYLES = b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
NEEDED = (
    *("Normal", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4", "Annex Title"),
    *("Contents Line", "Contents Annex", "Cover Title", "Cover Title Long", "Cover Title Longest", "Cover Block"),
    *("Conclusion", "List Item", "Block Text", "Remark", "Illustration", "Table Head", "Table Text", "Report Table"),
    *("footnote text", "footnote reference", "Hyperlink", "Label"),
)
"""The styles, by name, in which reports are written; a report that needs one of them late in the year finds it."""


FONTS = frozenset({*FAMILIES, *FAMILIES.values(), FALLBACK})
"""The families that a template may name."""

LEAST_SECTIONS = 4
"""Cover, copyright page, contents, chapters, in this order."""

LEAST_WIDTH, LEAST_HEIGHTS = 60, (60, 40, 60)
"""Room for text in millimetres: of the whole document, and by sections (the copyright page is a short one)."""


@lru_cache(maxsize=8)
def fit_template(template: TemplateFile) -> Package:
    """The template's package, fit for every report; judged once for all reports of a run.

    Raises TemplateError for styles that it lacks (T014), pictures without words (T016), sections that are missing (T013)
    or leave no room (T017), places that stand twice (T045) and open changes (T018); MachineError T015 or T019 for fonts
    that would be replaced in silence.
    """
    package = prepare_frame(template.data, template.name).package
    faults = tuple(_faults(package))
    if faults:
        raise TemplateError(*faults)
    fonts = missing_fonts(package.parts, FONTS, template.name, NEEDED)
    if fonts:
        raise MachineError(*fonts)
    return package


def _times(field: str, package: Package) -> int:
    """How often the main part has a field: the places of contents and chapters are one each."""
    paragraphs = package.xml("word/document.xml").iter("{*}p")
    texts = ("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in paragraphs)
    return sum(len(re.findall(rf"\{{\{{\s*{field}\s*\}}\}}", text)) for text in texts)


def _faults(package: Package) -> Iterator[Finding]:
    yield from missing_styles(package.parts.get(STYLES, _NO_STYLES), NEEDED, package.what)
    found = sections(package)
    if found < LEAST_SECTIONS:
        yield finding("T013", Place(file=package.what), found=found, least=LEAST_SECTIONS)
    yield from narrow_sections(package, LEAST_WIDTH, LEAST_HEIGHTS)
    for field in ("contents", "chapters"):
        times = _times(field, package)
        if times > 1:
            yield finding("T045", Place(file=package.what, words="word/document.xml"), field=field, times=times)
    yield from bare_pictures(package)
    yield from open_changes(package)
