"""LibreOffice's profile: hardened, always the same, one for each running LibreOffice.

Two processes on one profile end each other, so a profile lies in a numbered berth whose lock the running LibreOffice
itself inherits: a berth is free when nothing that used it is alive any more, however it ended.

A profile costs no start of its own: with the four marks of a finished installation and `extensions/buildid`,
LibreOffice takes it for one of its own. Without them it ends itself with code 81 and asks to be started again.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pipeline.machine import lock

_COMMON = "/org.openoffice.Office.Common"
_WRITER = "/org.openoffice.Office.Writer"
_LINGUISTIC = "/org.openoffice.Office.Linguistic"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
_SETUP = "/org.openoffice.Setup"
_UPDATE_JOB = "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"

_SETTINGS = (
    # Nothing from outside the document: BSI's hardening advice for LibreOffice; 7.4 knows exactly these three keys.
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (f"{_WRITER}/Content/Update", "Link", "2"),
    # Nothing that asks, reports or remembers.
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "ShowTipOfTheDay", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "UseOpenCL", "false"),
    (f"{_COMMON}/History", "PickListSize", "0"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    (_UPDATE_JOB, "AutoCheckEnabled", "false"),
    # Nothing that is for somebody who types: words to complete, mistakes to underline.
    (f"{_WRITER}/AutoFunction/Completion", "CollectWords", "false"),
    (f"{_WRITER}/AutoFunction/Completion", "Enable", "false"),
    (f"{_LINGUISTIC}/SpellChecking", "IsSpellAuto", "false"),
    (f"{_LINGUISTIC}/GrammarChecking", "IsAutoCheck", "false"),
    # The marks of a finished installation.
    (f"{_SETUP}/L10N", "ooLocale", "en-US"),
    (f"{_SETUP}/Office", "OfficeRestartInProgress", "false"),
    (f"{_SETUP}/Office", "ooSetupInstCompleted", "true"),
)


@dataclass(frozen=True, slots=True)
class Berth:
    """A place of its own for one running program: `profile`, `home`, `temporary` and `work` lie under `folder`."""

    folder: Path
    lock: int

    @property
    def profile(self) -> Path:
        """Where LibreOffice keeps its settings."""
        return self.folder / "profile"

    @property
    def home(self) -> Path:
        """What the program takes for the home of its user."""
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        """Where the program puts what it needs for a moment."""
        return self.folder / "tmp"

    @property
    def work(self) -> Path:
        """Where documents go in and PDFs come out."""
        return self.folder / "work"

    def clear(self, *, wholly: bool = False) -> None:
        """Takes away what an earlier program left behind; `wholly` includes its profile and home."""
        for gone in (self.temporary, self.work, *((self.profile, self.home) if wholly else ())):
            shutil.rmtree(gone, ignore_errors=True)
        self.furnish()

    def furnish(self) -> None:
        """Makes the folders that aren't there: people may delete all of it at any time, while a program runs too."""
        for needed in (self.profile, self.home, self.temporary, self.work):
            needed.mkdir(parents=True, exist_ok=True, mode=0o700)

    def leave(self) -> None:
        """Gives the berth up; what lies in it serves the next one as a warm start."""
        os.close(self.lock)


def take_berth(home: Path) -> Berth:
    """The first free berth under `home`, made where all are taken; the caller leaves it when its program has ended.

    Raises OSError where `home` can't be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    number = 1
    while (lock := _lock(home / f"{number}.lock")) is None:
        number += 1
    berth = Berth(home / str(number), lock)
    try:
        berth.clear()
    except OSError:
        berth.leave()
        raise
    return berth


def _lock(path: Path) -> int | None:
    """The open lock file, None if another process holds it or took the file away meanwhile."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if not lock(handle, wait=False):
        os.close(handle)
        return None
    if not path.exists() or not os.path.samestat(os.fstat(handle), path.stat()):
        os.close(handle)
        return _lock(path)
    return handle


def lay_profile(profile: Path, version: str, build: str) -> None:
    """Lays the hardened settings into a profile, new or used; version and build are those of the installation."""
    marks = profile / "user" / "extensions" / "buildid"
    marks.parent.mkdir(parents=True, exist_ok=True)
    marks.write_text(build, encoding="utf-8")
    (profile / "user" / "registrymodifications.xcu").write_text(settings_file(version, build), encoding="utf-8")
    # A killed LibreOffice leaves its lock; the berth's lock says that nobody is there.
    (profile / ".lock").unlink(missing_ok=True)


def settings_file(version: str, build: str) -> str:
    """The text of `registrymodifications.xcu`.

    LibreOffice times its drawing, half a second of it, at each start with a version it hasn't seen, and notes only in
    a window that it has: so the version is noted here.
    """
    seen = ".".join(version.split(".")[:2])
    settings = (
        *_SETTINGS,
        (f"{_SETUP}/Office", "LastCompatibilityCheckID", build),
        (f"{_SETUP}/Product", "ooSetupLastVersion", seen),
    )
    items = "".join(
        f'<item oor:path="{escape(path, quote=False)}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>\n"
        for path, name, value in settings
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n'
    )
