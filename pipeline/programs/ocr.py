"""OCRmyPDF with Tesseract, where this machine has them: scans get their words, invisible, behind the picture.

What it was seen to do (14.0.1): pages that have words are left as they are with `--skip-text`; a page that takes too
long stays without words, and the rest goes on; its codes are promises: 0 done, 6 has words already, 8 encrypted.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.programs.confine import Limits, bare_environment, confined, dies_with_parent, tool
from pipeline.programs.mishaps import Gone, Refused
from pipeline.programs.profile import take_berth
from pipeline.programs.run_once import run_once

_SECONDS, _A_PAGE, _MOST_SECONDS = 60.0, 40.0, 3600.0
_MOST_OF_A_PAGE = 120
_LIMITS = Limits(memory=4 << 30)
_SURE = "10"  # in Tesseract's own measure: a page of nine lines that lies on its side has 12
_TURNS = "osd"  # Tesseract's data for how a page lies
_TESSERACT = {"es": "spa", "en": "eng", "pt": "por", "fr": "fra"}


@dataclass(frozen=True, slots=True)
class Recogniser:
    """An OCRmyPDF that works here: its version, Tesseract's, and the languages that this knows, by its own names.

    With `turns` it sees which way a page was laid on the glass, and sets it upright.
    """

    program: str
    version: str
    languages: tuple[str, ...]
    turns: bool = False

    def names(self, languages: Sequence[str]) -> str:
        """The languages as Tesseract is told them (`spa+eng`): those of them that it knows, else all of the office's."""
        known = [name for name in _TESSERACT.values() if name in self.languages]
        wanted = [_TESSERACT[each] for each in languages if _TESSERACT.get(each) in known]
        return "+".join(wanted or known or self.languages[:1])

    def lacks(self, language: str) -> str:
        """Tesseract's name of a language that it has no data for; empty where it has, or nobody knows the language."""
        name = _TESSERACT.get(language, "")
        return name if name not in self.languages else ""


@cache
def find_recogniser() -> Recogniser | None:
    """The OCRmyPDF of this machine; None where it, Tesseract, or every language of Tesseract's is missing."""
    program, tesseract = tool("ocrmypdf"), tool("tesseract")
    if program is None or tesseract is None:
        return None
    version, listed = _said([program, "--version"]), _said([tesseract, "--list-langs"])
    engine = _said([tesseract, "--version"]).partition("\n")[0].removeprefix("tesseract ").strip()
    known = sorted(line.strip() for line in listed.splitlines()[1:] if re.fullmatch(r"\w+", line.strip()))
    found = tuple(name for name in known if name not in (_TURNS, "equ"))
    if not version or not found:
        return None
    return Recogniser(program, f"ocrmypdf {version.strip()}, tesseract {engine}", found, _TURNS in known)


def with_words(pdf: bytes, pages: int, languages: Sequence[str], by: Recogniser, fonts_conf: Path, home: Path) -> bytes:
    """The PDF with the words of its scanned pages behind the pictures; pages with words are left.

    `pages` is how many there are, for the time that it may take; under `home` it has room to work, of which nothing stays.
    Raises Refused, Gone or TooSlow, OSError for the disk.
    """
    berth = take_berth(home)
    try:
        berth.furnish()
        source, made = berth.work / "scan.pdf", berth.work / "read.pdf"
        source.write_bytes(pdf)
        seconds = min(_MOST_SECONDS, _SECONDS + _A_PAGE * pages)
        command = confined(dies_with_parent(_command(by, by.names(languages), source, made)), _LIMITS)
        environment = bare_environment(berth.home, berth.temporary, fonts_conf) | {"OMP_THREAD_LIMIT": "1"}
        code, said = run_once(command, environment, berth.temporary, seconds, (berth.lock,))
        if code < 0:
            raise Gone(code, said)
        if code != 0 or not made.is_file():
            raise Refused(said)
        return made.read_bytes()
    finally:
        berth.clear()
        berth.leave()


def _command(by: Recogniser, languages: str, source: Path, made: Path) -> list[str]:
    quiet = ("--quiet", "--jobs", "1", "--output-type", "pdf", "--optimize", "0", "--skip-text")
    limits = ("--tesseract-timeout", str(_MOST_OF_A_PAGE), "--max-image-mpixels", "200")
    upright = ("--rotate-pages", "--rotate-pages-threshold", _SURE) if by.turns else ()
    return [by.program, *quiet, *limits, *upright, "--language", languages, str(source), str(made)]


def _said(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program of this machine
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
