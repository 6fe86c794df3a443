"""Drafts out of a sheet as the drafts of a room: what is compared, shown and taken in is then the same for both
(`room_drafts`, `commands/gathering`). Pure.

A sentence that stands in the team's set already is that sentence: its levels are compared, and nothing comes twice. A
published set is not written into; what the sheet says is then a set for the next cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from workshop_app.application.okr_sheets import SheetDraft
from workshop_app.application.ports import Reader
from workshop_app.application.room_drafts import RoomFile
from workshop_app.domain.beside_the_set import PlannedActivity
from workshop_app.domain.draft_elsewhere import normalised
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.gathered_drafts import PartKey
from workshop_app.domain.identity import id_that_follows, new_id
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective
from workshop_app.domain.wordings import Wording

T = TypeVar("T")
S = TypeVar("S", Objective, KeyResult)
_OWNERS: dict[type[Any], str] = {
    DraftSet: "team_id",
    Objective: "set_id",
    KeyResult: "objective_id",
    PlannedActivity: "key_result_id",
}
NOTE = "note"  # the field of a wording that is no wording: what a sheet said beside the draft


def room_of(here: Reader, drafts: Iterable[SheetDraft], name: str, now: datetime) -> RoomFile:
    """A room in which these drafts were written. `name` stands for the team where the sheet names none; `now` is in
    UTC."""
    making = _Making(here, name, now)
    for draft in drafts:
        making.take(draft)
    return RoomFile(cast(Reader, making), frozenset(making.printed))


def open_set(here: Reader, team: Team) -> DraftSet | None:
    """The team's latest set that is not published."""
    there = sorted(here.all(DraftSet, team_id=team.id), key=lambda each: (each.cycle, each.position))
    return next((each for each in reversed(there) if each.status is not DraftStatus.PUBLISHED), None)


