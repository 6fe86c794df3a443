"""What a step is, apart from its words and minutes: kind, lead, flex, cut order, rounds, when its clock warns. Without
Qt; read from what the coach types and put into the step."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from agendas.marks import MarkProblem, parse_mark, problem
from agendas.model import Activity, Flex, Lead, Mark, Step, StepType
from agendas.rounds import rounds_for
from agendas.schedule import parse_duration

MOST_ROUNDS = 6
SECONDS = (10, 600)
_SPAN = re.compile(r"\s*(.+?)\s*(?:-|–|—|to|bis)\s*(.+?)\s*")


class StepFacts(Struct, frozen=True):
    """`cut` None: gives after the others when late; `protected`: never cut. `warn` and `last_call` None: as usual;
    `advance`: the next item begins by itself."""

    type: StepType
    activity: Activity
    leads: tuple[Lead, ...]
    flex: Flex
    cut: int | None
    protected: bool
    rounds: int
    seconds_each: int
    warn: Mark | None = None
    last_call: Mark | None = None
    advance: bool = False


def facts_of(step: Step) -> StepFacts:
    """What the step is now."""
    return StepFacts(
        step.type,
        step.activity,
        step.leads,
        step.flex,
        step.cut,
        step.protected,
        len(step.rounds),
        step.seconds_each,
        step.warn,
        step.last_call,
        step.advance,
    )


def with_facts(step: Step, facts: StepFacts) -> Step:
    """The step as these facts say. Only coaching rounds have rounds, and no round is shorter than a minute."""
    count = max(1, min(facts.rounds, MOST_ROUNDS, step.minutes)) if facts.activity is Activity.ROTATION else 0
    rounds = step.rounds if count == len(step.rounds) else rounds_for(step.minutes, count) if count else ()
    return replace(
        step,
        type=facts.type,
        activity=facts.activity,
        leads=facts.leads or step.leads,
        flex=facts.flex,
        cut=None if facts.protected else facts.cut,
        protected=facts.protected,
        rounds=rounds,
        seconds_each=facts.seconds_each,
        warn=facts.warn,
        last_call=facts.last_call,
        advance=facts.advance,
    )


def flex_words(flex: Flex) -> str:
    return f"{flex.shortest}–{flex.longest}"


def read_flex(typed: str) -> Flex | None:
    """ "20-35", "0 to 15", or one length for a step that cannot give; None when it is not clearly one of these."""
    if only := _length(typed):
        return Flex(only, only)
    match = _SPAN.fullmatch(typed)
    if match is None:
        return None
    shortest, longest = _length(match[1]), _length(match[2])
    if shortest is None or longest is None or shortest > longest or longest == 0:
        return None
    return Flex(shortest, longest)


def cut_words(cut: int | None, protected: bool, never: str) -> str:
    return never if protected else "" if cut is None else str(cut)


def read_cut(typed: str, never: str) -> tuple[int | None, bool] | None:
    """The place in the cut order and whether the step is never cut; None when it cannot be read."""
    typed = typed.strip().casefold()
    if typed in {never.casefold(), "never"}:
        return None, True
    if not typed:
        return None, False
    return (int(typed), False) if re.fullmatch(r"[1-9]\d?", typed) else None


def read_mark(step: Step, name: str, typed: str) -> StepFacts | MarkProblem | None:
    """The facts of the step with this typed as its "warn" or "last_call"; what is wrong with it, or None when it is
    not clearly a length or a share. Nothing typed: as usual."""
    mark = parse_mark(typed) if typed.strip() else None
    if mark is None and typed.strip():
        return None
    facts = replace(facts_of(step), warn=mark) if name == "warn" else replace(facts_of(step), last_call=mark)
    return problem(with_facts(step, facts)) or facts


def _length(typed: str) -> int | None:
    return 0 if typed.strip() == "0" else parse_duration(typed)
