"""The workshop: what making a report takes beside the report: the office, its settings, templates, and an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pipeline.desks.attachments import annex_bytes
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.in_force import template_name
from pipeline.desks.origin import is_carried, origin_of
from pipeline.engines.engine import Engine
from pipeline.errors import RapporteurError, TemplateError
from pipeline.findings import Place, finding
from pipeline.model.choices import ChapterStart, PrintLayout, Settings, is_template_name
from pipeline.model.report import Report
from pipeline.model.stages import CheckedReport, Edition, Imposition, TemplateFile
from pipeline.office.office import Office, read_office


@dataclass(frozen=True)
class Order:
    """One report that a worker is to make.

    `folder` is where its annexes lie, if their bytes aren't there already (`annexes`); without both they are left, and there
    is no bundle. `ingredients` are what it is made from, where that is known already.
    """

    checked: CheckedReport
    template: TemplateFile
    folder: Path | None = None
    ingredients: Mapping[str, object] | None = None
    annexes: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class Workshop:
    """What is shared by all reports of a run; with `debug` a fault of the program is raised and not told.

    With `is_kept` the engine is somebody's who keeps it open over several runs. Templates that are `on_trial` stand for those
    of their names, in this workshop alone.
    """

    settings: Settings
    office: Office
    engine: Engine
    debug: bool = False
    is_kept: bool = False
    on_trial: Mapping[str, TemplateFile] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings, engine: Engine, *, debug: bool = False) -> Workshop:
        """The workshop of an office; `engine` may have been started already."""
        return cls(settings, read_office(settings.data, settings.fonts), engine, debug)

    def template_of(self, report: Report) -> TemplateFile:
        """The Word template of a report: the one it names, or that of its type. TemplateError T001 if there is none, T002."""
        return self.template_named(self.template_key(report))

    def template_key(self, report: Report) -> str:
        """What the template of a report is called: the name that it gives, or that of its type in its month."""
        return template_name(report, self.office, self.settings)

    def template_named(self, key: str) -> TemplateFile:
        """The Word template of a name. TemplateError T001 if there is none, T002."""
        if key not in self._templates:
            self._templates[key] = self._read_template(key)
        return self._templates[key]

    def _read_template(self, key: str) -> TemplateFile:
        path = self.settings.template(key)
        known = ", ".join(f"`{name}`" for name in self._template_names())
        if not is_template_name(key) or not path.is_file():
            raise TemplateError(finding("T001", name=key, known=known))
        try:
            return TemplateFile(path.read_bytes(), str(path))
        except OSError as error:
            place, why = Place(file=str(path)), str(error.strerror).lower()
            raise TemplateError(finding("T002", place, path=str(path), why=why)) from error

    def _template_names(self) -> list[str]:
        """The templates that a report may name: the office's and the program's."""
        folders = (self.settings.templates, self.settings.program)
        return sorted({file.stem for folder in folders for file in folder.glob("*.docx")})

    @cached_property
    def _templates(self) -> dict[str, TemplateFile]:
        return dict(self.on_trial)

    @contextmanager
    def opened(self, *, early: bool = True) -> Iterator[Workshop]:
        """The workshop with its engine started; closed at the end, nothing of it left, unless it is kept.

        Without `early` the engine is started by the first report, since there may be none.
        """
        if self.is_kept:
            yield self
            return
        try:
            if early:
                self.engine.start()
                # What composing and finishing need is loaded while the engine starts.
                from pipeline.line import finish, typeset  # noqa: F401
                from pipeline.line.compose import manuscript  # noqa: F401

            yield self
        finally:
            self.engine.close()

    @contextmanager
    def kept(self) -> Iterator[Workshop]:
        """The workshop with an engine that stays open from one run to the next, and is closed at the end."""
        with self.opened():
            yield replace(self, is_kept=True)

    def anew(self, settings: Settings) -> Workshop:
        """The workshop with the office and the templates as they are now, the engine being the one that it has."""
        return replace(Workshop.of(settings, self.engine, debug=self.debug), is_kept=self.is_kept)


def imposition_of(settings: Settings) -> Imposition:
    """How the settings want the pages laid."""
    return Imposition(
        paper=settings.paper,
        duplex=settings.layout is PrintLayout.DUPLEX,
        odd_chapters=settings.chapters is ChapterStart.ODD,
        order=settings.order,
        stamped=settings.stamp,
    )


def make(workshop: Workshop, order: Order) -> Edition | RapporteurError:
    """The edition, or why there is none: one bad report never stops the others."""
    from pipeline.line import make_edition

    imposition = imposition_of(workshop.settings)
    guard = unguarded if workshop.debug else guarded
    checked, office, template, engine = order.checked, workshop.office, order.template, workshop.engine
    ingredients = None
    if is_carried(checked, workshop.settings):
        ingredients = order.ingredients or origin_of(checked, office, template, imposition, engine, True).ingredients
    annexes = guard(_annexes, order)
    if isinstance(annexes, RapporteurError):
        return annexes
    return guard(make_edition, checked, office, template, imposition, engine, ingredients, annexes)


def _annexes(order: Order) -> Mapping[str, bytes]:
    if order.annexes is not None or order.folder is None:
        return order.annexes or {}
    return annex_bytes(order.folder, order.checked.attachments.annexes)
