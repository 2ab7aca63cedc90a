"""A template on trial: in the place of another, or under a name of its own from a month on.

Either way the workshop is what it will be once the template is adopted, so that what it made is what will be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.desks.templates.found import read_template
from pipeline.desks.workshop import Workshop
from pipeline.errors import UsageError
from pipeline.findings import finding
from pipeline.model.choices import Settings, is_month, is_template_name
from pipeline.model.report import NO_MONTH
from pipeline.model.stages import TemplateFile


def on_trial(file: Path, workshop: Workshop) -> Workshop:
    """The workshop with a template in the place of that of its name; of the usual one, where none has its name.

    TemplateError T002 where it can't be read.
    """
    settings = workshop.settings
    usual = settings.template_in_force(_usual_type(workshop), NO_MONTH)
    return _with(workshop, file.stem if settings.template(file.stem).is_file() else usual, file)


def on_trial_from(month: str, file: Path, workshop: Workshop) -> Workshop:
    """The workshop with a template that reports of the usual type have from a month on (`2026-01`), by the name of its file.

    UsageError U188 for what is no month, U010 for what can't be a template's name, U189 where another one has that name;
    TemplateError T002 where it can't be read.
    """
    settings, kind, name = workshop.settings, _usual_type(workshop), file.stem
    if not is_month(month):
        raise UsageError(finding("U188", value=month))
    if not is_template_name(name):
        raise UsageError(finding("U010", name=kind, value=name))
    there = settings.template(name)
    if there.is_file() and not there.samefile(file):
        raise UsageError(finding("U189", name=name, path=str(there)))
    since = {**settings.template_by_type.get(kind, {}), month: name}
    dated = replace(settings, template_by_type={**settings.template_by_type, kind: dict(sorted(since.items()))})
    return _with(replace(workshop, settings=dated), name, file)


def adopting(settings: Settings, name: str) -> tuple[str, ...]:
    """The lines of `[templates]`, one a type, with which a template of that name is in force as in these settings."""
    return tuple(_entry(kind, names) for kind, names in settings.template_by_type.items() if name in names.values())


def _entry(kind: str, names: Mapping[str, str]) -> str:
    by_month = ", ".join(f'"{since}" = "{name}"' for since, name in names.items())
    return f"{kind} = {{{by_month}}}"


def _usual_type(workshop: Workshop) -> str:
    """What the templates of the office's first type of reports are called together."""
    return next(iter(workshop.office.types.values())).template


def _with(workshop: Workshop, name: str, file: Path) -> Workshop:
    template = TemplateFile(read_template(file).data, str(workshop.settings.templates / f"{name}.docx"))
    return replace(workshop, on_trial={name: template})
