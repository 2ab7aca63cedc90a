"""The settings: found, read, explained, and refused all at once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.messages import message
from pipeline.model.choices import ListOrder, Paper, Source, Weight
from pipeline.settings import program_folder, read_settings, working_folder

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _refused(text: str, **overrides: object) -> list[tuple[str, int, int]]:
    Path("rapporteur.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_settings(overrides=overrides)
    assert all(message(finding).text and message(finding).hint for finding in caught.value.findings)
    return [(finding.code, finding.place.line, finding.place.column) for finding in caught.value.findings]


def test_without_a_file_the_working_directory_is_the_office(office: Path) -> None:
    settings = read_settings()
    assert (settings.office, settings.file, settings.out) == (office, None, office / "outputs")
    assert (settings.paper, settings.order, settings.carry_input) == (Paper.LETTER, ListOrder.HOUSE, True)
    assert settings.stamp is False
    assert settings.templates == program_folder()
    assert (settings.fonts / "Carlito-Regular.ttf").is_file()
    assert {setting.source for setting in settings.explain()} == {Source.DEFAULT}


def test_the_file_is_looked_for_upwards_from_where_one_begins(office: Path) -> None:
    (office / "a" / "inputs" / "2024").mkdir(parents=True)
    (office / "a" / "rapporteur.toml").write_text('paper = "a4"\r\n[places]\r\nout = "reports"\r\n')
    settings = read_settings(office / "a" / "inputs" / "2024")
    assert (settings.office, settings.out) == (office / "a", office / "a" / "reports")
    assert read_settings().paper is Paper.LETTER


def test_options_win_over_the_file_and_are_meant_from_the_working_directory(office: Path) -> None:
    (office / "a").mkdir()
    (office / "a" / "rapporteur.toml").write_text('engine = "embedded"\nlayout = "duplex"\nplaces.out = "x"\n')
    settings = read_settings(office / "a", {"engine": "libreoffice", "out": Path("y"), "paper": None})
    assert (settings.engine, settings.layout, settings.out) == ("libreoffice", "duplex", office / "y")
    shown = {setting.name: setting for setting in settings.explain()}
    assert shown["engine"].place.words == "--engine"
    assert (shown["places.out"].value, shown["places.out"].source) == (str(office / "y"), Source.OPTION)
    layout = shown["layout"].place
    assert (layout.file, layout.line, layout.column) == ("a/rapporteur.toml", 2, 10)


def test_what_the_office_has_of_its_own_comes_first(office: Path) -> None:
    (office / "templates" / "office").mkdir(parents=True)
    (office / "templates" / "minutes.docx").write_bytes(b"")
    (office / "rapporteur.toml").write_text('[templates]\nrapporteur-report = "minutes"\n[severities]\nW104 = "off"\n')
    settings = read_settings()
    assert settings.data == office / "templates" / "office"
    assert settings.fonts == program_folder() / "fonts"
    assert settings.template_in_force("rapporteur-report", "2024-04") == "minutes"
    assert settings.templates_of("rapporteur-report") == ("minutes",)
    assert settings.template("minutes") == office / "templates" / "minutes.docx"
    assert settings.template(settings.template_in_force("speech", "2024-04")) == program_folder() / "speech.docx"
    assert settings.severities == {"W104": Weight.OFF}
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("month", "name"),
    [("2018-12", "rapporteur-report"), ("2019-01", "old"), ("2024-05", "old"), ("2024-06", "new"), ("9999-12", "new")],
)
def test_a_template_is_in_force_from_its_month_on(office: Path, month: str, name: str) -> None:
    (office / "rapporteur.toml").write_text('[templates.rapporteur-report]\n"2024-06" = "new"\n"2019-01" = "old"\n')
    settings = read_settings()
    assert settings.template_in_force("rapporteur-report", month) == name
    assert settings.templates_of("rapporteur-report") == ("rapporteur-report", "old", "new")
    (shown,) = [each for each in settings.explain() if each.name == "templates.rapporteur-report"]
    assert (shown.value, shown.place.line) == ("2019-01: old, 2024-06: new", 1)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ('{"2024-13" = "new"}', ["U023"]),
        ('{"2024" = "new", "2025-01" = 5}', ["U010", "U023"]),
        ("{}", ["U010"]),
        ('{"2024-01" = "../new"}', ["U010"]),
    ],
)
def test_templates_by_month_that_can_not_be_read_are_told(office: Path, said: str, codes: list[str]) -> None:
    assert sorted(code for code, _, _ in _refused(f"templates.rapporteur-report = {said}\n")) == codes


def test_all_that_is_wrong_is_told_at_once_with_its_place(office: Path) -> None:
    text = """# ours
paper = "A4"
layuot = "duplex"
places.out = "."
carry_input = "yes"
severities = { W104 = "of", "w9" = "off" }
engine = [
]
order = "given"

[ templates ]
x = "../x"
"minutes" = 5
[[order2]]
a = 1
"""
    assert sorted(_refused(text), key=lambda told: told[1:]) == [
        ("U006", 2, 9),
        ("U004", 3, 1),
        ("U013", 4, 14),
        ("U007", 5, 15),
        ("U006", 6, 23),
        ("U009", 6, 29),
        ("U006", 7, 10),
        ("U010", 12, 5),
        ("U010", 13, 13),
        ("U004", 14, 3),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('paper = "a4', ("U003", 1, 12)),
        ('paper = "a4"\npaper = "a4"', ("U003", 2, 13)),
        ("paper", ("U003", 1, 6)),
        ('places = "x"', ("U008", 1, 1)),
        ('places.templates = "nowhere"', ("U012", 1, 20)),
        ('places.out = "a\\u0000b"', ("U011", 1, 14)),
        ('places.out = ".rapporteur/x"', ("U013", 1, 14)),
        ('places.outt = "x"', ("U004", 1, 8)),
        ("qwertyuiop = 1", ("U005", 1, 1)),
        ('language = "xx"', ("U006", 1, 12)),
    ],
)
def test_each_kind_of_mistake_has_its_message(office: Path, text: str, told: tuple[str, int, int]) -> None:
    assert _refused(text) == [told]


def test_a_wrong_option_is_told_by_its_name(office: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_settings(overrides={"paper": "a5", "colour": "red"})
    assert [(f.code, f.place.words) for f in caught.value.findings] == [("U006", "--paper"), ("U005", "--colour")]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b'paper = "\xe1"'])
def test_a_file_that_is_not_utf_8_is_told(office: Path, data: bytes) -> None:
    (office / "rapporteur.toml").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_settings()
    assert caught.value.findings[0].code == "U002"


def test_a_byte_order_mark_does_no_harm(office: Path) -> None:
    (office / "rapporteur.toml").write_text('paper = "a4"', encoding="utf-8-sig")
    assert read_settings().paper is Paper.A4


def test_the_environment_gives_the_language_of_messages_alone(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PAPER", "RAPPORTEUR_PAPER", "RAPPORTEUR_OUT", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, "a4")
    plain = read_settings()
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    [language] = [setting for setting in read_settings().explain() if setting.source is Source.ENVIRONMENT]
    assert (language.name, language.value, language.place.words) == ("language", "en", "LANG")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert read_settings() == plain


def test_a_working_directory_that_is_gone_is_told(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "gone").mkdir()
    monkeypatch.chdir(office / "gone")
    (office / "gone").rmdir()
    with pytest.raises(UsageError) as caught:
        working_folder()
    assert caught.value.findings[0].code == "U001"
    monkeypatch.chdir(office)
