"""`rapporteur bundle`: the editions of a report, all of a year, any list; and nothing of what may not be shown."""

from __future__ import annotations

import io
import shutil

import pikepdf
import pytest

from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts
from tests.support.command import SOUND, rapporteur, write

SPANISH = SOUND.replace("language: en", "language: es").replace("Workshop on things", "Taller de cosas")
SECRET = "Zugvogelmonitor"


def built(office, *texts, engine="embedded"):
    for number, text in enumerate(texts):
        language = "es" if "language: es" in text else "en"
        write(office, text, f"in/r{number}.{language}.yaml")
    ran = rapporteur(office, "build", "--engine", engine, "in")
    assert ran.code == 0, ran.err


@pytest.mark.needs_libreoffice
def test_the_editions_of_one_report(tmp_path):
    built(tmp_path, SOUND, SPANISH, engine="libreoffice")
    ran = rapporteur(tmp_path, "bundle", "outputs/2024/SP-RV-TSTI-IR-24", "--output", "both.pdf", "--json")
    assert ran.code == 0, ran.err
    (told,) = ran.objects
    assert told["claims"] == ["PDF/UA-1", "PDF/A-3a"]
    assert [document["language"] for document in told["documents"]] == ["en-GB", "es-VE"]
    facts = read_facts((tmp_path / "both.pdf").read_bytes())
    assert facts.title == "SP/RV-TSTI-IR-24"
    assert facts.labels[:5] == ("i", "ii", "iii", "1-i", "1-ii")
    first = [entry for entry in facts.outline if entry.depth == 1 and entry.title.startswith("SP/")]
    assert [facts.labels[entry.place.page_index] for entry in first] == ["1-i", "2-i"]
    contents = page_texts((tmp_path / "both.pdf").read_bytes())[2]
    assert "1-i" in contents
    assert "Taller de cosas" in contents
    assert (tmp_path / "both.json").is_file()


def test_the_contents_lead_to_each_document(tmp_path):
    built(tmp_path, SOUND, SPANISH)
    assert (
        rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "b.pdf", "--title", "All").code
        == 0
    )
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        labels = [page.label for page in opened.pages]
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        named = dict(pikepdf.NameTree(opened.Root.Names.Dests).items())
        links = [note for note in opened.pages[2].get("/Annots", ()) if note.Subtype == "/Link"]
        ends = [named[str(link.get("/Dest") or link.A.D)] for link in links]
        assert list(dict.fromkeys(labels[numbers[end[0].objgen]] for end in ends)) == ["1-i", "2-i"]


def test_nothing_of_what_may_not_be_shown_is_in_it(tmp_path):
    hidden = SOUND.replace("Workshop on things", f"{SECRET} meeting")
    built(
        tmp_path,
        SOUND,
        hidden.replace("TSTI", "ABCD").replace("language: en", "language: en\naccess: internal"),
        hidden.replace("TSTI", "EFGH").replace("language: en", 'language: en\nembargo: "2999-01-01T00:00:00Z"'),
        hidden.replace("TSTI", "IJKL").replace("format: 1", "format: 1\nstage: draft"),
    )
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "public.pdf")
    assert (ran.code, sorted(code for code in ran.codes if code[0] == "W")) == (0, ["W960", "W961", "W962"])
    assert SECRET.encode() not in _everything(tmp_path / "public.pdf")
    assert SECRET not in (tmp_path / "public.json").read_text()
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "ours.pdf", "--internal")
    assert (ran.code, [code for code in ran.codes if code[0] == "W"]) == (0, [])
    assert SECRET in "".join(page_texts((tmp_path / "ours.pdf").read_bytes()))
    assert "Internal" in page_texts((tmp_path / "ours.pdf").read_bytes())[0]


def _everything(path):
    with pikepdf.open(path) as opened:
        out = io.BytesIO()
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue() + "".join(page_texts(path.read_bytes())).encode()


