"""Whether KR champions are named is told by one rule: on the overview, in the list on the left, on the roles screen and
on paper."""

from __future__ import annotations

from datetime import date

import pytest

from handouts import catalogue
from handouts.gather import ComposeOptions
from ui.home.view_state import home_state
from ui.people.roles_state import RoleState, roles_view
from ui.shell.rail_state import rail_state
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.commands.roles import FillRole
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import RoleKind, Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.people import Person

TODAY = date(2026, 11, 25)
CHAMPION = RoleKind.KR_CHAMPION


@pytest.fixture
def drafted(workspace: Workspace) -> Workspace:
    parts = (
        *(Team("t", "Crossing"), DraftSet("s", "t"), Objective("o", "s", "Calm mornings")),
        *(KeyResult("k1", "o", "Delays fall"), KeyResult("k2", "o", "Calls rise", position=1)),
        *(Person("p1", "Jonas Lindqvist"), Person("p2", "Mei Tanaka")),
    )
    workspace.apply(Add(parts))
    return workspace


def gaps(workspace: Workspace) -> set[bool]:
    """Whether nobody champions anything, as each surface tells it."""
    (line,) = [each for each in roles_view(workspace.read, TODAY).lines if each.kind is CHAMPION]
    (paper,) = catalogue.gather("roles_contacts", workspace.read, ComposeOptions(day=TODAY))
    printed = [each for each in paper.roles if each.kind is CHAMPION]  # type: ignore[attr-defined]
    return {
        CHAMPION in home_state(workspace.read, TODAY).missing_roles,
        line.gap,
        line.state is not RoleState.FILLED,
        any(each.gap for each in printed),
    }


def printed_names(workspace: Workspace) -> str:
    (paper,) = catalogue.gather("roles_contacts", workspace.read, ComposeOptions(day=TODAY))
    return ", ".join(each.name for each in paper.roles if each.kind is CHAMPION)  # type: ignore[attr-defined]


def in_sets(workspace: Workspace) -> tuple[str, ...]:
    return next(each.in_sets for each in roles_view(workspace.read, TODAY).lines if each.kind is CHAMPION)


def test_a_gap_on_paper_is_a_gap_on_every_screen(drafted: Workspace) -> None:
    assert gaps(drafted) == {True}
    drafted.apply(FillRole(CHAMPION, "name", "Ben"))
    assert gaps(drafted) == {False}
    drafted.apply(FillRole(CHAMPION, "name", ""))
    drafted.apply(edit(KeyResult, "k1", champions="jonas"))
    assert gaps(drafted) == {False}
    assert in_sets(drafted) == ("Jonas Lindqvist",)
    assert printed_names(drafted) == "Jonas Lindqvist"
    drafted.apply(edit(KeyResult, "k1", text=" "))
    assert gaps(drafted) == {True}, "what has no words is no key result yet"


def test_the_sets_that_are_published_count_and_not_the_drafts_of_the_next_cycle(drafted: Workspace) -> None:
    drafted.apply(SetDraftStatus("s", DraftStatus.PUBLISHED))
    later = (DraftSet("n", "t", cycle=2, position=1), Objective("no", "n", "x"), KeyResult("nk", "no", "y"))
    drafted.apply(Add(later))
    drafted.apply(edit(KeyResult, "nk", champions="Mei Tanaka"))
    assert gaps(drafted) == {True}
    drafted.apply(SetDraftStatus("n", DraftStatus.PUBLISHED))
    assert gaps(drafted) == {False}
    assert in_sets(drafted) == ("Mei Tanaka",)
    line = next(each for each in roles_view(drafted.read, TODAY).lines if each.kind is CHAMPION)
    assert (line.missing, line.results) == (0, 1), "those of the cycle that is worked on"


def test_the_list_on_the_left_goes_by_it_too(drafted: Workspace) -> None:
    for kind in RoleKind:
        if kind is not CHAMPION:
            drafted.apply(FillRole(kind, "name", "Ben"))
    assert rail_state(drafted.read, TODAY).role_missing is False, "drafting is not soon"
    assert home_state(drafted.read, TODAY).missing_roles == (CHAMPION,)
    drafted.apply(edit(KeyResult, "k2", champions="Mei Tanaka"))
    assert home_state(drafted.read, TODAY).missing_roles == ()
