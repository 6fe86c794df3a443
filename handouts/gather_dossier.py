"""Reads how the drafts of a set came to be what they are: every wording of each part, for the dossier."""

from __future__ import annotations

from msgspec import Struct

from handouts.gather import ComposeOptions, set_imprints, sets_of
from handouts.imprint import Imprint
from workshop_app.application import draft_queries
from workshop_app.application.draft_queries import DraftSetView
from workshop_app.application.ports import Reader
from workshop_app.domain.okr import DraftStatus
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.wordings import Wording, history


class DossierPart(Struct, frozen=True):
    """An objective (`number` "") or a key result as it stands, and everything it said before, oldest first."""

    text: str
    number: str = ""
    history: tuple[Wording, ...] = ()

    @property
    def changed(self) -> bool:
        return any(each.is_change for each in self.history)


class DossierSource(Struct, frozen=True):
    """One set. `came_and_went` are parts that were added or taken out once it was published."""

    imprint: Imprint
    team: str
    status: DraftStatus
    version: int
    parts: tuple[DossierPart, ...]
    came_and_went: tuple[Wording, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.came_and_went) or any(each.changed for each in self.parts)


def dossiers(reader: Reader, options: ComposeOptions) -> tuple[DossierSource, ...]:
    """One for each set of which something changed."""
    said: dict[str, list[Wording]] = {}
    for each in reader.all(Wording):
        said.setdefault(each.subject_id, []).append(each)
    heads, told = set_imprints(reader, options), {id: history(all) for id, all in said.items()}
    found = (
        _dossier(heads[each.cycle], draft_queries.draft_set(reader, each.id), told) for each in sets_of(reader, options)
    )
    return tuple(each for each in found if each.tells)


def count_dossiers(reader: Reader, options: ComposeOptions) -> int:
    return len(dossiers(reader, options)) if reader.count(Wording) else 0


def _dossier(head: Imprint, view: DraftSetView, said: dict[str, tuple[Wording, ...]]) -> DossierSource:
    parts, numbers = [], numbers_of((one.objective, one.key_results) for one in view.objectives)
    for one in view.objectives:
        parts.append(DossierPart(one.objective.text.strip(), "", said.get(one.objective.id, ())))
        parts += (
            DossierPart(result.text.strip(), numbers.get(result.id, "–"), said.get(result.id, ()))
            for result in one.key_results
        )
    draft = view.draft
    return DossierSource(head, view.team.name, draft.status, draft.version, tuple(parts), said.get(draft.id, ()))
