"""rescue and agenda fit-to: what an agenda can give when the day runs late (or early), or when there is less time for
it."""

from __future__ import annotations

import argparse

from agendas import fitting, rescue, schedule, strands
from agendas.days import fixed_end
from agendas.edits import Change
from agendas.model import Agenda
from agendas.rescue import Sharing
from ui.cli.chosen_agenda import agenda_of
from ui.cli.output import complain, put, put_json
from ui.typed_times import day_start_of
from workshop_app.domain.errors import ErrorCode, KnownError

LONGEST_DELAY = 600
LONGEST_AGENDA = 7 * 24 * 60


def offers(arguments: argparse.Namespace) -> int:
    agenda = agenda_of(arguments.agenda)
    start = _clock(arguments.start)
    field = "late" if arguments.ahead is None else "ahead"
    minutes = getattr(arguments, field)
    if not 0 <= minutes <= LONGEST_DELAY:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field=field, lowest=0, highest=LONGEST_DELAY)
    at = next((step.id for step in agenda.steps if arguments.at in strands.ids_in(step)), None)
    if at is None:
        known = ", ".join(id for step in agenda.steps for id in strands.ids_in(step))
        complain(f"{agenda.id} has no item called {arguments.at!r}. Choose one of: {known}.")
        return 1
    starts = _starts(agenda, at, start)
    if arguments.ahead is None:
        found = rescue.offers(agenda, at, minutes, starts, Sharing(arguments.sharing))
    else:
        found = rescue.ahead(agenda, at, minutes, starts)
    findings = _findings(agenda, at, found, starts)
    if arguments.json:
        put_json({"offers": [_offer(offer) for offer in found], "findings": findings})
        return 0
    for offer in found:
        put(f"{offer.cost:5}  {rescue.sentence(offer)}")
    for sentence in findings:
        put(sentence)
    return 0


def _findings(
    agenda: Agenda, at: str, found: tuple[rescue.RescueOffer, ...], starts: tuple[int, ...] | None
) -> list[str]:
    """What is to be said besides the offers: a plan that is too long by itself, and a day in which nothing can give."""
    running = agenda.step(at)
    findings = []
    past, fixed = rescue.past_fixed_end(agenda, running.day, starts), fixed_end(agenda, running.day)
    if past and fixed is not None:
        findings.append(rescue.finding(past, fixed))
    if not found:
        findings.append("Nothing is late, and there are not five minutes in hand: there is nothing to decide.")
    elif [offer.kind for offer in found] == [rescue.OfferKind.END_LATER] and not found[0].changes:
        later = agenda.steps[agenda.steps.index(running) + 1 :]
        most = rescue.most_to_give([step for step in later if step.day == running.day])
        findings.append(rescue.only_later(found[0].end, most))
    return findings


def fit_to(arguments: argparse.Namespace) -> int:
    agenda = agenda_of(arguments.id)
    if not 1 <= arguments.minutes <= LONGEST_AGENDA:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="minutes", lowest=1, highest=LONGEST_AGENDA)
    plan = fitting.fit_to(agenda, arguments.minutes)
    if arguments.json:
        slots = schedule.times(plan.agenda)
        put_json(
            {
                "minutes": plan.minutes,
                "missing_minutes": plan.missing_minutes,
                "text": fitting.sentence(plan),
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
        if not plan.missing_minutes:
            put(fitting.sentence(plan))
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
