"""Names and folders of editions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive.layout import Kind, draft_name, draft_place, final_place, folded, unfinished
from pipeline.model.symbol import Symbol

OUT = Path("outputs")


@pytest.mark.parametrize(
    ("revision", "path"),
    [
        (None, "outputs/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.bundle.pdf"),
        (1, "outputs/2024/SP-RV-TSTI-IR-24-Rev-1/SP-RV-TSTI-IR-24-Rev-1.en.bundle.pdf"),
    ],
)
def test_a_final_edition_lies_under_year_and_key(revision: int | None, path: str) -> None:
    place = final_place(OUT, Symbol("SP/RV-TSTI-IR-24"), revision, 2024, "en")
    assert place.path(Kind.BUNDLE).as_posix() == path


@pytest.mark.parametrize(
    ("symbol", "revision", "name"),
    [
        ("SP/RV-TSTI-IR-24/Corr.1", None, "SP-RV-TSTI-IR-24-Corr-1"),
        ("SP/RV-TSTI-IR-24/Rev. 1/Corr.1", None, "SP-RV-TSTI-IR-24-Rev-1-Corr-1"),
        ("SP/RV-TSTI-IR-24 Rev.1", None, "SP-RV-TSTI-IR-24-Rev-1"),
        ("SP/CL/L.O/DT Nº 5-24/Add. 2", None, "SP-CL-L.O-DT-No-5-24-Add-2"),
        ("SP/RV-TSTI-IR-24/Corr.1", 1, "SP-RV-TSTI-IR-24-Corr-1-Rev-1"),
    ],
)
def test_a_correction_lies_in_a_folder_of_its_own_however_its_revision_is_given(
    symbol: str, revision: int | None, name: str
) -> None:
    place = final_place(OUT, Symbol(symbol), revision, 2024, "es")
    assert (place.folder.name, place.stem) == (name, f"{name}.es")


@pytest.mark.parametrize(("name", "made"), [("...en.yaml", "draft"), (".a.en.yaml", "a"), ("x.yaml", "x")])
def test_no_name_of_an_input_leads_out_of_the_drafts(name: str, made: str) -> None:
    assert draft_name(name) == made


def test_a_draft_lies_under_the_name_of_its_input() -> None:
    place = draft_place(OUT, draft_name("in/my notes.v2.ES.yaml"), "es")
    assert place.path("docx").as_posix() == "outputs/drafts/my notes.v2/my notes.v2.es.draft.docx"


@given(name=st.text("aB.é-", min_size=1, max_size=12), language=st.sampled_from(["en", "es", "pt", "fr"]))
@settings(derandomize=True, deadline=None)
def test_a_hidden_folder_tells_whose_it_is(name: str, language: str) -> None:
    for place in (
        draft_place(OUT, draft_name(f"{name}.en.yaml"), language),
        final_place(OUT, Symbol(f"SP/{name}"), None, 2024, language),
    ):
        assert unfinished(place.staging) == place
        assert unfinished(place.aside) == place
        assert unfinished(place.folder) is None


def test_case_and_accents_do_not_tell_names_apart() -> None:
    assert folded("Re\u0301union") == folded("R\u00c9UNION") == folded("réunion")
    assert folded("reunion") != folded("réunion")
