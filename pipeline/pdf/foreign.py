"""A PDF from anywhere, opened to be read: broken, encrypted or hostile ones are refused, whatever they do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf

from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.pdf.associated import prints_as_made

_INPUT = b"format:"
_MOST_ATTACHED = 5 * 1024 * 1024
_MOST_CARRIED = 64 * 1024 * 1024
_DAMAGE = (
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

    def attached_input(self) -> bytes | None:
        """The first attached YAML file that begins with a format line, as a report of ours has it; None without one."""
        for name, attached in self.file.attachments.items():
            if name.lower().endswith((".yaml", ".yml")):
                data = attached.get_file().read_bytes()
                if data.startswith(_INPUT) and len(data) <= _MOST_ATTACHED:
                    return data
        return None


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
    except _DAMAGE as fault:
        raise error(_unreadable(code, name, str(fault)[:200] or type(fault).__name__)) from fault


def _unreadable(code: str, name: str, why: str) -> Finding:
    return finding(code, Place(name), name=name, why=why, what=why)
