"""Layout with the real engine: what must never happen on a page, swept over every position where it could."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.model.choices import Paper
from pipeline.model.stages import Imposition
from pipeline.pdf.reading import read_facts
from tests.support.layout import lines_of
from tests.support.long_report import long_report
from tests.support.pictures import png
from tests.support.presswork import checked, fields, made

pytestmark = pytest.mark.needs_libreoffice

FRONT = 3


def numbered_words(letter, count=60):
    """A paragraph of several lines of which each word says to which paragraph it belongs."""
    return " ".join(f"{letter}{n}{'x' * (n % 5)}" for n in range(count))


def table(rows, end):
    return "| HEADER | b |\n|---|---|\n" + "\n".join(f"| row {n} | x |" for n in range(rows)) + f"\n\n{end}"


KINDS = {
    "paragraph": numbered_words("a"),
    "short table": table(5, "Table: CAPTION"),
    "table without caption": table(5, "After."),
    "long table": table(30, "Table: CAPTION"),
    "picture": '![A map](map.png "CAPTION")\n\nAfter.',
    "list": f"Items:\n\n- {numbered_words('a')}\n- {numbered_words('b')}",
    "quote": f"> {numbered_words('a')}",
    "sub-headings": f"#### HEADING A\n\n{numbered_words('a')}\n\n#### HEADING B\n\nText.",
}


def chapter(filled, block):
    """A chapter with the block after so many short paragraphs, between headings."""
    return "\n\n".join([*["Filled."] * filled, "### HEADING ONE", block, "### HEADING TWO", "End."])


def standing_alone(pages):
    """The lines that stand where they may not: page, and words."""
    for number, page in enumerate(pages):
        texts = [line.text for line in page]
        if not texts:
            yield number, "blank page"
        elif re.match("HEADING|HEADER", texts[-1]):
            yield number, texts[-1]
        elif texts[0].startswith("CAPTION"):
            yield number, texts[0]


def single_lines(pages):
    """Paragraphs of several lines with a single one on a page."""
    for number, page in enumerate(pages):
        # a chapter has one paragraph of each letter, and no page has two chapters
        letters = Counter(match[1] for line in page if (match := re.match(r"–?([ab])\d", line.text)))
        yield from ((number, letter) for letter, count in letters.items() if count == 1)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_alone_wherever_the_page_ends(kind, engine, tmp_path):
    sections = [{"title": f"Chapter {n}", "text": chapter(n, KINDS[kind])} for n in range(8, 44)]
    report = checked(tmp_path, fields(sections=sections), whatever=True, map_png=png(500, 330))
    pages = lines_of(made(report, engine).files["pdf"])[FRONT:]
    assert list(standing_alone(pages)) == []
    assert list(single_lines(pages)) == []


def test_a_chapter_that_fills_its_page_makes_no_page_more(engine, tmp_path):
    """Texts, lists and tables that end at each line of a page; the section's end rides on the last paragraph."""
    ends = ["Last.", table(2, "Table: CAPTION"), "- a\n- b", table(3, "").strip()]
    sections = [
        {"title": f"Chapter {n}", "text": "\n\n".join([*["Filled."] * n, ends[n % 4]])}
        for start in (14, 38)
        for n in range(start, start + 10)
        for _ in range(2)
    ]
    pages = lines_of(made(checked(tmp_path, fields(sections=sections), whatever=True), engine).files["pdf"])[FRONT:]
    assert list(standing_alone(pages)) == []


def test_participants_of_any_number_leave_no_blank_page_and_no_lonely_header(engine, tmp_path):
    annexes = [{"participants": True}, {"title": "Text", "text": "Text."}]
    seen = set()
    for count in (1, *range(18, 31), 60):
        people = [{"name": f"Person {n}", "organisation": f"Body {n}", "status": "member"} for n in range(count)]
        report = checked(tmp_path, fields(participants=people, annexes=annexes), whatever=True)
        pages = lines_of(made(report, engine).files["pdf"])[FRONT:]
        assert all(pages), count
        assert not any(page[-1].text.startswith("Organization") for page in pages), count
        assert sum(line.text.startswith("Body") for page in pages for line in page) == count
        seen.add(len(pages))
    assert len(seen) == 3


