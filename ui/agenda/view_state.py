"""What the plan screen shows, worked out without Qt: lines with start times, figures, findings of the fit check."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from agendas import days, fit, fit_times, repair, schedule, strands
from agendas.days import DayTotals
from agendas.findings import FitFinding, Severity, ShareBack
from agendas.model import Activity, Agenda, Flex, Lead, ParkedStep, Step, StepTexts, StepType, Strand
from agendas.parked import free_id
from agendas.repair import Repair
from ui.widgets import dates
from workshop_app.domain.identity import new_id
from workshop_app.domain.workshops import Workshop, WorkshopStatus, with_own_start

NO_PAST: Mapping[str, tuple[int, ...]] = {}
OF_SAME_GROUPS = ("never_coach", "never_coached", "never_observe")  # findings of the fit check


class PlanRow(Struct, frozen=True):
    """One step of the plan. `gap` and `overlap` are minutes before it; nothing is silently repaired. `latest` is when
    it must begin for the day to end on time (None: no end is fixed), `late` by how much the plan misses that; `past` is
    what the step took the last times; `share` is how long each group can speak in a share back. `inside` holds the rows
    of the groups that work side by side; such a row knows its `strand`, the number of that, and whether it is the first
    of it."""

    step: Step
    start: int
    end: int
    gap: int
    overlap: int
    latest: int | None = None
    late: int = 0
    past: tuple[int, ...] = ()
    share: ShareBack | None = None
    inside: tuple[PlanRow, ...] = ()
    strand: Strand | None = None
    number: int = 0
    first: bool = False

    @property
    def clock(self) -> str:
        return dates.clock(self.start)


class DayHeading(Struct, frozen=True):
    """The heading of one day, where there are several."""

    totals: DayTotals

    @property
    def day(self) -> int:
        return self.totals.day


PlanLine = PlanRow | DayHeading


class PlanFinding(Struct, frozen=True):
    """One sentence of the fit check, with what could be done about it in words. `agenda`, `people` and `key_results`
    are what was checked: from them `repairs` are worked out when somebody looks."""

    finding: FitFinding
    sentence: str
    remedy: str
    agenda: Agenda
    people: int
    key_results: int | None = None

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def step_id(self) -> str | None:
        return self.finding.step_id

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Agendas to look at, each without this finding."""
        return repair.repairs_of(self.finding, self.agenda, self.people, key_results=self.key_results)


class Shares(Struct, frozen=True):
    """Where the minutes go."""

    theory: int
    practice: int
    breaks: int
    lunch: int
    other: int

    @property
    def practice_percent(self) -> int:
        """Practice against theory, in per cent of the two."""
        both = self.theory + self.practice
        return round(100 * self.practice / both) if both else 0


class PlanView(Struct, frozen=True):
    """The whole screen for one workshop. `locked` means the day is over and the plan is history. `fixed_end` is the end
    of a workshop of one day, "" while none is fixed."""

    title: str
    rows: tuple[PlanRow, ...]
    days: tuple[DayTotals, ...]
    start: str
    ends: tuple[str, ...]
    net: int
    shares: Shares
    findings: tuple[PlanFinding, ...]
    people: int
    locked: bool
    fixed_end: str = ""
    parked: tuple[ParkedStep, ...] = ()
    lines: tuple[PlanLine, ...] = ()
    workshop_id: str = ""

    @property
    def has_fixed_end(self) -> bool:
        return any(day.fixed_end is not None for day in self.days)

    @property
    def has_past(self) -> bool:
        return any(row.past for row in self.rows)


def plan_view(
    workshop: Workshop,
    agenda: Agenda,
    people: int,
    language: str = "en",
    past: Mapping[str, tuple[int, ...]] = NO_PAST,
    key_results: int | None = None,
    new_groups: bool = False,
) -> PlanView:
    """Everything the plan screen shows. While nobody is invited (`people` 0) the fit check leaves out what depends on
    people; where there are `new_groups` each round, what would be so in the same ones."""
    agenda = with_own_start(workshop, agenda)
    report = _report(agenda, people, key_results)
    if new_groups:
        kept = tuple(each for each in report.findings if each.code not in OF_SAME_GROUPS)
        report = replace(report, findings=kept)
    totals = schedule.totals(agenda)
    locked = workshop.status is WorkshopStatus.FINISHED
    of_days = days.day_totals(agenda)
    rows = rows_of(agenda, past, report)
    alone = of_days[0] if len(of_days) == 1 else None
    return PlanView(
        title=workshop.title,
        rows=rows,
        days=of_days,
        start=dates.clock(workshop.start),
        ends=tuple(dates.clock(end) for end in totals.ends),
        net=totals.net,
        shares=_shares(totals),
        findings=() if locked else _findings(report, language, agenda, people or agenda.ideal[0], key_results),
        people=people,
        locked=locked,
        fixed_end="" if alone is None or alone.fixed_end is None else dates.clock(alone.fixed_end),
        parked=agenda.parked,
        lines=_lines(rows, of_days),
        workshop_id=workshop.id,
    )


