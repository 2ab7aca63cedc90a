"""From composed text back to what was typed."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.normal import composed_origins, line_origins

PIECES = [
    "a",
    "o\u0301",
    "o\u0323\u0301",
    "\u0301",
    "\u1100\u1161\u11a8",
    "\uac00\u11a8",
    "\u1161",
    "\u09c7\u09be",
    "\u212b",
]
PIECES += ["\u0344", "<\u0338", "漢", "\U0001d15e", "\u0f73", " ", " \n ", "\u3000"]
RAW = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=12).map("".join)


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(RAW)
def test_each_cluster_stands_where_it_stood(raw):
    composed = unicodedata.normalize("NFC", raw)
    found = composed_origins(raw)
    if found is None:
        assert composed == raw
        return
    assert len(found) == len(composed)
    assert found == sorted(found)
    # What begins at a place is what the raw text from there on composes to.
    for offset, index in enumerate(found):
        if offset == 0 or found[offset - 1] != index:
            assert unicodedata.normalize("NFC", raw[:index]) + unicodedata.normalize("NFC", raw[index:]) == composed


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(RAW)
def test_words_on_one_line_stand_where_they_stood(raw):
    line = unicodedata.normalize("NFC", " ".join(raw.split()))
    found = line_origins(raw)
    if found is None:
        assert line == raw
        return
    assert len(found) == len(line)
    assert found == sorted(found)
    # What is left of the line at a place is what the raw text from there on gives.
    for offset, index in enumerate(found):
        if not raw[index].isspace() and (offset == 0 or found[offset - 1] != index):
            assert unicodedata.normalize("NFC", " ".join(raw[index:].split())) == line[offset:]
