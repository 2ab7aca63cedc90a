"""The office as data: its words, notices, document types, bodies, states and fonts; an office is a folder, no code."""

from pipeline.office.office import Office, read_office

__all__ = ["Office", "read_office"]