def _report(agenda: Agenda, people: int, key_results: int | None) -> fit.FitReport:
    if not agenda.steps:
        return fit.FitReport(())
    return fit.check(agenda, people, key_results=key_results) if people else fit_times.check_times(agenda, key_results)


def _findings(
    report: fit.FitReport, language: str, agenda: Agenda, people: int, key_results: int | None
) -> tuple[PlanFinding, ...]:
    return tuple(
        PlanFinding(found, fit.sentence(found, language), fit.remedy(found, language), agenda, people, key_results)
        for found in report.findings
    )


def rows_of(agenda: Agenda, past: Mapping[str, tuple[int, ...]], report: fit.FitReport) -> tuple[PlanRow, ...]:
    """A row for each item of the days, with what is known of it."""
    shares = {share.step_id: share for share in report.share_backs}
    fixed = {day for day in days.days(agenda) if days.fixed_end(agenda, day) is not None}
    latest = {each.step_id: each for each in schedule.latest_starts(agenda)} if fixed else {}
    return tuple(
        PlanRow(
            step,
            slot.start,
            slot.end,
            slot.gap_before,
            slot.overlap_before,
            latest[step.id].start if step.day in fixed else None,
            max(0, -latest[step.id].slack) if step.day in fixed else 0,
            past.get(step.id, ()),
            shares.get(step.id),
            _inside(step, slot.start, shares),
        )
        for step, slot in zip(agenda.steps, schedule.times(agenda), strict=True)
    )


def _inside(step: Step, start: int, shares: Mapping[str, ShareBack]) -> tuple[PlanRow, ...]:
    """The rows of what runs side by side, one group after the other."""
    return tuple(
        PlanRow(
            each.step,
            each.start,
            each.end,
            0,
            0,
            share=shares.get(each.step.id),
            strand=strand,
            number=number,
            first=each.start == start,
        )
        for number, strand in enumerate(step.strands, 1)
        for each in strands.times_of(strand, start)
    )


def _lines(rows: tuple[PlanRow, ...], of_days: tuple[DayTotals, ...]) -> tuple[PlanLine, ...]:
    every = [line for row in rows for line in (row, *row.inside)]
    if len(of_days) < 2:
        return tuple(every)
    lines: list[PlanLine] = []
    for day in of_days:
        lines.append(DayHeading(day))
        lines += [row for row in every if row.step.day == day.day]
    return tuple(lines)


def _shares(totals: schedule.Totals) -> Shares:
    known = totals.theory + totals.practice + totals.breaks + totals.lunch
    return Shares(totals.theory, totals.practice, totals.breaks, totals.lunch, max(0, totals.minutes - known))


def with_texts(agenda: Agenda, step_id: str, **texts: str) -> Agenda:
    """The agenda with some words of one step changed."""
    return with_step(agenda, step_id, lambda step: replace(step, texts=replace(step.texts, **texts)))


def with_step(agenda: Agenda, step_id: str, change: Callable[[Step], Step]) -> Agenda:
    """The agenda with one step changed, wherever it stands."""
    return schedule.with_steps(agenda, [strands.changed(step, step_id, change) for step in agenda.steps])


def new_step(agenda: Agenda, title: str, day: int) -> Step:
    """An empty block of fifteen minutes. Its id is nobody else's in any workshop, so that what it takes on the day is
    never told as the past of another block."""
    return Step(
        id=free_id(agenda, f"own_{new_id()[:8]}"),
        minutes=15,
        flex=Flex(5, 30),
        type=StepType.EXERCISE,
        leads=(Lead.COACH,),
        texts=StepTexts(title),
        activity=Activity.NONE,
        day=day,
    )
