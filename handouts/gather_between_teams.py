"""Reads what teams need of each other into the dependency log and the form for the talk about one of them."""

from __future__ import annotations

from handouts.cycle_sources import LoggedLine, NeedsLogSource, TalkSource
from handouts.gather import ComposeOptions, imprint
from handouts.gather_sets import numbered
from workshop_app.application import needs_log
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.okr import DraftSet


def logs(reader: Reader, options: ComposeOptions) -> tuple[NeedsLogSource, ...]:
    """One for the engagement, with or without lines: it is made to be written in."""
    head = imprint(reader, options)
    if options.blank:
        return (NeedsLogSource(head, (), None),)
    log = needs_log.needs_log(reader, options.day)
    numbers = _numbers(reader)
    lines = tuple(
        LoggedLine(each.dependency, each.late, numbers.get(each.dependency.key_result_id or "", ""), each.result)
        for each in log.all
    )
    ahead = log.publish if log.publish and log.publish >= options.day else None
    return (NeedsLogSource(head, lines, ahead),)


def count_logs(_reader: Reader, _options: ComposeOptions) -> int:
    return 1


def talks(reader: Reader, options: ComposeOptions) -> tuple[TalkSource, ...]:
    """A form for each dependency, the urgent ones first; a blank one alone."""
    head = imprint(reader, options)
    if options.blank:
        return (TalkSource(head, None),)
    (log,) = logs(reader, options)
    return tuple(TalkSource(head, line, _why_now(reader, line.need)) for line in log.lines)


def count_talks(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else reader.count(TeamDependency)


def _numbers(reader: Reader) -> dict[str, str]:
    return {each.result.id: each.number for draft in reader.all(DraftSet) for each in numbered(reader, draft.id)}


def _why_now(reader: Reader, need: TeamDependency) -> str:
    return needs_log.why_now_of(reader, need, needs_log.results_of_team(reader, need.needs_id or ""))
