"""Who is expected and not there: what the sign-in list, the report and the cards say, before and after the day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from agendas.model import Agenda
from handouts import catalogue
from handouts.document import Cards, Document, Table
from handouts.gather import ComposeOptions
from workshop_app.application.absences import Absence, absences
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.group_queries import rounds_held
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.run import Finish, Run, RunEvent, decide, recover, row_of
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRound

Log = Callable[..., tuple[object, ...]]
AllText = Callable[[Document], str]


def away(workspace: Workspace, *ids: str) -> None:
    """Unticked, whoever they are."""
    entries = {each.person_id: each for each in workspace.read.all(Attendance, workshop_id="w1")}
    workspace.apply(Add(tuple(replace(entries[id], present=False) for id in ids)))


def without(rounds: tuple[SeatedRound, ...], id: str, since: int) -> tuple[SeatedRound, ...]:
    """The rounds in which she has no seat any more from this one on; whoever watched takes the chair."""

    def left(one: SeatedRound) -> SeatedRound:
        rooms = []
        for room in one.rooms:
            people = [each for each in (room.coach, room.coachee, *room.observers) if each != id]
            rooms.append(replace(room, coach=people[0], coachee=people[1], observers=tuple(people[2:])))
        return replace(one, rooms=tuple(rooms))

    return tuple(left(one) if one.number >= since else one for one in rounds)


def signed(workspace: Workspace, options: ComposeOptions) -> dict[str, str]:
    """What stands where each person signs."""
    (document,) = catalogue.compose("sign_in_list", workspace.read, options)
    (table,) = (block for block in document.sections[0].blocks if isinstance(block, Table))
    cells = [["".join(run.text for run in cell.runs) for cell in row.cells] for row in table.rows]
    return {row[1]: row[-1] for row in cells if row[1]}


def members(workspace: Workspace) -> list[str]:
    """In the first room of the first round, whoever is in a trio or quad."""
    plan = workspace.read.get(GroupPlan, "w1")
    room = max(plan.rounds[0].rooms, key=lambda each: len(each.observers))
    return [room.coach, room.coachee, *room.observers]


def name(workspace: Workspace, id: str) -> str:
    return workspace.read.get(Person, id).name


def test_before_the_day_everybody_signs_but_who_is_known_not_to_come(
    engagement: Workspace, options: ComposeOptions
) -> None:
    assert set(signed(engagement, options).values()) == {""}
    one = members(engagement)[0]
    away(engagement, one)
    lines = signed(engagement, options)
    assert lines[name(engagement, one)] == "not coming"
    assert [reason for reason in lines.values() if reason] == ["not coming"]


def test_after_the_day_a_no_show_did_not_come_and_who_sat_in_a_round_left_early(
    held: Workspace, options: ComposeOptions, all_text: AllText
) -> None:
    never, left, *_ = members(held)
    plan = held.read.get(GroupPlan, "w1")
    held.apply(Add((replace(plan, rounds=without(without(plan.rounds, never, 1), left, 2)),)))
    away(held, never, left)
    assert absences(held.read, "w1") == {never: Absence.DID_NOT_COME, left: Absence.LEFT_EARLY}
    lines = signed(held, options)
    assert (lines[name(held, never)], lines[name(held, left)]) == ("did not come", "left early")
    (report,) = catalogue.compose("workshop_report", held.read, options)
    said = all_text(report).replace("\N{NO-BREAK SPACE}", " ")
    there = len(held.read.all(Attendance, workshop_id="w1", present=True)) + 1
    assert f"{there} were there · did not come: {name(held, never)} · left early: {name(held, left)}" in said
    (cards,) = catalogue.compose("name_cards", held.read, options)
    block = cards.sections[0].blocks[0]
    assert isinstance(block, Cards)
    assert not {name(held, never), name(held, left)} & {card.title for card in block.cards}


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_rehearsal_is_no_day_on_which_somebody_did_not_come(
    engagement: Workspace, agenda: Agenda, log: Log, rehearsal: bool
) -> None:
    engagement.apply(Add(log(agenda, rehearsal=rehearsal)))
    plan, (one, *_) = engagement.read.get(GroupPlan, "w1"), members(engagement)
    engagement.apply(Add((replace(plan, rounds=without(plan.rounds, one, 1)),)))
    away(engagement, one)
    expected = Absence.NOT_COMING if rehearsal else Absence.DID_NOT_COME
    assert absences(engagement.read, "w1") == {one: expected}


def test_a_round_the_day_never_came_to_is_in_no_report(
    held: Workspace, options: ComposeOptions, agenda: Agenda, all_text: AllText
) -> None:
    plan = held.read.get(GroupPlan, "w1")
    assert rounds_held(held.read, "w1") == {each.number for each in plan.rounds} == {1, 2, 3}
    rows = sorted(held.read.all(RunEvent, run_id="r1"), key=lambda row: row.number)
    entered = next(row for row in rows if dict(row.data).get("step_id") == "b2")
    kept = [row for row in rows if row.number < entered.number]
    held.apply(Remove(tuple((RunEvent, row.id) for row in rows[len(kept) :])))
    record = held.read.get(Run, "r1")
    state, _ = recover(agenda, record, tuple(kept))
    ends = decide(state, Finish(), entered.at)
    held.apply(Add(tuple(row_of(event, "r1", number) for number, event in enumerate(ends, len(kept) + 1))))
    assert rounds_held(held.read, "w1") == {1}
    (report,) = catalogue.compose("workshop_report", held.read, options)
    said = all_text(report)
    assert "Round 1" in said
    assert "Round 2" not in said
