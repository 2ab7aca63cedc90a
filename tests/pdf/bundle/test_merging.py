"""The whole bundle, by two or three readers each: standards, outline, labels, links, words, what it says of itself."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from pikepdf import Name

from pipeline.errors import OutputError
from pipeline.findings import Severity
from pipeline.pdf.associated import AssociatedFile
from pipeline.pdf.bundle.merging import merge, placed_parts
from pipeline.pdf.bundle.part import Numbering, Part
from pipeline.pdf.checking import check_standards, check_tags
from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts, page_texts_by_pypdf
from tests.pdf.bundle.conftest import BUNDLE
from tests.pdf.conftest import WISH
from tests.support.bundles import (
    assert_tags_hold,
    labels_by_pypdf,
    links_by_pdfium,
    links_by_pikepdf,
    opened,
    outline_by_pdfium,
    outline_by_pypdf,
)
from tests.support.hostile_pdf import plain

pytestmark = pytest.mark.needs_libreoffice


@pytest.fixture(scope="module")
def parts(finished, hard_part):
    return [
        Part(finished, "Report", "en", name="report"),
        Part(hard_part, "Annex I", "es", name="annex", numbering=Numbering("D", "A1-")),
        Part(finished, "Annex II", "pt-BR", numbering=Numbering("own", "A2-")),
    ]


@pytest.fixture(scope="module")
def merged(parts):
    return merge(parts, BUNDLE)


def test_a_bundle_of_accessible_parts_is_accessible(merged):
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")
    assert merged.reasons == ()
    assert check_standards(merged.pdf, ua=True, a="3a") == ()
    assert check_tags(merged.pdf) == ()
    assert_tags_hold(merged.pdf)


def test_each_part_stands_under_its_title_and_language(merged, parts):
    with opened(merged.pdf) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        tops = [(str(top.S), str(top.T), str(top.Lang)) for top in document.K]
        assert tops == [("/Part", part.title, part.language) for part in parts]
        assert str(pdf.Root.Lang) == "en"


def test_readers_agree_on_one_outline_under_the_titles_of_the_parts(merged, parts):
    firsts = {placed.title: placed.first_page_index for placed in merged.parts}
    expected = []
    for part, placed in zip(parts, merged.parts, strict=True):
        expected.append((1, part.title, firsts[part.title]))
        own = read_facts(part.data).outline
        expected += [(line.depth + 1, line.title, line.place.page_index + placed.first_page_index) for line in own]
    assert outline_by_pypdf(merged.pdf) == outline_by_pdfium(merged.pdf) == expected


def test_readers_agree_on_the_labels(merged, parts):
    counts = [placed.page_count for placed in merged.parts]
    own = read_facts(parts[0].data).labels
    expected = (*own, *(f"A1-{number}" for number in range(1, counts[1] + 1)), *(f"A2-{label}" for label in own))
    assert read_facts(merged.pdf).labels == labels_by_pypdf(merged.pdf) == expected
    assert [placed.first_label for placed in merged.parts] == ["i", "A1-1", "A2-i"]
    assert merged.parts[1].last_label == f"A1-{counts[1]}"


def test_where_parts_will_stand_is_known_before(merged, parts):
    assert placed_parts(parts) == merged.parts


def test_links_land_where_they_did_in_their_part(merged, parts):
    expected = []
    for part, placed in zip(parts, merged.parts, strict=True):
        first = placed.first_page_index
        expected += [(here + first, there + first) for here, there in links_by_pikepdf(part.data)]
    assert links_by_pikepdf(merged.pdf) == expected
    assert sorted(links_by_pdfium(merged.pdf)) == sorted(expected)
    assert merged.lost_links == 0
    places = read_facts(parts[0].data).places
    assert len(places) > 3
    assert {f"1.{name}" for name in places} <= {name.replace("5F", "_") for name in read_facts(merged.pdf).places}


def test_no_word_is_lost_or_moved(merged, parts):
    assert page_texts(merged.pdf) == tuple(text for part in parts for text in page_texts(part.data))
    assert page_texts_by_pypdf(merged.pdf) == tuple(text for part in parts for text in page_texts_by_pypdf(part.data))


def test_another_run_gives_the_same_bytes(merged, parts):
    assert merge(parts, BUNDLE) == merged
    assert merge(parts[::-1], BUNDLE).pdf != merged.pdf


def test_what_parts_have_in_common_is_kept_once(finished):
    alone = merge([Part(finished, "One", "en")], BUNDLE)
    many = merge([Part(finished, str(number), "en") for number in range(8)], BUNDLE)

    def programs(data: bytes) -> int:
        with opened(data) as pdf:
            return sum("/Length1" in found for found in pdf.objects if isinstance(found, pikepdf.Stream))

    assert programs(many.pdf) == programs(alone.pdf) > 3
    assert many.claims == alone.claims


def test_a_part_without_tags_is_placed_and_nothing_false_is_claimed(finished, untagged):
    merged = merge([Part(finished, "Report", "en"), Part(untagged, "Annex", "en")], BUNDLE)
    assert merged.claims == ("PDF/A-3b",)
    assert [(reason.code, reason.parameter("title")) for reason in merged.reasons] == [("O050", "Annex")]
    assert check_standards(merged.pdf, ua=False, a="3b") == ()
    assert b"pdfuaid" not in merged.pdf
    assert bool(opened(merged.pdf).Root.MarkInfo.Marked) is False
    assert_tags_hold(merged.pdf)
    assert [placed.is_tagged for placed in merged.parts] == [True, False]


def test_a_part_that_is_no_archive_costs_the_claim_of_it(finished):
    merged = merge([Part(finished, "Report", "en"), Part(plain(2), "Annex", "en")], BUNDLE)
    assert merged.claims == ()
    assert [reason.code for reason in merged.reasons] == ["O050", "O053"]
    assert b"pdfaid:part" not in merged.pdf
    assert read_facts(merged.pdf).title == "All of it"


def test_a_claim_that_does_not_hold_is_not_repeated(finished):
    out = io.BytesIO()
    with opened(finished) as pdf:
        pdf.Root.StructTreeRoot.K[0].S = Name("/Unknown")
        pdf.save(out)
    merged = merge([Part(out.getvalue(), "Report", "en")], BUNDLE)
    assert merged.claims == ("PDF/A-3b",)
    assert {(reason.code, reason.severity) for reason in merged.reasons} == {("O058", Severity.WARNING)}
    assert check_standards(merged.pdf, ua=False, a="3b") == ()


def test_files_of_parts_are_listed_and_not_carried(printed):
    files = (AssociatedFile("input.yaml", "input", "application/yaml", b"format: 1\n"),)
    carrying = finish_pdf(printed, replace(WISH, associated=files))
    own = (AssociatedFile("list.txt", "list", "text/plain", b"a list"),)
    wish = replace(BUNDLE, facts=replace(BUNDLE.facts, associated=own))
    merged = merge([Part(carrying, "Report", "en")], wish)
    (left,) = merged.left_out
    digest = hashlib.sha256(files[0].data).hexdigest()
    assert (left.part, left.name, left.sha256, left.size) == (1, "input.yaml", digest, 10)
    assert list(opened(merged.pdf).attachments) == ["list.txt"]
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nrubbish"])
def test_a_part_that_cannot_be_read_is_named(finished, data):
    with pytest.raises(OutputError) as caught:
        merge([Part(finished, "Report", "en"), Part(data, "Annex", "en")], BUNDLE)
    assert caught.value.findings[0].code == "O057"
    assert caught.value.findings[0].parameter("name") == "Annex"


def test_the_date_and_the_names_are_those_that_were_wished_for(merged):
    with opened(merged.pdf) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20240405000000+00'00'"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert len(pdf.Root.OutputIntents) == 1
    assert BUNDLE.facts.date == datetime(2024, 4, 5, tzinfo=UTC)


def test_an_annex_may_stand_behind_its_title_page_in_the_report(finished, hard_part):
    page = next(line.place.page_index for line in read_facts(finished).outline if "PARTICIPANTS" in line.title)
    merged = merge([Part(finished, "Report", "en"), Part(hard_part, "", "en", behind=page)], BUNDLE)
    own, inner = page_texts(finished), page_texts(hard_part)
    assert page_texts(merged.pdf) == (*own[: page + 1], *inner, *own[page + 1 :])
    assert merged.parts[1].first_page_index == page + 1
    under = [line for line in outline_by_pdfium(merged.pdf) if line[0] == 3]
    assert {line.title for line in read_facts(hard_part).outline if line.depth == 1} <= {name for _, name, _ in under}
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")
    assert_tags_hold(merged.pdf)
    labels, count = read_facts(finished).labels, len(inner)
    expected = (*labels[: page + 1], *map(str, range(1, count + 1)), *labels[page + 1 :])
    assert read_facts(merged.pdf).labels == labels_by_pypdf(merged.pdf) == expected
