"""Replying: what was dropped into the inbox becomes a draft and its review, or a letter that says why it could not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.dropped import DRAFT, REVIEW, SHEETS, Dropped, stem_of
from pipeline.archive.inputs import keep_input
from pipeline.archive.placing import is_free_for, place_new
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.importing import MOST_BYTES
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.remarks import letter_lines
from pipeline.desks.reviewing import AUTHOR, Reviewed, review
from pipeline.desks.taking_in import Taken, take_in
from pipeline.desks.workshop import Order, Workshop, make
from pipeline.errors import ExitCode, InputError, RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.messages import phrase
from pipeline.model.report import Stage

INPUT_ENDINGS = (".yaml", ".yml")
SOURCE, DRAFT_HASH, WORDS = "rapporteur.source", "rapporteur.draft", "rapporteur.words"
"""The properties of an answer: the fingerprint of what it answers, the hash of its PDF, that of its words."""

# A fault of the program, of the engine or of what was made is told in a letter; what ails the machine is no answer.
_TOLD_IN_A_LETTER = (ExitCode.INPUT, ExitCode.ANNEX, ExitCode.CONVERSION, ExitCode.OUTPUT, ExitCode.BUG)
_LANGUAGE = re.compile(rb"^language:[ \t]*[\"']?(es|en|pt|fr)\b", re.MULTILINE)
_LANGUAGE_IN_NAME = re.compile(r"[._ -](es|en|pt|fr)\.[a-z]+$", re.IGNORECASE)
_WORDS_IN_NAME = {
    "relatório": "pt",
    "relatorio": "pt",
    "rapport": "fr",
    "informe": "es",
    "relatoría": "es",
    "report": "en",
}
_STAGE = re.compile(rb"^stage:[^\n]*$", re.MULTILINE)


@dataclass(frozen=True)
class Reply:
    """The answer to one file: its files by kind (`draft`, `review`), its language, all that was found.

    `input` is where the input file lies that was made of a report; `fault` is why there is no draft.
    """

    files: Mapping[str, bytes]
    language: str
    findings: tuple[Finding, ...] = ()
    input: Path | None = None
    fault: RapporteurError | None = None


@dataclass(frozen=True)
class Replier:
    """Replies to files; `inputs` is the folder for the input files that are made of reports."""

    workshop: Workshop
    inputs: Path

    def reply(self, dropped: Dropped, data: bytes, fingerprint: str) -> Reply:
        """The reply to a file with these bytes. Raises whatever lies with the machine: it is tried again later."""
        guard = unguarded if self.workshop.debug else guarded
        made = guard(self._draft, dropped, data, fingerprint)
        if isinstance(made, Reply):
            return made
        if made.exit_code not in _TOLD_IN_A_LETTER:
            raise made
        return self._letter(dropped.name, data, made, fingerprint)

    def _draft(self, dropped: Dropped, data: bytes, fingerprint: str) -> Reply:
        if dropped.stamp[0] > MOST_BYTES:
            raise InputError(finding("E054", Place(dropped.name), name=dropped.name, limit=MOST_BYTES))
        if dropped.suffix in SHEETS:
            raise InputError(finding("I001", Place(dropped.name), name=dropped.name))
        if dropped.suffix in INPUT_ENDINGS:
            return self._built(dropped.name, *self._judged(dropped.path, data), None, None, fingerprint)
        taken = take_in(dropped.path, data, self.workshop.office, self.workshop.settings, self.inputs)
        file = self._kept(dropped.name, taken)
        return self._built(dropped.name, *self._judged(file, taken.text.encode()), taken, file, fingerprint)

    def _kept(self, name: str, taken: Taken) -> Path:
        """The input file where the press department finds it, with its pictures: a folder a version, none written over.

        It is a draft, and claims no symbol until somebody makes it the report.
        """
        stem = stem_of(name).removesuffix(f".{taken.language}")
        number = 1
        while True:
            numbered = stem if number == 1 else f"{stem}.{number}"
            folder = self.inputs / numbered
            file = folder / f"{numbered}.{taken.language}.yaml"
            pictures = {folder / picture: data for picture, data in taken.pictures.items()}
            files = {**pictures, file: taken.text.encode()}
            if is_free_for(folder, files):
                place_new(files)
                return file
            number += 1

    def _judged(self, file: Path, data: bytes) -> tuple[Judgement, bytes]:
        """The judgement of an input, and what was judged; one that can't be read as a final report is read as a draft."""
        office, settings = self.workshop.office, self.workshop.settings
        try:
            judgement = judge_input(file, office, settings, data=data)
        except InputError as error:
            data = _as_draft(data)
            try:
                judgement = judge_input(file, office, settings, data=data)
            except InputError:
                raise error from None
        return replace(judgement, report=judgement.report.model_copy(update={"stage": Stage.DRAFT})), data

    def _built(
        self,
        name: str,
        judgement: Judgement,
        data: bytes,
        taken: Taken | None,
        file: Path | None,
        fingerprint: str,
    ) -> Reply:
        """The draft and its review."""
        checked = judgement.approved()
        made = make(self.workshop, Order(checked, self.workshop.template_of(judgement.report)))
        if isinstance(made, RapporteurError):
            raise made
        keep_input(self.workshop.settings.register, checked.canonical)
        findings = tuple(dict.fromkeys((*judgement.findings, *(taken.findings if taken else ()))))
        reviewed = Reviewed(name, judgement, data, findings, taken.left_out if taken else ())
        pdf, docx = made.files["pdf"], made.files["docx"]
        properties = _properties(fingerprint, docx, pdf)
        files = {DRAFT: pdf, REVIEW: review(docx, reviewed, self.workshop.office, properties)}
        return Reply(files, judgement.report.language.value, findings, file)

    def _letter(self, name: str, data: bytes, error: RapporteurError, fingerprint: str) -> Reply:
        """A Word document of a page that says what is wrong with the file, and what can be done."""
        from pipeline.line.compose.manuscript import FIRST_DAY
        from pipeline.word.custom_properties import with_properties
        from pipeline.word.letter import write_letter
        from pipeline.word.package import write_package

        language = likely_language(name, data, self.workshop.settings.language)
        title = phrase("letter_title", language, file=name)
        said = [(phrase("letter_why", language),), *letter_lines(error.findings, language)]
        closing = [(phrase("letter_what_can_be_read", language),), (phrase("letter_go_on", language),)]
        letter = write_letter(title, [*said, *closing], language, AUTHOR, FIRST_DAY)
        docx = write_package(letter.parts)
        letter = with_properties(letter, _properties(fingerprint, docx, b""))
        return Reply({REVIEW: write_package(letter.parts)}, language, error.findings, fault=error)


