"""The inbox: a shared folder in which whatever is dropped is answered beside it; it changes and loses nothing.

What has been answered is read off the folder itself: each answer carries the fingerprint of the file that it answers. The
memory in `.rapporteur/` only spares reading files again that stand as they stood.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.answered import Memory, Seen
from pipeline.archive.dropped import Dropped, Look, Why, answer_names, leftovers, look_into, read_whole, stem_of
from pipeline.archive.layout import folded
from pipeline.archive.lock import alone_serving
from pipeline.archive.placing import place_new
from pipeline.archive.refusals import refusals
from pipeline.desks.events import Answered, Event, Failed, PassedOver, Waiting
from pipeline.desks.importing import MOST_BYTES
from pipeline.desks.recognising import Recogniser
from pipeline.desks.replying import Replier, Reply
from pipeline.errors import RapporteurError, StorageError, UsageError
from pipeline.findings import Place, finding

# Seconds between two looks: a file must stand as it stood at the look before.
PAUSE = 0.7
# Looks that a single run grants a file that is still growing; rounds after which what failed is tried again.
MOST_LOOKS, ROUNDS_TO_WAIT = 20, 60


@dataclass
class Inbox:
    """The service of one folder, until `stop` is set."""

    folder: Path
    replier: Replier
    stop: threading.Event = field(default_factory=threading.Event)
    _before: Look = field(default_factory=Look)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _failed: dict[str, tuple[str, int]] = field(default_factory=dict)
    _round: int = 0

    def serve(self, *, watch: bool = False) -> Generator[Event, None, None]:
        """What happens in the folder, as it happens: once, or with `watch` until it is stopped.

        Raises UsageError F031 where there is no such folder, StorageError F030 where another serves it already.
        """
        if not self.folder.is_dir():
            raise UsageError(finding("F031", Place(str(self.folder)), path=str(self.folder)))
        with alone_serving(self.folder):
            recogniser = Recogniser(Memory.of(self.folder, self.replier.workshop.settings.state))
            self._before = self._looked()
            for name in leftovers(self._before):
                with suppress(OSError):
                    (self.folder / name).unlink()
            yield from self._watch(recogniser) if watch else self._once(recogniser)

    def _once(self, recogniser: Recogniser) -> Iterator[Event]:
        """Looks until nothing grows any more, and then tells what waits."""
        for _ in range(MOST_LOOKS):
            if len(recogniser.done(self._before)) < len(self._before.documents):
                self.stop.wait(PAUSE)
            look = self._looked()
            waiting = look.waiting(self._before, recogniser.done(look))
            yield from self._answers(recogniser, look, waiting)
            if self.stop.is_set() or Why.GROWING not in waiting.values():
                break
        yield from self._what_waits(waiting, with_growing=True)
        belonging = recogniser.belonging(look)
        yield from (PassedOver(other.path) for other in look.others if other.name not in belonging)

    def _watch(self, recogniser: Recogniser) -> Iterator[Event]:
        while not self.stop.wait(PAUSE):
            with suppress(StorageError):  # a share that is away for a while comes back
                look = self._looked()
                waiting = look.waiting(self._before, recogniser.done(look))
                yield from self._answers(recogniser, look, waiting)
                yield from self._what_waits(waiting)

    def _looked(self) -> Look:
        with refusals(self.folder):
            return look_into(self.folder)

    def _answers(self, recogniser: Recogniser, look: Look, waiting: dict[str, Why]) -> Iterator[Event]:
        """One round: whatever is whole, closed and not answered yet is answered."""
        self._round += 1
        self._before = look
        seen = recogniser.recognise(look, waiting)
        yield from self._unreadable(recogniser)
        answers = {one.answers: name for name, one in seen.items() if one.answers}
        belonging = recogniser.belonging(look)
        for dropped in look.documents:
            one = seen.get(dropped.name)
            if one is None or one.is_answer or one.answered_by in look.names or dropped.name in belonging:
                continue
            if one.fingerprint in answers:
                recogniser.memory.seen[dropped.name] = replace(one, answered_by=answers[one.fingerprint])
            elif not self._is_put_off(one) and not self.stop.is_set():
                event, recogniser.memory.seen[dropped.name] = self._answered(dropped, one)
                yield from [event] if event else []
        recogniser.memory.keep(self._looked().names)

    def _answered(self, dropped: Dropped, seen: Seen) -> tuple[Event | None, Seen]:
        """The answer, put beside the file; nothing where the file changed meanwhile: the next round answers it then."""
        try:
            with refusals(dropped.path):
                data = read_whole(dropped, MOST_BYTES)
            if data is None:
                return None, seen
            reply = self.replier.reply(dropped, data, seen.fingerprint)
            with refusals(dropped.path):
                if read_whole(dropped, 0) is None:
                    return None, seen
            files = self._put(dropped, reply)
        except RapporteurError as error:
            self._failed[dropped.name] = (seen.fingerprint, self._round)
            return Failed(dropped.path, error), seen
        return Answered(dropped.path, reply, files), replace(seen, answered_by=files["review"].name)

    def _put(self, dropped: Dropped, reply: Reply) -> dict[str, Path]:
        """Where the files of a reply lie now: under the first number of which no name is taken, but by just these files.

        The review comes last: where it is, the draft is too.
        """
        number = 1
        while True:
            names = answer_names(stem_of(dropped.name), number)
            files = {self.folder / names[kind]: data for kind, data in reply.files.items()}
            if self._are_free(names, files):
                place_new(files)
                return {kind: self.folder / names[kind] for kind in reply.files}
            number += 1

    def _are_free(self, names: dict[str, str], files: dict[Path, bytes]) -> bool:
        taken = {folded(name) for name in self._looked().names}
        for name in names.values():
            path = self.folder / name
            if folded(name) in taken and not (path.is_file() and path.read_bytes() == files.get(path)):
                return False
        return True

    def _is_put_off(self, seen: Seen) -> bool:
        """Whether it failed a short while ago: what lies with the machine is not mended within a second."""
        tried = [number for print_, number in self._failed.values() if print_ == seen.fingerprint]
        return bool(tried) and self._round - max(tried) < ROUNDS_TO_WAIT

    def _unreadable(self, recogniser: Recogniser) -> Iterator[Event]:
        for name, error in recogniser.faults.items():
            if self._is_news(name, ""):
                yield Failed(self.folder / name, error)

    def _what_waits(self, waiting: dict[str, Why], *, with_growing: bool = False) -> Iterator[Event]:
        """What waits and for what, told once for as long as it does; to grow for a moment is nothing to be told of."""
        self._told = {(name, why) for name, why in self._told if why in (waiting.get(name), "")}
        for name, why in waiting.items():
            if (with_growing or why is not Why.GROWING) and self._is_news(name, why):
                yield Waiting(self.folder / name, why)

    def _is_news(self, name: str, what: str) -> bool:
        is_new = (name, what) not in self._told
        self._told.add((name, what))
        return is_new
