"""Whatever is done, undoing all of it gives the first state back and redoing all of it the last, in every detail."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind, Flex, Step, StepTexts, StepType
from workshop_app.application.commands.basic import Add, MoveAfter, Remove, edit
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.application.commands.interview import (
    AddInterviewee,
    AgreeHow,
    LookedAt,
    RecordVoice,
    RemoveInterviewee,
    RemoveVoice,
    SayWhy,
)
from workshop_app.application.commands.interview_sessions import PlanSession
from workshop_app.application.commands.own_parameters import (
    AddOwnParameter,
    HideParameter,
    MoveParameter,
    RemoveOwnParameter,
    RenameParameter,
    WriteOwn,
)
from workshop_app.application.commands.parameters import (
    AddOpenQuestion,
    ChooseOption,
    DecideParameter,
    MarkNotApplicable,
    PostponeParameter,
    ReopenParameter,
    SetDetail,
    TakeInterviewNote,
    write,
)
from workshop_app.application.commands.people import AddPeople, RemovePeople
from workshop_app.application.commands.workshops import (
    ChangeAttendance,
    ChangeGroups,
    EditAgenda,
    PlanWorkshop,
    RemoveWorkshop,
)
from workshop_app.application.workspace import Workspace
from workshop_app.bootstrap import create_in_memory
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.versions import ParameterVersion
from workshop_app.domain.voices import Interviewee, Voice
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
    Interviewee,
    Voice,
    OwnParameter,
    InterviewLayout,
    InterviewSession,
    LookAgain,
    ParameterVersion,
    OpenQuestion,
    InterviewNote,
)
IDS = st.sampled_from([f"id{number}" for number in range(4)])
TEXTS = st.sampled_from(["", "a", "Žofie", "x\x00y", "two\r\nlines"])


def agenda(minutes: int) -> Agenda:
    step = Step("one", minutes, Flex(5, 90), StepType.THEORY, (), StepTexts("One"))
    return Agenda("own", AgendaKind.OWN, "Own", "", (540,), (2, 20), (4, 12), (step,))


KEYS = st.sampled_from(list(ParameterKey))
OWN = st.sampled_from(["own1", "own2"])
ASKED = st.one_of(KEYS.map(str), OWN)
PEOPLE = st.sampled_from(["ana", "ben"])
DAYS = st.sampled_from([None, date(2027, 1, 4), date(2027, 2, 1)])


def of(make: Callable[..., Any]) -> Callable[..., Any]:
    """A command on a parameter: ids of the eleven are made anew in every file, so the first argument, a key, waits for
    one."""

    def on(key: str, *more: Any) -> Callable[[Workspace], Any]:
        def command(workspace: Workspace) -> Any:
            ids = {record.key.value: record.id for record in workspace.read.all(ParameterRecord)}
            return make(ids.get(str(key), str(key)), *more)

        return command

    return on


def written(workspace: Workspace, key: ParameterKey, name: str, text: str) -> Any:
    return write(workspace.read.all(ParameterRecord, key=key)[0], name, text)


# The interview: every command a click or a key gives there.
INTERVIEW: st.SearchStrategy[Any] = st.one_of(
    st.builds(
        lambda key, at: of(lambda ref: ChooseOption(ref, content_of(key).options[at].id))(key), KEYS, st.integers(0, 1)
    ),
    st.builds(lambda key: of(lambda ref: ChooseOption(ref, ""))(key), KEYS),
    st.builds(
        lambda key, name, text: lambda workspace: written(workspace, key, name, text),
        KEYS,
        st.sampled_from(["decision", "rationale", "verbatim", "decided_by"]),
        TEXTS,
    ),
    st.builds(
        of(lambda ref, day: SetDetail(ref, "first_start", day)),
        st.just("cycle"),
        st.sampled_from(["", "2027-01-04", "soon"]),
    ),
    st.builds(
        of(lambda ref, months: SetDetail(ref, "length_months", months)),
        st.just("cycle"),
        st.sampled_from(["", "2", "4"]),
    ),
    st.builds(of(DecideParameter), ASKED),
    st.builds(of(lambda ref, day: PostponeParameter(ref, "later", day)), ASKED, DAYS),
    st.builds(of(ReopenParameter), ASKED),
    st.builds(of(MarkNotApplicable), ASKED),
    st.builds(lambda ref, name: AddInterviewee(name, id=ref), PEOPLE, TEXTS),
    st.builds(RemoveInterviewee, PEOPLE),
    st.builds(lambda key, who, option: RecordVoice(key, who, option=option), ASKED, PEOPLE, TEXTS),
    st.builds(lambda key, who, text: RecordVoice(key, who, own_words=text, verbatim=text), ASKED, PEOPLE, TEXTS),
    st.just(lambda workspace: RemoveVoice(next(iter(voice.id for voice in workspace.read.all(Voice)), "none"))),
    st.builds(of(lambda ref, how: AgreeHow(ref, how=how, by="Ana")), ASKED, TEXTS),
    st.builds(LookedAt, ASKED),
    st.just(
        lambda workspace: SayWhy(next(iter(each.id for each in workspace.read.all(ParameterVersion)), "none"), "so")
    ),
    st.builds(lambda ref, title: AddOwnParameter(title, id=ref), OWN, TEXTS),
    st.builds(WriteOwn, OWN, st.sampled_from(["title", "question", "decision", "option"]), TEXTS),
    st.builds(RemoveOwnParameter, OWN),
    st.builds(RenameParameter, ASKED, TEXTS),
    st.builds(HideParameter, ASKED, st.booleans()),
    st.builds(MoveParameter, ASKED, st.one_of(st.none(), ASKED)),
    st.builds(lambda number, day: PlanSession(number, day), st.integers(0, 5), DAYS),
    st.builds(lambda key, text: AddOpenQuestion(key, text), KEYS, TEXTS),
    st.builds(lambda key, text: TakeInterviewNote(key, text), KEYS, TEXTS),
    st.builds(lambda day: EditEngagement(cycle_start=day), DAYS),
)


def filled(workspace: Workspace, key: str, person: str) -> Add:
    """A role filled by somebody who is there: an id of nobody is never stored."""
    there = workspace.read.find(Person, person) is not None
    return Add((RoleAssignment(key, RoleKind.SPONSOR, person_id=person if there else None),))


COMMANDS: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda key, name: AddPeople((Person(key, name),)), IDS, TEXTS),
    st.builds(lambda key, name: Add((Team(key, name),)), IDS, TEXTS),
    st.builds(lambda key, person: lambda workspace: filled(workspace, key, person), IDS, IDS),
    st.builds(lambda key, note: edit(Person, key, note=note), IDS, TEXTS),
    st.builds(lambda key, boss: edit(Person, key, reports_to=boss), IDS, IDS),
    st.builds(lambda key, after: MoveAfter(Person, key, after), IDS, st.one_of(st.none(), IDS)),
    st.builds(lambda key: Remove(((Team, key), (Person, key))), IDS),
    st.builds(lambda key: RemovePeople((key,)), IDS),
    st.builds(
        lambda key, ids: PlanWorkshop(agenda(30), people_ids=tuple(ids), id=key), IDS, st.lists(IDS, unique=True)
    ),
    st.builds(lambda key, minutes: lambda workspace: retimed(workspace, key, minutes), IDS, st.integers(5, 90)),
    st.builds(lambda key, ids: lambda workspace: invited(workspace, key, ids), IDS, st.lists(IDS)),
    st.builds(
        lambda key, coach, coachee: (
            lambda workspace: seated(workspace, key, (SeatedRound(1, (SeatedRoom("1", coach, coachee),)),))
        ),
        IDS,
        IDS,
        IDS,
    ),
    st.builds(lambda key: lambda workspace: seated(workspace, key, ()), IDS),
    st.builds(lambda key: RemoveWorkshop(key), IDS),
    st.builds(lambda name: EditEngagement(client=name), TEXTS),
    st.builds(lambda months: EditEngagement(cycle_months=months), st.integers(0, 13)),
)


def retimed(workspace: Workspace, key: str, minutes: int) -> EditAgenda:
    return EditAgenda.between(key, workspace.read.get(WorkshopAgenda, key).agenda, agenda(minutes))


def invited(workspace: Workspace, key: str, ids: list[str]) -> ChangeAttendance:
    return ChangeAttendance.between(key, workspace.read.all(Attendance, workshop_id=key), ids)


def seated(workspace: Workspace, key: str, rounds: tuple[SeatedRound, ...]) -> ChangeGroups:
    return ChangeGroups.between(key, workspace.read.find(GroupPlan, key), rounds)


def state(workspace: Workspace) -> dict[type, tuple[Any, ...]]:
    return {kind: workspace.read.all(kind) for kind in KINDS}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands=st.lists(COMMANDS, min_size=1, max_size=25), seals=st.sets(st.integers(0, 24)))
def test_undo_all_then_redo_all(commands: list[Any], seals: set[int]) -> None:
    undo_all_then_redo_all(commands, seals)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands=st.lists(INTERVIEW, min_size=1, max_size=20), seals=st.sets(st.integers(0, 19)))
def test_the_same_in_an_interview(commands: list[Any], seals: set[int]) -> None:
    people = [AddInterviewee("Ana", id="ana"), AddInterviewee("Ben", id="ben"), AddOwnParameter("Host", id="own1")]
    undo_all_then_redo_all([*people, *commands], {2, *(seal + 3 for seal in seals)})


def undo_all_then_redo_all(commands: list[Any], seals: set[int]) -> None:
    workspace = create_in_memory("Acme")
    first = state(workspace)
    steps = [first]
    for number, command in enumerate(commands):
        before = state(workspace)
        try:
            workspace.apply(command(workspace) if callable(command) else command)
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


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    commands=st.lists(st.one_of(COMMANDS, INTERVIEW), min_size=2, max_size=20),
    of_others=st.sets(st.integers(0, 19), min_size=1),
)
def test_nothing_is_left_alone_where_others_changed_something_between(commands: list[Any], of_others: set[int]) -> None:
    """Some of these are no steps of ours. Back and forth through our own always goes, and leaves no half of a thing."""
    workspace = create_in_memory("Acme")
    for number, command in enumerate(commands):
        with suppress(KnownError):
            made = command(workspace) if callable(command) else command
            workspace.apply(replace(made, undoable=False) if number in of_others else made)
    for move in (workspace.undo, workspace.redo) * 2:
        while move() is not None:
            pass
    found = {kind: {row.id for row in rows} for kind, rows in state(workspace).items()}
    assert found[WorkshopAgenda] == found[Workshop] >= found[GroupPlan]
    assert {row.workshop_id for row in workspace.read.all(Attendance)} <= found[Workshop]
    assert {row.interviewee_id for row in workspace.read.all(Voice)} <= found[Interviewee]
    workspace.close()
