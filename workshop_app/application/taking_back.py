"""Taking a step back, or making it again: only what still holds what the step left is put back.

Nearly always nothing was changed since, and every value goes back as it was. Where something was (a session held, an
edit of another window, later a merged copy), the step and what came after it are told apart by `domain/value_changes`:
fields, items, rounds and details that hold something else by now stay; a row that was removed since stays away, and so
does what stood under one; a row the step added and somebody wrote in, or put something under, stays with everything
the step added; what was moved goes back only from where the step put it. Used by `history` when something is undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.changes import RowChange
from workshop_app.application.ports import Transaction
from workshop_app.application.what_ran import check_log_fits
from workshop_app.domain import member_lists
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.engagement import RoleAssignment, Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.member_lists import PlacedMember
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.own_parameters import InterviewLayout
from workshop_app.domain.parameters import Confidence, OpenQuestion, ParameterKey
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.run_rows import Run
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.value_changes import Overtaken, value_change, with_change
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.workshops import Attendance, GroupPlan, ParkedItem, Workshop, WorkshopAgenda

Rows: TypeAlias = Mapping[tuple[type, str], Any]

# Under which owner the rows of a kind are in an order of their own; other kinds have one order for the whole file.
_ORDERED_UNDER: dict[type, str] = {
    KeyResult: "objective_id",
    Objective: "set_id",
    Attendance: "workshop_id",
    ParkedItem: "workshop_id",
    OpenQuestion: "key",
}
# What stands under a row and is nothing without it: kind and field.
_UNDER: dict[type, tuple[tuple[type, str], ...]] = {
    Team: ((DraftSet, "team_id"),),
    DraftSet: ((Objective, "set_id"),),
    Objective: ((KeyResult, "objective_id"),),
    Workshop: (
        (WorkshopAgenda, "id"),
        (GroupPlan, "id"),
        (Attendance, "workshop_id"),
        (ParkedItem, "workshop_id"),
        (Commitment, "workshop_id"),
    ),
    Person: ((Attendance, "person_id"), (PairRule, "one_id"), (PairRule, "other_id")),
    Interviewee: ((Voice, "interviewee_id"),),
}


# Rows that are kept only once something is said of them: what they hold while nothing is.
_UNSAID: dict[type, dict[str, Any]] = {
    InterviewLayout: {"order": (), "hidden": (), "titles": ()},
    InterviewSession: {"planned_on": None, "attendees": ()},
    ParkedItem: {"owner": "", "owner_id": None, "due": None, "done": False},
    RoleAssignment: {"name": "", "person_id": None, "contact": "", "load": "", "needed_from": ""},
    Voice: {"option": "", "own_words": "", "confidence": Confidence.MEDIUM, "verbatim": ""},
}


class RowBack(Struct, frozen=True):
    """One row of a step back or forth: what it is to be, and what the step left. None: not there."""

    kind: type
    id: str
    wanted: Any
    left: Any

    @property
    def key(self) -> tuple[type, str]:
        return self.kind, self.id


def take_back(tx: Transaction, changes: Sequence[RowChange], *, forwards: bool = False) -> None:
    """Put back (or, forwards, make again) what these changes of one step did. KnownError where that would take a logged
    day along."""
    if forwards:
        rows = [RowBack(row.kind, row.id, row.after, row.before) for row in changes]
    else:
        rows = [RowBack(row.kind, row.id, row.before, row.after) for row in reversed(changes)]
    now = _present(tx, rows)
    _check_never_run(tx, rows, now)
    wanted: Rows = {row.key: row.wanted for row in rows}
    overtaken = any(now.get(row.key) != row.left for row in rows)
    if overtaken or _something_under(tx, rows) or _homeless(tx, rows):
        wanted = _what_holds(tx, rows, now)
    _write(tx, rows, wanted)


def _present(tx: Transaction, rows: Sequence[RowBack]) -> Rows:
    found: dict[tuple[type, str], Any] = {}
    for kind in dict.fromkeys(row.kind for row in rows):
        ids = [row.id for row in rows if row.kind is kind]
        there: dict[str, Any] = tx.some(kind, ids)
        found |= {(kind, id): value for id, value in there.items()}
    return found


def _write(tx: Transaction, rows: Sequence[RowBack], wanted: Rows) -> None:
    """In the order of the step; rows that are alike together. `wanted` may name more rows: others that made room."""
    for (kind, gone), like in groupby(rows, lambda row: (row.kind, wanted[row.key] is None)):
        same = list(like)
        if gone:
            tx.remove_all(kind, [row.id for row in same])
        else:
            _check_what_ran(tx, kind, [wanted[row.key] for row in same])
            tx.put_all(kind, [wanted[row.key] for row in same])
    known = {row.key for row in rows}
    for key, value in wanted.items():
        if key not in known:
            tx.put(value)


def _check_never_run(tx: Transaction, rows: Iterable[RowBack], now: Rows) -> None:
    """Taking back the planning of a workshop must not take its logged days along."""
    for row in rows:
        if row.kind is Workshop and row.wanted is None and row.key in now and tx.count(Run, workshop_id=row.id):
            raise KnownError(ErrorCode.WORKSHOP_OVER, title=now[row.key].title)


def _check_what_ran(tx: Transaction, kind: type, values: Iterable[Any]) -> None:
    """Nor must taking back an edit of its agenda."""
    if kind is WorkshopAgenda:
        for each in values:
            check_log_fits(tx, each.id, each.agenda)


# ---------------------------------------------------------------------------------------------- what still holds


def _something_under(tx: Transaction, rows: Sequence[RowBack]) -> bool:
    """Whether a row that the step added has something under it by now that the step did not add."""
    ours = [row for row in rows if row.wanted is None]
    for kind in dict.fromkeys(row.kind for row in ours):
        ids = {row.id for row in ours if row.kind is kind}
        for below, field in _UNDER.get(kind, ()):
            known = sum(row.kind is below and getattr(row.left, field) in ids for row in ours)
            if _count_under(tx, below, field, ids) > known:
                return True
    return False


def _homeless(tx: Transaction, rows: Sequence[RowBack]) -> set[tuple[type, str]]:
    """Rows that the step took out and whose owner was taken out since: they would come back under nothing."""
    back = {row.key for row in rows if row.wanted is not None}
    found: set[tuple[type, str]] = set()
    for owner, under in _UNDER.items():
        for kind, field in under:
            of = {row.key: str(getattr(row.wanted, field)) for row in rows if row.kind is kind and row.left is None}
            asked = [id for id in dict.fromkeys(of.values()) if (owner, id) not in back]
            there: dict[str, Any] = tx.some(owner, asked) if asked else {}
            found |= {key for key, id in of.items() if id in asked and id not in there}
    return found


def _count_under(tx: Transaction, kind: type, field: str, ids: set[str]) -> int:
    if len(ids) <= 10:
        return sum(tx.count(kind, **{field: id}) for id in ids)
    rows: tuple[Any, ...] = tx.all(kind)
    return sum(getattr(row, field) in ids for row in rows)


def _what_holds(tx: Transaction, rows: Sequence[RowBack], now: Rows) -> Rows:
    rows = [_filled(row, now.get(row.key)) for row in rows]
    added_stays = _something_under(tx, rows) or any(
        _written_in(row.left, now.get(row.key)) for row in rows if row.wanted is None
    )
    homeless = _homeless(tx, rows)
    found: dict[tuple[type, str], Any] = {}
    for row in rows:
        present = now.get(row.key)
        if row.wanted is None:
            found[row.key] = present if added_stays else None
        elif row.left is None:
            gone = present is None and row.key in homeless
            found[row.key] = None if gone else row.wanted if present is None else present
        else:
            found[row.key] = None if present is None else _put_back(present, row)
    for kind in dict.fromkeys(row.kind for row in rows if hasattr(row.wanted or row.left, "position")):
        found |= _in_their_places(tx, kind, [row for row in rows if row.kind is kind], found)
    return found


def _filled(row: RowBack, present: Any) -> RowBack:
    """A row that is only kept once somebody says something of it, and that somebody else wrote in since: it was there
    before all the same, with nothing said."""
    unsaid = _UNSAID.get(row.kind)
    if unsaid is None or present is None or present == row.left:
        return row
    wanted = replace(row.left, **unsaid) if row.wanted is None else row.wanted
    return replace(row, wanted=wanted, left=replace(row.wanted, **unsaid) if row.left is None else row.left)


def _written_in(left: Any, present: Any) -> bool:
    """Whether somebody changed a row that the step added; who only made room for others did not."""
    return present is not None and _but_for_place(present, left) != left


def _but_for_place(value: Any, like: Any) -> Any:
    return replace(value, position=like.position) if hasattr(like, "position") else value


def _put_back(present: Any, row: RowBack) -> Any:
    """The present row with what the step changed and still holds. Places in an order come after."""
    left, wanted = _but_for_place(row.left, present), _but_for_place(row.wanted, present)
    if row.kind is InterviewLayout:
        left, wanted = _spelled_out(left, wanted), _spelled_out(wanted, left)
    return with_change(present, value_change(left, wanted), Overtaken.LEFT)


def _spelled_out(layout: InterviewLayout, beside: InterviewLayout) -> InterviewLayout:
    """No order of the coach's own is the usual one: only then can a move be told from it."""
    if layout.order or not beside.order:
        return layout
    usual = [key.value for key in ParameterKey]
    return replace(layout, order=(*usual, *(key for key in beside.order if key not in usual)))


