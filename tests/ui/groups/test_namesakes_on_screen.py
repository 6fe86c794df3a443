"""Two people of one name are told apart wherever they stand beside each other, as on the papers of the day."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from handouts.gather_day import seated_rounds
from ui.groups.card_state import person_card
from ui.groups.view_state import GroupsView, groups_view
from ui.run.seat_offers import NameList
from workshop_app.application import queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.people_queries import person_page
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Attendance, GroupPlan, Workshop


@pytest.fixture
def twins(planned: Workspace) -> Workspace:
    """The six of the workshop, of whom three are called Ana Vale: two in teams of their own and one without."""
    for person, team in zip(queries.people(planned.read)[:3], ("Piers", "Desk", ""), strict=True):
        planned.apply(edit(Person, person.id, name="Ana Vale", team=team, job=""))
    return planned


def _view(workspace: Workspace, gone: frozenset[str] = frozenset()) -> GroupsView:
    read = workspace.read
    people = queries.people(read)
    present = tuple(each for each in people if each.id not in gone)
    agenda = queries.agenda(read, "w1").agenda
    return groups_view(read.get(Workshop, "w1"), agenda, present, read.find(GroupPlan, "w1"), everybody=people)


def test_the_board_names_them_as_the_papers_do(twins: Workspace) -> None:
    view = _view(twins)
    seats = {seat.person_id: seat.name for one in view.rounds for room in one.rooms for seat in room.seats}
    called = {"Ana Vale (Piers)", "Ana Vale (Desk)", "Ana Vale (3)"}
    assert called <= set(seats.values())
    assert called <= set(view.names.values())
    printed = seated_rounds(twins.read, twins.read.get(Workshop, "w1"))
    on_paper = {name for one in printed for room in one.rooms for name in (room.coach, room.coachee, *room.observers)}
    assert {name for name in seats.values() if name} == on_paper - {""}


def test_who_has_no_seat_and_whose_seat_is_kept_is_told(twins: Workspace) -> None:
    first = next(id for id, name in _view(twins).names.items() if name == "Ana Vale (Piers)")
    view = _view(twins, frozenset([first]))
    assert view.gone == ("Ana Vale (Piers)",)
    twins.apply(Add((Person("new", "Ana Vale", team="Ferries"), Attendance("new", "w1", "new"))))
    assert view.gone == ("Ana Vale (Piers)",)
    assert "Ana Vale (Ferries)" in _view(twins).without_seat
    page = person_page(twins.read, "new")
    assert page is not None
    card = person_card(page, _view(twins), "w1", {})
    assert card.name == "Ana Vale (Ferries)"
    assert {"Ana Vale (Piers)", "Ana Vale (Desk)"} <= set(card.not_yet)


def test_the_list_of_who_is_here_now_names_them_too(twins: Workspace, qapp: QApplication) -> None:
    people = queries.people(twins.read)
    shown = NameList()
    shown.fill(people[:5], people[5:], {each.id for each in people})
    names = [shown.item(row).text() for row in range(shown.count())]
    assert len(set(names)) == len(people)
    assert "Ana Vale (Desk)" in names
