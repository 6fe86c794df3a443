"""The hours of a workshop are one figure, to the minute, on every paper that tells them, and a certificate says nothing
that is not so yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from agendas.model import Agenda, StepType
from handouts import catalogue, gather_coach, gather_report, wording
from handouts.coach_sources import LoggedSession, SessionLogSource
from handouts.compose import session_log
from handouts.document import BulletList, Document, Heading, Table, Title
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.measure import pages
from handouts.workshop_sources import ReportSource
from workshop_app import sample
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Paper
from workshop_app.domain.run_rows import Run
from workshop_app.domain.workshops import Attendance, Workshop, WorkshopStatus

AllText = Callable[[Document], str]
Log = Callable[..., tuple[object, ...]]
THE_DAY, AFTER, EVENING_BEFORE = date(2027, 5, 12), date(2027, 5, 13), date(2027, 5, 11)


def certificate(workspace: Workspace, options: ComposeOptions, day: date) -> Document:
    (document,) = catalogue.compose("attendance_certificate", workspace.read, replace(options, day=day))
    return document


def practised(document: Document) -> int:
    return sum(isinstance(block, BulletList) for section in document.sections for block in section.blocks)


def cells(document: Document, column: int) -> list[str]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return ["".join(run.text for run in row.cells[column].runs) for table in tables for row in table.rows]


@pytest.mark.parametrize("late", [0, 3, 4])
def test_one_figure_in_certificate_report_and_log(
    late: int, engagement: Workspace, agenda: Agenda, log: Log, options: ComposeOptions, all_text: AllText
) -> None:
    engagement.apply(Add(log(agenda, late=late)))
    engagement.apply(edit(Workshop, "w1", status=WorkshopStatus.FINISHED))
    breaks = {step.id for step in agenda.steps if step.type is StepType.BREAK}
    (report,) = gather_report.workshop_report(engagement.read, options)
    assert isinstance(report, ReportSource)
    work = [step for step, planned in zip(report.days[0].steps, agenda.steps, strict=True) if planned.id not in breaks]
    told = sum(step.actual or 0 for step in work)
    hours, minutes = divmod(told, 60)
    assert report.days[0].worked == told, "the sum of the rows"
    (log_source,) = gather_coach.session_logs(engagement.read, options)
    assert [each.minutes for each in log_source.sessions if each.what == "Expert workshop"] == [told]
    certified = all_text(certificate(engagement, options, AFTER))
    assert f"{hours} hours {minutes} minutes, excluding breaks" in certified
    assert f"{hours} h {minutes:02}" in all_text(catalogue.compose("workshop_report", engagement.read, options)[0])
    assert f"{hours} h {minutes:02}" in all_text(catalogue.compose("session_log", engagement.read, options)[0])


@pytest.mark.parametrize("day", [EVENING_BEFORE, THE_DAY])
def test_before_the_day_was_held_a_certificate_claims_nothing(
    day: date, engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    document = certificate(engagement, options, day)
    assert {block.subtitle for block in document.sections[0].blocks if isinstance(block, Title)} == {
        "for taking part in the workshop"
    }
    assert "planned, excluding breaks" in all_text(document)
    assert practised(document) == 0
    assert "Valid with the signature of the coach" in document.margins.foot_left
    assert "practised" not in all_text(document)


def test_a_day_that_was_rehearsed_was_not_held(
    engagement: Workspace, agenda: Agenda, log: Log, options: ComposeOptions, all_text: AllText
) -> None:
    engagement.apply(Add(log(agenda, rehearsal=True)))
    assert "took part" not in all_text(certificate(engagement, options, THE_DAY))


def test_a_day_that_went_by_on_paper_has_its_planned_hours_and_says_so(
    engagement: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    document = certificate(engagement, options, AFTER)
    assert "took part in the workshop" in all_text(document)
    assert "5 hours 5 minutes planned, excluding breaks" in all_text(document)
    assert practised(document) == 10, "the seats of the plan: nobody logged others"


def test_only_seats_of_rounds_that_were_held_are_told(
    engagement: Workspace, agenda: Agenda, log: Log, options: ComposeOptions
) -> None:
    rounds = [step.id for step in agenda.steps if step.rounds]
    engagement.apply(Add(log(agenda, skip=rounds[-1])))
    skipped = certificate(engagement, options, AFTER)
    engagement.apply(Remove(((Run, "r1"),)))
    engagement.apply(Add(log(agenda)))
    whole = certificate(engagement, options, AFTER)

    def told(document: Document) -> int:
        return sum(len(each.items) for each in document.sections[0].blocks if isinstance(each, BulletList))

    assert told(skipped) < told(whole)


def test_the_report_has_no_round_that_was_only_passed_over(
    engagement: Workspace, agenda: Agenda, log: Log, options: ComposeOptions
) -> None:
    last = [step for step in agenda.steps if step.rounds][-1]
    engagement.apply(Add(log(agenda, skip=last.id)))
    (report,) = gather_report.workshop_report(engagement.read, options)
    assert isinstance(report, ReportSource)
    told = {each.number for each in report.rounds}
    assert told
    assert last.rounds[0].number not in told


def test_the_foot_promises_no_practice_where_none_is_listed(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    assert "what was practised" in certificate(held, options, AFTER).margins.foot_left
    plan = queries.groups(held.read, "w1")
    assert plan is not None
    held.apply(Remove(((type(plan), "w1"),)))
    document = certificate(held, options, AFTER)
    assert document.margins.foot_left == "This certificate says who was there. There was no examination."
    assert not [block for block in document.sections[0].blocks if isinstance(block, Heading) and block.level == 3]


def test_who_leaves_early_has_no_hours_nobody_counted(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    before = all_text(certificate(held, options, AFTER)).count("excluding breaks")
    held.apply(edit(Attendance, held.read.all(Attendance, workshop_id="w1")[0].id, leaves_at=13 * 60))
    assert all_text(certificate(held, options, AFTER)).count("excluding breaks") == before - 1


@pytest.mark.parametrize("minutes", [1, 59, 60, 61, 215, 321])
def test_hours_are_told_to_the_minute(minutes: int) -> None:
    words = wording.load("en")
    logged = tuple(LoggedSession(THE_DAY, f"Session {n}", minutes=minutes) for n in range(3))
    document = session_log.compose(SessionLogSource(Imprint("Acme", "", "", "", AFTER), logged), words)
    row = cells(document, 2)[0]
    found = [int(each) for each in re.findall(r"\d+", row)]
    assert (found[0] * 60 + (found[1] if len(found) > 1 else 0) if "h" in row else found[0]) == minutes


def test_the_log_adds_up_what_has_a_time_and_says_of_how_many() -> None:
    words = wording.load("en")
    logged = (
        LoggedSession(THE_DAY, "Interview", minutes=89),
        LoggedSession(THE_DAY, "Workshop", minutes=215, planned=True),
        LoggedSession(THE_DAY, "", "Ticketing"),
    )
    document = session_log.compose(SessionLogSource(Imprint("Acme", "", "", "", AFTER), logged), words)
    title = next(block for block in document.sections[0].blocks if isinstance(block, Title))
    assert title.subtitle == "Acme · 3 sessions · 5 h 04 in 2 of them"
    assert cells(document, 2)[:3] == ["1 h 29", "3 h 35\nplanned", ""]


def test_a_log_without_any_time_has_no_sum() -> None:
    logged = (LoggedSession(THE_DAY, "", "Ticketing"),)
    document = session_log.compose(SessionLogSource(Imprint("Acme", "", "", "", AFTER), logged), wording.load("en"))
    title = next(block for block in document.sections[0].blocks if isinstance(block, Title))
    assert title.subtitle == "Acme · 1 session"


@pytest.mark.parametrize("day", [EVENING_BEFORE, AFTER])
@pytest.mark.parametrize("paper", list(Paper))
def test_a_certificate_is_a_page_in_both_states(
    day: date, paper: Paper, engagement: Workspace, options: ComposeOptions
) -> None:
    assert pages(certificate(engagement, options, day), paper) == 10


def test_the_log_says_with_whom(tmp_path: Path) -> None:
    """By name in an interview; of a workshop how many came, and where."""
    workspace = sample.build(tmp_path / "sample.okrw", SystemClock())
    try:
        options = ComposeOptions(day=date(2026, 12, 1))
        (source,) = gather_coach.session_logs(workspace.read, options)
    finally:
        workspace.close()
    who = {each.what: each.who for each in source.sessions}
    assert "Marguerite Dubois, Hannah Weiß, Pieter de Vries" in who.values()
    assert all(each.who or each.people for each in source.sessions)
