"""What the plan screen shows, worked out without Qt: rows with start times, figures, findings of the fit check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from agendas import fit, schedule
from agendas.fit import Severity
from agendas.model import Activity, Agenda, Flex, Lead, Step, StepTexts, StepType
from workshop_app.domain.workshops import Workshop, WorkshopStatus


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan. `gap` and `overlap` are minutes before this step; nothing is silently repaired."""

    step: Step
    start: int
    end: int
    gap: int
    overlap: int

    @property
    def clock(self) -> str:
        return schedule.clock(self.start)


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """One sentence of the fit check, with what could be done about it."""

    severity: Severity
    sentence: str
    remedy: str
    step_id: str | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole screen for one workshop. `locked` means the day is over and the plan is history."""

    title: str
    rows: tuple[PlanRow, ...]
    start: str
    ends: tuple[str, ...]
    net: int
    theory: int
    practice: int
    breaks: int
    lunch: int
    findings: tuple[PlanFinding, ...]
    people: int
    locked: bool


def starts_of(workshop: Workshop, agenda: Agenda) -> tuple[int, ...]:
    """The workshop's own start for the first day, the agenda's for later ones."""
    return (workshop.start, *agenda.starts[1:])


def plan_view(workshop: Workshop, agenda: Agenda, people: int, language: str = "en") -> PlanView:
    """Everything the plan screen shows; `people` 0 leaves the fit check to what does not depend on people."""
    starts = starts_of(workshop, agenda)
    slots = schedule.times(agenda, starts)
    totals = schedule.totals(agenda, starts)
    report = fit.check(agenda, people, starts) if people else None
    return PlanView(
        title=workshop.title,
        rows=tuple(
            PlanRow(step, slot.start, slot.end, slot.gap_before, slot.overlap_before)
            for step, slot in zip(agenda.steps, slots, strict=True)
        ),
        start=schedule.clock(workshop.start),
        ends=tuple(schedule.clock(end) for end in totals.ends),
        net=totals.net,
        theory=totals.theory,
        practice=totals.practice,
        breaks=totals.breaks,
        lunch=totals.lunch,
        findings=tuple(
            PlanFinding(f.severity, fit.sentence(f, language), fit.remedy(f, language), f.step_id)
            for f in (report.findings if report else ())
        ),
        people=people,
        locked=workshop.status is WorkshopStatus.FINISHED,
    )


def with_texts(agenda: Agenda, step_id: str, **texts: str) -> Agenda:
    """The agenda with some words of one step changed."""
    return with_step(agenda, step_id, lambda step: replace(step, texts=replace(step.texts, **texts)))


def with_step(agenda: Agenda, step_id: str, change: Callable[[Step], Step]) -> Agenda:
    """The agenda with one step changed."""
    return replace(agenda, steps=tuple(change(step) if step.id == step_id else step for step in agenda.steps))


def new_step(agenda: Agenda, title: str, day: int) -> Step:
    """An empty block of fifteen minutes with an id the agenda does not have yet."""
    taken = {step.id for step in agenda.steps}
    number = next(n for n in range(1, len(taken) + 2) if f"own_{n}" not in taken)
    return Step(
        id=f"own_{number}",
        minutes=15,
        flex=Flex(5, 30),
        type=StepType.EXERCISE,
        leads=(Lead.COACH,),
        texts=StepTexts(title),
        activity=Activity.NONE,
        day=day,
    )
