"""needs: the dependency log; what one team needs of another, and what that one says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from ui.cli.named_team import named_team
from ui.cli.output import Refused, complain, put, put_json
from ui.cli.person_told import person_told
from ui.cli.typed_values import near_or_next, understood_day
from workshop_app import bootstrap
from workshop_app.application import needs_log
from workshop_app.application.commands.between_teams import (
    AddDependency,
    ConfirmDependency,
    RemoveDependencies,
    WriteDependency,
)
from workshop_app.application.needs_log import LoggedNeed, NeedsLog
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.identity import new_id
from workshop_app.domain.need_line import NeedAsked, NeedDoubt, TypedNeed
from workshop_app.domain.values.days import read_day
from workshop_app.domain.values.near_days import is_in_reach, near_day

NO_NEED = 'who needs what? As in "Desk needs the loading list from Crew by 4 Feb"'
QUESTIONS = {
    NeedDoubt.NOT_A_NEED: NO_NEED,
    NeedDoubt.NO_WHAT: "what does {words} need?",
    NeedDoubt.NO_GIVER: 'from whom? As in "from Crew"',
    NeedDoubt.SEVERAL: "which {words}: {names}?",
    NeedDoubt.NO_TEAM: "neither side is a team of this file",
    NeedDoubt.SAME_TEAM: "{words} on both sides: which other team is meant?",
    NeedDoubt.NO_DAY: 'by when? As in "by 2027-02-04"',
    NeedDoubt.UNREAD_DAY: "which day is “{words}”?",
    NeedDoubt.PAST_DAY: "{day} is over",
    NeedDoubt.THERE_ALREADY: "this is in the log already",
}
VIEWS = {view.value or "unsaid": view for view in TheirView}
NO_LINE = "no line of the log has the id “{id}”; needs list shows them"
NOTHING = "say what to write, as in --their-reality WORDS; --help lists the fields"
WRITTEN = (
    *("what", "due", "needs_owner", "gives_owner", "their_reality", "gives_up", "agreed_words", "how_seen"),
    *("next_look", "escalate_to"),
)
DAYS = frozenset({"due", "next_look"})
YEAR = timedelta(days=365)


def list_needs(arguments: argparse.Namespace) -> int:
    """The log of all teams, or both sides of one; the late ones first."""
    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        reader, today = workspace.read, _today(workspace)
        team = named_team(reader, arguments.team).id if arguments.team else ""
        log = needs_log.needs_log(reader, today, team, open_only=arguments.open)
        offers = [] if team else needs_log.offers(reader)
    finally:
        workspace.close()
    if arguments.json:
        offered = [{"needs": each.needs, "from": each.gives, "owner": each.owner} for each in offers]
        put_json({"publish_by": _iso(log.publish), **_sides(log, one_team=bool(team)), "named_without_a_line": offered})
        return 0
    for row in log.all:
        put(_line(row))
    for each in offers:
        put(f"named in an alignment check, no line yet: {each.needs} needs … from {each.gives}")
    return 0


def add_needs(arguments: argparse.Namespace) -> int:
    """Write lines down. What is unclear about one is asked on a line, and it is left out."""
    workspace = bootstrap.open_workspace(arguments.file)
    added: list[str] = []
    asked: list[tuple[str, NeedAsked]] = []
    try:
        we = named_team(workspace.read, arguments.team).id if arguments.team else ""
        for words in _lines(arguments.lines):
            typed = _understood(workspace, words, we)
            if not typed.asked or (arguments.as_it_stands and typed.can_be_kept):
                workspace.apply(AddDependency(typed.dependency))
                added.append(typed.dependency.id)
            else:
                asked += ((words, each) for each in typed.asked)
        rows = _rows(workspace, added)
    finally:
        workspace.close()
    for words, each in asked:
        complain(f"{words}: {_question(each)}")
    if arguments.json:
        unclear = [{"line": words, "doubt": str(each.doubt), "question": _question(each)} for words, each in asked]
        put_json({"added": [_told(row) for row in rows], "asked": unclear})
    else:
        _put_rows(rows)
    return 1 if asked else 0


def confirm_need(arguments: argparse.Namespace) -> int:
    """What the team that is asked says, who says it, and when; all of it or nothing."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        _known(workspace, (arguments.id,))
        day = _day(workspace, arguments.on) if arguments.on else None
        _write(workspace, arguments, ("gives_up", "agreed_words"))
        workspace.apply(ConfirmDependency(arguments.id, VIEWS[arguments.view], arguments.by, day))
        rows = _rows(workspace, [arguments.id])
    finally:
        workspace.close()
    if arguments.json:
        put_json({"dependencies": [_told(row) for row in rows]})
    else:
        _put_rows(rows)
    return 0


