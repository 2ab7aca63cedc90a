"""What a public report's PDF carries, so that it can be made again and held against itself: nothing of it is private."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.model.stages import CheckedReport, TemplateFile
from pipeline.office.office import Office
from pipeline.office.travelling import written_data
from pipeline.pdf.associated import AssociatedFile
from pipeline.word.package import open_package, write_package
from pipeline.word.relations import without_part
from pipeline.word.tidy import tidied

INPUT, TEMPLATE, OFFICE, MADE_FROM = "input.yaml", "template.docx", "office.json", "made-from.json"
FORMAT = 1

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PERSONAL = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


def carried(
    checked: CheckedReport, office: Office, template: TemplateFile, ingredients: Mapping[str, object]
) -> tuple[AssociatedFile, ...]:
    """The files that the PDF of a report carries; `ingredients` are the hashes and versions of what it was made from."""
    pictures = {name: f"picture-{n}.{checked.attachments.pictures[name].kind}" for n, name in _numbered(checked)}
    annexes = {
        name: {"sha256": file.sha256, "size": file.size} for name, file in sorted(checked.attachments.annexes.items())
    }
    words = written_data(office, checked.report.language, checked.report.issued_month)
    said = {"format": FORMAT, "ingredients": ingredients, "pictures": pictures, "annexes": annexes}
    return (
        AssociatedFile(INPUT, "The report's input, from which it was made", "application/yaml", checked.canonical),
        AssociatedFile(TEMPLATE, "The Word template of the report", _WORD, _impersonal(template)),
        AssociatedFile(OFFICE, "The office's words that the report prints", "application/json", words),
        AssociatedFile(MADE_FROM, "What else it was made from, by hash and version", "application/json", _json(said)),
        *_pictures(checked, pictures),
    )


def _numbered(checked: CheckedReport) -> Iterator[tuple[int, str]]:
    return enumerate(sorted(checked.attachments.pictures), 1)


def _pictures(checked: CheckedReport, names: Mapping[str, str]) -> Iterator[AssociatedFile]:
    for name, carried_as in names.items():
        picture = checked.attachments.pictures[name]
        yield AssociatedFile(carried_as, "A picture of the report", f"image/{picture.kind}", picture.data)


def _json(said: Mapping[str, object]) -> bytes:
    return f"{json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


@lru_cache(maxsize=4)
def _impersonal(template: TemplateFile) -> bytes:
    """The template without what Word noted of who made it, with what, and said about it in comments."""
    parts = tidied(open_package(template.data, template.name)).parts
    for name in _PERSONAL:
        parts = without_part(parts, name) if name in parts else parts
    return write_package(parts)
