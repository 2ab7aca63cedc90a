"""The language of the reader: the option, else the settings, else the locale; and no byte of a report follows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.messages import phrase, translations
from pipeline.settings import LANGUAGES, read_settings
from tests.support.command import SOUND, rapporteur, write

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
VERDICT = {language: phrase("nothing_stops", language) for language in LANGUAGES}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("es_VE.UTF-8", "es"),
        ("es", "es"),
        ("es_419", "es"),
        ("pt_BR.UTF-8", "pt"),
        ("fr_FR@euro", "fr"),
        ("fr-CA", "fr"),
        ("Spanish_Venezuela.1252", "es"),
        ("Portuguese_Brazil", "pt"),
        ("en_GB", "en"),
        ("de_DE.UTF-8", "en"),
        ("est_EE", "en"),
        ("frp", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("", "en"),
        ("x" * 9999, "en"),
    ],
)
def test_the_locale_names_the_language(office, monkeypatch, locale, language):
    monkeypatch.setenv("LANG", locale)
    assert read_settings().language == language


def test_the_first_variable_that_is_set_decides(office, monkeypatch):
    monkeypatch.setenv("LANG", "es_VE")
    monkeypatch.setenv("LC_MESSAGES", "pt_BR")
    assert read_settings().language == "pt"
    monkeypatch.setenv("LC_ALL", "C")
    assert read_settings().language == "en"


def test_the_option_goes_before_the_settings_and_these_before_the_locale(tmp_path):
    report = write(tmp_path)
    check = ("check", report)
    assert len(set(VERDICT.values())) == len(LANGUAGES)
    assert VERDICT["fr"] in rapporteur(tmp_path, *check, LANG="fr_FR.UTF-8").out
    (tmp_path / "rapporteur.toml").write_text('language = "pt"\n')
    assert VERDICT["pt"] in rapporteur(tmp_path, *check, LANG="fr_FR.UTF-8").out
    assert VERDICT["es"] in rapporteur(tmp_path, *check, "--lang", "es", LANG="fr_FR.UTF-8").out
    assert VERDICT["es"] in rapporteur(tmp_path, "--lang", "es", *check, LANG="fr_FR.UTF-8").out
    assert "language = pt  (rapporteur.toml:1:" in rapporteur(tmp_path, "doctor", LANG="fr_FR.UTF-8").out


def test_findings_are_told_in_spanish_from_end_to_end(tmp_path):
    report = write(tmp_path, SOUND.replace("symbol: SP/RV-TSTI-IR-24\n", "").replace("He noted", "I  noted"))
    told = rapporteur(tmp_path, "check", report, "--lang", "es")
    assert told.code == 4
    assert "1 asunto detiene este informe" in told.out
    assert "E401 falta la signatura del documento" in told.out
    assert "qué hacer:" in told.out
    objects = rapporteur(tmp_path, "check", report, "--lang=es", "--json").objects
    assert objects[0]["status"] == "failed"
    assert {each["code"]: each["message"] for each in objects[0]["findings"]}["E401"].startswith("falta la signatura")
    explained = rapporteur(tmp_path, "check", "--lang", "es", "--explain", "w104").out
    assert explained.startswith("W104: `…`")
    assert "sigla" in explained


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_click_says_is_in_the_language(tmp_path, language):
    said = translations(language).gettext
    shown = rapporteur(tmp_path, "check", "--help", LANG=f"{language}_XX.UTF-8").out
    assert shown.startswith(said("Usage:"))
    assert said("Options") in shown
    assert said("Show this message and exit.") in shown
    wrong = rapporteur(tmp_path, "check", f"--lang={language}")
    assert wrong.code == 2
    assert said("Missing argument") in wrong.err
    assert rapporteur(tmp_path, "--lang", language).code == 2
    unknown = rapporteur(tmp_path, "chekc", LANG=f"{language}_XX.UTF-8")
    assert phrase("no_such_command_but", language, given="chekc", nearest="check") in unknown.err


def test_a_language_without_messages_is_refused_in_the_readers(tmp_path):
    refused = rapporteur(tmp_path, "check", write(tmp_path), "--lang", "de", LANG="es_VE.UTF-8")
    assert (refused.code, refused.codes) == (2, ["U006"])
    assert "`de`" in refused.err
    assert "`en`, `es`, `pt`, `fr`" in refused.err
    assert "qué hacer:" in refused.err


@pytest.mark.needs_libreoffice
def test_no_byte_of_a_report_follows_the_reader(tmp_path):
    made = {}
    for language, locale in (("en", "C"), ("es", "es_VE.UTF-8"), ("fr", "fr_FR.UTF-8")):
        folder = tmp_path / language
        folder.mkdir()
        ran = rapporteur(folder, "build", write(folder), "--json", "--lang", language, LANG=locale)
        made[language] = {kind: (folder / path).read_bytes() for kind, path in ran.objects[0]["files"].items()}
    assert set(made["en"]) >= {"docx", "pdf", "record"}
    assert made["en"] == made["es"] == made["fr"]
