"""Reads what teams need of each other into the dependency log and the form for the talk about one of them."""

from __future__ import annotations

from collections.abc import Mapping

from handouts.cycle_sources import LoggedLine, NeedsLogSource, TalkSource
from handouts.gather import ComposeOptions, imprint, imprint_of_all, imprint_of_cycle
from handouts.gather_sets import numbered
from handouts.imprint import Imprint
from workshop_app.application import needs_log
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.okr import DraftSet


def logs(reader: Reader, options: ComposeOptions) -> tuple[NeedsLogSource, ...]:
    """One for the engagement, with or without lines: it is made to be written in. It names a cycle where all of it is
    of one."""
    if options.blank:
        return (NeedsLogSource(imprint(reader, options), (), None),)
    log = needs_log.needs_log(reader, options.day)
    results = _results(reader)
    lines = tuple(
        LoggedLine(each.dependency, each.late, _of(each.dependency, results)[1], each.result) for each in log.all
    )
    cycles = {cycle for each in log.all if (cycle := _of(each.dependency, results)[0])}
    head = _head(reader, options, cycles.pop() if cycles else 0) if len(cycles) < 2 else imprint_of_all(reader, options)
    ahead = log.publish if log.publish and log.publish >= options.day else None
    return (NeedsLogSource(head, lines, ahead),)


def count_logs(_reader: Reader, _options: ComposeOptions) -> int:
    return 1


def talks(reader: Reader, options: ComposeOptions) -> tuple[TalkSource, ...]:
    """A form for each dependency, the urgent ones first; a blank one alone."""
    if options.blank:
        return (TalkSource(imprint(reader, options), None),)
    (log,), results = logs(reader, options), _results(reader)
    return tuple(
        TalkSource(_head(reader, options, _of(line.need, results)[0]), line, _why_now(reader, line.need))
        for line in log.lines
    )


def count_talks(reader: Reader, options: ComposeOptions) -> int:
    return 1 if options.blank else reader.count(TeamDependency)


def _results(reader: Reader) -> dict[str, tuple[int, str]]:
    """The cycle and the number of every key result, by id."""
    sets = reader.all(DraftSet)
    return {each.result.id: (draft.cycle, each.number) for draft in sets for each in numbered(reader, draft.id)}


def _of(need: TeamDependency, results: Mapping[str, tuple[int, str]]) -> tuple[int, str]:
    """The cycle and the number of the key result that needs it; (0, "") where it is for none."""
    return results.get(need.key_result_id or "", (0, ""))


def _head(reader: Reader, options: ComposeOptions, cycle: int) -> Imprint:
    return imprint_of_cycle(reader, options, cycle) if cycle else imprint(reader, options)


def _why_now(reader: Reader, need: TeamDependency) -> str:
    return needs_log.why_now_of(reader, need, needs_log.results_of_team(reader, need.needs_id or ""))
