"""A look at an input: small, and with all that a run has to know before anything is made."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from pipeline.desks.building.looking import look_at
from pipeline.desks.judge import judge_input
from pipeline.desks.origin import Origin
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.errors import InputError, TemplateError
from pipeline.settings import read_settings
from tests.support.command import DRAFT, SOUND, changed, write


@pytest.fixture
def workshop(tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    settings = read_settings(tmp_path)
    return Workshop.of(settings, choose_engine("embedded", settings.fonts, settings.state))


def test_it_says_what_the_judgement_says_and_its_order_is_that_report_without_it(workshop, tmp_path):
    file = tmp_path / write(tmp_path, SOUND)
    look, judgement = look_at(workshop, file), judge_input(file, workshop.office, workshop.settings)
    assert (look.symbol, look.language, look.title, look.is_draft) == (
        "SP/RV-TSTI-IR-24",
        "en",
        "Workshop on things",
        False,
    )
    assert (look.findings, look.beside, look.in_the_way) == (judgement.findings, judgement.beside, ())
    order = pickle.loads(look.order)
    assert order.checked == replace(judgement.approved(), findings=())
    assert (Origin(order.ingredients).key, order.ingredients["carries"]) == (look.made_from, True)
    assert look.claim.place == look.place
    assert str(look.carried.symbol) == look.symbol
    assert len(pickle.dumps(replace(look, order=b""))) < 6000, "thousands of them are in memory at once"


def test_what_stands_in_the_way_is_in_it(workshop, tmp_path):
    file = tmp_path / write(tmp_path, changed(symbol=""))
    look = look_at(workshop, file)
    assert (look.order, look.place, look.claim, look.hindrance.findings) == (b"", None, None, look.in_the_way)
    look = look_at(workshop, tmp_path / write(tmp_path, changed(template="none")))
    assert isinstance(look.hindrance, TemplateError)
    assert look_at(workshop, tmp_path / write(tmp_path, DRAFT)).is_draft
    with pytest.raises(InputError):
        look_at(workshop, tmp_path / write(tmp_path, "format: 1\nlanguage: xx\n"))


def test_warnings_forbid_it_where_that_is_wished(workshop, tmp_path):
    file = tmp_path / write(tmp_path, SOUND.replace("2024-04-05", "2024-04-06"), "report.es.yaml")
    assert look_at(workshop, file).hindrance is None
    assert isinstance(look_at(workshop, file, strict=True).hindrance, InputError)
