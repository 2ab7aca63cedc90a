"""The templates that there are: those of the office, and those of the program that the office has none of its own for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import TemplateError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.model.stages import TemplateFile
from pipeline.office.office import Office


def templates(settings: Settings) -> tuple[Path, ...]:
    """The Word files of all templates, by name; of two with one name that of the office."""
    found: dict[str, Path] = {}
    for folder in (settings.program, settings.templates):
        found |= {file.stem: file for file in sorted(folder.glob("*.docx")) if not file.name.startswith(("~", "."))}
    return tuple(found[name] for name in sorted(found))


def named_templates(given: Sequence[str], settings: Settings) -> tuple[Path, ...]:
    """The files of templates given by name or as files; all that there are where none is given. TemplateError T001."""
    known = {file.stem: file for file in templates(settings)}
    if not given:
        return tuple(known.values())
    missing = [name for name in given if name not in known and not _is_file(name)]
    if missing:
        names = ", ".join(f"`{name}`" for name in known)
        raise TemplateError(*(finding("T001", name=name, known=names) for name in missing))
    return tuple(known[name] if name in known else Path(name) for name in given)


def read_template(path: Path) -> TemplateFile:
    """A template, read. TemplateError T002 where it can't be."""
    try:
        return TemplateFile(path.read_bytes(), str(path))
    except OSError as error:
        place, why = Place(file=str(path)), str(error.strerror).lower()
        raise TemplateError(finding("T002", place, path=str(path), why=why)) from error


def types_of(path: Path, settings: Settings, office: Office) -> tuple[str, ...]:
    """The types of document that are made with a template of this name; the first of all where none is."""
    types = office.types
    using = tuple(key for key, kind in types.items() if path.stem in settings.templates_of(kind.template))
    return using or tuple(types)[:1]


def _is_file(name: str) -> bool:
    return "." in name or "/" in name or "\\" in name
