from __future__ import annotations

import random

from pipeline.rules.order import position

IN_ORDER = [
    "symbol",
    "language",
    "meeting",
    "meeting.title",
    "meeting.from",
    "meeting.officers[0].participant",
    "participants",
    "participants[2].name",
    "participants[10].id",
    "background",
    "interventions[2].speaker[0]",
    "interventions[2].text",
    "interventions[10].text",
    "conclusions[0].text",
    "accept[0]",
    "accept[0].nothing",
]


def test_paths_come_as_the_contract_s_table_has_them():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=position) == IN_ORDER
