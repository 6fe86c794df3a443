"""What the drafts of a breakout room would bring, and what becomes of each line of it: what is new, what was changed,
what was changed on both sides, and what stands here already (features O14). Pure; nothing is put together before
somebody has seen it, and nothing that stands here is overwritten unless it was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.draft_elsewhere import normalised
from workshop_app.domain.named import links_of
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

# A kind of part, and the field that names its owner; owners come before what they own.
PARTS: Mapping[type, str] = {
    DraftSet: "team_id",
    Objective: "set_id",
    KeyResult: "objective_id",
    WatchedMetric: "set_id",
    NotNow: "set_id",
    SortedMetric: "set_id",
    PlannedActivity: "key_result_id",
}
SENTENCES = frozenset({Objective, KeyResult})  # what may stand twice where two rooms wrote it differently
# What a room wrote, and not what was said of it since: how far a set is, here `SetDraftStatus` alone says.
_SAID_OF_IT = frozenset({"status", "version", "published_on", "scored_by"})
_NOT_COMPARED = frozenset({"id", "position", *_SAID_OF_IT, *PARTS.values()})

PartKey = tuple[type, str]
Rows = Mapping[PartKey, Any]
_ALIKE = 0.6  # from here on two sentences are one that was reworded
Printed = Mapping[PartKey, tuple[str, ...]]  # sentences known by their place on a paper, and the words each had before


class GatheredAs(StrEnum):
    """What a line is."""

    NEW = "new"
    CHANGED = "changed"  # there only
    CLASH = "clash"  # here and there
    DOUBLE = "double"  # new there, and the same words stand here
    GONE = "gone"  # taken out there
    REWORDED = "reworded"  # on a paper, in the place of a sentence that nobody changed here since
    FORMER = "former"  # on a paper, the words that stood here before


class GatherChoice(StrEnum):
    """What becomes of it."""

    LEAVE = "leave"  # here stays as it is
    TAKE = "take"
    BOTH = "both"  # theirs beside ours
    INTO = "into"  # a new set: what is in it goes into the set the team has here


class GatheredLine(Struct, frozen=True):
    """One line. `field` is empty where it is about the part as a whole; `about` says which part, in words. `ours`,
    `theirs` and `before` are values in words; `twin` is the part here that a new one goes with."""

    what: GatheredAs
    kind: type
    id: str
    about: str
    field: str = ""
    ours: str = ""
    theirs: str = ""
    before: str = ""
    twin: str = ""

    @property
    def key(self) -> str:
        """The same for the same line, whenever the file is read."""
        return ":".join((self.kind.__name__, self.id, self.field))

    @property
    def choices(self) -> tuple[GatherChoice, ...]:
        """What one may choose, the first is proposed: nothing is lost by it."""
        leave, take, both = GatherChoice.LEAVE, GatherChoice.TAKE, GatherChoice.BOTH
        sentence = self.kind in SENTENCES and self.field == "text"
        return {
            GatheredAs.NEW: (take, GatherChoice.INTO, leave) if self.kind is DraftSet and self.twin else (take, leave),
            GatheredAs.CHANGED: (take, leave),
            GatheredAs.CLASH: (both, leave, take) if sentence else (leave, take),
            GatheredAs.DOUBLE: (leave, take),
            GatheredAs.GONE: (leave, take),
            GatheredAs.REWORDED: (take, leave, both),
            GatheredAs.FORMER: (leave, take, both),
        }[self.what]


def compare(
    here: Rows, there: Rows, base: Rows | None, teams: Mapping[str, str], printed: Printed | None = None
) -> tuple[GatheredLine, ...]:
    """Every line that differs. `base` is what both had in common, None where nobody knows: then nothing can be told to
    be changed on one side only, but the words of a sentence that was `printed`. `teams` are names by id, of both
    sides."""
    known = printed or {}
    lines = [
        _on_paper(line, known[line.kind, line.id]) if (line.kind, line.id) in known else line
        for key, row in there.items()
        for line in _of_row(key, row, here, base, there, teams)
    ]
    if base is not None:
        lines += (
            GatheredLine(GatheredAs.GONE, kind, id, _about(row, here, teams), ours=_title(row))
            for (kind, id), row in here.items()
            if (kind, id) in base and (kind, id) not in there
        )
    order = {kind: place for place, kind in enumerate(PARTS)}
    return tuple(sorted(lines, key=lambda line: order[line.kind]))


def _of_row(
    key: PartKey, row: Any, here: Rows, base: Rows | None, there: Rows, teams: Mapping[str, str]
) -> Iterable[GatheredLine]:
    kind, id = key
    mine, before = here.get(key), base.get(key) if base is not None else None
    about = _about(row, there, teams)
    if mine is None:
        if before is not None and before == row:
            return  # taken out here, untouched there
        if kind in SENTENCES and not _title(row) and not (kind is Objective and _holds_results(id, there)):
            return  # a line nobody wrote into
        twin = _twin(row, here, there, teams)
        double = twin is not None and kind is not DraftSet
        what = GatheredAs.DOUBLE if double else GatheredAs.NEW
        yield GatheredLine(what, kind, id, about, "", _title(twin), _title(row), "", twin.id if twin else "")
        return
    for name in _fields(kind):
        ours, theirs = getattr(mine, name), getattr(row, name)
        if _same(ours, theirs) or (base is not None and before is not None and _same(theirs, getattr(before, name))):
            continue
        if before is None and not theirs:
            continue  # they wrote nothing there
        clash = bool(ours) and (before is None or not _same(ours, getattr(before, name)))
        what = GatheredAs.CLASH if clash else GatheredAs.CHANGED
        was = _shown(name, getattr(before, name)) if before is not None else ""
        yield GatheredLine(what, kind, id, about, name, _shown(name, ours), _shown(name, theirs), was)


def _on_paper(line: GatheredLine, former: Iterable[str]) -> GatheredLine:
    """A sentence is known by its place on a paper. Whether somebody reworded it here after that tell the words it had:
    those on the paper go back to the ones they are most like. Where they are like none of them, nobody can tell, and
    what was reworded here is not written over."""
    if line.field != "text" or line.what is not GatheredAs.CLASH:
        return line
    said = normalised(line.theirs)
    known = {normalised(each) for each in former} - {""}
    if said in known:
        return replace(line, what=GatheredAs.FORMER)
    newest = _likeness(line.ours, said)
    reworded = all(_likeness(each, said) <= newest for each in known) and (not known or newest >= _ALIKE)
    return replace(line, what=GatheredAs.REWORDED) if reworded else line


def _likeness(text: str, said: str) -> float:
    return SequenceMatcher(None, normalised(text)[:500], said[:500], autojunk=False).ratio()


def _shown(name: str, value: Any) -> str:
    """Names stand a line each; on one line they would become one."""
    words = in_words(value)
    return ", ".join(filter(None, _lines(words))) if name == "champions" else words


def _same(one: Any, other: Any) -> bool:
    """Whether nobody sees a difference: an empty line behind the last name, or a space, is none to be asked about."""
    if isinstance(one, str) and isinstance(other, str):
        return _lines(one) == _lines(other)
    return bool(one == other)


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.strip().split("\n")]


def _holds_results(objective_id: str, rows: Rows) -> bool:
    """Whether somebody wrote key results under it, though it has no words of its own."""
    return any(isinstance(row, KeyResult) and row.objective_id == objective_id and _title(row) for row in rows.values())


def _fields(kind: type[Any]) -> tuple[str, ...]:
    """What people write: places, and ids that follow from names, are none of it."""
    follows = {link.id for link in links_of(kind)} | {"follows_id"}
    return tuple(name for name in kind.__struct_fields__ if name not in _NOT_COMPARED | follows)


def _twin(row: Any, here: Rows, there: Rows, teams: Mapping[str, str]) -> Any:
    """The part here that says the same: of a set the one of the same team and cycle, of an objective or a key result
    the one with the same words in that team's sets."""
    kind = type(row)
    team = _team(row, there, teams)
    for (other, _), mine in here.items():
        if other is not kind or _team(mine, here, teams) != team:
            continue
        if kind is DraftSet:
            if mine.cycle == row.cycle:
                return mine
        elif normalised(_title(mine)) == normalised(_title(row)) != "":
            return mine
    return None


def _team(row: Any, rows: Rows, teams: Mapping[str, str]) -> str:
    """The name of the team a part belongs to."""
    while type(row) is not DraftSet:
        owner = PARTS[type(row)]
        kind: type = {"set_id": DraftSet, "objective_id": Objective, "key_result_id": KeyResult}[owner]
        row = rows.get((kind, getattr(row, owner)))
        if row is None:
            return ""
    return alike(teams.get(row.team_id, ""))


def _about(row: Any, rows: Rows, teams: Mapping[str, str]) -> str:
    """The team, and what it is about."""
    draft = row
    while draft is not None and type(draft) is not DraftSet:
        owner = PARTS[type(draft)]
        kind: type = {"set_id": DraftSet, "objective_id": Objective, "key_result_id": KeyResult}[owner]
        draft = rows.get((kind, getattr(draft, owner)))
    team = teams.get(draft.team_id, "") if draft is not None else ""
    title = _title(row)
    return f"{team}: {title}" if title else team


def _title(row: Any) -> str:
    if row is None or type(row) is DraftSet:
        return ""
    return str(getattr(row, "text", "") or getattr(row, "name", "")).strip()


def in_words(value: Any) -> str:
    """A value of a field as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(": ".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in value)
    return str(value)
