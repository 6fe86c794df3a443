"""The key results of every team by their words, for the question whether another team measures the same. Kept by the
drafts screen from one question to the next; read in steps where a programme has thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from workshop_app.application.changes import Changes
from workshop_app.application.ports import Reader
from workshop_app.domain.draft_elsewhere import Elsewhere
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective

FEW = 400  # key results that are read at once: some ms
STEP = 400  # of more than that, so many in one step

EVERYBODY = ""


class TeamResults:
    """What was read stays right for whom it is asked: what a team changes of its own is nothing to itself."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: Elsewhere | None = None
        self._good_for = EVERYBODY  # the team it is still right for, after that team's own changes
        self._team_of: dict[str, str] = {}  # by objective

    def at_hand(self, team_id: str) -> Elsewhere | None:
        """The key results as far as they matter to this team; None while they are many and have to be read."""
        if self._known is not None and self._good_for in (EVERYBODY, team_id):
            return self._known
        return self.all() if self._reader.count(KeyResult) <= FEW else None

    def all(self) -> Elsewhere:
        """Read them now."""
        for _ in self.read_in_steps():
            pass
        assert self._known is not None
        return self._known

    def read_in_steps(self) -> Iterator[None]:
        """Read them, for whoever must not stand still as long as that takes. A change meanwhile begins it anew."""
        self._known, self._good_for = None, EVERYBODY
        teams = {team.id: team.name for team in self._reader.all(Team)}
        of_set = self._reader.column(DraftSet, "team_id")
        sets = self._reader.column(Objective, "set_id")
        self._team_of = {id: of_set[set_id] for id, set_id in sets.items() if of_set.get(set_id) in teams}
        yield
        objectives = self._reader.column(KeyResult, "objective_id")
        yield
        texts = iter(self._reader.column(KeyResult, "text").items())
        yield
        found = Elsewhere()
        while some := tuple(islice(texts, STEP)):
            owners = ((self._team_of.get(objectives.get(id, ""), ""), text) for id, text in some)
            found.add((team, teams[team], text) for team, text in owners if team)
            yield
        self._known = found

    def follow(self, changes: Changes) -> None:
        """The file was changed."""
        for row in changes.rows:
            for value in (row.before, row.after):
                if isinstance(value, KeyResult):
                    self._follow(self._team_of.get(value.objective_id, EVERYBODY))
            if row.kind is Team or (row.kind in (DraftSet, Objective) and None in (row.before, row.after)):
                self._known = None

    def _follow(self, team_id: str) -> None:
        if team_id and self._good_for in (EVERYBODY, team_id):
            self._good_for = team_id
        else:
            self._known = None
