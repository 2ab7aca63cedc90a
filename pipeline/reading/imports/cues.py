"""The cues of the four languages."""

from __future__ import annotations

from pipeline.model.base import Language
from pipeline.reading.imports.english import ENGLISH
from pipeline.reading.imports.french import FRENCH
from pipeline.reading.imports.portuguese import PORTUGUESE
from pipeline.reading.imports.spanish import SPANISH
from pipeline.reading.imports.tongue import Cues

CUES: dict[Language, Cues] = {
    Language.ENGLISH: ENGLISH,
    Language.SPANISH: SPANISH,
    Language.PORTUGUESE: PORTUGUESE,
    Language.FRENCH: FRENCH,
}
