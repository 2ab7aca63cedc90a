from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.archive.inputs import input_path
from pipeline.desks.check import Desk, check
from pipeline.desks.editions import edition_path, new_edition, read_original
from pipeline.desks.renewing import renew_edition, write_renewed
from pipeline.errors import StorageError
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.settings import read_settings
from tests.support.reports import the_office

SPANISH = """\
format: 1
stage: draft
symbol: SP/RV-TSTI-IR-24
language: es
meeting:
  title: Taller
  mode: virtual
  date: 2024-04-05
participants:
  - id: paz
    name: Ana Paz
    title: Sra.
    organisation: FAO
background: |
  Hubo 45 propuestas.
interventions:
  - speaker: paz
    text: |
      La Sra. Ana Paz agradeció.
conclusions:
  - Se acordó seguir.
"""
ENGLISH = (
    SPANISH.replace("language: es", "language: en\noriginal: es")
    .replace("Sra.\n", "Ms.\n")
    .replace("Hubo 45 propuestas", "There were 45 proposals")
    .replace("La Sra. Ana Paz agradeció", "Ms. Ana Paz thanked all")
    .replace("Se acordó seguir", "It was agreed to go on")
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "rapporteur.toml").write_text("", encoding="utf-8")  # an office of its own, with its own register
    return read_settings(tmp_path)


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def told(settings: Settings, *files: Path) -> list[tuple[str, str, int]]:
    """What is said of editions beside each other: file, code and line."""
    desk = Desk(the_office(), settings, lambda: 0.0, debug=True)
    said = [(each.input.name, found) for each in check(files, desk) for found in each.findings]
    return [(name, found.code, found.place.line) for name, found in said if found.code.startswith("W9")]


def test_an_edition_is_held_against_its_original_once(tmp_path, settings):
    es = write(tmp_path, "x.es.yaml", SPANISH)
    en = write(tmp_path, "x.en.yaml", ENGLISH.replace("45", "54"))
    pt = write(tmp_path, "x.pt.yaml", ENGLISH.replace("language: en", "language: pt"))
    line = ENGLISH[: ENGLISH.index("There were")].count("\n") + 1
    expected = [("x.en.yaml", "W923", line)]
    assert told(settings, en) == expected
    assert told(settings, es, en, pt) == expected
    assert told(settings, es) == []  # its translations are under way


def test_without_a_named_original_the_first_of_the_office_is_it(tmp_path, settings):
    es = write(tmp_path, "x.es.yaml", SPANISH)
    en = write(tmp_path, "x.en.yaml", ENGLISH.replace("original: es\n", "").replace("45", "54"))
    write(tmp_path, "y.en.yaml", ENGLISH.replace("45", "99"))
    assert [name for name, _, _ in told(settings, es, en)] == ["x.en.yaml"]
    assert [name for name, _, _ in told(settings, es)] == ["x.es.yaml"]


def test_a_sibling_that_cannot_be_read_is_a_note_and_no_more(tmp_path, settings):
    write(tmp_path, "x.es.yaml", "format: 1\n- no\n")
    en = write(tmp_path, "x.en.yaml", ENGLISH)
    (checked,) = check([en], Desk(the_office(), settings, lambda: 0.0, debug=True))
    assert [found.severity for found in checked.findings if found.code == "W945"] == ["suggestion"]


def test_what_is_accepted_is_silent(tmp_path, settings):
    write(tmp_path, "x.es.yaml", SPANISH)
    accepted = "accept:\n  - code: W923\n    reason: The original has a slip.\n"
    en = write(tmp_path, "x.en.yaml", ENGLISH.replace("45", "54") + accepted)
    assert told(settings, en) == []
    desk = Desk(the_office(), settings, lambda: 0.0, debug=True)
    alone = write(tmp_path, "y.en.yaml", ENGLISH + accepted)
    assert not [found for each in check([alone], desk) for found in each.findings if found.code == "W096"]


def translated(folder: Path, settings: Settings) -> tuple[Path, Path]:
    """An original and its edition, of which all but the conclusion is translated."""
    es = write(folder, "x.es.yaml", SPANISH)
    en = new_edition(read_original(es, Language.ENGLISH, the_office()), Language.ENGLISH, the_office(), settings)
    opening, text = en.read_text(encoding="utf-8").split("\n", 1)
    gap = the_office().words(Language.ENGLISH).waiting
    text = text.replace(f'"{gap}"', "Workshop", 1)
    for words in ("There were 45 proposals.", "Ms. Ana Paz thanked all."):
        text = text.replace(gap, words, 1)
    en.write_text(f"{opening}\n{text}", encoding="utf-8")
    return es, en


def renew(es: Path, settings: Settings, *, seen: bool = False) -> str:
    original = read_original(es, Language.ENGLISH, the_office())
    path = edition_path(es, Language.ENGLISH)
    renewed = renew_edition(original, path, the_office(), settings, seen=seen)
    if renewed.is_changed:
        write_renewed(renewed, original, path, settings)
    return path.read_text(encoding="utf-8")


def change(es: Path, *pairs: tuple[str, str]) -> None:
    text = es.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    es.write_text(text, encoding="utf-8")


def codes(settings: Settings, file: Path) -> list[str]:
    return [code for _, code, _ in told(settings, file)]


