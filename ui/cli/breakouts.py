"""breakouts: who coaches, who is coached and who observes in each round, for a head count or a list of names."""

from __future__ import annotations

import argparse

from msgspec.structs import asdict

from agendas import breakouts as groups
from agendas import day_offers, limits, regroup, sitting_in
from agendas.day_offers import DayOffer
from agendas.plan_values import PeopleFacts, Rules
from ui.clash_words import why_impossible
from ui.cli.meetings import pairs, put_meetings
from ui.cli.named_workshop import named_workshop
from ui.cli.output import complain, put, put_json
from ui.cli.people_words import columns_left_out, note_sentence
from ui.cli.rules_file import RulesMistakes, read_rules
from ui.cli.seat_offers import put_offers, round_as_json, seated
from workshop_app.application.people_columns import PeopleColumn
from workshop_app.application.people_import import Preview
from workshop_app.application.people_joining import JoinedList
from workshop_app.domain import groups as groups_of_day
from workshop_app.domain.day_times import read_leaving
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.groups import plan_as_asked
from workshop_app.domain.seat_rules import SeatRules, facts_of, named_by, seat_rules
from workshop_app.domain.text import in_a_row, one_stop


def breakouts(arguments: argparse.Namespace) -> int:
    if arguments.people is None and arguments.names is None and arguments.file is None:
        complain("Say how many or who: --people N or --names FILE.csv, or a FILE.okrw.")
        return 2
    if arguments.rounds is None and arguments.file is None:
        complain("Say how many rounds: --rounds R.")
        return 2
    rounds_asked = arguments.rounds
    try:
        people, asked = _asked(arguments)
    except RulesMistakes as error:
        for mistake in error.mistakes:
            complain(f"{arguments.rules}: {mistake}")
        return 1
    try:
        plan, relaxed = _planned(arguments, people, asked)
    except groups.BreakoutsImpossible as error:
        none = rounds_asked is None and not arguments.rounds
        why = why_impossible(error, asked.bosses, {}, in_people=arguments.file is not None)
        complain("The agenda has no breakout rounds. Say how many: --rounds R." if none else why)
        return 1
    rules = asked.strict if relaxed is None else asked.relaxed
    if relaxed is not None:
        why = why_impossible(relaxed, asked.bosses, {}, in_people=arguments.file is not None)
        complain(f"Some share a room with a boss, their own or one further up: there is no other way. {why}")
    if not (arguments.left or arguments.late):
        _put(arguments, plan, people, rules, asked.facts)
        return 0
    if not 0 <= arguments.after <= arguments.rounds:
        complain(f"--after {arguments.after}: the rounds that are over are 0 to {arguments.rounds}.")
        return 1
    unknown = [name for name in arguments.left if name not in people]
    unknown += [name for name in arguments.late if name in people]
    for name in unknown:
        complain(f'"{name}" is not in the groups.' if name in arguments.left else f'"{name}" is in the groups already.')
    return 1 if unknown else _put_offers(arguments, plan, people, rules, asked)


def _asked(arguments: argparse.Namespace) -> tuple[tuple[str, ...], SeatRules]:
    """Names, and what is asked for them: by the list itself, and by the rules file on top."""
    people, asked = _people(arguments)
    if arguments.rules is None:
        return people, asked
    rules, facts, bosses = read_rules(arguments.rules, people, asked.facts, arguments.rounds)
    both = Rules(
        (*asked.rules.apart, *rules.apart),
        (*asked.rules.together, *rules.together),
        (*asked.rules.rather_not, *rules.rather_not),
        {**asked.rules.hosts, **rules.hosts},
    )
    return people, SeatRules(both, tuple(dict.fromkeys((*asked.bosses, *bosses))), facts)


