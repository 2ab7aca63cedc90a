"""Documents that reach out: nothing is fetched from the network, nothing is read from the disk."""

from __future__ import annotations

import http.server
import io
import subprocess
import threading
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pipeline.engines.libreoffice import libreoffice_engine
from pipeline.programs import confine
from pipeline.programs.soffice import find_libreoffice
from tests.support.docx_parts import docx, paragraph, relationship
from tests.support.linked_pictures import placed

pytestmark = pytest.mark.needs_libreoffice


@pytest.fixture
def canary():
    """A server that serves a picture and counts who asks."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def _serve(self, *, with_body: bool) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            if with_body:
                self.wfile.write(red_square())

        def do_GET(self):
            self._serve(with_body=True)

        def do_HEAD(self):
            self._serve(with_body=False)

        do_OPTIONS = do_PROPFIND = do_HEAD  # noqa: N815 - the names are the library's

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/canary.png", asked
        server.shutdown()


def red_square() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(made, "PNG")
    return made.getvalue()


def reaching(*targets: str) -> bytes:
    count = range(len(targets))
    return docx(
        paragraph("Look:") + "".join(placed(f"rIdP{at}", how="link") for at in count),
        relations=tuple(relationship("image", targets[at], f"rIdP{at}", external=True) for at in count),
    )


def pictures(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        resources = [page.get("/Resources", {}) for page in opened.pages]
        return sum(len(each.get("/XObject", {})) for each in resources)


@pytest.mark.parametrize("network", [False, True], ids=["no network", "profile alone"])
def test_neither_a_remote_nor_a_local_picture_gets_in(network, canary, fonts, tmp_path, monkeypatch):
    if network:
        monkeypatch.setattr(confine, "network_guard", lambda: ())
    url, asked = canary
    local = tmp_path / "secret.png"
    local.write_bytes(red_square())
    with libreoffice_engine(find_libreoffice(), fonts, tmp_path / "state") as engine:
        pdf = engine.convert(reaching(url, local.as_uri()))
    assert asked == []
    assert pictures(pdf) == 0


def test_the_canaries_sing_in_a_plain_libreoffice(canary, tmp_path):
    """Without this, the test above could pass for a document that reaches nowhere."""
    url, asked = canary
    local = tmp_path / "secret.png"
    local.write_bytes(red_square())
    (tmp_path / "reaching.docx").write_bytes(reaching(url, local.as_uri()))
    subprocess.run(
        [
            *(str(find_libreoffice().program / "soffice"), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"),
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "reaching.docx")),
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert asked
    assert pictures(Path(tmp_path / "reaching.pdf").read_bytes()) > 0
