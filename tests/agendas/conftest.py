"""Small agendas for the tests of this package."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agendas.breakouts import rounds_for
from agendas.model import Activity, Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from agendas.schedule import numbered

MakeStep = Callable[..., Step]
MakeAgenda = Callable[..., Agenda]


@pytest.fixture(scope="session")
def make_step() -> MakeStep:
    def make(
        id: str,
        minutes: int = 30,
        type: StepType = StepType.EXERCISE,
        *,
        activity: Activity = Activity.NONE,
        flex: tuple[int, int] | None = None,
        rounds: int = 0,
        pinned: int | None = None,
        day: int = 1,
        protected: bool = False,
    ) -> Step:
        return Step(
            id=id,
            minutes=minutes,
            flex=Flex(*(flex or (minutes, minutes))),
            type=type,
            leads=(Lead.COACH,),
            texts=StepTexts(id.capitalize()),
            activity=activity,
            rounds=rounds_for(minutes, rounds) if rounds else (),
            pinned=pinned,
            day=day,
            protected=protected,
        )

    return make


@pytest.fixture(scope="session")
def make_agenda() -> MakeAgenda:
    def make(
        *steps: Step,
        starts: tuple[int, ...] = (540,),
        people: tuple[int, int] = (2, 60),
        ideal: tuple[int, int] | None = None,
    ) -> Agenda:
        return Agenda("own", AgendaKind.OWN, "Own", "", starts, people, ideal or people, numbered(list(steps)))

    return make
