"""The supply of a pool: nothing is taken before its turn, and what killed a worker comes last."""

from __future__ import annotations

from pipeline.pools.supply import Supply


def test_items_are_made_only_when_they_are_asked_for():
    made: list[int] = []

    def items():
        for number in range(3):
            made.append(number)
            yield number

    supply = Supply(items())
    assert not made
    assert supply.next().item == 0
    assert made == [0]
    assert not supply.is_empty
    assert [supply.next().item, supply.next().item, supply.next()] == [1, 2, None]
    assert supply.is_empty


def test_what_killed_a_worker_comes_after_all_others_and_only_once():
    supply = Supply("abc")
    first = supply.next()
    assert supply.died_over(first)
    held = supply.next()
    supply.put_back(held)
    assert [supply.next().item for _ in range(3)] == ["b", "c", "a"]
    assert not supply.died_over(first)
    assert supply.is_empty