def _planned(
    arguments: argparse.Namespace, people: tuple[str, ...], asked: SeatRules
) -> tuple[groups.BreakoutPlan, groups.BreakoutsImpossible | None]:
    """The plan; bosses from the list of names give way where nothing else is in the way, and why."""
    return plan_as_asked(
        people, arguments.rounds, asked, size=arguments.size, seed=arguments.seed, keep=not arguments.mix
    )


def _has_usual_sizes(plan: groups.BreakoutPlan, people: int, size: int) -> bool:
    """Whether the bound for so many people is one for this plan: not where somebody is known to leave."""
    sizes = sorted(sorted(len(room.people) for room in one.rooms) for one in plan.rounds)
    return sizes == sorted(sorted(each) for each in limits.shapes_of(people, len(plan.rounds), size))


def _put(
    arguments: argparse.Namespace,
    plan: groups.BreakoutPlan,
    people: tuple[str, ...],
    rules: Rules,
    facts: PeopleFacts,
) -> None:
    report = groups.report(plan, people, rules)
    usual = arguments.mix and _has_usual_sizes(plan, len(people), arguments.size)
    limit = groups.best_possible(len(people), arguments.rounds, arguments.size) if usual else None
    said = "" if limit is None else limits.sentence(limit, report.met_again, kept_again=report.kept_again)
    if not arguments.json:
        for line in (*seated(plan), *_missed(report), sitting_in.sentence(plan), said):
            if line:
                put(line)
        if arguments.met or arguments.met_all:
            put_meetings(groups.who_met_whom([plan], people), facts, arguments.met_all)
        return
    put_json(
        {
            "rounds": [round_as_json(one) for one in plan.rounds],
            "repeated_pairs": report.repeated_pairs,
            "met_again": report.met_again,
            "best_possible": None
            if limit is None
            else {"met_again": limit.meetings, "source": str(limit.source), "sentence": said},
            "never_coach": list(report.never_coach),
            "never_coached": list(report.never_coached),
            "never_observe": list(report.never_observe),
            "everybody_has_every_seat": report.everybody_has_every_seat,
            "pairs": {str(each.number): sitting_in.pairs_in(each) for each in plan.rounds},
            "broken_rules": [asdict(rule) for rule in report.broken_rules],
            "mixture": asdict(groups.mixture(plan, facts)),
            "seed": plan.seed,
            "same_all_day": plan.same_all_day,
        }
        | ({"met": pairs(groups.who_met_whom([plan], people), facts)} if arguments.met or arguments.met_all else {})
    )


def _put_offers(
    arguments: argparse.Namespace,
    plan: groups.BreakoutPlan,
    people: tuple[str, ...],
    rules: Rules,
    asked: SeatRules,
) -> int:
    """Ways to go on after somebody left or came late, each with its price. Before the first round the groups can be
    made again, which moves nobody."""
    there = tuple(name for name in (*people, *arguments.late) if name not in arguments.left)
    try:
        found = day_offers.day_offers(plan, there, arguments.after, rules, asked.facts)
    except groups.BreakoutsImpossible as error:
        complain(str(error))
        return 1
    anew = None if arguments.after else _made_again(arguments, there, rules, asked)
    again = None if anew is None else DayOffer(anew, day_offers.cost(plan, anew, there, rules))
    if again is not None:
        at = day_offers.place_of_new_deal(again.way, [each.way for each in found])
        found = (*found[:at], again, *found[at:])
    put_offers(found, again, arguments.json)
    return 0


def _made_again(
    arguments: argparse.Namespace, there: tuple[str, ...], rules: Rules, asked: SeatRules
) -> regroup.Regrouped | None:
    """What the same words would plan without who left and with who came; None where the rules leave no plan."""
    try:
        plan, _ = _planned(arguments, there, asked)
    except groups.BreakoutsImpossible:
        return None
    pairs = sum(not room.observers for one in plan.rounds for room in one.rooms)
    return regroup.Regrouped(plan, (), groups.report(plan, there, rules), pairs)


