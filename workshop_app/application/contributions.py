"""How the work of teams adds to each other: each objective below the top with what it and its key results add to, in a
sentence for each link (features O15). Several may be added to, and one thing by several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.copied_above import CopiedFrom, copied_from, result_copied_from
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


class LinkEnd(Struct, frozen=True):
    """What a link can begin or end at: a written objective, or a written key result, of a team."""

    part: Objective | KeyResult
    team: Team

    @property
    def is_result(self) -> bool:
        return isinstance(self.part, KeyResult)

    @property
    def text(self) -> str:
        return " ".join(self.part.text.split())


class ContributionSaid(Struct, frozen=True):
    """One link. `above` is None where nothing was named, or where it is written no more; `copied`: what adds only says
    again what it adds to."""

    link: ContributionLink
    mine: LinkEnd
    above: LinkEnd | None
    copied: CopiedFrom | None = None


class Contribution(Struct, frozen=True):
    """An objective, its own written key results, and all that these add to. `copied`: the objective only says again
    what stands above."""

    objective: Objective
    team: Team
    results: tuple[KeyResult, ...]
    links: tuple[ContributionSaid, ...]
    copied: CopiedFrom | None


def link_ends(
    written: Sequence[tuple[Objective, Team]], results: Sequence[tuple[KeyResult, Team]]
) -> tuple[LinkEnd, ...]:
    """All that can be added to, that of the level above first, each objective before its key results."""
    inside: dict[str, list[LinkEnd]] = {}
    for result, team in results:
        inside.setdefault(result.objective_id, []).append(LinkEnd(result, team))
    ends: list[LinkEnd] = []
    for objective, team in sorted(written, key=lambda each: not each[1].top_level):
        ends += (LinkEnd(objective, team), *inside.pop(objective.id, ()))
    return (*ends, *(each for group in inside.values() for each in group))  # those of an objective without words


def above_of(reader: Reader, draft: DraftSet) -> Mapping[str, tuple[str, ...]]:
    """What stands above each objective and each key result of a set, in words: what it adds to; without a link all
    that the top wrote for this cycle, of a key result what stands above its objective, too. Nothing stands above the
    top, and above a key result that is owned together."""
    added_to: dict[str, list[str]] = {}
    for link in reader.all(ContributionLink):
        added_to.setdefault(link.from_id, []).append(link.to_id)
    tops = [id for id, is_top in reader.column(Team, "top_level").items() if is_top]
    top = () if draft.team_id in tops else tuple(_words_of(reader, tops, draft.cycle))
    above: dict[str, tuple[str, ...]] = {}
    for each in reader.all(Objective, set_id=draft.id):
        above[each.id] = tuple(_words_around(reader, added_to.get(each.id, ()))) or top
        for one in reader.all(KeyResult, objective_id=each.id):
            if not one.shared_with.strip():
                mine = tuple(_words_around(reader, added_to.get(one.id, ())))
                above[one.id] = mine or tuple(dict.fromkeys((*above[each.id], *top)))
    return above


def _words_of(reader: Reader, teams: Iterable[str], cycle: int) -> Iterator[str]:
    for team in teams:
        for draft in reader.all(DraftSet, team_id=team, cycle=cycle):
            yield from _words_around(reader, [each.id for each in reader.all(Objective, set_id=draft.id)])


def _words_around(reader: Reader, ids: Iterable[str]) -> Iterator[str]:
    """Of objectives with their key results, and of key results."""
    for id in ids:
        parts = (reader.find(KeyResult, id) or reader.find(Objective, id), *reader.all(KeyResult, objective_id=id))
        yield from (" ".join(part.text.split()) for part in parts if part is not None and part.text.strip())


def contributions(reader: Reader, ends: Sequence[LinkEnd]) -> tuple[Contribution, ...]:
    """Of every written objective below the top, and of one at the top that adds to something all the same. Without a
    link, a copy of any objective or key result at the top counts: that is how a cascade begins."""
    known = {each.part.id: each for each in ends}
    of_source: dict[str, list[ContributionLink]] = {}
    for link in reader.all(ContributionLink):
        of_source.setdefault(link.from_id, []).append(link)
    inside: dict[str, list[LinkEnd]] = {}
    for each in ends:
        if isinstance(each.part, KeyResult):
            inside.setdefault(each.part.objective_id, []).append(each)
    top = [each.text for each in ends if each.team.top_level]
    found = []
    for each in ends:
        if isinstance(each.part, KeyResult):
            continue
        mine = (each, *inside.get(each.part.id, ()))
        links = tuple(_said(reader, link, one, known) for one in mine for link in of_source.get(one.part.id, ()))
        if each.team.top_level and not links:
            continue
        own = [one.above for one in links if one.mine is each and one.above is not None]
        around = [one.text for above in own for one in (above, *inside.get(above.part.id, ()))]
        copied = copied_from(each.text, around if own else [] if each.team.top_level else top)
        results = tuple(one.part for one in mine if isinstance(one.part, KeyResult))
        found.append(Contribution(each.part, each.team, results, links, copied))
    return tuple(found)


def _said(reader: Reader, link: ContributionLink, mine: LinkEnd, known: Mapping[str, LinkEnd]) -> ContributionSaid:
    above = known.get(link.to_id) or _earlier(reader, link.to_id)
    copied = result_copied_from(mine.text, (above.text,)) if above is not None and mine.is_result else None
    return ContributionSaid(link, mine, above, copied)


def _earlier(reader: Reader, id: str) -> LinkEnd | None:
    """What is added to stands in a set of an earlier cycle."""
    part: Objective | KeyResult | None = reader.find(KeyResult, id) or reader.find(Objective, id)
    objective = reader.find(Objective, part.objective_id) if isinstance(part, KeyResult) else part
    draft = reader.find(DraftSet, objective.set_id) if objective is not None else None
    team = reader.find(Team, draft.team_id) if draft is not None else None
    return LinkEnd(part, team) if part is not None and team is not None and part.text.strip() else None
