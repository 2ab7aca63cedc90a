"""Carbone with two workers, from npm, for the bench alone: documents of Word, taken as templates without tags, to PDF."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from pipeline.programs.soffice import LibreOffice

VERSION = "3.5.6"
_LIMIT = 300
_SCRIPT = """
const carbone = require('carbone'), fs = require('fs');
const files = JSON.parse(fs.readFileSync('files.json'));
carbone.set({factories: 2, attempts: 1, startFactory: true});
const started = Date.now();
const render = file => new Promise((done, failed) => carbone.render(file, {}, {convertTo: 'pdf'},
  (error, pdf) => error ? failed(error) : pdf.subarray(0, 5).toString() === '%PDF-' ? done() : failed(file)));
(async () => {
  await Promise.all(files.slice(0, 2).map(render));
  const begun = Date.now();
  await Promise.all(files.map(render));
  console.log(JSON.stringify({seconds: (Date.now() - begun) / 1000}));
  process.exit(0);
})().catch(error => { console.error(String(error)); process.exit(1); });
"""


def carbone_seconds(folder: Path, documents: list[Path], office: LibreOffice) -> float | str:
    """The seconds that it takes for the documents, its workers being started already; or why it can't be measured."""
    if not shutil.which("npm") or not shutil.which("node"):
        return "npm is not installed"
    folder.mkdir(parents=True)
    (folder / "files.json").write_text(json.dumps([str(path) for path in documents]))
    (folder / "run.js").write_text(_SCRIPT)
    env = {name: os.environ[name] for name in os.environ if name in ("PATH", "HOME") or "npm" in name.lower()}
    # it looks for `soffice.bin`, and for a Python that has `uno`, along the path
    env["PATH"] = os.pathsep.join([str(office.program), str((office.python or Path()).parent), env["PATH"]])
    for command in (["npm", "install", "--no-audit", "--no-fund", f"carbone@{VERSION}"], ["node", "run.js"]):
        code, said = _ran(command, folder, env)
        if code:
            return f"`{' '.join(command)}` failed: {said.splitlines()[-1] if said else f'exit code {code}'}"
    return float(json.loads(said.splitlines()[-1])["seconds"])


def _ran(command: list[str], folder: Path, env: dict[str, str]) -> tuple[int, str]:
    """How a command ended and what it said; its LibreOffices, which it would leave, end with it."""
    with (folder / "said.txt").open("w+b") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            code = process.wait(_LIMIT)
        except subprocess.TimeoutExpired:
            code = -1
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        said.seek(0)
        return code, said.read().decode("utf-8", "replace").strip()
