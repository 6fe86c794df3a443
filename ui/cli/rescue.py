"""rescue and agenda fit-to: what an agenda can give when the day runs late, or when there is less time for it."""

from __future__ import annotations

import argparse

from agendas import fitting, loader, rescue, schedule
from agendas.edits import Change
from agendas.model import Agenda
from ui.cli.output import complain, put, put_json
from ui.typed_times import day_start_of
from workshop_app.domain.errors import ErrorCode, KnownError

LONGEST_DELAY = 600
LONGEST_AGENDA = 7 * 24 * 60


def offers(arguments: argparse.Namespace) -> int:
    agenda = _agenda(arguments.agenda)
    start = _clock(arguments.start)
    if not 0 <= arguments.late <= LONGEST_DELAY:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="late", lowest=0, highest=LONGEST_DELAY)
    if all(step.id != arguments.at for step in agenda.steps):
        known = ", ".join(step.id for step in agenda.steps)
        complain(f"{agenda.id} has no item called {arguments.at!r}. Choose one of: {known}.")
        return 1
    found = rescue.offers(agenda, arguments.at, arguments.late, _starts(agenda, arguments.at, start))
    if arguments.json:
        put_json({"offers": [_offer(offer) for offer in found]})
    else:
        for offer in found:
            put(f"{offer.cost:5}  {rescue.sentence(offer)}")
    return 0


def fit_to(arguments: argparse.Namespace) -> int:
    agenda = _agenda(arguments.id)
    if not 1 <= arguments.minutes <= LONGEST_AGENDA:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="minutes", lowest=1, highest=LONGEST_AGENDA)
    plan = fitting.fit_to(agenda, arguments.minutes)
    if arguments.json:
        slots = schedule.times(plan.agenda)
        put_json(
            {
                "minutes": plan.minutes,
                "missing_minutes": plan.missing_minutes,
                "changes": [_change(change) for change in plan.changes],
                "steps": [
                    {"id": step.id, "title": step.title, "start": schedule.clock(slot.start), "minutes": step.minutes}
                    for step, slot in zip(plan.agenda.steps, slots, strict=True)
                ],
            }
        )
    else:
        for change in plan.changes:
            put(f"{change.was:4} -> {change.becomes:3}  {change.title}")
    if plan.missing_minutes:
        complain(fitting.sentence(plan))
        return 1
    return 0


def _offer(offer: rescue.RescueOffer) -> dict[str, object]:
    return {
        "kind": str(offer.kind),
        "end": schedule.clock(offer.end),
        "changes": [_change(change) for change in offer.changes],
        "cost": offer.cost,
        "text": rescue.sentence(offer),
    }


def _change(change: Change) -> dict[str, object]:
    return {"step": change.step_id, "from": change.was, "to": change.becomes}


def _agenda(id: str) -> Agenda:
    try:
        return loader.load(id)
    except KeyError as error:
        raise KnownError(ErrorCode.AGENDA_UNKNOWN, id=id, known=", ".join(loader.available())) from error


def _clock(text: str | None) -> int | None:
    if text is None:
        return None
    return day_start_of(text)


def _starts(agenda: Agenda, at: str, start: int | None) -> tuple[int, ...] | None:
    """The typed start is that of the day the running step belongs to."""
    if start is None:
        return None
    days = range(1, agenda.steps[-1].day + 1)
    running = agenda.step(at).day
    return tuple(start if day == running else schedule.day_start(agenda, day) for day in days)
