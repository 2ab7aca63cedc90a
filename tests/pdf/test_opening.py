"""PDFs from bytes to bytes."""

from __future__ import annotations

import random
import re

import pikepdf
import pytest

from pipeline.errors import OutputError
from pipeline.pdf.checking import check_standards
from pipeline.pdf.colour import declare_colour
from pipeline.pdf.metadata import write_metadata
from pipeline.pdf.opening import opened, saved
from tests.pdf.conftest import WISH


def with_a_stream(data):
    """A PDF/A-3b of one page that also holds a stream of these bytes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.PieceInfo = pikepdf.Dictionary(Ours=pdf.make_stream(data, Filter=pikepdf.Name.FlateDecode))
        declare_colour(pdf)
        write_metadata(pdf, WISH)
        return saved(pdf)


@pytest.mark.parametrize("last", [b"\r", b"\n", b"\r\n", b" ", b"\0"])
def test_a_stream_may_end_in_any_byte(last):
    noise = random.Random(1).randbytes(200) + last
    pdf = with_a_stream(noise)
    lengths = [found for found in check_standards(pdf, ua=False, a="3b") if "LENGTH" in str(found.parameter("rule"))]
    assert lengths == []
    with opened(pdf) as file:
        assert file.Root.PieceInfo.Ours.read_raw_bytes() == noise


def test_what_is_opened_comes_back_equal():
    pdf = with_a_stream(b"words")
    with opened(pdf) as file:
        again = saved(file)
    with opened(again) as file:
        assert saved(file) == again
    assert re.search(rb"/ID \[<([0-9a-f]{32})><\1>\]", again)


def test_rubbish_is_an_output_error():
    with pytest.raises(OutputError), opened(b"no pdf"):
        pass
