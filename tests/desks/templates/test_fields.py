"""What `template fields` tells is what the composer gives: no field, style or place in one and not in the other."""

from __future__ import annotations

import pytest

from pipeline.cli.template_fields import lines, meaning
from pipeline.desks.templates import printed_fields
from pipeline.desks.templates.fields import context_of, usable
from pipeline.desks.templates.printed_fields import printed, unprinted
from pipeline.desks.templates.specimens import TORTURE, specimens
from pipeline.errors import TemplateError
from pipeline.line.compose import manuscript
from pipeline.line.compose.needs import needs_of
from pipeline.model.base import Language
from pipeline.model.stages import Imposition, TemplateFile
from pipeline.word.template import prepare_frame
from tests.desks.templates.test_checked_before_it_breaks import bench
from tests.support.presswork import ROOT
from tests.support.template_changes import BODY, changed, swap

KINDS = tuple(bench().office.types)


def template_of(kind: str) -> TemplateFile:
    path = ROOT / "templates" / f"{bench().office.type(kind).template}.docx"
    return TemplateFile(path.read_bytes(), path.name)


def told(kind: str, language: str = "en"):
    return usable(kind, Language(language), bench().office, bench().settings)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_and_styles_are_those_that_the_composer_knows(kind, monkeypatch):
    given = {}
    real = manuscript.render_frame

    def watched(data, context, what):
        given.update(context)
        return real(data, context, what)

    monkeypatch.setattr(manuscript, "render_frame", watched)
    specimen = next(specimens(bench().office, bench().settings, kind, (Language("en"),)))
    manuscript.compose(specimen.checked, bench().office, Imposition(), template_of(kind))
    needs = needs_of(prepare_frame(template_of(kind).data, "t").package)
    places = set(printed_fields.PLACES) - set(needs.places)
    assert {field.name for field in told(kind).fields} == set(given) - places
    assert told(kind).styles == needs.styles


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_of_the_program_print_every_field_that_theirs_must(kind):
    specimen = next(specimens(bench().office, bench().settings, kind, (Language("en"),)))
    template = template_of(kind)
    frame = prepare_frame(template.data, template.name)
    context = context_of(specimen.checked, bench().office)
    filled = printed(template, context)
    assert filled is not None
    assert list(unprinted(frame, filled, context)) == []
    spared = printed_fields.SPARED_ON_A_SHEET if bench().office.type(kind).is_sheet else printed_fields.SPARED
    # what a template may leave out is left out by this one: else it would be asked of every template
    assert not [name for name in spared if filled.has(name, filled.words)]


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_a_meaning_and_every_field_an_example(kind, language):
    found = told(kind, language)
    assert all(meaning("field", field.name, language) for field in found.fields)
    assert all(meaning("style", name, language) for name in found.styles)
    bare = [field.name for field in found.fields if not any(field.example) and not field.is_place]
    assert set(bare) <= {"imprint", "notice_lines"}
    assert all(
        len(line) <= 100 or "{{" in line or "{%" in line for text in lines(found, language) for line in text.split("\n")
    )


def test_a_template_may_use_every_field_and_no_other():
    names = [field.name for field in told("rapporteur-report").fields if not field.is_list and not field.is_place]
    every = "".join(f"{{{{ {name} }}}} " for name in names)
    template = changed(swap(BODY, r"\{\{ document_type \}\}", every))
    specimen = next(specimens(bench().office, bench().settings, "rapporteur-report", (Language("en"),), (TORTURE,)))
    assert manuscript.compose(specimen.checked, bench().office, Imposition(), template).parts
    other = changed(swap(BODY, r"\{\{ document_type \}\}", "{{ document_type }}{{ subtitle }}"))
    with pytest.raises(TemplateError) as refused:
        manuscript.compose(specimen.checked, bench().office, Imposition(), other)
    assert [each.parameter("name") for each in refused.value.findings] == ["subtitle"]
