"""Which roles an engagement needs depends on its answers."""

from __future__ import annotations

import pytest

from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.roles import RoleNeed, role_rows


def record(key: ParameterKey, **fields: object) -> dict[ParameterKey, ParameterRecord]:
    return {key: ParameterRecord("1", key, **fields)}  # type: ignore[arg-type]


def test_nine_roles_in_the_order_they_are_needed() -> None:
    rows = role_rows((), {})
    assert {row.kind for row in rows} == set(RoleKind)
    assert [row.kind for row in rows][:2] == [RoleKind.SPONSOR, RoleKind.PROJECT_LEAD]
    assert [row.kind for row in rows if not row.gap] == [RoleKind.EXTERNAL_COACH, RoleKind.COORDINATOR]


@pytest.mark.parametrize("kind", [RoleKind.INTERNAL_COACH, RoleKind.TEAM_LEAD, RoleKind.TEAM_MEMBER])
def test_top_level_only_needs_no_team_roles(kind: RoleKind) -> None:
    found = {row.kind: row for row in role_rows((), record(ParameterKey.LEVEL, option="top_only"))}
    assert found[kind].need is RoleNeed.NOT_HERE
    assert not found[kind].gap
    assert found[RoleKind.SPONSOR].gap


def test_without_reviews_nobody_asks_for_hr() -> None:
    found = {
        row.kind: row for row in role_rows((), record(ParameterKey.REVIEWS, status=ParameterStatus.NOT_APPLICABLE))
    }
    assert found[RoleKind.HR_LEAD].need is RoleNeed.NOT_HERE


def test_a_name_fills_the_role_and_blanks_do_not() -> None:
    rows = role_rows(
        (RoleAssignment("1", RoleKind.SPONSOR, "Marguerite"), RoleAssignment("2", RoleKind.PROJECT_LEAD, "  ")), {}
    )
    assert [row.gap for row in rows[:2]] == [False, True]
