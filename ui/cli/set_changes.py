"""sets show, history, change, add and take-out: a set with its numbers, what it said before, and changes in the middle
of its cycle."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from ui.cli.named_set import named_set, numbered_objective, numbered_result
from ui.cli.output import Refused, complain, put, put_json
from workshop_app import bootstrap
from workshop_app.application import draft_queries, queries
from workshop_app.application.changed_levels import GOALS, LEVELS, asked_first, goals_to_change
from workshop_app.application.command import Command
from workshop_app.application.commands.check_ins import ChangeInMidCycle
from workshop_app.application.commands.mid_cycle import AddInMidCycle, TakeOutInMidCycle
from workshop_app.application.ports import Reader
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.wordings import Wording, history

NO_LEVELS = "the cycle of this set has no levels: is “target” meant, the number to reach, and not “{field}”?"
NOTHING_SAID_BEFORE = "{team}, cycle {cycle}: no wording of this set has changed yet"
_Made = Callable[[Reader, DraftSet, argparse.Namespace], Command]


def show_set(arguments: argparse.Namespace) -> int:
    """Objectives and key results with the numbers the other commands take."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        told = _told(workspace.read, named_set(workspace.read, arguments.set))
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    return 0


def show_history(arguments: argparse.Namespace) -> int:
    """Everything the parts of a set said before, oldest first; of levels the changes."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        draft = named_set(workspace.read, arguments.set)
        told, head = list(_history(workspace.read, draft)), _told(workspace.read, draft)
    finally:
        workspace.close()
    if arguments.json:
        put_json({"changes": told})
        return 0
    if not told:
        put(NOTHING_SAID_BEFORE.format(**head))
    _put_changes(told)
    return 0


def change_set(arguments: argparse.Namespace) -> int:
    """Words or a level of a key result or an objective, with the reason."""
    return _changed(arguments, _change)


def add_to_set(arguments: argparse.Namespace) -> int:
    """A key result under an objective, or an objective."""
    return _changed(arguments, _add)


def take_out_of_set(arguments: argparse.Namespace) -> int:
    """A key result or an objective."""
    return _changed(arguments, _take_out)


def _changed(arguments: argparse.Namespace, made: _Made) -> int:
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft = named_set(workspace.read, arguments.set, running=True)
        before = list(_history(workspace.read, draft))
        workspace.apply(made(workspace.read, draft, arguments))
        told = _told(workspace.read, draft)
        new = [each for each in _history(workspace.read, draft) if each not in before]
    finally:
        workspace.close()
    _put(told, as_json=arguments.json)
    if not arguments.json:  # of a level nothing stands in the set as it is told
        _put_changes(new)
    return 0


def _change(reader: Reader, draft: DraftSet, said: argparse.Namespace) -> Command:
    subject = _named(reader, draft, said)
    value = reader.find(KeyResult, subject) or reader.find(Objective, subject) or draft
    if getattr(value, said.field, None) == said.words:
        complain(f"{said.field} says so already: nothing is changed")
        raise Refused
    if isinstance(value, KeyResult) and said.field in GOALS and said.field not in goals_to_change(reader, draft):
        complain(NO_LEVELS.format(field=said.field))
        raise Refused
    if isinstance(value, KeyResult) and said.field in LEVELS and not said.as_it_is:
        _ask(asked_first(reader, draft, replace(value, **{said.field: said.words})))
    return ChangeInMidCycle(new_id(), subject, said.field, said.words, said.why, said.agreed_by)


def _ask(questions: Iterable[str]) -> None:
    """A level that would leave its order is asked about before it is one that everybody works with."""
    if asked := list(questions):
        for question in asked:
            complain(question)
        complain("nothing is changed; where it is meant so, say --as-it-is")
        raise Refused


def _add(reader: Reader, draft: DraftSet, said: argparse.Namespace) -> Command:
    under = numbered_objective(reader, draft, said.objective).id if said.objective is not None else None
    return AddInMidCycle(draft.id, new_id(), said.words, said.why, said.agreed_by, under)


def _take_out(reader: Reader, draft: DraftSet, said: argparse.Namespace) -> Command:
    return TakeOutInMidCycle(_named(reader, draft, said), said.why, said.agreed_by)


def _named(reader: Reader, draft: DraftSet, said: argparse.Namespace) -> str:
    """What is meant: without a number only the mission, which is the whole set's."""
    if said.objective is None and said.key_result is None and said.field != "mission":
        complain("say with --key-result or --objective whose words change")
        raise Refused
    if said.objective is None and said.key_result is None:
        return draft.id
    if said.objective is not None:
        return numbered_objective(reader, draft, said.objective).id
    return numbered_result(reader, draft, said.key_result).id


def _told(reader: Reader, draft: DraftSet) -> dict[str, object]:
    view = draft_queries.draft_set(reader, draft.id)
    objectives, numbers = [], queries.numbers(reader, draft.id)
    for place, one in enumerate(view.objectives, 1):
        results = [{"number": numbers.get(each.id, ""), "id": each.id, "text": each.text} for each in one.key_results]
        number = numbers.get(one.objective.id, str(place))
        about = {"number": number, "id": one.objective.id, "text": one.objective.text}
        objectives.append({**about, "key_results": results})
    head = {"id": draft.id, "team": view.team.name, "state": str(draft.status), "cycle": draft.cycle}
    return {**head, "mission": view.draft.mission, "objectives": objectives}


def _history(reader: Reader, draft: DraftSet) -> Iterator[dict[str, object]]:
    said: dict[str, list[Wording]] = {}
    for each in reader.all(Wording):
        said.setdefault(each.subject_id, []).append(each)
    view = draft_queries.draft_set(reader, draft.id)
    parts = [(view.team.name, draft.id), *((one.objective.text, one.objective.id) for one in view.objectives)]
    parts += [(result.text, result.id) for result in view.key_results]
    for about, id in parts:
        for each in history(said.get(id, ())):
            yield {
                "about": about,
                "field": each.field,
                "day": each.at.astimezone().date().isoformat(),
                "before": each.before,
                "after": each.after,
                "question": each.question,
                "why": each.why,
                "agreed_by": each.agreed_by,
            }


def _put(told: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        put_json(told)
        return
    put(f"{told['id']}  {told['team']}, cycle {told['cycle']}: {told['state']}")
    for objective in told["objectives"]:  # type: ignore[attr-defined]
        put(f"objective {objective['number']}  {objective['text']}")
        for result in objective["key_results"]:
            put(f"  {result['number'] or '-':<4}  {result['text']}")


def _put_changes(told: Iterable[dict[str, object]]) -> None:
    for each in told:
        asked = f" (asked: {each['question']})" if each["question"] else ""
        because = f" (because {each['why']}, agreed by {each['agreed_by'] or 'nobody named'})" if each["why"] else ""
        put(f"{each['day']}  {each['about']}, {each['field']}: {each['before']} -> {each['after']}{asked}{because}")
