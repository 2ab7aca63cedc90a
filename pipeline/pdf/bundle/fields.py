"""The form fields of the parts, each part's under a name of its own: two fields of one name would be one field."""

from __future__ import annotations

import warnings

from pikepdf import Array, Dictionary, Object, PageCopyWarning, Pdf, String

from pipeline.pdf.bundle.asking import array, dictionary
from pipeline.pdf.opening import saved


def group_fields(source: Pdf, number: int) -> Object | None:
    """A field of which those of the part are the kids, None where it has none; to be called before pages are copied."""
    form = dictionary(source.Root, "/AcroForm")
    held = array(form, "/Fields") if form is not None else None
    fields = [field for field in held or () if isinstance(field, Dictionary) and field.is_indirect]
    if not fields:
        return None
    group = source.make_indirect(Dictionary(T=String(f"part{number}"), Kids=Array(fields)))
    for field in fields:
        field.Parent = group
    return group


def resources_of_form(source: Pdf) -> Dictionary | None:
    """What the fields of a part are drawn with when somebody fills them in."""
    form = dictionary(source.Root, "/AcroForm")
    return dictionary(form, "/DR") if form is not None else None


class Form:
    """The form of the bundle."""

    def __init__(self) -> None:
        self._groups: list[Object] = []
        self._resources: dict[str, dict[str, Object]] = {}

    def add(self, group: Object, resources: Object | None) -> None:
        """The fields of one part; of two resources of one name the first is kept."""
        self._groups.append(group)
        for kind, named in resources.items() if resources is not None else ():
            if isinstance(named, Dictionary):
                held = self._resources.setdefault(kind, {})
                for name, found in named.items():
                    held.setdefault(name, found)

    def write(self, out: Pdf) -> None:
        """Puts the form into the bundle, if any part has one."""
        if self._groups:
            kinds = {kind: Dictionary(dict(sorted(held.items()))) for kind, held in sorted(self._resources.items())}
            form = Dictionary(Fields=Array(self._groups), DR=Dictionary(kinds))
            out.Root.AcroForm = out.make_indirect(form)


def saved_with_fields(pdf: Pdf) -> bytes:
    """The PDF's bytes; fields that no form knows of were like that before, and stay the pictures of themselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)
        return saved(pdf)
