"""Who shares a room with whom, as people's pages ask for it: what is refused names both, one undo each, and nothing is
left of somebody who is removed, renamed or forgotten."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import replace

from agendas import loader
from agendas.model import Agenda
from workshop_app.application import queries
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.commands.people import RemovePeople
from workshop_app.application.commands.people_rules import SetBoss, SetDayTimes, SetHostRoom, SetMates, SetPair
from workshop_app.application.commands.people_words import AskedOf, AskInWords
from workshop_app.application.commands.workshops import ChangeGroups, PlanWorkshop
from workshop_app.application.mentions import mentions, request_for
from workshop_app.application.people_queries import person_page, person_rows, stays
from workshop_app.application.seating import seating
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.lineage import Lineage
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.stored import STORED
from workshop_app.domain.workshops import (
    Attendance,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
    WorkshopStatus,
)
from workshop_app.storage.codec import tagged

NAMES = ("Ana Silva", "Ben Okoro", "Cem Kaya", "Dee Rao", "Eve Lund")
APART, RATHER_NOT, TOGETHER = PairKind.APART, PairKind.RATHER_NOT, PairKind.TOGETHER


@pytest.fixture
def five(workspace: Workspace) -> Workspace:
    """Ana is Ben's boss, and Ben is Cem's."""
    workspace.apply(Add(tuple(Person(name[:3].lower(), name, position=n) for n, name in enumerate(NAMES))))
    workspace.apply(SetBoss("ben", "ana"))
    workspace.apply(SetBoss("cem", "ben"))
    return workspace


def refusal(workspace: Workspace, command: Command) -> tuple[ErrorCode, dict[str, object]]:
    before = everything(workspace)
    with pytest.raises(KnownError) as refused:
        workspace.apply(command)
    assert everything(workspace) == before
    return refused.value.code, refused.value.facts


def everything(workspace: Workspace) -> str:
    kinds = [kind for kind in STORED if kind is not Lineage]
    return json.dumps([tagged(row) for kind in kinds for row in workspace.read.all(kind)])


def rules(workspace: Workspace) -> dict[str, PairKind]:
    return {"-".join(rule.ids): rule.kind for rule in workspace.read.all(PairRule)}


def test_a_rule_stands_once_and_is_on_both_pages(five: Workspace) -> None:
    five.apply(SetPair("dee", "ana", APART))
    five.apply(SetPair("ana", "dee", RATHER_NOT))  # the other way round: the same rule
    assert rules(five) == {"ana-dee": RATHER_NOT}
    for one, other in (("ana", ("dee", "Dee Rao")), ("dee", ("ana", "Ana Silva"))):
        page = person_page(five.read, one)
        assert page is not None
        assert page.mates == {APART: (), RATHER_NOT: (other,), TOGETHER: ()}
    five.undo()
    assert rules(five) == {"ana-dee": APART}
    five.apply(SetPair("ana", "dee", None))
    assert rules(five) == {}


@pytest.mark.parametrize(
    ("command", "code", "named"),
    [
        (SetBoss("ana", "ana"), ErrorCode.OWN_BOSS, {"Ana Silva"}),
        (SetBoss("ana", "cem"), ErrorCode.BOSSES_IN_A_CIRCLE, {"Ana Silva", "Cem Kaya"}),
        (SetBoss("ana", "ben"), ErrorCode.BOSSES_IN_A_CIRCLE, {"Ana Silva", "Ben Okoro"}),
        (SetPair("dee", "dee", APART), ErrorCode.RULE_FOR_ONE, {"Dee Rao"}),
        (SetPair("cem", "ana", TOGETHER), ErrorCode.BOSS_KEEPS_APART, {"Cem Kaya", "Ana Silva"}),
        (AskInWords("dee", AskedOf.BOSS, "Zoe"), ErrorCode.NAME_OF_NOBODY, {"Zoe"}),
        (AskInWords("dee", AskedOf.NEVER_WITH, "Eve Lund; Zoe"), ErrorCode.NAME_OF_NOBODY, {"Zoe"}),
        (AskInWords("dee", AskedOf.HOST_ROOM, "upstairs"), ErrorCode.ROOM_UNREADABLE, {"upstairs"}),
        (SetHostRoom("dee", 100), ErrorCode.ROOM_UNREADABLE, set()),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_names(
    five: Workspace, command: Command, code: ErrorCode, named: set[str]
) -> None:
    found, facts = refusal(five, command)
    assert found is code
    assert named <= {str(each) for each in facts.values()}


def test_together_and_apart_of_two_people_are_never_both_asked(five: Workspace) -> None:
    five.apply(SetPair("dee", "eve", APART))
    assert refusal(five, SetPair("eve", "dee", TOGETHER))[0] is ErrorCode.PAIR_KEPT_APART
    five.apply(SetPair("ana", "eve", TOGETHER))
    for kind in (APART, RATHER_NOT):
        code, facts = refusal(five, SetPair("eve", "ana", kind))
        assert (code, facts) == (ErrorCode.PAIR_KEPT_TOGETHER, {"name": "Eve Lund", "other": "Ana Silva"})
    code, facts = refusal(five, SetBoss("eve", "cem"))  # Ana would be above Eve, two bosses up
    assert (code, facts) == (ErrorCode.PAIR_KEPT_TOGETHER, {"name": "Eve Lund", "other": "Ana Silva"})


def test_names_in_a_cell_are_the_whole_rule_and_one_step(five: Workspace) -> None:
    five.apply(AskInWords("dee", AskedOf.NEVER_WITH, "Ana Silva; ben okoro"))
    assert rules(five) == {"ana-dee": APART, "ben-dee": APART}
    five.apply(AskInWords("dee", AskedOf.NEVER_WITH, "Ben Okoro, Eve Lund"))
    assert rules(five) == {"ben-dee": APART, "dee-eve": APART}
    five.undo()
    assert rules(five) == {"ana-dee": APART, "ben-dee": APART}
    five.apply(AskInWords("dee", AskedOf.NEVER_WITH, ""))
    assert rules(five) == {}


def test_two_with_the_same_name_are_told_apart_by_team_or_address(five: Workspace) -> None:
    five.apply(Add((Person("ana2", "Ana Silva", "Crew", position=8),)))
    assert refusal(five, AskInWords("dee", AskedOf.TOGETHER_WITH, "Ana Silva"))[0] is ErrorCode.NAME_OF_SEVERAL
    five.apply(AskInWords("dee", AskedOf.TOGETHER_WITH, "ana silva (crew)"))
    assert rules(five) == {"ana2-dee": TOGETHER}
    shown = {row.id: row for row in person_rows(queries.people(five.read), five.read.all(PairRule))}
    assert shown["dee"].together_with == "Ana Silva (Crew)"
    five.apply(AskInWords("dee", AskedOf.TOGETHER_WITH, shown["dee"].together_with))
    assert rules(five) == {"ana2-dee": TOGETHER}  # typed as it is shown it means the same


def test_who_is_renamed_is_so_on_every_page(five: Workspace) -> None:
    five.apply(SetPair("dee", "ana", APART))
    five.apply(edit(Person, "ana", name="Ana Berg"))
    assert five.read.get(Person, "ben").boss == "Ana Berg"
    page = person_page(five.read, "dee")
    assert page is not None
    assert page.mates[APART] == (("ana", "Ana Berg"),)


def test_who_is_removed_is_in_no_rule_and_undo_brings_all_of_it_back(five: Workspace) -> None:
    five.apply(SetMates("ben", TOGETHER, ("dee", "eve")))
    before = everything(five)
    five.apply(RemovePeople(("ben",)))
    assert rules(five) == {}
    assert (five.read.get(Person, "cem").reports_to, five.read.get(Person, "cem").boss) == (None, "")
    five.undo()
    assert everything(five) == before


def test_who_is_forgotten_leaves_no_trace_in_the_rules_of_others(five: Workspace) -> None:
    five.apply(SetPair("ben", "dee", APART))
    five.apply(SetBoss("eve", None, "Ben Okoro"))  # only written down
    five.apply(PlanWorkshop(loader.load("expert_onsite"), people_ids=("ben", "dee"), id="w"))
    five.apply(SetDayTimes("w", "ben", leaves_at=780))
    found = mentions(five.read, request_for(five.read, person_id="ben"))
    told = {(type(each.row).__name__, each.field) for each in found.sure}
    assert {("PairRule", "one_id"), ("Person", "boss"), ("Attendance", "person_id")} <= told
    five.apply(ForgetPerson(found.request))
    left = everything(five)
    assert not [words for words in ("Ben", "Okoro", "B. O.", '"ben"') if words in left]
    assert rules(five) == {}


def test_when_somebody_comes_and_leaves(five: Workspace) -> None:
    five.apply(PlanWorkshop(loader.load("expert_onsite"), date(2027, 5, 12), people_ids=("ana", "ben"), id="w"))
    five.apply(AskInWords("ana", AskedOf.LEAVES, "lunch", "w"))
    five.apply(AskInWords("ana", AskedOf.ARRIVES, "9:30", "w"))
    (stay,) = stays(five.read, "ana")
    assert (stay.arrives, stay.leaves, stay.gone_after) == ("09:30", "lunch", 1)
    facts = seating(five.read, "w").facts
    assert (facts.leaves_after, facts.arrives_after) == ({"ana": stay.gone_after}, {})
    code, named = refusal(five, AskInWords("ana", AskedOf.ARRIVES, "14:00", "w"))
    assert (code, named["name"]) == (ErrorCode.LEAVES_BEFORE_COMING, "Ana Silva")
    assert refusal(five, AskInWords("ana", AskedOf.LEAVES, "soon", "w"))[0] is ErrorCode.LEAVING_UNREADABLE
    assert refusal(five, AskInWords("ana", AskedOf.LEAVES, "after round 9", "w"))[0] is ErrorCode.LEAVING_NO_ROUND
    assert refusal(five, AskInWords("ana", AskedOf.ARRIVES, "soon", "w"))[0] is ErrorCode.ARRIVAL_UNREADABLE
    five.apply(AskInWords("cem", AskedOf.LEAVES, "after round 1", "w"))  # takes part from now on
    assert [each.person_id for each in queries.attendance(five.read, "w")] == ["ana", "ben", "cem"]
    five.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    assert refusal(five, AskInWords("ana", AskedOf.LEAVES, "", "w"))[0] is ErrorCode.WORKSHOP_OVER


def test_lunch_is_that_of_the_day_as_it_begins_in_this_workshop(five: Workspace) -> None:
    five.apply(PlanWorkshop(loader.load("expert_onsite"), start=13 * 60, people_ids=("ana",), id="w"))
    five.apply(AskInWords("ana", AskedOf.LEAVES, "lunch", "w"))
    (stay,) = stays(five.read, "ana")
    assert (stay.leaves, stay.gone_after) == ("lunch", 1)  # the first round is over, and the second is after lunch


def with_lunch(five: Workspace) -> None:
    five.apply(PlanWorkshop(loader.load("expert_onsite"), people_ids=("ana", "ben"), id="w"))
    five.apply(AskInWords("ana", AskedOf.LEAVES, "lunch", "w"))
    five.apply(AskInWords("ben", AskedOf.LEAVES, "12:30", "w"))


def without(agenda: Agenda, step_id: str) -> Agenda:
    return replace(agenda, steps=tuple(step for step in agenda.steps if step.id != step_id))


def test_lunch_goes_with_the_start_of_the_day_and_a_clock_time_stays_one(five: Workspace) -> None:
    with_lunch(five)
    five.apply(edit(Workshop, "w", start=570))
    assert [(stay.leaves, stay.gone_after) for id in ("ana", "ben") for stay in stays(five.read, id)] == [
        ("lunch", 1),
        ("12:30", 0),  # the round is over at 13:00 now
    ]
    assert seating(five.read, "w").facts.leaves_after == {"ana": 1, "ben": 0}
    five.undo()
    assert seating(five.read, "w").facts.leaves_after == {"ana": 1, "ben": 1}


def test_lunch_goes_where_the_plan_has_it(five: Workspace) -> None:
    with_lunch(five)
    agenda = queries.agenda(five.read, "w").agenda
    lunch = agenda.step("lunch")
    rest = without(agenda, "lunch").steps
    late = next(place for place, step in enumerate(rest) if step.id == "breakout_2") + 1
    five.apply(edit(WorkshopAgenda, "w", agenda=replace(agenda, steps=(*rest[:late], lunch, *rest[late:]))))
    assert (stays(five.read, "ana")[0].leaves, stays(five.read, "ana")[0].gone_after) == ("lunch", None)
    early = next(place for place, step in enumerate(rest) if step.id == "breakout_1")
    five.apply(edit(WorkshopAgenda, "w", agenda=replace(agenda, steps=(*rest[:early], lunch, *rest[early:]))))
    assert stays(five.read, "ana")[0].gone_after == 0


def test_a_lunch_that_is_gone_is_a_question_and_nobody_is_left_out_for_it(five: Workspace) -> None:
    with_lunch(five)
    five.apply(edit(WorkshopAgenda, "w", agenda=without(queries.agenda(five.read, "w").agenda, "lunch")))
    (stay,) = stays(five.read, "ana")
    assert (stay.leaves, stay.gone_after, stay.lunch_gone) == ("lunch", None, True)
    assert seating(five.read, "w").facts.leaves_after == {"ben": 1}
    five.apply(AskInWords("ana", AskedOf.ARRIVES, "9:30", "w"))  # what else is said does not answer it
    assert stays(five.read, "ana")[0].lunch_gone
    assert refusal(five, AskInWords("ana", AskedOf.LEAVES, "at lunch", "w"))[0] is ErrorCode.LEAVING_NO_LUNCH
    five.apply(AskInWords("ana", AskedOf.LEAVES, "12:30", "w"))
    assert not stays(five.read, "ana")[0].lunch_gone
    assert seating(five.read, "w").facts.leaves_after == {"ana": 1, "ben": 1}


def test_earlier_workshops_of_the_engagement_count_and_later_ones_do_not(five: Workspace) -> None:
    agenda = loader.load("expert_onsite")
    for id, day in (("one", 11), ("two", 12), ("three", 13)):
        five.apply(PlanWorkshop(agenda, date(2027, 5, day), people_ids=("ana", "dee", "eve"), id=id))
    met = (SeatedRound(1, (SeatedRoom("1", "dee", "ana", ("eve",)),)), SeatedRound(2, (SeatedRoom("1", "ana", "dee"),)))
    five.apply(ChangeGroups.between("one", None, met))
    assert seating(five.read, "two").facts.met == {("ana", "dee"): 2, ("ana", "eve"): 1, ("dee", "eve"): 1}
    assert seating(five.read, "one").facts.met == {}
    five.apply(ChangeGroups.between("three", None, met[:1]))
    assert seating(five.read, "two").facts.met[("ana", "dee")] == 2
    five.apply(edit(Workshop, "three", status=WorkshopStatus.FINISHED))  # held out of order: it has been
    assert seating(five.read, "two").facts.met[("ana", "dee")] == 3


def test_attendance_of_others_is_not_touched(five: Workspace) -> None:
    five.apply(PlanWorkshop(loader.load("expert_onsite"), people_ids=("ana", "ben"), id="w"))
    five.apply(SetDayTimes("w", "ben", leaves_after=2))
    ana, ben = five.read.all(Attendance, workshop_id="w")
    assert (ana.leaves_after, ben.leaves_after, ben.position) == (None, 2, 1)
