"""Whether another team measures the same: read once, right after every change, and the same in steps as at once."""

from __future__ import annotations

import pytest

from workshop_app.application import team_results
from workshop_app.application.commands.basic import Add, Remove, edit
from workshop_app.application.team_results import TeamResults
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

WORDS = "Complaints answered within two days"


@pytest.fixture
def programme(workspace: Workspace) -> Workspace:
    for at, name in enumerate(("Harbour", "Bridge", "Crew")):
        low = name.lower()
        workspace.apply(
            Add((Team(low, name, position=at), DraftSet(f"{low} set", low), Objective(f"{low} o", f"{low} set")))
        )
        workspace.apply(Add((KeyResult(f"{low} kr", f"{low} o", f"{name} measures this"),)))
    return workspace


def _follow(programme: Workspace, results: TeamResults) -> None:
    programme.subscribe(lambda changes, _by: results.follow(changes))


@pytest.mark.parametrize("few", [2_000, 0], ids=["at once", "in steps"])
def test_another_team_is_found_after_every_kind_of_change(programme: Workspace, few: int, monkeypatch) -> None:
    monkeypatch.setattr(team_results, "FEW", few)
    monkeypatch.setattr(team_results, "STEP", 1)
    results = TeamResults(programme.read)
    _follow(programme, results)
    assert _other(results, "harbour") is None
    programme.apply(edit(KeyResult, "bridge kr", text=f"KR2: {WORDS}"))
    assert _other(results, "harbour") == "Bridge"
    assert _other(results, "bridge") is None
    programme.apply(edit(Team, "bridge", name="Bridge and bar"))
    assert _other(results, "harbour") == "Bridge and bar"
    programme.apply(Add((KeyResult("second", "crew o", WORDS.upper()),)))
    assert _other(results, "bridge") == "Crew"
    programme.apply(Remove(((DraftSet, "crew set"),)))
    assert _other(results, "bridge") is None
    programme.undo()
    assert _other(results, "bridge") == "Crew"


def test_a_change_of_its_own_has_nothing_read_again(programme: Workspace, monkeypatch) -> None:
    results = TeamResults(programme.read)
    _follow(programme, results)
    known = results.at_hand("harbour")
    programme.apply(edit(KeyResult, "harbour kr", text=WORDS))
    assert results.at_hand("harbour") is known
    assert _other(results, "bridge") == "Harbour"


def test_many_are_not_read_while_somebody_waits(programme: Workspace, monkeypatch) -> None:
    monkeypatch.setattr(team_results, "FEW", 2)
    assert TeamResults(programme.read).at_hand("harbour") is None


def _other(results: TeamResults, here: str) -> str | None:
    known = results.at_hand(here)
    return (known or results.all()).team(WORDS, here)
