"""Whom a team has talked to about its draft, by the dependency log: ticked on the drafting handout beside the names of
its alignment check. On a handout that comes back such a tick is no news; any other is told as a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from workshop_app.application.needs_log import known_sides
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.engagement import Team
from workshop_app.domain.filled_handout import FilledHandout
from workshop_app.domain.naming import folded
from workshop_app.domain.need_line import KnownSides
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, Objective

TICKED = "\u2612"


class Talks(Struct, frozen=True):
    """What the log says of one set: the other sides of what its team needs, and of what it is to give. True of a side
    that has answered everything, whatever the answer."""

    needs: Mapping[str, bool] = {}
    gives: Mapping[str, bool] = {}
    known: KnownSides = KnownSides(())

    def depends_on(self, names: str) -> frozenset[int]:
        """Which lines name a side that was talked to, from 0."""
        return self._lines(names, self.needs)

    def depended_on_by(self, names: str) -> frozenset[int]:
        return self._lines(names, self.gives)

    def _lines(self, names: str, talked: Mapping[str, bool]) -> frozenset[int]:
        said = enumerate(names.splitlines())
        return frozenset(at for at, line in said if line.strip() and talked.get(folded(self.known.side(line).team)))


NO_TALKS = Talks()


def talks_of(reader: Reader, draft: DraftSet) -> Talks:
    """Of the needs of the set's own cycle: what was agreed on for the last one says nothing of this one."""
    team = reader.column(Team, "name").get(draft.team_id, "")
    cycles = _cycles(reader)
    last = max((each.cycle for each in reader.all(DraftSet) if each.status is DraftStatus.PUBLISHED), default=1)
    mine = [each for each in reader.all(TeamDependency) if cycles.get(each.key_result_id or "", last) == draft.cycle]
    ours = ((each.gives, each) for each in mine if _is(each.needs_id, each.needs, draft.team_id, team))
    theirs = ((each.needs, each) for each in mine if _is(each.gives_id, each.gives, draft.team_id, team))
    return Talks(_answered(ours), _answered(theirs), known_sides(reader, draft.team_id))


def told_talks(form: FilledHandout, talks: Talks, label_of: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The ticks that the log does not know, as notes; `label_of` are the fields with what they are called."""
    for name, label in label_of:
        names = form.values.get(name, "")
        known = (talks.depends_on if name.endswith(".depends_on") else talks.depended_on_by)(names)
        lines = names.splitlines()
        fresh = [at for at in form.talked[name] if at - 1 not in known]
        said = ", ".join((lines[at - 1].strip() if at <= len(lines) else "") or str(at) for at in fresh)
        if said:
            yield f"{label}: {TICKED} {said}"


def _is(id: str | None, name: str, team_id: str, team: str) -> bool:
    return id == team_id if id else bool(team) and folded(name) == folded(team)


def _answered(needs: Iterable[tuple[str, TeamDependency]]) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for side, need in needs:
        key = folded(side)
        found[key] = found.get(key, True) and (need.is_confirmed or need.view is not TheirView.UNSAID)
    return found


def _cycles(reader: Reader) -> Mapping[str, int]:
    """The cycle of each key result."""
    sets = {each.id: each.cycle for each in reader.all(DraftSet)}
    objectives = {each.id: sets.get(each.set_id, 1) for each in reader.all(Objective)}
    return {id: objectives.get(owner, 1) for id, owner in reader.column(KeyResult, "objective_id").items()}
