"""Queries: counts for the rail, orders, and answers that do not grow with the file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from agendas.model import Agenda, AgendaKind
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.parameters import (
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)
from workshop_app.domain.people import Person
from workshop_app.domain.run import Run, RunEvent
from workshop_app.domain.workshops import Workshop, WorkshopStatus

AT = datetime(2027, 1, 11, 8, tzinfo=UTC)


def _set(workspace: Workspace, key: ParameterKey, status: ParameterStatus) -> None:
    workspace.apply(edit(ParameterRecord, queries.parameter(workspace.read, key).id, status=status))


def test_overview_of_a_new_file(workspace: Workspace) -> None:
    found = queries.overview(workspace.read)
    assert found == queries.Overview("Acme", 0, 0, 11, 0, 0, 0, 0, None, 0, 0, 0, 0)


def test_overview_counts(workspace: Workspace, small_agenda: Agenda) -> None:
    _set(workspace, ParameterKey.WHY, ParameterStatus.DECIDED)
    _set(workspace, ParameterKey.KPIS, ParameterStatus.NOT_APPLICABLE)
    _set(workspace, ParameterKey.CYCLE, ParameterStatus.PARKED)
    _set(workspace, ParameterKey.TOOLS, ParameterStatus.EXPLORING)
    workspace.apply(PlanWorkshop(small_agenda, date(2027, 2, 1), id="w1"))
    workspace.apply(
        Add(
            (
                Person("p1", "Ana"),
                Team("t1", "Sales"),
                OpenQuestion("q1", ParameterKey.CYCLE, "When?"),
                OpenQuestion("q2", ParameterKey.CYCLE, "Who?", answer="Ana"),
                DraftSet("d1", "t1"),
                DraftSet("d2", "t1", status=DraftStatus.AGREED),
                Objective("o1", "d1"),
                KeyResult("k1", "o1"),
                KeyResult("k2", "o1"),
            )
        )
    )
    found = queries.overview(workspace.read)
    assert (found.decided, found.parked, found.parameters, found.open_questions) == (2, 1, 11, 1)
    assert (found.people, found.teams, found.workshops) == (1, 1, 1)
    assert (found.draft_sets, found.drafts_agreed, found.objectives, found.key_results) == (2, 1, 1, 2)
    assert found.next_workshop == workspace.read.get(Workshop, "w1")


@pytest.mark.parametrize(
    ("today", "expected"), [(None, "past"), (date(2027, 1, 5), "early"), (date(2027, 6, 1), "dateless")]
)
def test_next_workshop(today: date | None, expected: str) -> None:
    def workshop(id: str, day: date | None, start: int = 540, over: bool = False) -> Workshop:
        status = WorkshopStatus.FINISHED if over else WorkshopStatus.PLANNED
        return Workshop(id, id, AgendaKind.OWN, "own", day, start, status=status)

    planned = (
        workshop("dateless", None),
        workshop("late", date(2027, 1, 5), 800),
        workshop("early", date(2027, 1, 5), 480),
        workshop("past", date(2026, 12, 1)),
        workshop("over", date(2026, 11, 1), over=True),
    )
    found = queries.next_workshop(planned, today)
    assert found is not None
    assert found.id == expected
    assert queries.next_workshop(()) is None


def test_parameters_come_in_the_order_they_are_asked(workspace: Workspace) -> None:
    assert list(queries.parameters(workspace.read)) == list(ParameterKey)
    assert queries.parameter(workspace.read, ParameterKey.KPIS).key is ParameterKey.KPIS


def test_a_missing_parameter_is_named(workspace: Workspace) -> None:
    record = queries.parameter(workspace.read, ParameterKey.KPIS)
    with workspace._store.begin() as tx:
        tx.remove(ParameterRecord, record.id)
    assert ParameterKey.KPIS not in queries.parameters(workspace.read)
    with pytest.raises(KnownError) as missing:
        queries.parameter(workspace.read, ParameterKey.KPIS)
    assert missing.value.code is ErrorCode.NOT_FOUND


def test_notes_are_oldest_first_and_by_parameter(workspace: Workspace) -> None:
    later = InterviewNote("n1", ParameterKey.WHY, AT.replace(hour=9), "later")
    first = InterviewNote("n2", ParameterKey.WHY, AT, "first")
    other = InterviewNote("n3", ParameterKey.CYCLE, AT.replace(hour=10), "other")
    workspace.apply(Add((later, first, other)))
    assert workspace.read.all(InterviewNote) == (first, later, other)
    assert workspace.read.all(InterviewNote, key=ParameterKey.WHY) == (first, later)


def test_a_log_comes_in_the_order_of_its_numbers(workspace: Workspace) -> None:
    first, second = (RunEvent(f"e{n}", "r1", n, AT, "x") for n in (1, 2))
    workspace.apply(Add((Run("r1", "w1", AT), second, first), undoable=False))
    assert queries.runs(workspace.read, "w1") == (Run("r1", "w1", AT),)
    assert workspace.read.all(RunEvent, run_id="r1") == (first, second)


def test_participants_leave_out_who_is_gone(workspace: Workspace, small_agenda: Agenda) -> None:
    workspace.apply(Add((Person("p1", "Ana"),)))
    workspace.apply(PlanWorkshop(small_agenda, people_ids=("p1",), id="w1"))
    with workspace._store.begin() as tx:
        tx.remove(Person, "p1")
    assert queries.participants(workspace.read, "w1") == ()


@pytest.mark.parametrize("workspace", ["in a file"], indirect=True)
def test_the_overview_reads_no_agenda_and_no_draft(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the file, the rail reads eleven parameters, the list of workshops, and counts."""
    read: list[str] = []
    store = workspace._store
    real = type(store).all

    def noted(self: object, kind: type, /, **equal: object) -> object:
        read.append(kind.__name__)
        return real(self, kind, **equal)  # type: ignore[arg-type]

    monkeypatch.setattr(type(store), "all", noted)
    queries.overview(workspace.read)
    assert sorted(read) == ["Engagement", "ParameterRecord", "Workshop"]


def test_drafts_by_owner(workspace: Workspace) -> None:
    sets = DraftSet("d1", "t1"), DraftSet("d2", "t2", position=1)
    objectives = Objective("o1", "d1", position=1), Objective("o2", "d1")
    results = KeyResult("k1", "o1"), KeyResult("k2", "o2")
    workspace.apply(Add((Team("t1", "Sales"), *sets, *objectives, *results)))
    read = workspace.read
    assert queries.teams(read) == (Team("t1", "Sales"),)
    assert queries.draft_sets(read) == sets
    assert queries.draft_sets(read, "t2") == sets[1:]
    assert queries.objectives(read, "d1") == objectives[::-1]
    assert queries.key_results(read, "o1") == results[:1]


def test_the_real_clock() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()
