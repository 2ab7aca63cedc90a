"""Page labels, as qpdf reads them back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.pdf.bundle.merging import merge, placed_parts
from pipeline.pdf.bundle.numbering import Run
from pipeline.pdf.bundle.part import Numbering, Part
from pipeline.pdf.reading import read_facts
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import labels_by_pypdf
from tests.support.hostile_pdf import plain

STYLES = st.sampled_from(("D", "r", "R", "a", "A", ""))


def labelled(runs: list[tuple[int, str, str, int]]) -> bytes:
    """Six pages with labels of their own."""

    def change(pdf: Pdf) -> None:
        entries: list[object] = []
        for first, style, prefix, start in runs:
            entry = Dictionary(P=String(prefix))
            if style:
                entry.S, entry.St = Name(f"/{style}"), start
            entries += (first, entry)
        pdf.Root.PageLabels = Dictionary(Nums=Array(entries))

    return plain(6, change)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, 5), STYLES, st.sampled_from(("", "A-", "ñ ")), st.integers(1, 60)), max_size=4),
    st.sampled_from(("own", "D", "r", "")),
    st.sampled_from(("", "A1-")),
)
def test_labels_read_back_as_they_were_told(runs, style, prefix):
    distinct = sorted({run[0]: run for run in runs}.values())
    own = labelled(distinct)
    parts = [Part(plain(2), "One", "en"), Part(own, "Two", "en", numbering=Numbering(style, prefix, 3))]
    merged = merge(parts, BUNDLE)
    labels = labels_by_pypdf(merged.pdf)
    if not any(kind in ("a", "A") for _, kind, _, _ in runs):  # pikepdf counts on from z with aa, ab, not aa, bb
        assert read_facts(merged.pdf).labels == labels
    assert (merged.parts[1].first_label, merged.parts[1].last_label) == (labels[2], labels[-1])
    assert placed_parts(parts) == merged.parts
    if style == "own" and distinct and distinct[0][0] == 0:  # else readers don't agree on what stands before
        assert labels[2:] == tuple(prefix + label for label in labels_by_pypdf(own))


def test_letters_and_roman_figures_are_counted_as_the_standard_says():
    assert [Run(0, "a", "", 1).label(index) for index in (0, 25, 26, 53)] == ["a", "z", "aa", "bbb"]
    assert [Run(0, "R", "", 1).label(index) for index in (3, 8, 1993)] == ["IV", "IX", "MCMXCIV"]
