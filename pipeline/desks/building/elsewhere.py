"""Building elsewhere: what travels to the workers of a cluster, and whether they make the pages that this machine makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.desks.building.work import Done, Task, lost, work
from pipeline.desks.origin import of_machine
from pipeline.desks.rebuilding.reasons import reasons
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.findings import Finding
from pipeline.model.choices import EngineChoice, Settings
from pipeline.office.office import Office
from pipeline.pools.cluster import Calling, Cluster
from pipeline.settings import program_folder


@dataclass(frozen=True)
class Kit:
    """What a worker needs beside its orders: the settings, and the office's data by value. Fonts and engine are its own."""

    settings: Settings
    office: Path
    data: Mapping[str, bytes]
    debug: bool = False

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Workshop]:
        """The workshop at a worker, its engine started; engines keep their profiles in `folder`."""
        program = program_folder()
        fonts = self.settings.fonts if self.settings.fonts.is_dir() else program / "fonts"
        settings = replace(self.settings, program=program, fonts=fonts, state=folder / "rapporteur")
        engine = choose_engine(settings.engine.value, fonts, settings.state)
        with Workshop(settings, Office(self.office, self.data, fonts), engine, self.debug).opened() as workshop:
            yield workshop


def cluster(
    address: str, workshop: Workshop, tell: Callable[[Finding], None], stopping: Callable[[], bool]
) -> Cluster[Workshop, Task, Done]:
    """The cluster of a scheduler, whose workers make what this workshop would make. MachineError M010, M011."""
    settings = replace(workshop.settings, engine=EngineChoice(workshop.engine.name))
    kit = Kit(settings, workshop.office.folder, workshop.office.files, workshop.debug)
    here = machine_of(workshop)
    calling = Calling(kit.opened, work, machine_of, lambda there: differing(here, there), lost)
    return Cluster(address, calling, tell, stopping)


def machine_of(workshop: Workshop) -> dict[str, object]:
    """What this workshop has of its machine; it runs at the worker."""
    return of_machine(workshop.office, workshop.engine)


def differing(here: Mapping[str, object], there: Mapping[str, object]) -> str:
    """In what another machine differs from this one, by the names that records give it; empty where it does not."""
    return "; ".join(
        " ".join([reason.ingredient, *reason.names, *([f"{reason.now} ≠ {reason.was}"] if reason.now else [])])
        for reason in reasons(here, there)
    )
