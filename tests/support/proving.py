"""Reports that were built as `build` builds them, and what their PDFs carry."""

from __future__ import annotations

from pipeline.desks.origin import origin_of
from pipeline.engines.engine import Engine
from pipeline.errors import InputError
from pipeline.line import make_edition
from pipeline.model.stages import CheckedReport, Imposition, TemplateFile
from pipeline.pdf.foreign import foreign_pdf
from tests.support.presswork import the_template
from tests.support.reports import the_office


def proving_pdf(
    report: CheckedReport,
    engine: Engine,
    imposition: Imposition = Imposition(),  # noqa: B008
    template: TemplateFile | None = None,
) -> bytes:
    """The PDF of a public report, with all that it carries."""
    template = template or the_template()
    ingredients = origin_of(report, the_office(), template, imposition, engine, carries=True).ingredients
    return make_edition(report, the_office(), template, imposition, engine, ingredients).files["pdf"]


def carried_by(pdf: bytes) -> dict[str, bytes]:
    """The files that a PDF carries."""
    with foreign_pdf(pdf, "report.pdf", InputError, "I004") as opened:
        return opened.carried()
