"""schema.org: a `Report` with the names that schema.org has, and nothing empty."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.line.describing.description import Other, Relation
from pipeline.line.describing.schema_org import as_thing, schema_org
from tests.line.describing.test_marc import EVENT, WHOLE

# What schema.org has of Thing, CreativeWork and Report, as far as it is used here.
NAMES = {
    "Report": {
        *(
            "@context",
            "@type",
            "name",
            "alternateName",
            "reportNumber",
            "identifier",
            "inLanguage",
            "datePublished",
            "genre",
        ),
        *(
            "about",
            "keywords",
            "publisher",
            "creator",
            "sdPublisher",
            "contributor",
            "copyrightNotice",
            "copyrightHolder",
        ),
        *("copyrightYear", "isAccessibleForFree", "conditionsOfAccess", "encoding", "isbn", "issn", "sameAs"),
        *("workTranslation", "translationOfWork", "mentions", "isBasedOn", "correction", "isPartOf"),
    },
    "Event": {"@type", "name", "startDate", "endDate", "eventAttendanceMode", "location"},
    "MediaObject": {"@type", "name", "encodingFormat", "sha256"},
    "Role": {"@type", "roleName", "contributor"},
}
NAMES["CreativeWork"] = NAMES["Report"]
PLAIN = {"@type", "name"}


def things(value):
    """Every object within, each with its type."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from things(each)
    elif isinstance(value, list):
        for each in value:
            yield from things(each)


def read(described):
    thing = json.loads(schema_org(described))
    for each in things(thing):
        assert set(each) <= (NAMES.get(each["@type"], PLAIN) if "@type" in each else {"@value", "@language"})
        assert all(value not in ("", None, [], {}) for value in each.values())
    return thing


def test_all_that_is_known_of_a_report():
    thing = read(WHOLE)
    assert (thing["@context"], thing["@type"]) == ("https://schema.org", "Report")
    assert (thing["reportNumber"], thing["inLanguage"], thing["datePublished"]) == ("SP/RV-TSTI-IR-24", "es", "2024-04")
    assert thing["about"]["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert thing["about"]["location"] == {"@type": "Place", "name": "Quito"}
    assert [each["contributor"]["@type"] for each in thing["contributor"]] == ["Person", "Organization"]
    assert thing["encoding"][0]["sha256"] == "0" * 64
    assert (thing["isbn"], thing["sameAs"]) == ("978-92-1-101234-5", "https://doi.org/10.1000/1")
    assert thing["translationOfWork"][0]["inLanguage"] == "en"
    assert thing["correction"] == ["SP/RV-TSTI-IR-24/Corr.1", "SP/RV-TSTI-IR-24/Rev.1"]
    assert thing["isPartOf"] == [{"@type": "Collection", "name": "Council XLIX"}]
    assert thing["isAccessibleForFree"] is True
    assert "conditionsOfAccess" not in thing


def test_a_virtual_meeting_has_no_place_on_earth():
    about = read(replace(WHOLE, event=replace(EVENT, mode="virtual", place="")))["about"]
    assert about["location"] == {"@type": "VirtualLocation"}


@pytest.mark.parametrize(
    ("date", "given"),
    [("1987", True), ("1987-03", True), ("1987-03-21", True), ("1987?", False), ("198-", False), ("", False)],
)
def test_a_date_is_one_that_programs_understand_or_none(date, given):
    assert ("datePublished" in read(replace(WHOLE, date=date))) is given


def test_a_deposit_is_a_work_of_whatever_kind():
    thing = read(replace(WHOLE, event=None, type="", symbols=("A", "B"), access="internal", others=()))
    assert (thing["@type"], thing["identifier"], thing["conditionsOfAccess"]) == (
        "CreativeWork",
        ["A", "B"],
        "internal",
    )
    assert not {"creator", "about", "isAccessibleForFree"} & set(thing)


@pytest.mark.parametrize("relation", Relation)
def test_another_document_of_whatever_relation_has_its_place_or_none(relation):
    thing = as_thing(replace(WHOLE, others=(Other(relation, "SP/X-24", "en"),)))
    assert ("SP/X-24" in json.dumps(thing)) is (relation is not Relation.VERSION)
