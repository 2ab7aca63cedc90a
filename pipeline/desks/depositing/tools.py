"""What this machine has for reading other people's documents: LibreOffice, and OCRmyPDF with Tesseract; each may be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.engines.to_pdf import PdfMaker
from pipeline.engines.to_word import WordConverter
from pipeline.errors import MachineError
from pipeline.model.choices import Settings
from pipeline.programs.fontconfig import write_fonts_conf
from pipeline.programs.ocr import Recogniser, find_recogniser, with_words

_OCR = Path("engines") / "ocr"


@dataclass(frozen=True)
class Tools:
    """The tools: `to_pdf` and `to_word` are None without LibreOffice, `recogniser` is None without OCRmyPDF."""

    settings: Settings
    to_pdf: PdfMaker | None
    to_word: WordConverter | None

    @cached_property
    def recogniser(self) -> Recogniser | None:
        """The OCRmyPDF that works here; looked for when the first scan comes."""
        return find_recogniser()

    def recognised(self, pdf: bytes, pages: int, languages: Sequence[str], by: Recogniser) -> bytes:
        """The PDF with its words behind its pictures. Raises a Mishap, StorageError for the disk."""
        state = self.settings.state
        with refusals(state):
            conf = write_fonts_conf(self.settings.fonts, state)
            return with_words(pdf, pages, languages, by, conf, state / _OCR)

    def as_pdf(self, data: bytes, kind: str, name: str, by: PdfMaker) -> bytes:
        """The PDF that LibreOffice makes of a document. Raises a Mishap, ConversionError, StorageError for the disk."""
        with refusals(self.settings.state):
            return by(data, kind, name)


@contextmanager
def tools(settings: Settings) -> Iterator[Tools]:
    """The tools while the block runs; whatever was started has ended afterwards."""
    from pipeline.programs.soffice import find_libreoffice

    with ExitStack() as stack:
        try:
            office = find_libreoffice()
        except MachineError:
            yield Tools(settings, None, None)
            return
        to_pdf = stack.enter_context(PdfMaker(office, settings.fonts, settings.state))
        to_word = stack.enter_context(WordConverter(office, settings.fonts, settings.state))
        yield Tools(settings, to_pdf, to_word)
