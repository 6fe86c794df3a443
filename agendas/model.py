"""The values of an agenda: what happens in a workshop, how long it takes, who leads it.

Read by every other package. Start times are never stored here: `schedule.times` computes them from durations,
so that no edit can leave a clock time behind. All lengths are whole minutes; all clock times are minutes since
local midnight of the step's day (540 is 9:00; 1440 and above is past midnight).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class StepType(StrEnum):
    """What kind of work a step is; drives colour, arithmetic and what may be shortened."""

    OPENING = "opening"
    THEORY = "theory"
    EXERCISE = "exercise"
    BREAKOUT = "breakout"
    SHARE_BACK = "share_back"
    BREAK = "break"
    WRAP_UP = "wrap_up"


class Activity(StrEnum):
    """What is special about a step, where the fit check or the run must know more than its type."""

    NONE = "none"
    INTRODUCTIONS = "introductions"  # grows with the number of people
    ROTATION = "rotation"  # coach / coachee / observer rounds
    GROUP_WORK = "group_work"  # breakout without seats, one group per objective or team
    LUNCH = "lunch"
    PARKING_LOT = "parking_lot"  # the day's buffer


class Lead(StrEnum):
    """Who leads a step (domain words: coach, sponsor, project lead, team lead, participants)."""

    COACH = "coach"
    SPONSOR = "sponsor"
    PROJECT_LEAD = "project_lead"
    TEAM_LEAD = "team_lead"
    PARTICIPANTS = "participants"
    CHAMPION = "champion"
    PRODUCER = "producer"


class Seat(StrEnum):
    """The three seats of a practice breakout."""

    COACH = "coach"
    COACHEE = "coachee"
    OBSERVER = "observer"


class PhaseKind(StrEnum):
    """The parts of one breakout round, in the order they run."""

    BRIEF = "brief"
    COACHING = "coaching"
    COACH_SPEAKS = "coach_speaks"  # coach first, then coachee
    OBSERVER_SPEAKS = "observer_speaks"
    NOTE = "note"  # a line for the share back


class AgendaKind(StrEnum):
    """Which workshop of the engagement an agenda belongs to."""

    TOP_LEVEL = "top_level"
    EXPERT = "expert"
    TEAM_LEVEL = "team_level"
    CHAMPION = "champion"
    CHECK_IN = "check_in"
    REFLECT = "reflect"
    OWN = "own"


class Flex(Struct, frozen=True):
    """Shortest and longest a step can be without harm, in minutes."""

    shortest: int
    longest: int


class Phase(Struct, frozen=True):
    """One timed part of a round."""

    kind: PhaseKind
    minutes: int


class Round(Struct, frozen=True):
    """One turn of coaching inside a breakout step; `number` counts through the whole day from 1."""

    number: int
    phases: tuple[Phase, ...]

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)


class Material(Struct, frozen=True):
    """Something to bring. `quantity` is a rule read by the checklist: "1", "per_person", "per_person+20%",
    "2_per_person" (used up), "per_group", "per_team", "per_observer_round", "per_item" (another one for each item that
    names it)."""

    name: str
    quantity: str = "1"


class Mark(Struct, frozen=True):
    """When a step's clock warns: so much before its end, in per cent of its length or in minutes."""

    amount: int
    percent: bool = True


class StepTexts(Struct, frozen=True):
    """Everything said about a step, in one language. `room_text` is the only part a participant may see besides the
    title; `script`, `tips` and `failure` are the facilitator's own."""

    title: str
    script: str = ""
    room_text: str = ""
    tips: str = ""
    failure: str = ""


class Step(Struct, frozen=True):
    """One line of an agenda. `cut` is the order in which to drop or shrink it when late (1 first; None: by kind);
    `protected` steps are never cut. `pinned` fixes the start (minutes since midnight). `seconds_each` is how long one
    person introduces themselves; only introductions have a use for it. `per_key_result` is how many minutes of the step
    one key result takes (0: it does not grow with them). `advance` goes on to the next step by itself; `warn` and
    `last_call` say when the clock warns (None: a fifth and a twentieth of the step).

    `until` is the time it is worked to, whenever it begins (minutes since midnight); `minutes` is then what the clock
    leaves it and follows from the plan (`schedule.settled`). `strands` holds what several groups do at the same time,
    two or more; then `minutes`, `flex`, `type` and `leads` follow from them (`strands.settled`): the longest counts."""

    id: str
    minutes: int
    flex: Flex
    type: StepType
    leads: tuple[Lead, ...]
    texts: StepTexts
    materials: tuple[Material, ...] = ()
    activity: Activity = Activity.NONE
    cut: int | None = None
    protected: bool = False
    pinned: int | None = None
    rounds: tuple[Round, ...] = ()
    day: int = 1
    seconds_each: int = 120
    per_key_result: int = 0
    advance: bool = False
    warn: Mark | None = None
    last_call: Mark | None = None
    until: int | None = None
    strands: tuple[Strand, ...] = ()

    @property
    def title(self) -> str:
        """What it is called; steps side by side without a title of their own are called by what they begin with."""
        return self.texts.title or " / ".join(strand.steps[0].title for strand in self.strands)


class Strand(Struct, frozen=True):
    """What one of several groups does while the others do something else: steps one after the other, without fixed
    starts, coaching rounds or strands of their own. `name` says who ("Observers"); it may be empty."""

    id: str
    name: str
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """What it is called: who is in it, else what they begin with."""
        return self.name or self.steps[0].title

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


class ParkedStep(Struct, frozen=True):
    """A step kept beside the plan, with the place it came from: the step it followed ("" when it was the first) and its
    index, should that step be gone as well. `own_day` is the start of a day that consisted of this step alone."""

    step: Step
    after: str = ""
    index: int = 0
    own_day: int | None = None


class Agenda(Struct, frozen=True):
    """A whole workshop. `starts` holds one default start per day, in minutes since midnight; `people` is the smallest
    and largest sensible number of participants, `ideal` the range it is made for; `sourced` tells whether the times
    stand in a published source (then the README credits it) or are our proposal. `parked` steps belong to the workshop
    but not to its plan: nothing that reads the day looks at them. `ends` holds the ends that are fixed, one per day; a
    day without one ends when its steps are over."""

    id: str
    kind: AgendaKind
    title: str
    purpose: str
    starts: tuple[int, ...]
    people: tuple[int, int]
    ideal: tuple[int, int]
    steps: tuple[Step, ...]
    language: str = "en"
    sourced: bool = False
    parked: tuple[ParkedStep, ...] = ()
    ends: tuple[int | None, ...] = ()

    def step(self, step_id: str) -> Step:
        """The step with this id; KeyError when the agenda has none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    @property
    def every_step(self) -> tuple[Step, ...]:
        """All steps somebody works on: those side by side one by one, instead of the step that holds them."""
        return tuple(
            each
            for step in self.steps
            for each in ([one for strand in step.strands for one in strand.steps] if step.strands else [step])
        )

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)
