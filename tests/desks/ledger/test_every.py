"""How often something comes round, in four languages, as a rule of a calendar."""

from __future__ import annotations

import pytest

from pipeline.desks.ledger.every import rule_of


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("quarter", ("MONTHLY", 3)),
        ("every 3 months", ("MONTHLY", 3)),
        ("P6M", ("MONTHLY", 6)),
        ("p2w", ("WEEKLY", 2)),
        ("year", ("YEARLY", 1)),
        ("Every Year", ("YEARLY", 1)),
        ("at each session", None),
        ("every 0 months", None),
        ("", None),
    ],
)
def test_words_that_say_a_rule(said, rule):
    assert rule_of(said) == rule
