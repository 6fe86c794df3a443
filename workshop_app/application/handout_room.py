"""A filled drafting handout as drafts: whose they are, which sentences here they are about, and what has no field stays
as a note. What is compared, shown and taken in is then the same as for a sheet or a room (`okr_sheet_room`,
`room_drafts`). Pure.

A sentence of the paper is the one here that says the same, or nearly; on a paper of this very version also the one
that was printed in its place. Whatever differs is shown; nothing is written over unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application.handout_emptied import left_empty, standing
from workshop_app.application.handout_talks import NO_TALKS, talks_of, told_talks
from workshop_app.application.okr_sheet_room import open_set
from workshop_app.application.okr_sheets import SheetDraft
from workshop_app.application.ports import Reader
from workshop_app.domain.cycles import same_name
from workshop_app.domain.draft_elsewhere import normalised
from workshop_app.domain.engagement import Team
from workshop_app.domain.filled_handout import FilledHandout, FormProblem, FormRemark
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import Direction, DraftSet, KeyResult, KeyResultType, Objective
from workshop_app.domain.text import in_a_row

ALIKE = 0.6  # from here on two sentences are one that was reworded
MOST = 999  # objectives of a form, and key results of each: more is no form
_REFINE = tuple("refine" + "_more" * after for after in range(8, -1, -1))  # a handout of many pages has it on each
_NOTES = ("ideas", *_REFINE, "confirm", "confirm_by", "published_on", "date")
_LEVELS = ("baseline", "commit", "target", "stretch", "unit")
_OF_SET = ("mission", "depends_on", "depended_on_by", "context")
S = TypeVar("S", Objective, KeyResult)


class HandoutDrafts(Struct, frozen=True):
    """What a handout brings: drafts as a sheet would have them, the team's name, what is kept as a note beside
    them and no remark tells (all that stands beside the fields, where there are no drafts), and what was not as it
    should be."""

    team: str
    drafts: tuple[SheetDraft, ...]
    notes: tuple[str, ...]
    remarks: tuple[FormRemark, ...]


class HandoutPlace(Struct, frozen=True):
    """What only a paper's code and labels can tell: the team whose letters the code has, whether it says the version
    of this set, what a field is called, and what is printed on it as the name of a cycle, by its number."""

    team: Team | None
    label: Callable[[str], str]
    same_version: Callable[[DraftSet], bool]
    cycle: Callable[[int], str]
    types: tuple[KeyResultType, ...] = tuple(KeyResultType)


def drafts_of(here: Reader, form: FilledHandout, place: HandoutPlace, fallback: str) -> HandoutDrafts:
    """The drafts of a form; `fallback` names the team where neither code nor field does."""
    return _HandoutReading(here, form, place, fallback).drafts()


class _HandoutReading:
    def __init__(self, here: Reader, form: FilledHandout, place: HandoutPlace, fallback: str) -> None:
        self._here, self._form, self._place = here, form, place
        self._remarks: list[FormRemark] = list(form.remarks)
        self._notes: list[str] = list(form.notes)
        self._of_set: dict[str, str] = {}  # fields of the whole set that say something new
        self._team = self._whose(fallback)
        self._set = open_set(here, self._team) if self._team is not None else None
        self._printed = self._set is not None and place.same_version(self._set)
        talks = talks_of(here, self._set) if self._set is not None else NO_TALKS
        self._notes += told_talks(form, talks, [(name, place.label(name)) for name in form.talked])
        self._name = self._team.name if self._team is not None else self._typed_team() or fallback

    def drafts(self) -> HandoutDrafts:
        numbers = self._objectives()
        known = self._known(Objective, "set_id", self._set.id if self._set is not None else "")
        self._objectives_known = known
        self._objectives_here = self._matched(
            known, {each: _sentence(self._form, f"o{each}.objective") for each in numbers}
        )
        found = [draft for number in numbers for draft in self._objective(number)]
        if self._printed and self._set is not None:
            stands = standing(self._here, self._set, self._objectives_here)
            self._remarks += left_empty(self._form, stands, self._place.label)
        if self._set is not None and self._form.version not in ("", "blank") and not self._printed:
            self._remarks.append(FormRemark(FormProblem.OTHER_VERSION, self._form.version))
        published = self._published() if self._set is None else None
        self._remarks += _other_cycle(self._form, self._set or published, self._place.cycle)
        if published is not None:
            self._remarks.append(FormRemark(FormProblem.PUBLISHED))
            found = [] if _adds_nothing(self._here, published, found) else found
        if found:
            remark = "\n".join(filter(None, (found[0].remark, *self._notes)))
            found[0] = replace(found[0], remark=remark, of_set=tuple(self._of_set.items()))
        return HandoutDrafts(
            self._name, tuple(found), tuple(_beside(found, self._remarks, self._notes)), self._told(bool(found))
        )

    def _published(self) -> DraftSet | None:
        """The set it was printed from, where the team has no open one any more."""
        sets = self._here.all(DraftSet, team_id=self._team.id) if self._team is not None else ()
        return next((each for each in sets if self._place.same_version(each)), None)

    def _told(self, kept: bool) -> tuple[FormRemark, ...]:
        """What is told; that something is `kept` as a note is not said where nothing comes in."""
        return tuple(each for each in dict.fromkeys(self._remarks) if kept or each.problem is not FormProblem.ROW_ADDED)

    # -- whose

    def _typed_team(self) -> str:
        return next((self._form.values[name] for name in sorted(self._form.values) if name.endswith(".team")), "")

    def _whose(self, fallback: str) -> Team | None:
        if (team := self._place.team) is not None:
            written = (value for name, value in sorted(self._form.values.items()) if name.endswith(".team"))
            others = (FormRemark(FormProblem.ANOTHER_TEAM, each) for each in written)
            self._remarks += [other for other in others if normalised(other.about) != normalised(team.name)]
            return team
        if not self._form.engagement:
            self._remarks.append(FormRemark(FormProblem.NO_CODE))
        typed = self._typed_team() or fallback
        known = next((each for each in self._here.all(Team) if normalised(each.name) == normalised(typed)), None)
        problem = FormProblem.TEAM_BY_NAME if known is not None else FormProblem.NEW_TEAM
        self._remarks.append(FormRemark(problem, typed))
        return known

    # -- what

    def _objectives(self) -> list[int]:
        names = (each.split(".")[0][1:] for each in (*self._form.values, *self._form.ticked))
        return sorted({int(each) for each in names if each.isdigit() and int(each) <= MOST})

    def _said(self, *name: str) -> str:
        return self._form.values.get(".".join(name), "").strip()

    def _objective(self, number: int) -> Iterator[SheetDraft]:
        mark = f"o{number}"
        results = self._results(mark)
        text, why = " ".join(self._said(mark, "objective").split()), self._said(mark, "why_now")
        notes = list(self._notes_of(mark))
        if not (text or why or results):
            self._notes += notes
            return
        same = self._objectives_here[number]
        if not text:
            self._remarks.append(FormRemark(FormProblem.NO_OBJECTIVE, str(number)))
            text = same.text if same is not None else self._place.label(f"{mark}.objective")
        head = SheetDraft(
            number,
            self._name,
            text,
            why_now=why,
            direction=self._direction(mark),
            objective_id=same.id if same is not None else new_id(),
        )
        in_place = self._printed and _in_place(self._objectives_known, number, same)
        yield replace(head, remark="\n".join(notes), in_place=in_place)
        there = self._known(KeyResult, "objective_id", same.id if same is not None else "")
        here = self._matched(there, {each: _sentence(self._form, f"{mark}.kr{each}.text") for each in results})
        for each in results:
            if here[each] is not None or f"{mark}.kr{each}.text" not in self._form.crossed:
                in_place = self._printed and _in_place(there, each, here[each])
                yield replace(self._result(head, f"{mark}.kr{each}", here[each]), in_place=in_place)

    def _results(self, mark: str) -> list[int]:
        """The key results somebody wrote something into."""
        head = f"{mark}.kr"
        names = (each[len(head) :].split(".")[0] for each in self._form.values if each.startswith(head))
        return sorted({int(each) for each in names if each.isdigit() and int(each) <= MOST})

    def _result(self, head: SheetDraft, mark: str, same: KeyResult | None) -> SheetDraft:
        text = " ".join(self._said(mark, "text").split())
        points = self._form.ticked.get(f"{mark}.points", ())
        remark = f"{self._place.label(f'{mark}.points')}: {', '.join(map(str, points))}" if points else ""
        levels = {
            name: self._said(mark, name) for name in ("baseline", "commit", "target", "stretch", "unit", "source")
        }
        kind = self._kind(mark)
        return replace(
            head,
            text=text or (same.text if same is not None else self._place.label(f"{mark}.text")),
            champion=_champions(self._said(mark, "champion"), same),
            why_now="",
            direction=None,
            remark=remark,
            key_result_id=same.id if same is not None else "",
            ticked_type=kind,
            type=kind or KeyResultType.METRIC,
            **levels,
        )

    def _kind(self, mark: str) -> KeyResultType | None:
        ticked = self._one(f"{mark}.type")
        return self._place.types[ticked - 1] if 0 < ticked <= len(self._place.types) else None

    def _direction(self, mark: str) -> Direction | None:
        ticked = self._one(f"{mark}.direction")
        return tuple(Direction)[ticked - 1] if 0 < ticked <= len(Direction) else None

    def _one(self, name: str) -> int:
        ticked = self._form.ticked.get(name, ())
        if len(ticked) > 1:
            self._remarks.append(FormRemark(FormProblem.MORE_TICKED, self._place.label(name)))
        return ticked[0] if len(ticked) == 1 else 0

    def _notes_of(self, mark: str) -> Iterator[str]:
        """Fields that a draft has no place for; also one of the whole set that says something else on a second page."""
        for name in _NOTES:
            if self._said(mark, name):
                yield f"{self._place.label(f'{mark}.{name}')}: {self._said(mark, name)}"
        for name in _OF_SET:
            said = self._said(mark, name)
            if self._is_news(name, said) and self._of_set.setdefault(name, said) != said:
                yield f"{self._place.label(f'{mark}.{name}')}: {said}"

    def _is_news(self, name: str, said: str) -> bool:
        """What was printed is none."""
        printed = getattr(self._set, name) if self._set is not None else ""
        return bool(said) and normalised(said) != normalised(printed)

    # -- which one it is here

    def _known(self, kind: type[S], owner: str, owner_id: str) -> Sequence[S]:
        return sorted(self._here.all(kind, **{owner: owner_id}), key=lambda each: each.position) if owner_id else ()

    def _matched(self, known: Sequence[S], said: Mapping[int, str]) -> dict[int, S | None]:
        """Which sentence here each line of the paper is, by its number: the one that says it; else, of those no other
        line says, the one that was printed in its place or the one most like it. None is two lines at once, or what was
        written into one of them would be lost."""
        found: dict[int, S | None] = {}
        free = list(known)
        for number, words in said.items():
            exact = next((each for each in free if normalised(each.text) == normalised(words) != ""), None)
            if exact is not None:
                found[number] = exact
                free.remove(exact)
        for number, words in said.items():
            if number not in found:
                in_place = known[number - 1] if self._printed and number <= len(known) else None
                found[number] = _likeliest(free, words, in_place if in_place in free else None)
                free = [each for each in free if each is not found[number]]
        return found


def _in_place(known: Sequence[S], number: int, same: S | None) -> bool:
    """Whether it stands in the place in which it was printed."""
    return same is not None and number <= len(known) and known[number - 1] is same


def _sentence(form: FilledHandout, name: str) -> str:
    """A sentence, also one that was crossed out: it tells which one here is meant."""
    return (form.values.get(name, "") or form.crossed.get(name, "")).strip()


def _other_cycle(form: FilledHandout, known: DraftSet | None, name_of: Callable[[int], str]) -> Iterator[FormRemark]:
    """What the paper says it is for is compared with the set that it comes to, not taken into it."""
    printed = name_of(known.cycle) if known is not None else ""
    for name, said in sorted(form.values.items()):
        if printed and name.endswith(".cycle") and not same_name(said, printed):
            yield FormRemark(FormProblem.OTHER_CYCLE, said)


def _likeliest(free: Sequence[S], words: str, in_place: S | None) -> S | None:
    wanted = normalised(words)
    if not wanted:
        return in_place
    likely = max(free, key=lambda each: _likeness(each.text, wanted), default=None)
    return likely if likely is not None and _likeness(likely.text, wanted) >= ALIKE else in_place


def _champions(said: str, same: KeyResult | None) -> str:
    """Names a line. On paper they stand behind one another; "Vale, Nora" is one name, "Ana Lind, Bo Berg" are two."""
    if same is not None and said.split() in [row.split() for row in _in_rows(same.champions)]:
        return same.champions
    parts = [each.strip() for each in said.split(",")]
    return "\n".join(parts) if len(parts) > 1 and all(" " in each for each in parts) else said


def _likeness(text: str, wanted: str) -> float:
    return SequenceMatcher(None, normalised(text)[:500], wanted[:500], autojunk=False).ratio()


def batches(found: Iterable[HandoutDrafts]) -> Iterator[tuple[HandoutDrafts, ...]]:
    """So many at a time that no team comes twice in one: the second paper of a team is held against what the first one
    brought."""
    waiting = list(found)
    while waiting:
        now: dict[str, HandoutDrafts] = {}
        later = []
        for each in waiting:
            if normalised(each.team) in now:
                later.append(each)
            else:
                now[normalised(each.team)] = each
        yield tuple(now.values())
        waiting = later


def _beside(found: Sequence[SheetDraft], remarks: Iterable[FormRemark], notes: Iterable[str]) -> Iterator[str]:
    """The notes without the words of rows that were added, which the remark about the row says already; where nothing
    comes in, all that stands beside the fields."""
    added = (each.about for each in remarks if each.problem is FormProblem.ROW_ADDED)
    said = {line for about in added for line in about.splitlines()}
    kept = (line for each in found for line in each.remark.splitlines() if line not in said)
    return kept if found else iter(notes)


def _adds_nothing(here: Reader, published: DraftSet, found: Sequence[SheetDraft]) -> bool:
    """Whether all that the paper says stands in the published set: it would come in a second time, as the next
    cycle's."""
    said: dict[tuple[str, str], KeyResult | None] = {}
    for objective in here.all(Objective, set_id=published.id):
        head = normalised(objective.text)
        said[head, ""] = None
        said |= {(head, normalised(each.text)): each for each in here.all(KeyResult, objective_id=objective.id)}
    return all(_stands(said, each) for each in found)


def _stands(said: Mapping[tuple[str, str], KeyResult | None], draft: SheetDraft) -> bool:
    place = normalised(draft.objective), normalised(draft.text)
    there = said.get(place)
    levels = [(getattr(draft, name), getattr(there, name, "")) for name in _LEVELS]
    return place in said and all(mine in ("", theirs) for mine, theirs in levels)


def _in_rows(names: str) -> tuple[str, str]:
    """As the handout lists them, and as earlier ones did."""
    each = tuple(filter(None, map(str.strip, names.splitlines())))
    return in_a_row(each), ", ".join(each)
