"""The errors of the program: one class for each exit code, each saying at whose desk the trouble lies."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from pipeline.findings import Finding


class ExitCode(IntEnum):
    """What the command tells its caller; a promise of the contract, importable by scripts."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    MACHINE = 3
    INPUT = 4
    TEMPLATE = 5
    ANNEX = 6
    CONVERSION = 7
    OUTPUT = 8
    STORAGE = 9
    REGISTER = 10
    BUG = 11
    INTERRUPTED = 130
    TERMINATED = 143


class RapporteurError(Exception):
    """A report can't go on: holds every finding that says where, what and what to do; survives pickling."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings: tuple[Finding, ...] = findings


class UsageError(RapporteurError):
    """The command line or the settings ask for something that can't be."""

    exit_code = ExitCode.USAGE


class MachineError(RapporteurError):
    """A program or a font is missing on this machine."""

    exit_code = ExitCode.MACHINE


class InputError(RapporteurError):
    """The input file is at fault."""

    exit_code = ExitCode.INPUT


class TemplateError(RapporteurError):
    """The Word template is at fault."""

    exit_code = ExitCode.TEMPLATE


class AnnexError(RapporteurError):
    """A file from outside that the report takes in is at fault."""

    exit_code = ExitCode.ANNEX


class ConversionError(RapporteurError):
    """The engine did not make a PDF of a good document."""

    exit_code = ExitCode.CONVERSION


class OutputError(RapporteurError):
    """What was made did not pass its own check."""

    exit_code = ExitCode.OUTPUT


class StorageError(RapporteurError):
    """The file system would not take or give a file."""

    exit_code = ExitCode.STORAGE


class RegisterError(RapporteurError):
    """The register of symbols refused."""

    exit_code = ExitCode.REGISTER
