"""The rules of thumb of the fit check. Every rule is one small function; every code has a sentence in
`words/fit.<language>.toml`. Called by `fit.check`. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain, pairwise

from agendas import schedule
from agendas.findings import FitFinding, Severity, ShareBack
from agendas.fit_day import MEETINGS, Day
from agendas.giving_order import is_practice
from agendas.model import Activity, Agenda, AgendaKind, PhaseKind, StepType
from agendas.seats import fair_shapes

WELCOME_MINUTES = 5  # counted where the introductions open the day and so share their slot with the welcome
LONGEST_STRETCH = 90
HARD_STRETCH = 120  # two hours without a break are a warning
REMOTE_STRETCH = 60  # on screens: one hour, then a break
HARD_REMOTE_STRETCH = 90
LUNCH_FLOOR = 45
WRAP_UP_FLOOR = 10
SHORT_SESSION = 120  # up to this length a session closes in five minutes
SHORT_WRAP_UP_FLOOR = 5
TRANSITION = 5
COACHING_FLOOR = 12
SHARE_BACK_FLOOR = 2  # minutes per group: one to speak, one to change over
MOST_SHARE_BACK_GROUPS = 6
SLACK_SHARE = Fraction(15, 100)  # at least so much in the flex and the parking lot ...
WHOLE_BUFFER = 15  # ... or a buffer of this many minutes between big phases
ROUNDS_FOR_ALL_SEATS = 3
QUICK_ROUND = 25  # the shortest round of the table, 14 minutes of it coaching


def _number_of_people(day: Day) -> Iterator[FitFinding]:
    fewest, most = day.agenda.people
    least, highest = day.agenda.ideal
    facts = {"people": day.people, "fewest": fewest, "most": most, "least": least, "highest": highest}
    if day.rounds and day.people < 2:
        yield FitFinding("nobody_to_coach", Severity.STOP, facts)
    elif day.people < fewest:
        yield FitFinding("too_few_people", Severity.WARN, facts)
    elif day.people > most:
        yield FitFinding("too_many_people", Severity.WARN, facts, remedy="split_the_group")
    elif not least <= day.people <= highest:
        yield FitFinding("outside_ideal", Severity.NOTE, facts)


def _overlaps(day: Day) -> Iterator[FitFinding]:
    for step, slot in zip(day.agenda.steps, day.slots, strict=True):
        if slot.overlap_before:
            begins = schedule.day_start(day.agenda, slot.day)
            first = step is next(each for each in day.agenda.steps if each.day == step.day)
            facts = {
                "title": step.title,
                "start": schedule.clock(slot.start),
                "minutes": slot.overlap_before,
                "begins": schedule.clock(begins),
                "before_start": first,
            }
            remedy = "change_a_time" if first else "shorten_before_pin"
            yield FitFinding("overlap", Severity.STOP, facts, step_id=step.id, remedy=remedy)


def _introductions(day: Day) -> Iterator[FitFinding]:
    first = {slot.day: slot.step_id for slot in reversed(day.slots)}
    for step in day.for_everybody(activity=Activity.INTRODUCTIONS):
        needs = -(-step.seconds_each * day.people // 60)
        welcome = WELCOME_MINUTES if first[step.day] == step.id else 0
        has = max(0, step.minutes - welcome)
        if needs <= has:
            continue
        facts = {
            "people": day.people,
            "each": f"{step.seconds_each / 60:g}",
            "needs": needs,
            "slot": step.minutes,
            "welcome": welcome,
            "left": has,
            "seconds": has * 60 // day.people // 5 * 5,
        }
        yield FitFinding("introductions", Severity.WARN, facts, needs, has, step.id, remedy="shorter_introductions")


def share_backs(day: Day) -> Iterator[ShareBack]:
    if day.groups and day.agenda.kind not in MEETINGS:  # there, teams report and not small groups
        for step in day.for_everybody(kind=StepType.SHARE_BACK):
            yield ShareBack(step.id, len(day.groups), Fraction(step.minutes, len(day.groups)))


def _share_back_time(day: Day) -> Iterator[FitFinding]:
    """Every share back that is too short; that there are many groups is said once, where they have least time. Where
    whole teams draft, without coaching rounds, nobody knows how many groups that is."""
    shares = list(share_backs(day))
    for share in shares:
        if share.minutes_each < SHARE_BACK_FLOOR:
            yield _share_finding(day, share, "share_back_short", Severity.WARN)
    tight = min(shares, key=lambda share: share.minutes_each, default=None)
    if day.agenda.kind is AgendaKind.TEAM_LEVEL and not day.rounds:
        return
    if tight is not None and tight.minutes_each >= SHARE_BACK_FLOOR and tight.groups > MOST_SHARE_BACK_GROUPS:
        yield _share_finding(day, tight, "share_back_many_groups", Severity.NOTE)


def _share_finding(day: Day, share: ShareBack, code: str, severity: Severity) -> FitFinding:
    step = day.agenda.step(share.step_id)
    facts = {
        "title": step.title,
        "groups": share.groups,
        "slot": step.minutes,
        "each": f"{float(share.minutes_each):.1f}",
        "most": MOST_SHARE_BACK_GROUPS,
    }
    return FitFinding(code, severity, facts, SHARE_BACK_FLOOR * share.groups, step.minutes, step.id, "three_voices")


def _breaks(day: Day) -> Iterator[FitFinding]:
    most, hard = stretch_bounds(day)
    for stretch in day.stretches:
        if stretch.minutes <= most:
            continue
        last_of_day = all(other.day != stretch.day or other.start <= stretch.start for other in day.stretches)
        lunch_just_over = stretch.after_lunch and not any(
            other.day == stretch.day and other.after_lunch and other.start < stretch.start for other in day.stretches
        )
        facts = {
            "start": schedule.clock(stretch.start),
            "end": schedule.clock(stretch.end),
            "minutes": stretch.minutes,
            "most": most,
            "remote": day.remote,
            "group_without_break": stretch.group,
        }
        severity = Severity.WARN if stretch.minutes >= hard else Severity.NOTE
        code = "no_break_after_lunch" if lunch_just_over and last_of_day and not stretch.group else "long_stretch"
        yield FitFinding(code, severity, facts, step_id=stretch.first_step, remedy="add_break")


def stretch_bounds(day: Day) -> tuple[int, int]:
    """How long people work without a break at most, and from where on it is a warning."""
    return (REMOTE_STRETCH, HARD_REMOTE_STRETCH) if day.remote else (LONGEST_STRETCH, HARD_STRETCH)


def _lunch(day: Day) -> Iterator[FitFinding]:
    for step in day.steps(Activity.LUNCH):
        if step.minutes < LUNCH_FLOOR:
            facts = {"minutes": step.minutes, "floor": LUNCH_FLOOR}
            yield FitFinding("lunch_short", Severity.WARN, facts, LUNCH_FLOOR, step.minutes, step.id)


def _buffer(day: Day) -> Iterator[FitFinding]:
    """Slack in what may be shortened and in the parking lot, or a whole buffer: one of the two is enough."""
    if day.agenda.kind in MEETINGS or day.totals.buffer >= WHOLE_BUFFER:
        return
    give = sum(
        max(0, step.minutes - step.flex.shortest)
        for step in day.agenda.steps
        if step.type not in (StepType.BREAK, StepType.WRAP_UP)
        and not step.protected
        and step.activity is not Activity.PARKING_LOT
    )
    slack, net = day.totals.buffer + give, day.totals.net
    wanted = -(-net * SLACK_SHARE // 1)
    facts = {"slack": slack, "share": 100 * slack // max(1, net), "wanted": int(wanted), "buffer": WHOLE_BUFFER}
    if slack < wanted:
        yield FitFinding("little_slack", Severity.WARN, facts, int(wanted), slack, remedy="add_buffer")


def _practice(day: Day) -> Iterator[FitFinding]:
    """Of groups that do different things it counts who practises most: the others may have their turn elsewhere."""
    minutes = [
        (
            sum(each.step.minutes for each in line if each.step.type is StepType.THEORY),
            sum(each.step.minutes for each in line if is_practice(each.step)),
        )
        for line in day.lines
    ]
    theory, practice = min(minutes, key=lambda each: each[0] - each[1])
    if theory > practice:
        facts = {"theory": theory, "practice": practice, "minutes": theory - practice}
        yield FitFinding("more_theory_than_practice", Severity.WARN, facts, remedy="shorten_theory")


def _wrap_up(day: Day) -> Iterator[FitFinding]:
    if day.agenda.kind in MEETINGS:
        return
    floor = wrap_up_floor(day.agenda)
    last_day = max((step.day for step in day.agenda.steps), default=1)
    of_day = [
        [e.step for e in line if e.step.day == last_day and e.step.type is StepType.WRAP_UP] for line in day.lines
    ]
    closing = dict.fromkeys(steps[-1] for steps in of_day if steps)
    if not closing:
        facts = {"floor": floor, "last_day": last_day > 1}
        yield FitFinding("no_wrap_up", Severity.WARN, facts, floor, 0)
    for step in closing:
        if step.minutes < floor:
            facts = {"minutes": step.minutes, "floor": floor}
            yield FitFinding("wrap_up_short", Severity.WARN, facts, floor, step.minutes, step.id)


def wrap_up_floor(agenda: Agenda) -> int:
    """How long the last wrap-up must be: less at the end of a short session than at the end of a day."""
    last_day = max((step.day for step in agenda.steps), default=1)
    minutes = sum(step.minutes for step in agenda.steps if step.day == last_day)
    return SHORT_WRAP_UP_FLOOR if minutes <= SHORT_SESSION else WRAP_UP_FLOOR


def _transitions(day: Day) -> Iterator[FitFinding]:
    """Two group activities that touch: the change of rooms is taken from the second one."""
    told: set[str] = set()
    for one, other in chain.from_iterable(pairwise(line) for line in day.lines):
        both = one.step.type is other.step.type is StepType.BREAKOUT and one.step.day == other.step.day
        at = other.step.id if one.line_id == other.line_id else other.line_id
        if both and other.start <= one.end and at not in told:
            told.add(at)
            facts = {"first": one.step.title, "second": other.step.title, "minutes": TRANSITION}
            yield FitFinding("no_transition", Severity.WARN, facts, TRANSITION, 0, at, "add_transition")


def capacity(agenda: Agenda) -> int | None:
    """How many key results the agenda holds; None when it does not go through them one by one."""
    counting = [step for step in agenda.every_step if step.per_key_result]
    return sum(step.minutes // step.per_key_result for step in counting) if counting else None


def _key_results(day: Day) -> Iterator[FitFinding]:
    holds = capacity(day.agenda)
    if holds is None or day.key_results is None or day.key_results <= holds:
        return
    (first, *_) = [step for step in day.agenda.every_step if step.per_key_result]
    has = sum(step.minutes for step in day.agenda.every_step if step.per_key_result)
    needs = first.per_key_result * day.key_results
    facts = {
        "key_results": day.key_results,
        "holds": holds,
        "minutes": day.agenda.minutes,
        "each": first.per_key_result,
        "longer": needs - has,
        "meetings": -(-day.key_results // max(1, holds)),
    }
    yield FitFinding("too_many_key_results", Severity.WARN, facts, needs, has, first.id, "split_key_results")


def _coaching_time(day: Day) -> Iterator[FitFinding]:
    for step in day.steps(Activity.ROTATION):
        for each in step.rounds:
            coaching = sum(phase.minutes for phase in each.phases if phase.kind is PhaseKind.COACHING)
            if coaching < COACHING_FLOOR:
                facts = {"round": each.number, "minutes": coaching, "floor": COACHING_FLOOR, "whole": each.minutes}
                yield FitFinding("coaching_short", Severity.WARN, facts, COACHING_FLOOR, coaching, step.id)


def _seats_missed(day: Day) -> Iterator[FitFinding]:
    missed = (
        ("never_coach", day.missed.coach, Severity.WARN),
        ("never_coached", day.missed.coached, Severity.NOTE),
        ("never_observe", day.missed.observe, Severity.NOTE),
    )
    way_out = _way_to_a_seat(day)
    for code, count, severity in missed:
        if count:
            facts = {
                "count": count,
                "people": day.people,
                "rounds": day.rounds,
                "plan": " + ".join(str(part) for part in three_rounds(_practice_minutes(day))),
                "wanted": ROUNDS_FOR_ALL_SEATS * QUICK_ROUND,
                "has": _practice_minutes(day),
            }
            yield FitFinding(code, severity, facts, remedy=way_out)
            way_out = ""  # one remedy serves all three; said once is enough


def _way_to_a_seat(day: Day) -> str:
    if day.rounds < ROUNDS_FOR_ALL_SEATS:
        return "third_round" if _practice_minutes(day) >= ROUNDS_FOR_ALL_SEATS * QUICK_ROUND else "longer_practice"
    return "new_groups" if fair_shapes(day.people) else "volunteer_round"


def _practice_minutes(day: Day) -> int:
    return sum(step.minutes for step in day.steps(Activity.ROTATION))


def three_rounds(minutes: int) -> list[int]:
    """Breakout minutes cut into three rounds: a longer first one, then two quick ones."""
    quick = max(minutes * QUICK_ROUND // 90, min(QUICK_ROUND, minutes // ROUNDS_FOR_ALL_SEATS))
    return [minutes - 2 * quick, quick, quick]


RULES: tuple[Callable[[Day], Iterator[FitFinding]], ...] = (
    _number_of_people,
    _overlaps,
    _introductions,
    _seats_missed,
    _share_back_time,
    _breaks,
    _lunch,
    _buffer,
    _practice,
    _wrap_up,
    _coaching_time,
    _transitions,
    _key_results,
)
