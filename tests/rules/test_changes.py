from __future__ import annotations

from pipeline.rules.changes import Changes, excerpts
from tests.support.wording import report_of

SAID = [
    {"id": "a", "text": "The first speaker thanked the hosts for their welcome."},
    {"id": "b", "text": "The second speaker presented the figures of the year."},
    {"id": "c", "text": "The third speaker asked for a calendar of meetings."},
]


def of(*said, **fields):
    return report_of("en", interventions=[{"speaker": one["id"], "text": one["text"]} for one in said], **fields).report


def told(earlier, later):
    return [(one.before, one.after) for one in Changes(earlier, later).told()]


def test_what_is_put_in_between_changes_nothing_of_the_others():
    new = {"id": "b", "text": "Another matter altogether: fishing."}
    path = "interventions[1].text"
    assert told(of(*SAID), of(SAID[0], new, *SAID[1:])) == [(None, path)]
    assert told(of(SAID[0], new, *SAID[1:]), of(*SAID)) == [(path, None)]
    assert Changes(of(*SAID), of(SAID[0], new, *SAID[1:])).after(path) == "interventions[2].text"


def test_an_item_that_changed_and_moved_is_the_same_item():
    changed = {"id": "c", "text": "The third speaker asked for a calendar of two meetings."}
    earlier, later = of(*SAID), of(SAID[0], changed)
    assert told(earlier, later) == [("interventions[2].text", "interventions[1].text"), ("interventions[1].text", None)]


def test_wraps_and_titles():
    assert told(of(background="One\ntwo."), of(background="One two.")) == []
    assert told(of(meeting={"title": "A"}), of(meeting={"title": "B"})) == [("meeting.title", "meeting.title")]


def test_both_wordings_are_short_and_on_one_line():
    old = "The workshop was held\non 5 April 2024 with 25 countries and many others who came late."
    assert excerpts(old, old.replace("25", "26")) == (
        "…April 2024 with 25 countries and many…",
        "…April 2024 with 26 countries and many…",
    )
    assert excerpts("One two.", "One two three.") == ("One two.", "One two three.")
    assert max(map(len, excerpts("a " * 500, "b " * 500))) < 120
