"""Papers of one engagement agree: a day that two of them tell is one day, and the cycle in a running head is the one
its paper speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from handouts import catalogue, verify, wording
from handouts.compose.frame import days
from handouts.document import Title
from handouts.gather import ComposeOptions
from handouts.gather_ahead import PROPOSED, REVIEW, TO_THE_NEXT_SET, EngagementDate, engagement_dates
from handouts.gather_parameters import shown
from workshop_app import sample
from workshop_app.application import calendar_queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.cycle_of_workshop import cycle_at_hand
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.workshops import Workshop

DAY = date(2026, 12, 1)
OPTIONS = ComposeOptions(day=DAY)
SHORT = wording.load("en").with_short_dates()
FIRST, SECOND = "Cycle Aug–Nov 2026", "Cycle Dec–Mar 2026/2027"
TOLD = (REVIEW, calendar_queries.MID_CYCLE, *TO_THE_NEXT_SET)  # and what a proposal tells
OF_ALL = {"archive_index", "session_log", "parameter_changes"}
OF_THE_FIRST = {"proposal", "engagement_calendar", "dependency_log"}
NOW = {
    *("parameters_record", "sponsor_summary", "rules_page", "staff_page", "roles_contacts", "interview_guide"),
    *("glossary", "common_questions", "step_sheets", "sample_okr", "weak_strong", "worked_key_result"),
    "left_hand_column_form",
}
KINDS = {"sample": sample.build, "a cycle later": sample.build_later}


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = KINDS[request.param](tmp_path_factory.mktemp("agree") / "made.okrw")
    yield workspace
    workspace.close()


@pytest.fixture
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw")
    yield workspace
    workspace.close()


def _dates(workspace: Workspace) -> tuple[EngagementDate, ...]:
    return engagement_dates(workspace.read, "en", shown(workspace.read, "en"))


def _said(workspace: Workspace, id: str) -> str:
    said = "\n".join(text for each in catalogue.compose(id, workspace.read, OPTIONS) for text in verify.texts(each))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_the_proposal_tells_the_days_of_the_calendar(made: Workspace) -> None:
    calendar, proposal = (_said(made, id) for id in ("engagement_calendar", "proposal"))
    told = [each.line for each in _dates(made) if each.kind in PROPOSED]
    for line in told:
        assert f"{line.first.day} " in calendar
        assert line.what in calendar
        assert f"{days(line.first, line.last, SHORT)}\n{line.what}" in proposal
    assert {"Conversations with the teams you depend on", "Read aloud and sign"} <= {line.what for line in told}
    spans = re.findall(r"(\d+ \w{3} \d{4})\nto (\d+ \w{3} \d{4})", proposal)
    assert len(spans) == 3
    ends = {SHORT.date(line.last) for line in told} | {SHORT.date(line.first) for line in told}
    assert {day for span in spans for day in span} <= ends


def test_the_sponsor_is_told_the_next_days_of_the_calendar(made: Workspace) -> None:
    said = _said(made, "sponsor_summary").partition("Coming up")[2]
    ahead = [
        f"{days(each.line.first, each.line.last, SHORT)}\n{each.line.what}\n"
        for each in _dates(made)
        if each.line.last >= DAY and (each.kind in PROPOSED or each.id.startswith(TOLD))
    ]
    told = [each in said for each in ahead]
    assert told == sorted(told, reverse=True)
    assert told.count(True) >= 6
    assert ("the calendar has the rest" in said) is not all(told)


def test_the_log_and_the_calendar_have_one_day_for_a_meeting(later: Workspace) -> None:
    (log,) = catalogue.artefact("session_log").gather(later.read, OPTIONS)
    held = {each.what: each.day for each in log.sessions}
    dates = {each.line.first: each.line.what for each in _dates(later)}
    assert dates[held["Read aloud and sign"]] == "Read aloud and sign"
    interviews = next(each.line for each in _dates(later) if each.id == calendar_queries.INTERVIEWS)
    asked = [each for each in later.read.all(InterviewSession) if each.number < 4 and each.started_at]
    assert {each.started_at.date() for each in asked if each.started_at} >= {interviews.first, interviews.last}


def test_days_say_once_what_they_share() -> None:
    first = date(2027, 1, 8)
    assert days(first, first, SHORT) == "8 Jan 2027"
    assert days(first, date(2027, 1, 12), SHORT) == "8 to 12 Jan 2027"
    assert days(date(2026, 10, 22), date(2026, 11, 3), SHORT) == "22 Oct to 3 Nov 2026"
    assert days(date(2026, 12, 22), first, SHORT) == "22 Dec 2026 to 8 Jan 2027"


def test_a_running_head_names_the_cycle_its_paper_speaks_of(later: Workspace) -> None:
    seen = {}
    for artefact in catalogue.ARTEFACTS:
        if not artefact.count(later.read, OPTIONS):
            continue
        for document in catalogue.compose(artefact.id, later.read, OPTIONS):
            head = document.margins.head_left
            seen[artefact.id] = next((each for each in (FIRST, SECOND) if head.endswith(f" · {each}")), "")
            if document.name.endswith("2026-12-07"):
                assert seen[artefact.id] in (SECOND, "")
            elif "Aug–Nov" in document.name or re.search(r"2026-(0|10|11)", document.name):
                assert seen[artefact.id] in (FIRST, "")
    assert {id: seen[id] for id in OF_ALL} == dict.fromkeys(OF_ALL, "")
    assert {id: seen[id] for id in OF_THE_FIRST} == dict.fromkeys(OF_THE_FIRST, FIRST)
    assert {id: seen[id] for id in NOW} == dict.fromkeys(NOW, SECOND)


@pytest.mark.parametrize("id", ["rules_page", "glossary", "common_questions", "parameters_record"])
def test_a_title_says_the_cycle_as_the_head_does(id: str, made: Workspace) -> None:
    (document,) = catalogue.compose(id, made.read, OPTIONS)
    title = next(block for block in document.sections[0].blocks if isinstance(block, Title))
    assert "· Cycle " in title.subtitle
    assert title.subtitle == document.margins.head_left


def test_people_work_on_the_cycle_of_the_next_workshop_else_on_the_last_one_begun(later: Workspace) -> None:
    assert cycle_at_hand(later.read, DAY) == 2
    assert cycle_at_hand(later.read, date(2026, 11, 20)) == 2  # the next workshop drafts the second set
    for each in later.read.all(Workshop):
        if each.day is not None and each.day >= DAY:
            later.apply(edit(Workshop, each.id, day=date(2026, 6, 1)))
    assert cycle_at_hand(later.read, date(2026, 11, 20)) == 1
    assert cycle_at_hand(later.read, DAY) == 2
    assert cycle_at_hand(later.read, date(2026, 1, 1)) == 1


def test_a_log_names_the_cycle_of_its_key_results_and_none_where_there_are_two(later: Workspace) -> None:
    sets = {each.id: each.cycle for each in later.read.all(DraftSet)}
    objectives = {each.id: sets[each.set_id] for each in later.read.all(Objective)}
    second = [each.id for each in later.read.all(KeyResult) if objectives[each.objective_id] == 2 and each.text]
    needs = [each.id for each in later.read.all(TeamDependency)]

    def heads(id: str) -> list[str]:
        made = catalogue.compose(id, later.read, OPTIONS)
        return [each.margins.head_left.rpartition("Harbour Ferries · ")[2] for each in made]

    assert heads("dependency_log") == [FIRST]
    later.apply(edit(TeamDependency, needs[0], key_result_id=second[0]))
    assert heads("dependency_log") == ["Harbour Ferries"]
    assert sorted(heads("dependency_talk")) == [FIRST] * (len(needs) - 1) + [SECOND]
    for each in needs:
        later.apply(edit(TeamDependency, each, key_result_id=None))
    assert {*heads("dependency_log"), *heads("dependency_talk")} == {SECOND}  # of none: what people work on