def test_what_changed_in_the_original_is_told_until_it_is_seen(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    assert codes(settings, en) == []
    change(es, ("45 propuestas", "46 propuestas"))
    assert codes(settings, en) == ["W940"]
    renew(es, settings)
    assert codes(settings, en) == ["W940"]
    change(es, ("46 propuestas", "47 propuestas"))
    assert codes(settings, en) == ["W940"]
    text = renew(es, settings, seen=True)
    assert "There were 45 proposals." in text
    assert codes(settings, en) == ["W923"]  # it still says 45


def test_both_wordings_are_told_at_the_place(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    change(es, ("45 propuestas", "46 propuestas"))
    (checked,) = check([en], Desk(the_office(), settings, lambda: 0.0, debug=True))
    (said,) = [found for found in checked.findings if found.code == "W940"]
    assert (said.parameter("old"), said.parameter("new")) == ("Hubo 45 propuestas.", "Hubo 46 propuestas.")
    assert (said.place.path, said.parameter("original")) == ("background", "x.es.yaml")


def test_facts_and_new_items_come_in_and_written_words_stay(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    new = "  - text: |\n      Se abrió el diálogo.\n  - speaker: paz"
    first = "conclusions:\n  - Se aprobó el acta.\n"
    change(es, ("2024-04-05", "2024-04-06"), ("FAO", "OTCA"), ("  - speaker: paz", new), ("conclusions:\n", first))
    assert codes(settings, en).count("W941") == 2
    text = renew(es, settings)
    gap = the_office().words(Language.ENGLISH).waiting
    assert "date: 2024-04-06" in text
    assert "organisation: ACTO" in text
    assert f"  # Se abrió el diálogo.\n  - text: |\n      {gap}\n  - speaker: paz\n" in text
    assert f"  # Se aprobó el acta.\n  - |\n    {gap}\n  # Se acordó seguir.\n  - |\n    {gap}\n" in text
    assert "      Ms. Ana Paz thanked all.\n" in text
    assert codes(settings, en) == []
    assert renew(es, settings) == text


def test_the_original_above_what_waits_is_renewed(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    change(es, ("Se acordó seguir.", "Se acordó no seguir."))
    assert codes(settings, en) == ["W946"]
    assert "  # Se acordó no seguir.\n  - |\n" in renew(es, settings)
    assert "Se acordó seguir" not in en.read_text(encoding="utf-8")
    assert codes(settings, en) == []


def test_what_changed_above_a_half_written_translation_is_told_until_it_is_seen(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    change(es, ("Hubo 45 propuestas.\n", "Hubo 45 propuestas.\n\n  Todas se aprobaron.\n"))
    renew(es, settings, seen=True)
    gap = the_office().words(Language.ENGLISH).waiting
    change(en, ("There were 45 proposals.\n", f"There were 45 proposals.\n\n  {gap}\n"))
    assert codes(settings, en) == []
    change(es, ("45 propuestas", "46 propuestas"))
    assert codes(settings, en) == ["W946"]
    text = renew(es, settings)
    assert "There were 45 proposals." in text
    assert codes(settings, en) == ["W946"]
    renew(es, settings, seen=True)
    assert codes(settings, en) == []


def test_what_went_from_the_original_goes_only_if_it_is_not_translated(tmp_path, settings):
    es, _ = translated(tmp_path, settings)
    other = "  - Se acordó seguir.\n  - Otra cosa, con 20 votos.\n"
    change(es, ("  - Se acordó seguir.\n", other))
    renew(es, settings)
    change(
        es,
        ("  - Otra cosa, con 20 votos.\n", ""),
        ("  - speaker: paz\n    text: |\n      La Sra. Ana Paz agradeció.\n", "  - text: Nada.\n"),
    )
    text = renew(es, settings)
    assert "Otra cosa" not in text
    assert "Ms. Ana Paz thanked all." in text


def test_an_edition_written_by_hand_begins_to_remember(tmp_path, settings):
    es, en = write(tmp_path, "x.es.yaml", SPANISH), write(tmp_path, "x.en.yaml", f"{ENGLISH}private: Call Ana.\n")
    assert "notes: Call Ana." in renew(es, settings)
    change(es, ("45 propuestas", "46 propuestas"))
    assert codes(settings, en) == ["W940"]


def test_a_state_that_is_not_kept_is_told(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    state = read_original(es, Language.ENGLISH, the_office()).state
    input_path(settings.register, state).unlink()
    change(es, ("45 propuestas", "46 propuestas"))
    assert codes(settings, en) == ["W923", "W944"]


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\r\n"), ("utf-16", "\n"), ("utf-8-sig", "\r\n")])
def test_an_edition_keeps_encoding_line_ends_and_mode(tmp_path, settings, encoding, end):
    es, en = translated(tmp_path, settings)
    text = en.read_text(encoding="utf-8")
    en.write_bytes(text.replace("\n", end).encode(encoding))
    en.chmod(0o640)
    change(es, ("2024-04-05", "2024-04-08"))
    original = read_original(es, Language.ENGLISH, the_office())
    write_renewed(renew_edition(original, en, the_office(), settings, seen=False), original, en, settings)
    after = en.read_bytes().decode(encoding)
    assert after.count(end) == after.count("\n")
    assert "2024-04-08" in after
    assert stat.S_IMODE(en.stat().st_mode) == 0o640


def test_what_a_translator_saved_meanwhile_stays(tmp_path, settings):
    es, en = translated(tmp_path, settings)
    change(es, ("2024-04-05", "2024-04-08"))
    original = read_original(es, Language.ENGLISH, the_office())
    renewed = renew_edition(original, en, the_office(), settings, seen=False)
    en.write_bytes(en.read_bytes() + b"# mine\n")
    mine = en.read_bytes()
    with pytest.raises(StorageError):
        write_renewed(renewed, original, en, settings)
    assert en.read_bytes() == mine