def likely_language(name: str, data: bytes, usual: str) -> str:
    """The language of a file that could not be read: what it says itself, what its name says, else the usual one."""
    if match := _LANGUAGE.search(data[:5000]):
        return match[1].decode()
    if named := _LANGUAGE_IN_NAME.search(name):
        return named[1].lower()
    return next((language for word, language in _WORDS_IN_NAME.items() if word in name.lower()), usual)


def _properties(fingerprint: str, docx: bytes, pdf: bytes) -> dict[str, str]:
    return {SOURCE: fingerprint, DRAFT_HASH: hashlib.sha256(pdf).hexdigest() if pdf else "", WORDS: words_hash(docx)}


def words_hash(docx: bytes) -> str:
    """The SHA-256 of the words of a Word document; a program that merely saves it anew leaves it as it is."""
    from pipeline.word.package import open_package
    from pipeline.word.running_text import words_alone

    return hashlib.sha256(words_alone(open_package(docx, "", InputError)).encode()).hexdigest()


def _as_draft(data: bytes) -> bytes:
    """An input file made a draft, its lines in their places: of a draft, what is wrong is left out and told."""
    draft, count = _STAGE.subn(b"stage: draft", data, count=1)
    return draft if count else data.rstrip() + b"\nstage: draft\n"