def _missed(report: groups.SeatReport) -> list[str]:
    told = (
        ("Never coach", report.never_coach),
        ("Never coached", report.never_coached),
        ("Never observe", report.never_observe),
    )
    return [one_stop(f"{words}: {in_a_row(names)}.") for words, names in told if names]


def _people(arguments: argparse.Namespace) -> tuple[tuple[str, ...], SeatRules]:
    """Names, and what the list says of them. Each word that is not understood is told in a line."""
    if arguments.file is not None:
        return _in_file(arguments)
    if arguments.names is None:
        return tuple(f"P{number:02}" for number in range(1, arguments.people + 1)), SeatRules()
    from workshop_app.application import people_import, people_joining
    from workshop_app.incoming import tables

    table = tables.read_file(arguments.names)
    found = people_import.preview(table)
    listed = people_joining.joined(found)
    if not listed.people:
        raise KnownError(ErrorCode.TABLE_NO_NAMES, path=arguments.names)
    if unread := columns_left_out(found):
        complain(unread)
    for row in found.bad:
        complain(f"Line {row.line}: left out ({str(row.problem).replace('_', ' ')}).")
    times = _times(found, listed, arguments.rounds)
    for note in listed.notes:
        if note.kind is not people_import.ImportQuestion.NO_WORKSHOP:
            complain(note_sentence(note))
    names = {person.id: person.name for person in listed.people}
    asked = seat_rules(listed.people, listed.pairs, facts_of(listed.people, times))
    chosen = listed.people[: arguments.people] if arguments.people else listed.people
    return tuple(names[person.id] for person in chosen), named_by(asked, names)


def _in_file(arguments: argparse.Namespace) -> tuple[tuple[str, ...], SeatRules]:
    """Who takes part in a workshop and is there, and what is asked for its groups. Without --rounds as many as its
    agenda has."""
    from ui.meetings import meetings_elsewhere
    from workshop_app import bootstrap
    from workshop_app.application import queries
    from workshop_app.application.people_names import names_of
    from workshop_app.application.seating import seating, with_met

    workspace = bootstrap.open_workspace(arguments.file, read_only=True)
    try:
        read = workspace.read
        ahead = queries.next_workshop(queries.workshops(read))
        workshop_id = ahead.id if ahead else ""
        if arguments.workshop:
            workshop_id = named_workshop(read, arguments.workshop).id
        asked = seating(read, workshop_id)
        people = [each.person for each in queries.participants(read, workshop_id, present_only=True)]
        asked = with_met(asked, meetings_elsewhere(workspace, people)())
        names = names_of(queries.people(read))
        if arguments.rounds is None:
            arguments.rounds = len(groups_of_day.rotation_steps(queries.agenda(read, workshop_id).agenda))
    finally:
        workspace.close()
    here = [person.id for person in people if asked.facts.leaves_after.get(person.id) != 0]
    return tuple(names[id] for id in here), named_by(asked, names)


def _times(found: Preview, listed: JoinedList, rounds: int) -> dict[str, tuple[int, int | None]]:
    """After which round people leave. A time of day says nothing here, where no round has one."""
    leaving: dict[str, tuple[int, int | None]] = {}
    rows = [row for row in found.rows if row.ticked]
    for row, person in zip(rows, listed.people, strict=True):
        words = row.told.get(PeopleColumn.LEAVES, "")
        found_out = read_leaving(words)
        if found_out is not None and found_out.after is not None and found_out.after > rounds > 0:
            complain(f'Line {row.line}: "{words}": the last is round {rounds}. They are dealt for to the end.')
        elif found_out is not None and found_out.after is not None:
            leaving[person.id] = (0, found_out.after)
        elif words:
            complain(f'Line {row.line}: "{words}" is no round. Without an agenda, write it like: after round 2.')
        if row.told.get(PeopleColumn.ARRIVES):
            complain(f"Line {row.line}: when they arrive needs an agenda; they are dealt for from the first round.")
    return leaving
