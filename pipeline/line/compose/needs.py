"""What a report needs of any template: the styles that it writes in, and fonts that are there to print them."""

from __future__ import annotations

from functools import lru_cache

from pipeline.errors import MachineError, TemplateError
from pipeline.line.compose.fallback import FALLBACK
from pipeline.model.stages import TemplateFile
from pipeline.office.fonts import FAMILIES
from pipeline.word.package import Package
from pipeline.word.styles import missing_fonts, missing_styles
from pipeline.word.template import prepare_frame

STYLES = "word/styles.xml"
NEEDED = (
    *("Normal", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4", "Annex Title"),
    *("Contents Line", "Contents Annex", "Cover Title", "Cover Title Long", "Cover Title Longest", "Cover Block"),
    *("Conclusion", "List Item", "Block Text", "Remark", "Illustration", "Table Head", "Table Text", "Report Table"),
    *("footnote text", "footnote reference", "Hyperlink", "Label"),
)
"""The styles, by name, in which reports are written; a report that needs one of them late in the year finds it."""


@lru_cache(maxsize=8)
def fit_template(template: TemplateFile) -> Package:
    """The template's package, fit for every report; judged once for all reports of a run.

    Raises TemplateError T014 for styles that it lacks, MachineError T015 for fonts that would be replaced in silence.
    """
    package = prepare_frame(template.data, template.name).package
    styles = missing_styles(package.parts[STYLES], NEEDED, template.name) if STYLES in package.parts else ()
    if styles:
        raise TemplateError(*styles)
    fonts = missing_fonts(package.parts, (*FAMILIES, *FAMILIES.values(), FALLBACK), template.name)
    if fonts:
        raise MachineError(*fonts)
    return package
