"""What is not there yet stops no draft, and items that begin with anything but words stop no report."""

import io

import pytest
from PIL import Image

from tests.support.presswork import checked, fields, made, outline, part

pytestmark = pytest.mark.needs_libreoffice


def _png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    "beginning",
    [
        "- first\n- second",
        "1. a\n2. b",
        "> quoted",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "### H\n\nx\n\n### I\n\ny",
        "![p](p.png)",
    ],
)
def test_an_item_may_begin_with_any_block(beginning, engine, tmp_path):
    report = fields(conclusions=[beginning, "b"], recommendations=[beginning, "b"])
    edition = made(checked(tmp_path, report, p_png=_png(40, 20)), engine)
    numbered = [line for line in outline(edition.files["docx"]) if line.startswith("Conclusion |")]
    assert numbered == ["Conclusion |", "Conclusion | b"] * 2


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"background": "![a map](nope.png)"}, "Body Text | [Missing: nope.png]"),
        ({"background": "![](map.png)"}, "Body Text | [Missing: map.png]"),
        ({"background": "See [the third](#c3) and [it](#annex-9)."}, "Body Text | See the third and it."),
        (
            {"meeting": {"organisers": [{"name": "O", "role": "host", "logo": "nope.png", "alt": "x"}]}},
            "Notice | Host: O",
        ),
        ({"interventions": [{"speaker": "nobody", "text": "x"}]}, "Body Text | x"),
        ({"interventions": [{"speaker": "nobody"}]}, "Body Text | [Missing: intervention: nobody]"),
    ],
)
def test_a_draft_is_built_from_what_is_there(more, shown, engine, tmp_path):
    draft = fields(stage="draft", **more)
    edition = made(checked(tmp_path, draft, map_png=_png(40, 20)), engine)
    assert shown in outline(edition.files["docx"])


@pytest.mark.parametrize("number", [1, 3, 8])
def test_logos_stand_in_one_row_within_the_text(number, engine, tmp_path):
    logo = {"role": "sponsor", "logo": "wide.png", "alt": "a logo"}
    organisers = [{"name": f"O{n}", **logo} for n in range(number)]
    edition = made(checked(tmp_path, fields(meeting={"organisers": organisers}), wide_png=_png(900, 300)), engine)
    ends = [_end(anchor) for anchor in part(edition.files["docx"]).iter("{*}anchor")]
    assert len(ends) == number
    assert max(ends) <= (119 + 391 + 1) * 12_700


def _end(anchor) -> int:
    left = int(anchor.find("{*}positionH/{*}posOffset").text)
    return left + int(anchor.find("{*}extent").get("cx"))
