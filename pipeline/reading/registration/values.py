"""Words for status and role, to the words that the input has for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.office.registration import Registration
from pipeline.reading.registration.wording import heading_words


@dataclass(frozen=True)
class ValueReader:
    """Understands cells by the office's words."""

    words: Registration

    def read(self, cell: str) -> tuple[str, str]:
        """`status` or `role` and its value; two empty texts for other words."""
        text = heading_words(cell)
        return self._values.get(text) or self._values.get(text.removesuffix("s")) or ("", "")

    def status(self, cell: str) -> str:
        """The status that a heading between rows gives; empty for other words."""
        kind, value = self.read(cell)
        return value if kind == "status" else ""

    @cached_property
    def _values(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for status, phrases in self.words.status.items():
            for phrase in (status.value, *phrases):
                found.setdefault(heading_words(phrase), ("status", status.value))
        for role, phrases in self.words.role.items():
            for phrase in (role.value, *phrases):
                found.setdefault(heading_words(phrase), ("role", role.value))
        return found
