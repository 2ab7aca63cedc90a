"""Plain text as it comes out of a PDF: pages with running lines and folios, notes that lost their raised figures."""

from __future__ import annotations

from pipeline.reading.imports.from_text import read_text

PAGES = """SP/RP-SRPA-IR-22

INTRODUCCIÓN

La reunión se celebró en Lima y contó con un documento de base1 que fue
distribuido en marzo.
1
Véase el anexo estadístico.

                                1
\x0cSP/RP-SRPA-IR-22

CONCLUSIONES

1. Se acordó seguir.

2. Se acordó volver
en mayo.

                                2
\x0c"""


def test_running_lines_and_folios_are_left_out_and_counted():
    document = read_text(PAGES.encode(), "acta.txt")
    assert [(left.words, left.why) for left in document.left_out] == [
        ("SP/RP-SRPA-IR-22", "I050"),
        ("1", "I051"),
        ("SP/RP-SRPA-IR-22", "I050"),
        ("2", "I051"),
    ]
    assert [paragraph.label for paragraph in document.paragraphs if paragraph.label] == ["1.", "2."]
    assert [paragraph.text for paragraph in document.paragraphs][-1] == "Se acordó volver en mayo."


def test_a_note_is_put_where_its_figure_clings_to_a_word():
    document = read_text(PAGES.encode(), "acta.txt")
    prose = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("La reunión"))
    assert prose.all_words.endswith("distribuido en marzo. Véase el anexo estadístico.")


def test_figures_that_are_no_marks_stay():
    text = "La cifra subió a 3.\n\n1 de cada 10 países respondió."
    assert [paragraph.text for paragraph in read_text(text.encode(), "x.txt").paragraphs] == text.split("\n\n")
