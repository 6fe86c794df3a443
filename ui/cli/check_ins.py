"""check-ins: planned, filled in, held; what is not understood is a question and never a value."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from typing import Any

from ui.cli.named_set import by_number, named_set, sets_named
from ui.cli.output import Refused, complain, put, put_json
from ui.cli.person_told import person_told
from ui.cli.spoken_health import spoken_health, told_health
from ui.cli.typed_values import check_value, day_ahead, day_behind, near_or_next, refuse_asked, today_here
from ui.score_words import end_words, prediction_asked, prediction_words, score_words
from workshop_app import bootstrap
from workshop_app.application import commitments_typed, cycle_queries, draft_queries, queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.check_ins import AddAction, HoldCheckIn, PlanCheckIn, RemoveCheckIn
from workshop_app.application.cycle_queries import CheckedResult, CheckInView
from workshop_app.application.ports import Reader
from workshop_app.application.told_people import ToldPeople
from workshop_app.application.workspace import Workspace
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthSignal, ProgressLine
from workshop_app.domain.commitment_line import read_commitment
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.values.near_days import agreed_day

TEXTS = ("value", "source", "happened", "predicted", "why_changed", "blocker", "who_can_help", "help_from")
DAYS = ("measured_on", "blocked_since")
NOTHING_TO_DO = 'what is to be done, in “{words}”? As in "Ben: call the port by Friday"'


def list_check_ins(arguments: argparse.Namespace) -> int:
    """Every check-in, or those of one team, the earliest first."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        of = {each.id for each in sets_named(workspace.read, arguments.team)} if arguments.team else None
        if of == set():
            raise KnownError(ErrorCode.SET_UNKNOWN, wanted=arguments.team)
        held = [each for each in workspace.read.all(CheckIn) if of is None or each.set_id in of]
        told = [_head(workspace.read, each) for each in sorted(held, key=_by_day)]
    finally:
        workspace.close()
    if arguments.json:
        put_json({"check_ins": told})
    for each in () if arguments.json else told:
        put(_line_of(each))
    return 0