def write_need(arguments: argparse.Namespace) -> int:
    """What came out of the talk, field by field; "" empties one. All of it or nothing."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        _known(workspace, (arguments.id,))
        if all(getattr(arguments, name) is None for name in WRITTEN):
            complain(NOTHING)
            raise Refused
        _write(workspace, arguments, WRITTEN)
        rows = _rows(workspace, [arguments.id])
    finally:
        workspace.close()
    if arguments.json:
        put_json({"dependencies": [_told(row) for row in rows]})
    else:
        _put_rows(rows)
    return 0


def remove_needs(arguments: argparse.Namespace) -> int:
    """Take lines out of the log, all of them or none."""
    workspace = bootstrap.open_workspace(arguments.file)
    try:
        ids = tuple(dict.fromkeys(arguments.ids))
        _known(workspace, ids)
        workspace.apply(RemoveDependencies(tuple(ids)))
    finally:
        workspace.close()
    if arguments.json:
        put_json({"removed": list(ids)})
    return 0


def _write(workspace: Workspace, arguments: argparse.Namespace, names: Iterable[str]) -> None:
    given = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    read = {name: _day(workspace, words) if words and name in DAYS else words for name, words in given.items()}
    for name, value in read.items():
        workspace.apply(WriteDependency(arguments.id, name, None if name in DAYS and not value else value))


def _known(workspace: Workspace, ids: Iterable[str]) -> None:
    missing = [id for id in ids if workspace.read.find(TeamDependency, id) is None]
    for id in missing:
        complain(NO_LINE.format(id=id))
    if missing:
        raise Refused


def _lines(given: Iterable[str]) -> Iterator[str]:
    for each in given:
        read = sys.stdin.read().splitlines() if each == "-" else (each,)
        yield from (line for line in read if line.strip())


def _understood(workspace: Workspace, words: str, we: str) -> TypedNeed:
    today = _today(workspace)

    day = partial(near_or_next, today=today)
    return needs_log.understood(workspace.read, words, day, today, TeamDependency(new_id(), ""), we)


def _day(workspace: Workspace, words: str) -> date:
    today = _today(workspace)
    found = read_day(words, cycle=(today - YEAR / 2, today + YEAR / 2)) or near_day(words, today)
    return understood_day(found if found is None or is_in_reach(found, today) else None, words)


def _today(workspace: Workspace) -> date:
    return workspace.clock.now().astimezone().date()


def _rows(workspace: Workspace, ids: list[str]) -> list[LoggedNeed]:
    rows = {row.dependency.id: row for row in needs_log.needs_log(workspace.read, _today(workspace)).all}
    return [rows[id] for id in ids]


def _sides(log: NeedsLog, *, one_team: bool) -> dict[str, object]:
    needs = [_told(row) for row in log.needs]
    return {"we_need": needs, "they_need_from_us": [_told(row) for row in log.gives]} if one_team else {"needs": needs}


def _told(row: LoggedNeed) -> dict[str, object]:
    each, shown = row.dependency, row.shown
    return {
        "id": each.id,
        "needs": each.needs,
        "from": each.gives,
        "what": each.what,
        "by": _iso(each.due),
        "for_key_result": row.result,
        "their_view": str(each.view) or "unsaid",
        "their_reality": each.their_reality,
        "they_give_up": each.gives_up,
        "agreed_words": each.agreed_words,
        "how_both_see_it": each.how_seen,
        "next_look": _iso(each.next_look),
        **person_told("owner_needs", each.needs_owner, each.needs_owner_id, shown.needs_owner),
        **person_told("owner_gives", each.gives_owner, each.gives_owner_id, shown.gives_owner),
        "confirmed": each.is_confirmed,
        **person_told("confirmed_by", each.confirmed_by, each.confirmed_by_id, shown.confirmed_by),
        "confirmed_on": _iso(each.confirmed_on),
        "escalate_to": each.escalate_to,
        "missing_for_an_agreement": list(each.missing),
        "late": row.late,
        "should_be_confirmed_by": _iso(row.should_by),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _put_rows(rows: Iterable[LoggedNeed]) -> None:
    for row in rows:
        put(_line(row))


def _line(row: LoggedNeed) -> str:
    each = row.dependency
    state = f"confirmed on {each.confirmed_on}" if each.is_confirmed else "not confirmed"
    if each.is_refused:
        state = "refused"
    late = f"late since {row.should_by}" if row.late else ""
    by = f" by {each.due}" if each.due else ""
    look = f"next look {each.next_look}" if each.next_look else ""
    said = "; ".join(part for part in (state, late, look) if part)
    return f"{each.id}  {each.needs} needs {each.what} from {each.gives or 'nobody yet'}{by}; {said}"


def _question(asked: NeedAsked) -> str:
    day = asked.day.isoformat() if asked.day else ""
    return QUESTIONS[asked.doubt].format(words=asked.words, names=", ".join(asked.names), day=day)
