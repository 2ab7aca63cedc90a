from __future__ import annotations

import io
import os
import shutil
from contextlib import closing

import docx
import pytest

from pipeline.archive.dropped import Why
from pipeline.archive.lock import alone_serving
from pipeline.desks.events import Answered, Failed, PassedOver, Waiting
from pipeline.desks.inbox import Inbox
from pipeline.desks.replying import Replier, Reply
from pipeline.errors import StorageError, UsageError
from pipeline.reading.report import read_report
from tests.support.command import DRAFT
from tests.support.commented import comments_in
from tests.support.dropping import FRENCH, SPANISH, embedded, share, text, word
from tests.support.editions import tree
from tests.support.retouching import saved_by_libreoffice


@pytest.fixture(scope="module")
def embedded_engine(tmp_path_factory, fonts):
    with embedded(tmp_path_factory.mktemp("engine"), fonts) as engine:
        yield engine


@pytest.fixture
def inbox(tmp_path, embedded_engine):
    return share(tmp_path, embedded_engine)


def _retyped(data: bytes, old: str, new: str) -> bytes:
    """A Word document after somebody typed other words, or merely saved it."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_what_is_dropped_is_answered_beside_it_in_its_language(inbox):
    dropped = {"Informe.docx": word(SPANISH), "rapport du port.txt": text(FRENCH), "taller.es.yaml": DRAFT.encode()}
    for name, data in dropped.items():
        inbox.drop(name, data)
    events = {event.file.name: event for event in inbox.serve() if isinstance(event, Answered)}
    assert {name: event.reply.language for name, event in events.items()} == {
        "Informe.docx": "es", "rapport du port.txt": "fr", "taller.es.yaml": "es",
    }  # fmt: skip
    stems = ("Informe", "rapport du port", "taller.es")
    answers = [f"{stem}.{ending}" for stem in stems for ending in ("draft.pdf", "review.docx")]
    assert inbox.names == sorted([*dropped, *answers])
    assert inbox.bytes_of(*dropped) == list(dropped.values())
    opening, *_ = comments_in((inbox.folder / "Informe.review.docx").read_bytes())
    assert "Informe.docx" in opening.lines[0]
    assert inbox.folder.joinpath("Informe.draft.pdf").read_bytes().startswith(b"%PDF-")
    # the press department finds the input of what was imported; an input file is one already
    kept = sorted(path.relative_to(inbox.office).as_posix() for path in inbox.office.glob("inputs/**/*.yaml"))
    assert kept == ["inputs/inbox/Informe/Informe.es.yaml", "inputs/inbox/rapport du port/rapport du port.fr.yaml"]
    assert read_report((inbox.office / kept[0]).read_bytes(), "").report.is_draft


def test_nothing_is_answered_twice_even_when_the_memory_is_gone(inbox):
    inbox.drop("Informe.docx", word())
    inbox.drop("taller.es.yaml", DRAFT.encode())
    assert len(inbox.answered()) == 2
    before = tree(inbox.folder)
    assert inbox.serve() == []
    shutil.rmtree(inbox.office / ".rapporteur")
    assert inbox.serve() == []
    (inbox.office / ".rapporteur" / "inbox").mkdir(exist_ok=True)
    for memory in (inbox.office / ".rapporteur" / "inbox").iterdir():
        memory.write_text('{"format": 1, "seen": {"Informe.docx": {"stamp": [1]}}}')
    assert inbox.serve() == []
    assert tree(inbox.folder) == before


def test_the_same_name_with_other_words_is_a_new_version_and_the_old_answers_stay(inbox):
    inbox.drop("Informe.docx", word())
    inbox.answered()
    first = inbox.bytes_of("Informe.draft.pdf", "Informe.review.docx")
    inbox.drop("Informe.docx", _retyped(word(), "agua", "agua dulce"))
    assert inbox.answered() == {"Informe.docx": ["Informe.draft.2.pdf", "Informe.review.2.docx"]}
    assert inbox.bytes_of("Informe.draft.pdf", "Informe.review.docx") == first
    assert (inbox.office / "inputs" / "inbox" / "Informe.2" / "Informe.2.es.yaml").is_file()
    inbox.drop("Informe.docx", word())  # as it was before: that was answered
    assert inbox.serve() == []


def test_the_answer_is_no_input_until_somebody_writes_in_it(inbox):
    inbox.drop("Informe.docx", word())
    inbox.answered()
    review = inbox.folder / "Informe.review.docx"
    review.write_bytes(_retyped(review.read_bytes(), "", ""))  # opened and saved, and nothing more
    shutil.copy(review, inbox.folder / "copia.docx")
    assert inbox.serve() == []
    edited = _retyped(review.read_bytes(), "agua", "agua dulce")
    review.write_bytes(edited)
    assert inbox.answered() == {"Informe.review.docx": ["Informe.draft.2.pdf", "Informe.review.2.docx"]}
    assert review.read_bytes() == edited
    # our own comments were no comments of a person
    assert not [
        one for one in comments_in(inbox.folder.joinpath("Informe.review.2.docx").read_bytes()) if one.code == "W061"
    ]
    assert inbox.serve() == []


def test_an_edited_draft_goes_back_into_what_it_was_built_from(inbox):
    people = "participants:\n  - {id: ana, name: Ana Ruiz, pronoun: she}  # por confirmar\nbackground: Hola a todos.\n"
    inbox.drop("taller.es.yaml", (DRAFT + people).encode())
    inbox.answered()
    review = inbox.folder / "taller.es.review.docx"
    review.write_bytes(_retyped(review.read_bytes(), "Hola a todos", "Hola a todas y todos"))
    assert list(inbox.answered()) == ["taller.es.review.docx"]
    made = read_report((inbox.office / "inputs/inbox/taller/taller.es.yaml").read_bytes(), "").report
    assert (made.participants[0].id, made.participants[0].pronoun) == ("ana", "she")  # printed nowhere, and kept
    assert (made.background or "").strip() == "Hola a todas y todos."
    assert made.interventions == made.conclusions == ()  # the marks of what is missing are nobody's words


def test_what_lies_about_in_the_folder_stops_no_edited_draft(inbox):
    inbox.drop("Informe.docx", word())
    inbox.answered()
    shutil.rmtree(inbox.office / "inputs")  # the press department has moved it
    for name in ("pipe.yaml", "logo.png"):
        os.mkfifo(inbox.folder / name)
    inbox.folder.joinpath("zero.yaml").symlink_to("/dev/zero")
    review = inbox.folder / "Informe.review.docx"
    review.write_bytes(_retyped(review.read_bytes(), "América", "América toda"))
    assert list(inbox.answered()) == ["Informe.review.docx"]


def test_a_deleted_answer_is_given_again(inbox):
    inbox.drop("taller.es.yaml", DRAFT.encode())
    inbox.answered()
    before = tree(inbox.folder)
    inbox.folder.joinpath("taller.es.review.docx").unlink()
    assert list(inbox.answered()) == ["taller.es.yaml"]
    assert tree(inbox.folder) == before


def test_half_an_answer_that_a_killed_run_left_is_completed(inbox):
    inbox.drop("taller.es.yaml", DRAFT.encode())
    inbox.answered()
    before = tree(inbox.folder)
    inbox.folder.joinpath("taller.es.review.docx").unlink()
    inbox.drop(".taller.es.review.docx.rapporteur-new", b"PK half")
    shutil.rmtree(inbox.office / ".rapporteur")
    inbox.answered()
    assert tree(inbox.folder) == before


def test_what_cant_be_read_is_answered_by_a_letter(inbox):
    broken = {"roto.es.yaml": b"format: 1\nlanguage: es\nmeeting: [\n", "Rapport.docx": b"PK\x03\x04 and nothing"}
    broken |= {"notes.pages": b"PK\x03\x04", "vide.txt": b"   \n", "lista.csv": b"Nombre;Cargo\nAna;Directora\n"}
    for name, data in broken.items():
        inbox.drop(name, data)
    events = [event for event in inbox.serve() if isinstance(event, Answered)]
    assert {event.file.name for event in events} == set(broken)
    assert all(event.reply.fault and list(event.files) == ["review"] for event in events)
    assert {event.file.name: event.reply.language for event in events}["roto.es.yaml"] == "es"
    letter = docx.Document(str(inbox.folder / "Rapport.review.docx"))
    said = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert "Rapport.docx" in said
    assert "T099" in said
    assert inbox.bytes_of(*broken) == list(broken.values())
    assert inbox.serve() == []


def test_values_that_are_wrong_keep_no_draft_from_being_made(inbox):
    inbox.drop("taller.es.yaml", DRAFT.replace("stage: draft\n", "colour: red\n").encode())
    assert list(inbox.answered().values()) == [["taller.es.draft.pdf", "taller.es.review.docx"]]
    codes = [one.code for one in comments_in(inbox.folder.joinpath("taller.es.review.docx").read_bytes())]
    assert "E014" in codes or any(code.startswith("E0") for code in codes)


def test_a_file_that_is_open_or_empty_waits_and_what_is_no_document_is_passed_over(inbox):
    inbox.drop("Informe.docx", word())
    inbox.drop("~$forme.docx", b"who")  # as Word calls it
    inbox.drop("Rapport.docx", word())
    inbox.drop(".~lock.Rapport.docx#", b"who")
    inbox.drop("nuevo.docx", b"")
    inbox.drop("photo.jpg", b"\xff\xd8\xff")
    inbox.drop(os.fsdecode(b"Relator\xeda.docx"), word())  # as an old program calls it
    inbox.drop("dos\nlineas.docx", word())
    for name in ("Acta.docx.part", "Acta.docx.crdownload", "Acta.docx.tmp", ".Acta.docx"):
        inbox.drop(name, word())
    inbox.folder.joinpath("enlace.docx").symlink_to(inbox.drop("../outside.docx", word()))
    inbox.folder.joinpath("carpeta.docx").mkdir()
    os.mkfifo(inbox.folder / "pipe.docx")
    held = inbox.drop("abierto.docx", word())
    before = inbox.names
    with held.open("ab"):
        events = inbox.serve()
    assert {event.file.name: event.why for event in events if isinstance(event, Waiting)} == {
        "Informe.docx": Why.OPEN, "Rapport.docx": Why.OPEN, "abierto.docx": Why.OPEN, "nuevo.docx": Why.EMPTY,
    }  # fmt: skip
    assert [event.file.name for event in events if isinstance(event, PassedOver)] == [
        os.fsdecode(b"Relator\xeda.docx"), "dos\nlineas.docx", "photo.jpg",
    ]  # fmt: skip
    assert inbox.names == before
    for lock in ("~$forme.docx", ".~lock.Rapport.docx#"):
        inbox.folder.joinpath(lock).unlink()
    assert sum(isinstance(event, Answered) for event in inbox.serve()) == 3


def test_a_file_that_grows_is_answered_once_it_is_whole(inbox):
    data = word()
    growing = inbox.drop("Informe.docx", data[:4000])
    served = inbox.inbox()
    looked, whole = served._looked, iter([data[:8000], data])

    def look():
        """Somebody's copying goes on between two looks."""
        if piece := next(whole, None):
            growing.write_bytes(piece)
        return looked()

    served._looked = look
    (event,) = served.serve()
    assert isinstance(event, Answered)
    assert event.reply.fault is None


