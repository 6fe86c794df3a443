"""Reads the cycle after publishing into the source of its report, one for each cycle there is something to tell of."""

from __future__ import annotations

from msgspec import Struct

from handouts.gather import ComposeOptions, imprint_of_cycle
from handouts.imprint import Imprint
from workshop_app.application import cycle_report, queries
from workshop_app.application.cycle_report import CycleReport
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleKind


class CycleReportSource(Struct, frozen=True):
    """A report and whom it is for."""

    imprint: Imprint
    sponsor: str
    report: CycleReport


def cycle_reports(reader: Reader, options: ComposeOptions) -> tuple[CycleReportSource, ...]:
    sponsor = next((each.name.strip() for each in queries.roles(reader) if each.kind is RoleKind.SPONSOR), "")
    return tuple(
        CycleReportSource(imprint_of_cycle(reader, options, number), sponsor, report)
        for number in cycle_report.reported_cycles(reader)
        for report in (cycle_report.cycle_report(reader, number, options.day),)
    )


def count_reports(reader: Reader, _options: ComposeOptions) -> int:
    return len(cycle_report.reported_cycles(reader))
