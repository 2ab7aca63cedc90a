from __future__ import annotations

from hypothesis import given, settings

from pipeline.model.base import Language
from pipeline.office.terms import Terms
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.editions.gaps import open_texts, with_gaps
from tests.support.passages import passages
from tests.support.reports import the_office

ENGLISH = Terms(the_office(), Language.SPANISH, Language.ENGLISH)
GAP = ENGLISH.words.waiting

PROSE = """### Apertura

El acta[^1] está en [Anexo I](#annex-1).

- uno
- dos

> Cita.

| País | Valor | Plazo |
|:-----|------:|-------|
| Perú | 1.234,5 | 15 días |

![Un mapa](mapa.png "El mapa")

[^1]: Véase el acta."""


def test_blocks_notes_links_and_known_cells_stay():
    assert with_gaps(PROSE, ENGLISH).split("\n\n") == [
        f"### {GAP}",
        f"{GAP}[^1] [Anexo I](#annex-1).".removesuffix("."),
        f"- {GAP}\n- {GAP}",
        f"> {GAP}",
        f"| {GAP} | {GAP} | {GAP} |\n| --- | --: | --- |\n| Peru | 1,234.5 | {GAP} |",
        f'![{GAP}](mapa.png "{GAP}")',
        f"[^1]: {GAP}",
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(passages)
def test_what_is_written_of_each_text_is_the_prose_again(passage):
    same = Terms(the_office(), Language.SPANISH, Language.SPANISH)
    text = write_passage(passage)
    texts = open_texts(text, same)
    assert read_passage(with_gaps(text, same, lambda number: [texts[number][1]])) == read_passage(text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(passages)
def test_an_edition_that_waits_has_the_same_blocks(passage):
    text = write_passage(passage)
    made = read_passage(with_gaps(text, ENGLISH))
    assert not made.findings or read_passage(text).findings
    assert [type(block) for block in made.passage.blocks] == [
        type(block) for block in read_passage(text).passage.blocks
    ]
