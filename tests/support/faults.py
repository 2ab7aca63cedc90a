"""What an input file is refused for, as the reader is told it."""

from pipeline.errors import InputError
from pipeline.findings import Finding, Severity
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
    """The errors of a file, be it read or not; each must have a sentence and a hint that can be printed."""
    data = text if isinstance(text, bytes) else text.encode()
    try:
        findings = read_report(data, "report.en.yaml").findings
    except InputError as error:
        findings = error.findings
    errors = [each for each in findings if each.severity is Severity.ERROR]
    assert all(message(each).text and message(each).hint for each in errors)
    return errors


def codes(text: str | bytes) -> list[str]:
    return [each.code for each in refused(text)]


def lines(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in refused(text)]
