"""An inbox to drop files into: a shared folder beside an office, served by the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.desks.events import Answered, Event
from pipeline.desks.inbox import Inbox
from pipeline.desks.replying import Replier
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.engines.engine import Engine
from pipeline.settings import read_settings
from tests.support.importing import INPUTS, docx_of, report_at, stripped, typed

SPANISH, PORTUGUESE, FRENCH = (INPUTS / name for name in ("agua.es.yaml", "bioeconomia.pt.yaml", "ports.fr.yaml"))


@cache
def word(file: Path = SPANISH) -> bytes:
    """A report in Word as a stranger hands it in."""
    return stripped(docx_of(file))


@cache
def text(file: Path = FRENCH) -> bytes:
    """A report as somebody typed it."""
    return typed(report_at(file)).encode()


@dataclass(frozen=True)
class Share:
    """A shared folder, and the office that serves it."""

    folder: Path
    office: Path
    engine: Engine

    def drop(self, name: str, data: bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def inbox(self) -> Inbox:
        """The inbox, as the command makes it."""
        settings = read_settings(start=self.office)
        return Inbox(self.folder, Replier(Workshop.of(settings, self.engine), self.office / "inputs" / "inbox"))

    def serve(self) -> list[Event]:
        """All that happens in a run that looks once."""
        return list(self.inbox().serve())

    def answered(self) -> dict[str, list[str]]:
        """The names of the answers of such a run, by the file that was answered; nothing else may have happened."""
        events = self.serve()
        assert all(isinstance(event, Answered) for event in events), events
        return {event.file.name: sorted(path.name for path in event.files.values()) for event in events}

    @property
    def names(self) -> list[str]:
        """What lies in the folder."""
        return sorted(path.name for path in self.folder.iterdir())

    def bytes_of(self, *names: str) -> list[bytes]:
        """The bytes of some files."""
        return [(self.folder / name).read_bytes() for name in names]


def share(folder: Path, engine: Engine) -> Share:
    """An empty shared folder and its office, in one folder."""
    made = Share(folder / "share", folder / "office", engine)
    made.folder.mkdir(parents=True)
    made.office.mkdir()
    (made.office / "rapporteur.toml").touch()
    return made


@contextmanager
def embedded(state: Path, fonts: Path) -> Iterator[Engine]:
    """The embedded engine."""
    with choose_engine("embedded", fonts, state) as engine:
        yield engine
