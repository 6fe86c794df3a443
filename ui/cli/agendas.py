"""agenda list / show / fit / check: everything about a day that needs no file of a client."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from msgspec.structs import asdict

from agendas import days, fit_times, loader, repair, schedule, strands
from agendas import fit as fitting
from agendas.day_lines import day_lines
from agendas.findings import FitFinding
from agendas.marks import USUAL_LAST_CALL, USUAL_WARNING, mark_words
from agendas.model import Agenda, Step
from ui.cli.chosen_agenda import agenda_of, checked, complain_of
from ui.cli.output import complain, many, put, put_json
from ui.labels_errors import in_english
from ui.typed_times import day_start_of, end_of
from workshop_app.application import own_agendas
from workshop_app.domain.errors import ErrorCode, KnownError

_TOO_SHORT_FOR_PEOPLE = ("too_many_rooms", "introductions", "share_back_short")


def list_agendas(arguments: argparse.Namespace) -> int:
    shelf = own_agendas.own_agendas()
    for broken in shelf.broken:
        complain(f"{broken.name} cannot be read and was set aside: {broken.reason}")
    agendas = [*(loader.load(id) for id in loader.available()), *shelf.agendas]
    if arguments.json:
        put_json(
            [
                {"id": a.id, "title": a.title, "kind": str(a.kind), "minutes": a.minutes, "people": list(a.people)}
                for a in agendas
            ]
        )
    else:
        for agenda in agendas:
            put(f"{agenda.id:24} {agenda.minutes:4} min  {agenda.title}")
    return 0


def show(arguments: argparse.Namespace) -> int:
    agenda = agenda_of(arguments.id, arguments.language or "en")
    if arguments.language not in (None, agenda.language):
        raise KnownError(ErrorCode.LANGUAGE_UNKNOWN, language=arguments.language)
    starts = _starts(agenda, arguments.start)
    if not arguments.json:
        for line in day_lines(agenda, starts):
            who = "" if line.strand is None else f"    {line.strand.name or f'Group {line.number}'}: "
            until = "" if line.step.until is None else f"  (until {schedule.clock(line.step.until)})"
            put(f"{schedule.clock(line.start):>5}  {line.end - line.start:3}  {who}{line.step.title}{until}")
        return 0
    agenda, slots = schedule.settled(agenda, starts), schedule.times(agenda, starts)
    put_json(
        {
            "id": agenda.id,
            "title": agenda.title,
            "start": schedule.clock(slots[0].start),
            "end": schedule.clock(slots[-1].end),
            "minutes": agenda.minutes,
            "steps": [_step(step, slot.start) for step, slot in zip(agenda.steps, slots, strict=True)],
        }
    )
    return 0


def fit(arguments: argparse.Namespace) -> int:
    if arguments.people < 1:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="people", lowest=1, highest=1000)
    if arguments.key_results is not None and arguments.key_results < 1:
        raise KnownError(ErrorCode.NUMBER_OUT_OF_RANGE, field="key-results", lowest=1, highest=1000)
    agenda, key_results = _planned(arguments), arguments.key_results
    report = fitting.check(agenda, arguments.people, key_results=key_results)
    findings = [_told(finding, agenda, arguments.people, key_results) for finding in report.findings]
    if arguments.json:
        put_json(
            {
                "findings": findings,
                "never_coach": report.never_coach,
                "never_coached": report.never_coached,
                "never_observe": report.never_observe,
            }
        )
    else:
        _put_findings(findings)
        if not findings:
            put(f"{agenda.title}: nothing stands against it, with people: {arguments.people}.")
    return 0


def _told(finding: FitFinding, agenda: Agenda, people: int, key_results: int | None = None) -> dict[str, object]:
    mended = repair.repairs_of(finding, agenda, people, key_results=key_results)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "text": fitting.sentence(finding),
        "remedy": fitting.remedy(finding),
        "repairs": [repair.sentence(each) for each in mended],
        "needs_minutes": finding.needs_minutes,
        "has_minutes": finding.has_minutes,
    }


def _put_findings(findings: Iterable[Mapping[str, object]]) -> None:
    for finding in findings:
        put(f"{finding['severity']:5} {finding['text']}")
        _put_ways_out(finding)


def _planned(arguments: argparse.Namespace) -> Agenda:
    """A built-in agenda, one of the coach's own, or a file; with the times of the day where they are given."""
    agenda = agenda_of(arguments.id)
    if arguments.start:
        agenda = days.with_start(agenda, 1, day_start_of(arguments.start))
    if arguments.end:
        agenda = days.with_end(agenda, max(step.day for step in agenda.steps), end_of(arguments.end))
    return agenda


