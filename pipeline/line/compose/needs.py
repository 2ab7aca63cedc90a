"""What a report needs of any template: styles that it writes in, fonts that are there to print them, room for its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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

STYLES, DOCUMENT = "word/styles.xml", "word/document.xml"
_NO_STYLES = b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
NEEDED = (
    *("Normal", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4", "Annex Title"),
    *("Contents Line", "Contents Annex", "Cover Title", "Cover Title Long", "Cover Title Longest", "Cover Block"),
    *("Conclusion", "List Item", "Block Text", "Remark", "Illustration", "Table Head", "Table Text", "Report Table"),
    *("footnote text", "footnote reference", "Hyperlink", "Label"),
)
"""The styles, by name, in which reports are written; a report that needs one of them late in the year finds it."""


NEEDED_ON_A_SHEET = (
    *("Normal", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4", "Correction", "Correction Text"),
    *("List Item", "Block Text", "Remark", "Illustration", "Table Head", "Table Text", "Report Table"),
    *("footnote text", "footnote reference", "Hyperlink", "Label", "Notice"),
)
"""The styles in which corrigenda and addenda are written."""

FONTS = frozenset({*FAMILIES, *FAMILIES.values(), FALLBACK})
"""The families that a template may name."""

LEAST_SECTIONS = 4
"""Cover, copyright page, contents, chapters, in this order."""

LEAST_WIDTH, LEAST_HEIGHTS = 60, (60, 40, 60)
"""Room for text in millimetres: of the whole document, and by sections (the copyright page is a short one)."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What one shape of document needs: its styles, its sections and the room in them, the places for what is put in."""

    styles: tuple[str, ...]
    sections: int
    heights: tuple[int, ...]
    places: tuple[str, ...]


REPORT = Needs(NEEDED, LEAST_SECTIONS, LEAST_HEIGHTS, ("contents", "chapters"))
SHEET = Needs(NEEDED_ON_A_SHEET, 1, LEAST_HEIGHTS[:1], ("chapters",))


def needs_of(package: Package) -> Needs:
    """What a template is measured by: one of a single section without contents is that of a sheet, any other of a report."""
    return SHEET if sections(package) == 1 and not _times("contents", package) else REPORT


@lru_cache(maxsize=8)
def fit_template(template: TemplateFile) -> Package:
    """The template's package, fit for every report; judged once for all reports of a run.

    Raises TemplateError for styles that it lacks (T014), pictures without words (T016), sections that are missing (T013)
    or leave no room (T017), places that stand twice (T045) and open changes (T018); MachineError T015 or T019 for fonts
    that would be replaced in silence.
    """
    package = prepare_frame(template.data, template.name).package
    faults = tuple(unfit(package))
    if faults:
        raise TemplateError(*faults)
    fonts = foreign_fonts(package)
    if fonts:
        raise MachineError(*fonts)
    return package


def _times(field: str, package: Package) -> int:
    """How often the main part has a field: the places of contents and chapters are one each."""
    paragraphs = package.xml(DOCUMENT).iter("{*}p")
    texts = ("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in paragraphs)
    return sum(len(re.findall(rf"\{{\{{\s*{field}\s*\}}\}}", text)) for text in texts)


def foreign_fonts(package: Package) -> tuple[Finding, ...]:
    """The fonts that a template asks for and that the program does not have (T015, T019)."""
    return missing_fonts(package.parts, FONTS, package.what, needs_of(package).styles)


def unfit(package: Package) -> Iterator[Finding]:
    """Everything for which a template is refused, its fonts aside."""
    needs = needs_of(package)
    yield from missing_styles(package.parts.get(STYLES, _NO_STYLES), needs.styles, package.what)
    found = sections(package)
    if found < needs.sections:
        yield finding("T013", Place(file=package.what), found=found, least=needs.sections)
    yield from narrow_sections(package, LEAST_WIDTH, needs.heights)
    for field in needs.places:
        times = _times(field, package)
        if times > 1:
            yield finding("T045", Place(file=package.what, words=DOCUMENT), field=field, times=times)
    yield from bare_pictures(package)
    yield from open_changes(package)


def fit_for(template: TemplateFile, is_sheet: bool) -> Package:
    """The template's package, fit for a report or for a sheet, as the kind of document asks.

    Raises as `fit_template`; TemplateError T012 for a sheet's template where a report is to be made, T009 the other way.
    """
    package = fit_template(template)
    if is_sheet and needs_of(package) is REPORT:
        raise TemplateError(finding("T009", Place(file=package.what)))
    if not is_sheet and needs_of(package) is SHEET:
        raise TemplateError(finding("T012", Place(file=package.what)))
    return package
