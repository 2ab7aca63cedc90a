"""`rapporteur compare` as a person runs it."""

from __future__ import annotations

from tests.support.command import SOUND, changed, rapporteur, write

OTHER = changed(background="The meeting was closed.").replace("mode: virtual", "mode: hybrid\n  place: Lima, Peru")


def both(folder, other=OTHER):
    write(folder, SOUND, "a.en.yaml")
    write(folder, other, "b.en.yaml")
    return folder


def test_what_changed_is_told_with_its_field_and_both_wordings(tmp_path):
    ran = rapporteur(both(tmp_path), "compare", "a.en.yaml", "b.en.yaml")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.splitlines() == [
        "from a.en.yaml to b.en.yaml: 2 changes, 1 addition",
        "meeting.mode: changed",
        "    [-virtual-]{+hybrid+}",
        "meeting.place: added",
        "    {+Lima, Peru+}",
        "",
        "BACKGROUND AND GENERAL INFORMATION",
        "background, paragraph 1: changed",
        "    The meeting was [-opened-]{+closed+}.",
    ]


def test_of_two_that_are_the_same_it_says_so(tmp_path):
    ran = rapporteur(both(tmp_path, f"# a remark\n{SOUND}"), "compare", "a.en.yaml", "b.en.yaml")
    assert (ran.code, ran.out) == (0, "a.en.yaml and b.en.yaml say the same\n")
    assert rapporteur(tmp_path, "compare", "a.en.yaml", "b.en.yaml", "--json").out == ""


def test_each_change_is_an_object(tmp_path):
    told = rapporteur(both(tmp_path), "compare", "a.en.yaml", "b.en.yaml", "--json").objects
    assert [(each["change"], each["kind"]) for each in told] == [
        ("changed", "fact"),
        ("added", "fact"),
        ("changed", "paragraph"),
    ]
    assert told[1]["before"] is None
    assert told[1]["after"] == {"path": "meeting.place", "chapter": "", "number": 0, "words": "Lima, Peru"}
    assert [sign for sign, _ in told[2]["pieces"]] == ["=", "-", "+", "="]


def test_page_and_document_are_written_once_and_never_over_what_is_there(tmp_path):
    write_both = ("compare", "a.en.yaml", "b.en.yaml", "--html", "out/p.html", "--docx", "out/p.docx")
    assert rapporteur(both(tmp_path), *write_both).code == 0
    first = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert set(first) == {"p.html", "p.docx"}
    assert rapporteur(tmp_path, *write_both).code == 0
    (tmp_path / "out" / "p.html").write_text("mine")
    refused = rapporteur(tmp_path, *write_both)
    assert (refused.code, refused.codes, refused.out) == (9, ["F270"], "")
    assert rapporteur(tmp_path, *write_both, "--force").code == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == first
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_what_is_compared_is_never_written(tmp_path):
    ran = rapporteur(both(tmp_path), "compare", "a.en.yaml", "b.en.yaml", "--html", "a.en.yaml", "--force")
    assert (ran.code, ran.codes) == (2, ["U121"])
    assert (tmp_path / "a.en.yaml").read_text() == SOUND


def test_two_editions_are_held_against_each_other(tmp_path):
    write(tmp_path, SOUND, "a.en.yaml")
    write(tmp_path, SOUND.replace("language: en", "language: es").replace("2024-04-05", "2024-04-06"), "a.es.yaml")
    ran = rapporteur(tmp_path, "compare", "a.en.yaml", "a.es.yaml", "--html", "p.html")
    assert ran.code == 0
    assert "W911" in ran.codes
    assert b"2024-04-06" in (tmp_path / "p.html").read_bytes()
    assert "W911" in [
        each["code"] for each in rapporteur(tmp_path, "compare", "a.en.yaml", "a.es.yaml", "--json").objects
    ]
    assert rapporteur(tmp_path, "compare", "a.en.yaml", "a.es.yaml", "--docx", "p.docx").codes == ["U120"]


def test_what_cannot_be_read_is_told_with_its_own_code(tmp_path):
    both(tmp_path)
    (tmp_path / "empty").mkdir()
    for other, code in (("nowhere.docx", "E058"), ("nowhere.yaml", "E058"), ("empty", "I120")):
        ran = rapporteur(tmp_path, "compare", "a.en.yaml", other)
        assert (ran.code, ran.codes, ran.out) == (4, [code], "")
    assert rapporteur(tmp_path, "compare", "a.en.yaml").code == 2
