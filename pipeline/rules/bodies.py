"""Organisations of a report: which of them take part, and what the report calls them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.report import Report
from pipeline.office.office import Office


def taking_part(report: Report, office: Office) -> set[str]:
    """The keys of the bodies of participants, organisers, those on whose behalf one spoke, and of the office itself."""
    given: Iterable[str | None] = (
        office.house.short,
        *(person.organisation for person in report.participants),
        *(person.delegation for person in report.participants),
        *(organiser.organisation or organiser.name for organiser in report.meeting.organisers),
        *(body for entry in report.interventions for body in entry.on_behalf_of),
    )
    found = [office.body(name) for name in given if name]
    return {key for key, body in office.bodies.items() if any(body is one for one in found)}
