"""Registers for tests: one in a folder, claims by the dozen, and what must hold of one that was killed."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.register.change import Author
from pipeline.archive.register.checking import check_register
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.register import Register
from pipeline.desks.register.claiming import claim
from pipeline.model.symbol import Symbol

AUTHOR = Author("Ana Soto", "2024-04-05T10:00:00+00:00")
WORKSHOP = Held(("Workshop on things",), "2024-04-05", "2024-04-05")
SYMBOL = Symbol("SP/RV-TSTI-IR-24")


def register_in(folder: Path) -> Register:
    """A register that is not there yet."""
    return Register(folder / "register")


def claimed_series(register: Register, number: int, start: int = 1) -> None:
    """So many working documents of one session claimed, each for a meeting of its own."""
    for serial in range(start, start + number):
        claim(register, Symbol(f"SP/CL/L.O/DT N° {serial}-24"), Held((f"Meeting {serial}",)), AUTHOR)


def symbols_of(register: Register) -> dict[str, str]:
    """The title of the meeting by each symbol."""
    with register.reading() as connection:
        return {str(each.symbol): each.held.titles[0] for each in all_claimed(connection)}


def faults_of(register: Register) -> list[str]:
    """The codes of what is wrong with the register itself."""
    with register.reading() as connection:
        return [found.code for found in check_register(register, connection)]
