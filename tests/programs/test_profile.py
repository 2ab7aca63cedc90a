"""Berths, which no two programs share, and what is laid into a profile."""

from __future__ import annotations

import os
import subprocess
import sys

from lxml import etree

from pipeline.programs.profile import lay_profile, settings_file, take_berth


def test_a_berth_is_taken_once_and_free_again_when_it_is_left(tmp_path):
    first, second = take_berth(tmp_path), take_berth(tmp_path)
    assert first.folder != second.folder
    first.leave()
    again = take_berth(tmp_path)
    assert again.folder == first.folder
    again.leave()
    second.leave()


def test_a_berth_is_held_as_long_as_a_child_that_inherited_it_lives(tmp_path):
    berth = take_berth(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(berth.lock,)) as child:
        berth.leave()
        other = take_berth(tmp_path)
        assert other.folder != berth.folder
        other.leave()
        child.stdin.close()
        child.wait()
    free = take_berth(tmp_path)
    assert free.folder == berth.folder
    free.leave()


def test_what_an_earlier_program_left_is_gone(tmp_path):
    berth = take_berth(tmp_path)
    (berth.work / "1").mkdir()
    (berth.work / "1" / "report.pdf").write_text("old")
    (berth.profile / "kept").write_text("warm")
    berth.leave()
    berth = take_berth(tmp_path)
    assert list(berth.work.iterdir()) == []
    assert (berth.profile / "kept").exists()
    berth.clear(wholly=True)
    assert list(berth.profile.iterdir()) == []
    berth.leave()


def test_the_profile_blocks_what_a_document_may_reach_for(tmp_path):
    lay_profile(tmp_path, "7.4.7.2", "40(Build:2)")
    settings = (tmp_path / "user" / "registrymodifications.xcu").read_bytes()
    values = {item.find("prop").values()[0]: item.findtext("prop/value") for item in etree.fromstring(settings)}
    assert values["BlockUntrustedRefererLinks"] == "true"
    assert values["DisableMacrosExecution"] == "true"
    assert values["MacroSecurityLevel"] == "3"
    assert values["ooSetupLastVersion"] == "7.4"
    assert (tmp_path / "user" / "extensions" / "buildid").read_text() == "40(Build:2)"


def test_a_build_with_marks_of_xml_stays_text():
    assert etree.fromstring(settings_file("7.4", "<a & b>").encode()).xpath("//value[text()='<a & b>']")


def test_the_lock_is_not_inherited_by_chance(tmp_path):
    berth = take_berth(tmp_path)
    assert not os.get_inheritable(berth.lock)
    berth.leave()
