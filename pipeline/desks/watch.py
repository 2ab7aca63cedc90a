"""Watching: reports are built, and built again whenever what they are made of was saved, until one is told to stop.

Events only wake it: what is due it finds by looking at the files themselves, so that none is missed that was saved
while it was at work, and none is built because somebody has merely read it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.watching import changes
from pipeline.desks.build import Wish, build
from pipeline.desks.inputs import inputs_of
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.start import likely_work, workers_for
from pipeline.desks.workshop import Workshop
from pipeline.errors import RapporteurError
from pipeline.model.choices import Settings
from pipeline.settings import SETTINGS_FILE, now

Stamp = tuple[int, ...]

_AS_IT_WAS = (Status.UNCHANGED, Status.OLDER)
# What programs leave beside a file that they have open.
_OPENED = ("~$", ".")
# Beyond so many seconds a file was not saved but moved here.
_LONG_AGO = 60.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """All is built that was due; so many reports are watched."""

    reports: int


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of a report, and how many seconds after it was saved; None where that is unknown or long ago."""

    outcome: Outcome
    since_saved: float | None = None


Told = Rebuilt | RapporteurError | Waiting


@dataclass
class Watch:
    """The watch over inputs, files or folders as they were given; `settle` reads the settings of the office anew."""

    given: Sequence[Path]
    workshop: Workshop
    wish: Wish
    settle: Callable[[], Settings]
    _seen: dict[Path, dict[Path, Stamp]] = field(default_factory=dict)
    _owed: set[Path] = field(default_factory=set)
    _shared: dict[Path, Stamp] = field(default_factory=dict)
    _trouble: RapporteurError | None = None

    def run(self) -> Generator[Told, None, None]:
        """What becomes of each report: first of all that are out of date, then of each that was saved.

        An error that is no single report's is told, and the watch goes on. Raises what `inputs_of` raises, at first.
        """
        self._shared = _shared(self.workshop.settings)
        files = inputs_of(self.given, self.workshop.settings).files
        workers = workers_for(likely_work(files, self.workshop.settings, force=self.wish.force), self.wish.jobs)
        if workers > 1:
            # They are forked, which can't be done any more once a folder is watched: the library has threads.
            yield from self._built(files)
        with self.workshop.kept() as self.workshop:
            self.wish = replace(self.wish, jobs=1)
            if workers == 1:
                yield from self._built(files)
            self.wish = replace(self.wish, force=False)
            yield Waiting(len(self._seen))
            while not self.wish.stopping():
                yield from self._while_the_same_is_watched()

    def _while_the_same_is_watched(self) -> Iterator[Told]:
        """Builds what is due and waits for more, until there is something else to be watched as well."""
        watched = self._watched()
        with closing(changes(watched, stop=self.wish.stopping)) as saved:
            while watched == self._watched():
                yield from self._due()
                if watched == self._watched() and next(saved, None) is None:
                    return
                self._forget_debts()

    def _due(self) -> Iterator[Told]:
        """What became of the reports that were saved meanwhile."""
        try:
            due = self._find_due()
        except RapporteurError as error:
            if self._trouble is None or error.findings != self._trouble.findings:
                yield error
            self._trouble = error
            return
        self._trouble = None
        if due:
            yield from self._built(due)
            yield Waiting(len(self._seen))

    def _find_due(self) -> list[Path]:
        """The inputs that are new, or of which something was saved; all of them, where what they share was."""
        if (shared := _shared(self.workshop.settings)) != self._shared:
            self._shared = shared
            self._seen = {file: {} for file in self._seen}
            self.workshop = self.workshop.anew(self.settle())
        files = [file for file in inputs_of(self.given, self.workshop.settings).files if file.exists()]
        self._seen = {file: self._seen[file] for file in files if file in self._seen}
        return [file for file in files if not self._seen.get(file) or self._was_saved(file)]

    def _was_saved(self, file: Path) -> bool:
        return any(_stamp(path) != stamp for path, stamp in self._seen[file].items())

    def _built(self, files: Sequence[Path]) -> Iterator[Told]:
        """What becomes of each; an error that ends the building is told, and what was not built is owed."""
        before = {file: {path: _stamp(path) for path in (file, *self._seen.get(file, ()))} for file in files}
        waited = {file for file in files if self._seen.get(file) == {}}  # due only since what all share was saved
        self._owed |= set(files)
        try:
            with closing(build(files, self.workshop, self.wish)) as run:
                for outcome in run:
                    since = self._since_saved(outcome.input, before[outcome.input])
                    self._note(outcome, before[outcome.input])
                    if outcome.status not in _AS_IT_WAS or outcome.input not in waited:
                        yield Rebuilt(outcome, since)
        except RapporteurError as error:
            self._seen |= {file: before[file] for file in self._owed if file in before}
            yield error

    def _note(self, outcome: Outcome, before: dict[Path, Stamp]) -> None:
        """Keeps how the files of a report stood that was built; of one that could not be read, those of before."""
        named = [outcome.input.parent / name for name in outcome.beside]
        stamps = {path: before[path] if path in before else _stamp(path) for path in (outcome.input, *named)}
        self._seen[outcome.input] = stamps if named or outcome.language else {**before, **stamps}
        self._owed.discard(outcome.input)

    def _forget_debts(self) -> None:
        """Lets what could not be built at all be tried again."""
        for file in self._owed:
            self._seen.pop(file, None)
        self._owed.clear()

    def _since_saved(self, file: Path, standing: dict[Path, Stamp]) -> float | None:
        known = self._seen.get(file, {})
        saved = [stamp for path, stamp in standing.items() if stamp and stamp != known.get(path)]
        if not known or not saved:
            return None
        since = now().timestamp() - max(max(stamp[:2]) for stamp in saved) / 1e9
        return since if 0 <= since < _LONG_AGO else None

    def _watched(self) -> tuple[Path, ...]:
        """All paths that are to be watched: what was given, what the inputs name, and what they share."""
        settings = self.workshop.settings
        named = {path for stamps in self._seen.values() for path in stamps}
        beside = sorted(path for path in named if not any(path.is_relative_to(given) for given in self.given))
        return (*self.given, *beside, _settings_file(settings), *dict.fromkeys((settings.templates, settings.data)))


def _settings_file(settings: Settings) -> Path:
    """Where the office's settings stand, or would."""
    return settings.file or settings.office / SETTINGS_FILE


def _shared(settings: Settings) -> dict[Path, Stamp]:
    """How everything stands that all reports share: settings, templates, the office's data."""
    folders = dict.fromkeys((settings.templates, settings.data))
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    lasting = [file for file in files if not file.name.startswith(_OPENED) and file.is_file()]
    return {path: _stamp(path) for path in (_settings_file(settings), *lasting)}


def _stamp(path: Path) -> Stamp:
    """How a file stands: when it was written and renamed, its size and number; empty where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
