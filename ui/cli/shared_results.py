"""shared: key results that several teams own, the same measure in two teams, and how objectives contribute."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ui.cli.named_set import named_set, numbered_objective, numbered_result
from ui.cli.named_team import named_team
from ui.cli.output import Refused, complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application.command import Command
from workshop_app.application.commands.shared_results import (
    AddCoOwner,
    DropContribution,
    OwnTogether,
    SayContribution,
    ShareWith,
    StopSharing,
)
from workshop_app.application.contributions import Contribution, ContributionSaid
from workshop_app.application.ports import Reader
from workshop_app.application.shared_work import SameMeasure, SharedResult, shared_work
from workshop_app.domain.between_teams import ContributionLink

_Made = Callable[[Reader, argparse.Namespace], Command]


def list_shared(arguments: argparse.Namespace) -> int:
    """Everything that teams do together, and what to ask about it."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        told = _told(workspace.read)
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def share(arguments: argparse.Namespace) -> int:
    """Another team owns it, too."""
    return _do(arguments, _share)


def own_together(arguments: argparse.Namespace) -> int:
    """Two teams measure the same: both own both."""
    return _do(arguments, _together)


def stop_sharing(arguments: argparse.Namespace) -> int:
    """One team owns it alone again."""
    return _do(arguments, _stop)


def add_co_owner(arguments: argparse.Namespace) -> int:
    """Somebody is its champion for their team."""
    return _do(arguments, _co_owner)


def contribute(arguments: argparse.Namespace) -> int:
    """What an objective or key result adds to, and how, in a sentence."""
    return _do(arguments, _contribute)


def _do(arguments: argparse.Namespace, made: _Made) -> int:
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        workspace.apply(made(workspace.read, arguments))
        told = _told(workspace.read)
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def _result(reader: Reader, wanted: str, number: str) -> str:
    return numbered_result(reader, named_set(reader, wanted), number).id


def _share(reader: Reader, said: argparse.Namespace) -> Command:
    return ShareWith(_result(reader, said.set, said.number), named_team(reader, said.with_team).id)


def _together(reader: Reader, said: argparse.Namespace) -> Command:
    return OwnTogether(_result(reader, said.set, said.number), _result(reader, said.other_set, said.other_number))


def _stop(reader: Reader, said: argparse.Namespace) -> Command:
    return StopSharing(_result(reader, said.set, said.number))


def _co_owner(reader: Reader, said: argparse.Namespace) -> Command:
    return AddCoOwner(_result(reader, said.set, said.number), said.name)


def _contribute(reader: Reader, said: argparse.Namespace) -> Command:
    """Without --to, --how is about the one thing it adds to."""
    mine = _end(reader, said.set, said.number, said.number if said.key_result else None)
    there = {link.to_id: link.sentence for link in reader.all(ContributionLink, from_id=mine)}
    to = _end(reader, said.to, said.to_number, said.to_key_result) if said.to is not None else None
    if said.nothing:
        return DropContribution(mine, to)
    if to is None and len(there) == 1:
        to = next(iter(there))
    if to is None:
        complain("say with --to what it adds to")
        raise Refused
    return SayContribution(mine, to, there.get(to, "") if said.how is None else said.how)


def _end(reader: Reader, team: str, objective: str, result: str | None) -> str:
    draft = named_set(reader, team)
    if result is not None:
        return numbered_result(reader, draft, result).id
    return numbered_objective(reader, draft, objective).id


def _told(reader: Reader) -> dict[str, list[dict[str, object]]]:
    work = shared_work(reader)
    return {
        "shared": [_shared(each) for each in work.shared],
        "same_measure": [_same(each) for each in work.same],
        "contributions": [_contribution(each) for each in work.contributions],
    }


def _shared(each: SharedResult) -> dict[str, object]:
    return {
        "id": each.result.id,
        "key_result": each.result.text,
        "teams": [{"team": one.team.name, "co_owners": list(one.owners)} for one in each.teams],
        "not_a_team": list(each.others),
    }


def _same(each: SameMeasure) -> dict[str, object]:
    sides = ((each.team, each.result), (each.other_team, each.other))
    return {"teams": [{"team": team.name, "id": result.id, "key_result": result.text} for team, result in sides]}


def _contribution(each: Contribution) -> dict[str, object]:
    return {
        "id": each.objective.id,
        "team": each.team.name,
        "objective": each.objective.text,
        "adds_to": [_link(link) for link in each.links],
        "only_copies": each.copied.text if each.copied else None,
    }


def _link(each: ContributionSaid) -> dict[str, object]:
    above = each.above
    return {
        "id": each.link.id,
        "key_result": each.mine.text if each.mine.is_result else None,
        "to": above.text if above else None,
        "to_team": above.team.name if above else None,
        "to_is_key_result": above is not None and above.is_result,
        "how": each.link.sentence,
        "only_copies": each.copied.text if each.copied else None,
    }


def _put(told: dict[str, list[dict[str, object]]], *, as_json: bool) -> None:
    if as_json:
        put_json(told)
        return
    for each in told["shared"]:
        teams: list[dict[str, object]] = each["teams"]  # type: ignore[assignment]
        owners = ", ".join(f"{one['team']} ({_names(one['co_owners'])})" for one in teams)
        put(f"{each['id']}  {each['key_result']}: {owners}")
    for each in told["same_measure"]:
        sides: list[dict[str, str]] = each["teams"]  # type: ignore[assignment]
        both = " and ".join(side["team"] for side in sides)
        put(f"the same measure in {both}: {sides[0]['key_result']}. Owned together?")
    for each in told["contributions"]:
        _put_contribution(each)


def _put_contribution(each: dict[str, object]) -> None:
    links: list[dict[str, object]] = each["adds_to"]  # type: ignore[assignment]
    nothing = "" if links else " adds to nothing named"
    put(f"{each['team']}: {each['objective']}{nothing}{_copies(each)}")
    for link in links:
        mine = f"{link['key_result']} " if link["key_result"] else ""
        to = f"“{link['to']}” ({link['to_team']})" if link["to"] else "nothing that is written"
        put(f"  {mine}adds to {to}: {link['how'] or 'no sentence yet'}{_copies(link)}")


def _copies(each: dict[str, object]) -> str:
    return f"; only copies “{each['only_copies']}”" if each["only_copies"] else ""


def _names(names: object) -> str:
    return ", ".join(names) if isinstance(names, list) and names else "no co-owner yet"
