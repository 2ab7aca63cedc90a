"""The finished PDF as a whole: standards, equal bytes, what can't be finished."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from pipeline.errors import OutputError
from pipeline.pdf.checking import check_standards, check_tags
from pipeline.pdf.finishing import finish_pdf
from tests.pdf.conftest import SAMPLE, WISH
from tests.support.printing import by_libreoffice
from tests.support.sample_docx import sample_docx

pytestmark = pytest.mark.needs_libreoffice


@pytest.fixture(scope="module")
def rules_broken_before(printed):
    return {finding.parameter("rule") for finding in check_standards(printed, ua=True, a="3a")}


def test_the_finished_pdf_breaks_no_rule_of_pdf_ua_and_pdf_a(finished):
    assert check_standards(finished, ua=True, a="3a") == ()
    assert check_tags(finished) == ()


def test_the_engine_alone_breaks_each_rule_that_is_cured(rules_broken_before):
    assert rules_broken_before >= {
        "PDFUA1-LINK-LINK-TAG-001",
        "PDFUA1-METADATA-TITLE-001",
        "PDFUA1-NOTE-ID-001",
        "PDFUA1-PAGE-TABS-001",
        "PDFUA1-VIEWER-PREFERENCES-001",
        "PDFA3A-ID-CONFORMANCE-001",
        "PDFA3A-XMP-EXTENSION-PROPERTY-DEFINITION-001",
    }


def test_a_hard_document_passes_too(hard):
    done = finish_pdf(hard, WISH)
    assert check_standards(done, ua=True, a="3a") == ()
    assert check_tags(done) == ()


def test_level_b_is_claimed_where_it_is_asked_for(printed):
    assert check_standards(finish_pdf(printed, replace(WISH, standard="3b")), ua=True, a="3b") == ()


def test_another_run_elsewhere_gives_the_same_bytes(finished, printed, tmp_path):
    elsewhere = tmp_path / "otro día"
    again = by_libreoffice(sample_docx(SAMPLE), elsewhere, TZ="Asia/Kathmandu", LANG="es_ES.UTF-8", LC_ALL="C")
    assert again != printed
    assert finish_pdf(again, WISH) == finished


def test_other_words_give_other_bytes(finished, printed):
    assert finish_pdf(printed, replace(WISH, title="Another")) != finished


def test_finishing_twice_changes_nothing(finished):
    assert finish_pdf(finish_pdf(finished, WISH), WISH) == finish_pdf(finished, WISH)
    assert check_standards(finish_pdf(finished, WISH), ua=True, a="3a") == ()


def test_the_embedded_engines_pdf_is_archivable_but_claims_no_access(embedded):
    done = finish_pdf(embedded, replace(WISH, standard="3b", claims_ua=False))
    assert check_standards(embedded, ua=False, a="3b") != ()
    assert check_standards(done, ua=False, a="3b") == ()
    assert b"/StructTreeRoot" not in done
    assert b"pdfuaid" not in done


def test_tags_are_not_claimed_where_there_are_none(embedded):
    bare = finish_pdf(embedded, replace(WISH, standard="3b", claims_ua=False))
    with pytest.raises(OutputError) as caught:
        finish_pdf(bare, WISH)
    assert caught.value.findings[0].code == "O002"


@pytest.mark.parametrize("cut", [0, 4, 1000])
def test_rubbish_is_told_and_the_error_survives_a_worker(printed, cut):
    with pytest.raises(OutputError) as caught:
        finish_pdf(printed[:cut] if cut < 1000 else b"%PDF-1.7\nrubbish", WISH)
    assert pickle.loads(pickle.dumps(caught.value)).findings[0].code == "O001"
