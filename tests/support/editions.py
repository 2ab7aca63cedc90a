"""Small editions for tests of the archive: real bytes under a real record, quick to make."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.archive.layout import EditionPlace, final_place
from pipeline.archive.record import write_record
from pipeline.model.symbol import Symbol

SYMBOL = Symbol("SP/RV-TSTI-IR-24")


def place_of(out: Path, language: str = "en") -> EditionPlace:
    """Where the sample edition lies."""
    return final_place(out, SYMBOL, None, 2024, language)


def edition(words: str, *, bundle: bool = False, size: int = 3000, symbol: Symbol = SYMBOL) -> dict[str, bytes]:
    """The files of an edition that says `words`, by kind."""
    kinds = ["docx", "pdf", *(["bundle"] if bundle else [])]
    files = {kind: f"{kind}: {words}\n".encode().ljust(size, b".") for kind in kinds}
    digests = {kind: hashlib.sha256(data).hexdigest() for kind, data in files.items()}
    record = write_record({"made_from": words, "symbol": str(symbol), "language": "en", "files": digests})
    return {**files, "record": record}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes, hidden ones too; empty folders with a slash."""
    return {
        path.relative_to(folder).as_posix() + ("/" if path.is_dir() else ""): b""
        if path.is_dir()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() or not any(path.iterdir())
    }


def laid_out(files: dict[str, bytes], place: EditionPlace, out: Path) -> dict[str, bytes]:
    """What `tree(out)` gives when an edition lies there."""
    return {place.path(kind).relative_to(out).as_posix(): data for kind, data in files.items()}
