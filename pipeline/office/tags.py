"""Languages as PDFs name them (BCP 47)."""

from __future__ import annotations

from pipeline.model.base import Language
from pipeline.office.office import Office


def tag_of(language: str, office: Office) -> str:
    """A language as a PDF names it: `es` is `es-VE` in this office; one that the office does not speak is left as it is."""
    return office.words(Language(language)).tag if language in set(Language) else language
