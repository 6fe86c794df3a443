"""Reads published sets into the papers for everybody, cycle by cycle, and the questions on drafts for their teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handouts import gather
from handouts.cycle_sources import AskedPart, PublishedSet, PublishedSource, ReviewSource
from handouts.gather import ComposeOptions
from handouts.gather_sets import cycle_imprint, published, team_names, written
from handouts.source import DraftSource
from workshop_app.application import cycle_queries
from workshop_app.application.draft_queries import agreement, all_findings
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.draft_order import beside, by_subject, still_open
from workshop_app.domain.okr import DraftSet, DraftStatus, Objective


def cycles(reader: Reader, options: ComposeOptions) -> tuple[PublishedSource, ...]:
    """One for each cycle in which somebody published."""
    sets = published(reader, options)
    needs = tuple(each for each in reader.all(TeamDependency) if each.is_confirmed)
    numbers = sorted({each.cycle for each in sets})
    teams = team_names(reader)
    last = max(numbers, default=0)
    return tuple(
        PublishedSource(
            cycle_imprint(reader, options, number),
            tuple(_published(reader, each, teams[each.team_id]) for each in sets if each.cycle == number),
            needs if number == last else (),  # a need is noted for the cycle that runs
        )
        for number in numbers
    )


def count_cycles(reader: Reader, options: ComposeOptions) -> int:
    return len({each.cycle for each in published(reader, options)})


def _published(reader: Reader, draft: DraftSet, team: str) -> PublishedSet:
    span = agreement(reader).cycle if draft.cycle == 1 else None
    ended = {one.result.id: one for one in cycle_queries.ended_set(reader, draft.id, span).results}
    objectives = tuple(
        (objective, tuple(ended[each.id] for each in results if each.id in ended))
        for objective, results in written(reader, draft.id)
    )
    above = {each.id: each.text.strip() for each in reader.all(Objective)}
    return PublishedSet(
        draft,
        team,
        objectives,
        tuple(each for each in reader.all(WatchedMetric, set_id=draft.id) if each.name.strip()),
        tuple(each for each in reader.all(NotNow, set_id=draft.id) if each.text.strip()),
        tuple(_latest(reader, draft)),
        tuple((one.id, above.get(one.adds_to_id or "", "")) for one, _ in objectives if one.adds_to_id),
    )


def _latest(reader: Reader, draft: DraftSet) -> Iterator[tuple[str, str, date]]:
    """Of each key result the last value that was read."""
    found: dict[str, tuple[str, date]] = {}
    for held in cycle_queries.check_ins(reader, draft.id):
        for line in reader.all(ProgressLine, check_in_id=held.id):
            if line.value.strip():
                found[line.key_result_id] = (line.value.strip(), line.measured_on or held.day)
    for id, (value, day) in found.items():
        yield id, value, day


def reviews(reader: Reader, options: ComposeOptions) -> tuple[ReviewSource, ...]:
    """Of each set that is not published yet."""
    drafts = gather.draft_okrs(reader, options)
    return tuple(_review(each) for each in drafts if each.status is not DraftStatus.PUBLISHED)


def count_reviews(reader: Reader, options: ComposeOptions) -> int:
    drafts = set(reader.column(Objective, "set_id").values())
    asked = gather.sets_of(reader, options)
    return sum(each.id in drafts and each.status is not DraftStatus.PUBLISHED for each in asked)


def _review(source: DraftSource) -> ReviewSource:
    checks = source.checks
    asked: dict[str, tuple[str, ...]] = {}
    if checks is not None:
        found = all_findings(checks.view, checks.limits, checks.language, checks.elsewhere, checks.around)
        kept = still_open(found, checks.aside, checks.view.draft.id, checks.around.screen)
        asked = {id: tuple(each.question for each in beside(mine)[0]) for id, mine in by_subject(kept).items()}
    whole = checks.view.draft.id if checks is not None else ""
    parts = [AskedPart("", "", asked.get(whole, ()))]
    for nth, one in enumerate(source.objectives, 1):
        parts.append(AskedPart(str(nth), one.text, asked.get(one.id, ())))
        parts += (
            AskedPart(f"{nth}.{at}", row.text.strip(), asked.get(row.id, ()))
            for at, row in enumerate(one.key_results, 1)
        )
    return ReviewSource(source.imprint, source.team, source.version, tuple(parts))
