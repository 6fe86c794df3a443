"""How the work of teams adds to each other: each objective below the top with what it and its key results add to, in a
sentence for each link (features O15). Several may be added to, and one thing by several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import ContributionLink
from workshop_app.domain.copied_above import CopiedFrom, copied_from
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import KeyResult, Objective


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
    ends: list[LinkEnd] = []
    for objective, team in sorted(written, key=lambda each: not each[1].top_level):
        ends.append(LinkEnd(objective, team))
        ends += (LinkEnd(result, team) for result, _ in results if result.objective_id == objective.id)
    shown = {each.part.id for each in ends}
    ends += (LinkEnd(result, team) for result, team in results if result.id not in shown)
    return tuple(ends)


def contributions(reader: Reader, ends: Sequence[LinkEnd]) -> tuple[Contribution, ...]:
    """Of every written objective below the top, and of one at the top that adds to something all the same. Without a
    link, a copy of any objective or key result at the top counts: that is how a cascade begins."""
    known = {each.part.id: each for each in ends}
    of_source: dict[str, list[ContributionLink]] = {}
    for link in reader.all(ContributionLink):
        of_source.setdefault(link.from_id, []).append(link)
    top = [each.text for each in ends if each.team.top_level]
    found = []
    for each in ends:
        if isinstance(each.part, KeyResult):
            continue
        mine = [one for one in ends if isinstance(one.part, KeyResult) and one.part.objective_id == each.part.id]
        links = tuple(_said(link, one, known) for one in (each, *mine) for link in of_source.get(one.part.id, ()))
        if each.team.top_level and not links:
            continue
        own = [one for one in links if one.mine is each and one.above is not None]
        texts = [text for one in own for text in _around(one.above, ends)] if own else top
        copied = copied_from(each.text, (text for text in texts if not each.team.top_level or own))
        results = tuple(one.part for one in mine if isinstance(one.part, KeyResult))
        found.append(Contribution(each.part, each.team, results, links, copied))
    return tuple(found)


def _said(link: ContributionLink, mine: LinkEnd, known: Mapping[str, LinkEnd]) -> ContributionSaid:
    above = known.get(link.to_id)
    copied = copied_from(mine.text, (above.text,)) if above is not None and mine.is_result else None
    return ContributionSaid(link, mine, above, copied)


def _around(above: LinkEnd | None, ends: Sequence[LinkEnd]) -> list[str]:
    """What one adds to, and of an objective its key results as well."""
    if above is None:
        return []
    inside = [one.text for one in ends if isinstance(one.part, KeyResult) and one.part.objective_id == above.part.id]
    return [above.text, *inside]