TITLES = {
    "en": "Workshop on the inter-secretariat exchange of electronic certificates of origin and of plant health ",
    "es": "Taller sobre el intercambio interinstitucional de certificados electrónicos de origen y fitosanitarios ",
    "pt": "Oficina sobre o intercâmbio interinstitucional de certificações eletrônicas de origem e fitossanitárias ",
    "fr": "Atelier sur l'échange intersecrétariat de certificats électroniques d'origine : une « clé » ? ",
}


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("length", [20, 120, 230, 300])
def test_titles_of_any_length_are_whole_in_header_cover_and_contents(length, language, engine, tmp_path):
    title = (TITLES[language] * 4)[:length].strip(" :«")
    report = fields(language, {"title": title}, sections=[{"title": title, "text": "x"}], annexes=[annex(title)])
    pdf = made(checked(tmp_path, report, whatever=True), engine).files["pdf"]
    assert read_facts(pdf).page_count == FRONT + 5
    sheets = lines_of(pdf, 0, 792)
    whole = squeeze(title)
    assert whole in squeeze("".join(line.text for line in sheets[0])), "cover"
    assert squeeze("".join(line.text for line in sheets[2])).count(whole) == 3, "header, chapter and annex in contents"
    for sheet in sheets[FRONT:]:
        header = [line for line in sheet if line.foot < 85 and line.size < 9]
        assert squeeze("".join(line.text for line in header)).endswith(whole)
        assert header[-1].foot < 75, "header words stay clear of the text"
    for line in sheets[2]:
        assert re.search(r"(PAG\.|PÁG\.|PAGE)\d+$", line.text) or not re.search(r"PAG|PÁG", line.text)
    if length == 20:
        assert abs(max(line.foot for line in sheets[0]) - 692) < 17, "the symbol ends the page"


def annex(title):
    return {"title": title, "text": "x"}


def squeeze(text):
    return "".join(text.replace("\ufffe", "-").split())


def test_ten_annexes_and_none(engine, tmp_path):
    for count in (0, 10):
        report = fields(annexes=[annex(f"Annex {n}") for n in range(count)])
        edition = made(checked(tmp_path, report, whatever=True), engine)
        assert [page for _, page in edition.contents] == [str(n + 1) for n in range(3 + count)]


def test_both_papers_have_the_same_lines_on_the_same_pages(engine, tmp_path):
    report = checked(tmp_path, long_report("es", chapters=6, notes=40))
    letter = lines_of(made(report, engine).files["pdf"], 80, 702)
    a4 = lines_of(made(report, engine, Imposition(Paper.A4)).files["pdf"], 105.5, 727.5)
    words = [[[line.text for line in page] for page in pages[FRONT:]] for pages in (letter, a4)]
    assert words[0] == words[1]


@pytest.mark.parametrize("imposition", [Imposition(duplex=True, odd_chapters=True), Imposition(odd_chapters=True)])
def test_chapters_on_odd_pages_and_blanks_where_due(imposition, engine, tmp_path):
    text = "\n\n".join(["Filled."] * 30)
    report = fields(sections=[{"title": f"Chapter {n}", "text": text if n % 2 else "x"} for n in range(6)])
    edition = made(checked(tmp_path, report, whatever=True), engine, imposition)
    assert all(int(page) % 2 for _, page in edition.contents)
    sheets = lines_of(edition.files["pdf"], 0, 792)
    facts = read_facts(edition.files["pdf"])
    folios = [facts.labels[number] for number, sheet in enumerate(sheets) if not sheet]
    starts = {int(page) for _, page in edition.contents}
    front = [folio for folio in folios if not folio.isdigit()]
    assert all(int(folio) + 1 in starts for folio in folios if folio.isdigit())
    # a chapter of one page is followed by a blank one; one of two pages by none
    assert len(folios) - len(front) == 6
    assert len(front) == (3 if imposition.duplex else 0)
    if imposition.duplex:
        assert facts.labels.index("1") % 2 == 0, "printed page 1 is the front of a leaf"


@pytest.mark.parametrize("length", [30, 60, 100])
def test_a_word_wider_than_the_page_spills_neither_cover_nor_notice(length, engine, tmp_path):
    word = "W" * length
    report = fields(meeting={"title": f"On {word}", "place": word, "mode": "hybrid"}, adopted={"by": word})
    pdf = made(checked(tmp_path, report, whatever=True), engine).files["pdf"]
    assert read_facts(pdf).labels[:4] == ("i", "ii", "iii", "1")
