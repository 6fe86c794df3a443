"""Lists with bosses, rules and times: what is clear comes in, the rest is asked about, and a saved list comes back as
it was."""

from __future__ import annotations

import pytest

from agendas import loader
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.people_words import AskedOf, AskInWords
from workshop_app.application.commands.workshops import PlanWorkshop
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_export import as_csv
from workshop_app.application.people_import import ImportQuestion, PersonProblem, preview
from workshop_app.application.people_joining import JoinedList, joined, with_notes
from workshop_app.application.people_queries import person_rows, times_of
from workshop_app.application.workspace import Workspace
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.incoming.tables import read_pasted

AGENDA = loader.load("expert_onsite")


def read(pasted: str, known: tuple[Person, ...] = (), workshop: str = "") -> JoinedList:
    found = preview(read_pasted(pasted), known)
    return joined(found, None, known, workshop, AGENDA if workshop else None)


def asked(listed: JoinedList) -> list[tuple[int, PeopleColumn, str, ImportQuestion]]:
    return [(note.line, note.column, note.words, note.kind) for note in listed.notes]


def pairs(listed: JoinedList, known: tuple[Person, ...] = ()) -> set[tuple[frozenset[str], PairKind]]:
    name = {person.id: person.name for person in (*listed.people, *known)}
    return {(frozenset(name[id] for id in pair.ids), pair.kind) for pair in listed.pairs}


def test_rules_of_a_list_are_joined_with_those_who_come_and_those_who_are_there() -> None:
    known = (Person("z", "Zoe Hart"),)
    listed = read(
        "Name\tReports to\tNever with\tMust be together with\tRather not with\tHosts room\tBrings a real OKR\n"
        "Ana\t\tZoe Hart\t\t\t\tyes\nBen\tzoe hart\tAna\tCem\t\tRoom 2\t\nCem\tBen\t\t\tAna; Zoe Hart\t\tno\n",
        known,
    )
    assert pairs(listed, known) == {
        (frozenset({"Ana", "Zoe Hart"}), PairKind.APART),
        (frozenset({"Ana", "Ben"}), PairKind.APART),
        (frozenset({"Ana", "Cem"}), PairKind.RATHER_NOT),
        (frozenset({"Zoe Hart", "Cem"}), PairKind.RATHER_NOT),
    }
    ana, ben, cem = listed.people
    assert (ben.reports_to, ben.boss, ben.host_room, ana.brings_okr) == ("z", "Zoe Hart", 2, True)
    assert cem.reports_to == ben.id
    # a boss and a report cannot be asked to be together
    assert asked(listed) == [(3, PeopleColumn.TOGETHER_WITH, "Cem", ImportQuestion.OPPOSED)]


def test_what_names_nobody_for_certain_is_a_question_and_the_person_comes_in() -> None:
    listed = read(
        "Name\tReports to\tNot with\tHost room\tReal OKR\n"
        "Ana Lind\tZed\t\t\t\nAna Berg\tana berg\tAna; Ben\tupstairs\tmaybe\nBen\tCem\t\t\t\nCem\tBen\t\t\t\n"
        "Eve\tDan\t\t\t\nDan\tDan Two\t\t\t\n"
    )
    assert asked(listed) == [
        (2, PeopleColumn.REPORTS_TO, "Zed", ImportQuestion.NOBODY),
        (3, PeopleColumn.HOST_ROOM, "upstairs", ImportQuestion.UNREADABLE),
        (3, PeopleColumn.BRINGS_OKR, "maybe", ImportQuestion.UNREADABLE),
        (3, PeopleColumn.REPORTS_TO, "ana berg", ImportQuestion.OWN_BOSS),
        (3, PeopleColumn.NEVER_WITH, "Ana", ImportQuestion.NOBODY),
        (5, PeopleColumn.REPORTS_TO, "Ben", ImportQuestion.CIRCLE),
        (7, PeopleColumn.REPORTS_TO, "Dan Two", ImportQuestion.NOBODY),
    ]
    by_name = {person.name: person for person in listed.people}
    assert (by_name["Ana Lind"].reports_to, by_name["Ana Lind"].boss) == (None, "Zed")
    assert (by_name["Ana Berg"].reports_to, by_name["Ana Berg"].boss) == (None, "")
    assert (by_name["Cem"].reports_to, by_name["Cem"].boss) == (None, "Ben")
    assert by_name["Ben"].reports_to == by_name["Cem"].id


def test_two_of_one_name_in_a_list_are_nobody_s_boss() -> None:
    listed = joined(preview(read_pasted("Name\tManager\nAna\t\nAna\t\nBen\tAna\n")), frozenset({2, 3, 4}))
    assert asked(listed) == [(4, PeopleColumn.REPORTS_TO, "Ana", ImportQuestion.SEVERAL)]
    assert listed.people[2].reports_to is None


def test_together_and_apart_in_one_list_is_a_question() -> None:
    listed = read("Name\tNever with\tTogether with\nAna\tBen\t\nBen\t\tAna\n")
    assert pairs(listed) == {(frozenset({"Ana", "Ben"}), PairKind.TOGETHER)}
    assert asked(listed) == [(2, PeopleColumn.NEVER_WITH, "Ben", ImportQuestion.OPPOSED)]


def test_times_of_a_list_need_a_workshop() -> None:
    pasted = "Name\tArrives\tLeaves\nAna\t\tlunch\nBen\t10:30\tafter round 2\nCem\tlate\tsome time\nDee\t\t\n"
    without = read(pasted)
    assert (without.times, {note.kind for note in without.notes}) == ((), {ImportQuestion.NO_WORKSHOP})
    listed = read(pasted, workshop="w")
    told = [(each.arrives_at, each.leaves_lunch, each.leaves_after) for each in listed.times]
    assert told == [(None, 1, None), (630, None, 2), (None, None, None), (None, None, None)]
    assert [(line, kind) for line, _, _, kind in asked(listed)] == [
        (4, ImportQuestion.UNREADABLE),
        (4, ImportQuestion.UNREADABLE),
    ]


