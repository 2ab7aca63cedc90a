"""What is read back from PDFs of either engine."""

from __future__ import annotations

import pypdf
import pytest

from pipeline.errors import OutputError
from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.reading import Destination, OutlineEntry, page_count, pages_and_places, read_facts
from tests.pdf.conftest import SAMPLE, WISH

pytestmark = pytest.mark.needs_libreoffice
PLACES = {"c1": 3, "c2": 5, "c3": 8, "annex_1": 9}


@pytest.mark.parametrize("which", ["printed", "finished", "embedded"])
def test_named_places_come_back_under_the_names_they_were_given(which, request):
    pages, places = pages_and_places(request.getfixturevalue(which))
    assert pages == 11
    assert {name: place.page_index for name, place in places.items()} == PLACES
    assert all(680 < (place.top or 0) < 710 for place in places.values())


def test_the_facts_of_the_finished_pdf(finished):
    facts = read_facts(finished)
    assert facts.page_count == page_count(finished) == 11
    assert facts.title == SAMPLE.title
    assert facts.language == "en"
    assert facts.labels == ("i", "ii", "iii", "1", "2", "3", "4", "5", "6", "7", "8")
    assert facts.addresses == ("https://www.sela.org/",)
    # two a line of the contents, one in the text, one each way for each note
    assert facts.internal_links == 4 * 2 + 1 + 3 * 2
    assert {font.family for font in facts.fonts} == {"Caladea", "Carlito"}


def test_the_outline_has_titles_places_and_depths(finished):
    outline = read_facts(finished).outline
    assert [(entry.title, entry.depth) for entry in outline] == [
        ("CONTENTS", 1),
        ("BACKGROUND", 1),
        ("INTERVENTIONS", 1),
        ("Opening session", 2),
        ("A detail", 3),
        ("A finer detail", 4),
        ("CONCLUSIONS", 1),
        ("ANNEX I LIST OF PARTICIPANTS", 1),
    ]
    assert outline[0] == OutlineEntry("CONTENTS", Destination(2, 690.0), 1)


def test_pypdf_finds_the_same_places(finished):
    import io

    reader = pypdf.PdfReader(io.BytesIO(finished))
    found = {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    assert {name.replace("5F", "_").removeprefix("/"): page for name, page in found.items()} == PLACES


def test_a_bare_pdf_says_little_and_breaks_nothing(embedded):
    from dataclasses import replace

    import pikepdf

    bare = finish_pdf(embedded, replace(WISH, standard="3b", claims_ua=False))
    from pipeline.pdf.opening import opened, saved

    with opened(bare) as file:
        for name in ("/Dests", "/Outlines", "/Lang", "/PageLabels"):
            if name in file.Root:
                del file.Root[name]
        file.Root.Outlines = pikepdf.Dictionary()
        bare = saved(file)
    facts = read_facts(bare)
    assert (facts.places, facts.outline, facts.language) == ({}, (), "")
    assert facts.labels[0] == "1"


def test_rubbish_is_told():
    with pytest.raises(OutputError):
        pages_and_places(b"")