def plan_check_in(arguments: argparse.Namespace) -> int:
    """Plan one; its lines are made at once."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft = named_set(workspace.read, arguments.set, running=True)
        day = day_ahead(workspace, arguments.day, draft)
        id = new_id()
        workspace.apply(PlanCheckIn(id, draft.id, day, arguments.minutes, arguments.meeting))
        put_check_in(workspace.read, id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def show_check_in(arguments: argparse.Namespace) -> int:
    """The lines, what is to be talked about, the actions."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        put_check_in(workspace.read, arguments.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def write_line(arguments: argparse.Namespace) -> int:
    """What a champion says about one key result. A score or a day that is not understood refuses all of it."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        said: dict[str, Any] = {name: getattr(arguments, name) for name in TEXTS}
        said = {name: text for name, text in said.items() if text is not None}
        model = queries.scoring_model(workspace.read, _set_of(workspace.read, arguments.id).cycle)
        refuse_asked(prediction_asked(said.get("predicted", ""), model))
        check_value(workspace, said.get("value", ""))
        for name in DAYS:
            if (words := getattr(arguments, name)) is not None:
                draft = _set_of(workspace.read, arguments.id)
                held = known_check_in(workspace.read, arguments.id).day
                said[name] = day_behind(workspace, words, draft, held) if words.strip() else None
        if arguments.signal is not None:
            said["signal"] = HealthSignal(arguments.signal)
        line = _numbered(workspace.read, arguments.id, arguments.number).line
        if said:
            workspace.apply(edit(ProgressLine, line.id, **said))
        put_check_in(workspace.read, arguments.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def add_action(arguments: argparse.Namespace) -> int:
    """Who does what until the next check-in."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        draft = _set_of(workspace.read, arguments.id)
        agreed_on = known_check_in(workspace.read, arguments.id).day
        said = _understood(workspace, arguments.text, agreed_on)
        if not said.text.strip():
            complain(NOTHING_TO_DO.format(words=arguments.text.strip()))
            raise Refused
        due = day_ahead(workspace, arguments.by, draft, agreed_on) if arguments.by else said.due
        on = None if arguments.on is None else _numbered(workspace.read, arguments.id, arguments.on).result.id
        who, who_id = (arguments.who, None) if arguments.who else (said.who, said.who_id)
        action = AgreedAction(new_id(), arguments.id, on, said.text, who, who_id, due)
        workspace.apply(AddAction(action))
        put_check_in(workspace.read, arguments.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def _understood(workspace: Workspace, words: str, agreed_on: date) -> Commitment:
    """An action as the window reads it, too: "Jonas: swap list by Friday", counted from the day of the check-in. What
    is not understood is left open."""
    people = commitments_typed.known_names(workspace.read, "")
    empty, today = Commitment(new_id(), "", ""), today_here(workspace)

    def day(said: str) -> date | None:
        return agreed_day(partial(near_or_next, said), agreed_on, today)

    return read_commitment(words, people, day, agreed_on, (), empty).commitment


def hold(arguments: argparse.Namespace) -> int:
    """It was held, or not yet."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        known_check_in(workspace.read, arguments.id)
        workspace.apply(HoldCheckIn(arguments.id, held=not arguments.not_yet))
        put_check_in(workspace.read, arguments.id, as_json=arguments.json)
    finally:
        workspace.close()
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Take one away; `undo` in the window brings it back."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        told = _head(workspace.read, known_check_in(workspace.read, arguments.id))
        workspace.apply(RemoveCheckIn(arguments.id))
    finally:
        workspace.close()
    if arguments.json:
        put_json({"removed": told})
    else:
        put(_line_of(told))
    return 0


def known_check_in(reader: Reader, id: str) -> CheckIn:
    """KnownError(CHECK_IN_UNKNOWN) where there is none of this id."""
    found = reader.find(CheckIn, id)
    if found is None:
        raise KnownError(ErrorCode.CHECK_IN_UNKNOWN, wanted=id)
    return found


def _numbered(reader: Reader, id: str, number: str) -> CheckedResult:
    held = known_check_in(reader, id)
    results = {each.result.id: each for each in cycle_queries.check_in(reader, held.id).results}
    wanted = [each.result for each in results.values()]
    return results[by_number(wanted, number, queries.numbers(reader, held.set_id), "key result").id]


def _set_of(reader: Reader, check_in_id: str) -> DraftSet:
    return reader.get(DraftSet, known_check_in(reader, check_in_id).set_id)


def _by_day(held: CheckIn) -> tuple[date, str]:
    return held.day, held.id


def _head(reader: Reader, held: CheckIn) -> dict[str, object]:
    draft = reader.get(DraftSet, held.set_id)
    return {
        "id": held.id,
        "team": reader.get(Team, draft.team_id).name,
        "day": held.day.isoformat(),
        "minutes": held.minutes,
        "meeting": held.meeting,
        "held": held.held,
        "scored_by": str(queries.scoring_model(reader, draft.cycle)),
    }


def _line_of(told: dict[str, object]) -> str:
    state = "held" if told["held"] else "planned"
    meeting = f", {told['meeting']}" if told["meeting"] else ""
    return f"{told['id']}  {told['day']}  {told['team']}, {told['minutes']} min{meeting}: {state}"


def put_check_in(reader: Reader, id: str, *, as_json: bool) -> None:
    """One check-in, as it stands now."""
    view = cycle_queries.check_in(reader, known_check_in(reader, id).id, draft_queries.agreement(reader).cycle)
    head, numbers = _head(reader, view.check_in), queries.numbers(reader, view.check_in.set_id)
    if as_json:
        put_json(
            head
            | {
                "room": view.room,
                "health": told_health(view),
                "lines": [_told(each, numbers[each.result.id]) for each in view.results],
                "actions": _actions(reader, view),
            }
        )
        return
    put(_line_of(head))
    if len(view.to_talk_about) > view.room:
        put(f"{len(view.to_talk_about)} to talk about, and room for {view.room} in {view.check_in.minutes} minutes")
    for line in spoken_health(view):
        put(line)
    for one in view.results:
        for line in _spoken(numbers[one.result.id], one):
            put(line)
    for action in map(ToldPeople(reader).told, (*view.left_open, *view.actions)):
        done = "done" if action.done else "open"
        put(f"   {action.who or 'nobody yet'}: {action.text}, by {action.due or 'no day yet'} ({done})")


def _spoken(number: str, one: CheckedResult) -> list[str]:
    line, before = one.line, one.before.predicted if one.before else ""
    mark = "talk" if one.to_talk_about else "    "
    predicted = prediction_words(line.predicted, before, one.model) or score_words(one.model, "no_prediction")
    told = [f"{number:>4} {mark}  {one.result.text}", f"            {line.value or 'no value yet'}; {predicted}"]
    if one.score_of_value is not None:
        gives = score_words(one.model, "value_gives", score=end_words(one.score_of_value, one.model))
        told.append(f"            {gives}")
    if line.blocker.strip():
        since = f" since {line.blocked_since}" if line.blocked_since else ""
        helps = line.who_can_help or "nobody named yet"
        told.append(f"            blocked{since}: {line.blocker}; who can remove it: {helps}")
    return told


def _told(one: CheckedResult, number: str) -> dict[str, object]:
    line = one.line
    return {
        "number": number,
        "key_result_id": one.result.id,
        "text": one.result.text,
        **{name: getattr(line, name) for name in TEXTS},
        **{name: day.isoformat() if (day := getattr(line, name)) else None for name in DAYS},
        "signal": str(line.signal),
        "predicted_before": one.before.predicted if one.before else "",
        "score_of_value": one.score_of_value,
        "fell": one.fell,
        "to_talk_about": one.to_talk_about,
    }


def _actions(reader: Reader, view: CheckInView) -> list[dict[str, object]]:
    told = ToldPeople(reader)
    return [
        {
            "id": each.id,
            "key_result_id": each.key_result_id,
            "text": each.text,
            **person_told("who", each.who, each.who_id, told.called(each.who, each.who_id)),
            "due": each.due.isoformat() if each.due else None,
            "done": each.done,
            "from_before": each.check_in_id != view.check_in.id,
        }
        for each in (*view.left_open, *view.actions)
    ]