def test_the_preview_shows_at_each_row_what_is_asked() -> None:
    found = with_notes(preview(read_pasted("Name\tBoss\nAna\tZed\nBen\tAna\n")))
    assert [len(row.notes) for row in found.rows] == [1, 0]
    assert (found.asked, found.good) == (1, 2)
    timed = preview(read_pasted("Name\tLeaves\nAna\tlunch\nBen\tsome time\n"))
    assert [[note.kind for note in row.notes] for row in with_notes(timed).rows] == [[], [ImportQuestion.UNREADABLE]]
    without = with_notes(timed, workshops=False)
    assert {note.kind for row in without.rows for note in row.notes} == {ImportQuestion.NO_WORKSHOP}


def test_a_saved_list_read_into_another_file_gives_the_same(workspace: Workspace) -> None:
    first = read(
        "Name\tTeam\tEmail\tReports to\tNever with\tRather not with\tTogether with\tHost room\tCoach\tReal OKR\n"
        "Ana Lind\tOps\ta@x.org\t\t\t\t\t\tyes\t\nAna Berg\tSales\tb@x.org\tZed\tBen\t\t\t3\t\tyes\n"
        "Ben\tOps\t\tAna Lind\t\tCem\t\t\t\t\nCem\tOps\t\tBen\t\t\tDee\t\t\t\nDee\t'=1+1\t\t\t\t\t\t\t\t\n"
    )
    workspace.apply(AddPeople(first.people, first.pairs))
    twin = Person("t", "Ben", "Crew")
    workspace.apply(AddPeople((twin,)))
    workspace.apply(PlanWorkshop(AGENDA, people_ids=tuple(each.id for each in queries.people(workspace.read)), id="w"))
    workspace.apply(AskInWords(first.people[0].id, AskedOf.LEAVES, "lunch", "w"))
    saved = saved_list(workspace, "w")
    again = bootstrap.create_in_memory("Again")
    again.apply(PlanWorkshop(AGENDA, id="v"))
    lines = frozenset(range(2, 20))  # the twin as well
    listed = joined(preview(read_pasted(saved)), lines, (), "v", AGENDA)
    assert [note.words for note in listed.notes] == ["Zed"]  # still nobody
    again.apply(AddPeople(listed.people, listed.pairs, listed.times))
    assert saved_list(again, "v") == saved
    assert "'=1+1" in saved  # text stays text
    assert [person.team for person in queries.people(again.read)][4] == "=1+1"
    again.undo()
    assert (queries.people(again.read), queries.attendance(again.read, "v")) == ((), ())
    again.close()


def saved_list(workspace: Workspace, workshop_id: str) -> str:
    read = workspace.read
    return as_csv(person_rows(queries.people(read), read.all(PairRule)), times_of(read, workshop_id))


@pytest.mark.parametrize(
    "pasted",
    [
        "Name;Vorgesetzte(r)\nVale, Nora;\nStern, Ivo;Vale, Nora\n",  # an HR system
        "Mitarbeiter:in;Vorgesetzte/r\nNora Vale;\nIvo Stern;Vale, Nora\n",
        "Employee Name\tManager\nVale, Nora\t\nStern, Ivo\tnora vale\n",
        "Attendee Name\tAttendee Email\tManager Email\nNora Vale\tn@x.example\t\nIvo Stern\ti@x.example\tN@x.example\n",
    ],
)
def test_a_boss_is_found_as_lists_have_them(pasted: str) -> None:
    listed = read(pasted)
    boss, report = listed.people
    assert (asked(listed), report.reports_to) == ([], boss.id)


def test_a_boss_is_asked_about_where_two_share_an_address_or_a_name_turned_round() -> None:
    listed = read("Name\tEmail\tManager\nNora Vale\tdesk@x.example\t\nIvo Stern\tdesk@x.example\tdesk@x.example\n")
    assert asked(listed) == [(3, PeopleColumn.REPORTS_TO, "desk@x.example", ImportQuestion.SEVERAL)]
    found = preview(read_pasted("Name\tManager\nNora Vale\t\nNora Välé\t\nNora Vale\t\nIvo Stern\tNora Vale\n"))
    assert [row.problem for row in found.rows] == [None, PersonProblem.ALIKE, PersonProblem.TWICE_IN_LIST, None]
    assert asked(joined(found)) == []
    everybody = frozenset(row.line for row in found.rows)
    assert asked(joined(found, everybody)) == [(5, PeopleColumn.REPORTS_TO, "Nora Vale", ImportQuestion.SEVERAL)]


def test_a_number_below_the_list_is_no_name() -> None:
    assert [person.name for person in read("No;Name\n1;Nora Vale\n2;陈 伟\nSumme;2\n").people] == ["Nora Vale", "陈 伟"]


@pytest.mark.parametrize("boss", ["Nora Vale", "n@x.example", "Vale, Nora"])
def test_a_boss_who_is_twice_in_the_list_is_one_as_long_as_one_comes_in(boss: str) -> None:
    pasted = f"Name\tEmail\tManager\nNora Vale\tn@x.example\t\nIvo Stern\t\t{boss}\nNora Vale\tn@x.example\t\n"
    assert [row.notes for row in with_notes(preview(read_pasted(pasted))).rows] == [(), (), ()]
    assert asked(read(pasted)) == []
