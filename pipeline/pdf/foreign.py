"""A PDF from anywhere, opened to be read: broken, encrypted or hostile ones are refused, whatever they do."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf

from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.pdf.associated import prints_as_made
from pipeline.pdf.plain_words import in_plain_words

_INPUT = b"format:"
_MOST_ATTACHED = 5 * 1024 * 1024
_MOST_CARRIED = 64 * 1024 * 1024
_SOURCE = (b"/EmbeddedFile", b"application#2fyaml")
DAMAGE = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    RuntimeError,
    OSError,
)
"""What pikepdf raises over a broken file, besides its own error: objects that are not of the kind they should be."""


@dataclass(frozen=True)
class ForeignPdf:
    """An open PDF of somebody's."""

    file: pikepdf.Pdf

    @property
    def title(self) -> str:
        """The title in the file's properties, empty if there is none."""
        title = self.file.docinfo.get("/Title") if self.file.trailer.get("/Info") is not None else None
        return str(title).strip() if isinstance(title, pikepdf.String) else ""

    @property
    def prints_as_made(self) -> bool:
        """Whether the pages are those of which the files that it carries tell."""
        return prints_as_made(self.file)

    def carried(self) -> dict[str, bytes]:
        """The files that it carries, by their names, which are anybody's; none that make more than 64 MiB in all."""
        found: dict[str, bytes] = {}
        left = _MOST_CARRIED
        for name, attached in self.file.attachments.items():
            held = attached.get_file()
            content = held.read_bytes() if held.size <= left else b""
            if held.size <= left and len(content) <= left:
                found[name] = content
                left -= len(content)
        return found

    def damaged(self) -> tuple[str, ...]:
        """The names of the files that it carries and that are not as they were put in, by the hashes beside them."""
        return tuple(sorted(name for name, attached in self.file.attachments.items() if not _is_as_put_in(attached)))

    def attached_input(self) -> bytes | None:
        """The first attached YAML file that begins with a format line, as a report of ours has it; None without one."""
        for name, attached in self.file.attachments.items():
            if name.lower().endswith((".yaml", ".yml")):
                data = attached.get_file().read_bytes()
                if data.startswith(_INPUT) and len(data) <= _MOST_ATTACHED:
                    return data
        return None


def seems_to_carry_a_source(data: bytes) -> bool:
    """Whether a PDF that may be damaged carried a YAML file once: the file's own object says it, whatever else is lost."""
    return all(mark in data for mark in _SOURCE)


def _is_as_put_in(attached: pikepdf.AttachedFileSpec) -> bool:
    """Whether a file that a PDF carries can be unpacked and has its hash, if there is one."""
    try:
        held = attached.get_file()
        said = held.obj.get("/Params", pikepdf.Dictionary()).get("/CheckSum")
        found = hashlib.md5(held.read_bytes(), usedforsecurity=False).digest()  # ISO 32000-1, table 46
        return said is None or bytes(said) == found
    except DAMAGE:
        return False


@contextmanager
def foreign_pdf(data: bytes, name: str, error: type[RapporteurError], code: str) -> Iterator[ForeignPdf]:
    """The PDF while the block runs. Raises `error` with `code` if it can't be read, or proves broken.

    The code is told `name` and `why`, which O001 calls `what`.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            yield ForeignPdf(file)
    except pikepdf.PasswordError as fault:
        raise error(_unreadable(code, name, "it has a password")) from fault
    except RapporteurError:
        raise
    except DAMAGE as fault:
        raise error(_unreadable(code, name, in_plain_words(fault))) from fault


def _unreadable(code: str, name: str, why: str) -> Finding:
    return finding(code, Place(name), name=name, why=why, what=why)
