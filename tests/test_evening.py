"""A rapporteur's evening: a form dropped into the shared folder, the answered draft, the form mended, the next draft.

The real folder, the real command that serves it, the real LibreOffice; in Spanish, for one who has nothing but Word.
"""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.support.command import RAPPORTEUR, environment
from tests.support.commented import Read, comments_in
from tests.support.form_filling import SPEECHES, filled_in_spanish, save
from tests.support.saboteurs import living, wait_until

pytestmark = [pytest.mark.needs_libreoffice]


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Path]:
    """A shared folder that the server watches, and stops watching when the evening is over."""
    folder = tmp_path / "relatorías"
    folder.mkdir()
    (tmp_path / "rapporteur.toml").touch()
    server = subprocess.Popen(
        [RAPPORTEUR, "inbox", "--watch", "--engine", "libreoffice", folder.name],
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    yield folder
    server.send_signal(signal.SIGTERM)
    _, said = server.communicate(timeout=60)
    assert server.returncode == 143, said
    assert not living(tmp_path)


def answered(share: Path, version: str) -> tuple[str, list[Read]]:
    """The words of the draft that came back, and the comments of its review."""
    draft, review = share / f"taller.draft{version}.pdf", share / f"taller.review{version}.docx"
    assert wait_until(lambda: draft.exists() and review.exists(), 120), list(share.iterdir())
    return " ".join(page.extract_text() for page in pypdf.PdfReader(draft).pages), comments_in(review.read_bytes())


def test_from_the_dropped_form_to_the_answered_draft(share):
    form = filled_in_spanish()
    dropped = save(form, share).read_bytes()

    words, comments = answered(share, "")
    assert "BORRADOR" in words
    assert "La representante de la OTCA expuso los avances de la cuenca amazónica." in " ".join(words.split())
    by_code = {comment.code: comment for comment in comments}
    assert by_code["W104"].words == "OTCA"
    assert by_code["W104"].lines[0] == "“OTCA” no se desarrolla nunca."
    assert {comment.author for comment in comments} == {"rapporteur · SELA"}
    assert (share / "taller.docx").read_bytes() == dropped

    form.table(SPEECHES).cell(
        2, 1
    ).text = "La representante de la Organización del Tratado de Cooperación Amazónica (OTCA) expuso los avances."
    save(form, share)
    words, comments = answered(share, ".2")
    assert "Organización del Tratado de Cooperación Amazónica (OTCA)" in " ".join(words.split())
    assert "W104" not in {comment.code for comment in comments}
    assert sorted(path.name for path in share.iterdir()) == [
        "taller.docx",
        "taller.draft.2.pdf",
        "taller.draft.pdf",
        "taller.review.2.docx",
        "taller.review.docx",
    ]
