"""A transcript of any of the usual kinds to its cues: WebVTT, SubRip, a Word file of Teams, plain text."""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.reading.imports.words import cleaned, count_words
from pipeline.reading.transcripts.cues import Cue, with_speakers
from pipeline.reading.transcripts.lines import cues_of_lines

MOST_BYTES = 20 * 1024 * 1024
MOST_TEXT = 3 * 1024 * 1024
"""What still fits into an input file, with all that stands beside it."""

_VOICE = re.compile(r"<v(?:\.[^\s>]*)*\s+(?P<name>[^>]*)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|<\d[\d:.]*>")
_BLOCKS_UNSPOKEN = ("NOTE", "STYLE", "REGION", "WEBVTT")


def read_transcript(data: bytes, name: str) -> tuple[Cue, ...]:
    """All that was said, in order; `name` is the file as the person typed it.

    InputError I111 for what is no transcript that can be read, I112 for one without words, I113 for one too large.
    """
    if len(data) > MOST_BYTES:
        raise InputError(finding("E054", Place(name), name=name, limit=MOST_BYTES))
    cues = tuple(cue for cue in with_speakers(_cues(data, name)) if cue.text)
    if not cues:
        raise InputError(finding("I112", Place(name), name=name))
    if sum(len(cue.text) for cue in cues) > MOST_TEXT:
        raise InputError(finding("I113", Place(name), name=name))
    return cues


def _cues(data: bytes, name: str) -> tuple[Cue, ...]:
    if data.startswith(b"PK"):
        from pipeline.word.lines import read_lines
        from pipeline.word.package import open_package

        return cues_of_lines([cleaned(line) for line in read_lines(open_package(data, name, InputError))])
    text = cleaned(_decoded(data, name)).replace("\r\n", "\n").replace("\r", "\n")
    if "-->" in text:
        cues = _captions(text)
        if cues and not _lost(text, cues):
            return cues
    return cues_of_lines(text.split("\n"))


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data or data.startswith((b"%PDF", b"{\\rtf", bytes.fromhex("d0cf11e0"))):
        raise InputError(finding("I111", Place(name), name=name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _captions(text: str) -> tuple[Cue, ...]:
    """The cues of WebVTT or SubRip; none where the library can't read it."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    kind = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    try:
        captions = webvtt.WebVTT.from_buffer(io.StringIO(text), format=kind)
    except (MalformedFileError, MalformedCaptionError, ValueError):
        return ()
    return tuple(cue for each in captions.captions for cue in _of_caption(each.raw_text, each.start_in_seconds))


def _of_caption(raw: str, start: int) -> Iterator[Cue]:
    """The cues of one caption: one for each voice in it, or for each line that begins with a name."""
    pieces = _VOICE.split(raw)
    if before := _spoken(pieces[0]):
        for line in _by_speaker(before):
            yield Cue(line, "", start)
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield Cue(" ".join(_spoken(words).split()), " ".join(html.unescape(name).split()), start)


def _by_speaker(text: str) -> Iterator[str]:
    """Lines joined, but where a dash or a name opens one."""
    held: list[str] = []
    for line in text.split("\n"):
        if held and re.match(r"\s*(?:[-–—]\s+\S|[A-ZÀ-Þ][^:\n]{1,58}:\s)", line):
            yield " ".join(" ".join(held).split())
            held = []
        held.append(line)
    yield " ".join(" ".join(held).split())


def _spoken(raw: str) -> str:
    return html.unescape(_TAG.sub("", raw)).strip()


def _lost(text: str, cues: tuple[Cue, ...]) -> Counter[str]:
    """The words of the file that are in no cue, but for names of cues, times and what the format says of itself."""
    found = Counter(count_words(" ".join(f"{cue.speaker} {cue.text}" for cue in cues)))
    wanted: Counter[str] = Counter()
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines) if "-->" in line), None)
        if at is None and lines[0].lstrip("\ufeff").startswith(_BLOCKS_UNSPOKEN):
            continue
        spoken = lines if at is None else lines[at + 1 :]
        if at is None and all(re.fullmatch(r"\s*\d*\s*", line) for line in spoken):
            continue
        wanted += count_words(_spoken(_VOICE.sub(" ", "\n".join(spoken))))
    return wanted - found
