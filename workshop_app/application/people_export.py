"""The list of people as a table for other programs: everything that is asked of them in columns that `people_import`
knows again, so that a list read back in gives the same. Private notes stay in the file. Pure.

Whatever somebody typed stays text: a cell that a spreadsheet would take for a formula begins with an apostrophe, which
the import takes away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from workshop_app.application.people_queries import PersonRow
from workshop_app.domain.day_times import said_arrival, said_leaving
from workshop_app.domain.workshops import Attendance

HEADINGS = (
    "Name",
    "Team",
    "Job",
    "E-mail",
    "Level",
    "Language",
    "Coaches already",
    "Brings a real OKR",
    "Reports to",
    "Never together with",
    "Rather not with",
    "Must be together with",
    "Hosts room",
)
TIMES = ("Arrives", "Leaves")
NO_TIMES: Mapping[str, Attendance] = {}


def as_csv(
    rows: Sequence[PersonRow], times: Mapping[str, Attendance] = NO_TIMES, *, headings_of_times: bool = False
) -> str:
    """One person a line, in the order of the list; when they come and leave where it is known of one workshop (or is
    to be filled in)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*HEADINGS, *(TIMES if times or headings_of_times else ())))
    for row in rows:
        person = row.person
        cells = [person.name, person.team, person.job, person.email, person.level, person.language]
        cells += [_yes(person.can_coach), _yes(person.brings_okr), row.boss]
        cells += [row.never_with, row.rather_not_with, row.together_with, str(person.host_room or "")]
        if times:
            entry = times.get(person.id)
            cells += ["", ""] if entry is None else [said_arrival(entry), said_leaving(entry)]
        writer.writerow([_shielded(cell) for cell in cells])
    return out.getvalue()


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _shielded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
