"""Offers on the groups screen: looked at, chosen, taken back; and a line of truth that does not lie."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from agendas import loader
from agendas.plan_values import PeopleFacts
from agendas.truth import BrokenRule
from ui.desk import Desk
from ui.groups import group_actions, group_words
from ui.groups.panel import GroupsPanel
from ui.groups.view_state import SeatView, groups_view
from ui.reseating import words as offer_words
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.workshops import ChangeAttendance, PlanWorkshop
from workshop_app.domain import groups, reseating
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.seat_rules import SeatRules
from workshop_app.domain.workshops import Attendance, SeatedRoom, Workshop, WorkshopStatus


@pytest.fixture
def panel(qtbot, desk: Desk) -> GroupsPanel:
    """Nine people, three rounds, the same groups all day."""
    people = tuple(Person(f"p{number}", f"Person {number}") for number in range(9))
    desk.workspace.apply(Add(people))
    ids = tuple(person.id for person in people)
    desk.workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), start=540, people_ids=ids, id="w"))
    made = GroupsPanel(desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.open_address("w")
    with qtbot.waitExposed(made):
        made.show()
    press(qtbot, made, "Make groups")
    return made


def press(qtbot, panel: GroupsPanel, words: str) -> None:
    found = next(each for each in panel.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    settle(qtbot, panel)


def settle(qtbot, panel: GroupsPanel) -> None:
    qtbot.waitUntil(lambda: not panel._desk.background.busy)


def rooms(desk: Desk, number: int) -> tuple[SeatedRoom, ...]:
    plan = queries.groups(desk.workspace.read, "w")
    assert plan is not None
    return plan.rounds[number - 1].rooms


def chairs(panel: GroupsPanel) -> list[SeatView]:
    """Those of the board as it stands now."""
    return [seat for _, seat in panel._board.state.seats()]


def tone(panel: GroupsPanel) -> str:
    return str(panel._truth.property("tone"))


def misses_a_seat(desk: Desk) -> bool:
    """Counted here from the file alone."""
    present = {each.person.id for each in queries.participants(desk.workspace.read, "w", present_only=True)}
    plan = queries.groups(desk.workspace.read, "w")
    assert plan is not None
    flat = [room for one in plan.rounds for room in one.rooms]
    seats = ({room.coach for room in flat}, {room.coachee for room in flat})
    return not all(present <= each for each in (*seats, {person for room in flat for person in room.observers}))


def absent(desk: Desk, *ids: str) -> None:
    desk.workspace.apply(ChangeAttendance("w", present=tuple((id, False) for id in ids)))


def test_three_leave_three_trios_and_the_coach_chooses(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    assert tone(panel) == "good"
    before = queries.groups(desk.workspace.read, "w")
    absent(desk, *(room.observers[0] for room in rooms(desk, 1)))
    assert tone(panel) == "late"
    settle(qtbot, panel)
    _again, first, *others = panel._reseat.buttons
    assert "2 people change rooms" in first.accessibleName()
    sits_in = next(each for each in others if "you sit in with a pair" in each.accessibleName())
    assert "Nobody changes rooms" in sits_in.accessibleName()
    qtbot.mouseClick(sits_in, Qt.MouseButton.LeftButton)
    shown = chairs(panel)
    assert len(shown) == 18, "the board shows three pairs in three rounds"
    assert any(each.moved for each in shown)
    assert queries.groups(desk.workspace.read, "w") == before, "looked at only"
    QTest.keyClick(panel.window(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: panel._reseat.list.current == 1)
    press(qtbot, panel, "Move them")
    assert {len(room.observers) for one in (1, 2, 3) for room in rooms(desk, one)} == {1}
    assert misses_a_seat(desk) == (tone(panel) != "good")
    desk.workspace.undo()
    assert queries.groups(desk.workspace.read, "w") == before
    assert tone(panel) == "late", "three are still gone"


def test_what_was_missed_before_the_change_is_said_once_below_the_offers(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    """Nine people and two rounds: nine seats are missed by plan."""
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    desk.workspace.apply(PlanWorkshop(loader.load("expert_onsite"), start=540, people_ids=ids, id="two"))
    panel.open_address("two")
    press(qtbot, panel, "Make groups")
    panel._over = 1
    plan = queries.groups(desk.workspace.read, "two")
    assert plan is not None
    gone = plan.rounds[1].rooms[0].observers[0]
    desk.workspace.apply(ChangeAttendance("two", present=((gone, False),)))
    settle(qtbot, panel)
    said = panel._reseat.list.before
    assert said.isVisibleTo(panel)
    assert said.text().startswith("As before: ")
    names = {person.id: person.name for person in queries.people(desk.workspace.read)}
    offers = reseating.reseat_offers(plan, panel._actions.present(), 1)
    for offer, button in zip(offers, panel._reseat.buttons, strict=True):
        told = button.accessibleName()
        changed = {id for each in (offer.cost.lost, offer.cost.gained) for ids in each.values() for id in ids}
        assert not [name for id, name in names.items() if name in told and id not in {*changed, *offer.movers}]
    panel.open_address("w")
    settle(qtbot, panel)
    absent(desk, rooms(desk, 1)[0].observers[0])
    settle(qtbot, panel)
    assert not said.isVisibleTo(panel), "nobody misses a seat in three rounds"


def test_while_no_round_has_begun_the_first_offer_is_to_make_the_groups_again(
    qtbot, panel: GroupsPanel, desk: Desk
) -> None:
    """Nobody has sat anywhere: nobody has to move for it."""
    before = queries.groups(desk.workspace.read, "w")
    gone = rooms(desk, 1)[0].coach
    absent(desk, gone)
    desk.workspace.apply(Add((Person("new", "Late Comer"),)))
    people = [*(each.person_id for each in queries.attendance(desk.workspace.read, "w")), "new"]
    desk.workspace.apply(ChangeAttendance.between("w", queries.attendance(desk.workspace.read, "w"), people))
    settle(qtbot, panel)
    first = panel._reseat.buttons[0].accessibleName()
    assert first.startswith("Offer 1: Make the groups again; nobody has sat anywhere yet")
    press(qtbot, panel, "Use this")
    after = queries.groups(desk.workspace.read, "w")
    assert after.seed != before.seed
    assert not misses_a_seat(desk)
    assert not panel._reseat.isVisibleTo(panel)
    there = {id for room in after.rounds[0].rooms for id in (room.coach, room.coachee, *room.observers)}
    assert "new" in there
    assert gone not in there
    desk.workspace.undo()
    assert queries.groups(desk.workspace.read, "w") == before


def test_once_a_round_is_over_the_groups_are_not_made_again(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    panel._over = 1
    absent(desk, rooms(desk, 1)[0].coach)
    settle(qtbot, panel)
    assert panel._reseat.buttons
    assert all("again" not in each.accessibleName() for each in panel._reseat.buttons)
    press(qtbot, panel, "Move them")


def test_where_the_rules_leave_no_plan_only_moves_are_offered(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    everybody = [each.person.id for each in queries.participants(desk.workspace.read, "w")]
    apart = tuple(
        PairRule(f"r{one}{other}", one, other, PairKind.APART) for one, other in combinations(everybody[:5], 2)
    )
    desk.workspace.apply(Add(apart))  # five who may never share a room, and three rooms
    assert "Make again" in panel._truth.accessibleName()
    absent(desk, everybody[-1])
    settle(qtbot, panel)
    assert panel._reseat.buttons
    assert all("again" not in each.accessibleName() for each in panel._reseat.buttons)


def test_the_line_is_green_exactly_where_nobody_misses_a_seat(qtbot, panel: GroupsPanel, desk: Desk, drag: Any) -> None:
    """Two swaps by drag, undo, undo, redo: after each the line says what the file says."""
    first, second, third = rooms(desk, 1)
    panel._over = 2  # only the last round can change: a swap there costs seats
    panel.refresh()
    steps = [
        lambda: drag(panel._board, 3, first.coach, second.coach),
        lambda: drag(panel._board, 3, first.coach, third.observers[0]),
        desk.workspace.undo,
        desk.workspace.undo,
        desk.workspace.redo,
        desk.workspace.redo,
    ]
    seen = []
    for step in steps:
        step()
        settle(qtbot, panel)
        assert (tone(panel) == "good") == (not misses_a_seat(desk))
        seen.append(tone(panel))
    assert {"good", "late"} <= set(seen)


def test_it_is_not_green_after_a_leaver_in_rounds_that_are_over(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    gone = rooms(desk, 3)[0].coach
    panel._over = 2
    absent(desk, gone)
    settle(qtbot, panel)
    assert tone(panel) == "late"
    assert "Everyone coaches" not in panel._truth.accessibleName(), "who sits with somebody gone has no such seat"
    press(qtbot, panel, "Move them")
    assert (tone(panel) == "good") == (not misses_a_seat(desk))


def test_broken_rules_are_named_by_their_kind(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    room = rooms(desk, 1)[0]
    desk.workspace.apply(edit(Person, room.coach, reports_to=room.coachee))
    assert tone(panel) == "over"
    boss, report = (next(p.name for p in queries.people(desk.workspace.read) if p.id == id) for id in room_pair(room))
    said = panel._truth.accessibleName()
    assert f"Round 1: {report} and {boss} share a room; {report} reports to {boss}." in said
    assert boss in said
    assert report in said
    lit = {each.person_id for each in chairs(panel) if each.broken}
    assert lit == {room.coach, room.coachee}


def test_the_boss_of_a_boss_is_told_by_who_is_in_between(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    """Also where the one in between takes no part; and a price says the same."""
    room = rooms(desk, 1)[0]
    desk.workspace.apply(Add((Person("mid", "Mid Way", reports_to=room.coachee),)))
    desk.workspace.apply(edit(Person, room.coach, reports_to="mid"))
    names = {each.id: each.name for each in queries.people(desk.workspace.read)}
    boss, report = names[room.coachee], names[room.coach]
    told = f"{report} and {boss} share a room; {report} reports to {boss} through Mid Way"
    assert f"Round 1: {told}." in panel._truth.accessibleName()
    panel._over = 2
    absent(desk, room.observers[0])
    settle(qtbot, panel)
    prices = [each.accessibleName() for each in panel._reseat.buttons]
    assert not any("kept apart" in each or told in each for each in prices)  # it was so before: no offer costs it
    bosses = panel._actions.search.question.asked.bosses
    costs = BrokenRule("apart", 3, (room.coach, room.coachee))
    assert offer_words.broken_rule(costs, names, bosses) == f"Round 3: {told}"


def room_pair(room: SeatedRoom) -> tuple[str, str]:
    return room.coachee, room.coach


def test_cancel_keeps_the_best_groups_found_so_far(qtbot, panel: GroupsPanel, desk: Desk, monkeypatch) -> None:
    """Cancel is pressed while the search runs; the groups of that moment are used, and can be taken back."""
    begun, stopped = Event(), []
    deal = groups.deal

    def watched(people, rounds, seed, keep, rules, facts, go_on, bosses):
        def asked() -> bool:
            begun.set()
            stopped.append(not (more := go_on()))
            return more

        begun.set()
        while go_on():  # a long search
            begun.wait(0.01)
        return deal(people, rounds, seed, keep, rules, facts, asked, bosses)

    monkeypatch.setattr(group_actions.groups, "deal", watched)
    before = queries.groups(desk.workspace.read, "w")
    panel._head.mode.set_keep(False)
    button = next(each for each in panel.findChildren(QPushButton) if each.text() == "Make again")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    assert not button.isEnabled()
    desk.background.cancel_all()
    settle(qtbot, panel)
    after = queries.groups(desk.workspace.read, "w")
    assert after != before
    assert after is not None
    seated = [sorted((r.coach, r.coachee, *r.observers)) for r in after.rounds[0].rooms]
    assert sorted(person for room in seated for person in room) == [f"p{number}" for number in range(9)]
    qtbot.waitUntil(button.isEnabled)
    desk.workspace.undo()
    assert queries.groups(desk.workspace.read, "w") == before


def test_who_met_whom_by_keys_and_in_words_today_and_earlier(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    first = rooms(desk, 1)[0]
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    desk.workspace.apply(edit(Workshop, "w", status=WorkshopStatus.FINISHED))
    desk.workspace.apply(PlanWorkshop(loader.load("expert_three_rounds"), start=540, people_ids=ids, id="second"))
    panel.open_address("second")
    panel._head.mode.set_keep(False)
    press(qtbot, panel, "Make groups")
    QTest.keyClick(panel, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    table = panel._meetings.table
    qtbot.waitUntil(table.isVisible)
    people = queries.people(desk.workspace.read)
    place = {person.id: at for at, person in enumerate(people)}
    plan = queries.groups(desk.workspace.read, "second")
    assert plan is not None
    together = [{r.coach, r.coachee, *r.observers} for one in plan.rounds for r in one.rooms]
    for one, other in product(ids, ids):
        if one != other:
            shown = table.model().index(place[one], place[other]).data() or "0"
            before = 3 * any({one, other} <= {r.coach, r.coachee, *r.observers} for r in rooms(desk, 1))
            assert int(shown) == sum({one, other} <= each for each in together) + before
    table.setFocus()
    table.setCurrentIndex(table.model().index(place[first.coach], place[first.coachee]))
    names = {person.id: person.name for person in people}
    assert panel._meetings.said.text().startswith(f"{names[first.coach]} and {names[first.coachee]}")
    assert "in earlier workshops: 3" in panel._meetings.said.text()
    said = panel._meetings.said.text()
    QTest.keyClick(table, Qt.Key.Key_Down if place[first.coach] < 8 else Qt.Key.Key_Up)
    assert panel._meetings.said.text() != said


def test_the_second_of_two_days_shows_who_meets_on_the_first_before_that_is_over(
    qtbot, panel: GroupsPanel, desk: Desk
) -> None:
    """The table counts what the groups were made by."""
    first = rooms(desk, 1)[0]
    ids = tuple(person.id for person in queries.people(desk.workspace.read))
    desk.workspace.apply(edit(Workshop, "w", day=date(2027, 5, 11)))
    agenda = loader.load("expert_three_rounds")
    desk.workspace.apply(PlanWorkshop(agenda, date(2027, 5, 12), start=540, people_ids=ids, id="second"))
    panel.open_address("second")
    press(qtbot, panel, "Make groups")
    QTest.keyClick(panel, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel._meetings.table.isVisible)
    place = {person.id: at for at, person in enumerate(queries.people(desk.workspace.read))}
    said = panel._meetings.model.said(place[first.coach], place[first.coachee])
    assert "in earlier workshops: 3" in said
    panel.open_address("w")
    qtbot.waitUntil(panel._meetings.table.isVisible)
    assert "in earlier workshops" not in panel._meetings.model.said(place[first.coach], place[first.coachee])


def test_who_leaves_early_is_not_called_gone() -> None:
    """Known after the groups were made: she is here, and sits in a round that she will not be there for."""
    people = [Person(f"p{number}", f"Person {number}") for number in range(9)]
    dealt = groups.deal(people, 3, 1)
    away = SeatRules(facts=PeopleFacts(leaves_after={"p1": 2}))
    agenda = loader.load("expert_three_rounds")
    workshop = Workshop("w", "Day", agenda.kind, agenda.id)
    view = groups_view(workshop, agenda, people, dealt.plan("w"), asked=away)
    assert group_words.warnings(view) == ["Seated in a round they are not there for: Person 1."]
    view = groups_view(workshop, agenda, people[:8], dealt.plan("w"), everybody=people)
    assert group_words.warnings(view) == ["No longer here, but still seated: Person 8."]


@pytest.mark.parametrize(
    ("count", "keep", "told"),
    [
        (23, True, "There are only 21 turns as coach for 23 people. New groups each round would have 23."),
        (19, True, "There are only 18 turns as coach for 19 people. New groups each round would have 19."),
        (23, False, "Everyone coaches, is coached and observes."),
    ],
)
def test_what_would_help_is_said_where_something_would(count: int, keep: bool, told: str) -> None:
    people = [Person(f"p{number}", f"Person {number}") for number in range(count)]
    agenda = loader.load("expert_three_rounds")
    workshop = Workshop("w", "Day", agenda.kind, agenda.id)
    dealt = groups.deal(people, 3, 1, keep=keep)
    said = group_words.verdict(groups_view(workshop, agenda, people, dealt.plan("w")))
    assert told in f"{said.heading} {said.more}"
    assert "does better" not in said.more


def test_an_offer_keeps_its_names_together_where_they_have_commas() -> None:
    """ "Koch, Karl; Roth, Rita" is cut where the price begins, not between the two."""
    people = [Person(f"p{number}", f"Vale, Nora {number}") for number in range(9)]
    dealt = groups.deal(people, 3, 1)
    here = [person for person in people if person.id not in dealt.rounds[0].rooms[0].observers]
    found = next(each for each in reseating.reseat_offers(dealt.plan("w"), here, 1) if len(each.movers) > 1)
    movers, rest = offer_words.price(found, {person.id: person.name for person in people})
    assert movers.endswith(")")
    assert movers.count("; ") == len(found.movers) - 1
    assert rest


def test_groups_stay_the_same_all_day_also_when_one_has_to_move() -> None:
    """Two leave after round 1 from one room: who is left there goes to another."""
    agenda = loader.load("expert_three_rounds")
    people = [Person(f"p{number}", f"Person {number}") for number in range(9)]
    room = groups.deal(people, 3, 1).rounds[0].rooms[0]
    facts = PeopleFacts(leaves_after={room.coach: 1, room.coachee: 1})
    plan = groups.deal(people, 3, 1, facts=facts).plan("w")
    workshop = Workshop("w", "Day", agenda.kind, agenda.id)
    view = groups_view(workshop, agenda, people, plan, everybody=people, asked=SeatRules(facts=facts))
    assert view.together
    assert view.movers
    more = group_words.verdict(view).more
    assert f"Same group all day; who changes rooms: {', '.join(view.movers)}." in more
    assert "meet twice" not in more


def test_who_is_there_for_no_round_is_named_and_nothing_is_green(qtbot, panel: GroupsPanel, desk: Desk) -> None:
    """They leave before the first round; the groups are right without them, and the coach has to know."""
    entry = queries.attendance(desk.workspace.read, "w")[4]
    desk.workspace.apply(edit(Attendance, entry.id, leaves_after=0))
    press(qtbot, panel, "Make again")
    assert "There for no round, and without a seat all day: Person 4." in panel._truth.accessibleName()
    assert tone(panel) == "late"
    desk.workspace.apply(edit(Attendance, entry.id, leaves_after=None))
    press(qtbot, panel, "Make again")
    assert "There for no round" not in panel._truth.accessibleName()
    assert tone(panel) == "good"


@pytest.mark.parametrize(("count", "frozen", "told"), [(9, 0, "2 times, in rounds 2, 3."), (9, 2, "once, in round 3.")])
def test_the_line_of_truth_tells_of_pairs_and_of_more_than_one_can_visit(count: int, frozen: int, told: str) -> None:
    agenda = loader.load("expert_three_rounds")
    people = [Person(f"p{number}", f"Person {number}") for number in range(count)]
    asked = SeatRules(facts=PeopleFacts(leaves_after={"p1": 1, "p2": 1}))
    plan = groups.deal(people, 3, 1, keep=False, facts=asked.facts).plan("w")
    workshop = Workshop("w", "Day", agenda.kind, agenda.id)
    said = group_words.verdict(groups_view(workshop, agenda, people, plan, frozen, asked=asked))
    assert f"You sit in with a pair {told}" in said.more
    assert "have 2 pairs each; you can sit in with one." in said.more or "Round 3 has 2 pairs; you can" in said.more
    assert said.tone == "late"