HIDDEN = {
    "W960": ("format: 1", "format: 1\nstage: draft"),
    "W961": ("language: en", "language: en\naccess: internal"),
    "W962": ("language: en", 'language: en\nembargo: "2999-01-01T00:00:00Z"'),
}


@pytest.mark.parametrize("code", HIDDEN)
def test_a_copy_without_its_record_is_known_all_the_same(tmp_path, code):
    built(tmp_path, SOUND.replace(*HIDDEN[code]))
    (pdf,) = (tmp_path / "outputs").rglob("*.pdf")
    shutil.copy(pdf, tmp_path / "kept.pdf")
    ran = rapporteur(tmp_path, "bundle", "kept.pdf", "--output", "b.pdf")
    assert (ran.code, ran.codes) == (2, [code, "U160"])
    shutil.rmtree(tmp_path / "outputs")  # nothing is left of it but what it says itself
    ran = rapporteur(tmp_path, "bundle", "kept.pdf", "--engine", "embedded", "--output", "b.pdf")
    if code == "W961":  # it carries nothing, by design
        assert ran.code == 0
    else:
        assert (ran.code, ran.codes) == (2, [code, "U160"])


def test_a_changed_file_is_told_and_tamed(tmp_path):
    built(tmp_path, SOUND)
    (pdf,) = (tmp_path / "outputs").rglob("*.pdf")
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        opened.save(pdf)
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "b.pdf")
    assert (ran.code, "W965" in ran.codes) == (0, True)
    assert "outputs" in ran.err
    assert b"app.alert" not in _everything(tmp_path / "b.pdf")


def test_all_hidden_is_told(tmp_path):
    built(tmp_path, SOUND.replace("language: en", "language: en\naccess: internal"))
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "b.pdf")
    assert (ran.code, ran.codes) == (2, ["W961", "U160"])
    assert not (tmp_path / "b.pdf").exists()


def test_the_same_documents_give_the_same_bytes_and_nothing_is_overwritten(tmp_path):
    built(tmp_path, SOUND)
    for name in ("one.pdf", "other.pdf"):
        ran = rapporteur(
            tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", name, TZ="Asia/Tokyo", LANG="C"
        )
        assert ran.code == 0, ran.err
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()
    (tmp_path / "mine.pdf").write_bytes(b"a person's")
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "mine.pdf")
    assert (ran.code, ran.codes[-1]) == (9, "F270")
    assert (tmp_path / "mine.pdf").read_bytes() == b"a person's"


def test_a_strangers_pdf_is_tamed_and_a_bad_one_named(tmp_path):
    built(tmp_path, SOUND)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(tmp_path / "sent.pdf")
    ran = rapporteur(tmp_path, "bundle", "outputs", "sent.pdf", "--engine", "embedded", "--output", "b.pdf")
    assert ran.code == 0, ran.err
    assert b"app.alert" not in _everything(tmp_path / "b.pdf")
    (tmp_path / "page.pdf").write_bytes(b"<html>404</html>")
    ran = rapporteur(tmp_path, "bundle", "page.pdf", "--engine", "embedded", "--output", "c.pdf")
    assert (ran.code, ran.codes) == (6, ["A010"])


def test_where_no_document_is(tmp_path):
    (tmp_path / "empty").mkdir()
    ran = rapporteur(tmp_path, "bundle", "empty", "--output", "b.pdf")
    assert (ran.code, ran.codes) == (4, ["I160"])


def test_a_stamp_runs_along(tmp_path):
    built(tmp_path, SOUND)
    ran = rapporteur(tmp_path, "bundle", "outputs", "--engine", "embedded", "--output", "b.pdf", "--stamp")
    assert ran.code == 0, ran.err
    assert ran.err.splitlines()[-1].startswith("bundled: 1 document, 9 pages (")
    assert all("SP/RV-TSTI-IR-24" in text for text in page_texts((tmp_path / "b.pdf").read_bytes())[3:])
