"""What the steps of an agenda took the last times: "planned 20, last three 26, 24, 31". Asked by the plan screen, which
must not wait: only as many days are read as the answer needs, the newest first. Rehearsals do not count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from agendas.model import Agenda
from workshop_app.application.day_report import RUNS_SHOWN, day_report
from workshop_app.application.learnt_minutes import learnt
from workshop_app.application.ports import Reader
from workshop_app.domain.run_rows import Run
from workshop_app.domain.workshops import Workshop

MOST_RUNS = 8  # a step that none of so many days had has no past worth waiting for


def past_minutes(reader: Reader, agenda: Agenda, template: str, but: str = "") -> Mapping[str, tuple[int, ...]]:
    """The last actual lengths of each step in whole minutes, oldest first, from finished days of the same template,
    here and, where these are few, in other engagements. `but` leaves out one workshop: the one that is being planned.
    """
    runs = [
        run
        for workshop in reader.all(Workshop, template=template)
        if workshop.id != but
        for run in reader.all(Run, workshop_id=workshop.id, rehearsal=False)
    ]
    wanted = {step.id for step in agenda.steps if step.until is None}  # what the clock left says nothing of an item
    found: dict[str, list[int]] = {}
    for run in sorted(runs, key=_started_at, reverse=True)[:MOST_RUNS]:
        if not wanted:
            break
        report = day_report(reader, run)
        for each in report.steps if report else ():
            if each.step.id in wanted and each.actual is not None and each.step.until is None:
                minutes = found.setdefault(each.step.id, [])
                minutes.insert(0, round(each.actual))
                if len(minutes) == RUNS_SHOWN:
                    wanted.remove(each.step.id)
    return _with_learnt(reader, agenda, template, found)


def _with_learnt(
    reader: Reader, agenda: Agenda, template: str, found: Mapping[str, list[int]]
) -> Mapping[str, tuple[int, ...]]:
    """Before them what the coach's library knows from other engagements, where this one has few days."""
    few = [step.id for step in agenda.steps if step.until is None and len(found.get(step.id, ())) < RUNS_SHOWN]
    known = learnt(template, few, but=[run.id for run in reader.all(Run)]) if few else {}
    both = {step_id: (*known.get(step_id, ()), *found.get(step_id, ())) for step_id in {*found, *known}}
    return {step_id: minutes[-RUNS_SHOWN:] for step_id, minutes in both.items()}


def _started_at(run: Run) -> datetime:
    return run.started_at
