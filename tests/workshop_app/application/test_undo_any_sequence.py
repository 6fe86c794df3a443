"""Whatever is done, undoing all of it gives the first state back and redoing all of it the last, in every detail."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agendas.model import Agenda, AgendaKind, Flex, Step, StepTexts, StepType
from workshop_app.application.commands.basic import Add, Remove, Reorder, edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.people import AddPeople, ForgetPerson
from workshop_app.application.commands.workshops import (
    EditAgenda,
    PlanWorkshop,
    RemoveWorkshop,
    SetAttendance,
    SetGroups,
)
from workshop_app.application.workspace import Workspace
from workshop_app.bootstrap import create_in_memory
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

KINDS = (
    Engagement,
    Team,
    RoleAssignment,
    Person,
    ParameterRecord,
    Workshop,
    WorkshopAgenda,
    Attendance,
    GroupPlan,
)
IDS = st.sampled_from([f"id{number}" for number in range(4)])
TEXTS = st.sampled_from(["", "a", "Žofie", "x\x00y", "two\r\nlines"])


def agenda(minutes: int) -> Agenda:
    step = Step("one", minutes, Flex(5, 90), StepType.THEORY, (), StepTexts("One"))
    return Agenda("own", AgendaKind.OWN, "Own", "", (540,), (2, 20), (4, 12), (step,))


COMMANDS: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda key, name: AddPeople((Person(key, name),)), IDS, TEXTS),
    st.builds(lambda key, name: Add((Team(key, name),)), IDS, TEXTS),
    st.builds(lambda key, person: Add((RoleAssignment(key, RoleKind.SPONSOR, person_id=person),)), IDS, IDS),
    st.builds(lambda key, note: edit(Person, key, note=note), IDS, TEXTS),
    st.builds(lambda key, boss: edit(Person, key, reports_to=boss), IDS, IDS),
    st.builds(lambda ids: Reorder(Person, tuple(ids)), st.lists(IDS, unique=True)),
    st.builds(lambda key: Remove(((Team, key), (Person, key))), IDS),
    st.builds(lambda key: ForgetPerson(key), IDS),
    st.builds(
        lambda key, ids: PlanWorkshop(agenda(30), people_ids=tuple(ids), id=key), IDS, st.lists(IDS, unique=True)
    ),
    st.builds(lambda key, minutes: EditAgenda(key, agenda(minutes)), IDS, st.integers(5, 90)),
    st.builds(lambda key, ids: SetAttendance(key, tuple(ids)), IDS, st.lists(IDS)),
    st.builds(
        lambda key, coach, coachee: SetGroups(key, (SeatedRound(1, (SeatedRoom("1", coach, coachee),)),)), IDS, IDS, IDS
    ),
    st.builds(lambda key: SetGroups(key, ()), IDS),
    st.builds(lambda key: RemoveWorkshop(key), IDS),
    st.builds(lambda name: EditEngagement(client=name), TEXTS),
    st.builds(lambda months: EditEngagement(cycle_months=months), st.integers(0, 13)),
)


def state(workspace: Workspace) -> dict[type, tuple[Any, ...]]:
    return {kind: workspace.read.all(kind) for kind in KINDS}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands=st.lists(COMMANDS, min_size=1, max_size=25), seals=st.sets(st.integers(0, 24)))
def test_undo_all_then_redo_all(commands: list[Any], seals: set[int]) -> None:
    workspace = create_in_memory("Acme")
    first = state(workspace)
    steps = [first]
    for number, command in enumerate(commands):
        before = state(workspace)
        try:
            workspace.apply(command)
        except KnownError:
            assert state(workspace) == before
        if number in seals:
            workspace.history.seal()
        steps.append(state(workspace))
    last = steps[-1]

    while workspace.undo():
        assert state(workspace) in steps
    assert state(workspace) == first
    while workspace.redo():
        assert state(workspace) in steps
    assert state(workspace) == last
    while workspace.undo():
        pass
    assert state(workspace) == first
    workspace.close()
