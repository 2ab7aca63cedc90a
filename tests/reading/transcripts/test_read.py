"""Transcripts of the usual kinds are read, and no word of them is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.reading.imports.words import count_words
from pipeline.reading.transcripts.read import read_transcript
from pipeline.reading.transcripts.turns import turns_of
from pipeline.word.package import write_package

VTT = """\
WEBVTT

NOTE duration:"00:10:00"

c8a1/1-0
00:00:01.000 --> 00:00:04.000
<v Juan Pérez>Buenos días a todas y todos, bienvenidos al taller regional.</v>

00:00:05.000 --> 00:00:09.000
<v Ana Soto (OEA)>Gracias, señor moderador &amp; colegas. Quisiera referirme</v>

00:00:09.000 --> 00:00:12.000
<v Ana Soto (OEA)>al comercio digital.</v>
"""
SRT = """\
1
00:00:01,000 --> 00:00:04,000
Juan Pérez: Buenos días a todas y todos,
bienvenidos al taller regional.

2
00:00:05,000 --> 00:00:12,000
Ana Soto (OEA): Gracias, señor moderador & colegas. Quisiera referirme al comercio digital.
"""
TEAMS = """\
Juan Pérez   0:01
Buenos días a todas y todos, bienvenidos al taller regional.

Ana Soto (OEA)   0:05
Gracias, señor moderador & colegas. Quisiera referirme
al comercio digital.
"""
OLD_TEAMS = """\
0:0:1.0 --> 0:0:4.0
Juan Pérez
Buenos días a todas y todos, bienvenidos al taller regional.
0:0:5.0 --> 0:0:9.140
Ana Soto (OEA)
Gracias, señor moderador & colegas. Quisiera referirme al comercio digital.
"""
IN_BRACKETS = """\
[00:00:01] Juan Pérez: Buenos días a todas y todos, bienvenidos al taller regional.
[00:00:05] Ana Soto (OEA): Gracias, señor moderador & colegas. Quisiera referirme al comercio digital.
"""
ALL = {"vtt": VTT, "srt": SRT, "teams": TEAMS, "old teams": OLD_TEAMS, "in brackets": IN_BRACKETS}
WANTED = [
    ("Juan Pérez", "00:00:01 Buenos días a todas y todos, bienvenidos al taller regional."),
    ("Ana Soto (OEA)", "00:00:05 Gracias, señor moderador & colegas. Quisiera referirme al comercio digital."),
]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def said(data: bytes):
    return [(turn.speaker, "\n".join(turn.notes())) for turn in turns_of(read_transcript(data, "t"))]


def docx(text: str) -> bytes:
    """A Word file as Teams makes it: one paragraph for each block, its lines broken by hand."""
    blocks = [block.strip("\n").split("\n") for block in text.replace("&", "&amp;").split("\n\n")]
    runs = ["<w:br/>".join(f"<w:t>{line.replace('>', '&gt;')}</w:t>" for line in block) for block in blocks]
    body = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs)
    main = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{office}"/></Types>'
    )
    return write_package({"[Content_Types].xml": types.encode(), "word/document.xml": main.encode()})


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_kind_gives_the_same_turns(kind, encoding):
    assert said(ALL[kind].encode(encoding)) == WANTED


@pytest.mark.parametrize("kind", ["teams", "old teams"])
def test_a_word_file_gives_the_same_turns(kind):
    assert said(docx(ALL[kind])) == WANTED


def test_names_without_times_are_speakers_and_a_word_before_a_colon_is_none():
    text = (
        "Moderadora: Buenos días, se abre la sesión de trabajo de hoy.\nAna Soto: Presento el informe anual de la organización.\n"
        "Primero: el presupuesto.\nModeradora: Gracias, pasamos al punto siguiente del temario de hoy.\n"
    )
    assert [turn for turn, _ in said(text.encode())] == ["Moderadora", "Ana Soto", "Moderadora"]
    assert "Primero: el presupuesto." in said(text.encode())[1][1]


def test_a_word_thrown_in_interrupts_nobody():
    text = (
        "Ana Soto   0:01\nEl comercio digital avanza en toda la región.\nJuan Pérez   0:09\nGracias.\n"
        "Ana Soto   1:30\nY seguirá avanzando el año que viene.\n"
    )
    assert said(text.encode()) == [
        (
            "Ana Soto",
            "00:00:01 El comercio digital avanza en toda la región.\n[00:00:09 Juan Pérez: Gracias.]\n"
            "00:01:30 Y seguirá avanzando el año que viene.",
        )
    ]


def test_what_stands_before_the_first_speaker_is_kept():
    ((_, notes), *_) = said(f"Taller regional\nApril 5, 2024, 1:00PM\n1h 2m 3s\n\n{TEAMS}".encode())
    assert "Taller regional" in notes
    assert "April 5, 2024, 1:00PM" in notes


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4", "I111"), (b"WEBVTT\n", "I112"), (b"", "I112"), (b"\x89PNG\0\0", "I111")]
)
def test_what_is_no_transcript_is_told(data, code):
    with pytest.raises(InputError) as caught:
        read_transcript(data, "t")
    assert caught.value.findings[0].code == code


LINES = st.sampled_from(
    """\
Ana Soto: hola a todos
00:00:01.000 --> 00:00:02.000
Ana Soto   0:13
<v Luz>vale</v>

palabras sueltas
Nota: x
[00:01] Luz: sí
WEBVTT""".splitlines()
)


@given(st.lists(LINES, min_size=1, max_size=12))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_no_word_is_lost_whatever_the_lines(lines):
    text = "\n".join(lines)
    spoken = [line for line in lines if "-->" not in line and line != "WEBVTT"]
    try:
        turns = turns_of(read_transcript(text.encode(), "t"))
    except InputError:
        assert not any(word in text for word in ("hola", "vale", "palabras"))
        return
    found = count_words(" ".join(f"{cue.speaker} {cue.text}" for turn in turns for cue in turn.cues))
    for word in ("hola", "vale", "palabras", "sueltas"):
        assert found[word] == " ".join(spoken).split().count(word) + " ".join(spoken).count(f">{word}")
