from __future__ import annotations

from pipeline.reading.editions.write import with_comments

TEXT = "format: 1\nlanguage: en\nmeeting:\n  title: A\nconclusions:\n  - One.\n  - Two.\n"


def test_comments_stand_above_their_fields_as_far_in():
    made = with_comments(TEXT, {"meeting.title": ["Un título"], "conclusions[1].text": ["Dos.", "", "tres\tmás"]})
    assert "  # Un título\n  title: A\n" in made
    assert "  - One.\n  # Dos.\n  #\n  # tres más\n  - Two.\n" in made


def test_a_comment_of_the_program_is_replaced_and_one_of_a_person_stays():
    first = with_comments(TEXT, {"meeting.title": ["Old"]})
    assert with_comments(first, {"meeting.title": ["New"]}, {"meeting.title": ["Old"]}) == first.replace("Old", "New")
    by_hand = first.replace("# Old", "# mine")
    made = with_comments(by_hand, {"meeting.title": ["New"]}, {"meeting.title": ["Old"]})
    assert "  # mine\n  # New\n  title: A\n" in made
