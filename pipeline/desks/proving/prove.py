"""The proof: a PDF made again from what it carries is identical, says the same, or differs, here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.desks.opening import bytes_of
from pipeline.desks.origin import font_digests, library_versions, program_digest
from pipeline.desks.proving.damage import damages
from pipeline.desks.proving.taken_out import contradictions, take_out
from pipeline.engines.engine import Engine
from pipeline.errors import OutputError, RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.line import make_edition
from pipeline.pdf.differing import Difference, differences, pages_apart

MOST_TOLD = 10


class Verdict(StrEnum):
    """How a PDF stands to the one that is made again."""

    IDENTICAL = "identical"
    SAME_TEXT = "same-text"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Proof:
    """What was found: the verdict, what this machine has otherwise than the one that made it, and where it differs.

    `findings` are for people, what the machine has first.
    """

    verdict: Verdict
    symbol: str
    findings: tuple[Finding, ...] = ()
    places: tuple[Difference, ...] = ()
    pages: tuple[str, ...] = ()


def prove(file: Path, fonts: Path, engine_of: Callable[[str], Engine]) -> Proof:
    """How a PDF stands to what it carries; `engine_of` gives the engine of a name, or the best there is.

    One that was damaged after it was made differs, wherever that is. InputError I150, I151 where it can't be made again;
    whatever making a report raises.
    """
    data, name = bytes_of(file), str(file)
    try:
        return _proof(data, name, fonts, engine_of)
    except RapporteurError:
        if told := tuple(damages(data, name)):
            return Proof(Verdict.DIFFERS, "", told)
        raise


def _proof(data: bytes, name: str, fonts: Path, engine_of: Callable[[str], Engine]) -> Proof:
    taken = take_out(data, name, fonts)
    symbol = taken.checked.report.symbol or ""
    with engine_of(_engine_name(taken.ingredients)) as engine:
        elsewhere = tuple(_otherwise(taken.ingredients, engine, fonts, name))
        report, imposition = taken.checked, taken.imposition
        made = make_edition(report, taken.office, taken.template, imposition, engine, taken.ingredients).files["pdf"]
    if made == data:
        return Proof(Verdict.IDENTICAL, symbol, elsewhere)
    pages = _pages_apart(data, made)
    damaged = tuple(dict.fromkeys((*damages(data, name), *contradictions(taken, name))))
    if elsewhere and pages == () and not damaged:
        return Proof(Verdict.SAME_TEXT, symbol, elsewhere)
    places = differences(data, made) if not elsewhere or pages is None else ()
    told = (*elsewhere, *damaged, *_told(places, pages or (), name))
    return Proof(Verdict.DIFFERS, symbol, told, places, pages or ())


def _pages_apart(data: bytes, made: bytes) -> tuple[str, ...] | None:
    """The pages whose words differ; None if those of the file can't be read."""
    try:
        return pages_apart(data, made)
    except OutputError:
        return None


def _engine_name(ingredients: Mapping[str, Any]) -> str:
    said = ingredients.get("engine")
    return str(said.get("name", "")) if isinstance(said, dict) else ""


def _otherwise(ingredients: Mapping[str, Any], engine: Engine, fonts: Path, name: str) -> Iterator[Finding]:
    """O301 engine, O302 fonts, O303 libraries, O304 program: what this machine has otherwise than the one that made it."""
    here = {"name": engine.name, "version": engine.version}
    if (said := ingredients.get("engine")) != here:
        then = said if isinstance(said, dict) else {}
        was, now = (f"{each.get('name', '?')} {each.get('version', '?')}" for each in (then, here))
        yield _warned("O301", name, was=was, now=now)
    if others := _others(ingredients.get("fonts"), font_digests(fonts)):
        yield _warned("O302", name, files=", ".join(others))
    if others := _others(ingredients.get("libraries"), library_versions()):
        yield _warned("O303", name, libraries=", ".join(others))
    if ingredients.get("program") != program_digest():
        yield _warned("O304", name)


def _others(said: object, here: Mapping[str, str]) -> list[str]:
    then = said if isinstance(said, dict) else {}
    return sorted(each for each in {*then, *here} if then.get(each) != here.get(each))


def _warned(code: str, name: str, **values: str) -> Finding:
    return finding(code, Place(name), Severity.WARNING, **values)


def _told(places: tuple[Difference, ...], pages: tuple[str, ...], name: str) -> Iterator[Finding]:
    """O311 for each object that is another, O313 for all those that are not told, O312 for the pages with other words."""
    for place in places[:MOST_TOLD]:
        code = "O314" if place.page else "O315" if place.name else "O311"
        yield finding(code, Place(name), part=place.part.value, number=place.number, page=place.page, name=place.name)
    if len(places) > MOST_TOLD:
        yield finding("O313", Place(name), count=len(places) - MOST_TOLD)
    if pages:
        yield finding("O312", Place(name), pages=", ".join(pages))
