"""What can be done about a finding of the fit check, as a finished agenda to look at and accept in one step.

Called by the plan screen and the command line. Pure. Every repair has been checked before it is offered: the finding is
gone (or, for a long stretch, shorter) in the agenda it proposes, no other finding is new or graver, and no day ends
later unless the repair says so in its kind. A finding without an honest repair (too many people) gets none; its remedy
in words stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import le

from msgspec import Struct

from agendas import fit, repair_gaps, repair_order, repair_strands, repair_ways, schedule, strands, words
from agendas.edits import Change, Move, differences, move
from agendas.findings import FitFinding, Severity
from agendas.model import Agenda
from agendas.repair_case import Mending, Mendings, RepairCase, RepairKind

__all__ = ["Repair", "RepairKind", "action", "price", "repairs", "repairs_of", "sentence"]

# What is dropped there is the repair, no price.
_FREES_TIME = (RepairKind.ONE_LUNCH, RepairKind.LUNCH_AS_BREAK, RepairKind.ONE_BREAK)
_ENDS_LATER = (RepairKind.LONGER_MEETING, RepairKind.SEVERAL_MEETINGS)
_WAYS = {**repair_ways.WAYS, **repair_order.WAYS, **repair_gaps.WAYS}
_GRAVEST_LAST = (Severity.NOTE, Severity.WARN, Severity.STOP)

# Codes that are one thing in degrees, wherever it is: less of it is a repair, and a stretch may begin elsewhere.
_DEGREES = (
    frozenset(("long_stretch", "no_break_after_lunch")),
    frozenset(("share_back_short", "share_back_many_groups")),
)
# One break in a stretch of hours, a third round with a quad among the trios: better, and the rest is said again.
_MENDED_IN_PART = frozenset(("long_stretch", "no_break_after_lunch", "never_coach"))


class Repair(Struct, frozen=True):
    """One way to mend one finding. `changes` (and `moves`, items that begin elsewhere) are what a preview lists,
    `agenda` what would be there afterwards."""

    code: str
    kind: RepairKind
    changes: tuple[Change, ...]
    agenda: Agenda
    moves: tuple[Move, ...] = ()


def repairs(
    agenda: Agenda, people: int, starts: tuple[int, ...] | None = None, key_results: int | None = None
) -> tuple[Repair, ...]:
    """Everything that can be done about an agenda, finding by finding, the first repair of each being the simplest."""
    found: list[Repair] = []
    for finding in fit.check(agenda, people, starts, key_results).findings:
        for repair in repairs_of(finding, agenda, people, starts, key_results):
            if all(repair.agenda != other.agenda for other in found):
                found.append(repair)
    return tuple(found)


def repairs_of(
    finding: FitFinding,
    agenda: Agenda,
    people: int,
    starts: tuple[int, ...] | None = None,
    key_results: int | None = None,
) -> tuple[Repair, ...]:
    """What can be done about one finding, the best way of each kind; empty when nothing can that would not do harm
    elsewhere."""
    case = RepairCase(agenda, finding, people, starts, key_results)
    in_a_strand = finding.step_id is not None and strands.holder(agenda, finding.step_id) is not None
    ways = repair_strands.ways if in_a_strand else _WAYS.get(finding.code, _nothing)
    before = fit.check(agenda, people, starts, key_results).findings
    found: dict[RepairKind, Repair] = {}
    for way in (*repair_strands.breaks(case), *ways(case)):
        if way.agenda is not None and way.kind not in found and _mends(case, way, way.agenda, before):
            found[way.kind] = Repair(
                finding.code,
                way.kind,
                differences(agenda, way.agenda, starts),
                way.agenda,
                (move(agenda, way.agenda, way.moved, starts),) if way.moved else (),
            )
    return tuple(found.values())


def sentence(repair: Repair, language: str = "en") -> str:
    """The repair in words: what it does, and where the minutes come from."""
    return f"{action(repair, language)} {price(repair, language)}".rstrip()


def action(repair: Repair, language: str = "en") -> str:
    """What the repair does."""
    facts: dict[str, object] = {
        "meetings": max(step.day for step in repair.agenda.steps),
        "total": repair.agenda.minutes,
        "ends": " / ".join(schedule.clock(end) for end in schedule.totals(repair.agenda).ends),
    }
    gains = [change for change in repair.changes if change.becomes > change.was or change.seconds_each or change.rounds]
    if repair.changes:
        first = gains[0] if gains else repair.changes[0]
        seconds = first.seconds_each[1] if first.seconds_each else 0
        facts |= {"title": first.title, "minutes": first.becomes, "seconds": seconds}
    if repair.moves:
        facts |= {"title": repair.moves[0].title, "start": schedule.clock(repair.moves[0].becomes)}
    return words.repair(repair.kind, facts, language)


def price(repair: Repair, language: str = "en") -> str:
    """Where the minutes come from; empty when it costs none."""
    losses = [change for change in repair.changes if change.becomes < change.was]
    if not losses or repair.kind in _FREES_TIME:
        return ""
    part = [
        words.repair("taken_part", {"title": change.title, "minutes": change.was - change.becomes}, language)
        for change in losses
    ]
    return words.repair("taken", {"parts": ", ".join(part)}, language)


def _nothing(case: RepairCase) -> Mendings:
    yield from ()


def _mends(case: RepairCase, way: Mending, after: Agenda, before: Iterable[FitFinding]) -> bool:
    """Is the finding better now, and nothing else worse?"""
    starts = None if way.kind in _ENDS_LATER else case.starts
    then = fit.check(after, case.people, starts, case.key_results).findings
    if way.kind is RepairKind.MOVE_LUNCH:  # a lunch at its hour is worth a note that the morning is long, no more
        before, then = _but_long_notes(before), _but_long_notes(then)
    mended = _subject(case.finding)
    was, becomes = _by_subject(before), _by_subject(then)
    better = _shorter if case.finding.code in _MENDED_IN_PART else _less
    if not better(becomes.get(mended, []), was.get(mended, [])):
        return False
    if any(not _no_more(found, was.get(subject, [])) for subject, found in becomes.items() if subject != mended):
        return False
    if way.kind in _ENDS_LATER:
        return True
    ends, ends_then = (schedule.totals(each, case.starts).ends for each in (case.agenda, after))
    return all(later <= planned for planned, later in zip(ends, ends_then, strict=True))


def _but_long_notes(findings: Iterable[FitFinding]) -> tuple[FitFinding, ...]:
    long = ("long_stretch", "no_break_after_lunch")
    return tuple(each for each in findings if each.severity is not Severity.NOTE or each.code not in long)


def _subject(finding: FitFinding) -> tuple[str, ...]:
    """What a finding is about: its code at its step, or its group of degrees."""
    degrees = next((group for group in _DEGREES if finding.code in group), None)
    return tuple(sorted(degrees)) if degrees is not None else (finding.code, finding.step_id or "")


def _by_subject(findings: Iterable[FitFinding]) -> dict[tuple[str, ...], list[FitFinding]]:
    found: dict[tuple[str, ...], list[FitFinding]] = {}
    for finding in findings:
        found.setdefault(_subject(finding), []).append(finding)
    return found


def _no_more(then: list[FitFinding], before: list[FitFinding]) -> bool:
    """Not more of them, of any severity, and not more minutes or people missing in all."""
    return _no_graver(then, before) and sum(map(_missing, then)) <= sum(map(_missing, before))


def _no_graver(then: list[FitFinding], before: list[FitFinding]) -> bool:
    ranks, ranks_before = (sorted(map(_rank, each), reverse=True) for each in (then, before))
    return len(ranks) <= len(ranks_before) and all(map(le, ranks, ranks_before))


def _less(then: list[FitFinding], before: list[FitFinding]) -> bool:
    """Fewer of them, or one that is less grave than before."""
    return _no_more(then, before) and sum(map(_rank, then)) < sum(map(_rank, before))


def _shorter(then: list[FitFinding], before: list[FitFinding]) -> bool:
    """The same, or at least a smaller figure."""
    return _less(then, before) or (_no_more(then, before) and sum(map(_missing, then)) < sum(map(_missing, before)))


def _rank(finding: FitFinding) -> int:
    return 1 + _GRAVEST_LAST.index(finding.severity)


def _missing(finding: FitFinding) -> int:
    """How bad it is, in minutes (or people): what is wanted against what there is, else the figure it names."""
    if finding.needs_minutes is not None and finding.has_minutes is not None:
        return max(0, finding.needs_minutes - finding.has_minutes)
    figure = finding.facts.get("minutes", finding.facts.get("count", 0))
    return figure if isinstance(figure, int) else 0
