"""What `check --fix` would do to a file: in its own characters, no finding more, and nothing left for the next time."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desks.judge import judge_input
from pipeline.desks.mending import Wish, plan_repair
from pipeline.model.choices import Weight
from pipeline.settings import read_settings
from tests.support.reports import the_office

HEAD = """\
format: 1
stage: draft
language: {language}
meeting: {{title: T, mode: virtual, date: 2024-04-05}}  # the talks
participants:
  - {{id: paz, name: Ana Paz, organisation: SICA}}
"""
PIECES = {
    "en": ["He said ", '"the plan"', "“one”", "«two»", "  ", " ,", "organise ", "organize ", "No. 5 ", "N° 6 ", "it's ", "it’s "],
    "es": ["Dijo ", '"el plan"', "“uno”", "«dos»", "  ", " ,", "septiembre ", "setiembre ", "N° 5 ", "n.º 6 ", "SICA "],
    "pt": ["Disse ", '"o plano"', "“um”", "«dois»", "  ", " ,", "projeto ", "projecto ", "n.º 5 ", "nº 6 ", "d'água ", "d’água "],
    "fr": ["Il dit ", '"le plan"', "« un »", "“deux”", "  ", " ,", "clé ", "clef ", "n° 5 ", "no. 6 ", "l'eau ", "l’eau "],
}  # fmt: skip
STYLES = ["|\n    {block}", '"{double}"', "'{single}'", ">-\n    {block}"]


def settings_of(folder):
    return read_settings(near=folder, overrides={})


def findings(file, data, settings):
    """What is told of a file with this content, but of its places."""
    judged = judge_input(file, the_office(), settings, data=data)
    return Counter((found.code, found.place.path) for found in judged.findings)


@st.composite
def inputs(draw):
    """An input file whose passages are written in any style, with all that can be mended."""
    language = draw(st.sampled_from(list(PIECES)))
    lines = [HEAD.format(language=language)]
    for field in draw(st.lists(st.sampled_from(["background", "conclusions"]), min_size=1, unique=True)):
        text = "X " + "".join(
            draw(st.lists(st.sampled_from([*PIECES[language], "word ", ". Next ", "\n\nsent to "]), max_size=12))
        )
        words = " ".join(text.split(" ")).rstrip() if "\n" not in text else text.rstrip()
        style = draw(st.sampled_from(STYLES if "\n" not in words else STYLES[:1]))
        told = style.format(
            block=words.replace("\n", "\n    "), double=words.replace('"', '\\"'), single=words.replace("'", "''")
        )
        lines.append(f"{field}:\n  - {told}  # c\n" if field == "conclusions" else f"{field}: {told}\n# b\n")
    return "".join(lines).replace("\n    \n", "\n\n")


@settings(derandomize=True, max_examples=120, deadline=None)
@given(inputs())
def test_no_finding_is_new_and_the_second_time_does_nothing(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "x.yaml"
    file.write_text(text, encoding="utf-8")
    chosen = settings_of(file)
    repair = plan_repair(file, the_office(), chosen, Wish())
    assert bool(repair.corrections) == (repair.before != repair.after)
    assert findings(file, repair.after, chosen) <= findings(file, repair.before, chosen)
    assert "# the talks" in repair.after.decode()
    file.write_bytes(repair.after)
    assert not plan_repair(file, the_office(), chosen, Wish()).corrections


MENDABLE = (
    HEAD.format(language="es")
    + 'background: >-\n  Dijo "sí" y  "no"  # fuera\n\n# c\nconclusions:\n  - La ALADI enviará la lista en mayo.\n'
)


def test_the_changes_are_shown_at_their_places(tmp_path):
    file = tmp_path / "a.es.yaml"
    file.write_text(MENDABLE, encoding="utf-8")
    repair = plan_repair(file, the_office(), settings_of(file), Wish(proposes=True))
    told = [(one.place.line, one.place.column, one.code) for one in repair.corrections]
    assert told == [(8, 8, "W703"), (8, 14, "W705"), (12, 5, "W056")]
    assert (
        "  - text: La ALADI enviará la lista en mayo.\n    responsible: [ALADI]  # por confirmar\n"
        in repair.after.decode()
    )
    assert "    due: 2024-05  # por confirmar\n" in repair.after.decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encoding_and_line_ends_stay(tmp_path, encoding):
    file = tmp_path / "a.es.yaml"
    file.write_bytes(MENDABLE.replace("\n", "\r\n").encode(encoding))
    repair = plan_repair(file, the_office(), settings_of(file), Wish())
    assert repair.after.decode(encoding) == MENDABLE.replace('"sí" y  "no"  #', "“sí” y “no” #").replace("\n", "\r\n")


def test_what_the_office_does_not_want_told_is_not_mended(tmp_path):
    file = tmp_path / "a.es.yaml"
    file.write_text(MENDABLE, encoding="utf-8")
    chosen = replace(settings_of(file), severities={"W703": Weight.OFF, "W056": Weight.OFF})
    repair = plan_repair(file, the_office(), chosen, Wish(proposes=True))
    assert {one.code for one in repair.corrections} == {"W705"}


def test_a_draft_with_wrong_values_is_mended_by_hand_first(tmp_path):
    file = Path(tmp_path) / "a.es.yaml"
    file.write_text(MENDABLE.replace("virtual", "vitual"), encoding="utf-8")
    assert plan_repair(file, the_office(), settings_of(file), Wish()).corrections == ()
