"""The template of a report: the one it names, or that of its type that was in force in its month."""

from __future__ import annotations

from pipeline.desks.opening import bytes_of
from pipeline.errors import TemplateError
from pipeline.findings import finding
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office


def template_name(report: Report, office: Office, settings: Settings) -> str:
    """What the template of a report is called; be there such a file or not."""
    kind = report.template or office.type(report.type).template
    return settings.template_in_force(kind, report.issued_month)


def template_or_usual(report: Report, office: Office, settings: Settings) -> TemplateFile:
    """The template of a report, that of its type or the usual one where it is gone by now. TemplateError T001 without any.

    For pages that are no edition: copies, columns, comparisons.
    """
    kinds = (report.template, office.type(report.type).template, office.type("").template)
    names = [settings.template_in_force(kind, report.issued_month) for kind in kinds if kind]
    for path in map(settings.template, names):
        if path.is_file():
            return TemplateFile(bytes_of(path), str(path))
    raise TemplateError(finding("T001", name=names[0], known=""))