class Hasty(Replier):
    """A replier during whose work somebody saves the file anew."""

    def reply(self, dropped, data: bytes, fingerprint: str) -> Reply:
        made = super().reply(dropped, data, fingerprint)
        if b"Taller" in data:
            dropped.path.write_bytes(data.replace(b"Taller", b"Seminario"))
        return made


def test_what_was_saved_while_it_was_answered_is_answered_as_it_is(inbox):
    inbox.drop("taller.es.yaml", DRAFT.encode())
    replier = inbox.inbox().replier
    served = Inbox(inbox.folder, Hasty(replier.workshop, replier.inputs))
    assert list(served.serve()) == []
    assert inbox.names == ["taller.es.yaml"]
    inbox.answered()
    comments = comments_in(inbox.folder.joinpath("taller.es.review.docx").read_bytes())
    assert "Seminario" in "".join(one.words for one in comments)


@pytest.mark.parametrize(
    "name",
    [
        "Relatoría final – versión 2 (copia).docx",
        "-rf.docx",
        "…docx.docx",
        "Réunion.DOCX",
        "x" * 250 + ".docx",
        "é" * 125 + ".docx",
    ],
)
def test_whatever_a_file_is_called_its_answers_are_beside_it(inbox, name):
    inbox.drop(name, word())
    ((answered, answers),) = inbox.answered().items()
    assert answered == name
    assert len(answers) == 2
    assert {path.parent for path in inbox.folder.rglob("*")} == {inbox.folder}
    assert inbox.serve() == []