class _Making:
    """The rows of the room, kind by kind; a `Reader` of them."""

    def __init__(self, here: Reader, name: str, now: datetime) -> None:
        self._here, self._name, self._now = here, name, now
        self._engagement = here.all(Engagement)[0]
        self._rows: dict[type, dict[str, Any]] = {Engagement: {self._engagement.id: self._engagement}}
        self._teams = {alike(each.name): each for each in here.all(Team)}
        self._under: dict[tuple[type, str], dict[str, Any]] = {}  # what is made, by what it belongs to
        self._said: dict[tuple[str, str], str] = {}  # objectives that are made, by their set and their words
        self.printed: set[PartKey] = set()
        self._there = {kind: _by_owner(here.all(kind), owner) for kind, owner in _OWNERS.items()}

    def all(self, kind: type[Any], /, **_equal: object) -> tuple[Any, ...]:
        """Every row of a kind."""
        return tuple(self._rows.get(kind, {}).values())

    def take(self, draft: SheetDraft) -> None:
        """One line of the sheet, with the team, set and objective it stands in."""
        team = self._team(draft.team or self._name)
        found = self._set(team)
        if draft.of_set:
            found = replace(found, **dict(draft.of_set))
            self._put(found)
        objective = self._objective(found, draft)
        if draft.why_now and (draft.objective_id or not objective.why_now):
            objective = replace(objective, why_now=draft.why_now)
        if draft.direction is not None:
            objective = replace(objective, direction=draft.direction)
        self._put(objective)
        if draft.in_place:
            self.printed.add((KeyResult, draft.key_result_id) if draft.text else (Objective, objective.id))
        if not draft.text:
            self._note(objective.id, draft.remark)
            return
        result = self._result(objective, draft)
        self._put(result)
        self._note(result.id, draft.remark)
        known = {normalised(each.text) for each in self._there[PlannedActivity].get(result.id, ())}
        for place, text in enumerate(each for each in draft.activities if normalised(each) not in known):
            self._put(PlannedActivity(new_id(), result.id, text, position=place))

    def _team(self, name: str) -> Team:
        key = alike(name)
        if key not in self._teams:
            self._teams[key] = Team(new_id(), name.strip())
        team = self._teams[key]
        self._put(team)
        return team

    def _set(self, team: Team) -> DraftSet:
        """The team's open set here, or a new one behind its last."""
        if mine := self._mine(DraftSet, team.id):
            return mine[0]
        there = sorted(self._here.all(DraftSet, team_id=team.id), key=lambda each: (each.cycle, each.position))
        cycle = there[-1].cycle + 1 if there else 1
        found = open_set(self._here, team) or DraftSet(new_id(), team.id, cycle=cycle)
        self._put(found)
        return found

    def _objective(self, found: DraftSet, draft: SheetDraft) -> Objective:
        if draft.objective_id:
            known: tuple[Objective, ...] = (*self._mine(Objective, found.id), *self._there[Objective].get(found.id, ()))
            same = next((each for each in known if each.id == draft.objective_id), None)
            same = replace(same, text=draft.objective) if same is not None else None
        else:
            said = self._said.get((found.id, _plain(draft.objective)))
            there = self._there[Objective].get(found.id, ())
            same = self._rows[Objective][said] if said else _same(there, draft.objective)
            if same is None and not _plain(draft.objective):  # key results of no objective stand together
                same = next((each for each in there if not _plain(each.text)), None)
        if same is None:
            id, place = draft.objective_id or new_id(), len(self._rows.get(Objective, ()))
            same = Objective(id, found.id, draft.objective, position=place)
        self._put(same)
        return same

    def _result(self, objective: Objective, draft: SheetDraft) -> KeyResult:
        """What stands here already, with what the sheet says otherwise; empty cells say nothing."""
        known: Sequence[KeyResult] = self._there[KeyResult].get(objective.id, ())
        same = next((each for each in known if each.id == draft.key_result_id), None)
        if same is not None:
            same = replace(same, text=draft.text, type=draft.ticked_type or same.type)
        else:
            same = _same(known, draft.text)
        if same is None:
            place = len(self._rows.get(KeyResult, ()))
            same = KeyResult(new_id(), objective.id, draft.text, draft.type, position=place)
        fields = {name: getattr(draft, name) for name in ("baseline", "commit", "target", "stretch", "unit", "source")}
        fields["champions"] = "\n".join(filter(None, (each.strip() for each in _names(draft.champion))))
        return replace(same, **{name: said for name, said in fields.items() if said})

    def _note(self, subject_id: str, words: str) -> None:
        """Kept with the history of the draft it stood beside; the same words once, however often the sheet comes."""
        if words:
            id = id_that_follows(self._engagement.id, "Wording", subject_id, NOTE, words)
            self._put(Wording(id, subject_id, NOTE, self._now, "", words))

    def _mine(self, kind: type[T], owner_id: str) -> tuple[T, ...]:
        return tuple(self._under.get((kind, owner_id), {}).values())

    def _put(self, row: Any) -> None:
        self._rows.setdefault(type(row), {})[row.id] = row
        owner = _OWNERS.get(type(row))
        if isinstance(row, Objective):
            self._said.setdefault((row.set_id, _plain(row.text)), row.id)
        if owner is not None:
            self._under.setdefault((type(row), getattr(row, owner)), {})[row.id] = row


def _by_owner(rows: Iterable[Any], owner: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, owner), []).append(row)
    return found


def _same(rows: Iterable[S], words: str) -> S | None:
    wanted = _plain(words)
    return next((each for each in rows if _plain(each.text) == wanted != ""), None)


@lru_cache(maxsize=20_000)
def _plain(words: str) -> str:
    """A long sheet names the same objectives again and again."""
    return normalised(words)


def _names(cell: str) -> Sequence[str]:
    """The champions of a cell; "Vale, Nora" is one, where names stand apart by semicolons or lines."""
    between = "\n" if "\n" in cell else ";" if ";" in cell else "," if cell.count(",") > 1 or " & " in cell else None
    return cell.replace(" & ", between or "&").split(between) if between else [cell]
