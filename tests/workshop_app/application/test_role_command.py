"""Filling a role, and what the library of public holidays knows of places."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.application.commands.people import AddPeople
from workshop_app.application.commands.roles import FillRole
from workshop_app.application.public_holidays import countries, public_holidays, regions
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.people import Person


def held(workspace: Workspace) -> tuple[RoleAssignment, ...]:
    return workspace.read.all(RoleAssignment)


def test_a_role_is_made_once_and_typing_into_one_field_is_one_step(workspace: Workspace) -> None:
    for words in ("A", "An", "Ana"):
        workspace.apply(FillRole(RoleKind.SPONSOR, "name", words))
    workspace.apply(FillRole(RoleKind.SPONSOR, "load", " 2  h "))
    assert [(each.name, each.load) for each in held(workspace)] == [("Ana", "2 h")]
    workspace.undo()
    workspace.undo()
    assert held(workspace) == ()


def test_the_person_of_that_name_comes_along_and_goes_with_another_name(workspace: Workspace) -> None:
    workspace.apply(AddPeople((Person("p1", "Ana", email="ana@x"), Person("p2", "Ben"), Person("p3", "ben"))))
    workspace.apply(FillRole(RoleKind.SPONSOR, "contact", "0123"))
    workspace.apply(FillRole(RoleKind.SPONSOR, "name", "ana"))
    assert (held(workspace)[0].person_id, held(workspace)[0].contact) == ("p1", "0123")
    workspace.apply(AddPeople((Person("p4", "Liam O’Connor"),)))
    workspace.apply(FillRole(RoleKind.SPONSOR, "name", "Liam O'Connor"))
    assert held(workspace)[0].person_id == "p4"
    for name in ("Ben", ""):
        workspace.apply(FillRole(RoleKind.SPONSOR, "name", name))
        assert held(workspace)[0].person_id is None


def test_no_other_field_of_a_role_can_be_written(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as refused:
        workspace.apply(FillRole(RoleKind.SPONSOR, "person_id", "p1"))
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert held(workspace) == ()


def test_places_with_holidays_of_their_own() -> None:
    assert {"DE", "GB", "US"} <= set(countries())
    assert ("BY", "Bayern") in regions("de")
    names = [name.casefold() for _, name in regions("US")]
    assert names == sorted(names)
    assert regions("XX") == ()
    assert date(2027, 1, 6) in public_holidays("DE", (2027,), "BY")
    assert date(2027, 1, 6) not in public_holidays("DE", (2027,), "BE")