def test_files_that_share_a_stem_have_answers_of_their_own(inbox):
    inbox.drop("Informe.docx", word())
    inbox.drop("informe.txt", text())
    taken = inbox.answered()
    names = [name.lower() for names in taken.values() for name in names]
    assert len(set(names)) == 4


def test_an_answer_of_somebody_else_is_not_overwritten(inbox):
    theirs = inbox.drop("taller.es.draft.pdf", b"%PDF-mine")
    inbox.drop("taller.es.yaml", DRAFT.encode())
    assert inbox.answered() == {"taller.es.yaml": ["taller.es.draft.2.pdf", "taller.es.review.2.docx"]}
    assert theirs.read_bytes() == b"%PDF-mine"


def test_what_an_input_file_names_belongs_to_it(inbox):
    report = DRAFT + "annexes:\n  - title: Programa\n    file: programa.pdf\n"
    inbox.drop("taller.es.yaml", report.encode())
    inbox.drop("programa.pdf", b"%PDF-1.4 whatever")
    assert list(inbox.answered()) == ["taller.es.yaml"]
    assert inbox.serve() == []
    inbox.drop("programa.pdf", b"%PDF-1.4 another")  # what it names has changed: that is another report
    assert inbox.answered() == {"taller.es.yaml": ["taller.es.draft.2.pdf", "taller.es.review.2.docx"]}