# ---------------------------------------------------------------------------------------------- orders


def _in_their_places(tx: Transaction, kind: type, rows: Sequence[RowBack], found: Rows) -> Rows:
    """The rows of a kind with the places they had, among whatever else is there now."""
    under = _ORDERED_UNDER.get(kind)
    owner = _owner_by(under)
    placed: dict[tuple[type, str], Any] = {}
    for one in dict.fromkeys(owner(row.wanted) for row in rows if row.wanted is not None):
        siblings: tuple[Any, ...] = tx.all(kind, **({} if under is None else {under: one}))
        there = {each.id: found.get((kind, each.id), each) for each in siblings}
        there |= {row.id: found[row.key] for row in rows if found[row.key] is not None}
        there = {id: each for id, each in there.items() if each is not None and owner(each) == one}
        ours = [row for row in rows if row.id in there and row.wanted is not None and owner(row.wanted) == one]
        order = _order([each.id for each in siblings if each.id in there], ours, there)
        placed |= {(kind, id): value for id, value in _numbered(order, ours, there).items()}
    return placed


def _owner_by(field: str | None) -> Callable[[Any], Any]:
    def owner(row: Any) -> Any:
        return None if field is None else getattr(row, field)

    return owner


def _order(present: list[str], rows: Sequence[RowBack], there: Mapping[str, Any]) -> list[str]:
    """All ids as they should follow each other: the rows of the step as they did before it, if they are still where it
    put them."""
    stood = {row.id: row for row in rows if row.left is not None and row.id in present}
    left = sorted(stood, key=lambda each: int(stood[each].left.position))
    wanted = sorted(rows, key=lambda row: int(row.wanted.position))
    places = member_lists.placed(left, {row.id: None for row in wanted})
    still = [id for id in present if id not in {place.name for place in places}]
    at = {row.id: row.wanted.position for row in wanted}
    anchored = [_anchored(_as_it_stood(place, stood), still, at, there) for place in places]
    return [str(id) for id in member_lists.in_places(list(present), anchored, there.keys(), member_lists.still_stands)]


