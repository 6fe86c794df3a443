"""Fixtures of the application tests: a small agenda."""

from __future__ import annotations

import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType


@pytest.fixture
def small_agenda() -> Agenda:
    steps = (
        Step("open", 15, Flex(10, 20), StepType.OPENING, (Lead.SPONSOR,), StepTexts("Welcome")),
        Step("close", 30, Flex(20, 40), StepType.WRAP_UP, (Lead.COACH,), StepTexts("Close")),
    )
    return Agenda("own", AgendaKind.OWN, "Own day", "", (510, 540), (2, 20), (4, 12), steps)