def test_a_folder_is_served_by_one(inbox):
    with alone_serving(inbox.folder), pytest.raises(StorageError, match="F030"):
        inbox.serve()
    with pytest.raises(UsageError, match="F031"):
        list(Inbox(inbox.folder / "none", inbox.inbox().replier).serve())


def test_what_lies_with_the_office_is_no_answer_and_tried_again(inbox):
    inbox.drop("taller.es.yaml", DRAFT.encode())
    inbox.office.joinpath("templates").mkdir()
    inbox.office.joinpath("templates", "rapporteur-report.docx").write_bytes(b"no template")
    (event,) = inbox.serve()
    assert isinstance(event, Failed)
    assert event.error.exit_code == 5
    assert inbox.names == ["taller.es.yaml"]
    inbox.office.joinpath("templates", "rapporteur-report.docx").unlink()
    assert list(inbox.answered()) == ["taller.es.yaml"]


def test_a_watch_answers_what_comes_and_ends_when_it_is_told(inbox):
    served = inbox.inbox()
    with closing(served.serve(watch=True)) as events:
        inbox.drop("taller.es.yaml", DRAFT.encode())
        first = next(events)
        assert isinstance(first, Answered)
        inbox.drop("taller.es.yaml", DRAFT.replace("Taller", "Seminario").encode())
        second = next(events)
        assert sorted(path.name for path in second.files.values()) == [
            "taller.es.draft.2.pdf",
            "taller.es.review.2.docx",
        ]
        served.stop.set()
        assert next(events, None) is None
    assert inbox.serve() == []


@pytest.mark.needs_libreoffice
def test_the_real_engine_and_another_program_that_saves_the_answer(tmp_path, engine):
    inbox = share(tmp_path, engine)
    inbox.drop("Informe.docx", word())
    assert inbox.answered() == {"Informe.docx": ["Informe.draft.pdf", "Informe.review.docx"]}
    review = inbox.folder / "Informe.review.docx"
    saved = saved_by_libreoffice(review.read_bytes(), tmp_path)
    said = [sorted(one.lines for one in comments_in(data)) for data in (saved, review.read_bytes())]
    assert said[0] == said[1]
    review.write_bytes(saved)
    assert inbox.serve() == []  # the same words
    odt = tmp_path / "saved" / "template.docx"
    inbox.drop("Otro.docx", odt.read_bytes())
    assert inbox.serve() == []  # a copy of the answer
