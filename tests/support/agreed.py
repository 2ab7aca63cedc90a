"""Reports with conclusions for the tests of the ledger, in an office of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.archive.register.change import Author
from pipeline.desks.ledger.facts import NoPages
from pipeline.desks.ledger.keeping import Kept, keep
from pipeline.desks.ledger.sheet import COLUMNS, LedgerSheet, SheetRow, cells_of
from pipeline.desks.ledger.taking import Taken, take
from pipeline.desks.ledger.wording import Wording
from pipeline.model.choices import Settings
from pipeline.office.office import Office, read_office
from pipeline.settings import read_settings
from tests.support.command import SOUND, write

ANA = Author("Ana", "2024-06-01T12:00:00+00:00")
NAME = "inputs/2024/one.en.yaml"

Edits = Mapping[tuple[int, str], str]
"""What somebody wrote into a sheet, by the number of a commitment and a column."""

_CONCLUSIONS = "conclusions:\n  - Work will go on with the Central American Integration System.\n"

ENGLISH = SOUND.replace(
    _CONCLUSIONS,
    """conclusions:
  - text: SICA will draft a common glossary.
    responsible: [rosi]
    due: 2024-05-31
    topic: glossary
  - text: All secretariats will publish their lists.
    responsible: all
    due: 2099-03
    every: quarter
  - The participants thanked the host.
recommendations:
  - text: CAN is asked to send its comments.
    responsible: CAN
    due: in the coming weeks
""",
)
SPANISH = (
    ENGLISH.replace("language: en", "language: es\noriginal: en")
    .replace("SICA will draft a common glossary.", "El SICA redactará un glosario común.")
    .replace("All secretariats will publish their lists.", "Todas las secretarías publicarán sus listas.")
    .replace("CAN is asked to send its comments.", "Se pide a la CAN que envíe sus comentarios.")
    .replace("in the coming weeks", "en las próximas semanas")
)
"""Two editions of one report: the second is a translation of the first."""


def with_items(items: Iterable[str], text: str = SOUND) -> str:
    """A report in which SICA is to do these things."""
    lines = "".join(f"  - text: '{item}'\n    responsible: SICA\n" for item in items)
    return text.replace(_CONCLUSIONS, f"conclusions:\n{lines}" if lines else "")


class LedgerOffice:
    """An office in a folder, with reports and a ledger."""

    def __init__(self, folder: Path, *reports: str) -> None:
        self.folder = folder
        (folder / "rapporteur.toml").touch()
        for number, report in enumerate(reports):
            self.write(report, NAME if not number else f"inputs/2024/other{number}.en.yaml")

    def write(self, report: str, name: str = NAME) -> None:
        """Puts a report among the inputs."""
        write(self.folder, report, name)

    @property
    def settings(self) -> Settings:
        """Its settings."""
        return read_settings(self.folder)

    @property
    def office(self) -> Office:
        """Its words."""
        return read_office(self.settings.data, self.settings.fonts)

    def keep(self) -> Kept:
        """The ledger as it stands."""
        return keep(self.settings, self.office, ANA)

    def texts(self) -> dict[int, str]:
        """The words of the commitments that a report has, by number."""
        return {each.id.number: each.point.leading.words for each in self.keep().commitments if each.point}

    def sheet(self, language: str = "en", edits: Edits | None = None) -> LedgerSheet:
        """The sheet as it is written in a language; with what somebody wrote into its cells, by number and column."""
        kept, wording = self.keep(), Wording(language, self.office, NoPages())
        rows = []
        for one in kept.commitments:
            own = {column: value for (number, column), value in (edits or {}).items() if number == one.id.number}
            rows.append(SheetRow({**cells_of(one, wording, kept.history.sequence), **own}, is_overdue=False))
        return LedgerSheet(language, COLUMNS, tuple(rows), "INTERNAL, for all; whatever they are")

    def take(self, data: bytes, *, insists: bool = False, is_dry: bool = False) -> Taken:
        """Takes a sheet back."""
        return take(data, "sheet", self.settings, self.office, ANA, insists=insists, is_dry=is_dry)

    @property
    def file(self) -> Path:
        """What was noted."""
        return self.folder / "inputs/ledger.csv"

    def note(self, old: str, new: str) -> None:
        """Changes the file of the ledger by hand."""
        text = self.file.read_text("utf-8-sig")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")
