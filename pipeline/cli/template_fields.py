"""How it is told what a template may use: for people in lines, for programs as an object."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING

from pipeline.messages import listed, phrase

if TYPE_CHECKING:
    from pipeline.desks.templates.fields import Field, Usable

_WIDTH = 100
_MOST_EXAMPLES = 3
_LIST = ("{%p for line in cover_lines %}", "{{ line }}", "{%p endfor %}")
_CONDITION = ("{%p if draft %}", "{{ draft }}", "{%p endif %}")


def lines(found: Usable, language: str) -> Iterator[str]:
    """The lines to read: fields with their meaning and an example, how they are written, styles, fonts, filters."""
    yield phrase("template_fields_heading", language, kind=found.kind)
    for field in found.fields:
        yield f"  {field.name}{_sort(field, language)}"
        yield _indented(meaning("field", field.name, language))
        if field.example:
            shown = " / ".join(field.example[:_MOST_EXAMPLES])
            yield _indented(phrase("template_fields_example", language, example=shown))
    yield ""
    yield phrase("template_fields_how", language, example="{{ symbol }}")
    yield phrase("template_fields_list_how", language, example=listed(_LIST, language))
    yield phrase("template_fields_if_how", language, example=listed(_CONDITION, language))
    yield ""
    yield phrase("template_styles_heading", language)
    yield from (_indented(f"{name}: {meaning('style', name, language)}", 2) for name in found.styles)
    yield ""
    yield fill(phrase("template_sections_heading", language), _WIDTH)
    yield fill(phrase("template_fonts_heading", language, fonts=", ".join(found.fonts)), _WIDTH)
    quick, slow = ", ".join(found.filters), ", ".join(found.slow_filters)
    yield fill(phrase("template_filters_heading", language, filters=quick, slow=slow), _WIDTH)


def as_object(found: Usable, language: str) -> dict[str, object]:
    """The same for programs."""
    return {
        "type": found.kind,
        "fields": [
            {
                "name": field.name,
                "kind": "place" if field.is_place else "list" if field.is_list else "text",
                "meaning": meaning("field", field.name, language),
                "example": list(field.example) if field.is_list else "".join(field.example),
            }
            for field in found.fields
        ],
        "styles": [{"name": name, "meaning": meaning("style", name, language)} for name in found.styles],
        "fonts": list(found.fonts),
        "filters": list(found.filters),
        "slow_filters": list(found.slow_filters),
    }


def meaning(sort: str, name: str, language: str) -> str:
    """What a field or a style is for, in the reader's words."""
    known = name.lower().replace(" ", "_")
    return phrase(f"template_field_{known}" if sort == "field" else f"template_style_{known}", language)


def _sort(field: Field, language: str) -> str:
    return f"  ({phrase('template_fields_list', language)})" if field.is_list else ""


def _indented(text: str, blanks: int = 6) -> str:
    return fill(text, _WIDTH, initial_indent=" " * blanks, subsequent_indent=" " * (blanks + 2), break_long_words=False)
