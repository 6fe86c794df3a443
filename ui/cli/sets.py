"""sets: how far the set of each team has come, and publishing it."""

from __future__ import annotations

import argparse

from ui.cli.named_set import named_set
from ui.cli.named_team import named_team
from ui.cli.output import Refused, complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application import cycle_queries, queries
from workshop_app.application.commands.copied_set import CopySet
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.scoring import Model, was_published

NOT_BEGUN = "in cycle {cycle} no set is published: it is scored as the parameter “Scoring” says"


def list_sets(arguments: argparse.Namespace) -> int:
    """Every set, by cycle and team."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        told = [_told(workspace.read, each) for each in queries.draft_sets(workspace.read)]
    finally:
        workspace.close()
    _put(sorted(told, key=_by_cycle), as_json=arguments.json)
    return 0


def set_state(arguments: argparse.Namespace) -> int:
    """Draft, refined, agreed or published, and back again."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft = named_set(workspace.read, arguments.set)
        workspace.apply(SetDraftStatus(draft.id, DraftStatus(arguments.state)))
        told = [_told(workspace.read, workspace.read.get(DraftSet, draft.id))]
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def score_cycle(arguments: argparse.Namespace) -> int:
    """Another way to score a cycle that has begun."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        if not any(map(was_published, workspace.read.all(DraftSet, cycle=arguments.cycle))):
            complain(NOT_BEGUN.format(cycle=arguments.cycle))
            raise Refused
        workspace.apply(ScoreCycleAs(arguments.cycle, Model(arguments.model)))
        told = [_told(workspace.read, each) for each in workspace.read.all(DraftSet, cycle=arguments.cycle)]
    finally:
        workspace.close()
    _put(sorted(told, key=_by_cycle), as_json=arguments.json)
    return 0


def copy_set(arguments: argparse.Namespace) -> int:
    """A new draft with every field of this one; what is new is told."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft, id = named_set(workspace.read, arguments.set), new_id()
        whose = named_team(workspace.read, arguments.to).id if arguments.to else draft.team_id
        if arguments.to_new:
            whose = new_id()
        workspace.apply(CopySet(draft.id, id, whose, int(arguments.next_cycle), arguments.to_new))
        told = [_told(workspace.read, workspace.read.get(DraftSet, id))]
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def _told(reader: Reader, draft: DraftSet) -> dict[str, object]:
    return {
        "id": draft.id,
        "team": reader.get(Team, draft.team_id).name,
        "cycle": draft.cycle,
        "state": str(draft.status),
        "version": draft.version,
        "scored_by": str(queries.scoring_model(reader, draft.cycle)),
        "published_on": draft.published_on.isoformat() if draft.published_on else None,
        "key_results": len(cycle_queries.written_results(reader, draft.id)),
    }


def _by_cycle(told: dict[str, object]) -> tuple[int, str]:
    return int(str(told["cycle"])), str(told["team"])


def _put(told: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        put_json({"sets": told})
        return
    for each in told:
        day = f" on {each['published_on']}" if each["published_on"] else ""
        put(
            f"{each['id']}  {each['team']}, cycle {each['cycle']}: {each['state']}{day}, version {each['version']}, "
            f"{key_results(int(str(each['key_results'])))}"
        )


def key_results(number: int) -> str:
    """ "1 key result", "5 key results"."""
    return f"{number} key result" + ("s" if number != 1 else "")
