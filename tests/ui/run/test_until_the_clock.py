"""Items that are worked on until a time of the clock, while the day runs: past midnight, on the days and in the nights
in which the clock changes, begun late and early."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agendas import schedule
from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from agendas.rescue import Sharing
from ui.run import run_words
from ui.run.offer_card import offer_card
from ui.run.view_state import ConductorView, WindowMaterial, conductor_view
from workshop_app.domain import run
from workshop_app.domain.run import RunState, RunStatus
from workshop_app.domain.run_plan import local_instant

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def a_step(id: str, minutes: int, until: int | None = None) -> Step:
    return Step(id, minutes, Flex(5, 240), StepType.EXERCISE, (Lead.COACH,), StepTexts(id.title()), until=until)


def a_day(start: int, until: int) -> Agenda:
    """Welcome for half an hour, work until then, and a quarter of an hour more."""
    steps = [a_step("welcome", 30), a_step("work", 60, until), a_step("bye", 15)]
    return schedule.with_steps(Agenda("own", AgendaKind.OWN, "Own", "", (start,), (2, 60), (2, 60), ()), steps)


def after(state: RunState, request: run.Command, now: datetime) -> RunState:
    for event in run.decide(state, request, now):
        state = run.evolve(state, event)
    return state


def working(agenda: Agenda, day: date, late: int) -> tuple[RunState, datetime]:
    """The welcome took so many minutes longer; the work until then has begun."""
    start = agenda.starts[0]
    planned = local_instant(day, start, BERLIN)
    now = planned + timedelta(minutes=30 + late)
    return after(after(RunState(agenda), run.Start(planned, start), planned), run.Next(), now), now


def seen(state: RunState, now: datetime) -> ConductorView:
    return conductor_view(run.picture(state, now), WindowMaterial(zone=BERLIN))


@pytest.mark.parametrize("late", [0, 20, -10])
@pytest.mark.parametrize(
    ("day", "start", "until", "written"),
    [
        (date(2026, 11, 30), 540, 750, "12:30"),
        (date(2026, 10, 25), 540, 750, "12:30"),  # the clock was put back in the night
        (date(2026, 3, 29), 540, 750, "12:30"),  # and forward
        (date(2026, 10, 24), 1320, 1440, "00:00"),  # midnight before the clock is put back
        (date(2026, 11, 30), 1350, 1440 + 45, "00:45"),
    ],
)
def test_it_runs_to_the_time_on_the_wall(day: date, start: int, until: int, written: str, late: int) -> None:
    state, now = working(a_day(start, until), day, late)
    view = seen(state, now)
    assert (view.title, view.until, view.until_over) == ("Work", written, 0)
    assert run_words.runs_until(view) == f"runs until {written}"
    assert view.rows[1].start == (now.astimezone(BERLIN).strftime("%H:%M"))
    assert (view.behind, view.end_behind) == (0, 0), "the clock takes the delay up"
    assert offer_card(state, run.picture(state, now), view, run.offers(state, now), Sharing.PRIORITY).lines == ()
    left = run.picture(state, now).remaining
    assert left == timedelta(minutes=until - start - 30 - late)
    over = seen(state, now + left + 3 * MINUTE)
    assert (over.over_by, over.behind) == ("3:00", 3)


def test_a_time_that_cannot_be_kept_is_told_and_not_only_missed() -> None:
    """Past midnight as at noon: five minutes are the least it needs."""
    for start, until, told in ((540, 600, "10:00"), (1380, 1440, "00:00")):
        state, now = working(a_day(start, until), date(2026, 11, 30), 28)
        view = seen(state, now)
        assert (view.until, view.until_over, view.end_behind) == (told, 3, 3)
        assert run_words.runs_until(view) == f"planned until {told}; it will run 3 min over"
        card = offer_card(state, run.picture(state, now), view, run.offers(state, now), Sharing.PRIORITY)
        assert card.heading == "3 min to win back:"
        assert card.lines


@pytest.mark.parametrize(
    ("day", "written", "ends"), [(date(2026, 10, 24), "02:30", "02:45"), (date(2026, 3, 28), "04:30", "04:45")]
)
def test_in_the_night_in_which_the_clock_changes_the_minutes_stay(day: date, written: str, ends: str) -> None:
    """The plan is counted in minutes from its start: it says 03:30, and the wall an hour less, or more. What is written
    is the wall's, so that the day says one thing."""
    state, now = working(a_day(1320, 1440 + 210), day, 0)
    view = seen(state, now)
    assert run.picture(state, now).remaining == timedelta(hours=5)
    assert (view.until, view.ends_at, view.rows[2].start, view.behind) == (written, ends, written, 0)
    state = after(state, run.Next(), now + timedelta(hours=5))
    state = after(state, run.Finish(), now + timedelta(hours=5, minutes=15))
    done = run.picture(state, now + timedelta(hours=6))
    assert (done.status, done.day_behind) == (RunStatus.FINISHED, timedelta(0))
    assert done.now.tzinfo is UTC
