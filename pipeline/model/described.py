"""What a record says of a document that we did not make: as printed and as known, not more."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.years import years_in


@dataclass(frozen=True, slots=True)
class Described:
    """A document as an archivist describes it.

    `symbols` are as printed: none, one, or several. `date` is as it is known (`1987?`), `language` a code (`es`), `type` a
    key of the office's types or any words; each is empty where nobody knows. `access` is `public` or `internal`.
    """

    symbols: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    language: str = ""
    type: str = ""
    access: str = "internal"

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that the date may mean; None if it names none."""
        return years_in(self.date)
