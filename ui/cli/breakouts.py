"""breakouts: who coaches, who is coached and who observes in each round, for a head count or a list of names."""

from __future__ import annotations

import argparse

from msgspec.structs import asdict, replace

from agendas import breakouts as groups
from agendas import limits, regroup
from agendas.plan_values import NO_FACTS, NO_RULES, PeopleFacts, Rules, bosses_above
from agendas.truth import MeetingMatrix
from ui.cli.output import complain, put, put_json
from ui.cli.rules_file import RulesMistakes, read_rules
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.groups import facts_of


def breakouts(arguments: argparse.Namespace) -> int:
    if arguments.people is None and arguments.names is None:
        complain("Say how many or who: --people N or --names FILE.csv.")
        return 2
    people, bosses, facts = _people(arguments)
    try:
        rules = NO_RULES
        if arguments.rules is not None:
            rules, facts = read_rules(arguments.rules, people, facts)
        plan, rules = _planned(arguments, people, rules, bosses, facts)
    except RulesMistakes as error:
        for mistake in error.mistakes:
            complain(f"{arguments.rules}: {mistake}")
        return 1
    except groups.BreakoutsImpossible as error:
        complain(str(error))
        return 1
    if not (arguments.left or arguments.late):
        _put(arguments, plan, people, rules, facts)
        return 0
    unknown = [name for name in arguments.left if name not in people]
    unknown += [name for name in arguments.late if name in people]
    for name in unknown:
        complain(f'"{name}" is not in the groups.' if name in arguments.left else f'"{name}" is in the groups already.')
    return 1 if unknown else _put_offers(arguments, plan, people, rules, facts)


def _planned(
    arguments: argparse.Namespace,
    people: tuple[str, ...],
    rules: Rules,
    bosses: tuple[tuple[str, str], ...],
    facts: PeopleFacts,
) -> tuple[groups.BreakoutPlan, Rules]:
    """The plan, with the rules it was made by: bosses from the list of names give way where nothing else does."""
    strict = replace(rules, apart=(*rules.apart, *bosses))
    try:
        return _made(arguments, people, strict, facts), strict
    except groups.BreakoutsImpossible as error:
        if not bosses:
            raise
        relaxed = replace(rules, rather_not=(*rules.rather_not, *bosses))
        plan = _made(arguments, people, relaxed, facts)
        complain(f"Boss and report share a room where there is no other way. {error}")
        return plan, relaxed


def _made(
    arguments: argparse.Namespace, people: tuple[str, ...], rules: Rules, facts: PeopleFacts
) -> groups.BreakoutPlan:
    return groups.plan(
        people,
        arguments.rounds,
        size=arguments.size,
        seed=arguments.seed,
        rules=rules,
        facts=facts,
        keep=not arguments.mix,
    )


def _put(
    arguments: argparse.Namespace,
    plan: groups.BreakoutPlan,
    people: tuple[str, ...],
    rules: Rules,
    facts: PeopleFacts,
) -> None:
    report = groups.report(plan, people, rules)
    limit = groups.best_possible(len(people), arguments.rounds, arguments.size) if arguments.mix else None
    said = "" if limit is None else limits.sentence(limit, report.met_again)
    if not arguments.json:
        for one in plan.rounds:
            put(f"Round {one.number}")
            for room in one.rooms:
                watching = ", ".join(room.observers) or "the facilitator"
                put(f"  {room.room}: {room.coach} coaches {room.coachee}, {watching} observes")
        for line in (*_missed(report), said):
            if line:
                put(line)
        if arguments.met:
            _put_matrix(groups.who_met_whom([plan], people), facts)
        return
    put_json(
        {
            "rounds": [_round(one) for one in plan.rounds],
            "repeated_pairs": report.repeated_pairs,
            "met_again": report.met_again,
            "best_possible": None
            if limit is None
            else {"met_again": limit.meetings, "source": str(limit.source), "sentence": said},
            "never_coach": list(report.never_coach),
            "never_coached": list(report.never_coached),
            "never_observe": list(report.never_observe),
            "everybody_has_every_seat": report.everybody_has_every_seat,
            "broken_rules": [asdict(rule) for rule in report.broken_rules],
            "mixture": asdict(groups.mixture(plan, facts)),
            "seed": plan.seed,
        }
        | ({"met": _pairs(groups.who_met_whom([plan], people), facts)} if arguments.met else {})
    )


