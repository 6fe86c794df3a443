"""Fixtures of the application tests: a small agenda, and an engagement in memory that answers are given to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from agendas.model import Agenda, AgendaKind, Flex, Lead, Step, StepTexts, StepType
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands import parameters as commands
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus


@pytest.fixture
def small_agenda() -> Agenda:
    steps = (
        Step("open", 15, Flex(10, 20), StepType.OPENING, (Lead.SPONSOR,), StepTexts("Welcome")),
        Step("close", 30, Flex(20, 40), StepType.WRAP_UP, (Lead.COACH,), StepTexts("Close")),
    )
    return Agenda("own", AgendaKind.OWN, "Own day", "", (510, 540), (2, 20), (4, 12), steps)


class Answers:
    """An engagement of the client "Acme" and the short way to answer its parameters, by the commands a click gives."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.apply = workspace.apply
        self.read = workspace.read

    def record(self, key: str) -> ParameterRecord:
        return queries.parameter(self.read, ParameterKey(key))

    def __call__(
        self,
        key: str,
        option: str = "",
        decision: str = "",
        status: str = "",
        applies_from: str = "",
        **details: Any,
    ) -> ParameterRecord:
        """Choose, write, fill in, then decide (status "decided"), park or put aside."""
        id = self.record(key).id
        if option:
            self.apply(commands.ChooseOption(id, option))
        for name, value in (("decision", decision), ("applies_from", applies_from)):
            if value:
                self.apply(commands.write(self.record(key), name, value))
        for name, value in details.items():
            self.apply(commands.SetDetail(id, name, str(value)))
        if status == ParameterStatus.DECIDED and not self.record(key).decision:
            self.apply(commands.write(self.record(key), "decision", "As agreed."))
        wanted = {
            "decided": commands.DecideParameter(id),
            "parked": commands.ParkParameter(id, "Not today.", date(2027, 1, 15)),
            "not_applicable": commands.MarkNotApplicable(id),
        }
        if status:
            self.apply(wanted[status])
        return self.record(key)


@pytest.fixture
def say(clock: Any) -> Iterator[Answers]:
    workspace = bootstrap.create_in_memory("Acme", clock)
    yield Answers(workspace)
    workspace.close()
