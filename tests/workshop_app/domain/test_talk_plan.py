"""The clock of a talk about one dependency."""

from __future__ import annotations

import pytest

from workshop_app.domain.talk_plan import MINUTES, PLAN, TalkClock, TalkPart


def test_fifteen_minutes_in_five_parts() -> None:
    assert MINUTES == 15
    assert [part for part, _ in PLAN] == list(TalkPart)
    assert [minutes for _, minutes in PLAN] == [2, 3, 5, 3, 2]


@pytest.mark.parametrize(
    ("seconds", "part", "left"),
    [(0, "why_now", 120), (119, "why_now", 1), (120, "ask", 180), (299.5, "ask", 0.5), (900, "write", 0)],
)
def test_a_part_gives_way_when_its_minutes_are_used_up(seconds: float, part: str, left: float) -> None:
    here = TalkClock().started(1000.0).moved_on(1000.0 + seconds)
    assert (here.part, here.left, here.over) == (part, left, seconds == 900)


def test_it_counts_on_when_it_is_over_and_a_stopped_one_stays() -> None:
    here = TalkClock().started(0.0).stopped(100.0)
    assert (here.left, here.runs, here.moved_on(500.0)) == (20.0, False, here)
    gone_on = here.started(500.0).moved_on(530.0)
    assert (gone_on.part, gone_on.left) == (TalkPart.ASK, 170.0)
    assert gone_on.moved_on(5000.0).left < -3000


def test_the_next_part_gets_all_of_its_minutes() -> None:
    here = TalkClock().started(0.0).next(10.0)
    assert (here.part, here.left, here.runs) == (TalkPart.ASK, 180.0, True)
    last = here.next(11.0).next(12.0).next(13.0).next(20.0)
    assert (last.part, last.left) == (TalkPart.WRITE, 113.0)
    assert TalkClock().next(5.0) == TalkClock(1, 180.0, None)