def _put_ways_out(finding: Mapping[str, object]) -> None:
    """The repairs; where there is none, what can be said about it."""
    repairs = finding["repairs"]
    for words in repairs if isinstance(repairs, list) and repairs else [finding["remedy"]]:
        if words:
            put(f"      > {words}")


def check(arguments: argparse.Namespace) -> int:
    mistakes: tuple[loader.AgendaMistake, ...] = ()
    findings: list[dict[str, object]] = []
    try:
        agenda, languages = checked(arguments.file)
        found = fit_times.check_times(agenda).findings
        findings = [_told(each, agenda, agenda.ideal[0]) for each in found] + _for_any_number(agenda)
    except loader.AgendaMistakes as error:
        mistakes = error.mistakes
    except KnownError as error:
        mistakes = (loader.AgendaMistake(arguments.file.name, "", "", in_english(error)),)
    if arguments.json:
        put_json(
            {
                "ok": not mistakes,
                "mistakes": [asdict(mistake) for mistake in mistakes],
                "findings": findings,
            }
        )
    elif not mistakes:
        read = " and ".join(languages)
        verdict = "no mistakes. About its times:" if findings else "nothing wrong."
        put(f"{agenda.id}: {many(len(agenda.every_step), 'item')}, {agenda.minutes} min, {read}, {verdict}")
        _put_findings(findings)
    complain_of(mistakes)
    return 1 if mistakes else 0


def _for_any_number(agenda: Agenda) -> list[dict[str, object]]:
    """What is too short for people even where as few come as the agenda is made for."""
    few = agenda.ideal[0]
    grave = [each for each in fitting.check(agenda, few).findings if each.code in _TOO_SHORT_FOR_PEOPLE]
    told = [_told(each, agenda, few) for each in grave]
    return [each | {"text": f"With {few} people: {each['text']}"} for each in told]


def _starts(agenda: Agenda, text: str | None) -> tuple[int, ...] | None:
    """The typed start moves the first day; later days keep their own."""
    if text is None:
        return None
    return (day_start_of(text), *agenda.starts[1:])


def _step(step: Step, start: int) -> dict[str, object]:
    """A step as JSON. `until` and `strands` are there where the step has them."""
    more: dict[str, object] = {} if step.until is None else {"until": schedule.clock(step.until)}
    if step.strands:
        more["strands"] = [
            {
                "id": strand.id,
                "name": strand.name,
                "minutes": strand.minutes,
                "steps": [_step(each.step, each.start) for each in strands.times_of(strand, start)],
            }
            for strand in step.strands
        ]
    return {
        "id": step.id,
        "title": step.title,
        "type": str(step.type),
        "lead": " + ".join(step.leads),
        "start": schedule.clock(start),
        "minutes": step.minutes,
        "flex": [step.flex.shortest, step.flex.longest],
        "cut": "never" if step.protected else step.cut,
        "advance": step.advance,
        "warn": mark_words(step.warn or USUAL_WARNING),
        "last_call": mark_words(step.last_call or USUAL_LAST_CALL),
        "rounds": [
            {
                "number": one.number,
                "minutes": one.minutes,
                "phases": [{"kind": str(phase.kind), "minutes": phase.minutes} for phase in one.phases],
            }
            for one in step.rounds
        ],
        **more,
    }
