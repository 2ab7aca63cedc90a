"""A small office with a report in it that several bodies have to clear, and their copies as they come back."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import yaml

from pipeline.desks.clearance.answers import Answered, return_answer
from pipeline.desks.clearance.circulating import Circulated, Wish, circulate
from pipeline.model.choices import Settings
from pipeline.settings import read_settings
from tests.support.reports import the_office

UNTIL = date(2999, 5, 10)

REPORT = """\
# a note of the office
format: 1
stage: draft
language: en
access: internal
private: {phone: "555 1234"}
meeting:
  title: Workshop on things
  mode: virtual
  date: 2024-04-05
participants:
  - {id: lora, name: Alberto Lora, title: Mr., position: Director, organisation: CAN, status: observer}
  - {id: silva, name: Ana Silva, position: Minister, organisation: Ministry of Trade, country: Brazil, status: member}
  - {id: endara, name: Clarems Endara, organisation: SELA, status: secretariat}
  - {organisation: Universidad de la República, status: guest}
  - {id: rey, name: Rosa Rey, organisation: Comunidad Andina, status: observer}
background: The meeting was opened by the Secretariat alone.
interventions:
  - {heading: First session, date: 2024-04-05, chair: silva}
  - speaker: endara
    text: Clarems Endara welcomed everybody to the virtual room.
  - speaker: lora
    source: tape 4
    text: |
      Alberto Lora noted the *progress* that was made:

      - one thing after the other[^1];
      - another, see [conclusion 2](#c2).

      [^1]: As the minutes have it.
  - {speaker: silva, on_behalf_of: [Uruguay], text: "Ana Silva agreed on behalf of her neighbours as well."}
  - {heading: Second session}
  - {speaker: silva, text: Ana Silva closed the floor at noon.}
conclusions:
  - Peru and its customs service will follow up on this.
  - {text: All who were there will work on it., responsible: [all]}
  - {text: The Andean Community will report on the results., due: 2024-12}
recommendations:
  - {text: The host may join the programme., responsible: [silva]}
  - A second recommendation names nobody at all.
  - The Association of Caribbean States might be told of it.
"""


class Circulating:
    """The office of one report."""

    def __init__(self, folder: Path, text: str = REPORT, name: str = "taller.en.yaml") -> None:
        self.file = folder / name
        self.file.write_text(text)
        (folder / "rapporteur.toml").touch()

    @property
    def settings(self) -> Settings:
        return read_settings(self.file.parent, near=self.file)

    @property
    def folder(self) -> Path:
        return self.file.parent / "clearance" / self.file.name.partition(".")[0]

    @property
    def fields(self) -> dict[str, object]:
        """The input, as it reads."""
        found: dict[str, object] = yaml.safe_load(self.file.read_text())
        return found

    def circulate(self, *bodies: str, until: date = UNTIL, **more: object) -> Circulated:
        return circulate(self.file, Wish(until, bodies, **more), the_office(), self.settings)  # type: ignore[arg-type]

    def copy(self, key: str) -> bytes:
        return (self.folder / f"{key}.en.docx").read_bytes()

    def answer(self, data: bytes, decide: object = None) -> Answered:
        """A copy that came back; it is a clearance copy, or the test fails."""
        path = self.file.with_name("answer.docx")
        path.write_bytes(data)
        more = {} if decide is None else {"decide": decide}
        back = return_answer(path, self.file, the_office(), self.settings, **more)  # type: ignore[arg-type]
        assert isinstance(back, Answered)
        return back


def all_text(data: bytes) -> str:
    """Every letter that stands in any part of a docx, the words of a paragraph joined."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            found.append(" ".join(re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", " ", text)).split()))
    return "\n".join(found).replace("\u00a0", " ").replace("\u202f", " ")
