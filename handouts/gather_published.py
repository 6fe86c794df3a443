"""Reads published sets into the papers for everybody, cycle by cycle, and the questions on drafts for their teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from handouts import gather
from handouts.cycle_sources import AskedPart, PublishedSet, PublishedSource, ReviewSource
from handouts.gather import ComposeOptions, imprint_of_cycle
from handouts.gather_changes import changes
from handouts.gather_sets import published, team_names, written
from handouts.open_questions import numbers_here, open_questions, without_levels
from handouts.source import DraftSource
from workshop_app.application import cycle_queries
from workshop_app.application.cycle_queries import EndedResult
from workshop_app.application.cycle_report import told_of
from workshop_app.application.draft_queries import agreement
from workshop_app.application.health_queries import latest_values
from workshop_app.application.ports import Reader
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, TeamDependency
from workshop_app.domain.check_ins import ProgressLine
from workshop_app.domain.okr import DraftSet, DraftStatus, Objective


def cycles(reader: Reader, options: ComposeOptions) -> tuple[PublishedSource, ...]:
    """One for each cycle in which somebody published."""
    sets = published(reader, options)
    needs = tuple(each for each in reader.all(TeamDependency) if each.is_confirmed)
    numbers = sorted({each.cycle for each in sets})
    teams = team_names(reader)
    last, known, day = max(numbers, default=0), _known(reader), options.day
    return tuple(
        PublishedSource(
            imprint_of_cycle(reader, options, number),
            tuple(_published(reader, each, teams[each.team_id], known, day) for each in sets if each.cycle == number),
            needs if number == last else (),  # a need is noted for the cycle that runs
        )
        for number in numbers
    )


def count_cycles(reader: Reader, options: ComposeOptions) -> int:
    return len({each.cycle for each in published(reader, options)})


def latest(reader: Reader, options: ComposeOptions) -> tuple[PublishedSource, ...]:
    """The last cycle alone."""
    return cycles(reader, options)[-1:]


def count_latest(reader: Reader, options: ComposeOptions) -> int:
    return min(count_cycles(reader, options), 1)


def _published(reader: Reader, draft: DraftSet, team: str, known: Mapping[str, str], until: date) -> PublishedSet:
    span = agreement(reader).cycle
    ended = {one.result.id: one for one in cycle_queries.ended_set(reader, draft.id, span).results}
    objectives = tuple(
        (objective, tuple(ended[each.id] for each in results if each.id in ended))
        for objective, results in written(reader, draft.id)
    )
    return PublishedSet(
        draft,
        team,
        objectives,
        tuple(each for each in reader.all(WatchedMetric, set_id=draft.id) if each.name.strip()),
        tuple(each for each in reader.all(NotNow, set_id=draft.id) if each.text.strip()),
        tuple(_latest(reader, draft)),
        tuple(_contributions(reader, objectives, known)),
        tuple(latest_values(reader, draft.id).items()),
        tuple((made.subject_id, made.at.date()) for made in changes(reader, draft, draft.published_on, until)),
    )


def _known(reader: Reader) -> Mapping[str, str]:
    """The words of everything that is published, by id."""
    found = tuple(each for draft in told_of(reader) for each in written(reader, draft.id))
    said = {objective.id: objective.text.strip() for objective, _ in found}
    return said | {one.id: one.text.strip() for _, results in found for one in results}


def _contributions(
    reader: Reader, objectives: tuple[tuple[Objective, tuple[EndedResult, ...]], ...], known: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """What adds to something that is published, too."""
    links = reader.all(ContributionLink)
    for objective, results in objectives:
        for id in (objective.id, *(one.result.id for one in results)):
            for link in links:
                if link.from_id == id and known.get(link.to_id):
                    yield known.get(id, ""), known[link.to_id], link.sentence.strip()


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
    checks, asked, numbers = source.checks, open_questions(source), numbers_here(source)
    whole = checks.view.draft.id if checks is not None else ""
    parts = [AskedPart("", "", asked.get(whole, ()))]
    for nth, one in enumerate(source.objectives, 1):
        number = numbers.get(one.id, str(nth))
        parts.append(AskedPart(number, one.text, asked.get(one.id, ())))
        parts += (
            AskedPart(numbers.get(row.id, f"{nth}.–"), row.text.strip(), asked.get(row.id, ()))
            for row in one.key_results
        )
        if bare := without_levels(source, one):
            parts.append(AskedPart(number, "", (), bare))
    return ReviewSource(source.imprint, source.team, source.version, tuple(parts))
