"""The fonts that a program sees, asked of fontconfig itself."""

from __future__ import annotations

import subprocess

import pytest

from pipeline.programs.confine import tool
from pipeline.programs.fontconfig import missing_fonts, write_fonts_conf


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("Cambria", "Caladea-Regular.ttf"),
        ("Calibri:bold", "Carlito-Bold.ttf"),
        ("Caladea:italic", "Caladea-Italic.ttf"),
        ("Noto Sans", "DejaVuSerif.ttf"),
        ("Comic Sans MS", "DejaVuSerif.ttf"),
    ],
)
def test_every_name_finds_a_font_of_the_project(asked, file, fonts, tmp_path):
    matcher = tool("fc-match")
    if not matcher:
        pytest.skip("fontconfig's tools are not installed")
    conf = write_fonts_conf(fonts, tmp_path)
    found = subprocess.run(
        [matcher, "-f", "%{file}", asked],
        env={"FONTCONFIG_FILE": str(conf)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == str(fonts / file)
    assert found.stderr == ""


def test_a_folder_with_marks_of_xml_in_its_name_can_be_read(fonts, tmp_path):
    odd = tmp_path / "a & b <c>"
    odd.symlink_to(fonts)
    assert missing_fonts(odd) == []
    assert "<dir>" in write_fonts_conf(odd, tmp_path / "state").read_text()


def test_it_is_written_once(fonts, tmp_path):
    conf = write_fonts_conf(fonts, tmp_path)
    before = conf.stat().st_mtime_ns
    assert write_fonts_conf(fonts, tmp_path) == conf
    assert conf.stat().st_mtime_ns == before
