"""Descriptions from the archive: what the pages say, the files as they were issued last, and none who may not be named."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
from lxml import etree

from pipeline.desks.describing.describe import FORMS, Reader, describe, written
from pipeline.desks.describing.meant import documents_meant
from pipeline.desks.issued import issued_in
from pipeline.errors import StorageError
from pipeline.line.describing.description import Relation
from pipeline.settings import read_settings
from tests.support.kept_archive import copied
from tests.support.reports import the_office

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ISSUED = "issued/2024"


def described(office, report, at=None):
    settings = read_settings(office)
    issued = issued_in(settings)
    here = report if "SP/" in report else str(office / report)
    reader = Reader(settings, the_office(), issued, at)
    return [describe(each, reader) for each in documents_meant([here], settings, issued)]


def test_the_editions_of_a_report_name_each_other_and_what_corrects_them(kept):
    english, spanish = described(kept, "SP/RV-TSTI-IR-24", NOW)
    assert (english.key, english.title, english.titles) == (
        "SP-RV-TSTI-IR-24.en",
        "Workshop on things",
        {"es": "Taller"},
    )
    assert [(each.relation, each.language, each.key) for each in english.others] == [
        (Relation.TRANSLATION, "es", "SP-RV-TSTI-IR-24.es"),
        (Relation.CORRECTED_BY, "en", "SP-RV-TSTI-IR-24-Corr-1.en"),
    ]
    assert (spanish.title, spanish.original, spanish.translation) == ("Taller", "en", "Traducción no oficial")
    assert [(each.relation, each.language) for each in spanish.others] == [(Relation.ORIGINAL, "en")]
    (corrigendum,) = described(kept, "SP/RV-TSTI-IR-24/Corr.1", NOW)
    assert Relation.CORRECTS in {each.relation for each in corrigendum.others}


def test_the_files_are_those_of_the_latest_manifestation(kept):
    english, _ = described(kept, "SP/RV-TSTI-IR-24")
    assert {each.name: each.digest for each in english.files} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (kept / ISSUED / "SP-RV-TSTI-IR-24").glob("*.en.2.*")
        if path.suffix != ".json"
    }
    assert english.pages > 0


def test_nobody_is_named_but_whom_the_copyright_page_names(kept):
    for each in (*described(kept, "issued"), *described(kept, "outputs")):
        assert b"Rosi" not in b"".join(written(each).values())


def test_a_correction_that_may_not_be_shown_is_named_to_the_house_alone(kept, tmp_path):
    office = copied(kept, tmp_path / "office")
    from tests.support.issuing import put_on_record, small, take_back

    hidden = small("SP/RV-TSTI-IR-24/Corr.2", access="internal")
    put_on_record(office, hidden)
    for at, number in ((NOW, 2), (None, 3)):
        english, _ = described(office.office, "SP/RV-TSTI-IR-24", at)
        assert len(english.others) == number
    taken = next(each for each in issued_in(office) if str(each.symbol).endswith("Corr.1"))
    take_back(office, taken)
    assert len(described(office.office, "SP/RV-TSTI-IR-24", NOW)[0].others) == 1


def test_a_report_whose_input_is_gone_is_described_by_its_record(kept, tmp_path):
    office = copied(kept, tmp_path / "office").office
    whole, _ = described(office, "SP/RV-TSTI-IR-24")
    for path in office.glob("register/inputs/*/*.yaml"):
        path.unlink()
    poor, _ = described(office, "SP/RV-TSTI-IR-24")
    for name in ("key", "symbols", "title", "kind", "type", "language", "access", "pages", "files", "years"):
        assert getattr(poor, name) == getattr(whole, name)
    assert (poor.event.first, poor.rights, poor.titles) == ("2024-04-05", "", {})


def test_an_input_that_was_altered_describes_nothing(kept, tmp_path):
    office = copied(kept, tmp_path / "office").office
    for path in office.glob("register/inputs/*/*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"Workshop", b"Workshap"))
    with pytest.raises(StorageError) as refused:
        described(office, "SP/RV-TSTI-IR-24")
    assert refused.value.findings[0].code == "F022"


def test_a_deposit_is_described_by_its_record(kept):
    (paper,) = described(kept, "deposits/1987", NOW)
    assert (paper.title, paper.date, paper.years, paper.pages) == ("Informe <&>", "1987?", (1987, 1987), 7)
    assert paper.publisher == paper.keeper != ""
    assert [each.media_type for each in paper.files] == ["text/plain"]
    (letter,) = described(kept, "deposits/undated")
    assert (letter.publisher, letter.date, letter.years) == ("", "", None)


def test_every_document_has_all_forms_and_always_the_same_bytes(kept):
    for report in ("issued", "outputs", "deposits"):
        for first, second in zip(described(kept, report), described(kept, report), strict=True):
            texts = written(first)
            assert texts == written(second)
            assert set(texts) == {f"{first.key}.{ending}" for ending, _ in FORMS.values()}
            etree.fromstring(texts[f"{first.key}.dc.xml"])
            etree.fromstring(texts[f"{first.key}.marc.xml"])
            json.loads(texts[f"{first.key}.schema-org.json"])
