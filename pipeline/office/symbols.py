"""How the office makes symbols: the letters for how a meeting was held, and the initials of its Spanish title."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from pydantic import Field

from pipeline.model.meeting import Mode
from pipeline.office.confirmed import Confirmable
from pipeline.office.data import DataFile
from pipeline.office.patterns import Word

SYMBOLS = "symbols.yaml"

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class SymbolRule(Confirmable):
    """`modes` are first letters by how the meeting was held, `left_out` the words of a title that give no letter."""

    modes: dict[Mode, Word] = Field(default_factory=dict)
    left_out: tuple[Word, ...] = ()

    def initials(self, title: str) -> str:
        """The initials of a Spanish title, without accents; words with figures and roman numerals give none.

        >>> rule = SymbolRule(left_out=("de", "del"))
        >>> rule.initials("Acto de Presentación Oficial del Secretario Permanente")
        'APOSP'
        """
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
        words = [word for word in _WORD.findall(plain) if not re.search(r"\d|^[IVXLC]{2,}$", word)]
        return "".join(word[0].upper() for word in words if word.casefold() not in self.left_out)


def read_symbol_rule(folder: Path) -> SymbolRule:
    """The rule in a folder of office data. TemplateError with what is wrong in the file."""
    file = folder / SYMBOLS
    return DataFile(str(file), file.read_bytes()).read(SymbolRule)
