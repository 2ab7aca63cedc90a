"""The page numbers that a PDF reader shows: i, ii, iii for the front, then 1, 2, 3 as printed."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.pdf.wish import PageLabel


def _described(label: PageLabel) -> Dictionary:
    entry: dict[str, Object | int] = {}
    if label.style:
        entry["/S"] = Name(f"/{label.style}")
        entry["/St"] = label.start
    if label.prefix:
        entry["/P"] = String(label.prefix)
    return Dictionary(entry)


def label_pages(pdf: Pdf, labels: tuple[PageLabel, ...]) -> None:
    """Writes the labels into the PDF; without any, those that it has stay.

    Every page needs one, so the pages before the first label are numbered 1, 2, 3.
    """
    if not labels:
        return
    ordered = sorted(labels, key=lambda label: label.first_page_index)
    if ordered[0].first_page_index > 0:
        ordered.insert(0, PageLabel(0, "D"))
    numbers: list[Object | int] = []
    for label in ordered:
        numbers += [label.first_page_index, _described(label)]
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
