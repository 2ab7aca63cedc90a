"""The faults that inputs, templates and file systems have, each tried once as a person meets it: told, and no more."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.command import DRAFT, RAPPORTEUR, SOUND, changed, environment, rapporteur, write
from tests.support.editions import tree

Prepare = Callable[[Path], object]
TEMPLATE = Path(__file__).parents[2] / "templates" / "rapporteur-report.docx"


@dataclass(frozen=True)
class Fault:
    """What is done, and what is expected: the exit code, a code among the findings, words among what is said."""

    id: str
    text: str | bytes
    code: int
    finding: str = ""
    words: str = ""
    prepare: Prepare = field(default=lambda folder: None)


def _bomb() -> str:
    levels = [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return SOUND + "private:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "\n".join(levels) + "\n"


def _fifo(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")


def _link_out(folder: Path) -> None:
    (folder / "out.png").symlink_to("/etc/hostname")


def _picture(name: str) -> str:
    return changed(background=f'"![A map]({name})"')


INPUTS = [
    Fault("I01 alias bomb", _bomb(), 4, "E068"),
    Fault("I03 nested brackets", SOUND + "private: " + "[" * 5000 + "\n", 4, "E067", "40"),
    Fault("I04 key twice", SOUND + "language: es\n", 4, "E009", "line 3"),
    Fault("I05 python tag", SOUND + "private: !!python/object/apply:os.system ['id']\n", 4, "E065", "python/object"),
    Fault("I07 month 13", SOUND.replace("2024-04-05", "2024-13-45"), 4, "E015", "month 13"),
    Fault("I08 date in words", SOUND.replace("2024-04-05", "5 April 2024"), 4, "E016"),
    Fault("I08 ambiguous date", SOUND.replace("2024-04-05", "05/04/2024"), 4, "E016", "two days"),
    Fault("I11 bell", changed(background='"a\\u0007b"'), 4, "E085", "U+0007"),
    Fault("I11 nul", changed(background='"a\\u0000b"'), 4, "E085", "U+0000"),
    Fault("I11 noncharacter", changed(background='"a\\uffffb"'), 4, "E085", "U+FFFF"),
    Fault("I11 raw escape", SOUND.replace("opened", "op\x1bened"), 4, "E003", "U+001B"),
    Fault("I12 lone surrogate", changed(background='"a\\ud800b"'), 4, "E082"),
    Fault("I15 misspelt field", SOUND.replace("participants:", "partcipants:"), 4, "E011", "`participants`"),
    Fault("I16 several missing", "format: 1\nlanguage: en\nmeeting:\n  title: W\n", 4, "E401", "E408"),
    Fault("I16 null", SOUND.replace("title: Workshop on things", "title:"), 4, "E012"),
    Fault("I16 blank alone", SOUND.replace("title: Workshop on things", "title: '  '"), 4, "E019"),
    Fault("I17 empty", "", 4, "E005"),
    Fault("I17 two documents", SOUND + "---\n" + SOUND, 4, "E007"),
    Fault("I17 scalar", "just words\n", 4, "E066"),
    Fault("I17 list", "- format: 1\n", 4, "E006"),
    Fault("I19 too large", SOUND + "# " + "x" * 6_000_000 + "\n", 4, "E001"),
    Fault("I19 long text", changed(background="x" * 200_001), 4, "E039", "200000"),
    Fault("I19 too many", SOUND + "subjects:\n" + "  - a\n" * 5_001, 4, "E040", "5000"),
    Fault("I22 above", _picture("../x.png"), 4, "E050"),
    Fault("I22 absolute", _picture("/etc/hostname"), 4, "E050"),
    Fault("I22 link out", _picture("out.png"), 4, "E050", prepare=_link_out),
    Fault("I22 pipe", _picture("pipe.png"), 4, "E053", "a pipe", prepare=_fifo),
    Fault("I22 folder", _picture("d"), 4, "E053", "a folder", prepare=lambda folder: (folder / "d").mkdir()),
    Fault("not text", b"%PDF-1.7\n", 4, "E004"),
    Fault("Latin-1", SOUND.replace("opened", "opén").encode("latin-1"), 4, "E002", "é"),
    Fault("symbol of another year", SOUND.replace("IR-24", "IR-23"), 4, "E101"),
    Fault("unknown type", SOUND + "type: novel\n", 4, "E092"),
]


@pytest.mark.parametrize("fault", INPUTS, ids=lambda fault: fault.id)
def test_a_bad_input_is_refused_and_leaves_nothing(fault, tmp_path):
    fault.prepare(tmp_path)
    name = write(tmp_path, fault.text)
    before = set(tmp_path.iterdir())
    checked = rapporteur(tmp_path, "check", name)
    assert (checked.code, checked.err) == (fault.code, "")
    assert fault.finding in checked.codes
    assert fault.words in checked.out
    assert set(tmp_path.iterdir()) == before, "checking writes nothing"
    built = rapporteur(tmp_path, "build", "--engine", "embedded", name)
    assert (built.code, built.out) == (fault.code, "")
    assert fault.finding in built.codes
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize(
    "text",
    [
        SOUND.replace("\n", "\r\n"),
        "\ufeff" + SOUND,
        SOUND.encode("utf-16"),
        SOUND.replace("\n", "\x85"),
    ],
    ids=["CRLF", "mark of byte order", "UTF-16", "NEL"],
)
def test_i10_ways_of_saving_make_no_difference(text, tmp_path):
    names = [write(tmp_path, SOUND, "a/report.en.yaml"), write(tmp_path, text, "b/report.en.yaml")]
    for name in names:
        assert rapporteur(tmp_path, "build", "--engine", "embedded", name, "--out", name.parent / "out").code == 0
    assert tree(tmp_path / "a" / "out") == tree(tmp_path / "b" / "out")


def test_i06_text_stays_text(tmp_path):
    text = SOUND.replace("organisation: SICA", "organisation: 017\n    country: NO\n    position: 12:30")
    name = write(tmp_path, text + "annexes:\n  - participants: true\n")
    built = rapporteur(tmp_path, "build", "--engine", "embedded", "--json", name)
    assert built.code == 0
    document = zipfile.ZipFile(built.objects[0]["files"]["docx"]).read("word/document.xml").decode()
    assert all(f">{word}<" in document for word in ("017", "NO", "12:30"))


def test_i24_two_inputs_for_one_edition_are_both_named_and_neither_is_built(tmp_path):
    names = [write(tmp_path, SOUND, "one.en.yaml"), write(tmp_path, SOUND, "two.en.yaml")]
    other = write(tmp_path, SOUND.replace("TSTI", "OTHER"), "three.en.yaml")
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", "--json", *names, other)
    by_input = {each["input"]: each for each in ran.objects}
    assert ran.code == 1
    assert by_input[str(other)]["status"] == "built"
    for name, rival in (names, reversed(names)):
        (found,) = by_input[str(name)]["findings"]
        assert found["code"] == "F011"
        assert str(rival) in found["message"]


@pytest.mark.parametrize("symbol", ["sp/rv-tsti-ir-24", "SP-RV-TSTI-IR-24"], ids=["capitals", "punctuation"])
def test_f07_two_symbols_may_not_share_a_folder(symbol, tmp_path):
    names = [write(tmp_path), write(tmp_path, SOUND.replace("SP/RV-TSTI-IR-24", symbol), "two.en.yaml")]
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", "--json", *names)
    assert (ran.code, ran.statuses) == (1, ["failed", "failed"])
    assert {found["code"] for each in ran.objects for found in each["findings"]} & {"F011", "F012"}
    checked = rapporteur(tmp_path, "check", "--json", *names)
    assert (checked.code, checked.statuses) == (1, ["failed", "failed"])


# -- templates: named by the input, found among the office's own


def _repacked(replace: Callable[[str, bytes], bytes]) -> bytes:
    import io

    written = io.BytesIO()
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, replace(entry.filename, old.read(entry)))
    return written.getvalue()


def _with_words(words: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>".encode()
    return _repacked(
        lambda name, data: data.replace(b"<w:body>", b"<w:body>" + paragraph) if name == "word/document.xml" else data
    )


def _with_relation(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return _repacked(
        lambda name, data: (
            data.replace(b"</Relationships>", relation.encode()) if name == "word/_rels/document.xml.rels" else data
        )
    )


def _plus_part(name: str, data: bytes) -> bytes:
    import io

    written = io.BytesIO(TEMPLATE.read_bytes())
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return written.getvalue()


POPEN = "{{ cycler.__init__.__globals__.os.popen(&quot;touch canary&quot;) }}"
TEMPLATES = [
    ("T01 reaching out", lambda: _with_words(POPEN), 5, "T"),
    ("T02 class", lambda: _with_words('{{ "".__class__ }}'), 5, "T"),
    ("T04 unknown name", lambda: _with_words("{{ nope }}"), 5, "T04"),
    ("T05 no end", lambda: _with_words("{% if title %}"), 5, "T05"),
    ("T05 not closed", lambda: _with_words("{{ title"), 5, "T05"),
    ("T07 include", lambda: _with_words('{% include "x" %}'), 5, "T07"),
    ("T09 no zip", lambda: b"hello", 5, "T09"),
    ("T09 truncated", lambda: TEMPLATE.read_bytes()[:3000], 5, "T09"),
    ("T09 encrypted", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 5, "T09"),
    ("T09 html", lambda: b"<!DOCTYPE html><html></html>", 5, "T09"),
    ("T09 empty", lambda: b"", 5, "T095"),
    ("T10 bomb", lambda: _plus_part("word/media/x.png", b"\0" * 60_000_000), 5, "T08"),
    ("T12 attached", lambda: _with_relation("attachedTemplate", "http://127.0.0.1:9/x.dotx"), 5, "T030"),
    ("T12 picture", lambda: _with_relation("image", "file:///etc/hostname"), 5, "T030"),
    (
        "T14 style",
        lambda: _repacked(lambda name, data: data.replace(b'"Body Text"', b'"Other Text"') if "styles" in name else data),
        5,
        "T014",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "code", "told"), [t[1:] for t in TEMPLATES], ids=[t[0] for t in TEMPLATES])
def test_a_bad_template_is_refused_and_nothing_is_written(made, code, told, tmp_path):
    (tmp_path / "rapporteur.toml").write_text('[places]\ntemplates = "templates"\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "ours.docx").write_bytes(made())
    name = write(tmp_path, SOUND + "template: ours\n")
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", name)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert any(found.startswith(told) for found in ran.codes), ran.err
    assert not (tmp_path / "outputs").exists()
    assert not list(tmp_path.rglob("canary"))


@pytest.mark.parametrize("key", ["none", "../ours", "/etc/passwd"])
def test_a_template_that_is_not_there_is_told_with_those_that_are(key, tmp_path):
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", write(tmp_path, f"{SOUND}template: {key}\n"))
    assert (ran.code, ran.codes) == (5, ["T001"])
    assert "`rapporteur-report`" in ran.err


def test_t06_what_is_typed_is_no_template_code(tmp_path):
    text = SOUND.replace("Workshop on things", "'Costs {{ 7*7 }} & {% if x %} <b>'")
    name = write(tmp_path, text + "accept:\n  - {code: E701, reason: meant}\n")
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", "--json", name)
    assert ran.code == 0
    document = zipfile.ZipFile(ran.objects[0]["files"]["docx"]).read("word/document.xml").decode()
    assert "{{ 7*7 }}" in document
    assert "49" not in document


# -- file systems


def _without_rights() -> None:
    """Takes from root, to whom no folder is closed, what makes it so (PR_CAPBSET_DROP of the two CAP_DAC_…)."""
    import ctypes

    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda folder: (folder / "out").write_text("a file"), "F005"),
        (lambda folder: ((folder / "out").mkdir(), (folder / "out" / "2024").write_text("a file")), "F005"),
    ],
    ids=["a file", "a file in it"],
)
def test_f02_no_folder_for_the_reports(spoil, code, tmp_path):
    spoil(tmp_path)
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", write(tmp_path), "--out", "out")
    assert (ran.code, ran.out) == (9, ""), ran.err
    assert any(found.startswith(code) for found in ran.codes)


def test_f02_a_closed_folder_is_found_before_the_first_build(tmp_path):
    name = write(tmp_path)
    shelf = tmp_path / "out"
    shelf.mkdir(mode=0o555)
    done = subprocess.run(
        [RAPPORTEUR, "build", "--engine", "embedded", "--out", "out", name],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        preexec_fn=_without_rights,
    )
    assert (done.returncode, done.stdout) == (9, b""), done.stderr
    assert b"F004" in done.stderr
    assert not list(shelf.iterdir())


def test_a_link_to_itself_is_no_folder(tmp_path):
    (tmp_path / "out").symlink_to("out")
    ran = rapporteur(tmp_path, "build", "--engine", "embedded", write(tmp_path), "--out", "out")
    assert (ran.code, ran.codes) == (2, ["U011"])


def test_f09_too_many_open_files(tmp_path):
    import resource

    name = write(tmp_path)
    done = subprocess.run(
        [RAPPORTEUR, "build", "--engine", "embedded", name],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (10, 10)),
    )
    assert done.returncode in (9, 11), done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("mask", [0o077, 0o000], ids=oct)
def test_f11_the_umask_makes_no_difference(mask, tmp_path):
    name = write(tmp_path)
    subprocess.run(
        [RAPPORTEUR, "build", "--engine", "embedded", name],
        cwd=tmp_path,
        env=environment(),
        check=True,
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: os.umask(mask),
    )
    made = sorted((tmp_path / "outputs").rglob("*"))
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o755}


def test_b05_a_second_run_says_who_holds_the_office(tmp_path):
    from pipeline.archive.lock import office_lock

    name = write(tmp_path, DRAFT, "a.es.yaml")
    with office_lock(tmp_path / ".rapporteur"):
        ran = rapporteur(tmp_path, "build", "--engine", "embedded", name)
    assert (ran.code, ran.codes) == (9, ["F020"])
    assert str(os.getpid()) in ran.err
    assert rapporteur(tmp_path, "build", "--engine", "embedded", name).code == 0


def test_b11_checking_touches_nothing(tmp_path):
    write(tmp_path)
    rapporteur(tmp_path, "build", "--engine", "embedded", ".")
    shutil.rmtree(tmp_path / ".rapporteur" / "fonts", ignore_errors=True)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    rapporteur(tmp_path, "check", ".")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
