"""Seats: the first that is free, and a processor only where each worker can have one of its own."""

from __future__ import annotations

import pickle

import pytest

from pipeline.machine import own_processors
from pipeline.pools.seat import Seat


@pytest.mark.parametrize(("taken", "number"), [(set(), 0), ({0}, 1), ({1}, 0), ({0, 1, 3}, 2)])
def test_the_first_seat_that_is_free_is_taken(taken, number):
    assert Seat.beside(taken, 4) == (number, 4)


def test_as_many_workers_as_processors_have_one_each():
    own = own_processors()
    assert [Seat(number, len(own)).processor for number in range(len(own))] == list(own)


@pytest.mark.parametrize("more", [1, -1])
def test_other_numbers_of_workers_have_none(more):
    assert Seat(0, len(own_processors()) + more).processor is None


def test_a_seat_beyond_the_last_has_none():
    workers = len(own_processors())
    assert Seat(workers, workers).processor is None
    assert pickle.loads(pickle.dumps(Seat(1, 2))) == Seat(1, 2), "it goes to the workers of a cluster"
