"""What phases, seats and share backs are for, said while they run: all to the facilitator, some to the room."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget

from agendas import words
from agendas.model import Activity, PhaseKind, Seat, StepType
from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.run.room_words import room_words
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add
from workshop_app.application.commands.workshops import EditAgenda
from workshop_app.domain.run import Next
from workshop_app.domain.workshops import SeatedRoom

Advance = Callable[[float], None]


def conductor_of(panel: RunPanel) -> Conductor:
    assert panel.conductor is not None
    return panel.conductor


def shown(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def on_the_wall(panel: RunPanel) -> str:
    assert panel.stage is not None
    return room_words(panel.stage.views.room(12)).spoken()


def share_back_after_the_rounds(desk: Desk) -> None:
    agenda = queries.agenda(desk.workspace.read, "w1").agenda
    steps = tuple(
        replace(step, type=StepType.SHARE_BACK) if step.id == "theory"
        else replace(step, activity=Activity.ROTATION) if step.id == "pairs" else step
        for step in agenda.steps
    )  # fmt: skip
    desk.workspace.apply(EditAgenda.between("w1", agenda, replace(agenda, steps=steps)))


def test_a_phase_says_what_it_is_for(running: RunPanel, advance: Advance) -> None:
    assert running.stage is not None
    before = shown(conductor_of(running).speak)
    assert "SEATS" not in before
    running.stage.do(Next())
    brief, said = words.phase_text(PhaseKind.BRIEF), shown(conductor_of(running).speak)
    assert f"{brief.script}\n\nPRIVATE-MARKER script" in said, "the words of the plan stay there"
    for seat in Seat:
        assert f"{words.seat_title(seat)}: {words.seat_task(seat)}" in said
    assert words.styles()[0].challenge in said
    assert brief.room_text in shown(conductor_of(running).speak)
    assert brief.room_text in on_the_wall(running)
    assert brief.script not in on_the_wall(running)

    advance(3 + 22 + 1)
    speaks, said = words.phase_text(PhaseKind.OBSERVER_SPEAKS), shown(conductor_of(running).speak)
    assert speaks.script in said
    assert words.styles()[0].challenge not in said, "the coaching is over: nothing to try any more"
    assert speaks.room_text in on_the_wall(running)

    advance(5)
    assert words.styles()[1].challenge in shown(conductor_of(running).speak), "the second round has another one"


def test_a_share_back_says_what_to_ask(desk: Desk, workshop_id: str, running: RunPanel) -> None:
    share_back_after_the_rounds(desk)
    assert running.stage is not None
    running.stage.do(Next())
    running.stage.do(Next())
    said = shown(conductor_of(running).speak)
    assert "ASK" in said
    assert words.share_back_line(2, 2) in said
    for question in words.share_back_questions(2):  # it looks back on the second round, the last before it
        assert question in said
    running.stage.do(Next())
    assert "ASK" not in shown(conductor_of(running).speak)


def test_many_groups_share_otherwise(desk: Desk, workshop_id: str, running: RunPanel) -> None:
    share_back_after_the_rounds(desk)
    plan = queries.groups(desk.workspace.read, workshop_id)
    assert plan is not None
    rooms = tuple(SeatedRoom(str(number), "p0", "p1") for number in range(1, 8))
    crowded = replace(plan, rounds=tuple(replace(each, rooms=rooms) for each in plan.rounds))
    desk.workspace.apply(Add((crowded,)))  # more rooms than people: no coach could seat them so
    assert running.stage is not None
    running.stage.do(Next())
    running.stage.do(Next())
    assert words.share_back_line(2, 7) in shown(conductor_of(running).speak)
