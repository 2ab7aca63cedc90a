"""The calendar: read back by another's reader, whatever a report says of when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from pipeline.desks.ledger.calendar import calendar
from pipeline.desks.ledger.facts import NoPages
from pipeline.desks.ledger.wording import Wording
from pipeline.model.due import span_of
from tests.support.agreed import LedgerOffice, with_items

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
DUES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair):%Y-%m}/{max(pair):%Y-%m}"),
)
EVERY = st.sampled_from(["", "month", "every 3 months", "quarter", "P2W", "at each session"])
WORDS = "Ñandú; a, b: \\n “c” " * 9


def events_of(folder, due, every="", *, noted="", is_public=False):
    """The events of a report with one task, and what was told of them."""
    facts = f"    due: '{due}'\n" + (f"    every: '{every}'\n" if every else "")
    report = with_items([WORDS.strip()]).replace("    responsible: SICA\n", f"    responsible: SICA\n{facts}")
    office = LedgerOffice(folder, report)
    kept = office.keep()
    if noted:
        office.note(",,,,\n", f",{noted},,secret,\n")
        kept = office.keep()
    wording = Wording("es", office.office, NoPages())
    made = calendar(kept.commitments, wording, kept.history.counts, is_public=is_public)
    again = calendar(kept.commitments, wording, kept.history.counts, is_public=is_public)
    assert made == again
    return made, list(Calendar.from_ical(made.data).walk("VEVENT"))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(DUES, EVERY)
@example("2024-02-29", "year")
def test_the_days_are_those_of_the_report(tmp_path_factory, due, every):
    made, (event,) = events_of(tmp_path_factory.mktemp("office"), due, every)
    span = span_of(due)
    assert event.decoded("dtstart") == span.first
    length = event.decoded("dtend") - event.decoded("dtstart")
    if "rrule" in event and "/" in due:
        assert (length, event["rrule"]["until"]) == (timedelta(days=1), [span.last])
    else:
        assert event.decoded("dtend") == span.last + timedelta(days=1)
    assert ("rrule" in event) == (every not in ("", "at each session"))
    assert [each.code for each in made.findings] == (["W977"] if every == "at each session" else [])
    assert str(event["description"]).startswith(" ".join(WORDS.split()))
    assert all(len(line) <= 75 for line in made.data.split(b"\r\n"))


def test_what_has_no_day_is_told_and_left_out(tmp_path):
    made, events = events_of(tmp_path, "when the fund is there")
    assert ([each.code for each in made.findings], events) == (["W976"], [])


@pytest.mark.parametrize(("noted", "status"), [("dropped", "CANCELLED"), ("done", "CONFIRMED"), ("", "CONFIRMED")])
def test_what_was_dropped_is_cancelled_and_notes_are_not_in_it(tmp_path, noted, status):
    made, (event,) = events_of(tmp_path, "2024-05-31", noted=noted)
    assert (str(event["status"]), str(event["class"])) == (status, "CONFIDENTIAL")
    assert b"secret" not in made.data


def test_a_later_state_has_a_higher_figure(tmp_path):
    _, (before,) = events_of(tmp_path, "2024-05-31")
    _, (after,) = events_of(tmp_path, "2024-05-31", noted="done")
    assert int(after["sequence"]) > int(before["sequence"])