def _pairs(matrix: MeetingMatrix, facts: PeopleFacts) -> list[dict[str, object]]:
    """Every two people with the rounds they share, and how often they met before as far as the rules file says."""
    before = {frozenset(pair): times for pair, times in facts.met.items()}
    return [
        {"people": [one, other], "rounds": times, "before": before.get(frozenset((one, other)), 0)}
        for row, one in enumerate(matrix.people)
        for other, times in zip(matrix.people[row + 1 :], matrix.times[row][row + 1 :], strict=True)
    ]


def _put_matrix(matrix: MeetingMatrix, facts: PeopleFacts) -> None:
    """A row and a column for each person, columns by number; meetings before today are counted, too."""
    before = {frozenset(pair): times for pair, times in facts.met.items()}
    wide, digits = max(map(len, matrix.people)), len(str(len(matrix.people)))
    put("Who meets whom, how often" + (" (earlier days are counted, too)" if before else ""))
    head = " ".join(f"{number:>{digits}}" for number in range(1, len(matrix.people) + 1))
    put(f"{'':{digits + wide + 2}}{head}")
    for row, one in enumerate(matrix.people):
        times = [
            each + before.get(frozenset((one, other)), 0)
            for other, each in zip(matrix.people, matrix.times[row], strict=True)
        ]
        cells = " ".join(f"{'-' if column == row else each or '.':>{digits}}" for column, each in enumerate(times))
        put(f"{row + 1:>{digits}} {one:<{wide}} {cells}")


def _put_offers(
    arguments: argparse.Namespace,
    plan: groups.BreakoutPlan,
    people: tuple[str, ...],
    rules: Rules,
    facts: PeopleFacts,
) -> int:
    """Ways to go on after somebody left or came late, each with its price."""
    there = [name for name in (*people, *arguments.late) if name not in arguments.left]
    try:
        found = regroup.offers(plan, there, arguments.after, rules, facts)
    except groups.BreakoutsImpossible as error:
        complain(str(error))
        return 1
    if arguments.json:
        put_json({"offers": [_offer(each) for each in found]})
        return 0
    for number, each in enumerate(found, 1):
        put(f"Offer {number}: people who go to another room: {', '.join(each.movers) or 'nobody'}.")
        if each.reseated:
            put(f"  Another seat in the same room: {', '.join(each.reseated)}.")
        if each.facilitated:
            put(f"  The facilitator sits in: {each.facilitated} times.")
        for line in _missed(each.report):
            put(f"  {line}")
        for move in each.moves:
            if move.becomes is not None:
                put(f"  Round {move.round}: {move.person} {move.becomes.seat} in room {move.becomes.room}")
    return 0


def _offer(each: regroup.Regrouped) -> dict[str, object]:
    return {
        "movers": list(each.movers),
        "reseated": list(each.reseated),
        "facilitated": each.facilitated,
        "never_coach": list(each.report.never_coach),
        "never_coached": list(each.report.never_coached),
        "never_observe": list(each.report.never_observe),
        "everybody_has_every_seat": each.report.everybody_has_every_seat,
        "rounds": [_round(one) for one in each.plan.rounds],
    }


def _missed(report: groups.SeatReport) -> list[str]:
    told = (
        ("Never coach", report.never_coach),
        ("Never coached", report.never_coached),
        ("Never observe", report.never_observe),
    )
    return [f"{words}: {', '.join(names)}." for words, names in told if names]


def _round(one: groups.PlannedRound) -> dict[str, object]:
    rooms = [
        {"room": r.room, "coach": r.coach, "coachee": r.coachee, "observers": list(r.observers)} for r in one.rooms
    ]
    return {"round": one.number, "rooms": rooms}


def _people(arguments: argparse.Namespace) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], PeopleFacts]:
    """Names, each boss with each report below, and what else the list says of them."""
    if arguments.names is None:
        return tuple(f"P{number:02}" for number in range(1, arguments.people + 1)), (), NO_FACTS
    from workshop_app.application import people_import
    from workshop_app.incoming import tables

    found = people_import.preview(tables.read_file(arguments.names))
    people = people_import.people_from(found)
    if not people:
        raise KnownError(ErrorCode.TABLE_NO_NAMES, path=arguments.names)
    for row in found.bad:
        complain(f"Line {row.line}: left out ({str(row.problem).replace('_', ' ')}).")
    name_of = {person.id: person.name for person in people}
    bosses = bosses_above({person.name: name_of.get(person.reports_to or "", "") for person in people})
    chosen = people[: arguments.people] if arguments.people else people
    by_name = (replace(person, id=person.name) for person in chosen)
    return tuple(person.name for person in chosen), bosses, facts_of(by_name)
