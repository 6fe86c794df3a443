"""The teams of the sample carried through their cycle, by the commands that a coach's clicks give: published, four
check-ins, a change in the middle, reflect and reset, the next set begun."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from msgspec import Struct

from workshop_app.application import cycle_queries
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.beside_the_set import AddLineBeside
from workshop_app.application.commands.check_ins import AddAction, ChangeInMidCycle, HoldCheckIn, PlanCheckIn
from workshop_app.application.commands.drafts import SetDraftStatus
from workshop_app.application.commands.health_readings import ReadHealth
from workshop_app.application.commands.reflections import Reflect, ReflectOnSet, SeedNextSet
from workshop_app.application.commands.shared_results import SayContribution
from workshop_app.application.ports import Clock, Transaction
from workshop_app.domain.beside_the_set import NotNow, WatchedMetric
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthSignal, ProgressLine
from workshop_app.domain.cycle_scores import fell
from workshop_app.domain.engagement import Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.reflections import Bucket
from workshop_app.sample.content import at_work
from workshop_app.sample.later import LaterContent

MEETING = time(10, 0, tzinfo=UTC)


class SampleClock(Struct, frozen=True):
    """The moment at which something of the sample was done."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()


class CarriedCycle(Struct, frozen=True):
    """Everything the teams did in their cycle, each thing on its day, in one step."""

    content: LaterContent
    merge_key: Hashable | None = None
    undoable: bool = False

    def run(self, tx: Transaction, clock: Clock) -> None:
        teams = {team.id: team.name for team in tx.all(Team)}
        sets = {teams[each.team_id]: each for each in tx.all(DraftSet)}
        for entry in self.content.raw["drafts"]:
            for command in _beside(tx, sets[entry["team"]], entry):
                command.run(tx, clock)
        for said in self.content.said:
            for day, command in _cycle_of(tx, sets[said["team"]], said, self.content):
                command.run(tx, SampleClock(datetime.combine(day, MEETING)))
            for command in _first_words(tx, said):
                command.run(tx, clock)


def _beside(tx: Transaction, draft: DraftSet, entry: Mapping[str, Any]) -> Iterator[Command]:
    for name, stay, today, source in entry.get("health", ()):
        yield AddLineBeside(WatchedMetric(new_id(), draft.id, name, stay, today, source))
    for text, why in entry.get("not_now", ()):
        yield AddLineBeside(NotNow(new_id(), draft.id, text, why))
    above = {objective.text: objective.id for objective in tx.all(Objective)}
    for objective, told in zip(tx.all(Objective, set_id=draft.id), entry["objectives"], strict=True):
        if "adds_to" in told:
            yield SayContribution(objective.id, above[told["adds_to"]], told["contribution"])


def _cycle_of(
    tx: Transaction, draft: DraftSet, said: Mapping[str, Any], content: LaterContent
) -> Iterator[tuple[date, Command]]:
    """Each thing one team did, with its day."""
    results = cycle_queries.written_results(tx, draft.id)
    yield content.cycle_day("publish_by"), SetDraftStatus(draft.id, DraftStatus.PUBLISHED)
    last: list[Any] = []
    for week, told in zip(content.check_in_days(), said["check_ins"], strict=False):
        day = week + timedelta(days=said["day"])
        held = CheckIn(new_id(), draft.id, day, meeting=said["meeting"])
        yield day, PlanCheckIn(held.id, draft.id, day, meeting=held.meeting)
        for command in _said_in(tx, held, {**told, "before": last}, results):
            yield day, command
        last = told["lines"]
    for told in said.get("changes", ()):
        subject, after, why = results[told["result"] - 1].id, told["after"], told["why"]
        made = ChangeInMidCycle(new_id(), subject, told["field"], after, why, told["agreed"])
        yield content.cycle_day("mid_cycle"), made
    back = content.looked_back(said["day"])
    for command in _ended(draft, said, results, back):
        yield back, command


def _first_words(tx: Transaction, said: Mapping[str, Any]) -> Iterator[Command]:
    """What a team has written into its next set since."""
    fields = said.get("next", {})
    for result in tx.all(KeyResult):
        if result.follows_id and result.text in fields:
            told = fields[result.text]
            yield edit(KeyResult, result.id, **told | ({"type": KeyResultType(told["type"])} if "type" in told else {}))


def _said_in(
    tx: Transaction, held: CheckIn, told: Mapping[str, Any], results: tuple[KeyResult, ...]
) -> Iterator[Command]:
    lines = {line.key_result_id: line.id for line in tx.all(ProgressLine, check_in_id=held.id)}
    ids = [lines[result.id] for result in results]
    to_talk = {number for number, *_ in told.get("blocked", ())}
    pairs = zip(told["before"], told["lines"], strict=False)
    to_talk |= {number for number, (then, now) in enumerate(pairs, 1) if fell(now[1], then[1])}
    for place, (id, (value, predicted, why, happened)) in enumerate(zip(ids, told["lines"], strict=True), 1):
        fields: dict[str, Any] = {"value": value, "predicted": predicted, "why_changed": why, "happened": happened}
        fields |= {"source": results[place - 1].source, "talked": place in to_talk}
        yield edit(ProgressLine, id, measured_on=held.day - timedelta(days=1) if value else None, **fields)
    for number, what, who, since, signal, help_from in told.get("blocked", ()):
        fields = {"blocker": what, "who_can_help": who, "blocked_since": held.day + timedelta(days=since)}
        yield edit(ProgressLine, ids[number - 1], signal=HealthSignal(signal), help_from=help_from, **fields)
    for number, signal in told.get("signals", ()):
        yield edit(ProgressLine, ids[number - 1], signal=HealthSignal(signal))
    metrics = tx.all(WatchedMetric, set_id=held.set_id)
    for metric, (value, signal, note) in zip(metrics, told["health"], strict=True):
        read = (("value", value), ("signal", HealthSignal(signal or "ok")), ("note", note))
        yield ReadHealth(held.id, metric.id, read)
    for who, text, due, done, number in told.get("actions", ()):
        last = at_work(held.day + timedelta(days=due))
        yield AddAction(AgreedAction(new_id(), held.id, results[number - 1].id, text, who, due=last, done=done))
    yield edit(CheckIn, held.id, attended=told.get("attended", ""), decisions=told.get("decisions", ""))
    yield HoldCheckIn(held.id)


def _ended(draft: DraftSet, said: Mapping[str, Any], results: tuple[KeyResult, ...], back: date) -> Iterator[Command]:
    for result, told in zip_longest(results, said["ended"]):
        fields = {**told, "bucket": Bucket(told["bucket"])}
        if "continues_by" in told:
            fields["continues_by"] = at_work(back + timedelta(days=told["continues_by"]))
        yield Reflect(result.id, tuple(fields.items()))
    yield ReflectOnSet(draft.id, (("held_on", back), *said["whole"].items()))
    yield SeedNextSet(draft.id, new_id())