def _as_it_stood(place: PlacedMember, stood: Mapping[str, RowBack]) -> PlacedMember:
    """Of the rows that the step moved, the last need not have been the last of all: whom it stood before is not known
    then, and it still stands there only if it follows the one before it."""
    if not place.moved:
        return place
    first = place.stood_after is None and stood[str(place.name)].left.position == 0
    return replace(place, close=not first and None in (place.stood_after, place.stood_before))


def _anchored(place: PlacedMember, still: list[str], at: Mapping[str, int], there: Mapping[str, Any]) -> PlacedMember:
    """The first row of the step need not be the first of all: it follows what stands before its place."""
    if place.after is not None:
        return place
    if place.before in still:
        before = still[: still.index(str(place.before))]
    else:
        before = [id for id in still if there[id].position < at[str(place.name)]]
    return replace(place, after=before[-1] if before else None)


def _numbered(order: list[str], rows: Sequence[RowBack], there: Mapping[str, Any]) -> dict[str, Any]:
    """Positions that rise in this order, as near as can be to those there were. Only rows that change are given."""
    wanted = {row.id: row.wanted.position for row in rows}
    found: dict[str, Any] = {}
    last = -1
    for id in order:
        row = there[id]
        last = max(wanted.get(id, row.position), last + 1)
        if last != row.position or id in wanted:
            found[id] = replace(row, position=last)
    return found
