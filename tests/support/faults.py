"""What an input file is refused for, as the reader is told it."""

from pipeline.errors import InputError
from pipeline.findings import Finding
from pipeline.messages import message
from pipeline.reading.report import Reading, read_report

WHOLE = """\
format: 1
language: en
meeting:
  title: Workshop
"""


def read(text: str) -> Reading:
    return read_report(text.encode(), "report.en.yaml")


def refused(text: str | bytes) -> list[Finding]:
    """The findings that stop a file; each must have a sentence and a hint that can be printed."""
    data = text if isinstance(text, bytes) else text.encode()
    try:
        read_report(data, "report.en.yaml")
    except InputError as error:
        for each in error.findings:
            told = message(each)
            assert told.text
            assert told.hint
        return list(error.findings)
    return []


def codes(text: str | bytes) -> list[str]:
    return [each.code for each in refused(text)]


def lines(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in refused(text)]
