"""An engagement as a coach would have it three weeks before the workshops, and one stable text form of a Document."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from agendas.model import (
    Activity,
    Agenda,
    AgendaKind,
    Flex,
    Lead,
    Material,
    Phase,
    PhaseKind,
    Round,
    Step,
    StepTexts,
    StepType,
)
from handouts.document import Document
from handouts.gather import ComposeOptions
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import Engagement, RoleAssignment, RoleKind, Team
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.house_style import HouseStyle, StyleFile
from workshop_app.domain.lineage import BaseRow, CopyTaken, Lineage
from workshop_app.domain.okr import Direction, Dismissal, DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.own_parameters import InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.returned import ReturnedComment, ReturnedKind
from workshop_app.domain.sessions import InterviewSession
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.versions import EditionAnswers, RecordEdition
from workshop_app.domain.voices import Interviewee, Voice
from workshop_app.domain.wordings import Wording
from workshop_app.domain.workshops import (
    Attendance,
    GroupPlan,
    ParkedItem,
    SeatedRoom,
    SeatedRound,
    Workshop,
    WorkshopAgenda,
)

RARE = datetime(2027, 2, 9, tzinfo=UTC)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEklEQVR4nGOsko9hgAEmBiQAABdkAPlaDbaNAAAAAElFTkSuQmCC"
)
NAMES = (
    "Ana Lind",
    "Ben Okafor",
    "Cho Min-seo",
    "Dev Patel",
    "Eli Brandt",
    "Fay Larsen",
    "Gus Moreau",
    "Ines Carvalho",
    "Olaf Nygaard",
    "Mei Tanaka",
)
STAFF_TEXT = (
    "Each team picks at most two things to change. One of them should be felt by our passengers, one may be about how "
    "we work. Everything else carries on as daily work and needs no OKR."
)
WHY_NOW = (
    "Since January two of ten morning departures leave late and the school has begun to record absences. The port's "
    "new berth plan gives us eight free minutes for the first time. A second operator bids for the route in November. "
    "If the summer is like the spring we lose the argument."
)
WORDS = {
    ParameterKey.WHY: (
        "We use OKRs to finish fewer things properly. Whatever is not on the list waits.",
        "Since January two of ten morning departures leave late. We start eleven projects a year and finish four.",
    ),
    ParameterKey.LEVEL: (
        "In cycle 1 the leadership team and three pilot teams set OKRs. Nobody has to write individual OKRs.",
        "Pilots teach us what fits here before everybody depends on it.",
    ),
    ParameterKey.NUMBER: (
        "Each set has at most two objectives with two to four key results.",
        "More than eight key results cannot be talked about in our Monday meeting.",
    ),
    ParameterKey.SCORING: (
        "Every key result gets three levels before the cycle starts: commit 0.3, target 0.7 and stretch 1.0. "
        "Objectives are not scored.",
        "One scale for everybody, and nobody argues about it in August.",
    ),
    ParameterKey.CYCLE: (
        "A cycle lasts four months: January to April, May to August, September to December.",
        "The summer timetable starts in May; a quarter would cut it in two.",
    ),
    ParameterKey.TYPES: (
        "Metric and baseline key results are welcome. One milestone per objective, when an outsider can verify it.",
        "Our project lists were all milestones.",
    ),
    ParameterKey.KPIS: (
        "Each number is a key result, a health metric or just tracked.",
        "Safety numbers must never drop out of sight.",
    ),
    ParameterKey.ALIGNMENT: (
        "Leaders read every why-now and confirm it. Teams that need each other talk before publishing.",
        "",
    ),
    ParameterKey.BOTTOM_UP: (
        "Leaders bring objectives and explain why. Teams write most of the key results.",
        "In the last round the teams heard of their goals by e-mail.",
    ),
}


def step(id: str, minutes: int, type: StepType, lead: tuple[Lead, ...], title: str, **more: object) -> Step:
    values: dict[str, object] = {"flex": Flex(max(5, minutes - 10), minutes + 5), "texts": texts(title)}
    values.update(more)
    return Step(id=id, minutes=minutes, type=type, leads=lead, **values)  # type: ignore[arg-type]


def texts(title: str, tips: str = "", failure: str = "", room: str = "") -> StepTexts:
    return StepTexts(title, "", room, tips, failure)


def turn(number: int, minutes: tuple[int, int, int, int, int]) -> tuple[Round, ...]:
    return (Round(number, tuple(Phase(kind, each) for kind, each in zip(PhaseKind, minutes, strict=True))),)


def expert_day() -> Agenda:
    breakout = {
        "activity": Activity.ROTATION,
        "materials": (Material("Seat cards"), Material("Drafting handout", "per_person+20%")),
    }
    coach, everyone = (Lead.COACH,), (Lead.PARTICIPANTS,)
    return Agenda(
        id="expert_onsite_3",
        kind=AgendaKind.EXPERT,
        title="Expert workshop",
        purpose="You leave able to coach a colleague from a vague wish to a key result worth having.",
        starts=(540,),
        people=(6, 24),
        ideal=(12, 18),
        steps=(
            step(
                "welcome",
                30,
                StepType.OPENING,
                (Lead.SPONSOR, Lead.COACH),
                "Welcome and introductions",
                materials=(Material("Name cards"),),
                texts=texts(
                    "Welcome and introductions",
                    "Three minutes for the sponsor, a minute each for everybody else.",
                    "the sponsor talks for a quarter of an hour",
                ),
                cut=4,
            ),
            step(
                "theory",
                30,
                StepType.THEORY,
                coach,
                "How OKRs work here",
                texts=texts("How OKRs work here", "Read the client's own parameters; one example each.", "a lecture"),
                cut=1,
            ),
            step(
                "group",
                45,
                StepType.EXERCISE,
                coach,
                "Key results for one top-level objective",
                materials=(Material("Flipchart with objective and why now"),),
                texts=texts(
                    "Key results for one top-level objective",
                    "Alone 5, pairs 10, all together 25.",
                    "the coach rewrites instead of asking",
                ),
                cut=5,
            ),
            step("break1", 15, StepType.BREAK, coach, "Break"),
            step(
                "steps",
                30,
                StepType.THEORY,
                coach,
                "Seven steps to team-level OKRs",
                texts=texts("Seven steps to team-level OKRs", "One worked example.", "every exception explained"),
                cut=2,
            ),
            step(
                "b1", 40, StepType.BREAKOUT, everyone, "Breakout 1", rounds=turn(1, (4, 24, 3, 6, 3)), cut=6, **breakout
            ),
            step("s1", 20, StepType.SHARE_BACK, coach, "Share back 1", cut=3),
            step("lunch", 60, StepType.BREAK, coach, "Lunch", activity=Activity.LUNCH, pinned=750),
            step("b2", 25, StepType.BREAKOUT, everyone, "Breakout 2", rounds=turn(2, (2, 14, 2, 5, 2)), **breakout),
            step("s2", 15, StepType.SHARE_BACK, coach, "Share back 2", cut=1),
            step("break2", 10, StepType.BREAK, coach, "Break"),
            step("b3", 25, StepType.BREAKOUT, everyone, "Breakout 3", rounds=turn(3, (2, 14, 2, 5, 2)), **breakout),
            step("s3", 15, StepType.SHARE_BACK, coach, "Share back 3", cut=1),
            step(
                "wrap",
                30,
                StepType.WRAP_UP,
                coach,
                "Wrap-up: takeaways and next steps",
                materials=(Material("Feedback form", "per_person"),),
                protected=True,
            ),
        ),
    )


@pytest.fixture(scope="session")
def agenda() -> Agenda:
    return expert_day()


def records(workspace: Workspace) -> list[ParameterRecord]:
    """Nine decided, one parked, one still being discussed."""
    filled = []
    for record in workspace.read.all(ParameterRecord):
        if record.key is ParameterKey.TOOLS:
            public = {
                "status": ParameterStatus.PARKED,
                "parked_until": date(2027, 3, 3),
                "parked_reason": "IT chooses between two wikis",
                "owner": "Mara Lindqvist",
            }
        elif record.key is ParameterKey.REVIEWS:
            public = {
                "status": ParameterStatus.EXPLORING,
                "owner": "Jonas Weber",
                "details": (("holding_sentence", "No score affects anybody's pay this cycle."),),
            }
        else:
            decision, rationale = WORDS[record.key]
            public = {
                "status": ParameterStatus.DECIDED,
                "decision": decision,
                "rationale": rationale,
                "decided_by": "Petra Sund",
                "decided_on": date(2027, 2, 9),
                "applies_from": "May–Aug 2027",
                "review_on": date(2027, 9, 1),
                "owner": "Mara Lindqvist",
            }
        if record.key is ParameterKey.NUMBER:
            public |= {
                "option": "two",
                "exceptions": "Ticketing may list three objectives to show that it is full.",
                "details": (("max_objectives", "2"), ("max_krs_per_objective", "4"), ("balance", "one_each")),
                "staff_text": STAFF_TEXT,
            }
        if record.key is ParameterKey.CYCLE:
            public |= {
                "option": "four_months",
                "details": (("length_months", "4"), ("first_start", "2027-05-01"), ("blackout", "Week 28\nWeek 29")),
            }
        filled.append(replace(record, **public))
    return filled


def staff() -> list[Person]:
    return [Person(f"p{nth}", name, position=nth) for nth, name in enumerate(NAMES)]


def seats() -> GroupPlan:
    """Two trios and a quad, three rounds, as the shift by one makes them."""
    tables = {"1": ("p0", "p1", "p2"), "2": ("p3", "p4", "p5"), "3": ("p6", "p7", "p8", "p9")}
    rounds = []
    for shift in range(3):
        rooms = []
        for room, people in tables.items():
            turned = (*people[shift:], *people[:shift])
            rooms.append(SeatedRoom(room, turned[0], turned[1], turned[2:]))
        rounds.append(SeatedRound(shift + 1, tuple(rooms)))
    return GroupPlan("w1", 1, tuple(rounds))


def draft() -> list[object]:
    return [
        Team("t1", "Crossing Operations", lead="Ines Carvalho"),
        DraftSet(
            "s1",
            "t1",
            "Keep every crossing safe and on time so that islanders can plan their day.",
            "Engine Workshop\nPort Authority\nTicketing",
            "Tourism Desk\nSchool Transport",
            status=DraftStatus.REFINED,
            version=2,
            published_on=date(2027, 1, 8),
        ),
        Objective("o1", "s1", "Make the morning crossing one people can rely on", WHY_NOW, Direction.EXTERNAL, 0),
        KeyResult(
            "k1",
            "o1",
            "Departures before 9:00 that leave within 3 minutes rise from 79 % to 92 %",
            KeyResultType.METRIC,
            "79",
            "84",
            "92",
            "97",
            "%",
            "Ines Carvalho",
            "Bridge log",
            position=0,
        ),
        KeyResult(
            "k2",
            "o1",
            "Engine stops on the line fall from 11 to 4 a month",
            KeyResultType.METRIC,
            "11",
            "8",
            "4",
            "2",
            "a month",
            "Olaf Nygaard",
            position=1,
        ),
        KeyResult(
            "k3",
            "o1",
            "Share of passengers who trust the 7:30 to be on time: a first value from at least 250 answers",
            KeyResultType.BASELINE,
            "",
            "Method agreed",
            "Value from 250 answers",
            "Value, and a target for the next cycle",
            "",
            "Mei Tanaka\nTicketing",
            position=2,
        ),
        Objective("o2", "s1", "Hand over a watch so that nobody has to ask twice", "", Direction.INTERNAL, 1),
    ]


def _ferries(path: Path, clock: Clock) -> Workspace:
    workspace, agenda = bootstrap.create(path, "Harbour Ferries", clock), expert_day()
    head = workspace.read.all(Engagement)[0]
    workspace.apply(
        edit(Engagement, head.id, cycle_name="May–Aug 2027", coach="Robin Vale", confidentiality="Confidential")
    )
    workshop = Workshop(
        "w1", "Expert workshop", AgendaKind.EXPERT, agenda.id, date(2027, 5, 12), place="Harbour House, room 2"
    )
    values: list[object] = [*records(workspace), *staff(), workshop, WorkshopAgenda("w1", agenda), seats(), *draft()]
    values += [Attendance(f"a{nth}", "w1", f"p{nth}", position=nth) for nth in range(10)]
    values += [
        RoleAssignment("r1", RoleKind.SPONSOR, "Petra Sund"),
        RoleAssignment("r2", RoleKind.PROJECT_LEAD, "Mara Lindqvist"),
        OpenQuestion(
            "q1",
            ParameterKey.REVIEWS,
            "Does the sales bonus use a number that will be a key result?",
            "Jonas Weber",
            date(2027, 3, 10),
        ),
        OpenQuestion("q2", ParameterKey.NUMBER, "Where is the not-now list kept?", position=1),
        OpenQuestion("q3", ParameterKey.NUMBER, "Answered already", answer="In the wiki"),
    ]
    workspace.apply(Add(tuple(values)))
    return workspace


@pytest.fixture
def engagement(tmp_path: Path, clock: Clock, made_once: Callable[[object], bytes]) -> Iterator[Workspace]:
    """Harbour Ferries, three weeks before its workshops."""
    path = tmp_path / "Harbour.okrw"
    path.write_bytes(made_once(_ferries))
    workspace = bootstrap.open_workspace(path, clock)
    yield workspace
    workspace.close()


@pytest.fixture
def options() -> ComposeOptions:
    return ComposeOptions(day=date(2026, 11, 21))


def _dump(value: object, depth: int = 0) -> Iterator[str]:
    """One line per value: kind, then what it says; defaults are left out so that new fields leave old files alone."""
    pad = "  " * depth
    if isinstance(value, str | int | float | Enum):
        yield f"{pad}{value!s}" if isinstance(value, Enum) else f"{pad}{value!r}"
    elif isinstance(value, tuple):
        for each in value:
            yield from _dump(each, depth)
    elif isinstance(value, Struct):
        name = type(value).__name__
        if name == "TextRun":
            yield f"{pad}{value.style}: {value.text!r}"  # type: ignore[attr-defined]
            return
        yield f"{pad}{name}"
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner == field.default or inner == ():
                continue
            yield f"{pad}  .{field.name}"
            yield from _dump(inner, depth + 2)


@pytest.fixture(scope="session")
def dump() -> Callable[[Document], str]:
    def dumped(document: Document) -> str:
        return "\n".join(_dump(document)) + "\n"

    return dumped


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


@pytest.fixture(scope="session")
def all_text() -> Callable[[Document], str]:
    """Every string a Document holds, wherever it stands: blocks, marks, running heads, file name."""

    def collected(document: Document) -> str:
        return "\n".join(_texts(document))

    return collected


# Ids, keys and codes: not words, and a file with other ones in them is another file.
STRUCTURE = re.compile(
    r"\w+\.(id|\w+_ids?|mark|key|code|kind|template|current|attendees|block)"
    r"|Engagement\.(language|country|region)|Person\.reports_to"
    r"|ParameterRecord\.details|(ParameterRecord|AgreedAnswer|Voice)\.option|OwnParameter\.preset|InterviewLayout\.(order|hidden|titles)"
    r"|LookAgain\.because|ParameterVersion\.field|RecordEdition\.fingerprint|EditionAnswers\.answers"
    r"|Objective\.answers|KeyResult\.confidence|Wording\.field|RunEvent\.data|Agenda\.language|Material\.quantity|Seated\w+\.\w+|ReturnedComment\.version"
)


def _holds_words(hint: Any) -> bool:
    """Whether text a person typed could stand in such a field."""
    inner = getattr(hint, "__args__", ())
    return any(map(_holds_words, inner)) if inner else hint is str


def _reworded(value: Any, say: Callable[[str, str], str]) -> Any:
    changes: dict[str, Any] = {}
    kind = type(value)
    hints = get_type_hints(kind)
    for field in value.__struct_fields__:
        name, now = f"{kind.__name__}.{field}", getattr(value, field)
        if isinstance(now, Struct):
            changes[field] = _reworded(now, say)
        elif isinstance(now, tuple) and any(isinstance(each, Struct) for each in now):
            changes[field] = tuple(_reworded(each, say) for each in now)
        elif _holds_words(hints[field]) and not STRUCTURE.fullmatch(name):
            assert not isinstance(now, tuple | Enum), f"{name}: say in STRUCTURE whether it holds words"
            changes[field] = say(name, now or "")
    return replace(value, **changes)


@pytest.fixture(scope="session")
def reworded() -> Callable[[Any, Callable[[str, str], str]], Any]:
    """The same value with other words in every text field, found by introspection; the function gets the field's name
    ("Person.note") and what it says now."""
    return _reworded


def _the_cycle() -> Iterator[Any]:
    """What stands beside a set and follows it through its cycle."""
    yield WatchedMetric("wm1", "d1", "Crews rested", "all", "all", "roster")
    yield NotNow("nn1", "d1", "A new timetable", "The harbour is being dredged")
    yield PlannedActivity("pa1", "k1", "Stand on the pier for a morning", "Bo")
    yield Wording(
        "wd1", "k1", "text", RARE, "Better departures", "Departures", "How will we know?", "Late", "Petra Sund"
    )
    yield TeamDependency(
        "td1",
        "Operations",
        gives="Freight",
        what="the loading list",
        gives_up="an hour",
        agreed_words="on time is the ramp",
        needs_owner="Bo",
        gives_owner="Cho",
        confirmed_by="Cho",
        escalate_to="Petra Sund",
    )
    yield ContributionLink("cl1", "k1", "o2", "a boat on time is one nobody thinks about")
    yield SharedWord("sw1", "on time", "the ramp is up")
    yield WordMeaning("me1", "sw1", "t1", "the bow is off")
    yield CheckIn("ci1", "s1", RARE.date(), 30, "Monday round", "all", "go on", held=True)
    yield ProgressLine("pl1", "ci1", "k1", "18", predicted="0.4", happened="fog", blocker="radar", help_from="Cho")
    yield HealthReading("hr1", "ci1", "h1", "5 %", note="two people cover")
    yield Feedback("w1", 9, sentence="fog", useful="the round", change="ramps", promises="Bo asks", we_change="tea")
    yield HouseStyle("style", accent="#7A1F5C", footer="Ruth Adler, OKRs coach")
    yield StyleFile("logo", "logo.png", PIXEL)
    yield SortedMetric("so1", "s1", "Sick days", why="it must not rise")
    yield AgreedAction("aa1", "ci1", "k1", "Ask the pilots", "Bo")
    yield Reflection("k1", "31", "0.5", "We asked late", Bucket.KEEP, "Ramps", next_champion="Cho", continues_with="Bo")
    yield SetReflection("d1", RARE.date(), "all", "fog", "the round", "the list", "ramps")


def _rare() -> Iterator[Any]:
    yield InterviewNote("n1", ParameterKey.WHY, RARE, "They laughed")
    yield Dismissal("d1", "k1", "K02", "Departures", "as agreed")
    yield Interviewee("i1", "Petra Sund")
    yield Voice("v1", "why", "i1", "focus", "Too much at once", verbatim="nobody listens")
    yield InterviewSession("s1", 1, started_at=RARE, note="Bring cake")
    yield LookAgain("l1", "scoring", "number", RARE)
    yield OwnParameter("own1", "Who hosts the check-in?", "Who opens it?")
    yield InterviewLayout(order=("own1",))
    before = datetime(2026, 11, 2, tzinfo=UTC)  # so that everything has changed since
    yield RecordEdition("e1", 1, before, signed_on=before.date(), signed_by="Petra Sund")
    yield EditionAnswers("e1", ())
    yield ReturnedComment("c1", ReturnedKind.COMMENT, "why", "Bo", RARE, "Must we?")
    yield ParkedItem("pi1", "w1", "Who counts the passengers?")
    yield Commitment("cm1", "w1", "Write to Freight", "Bo", with_whom="Cho", due=date(2026, 12, 4))
    yield from _the_cycle()
    yield PairRule("pr1", "p1", "p2", PairKind.APART)
    yield UnsentLine("interview-note:why", "They frow", "why")
    yield Lineage("k7f2")
    yield CopyTaken("m3p8", "k7f2", 1, before, file="For Petra.okrw")
    yield BaseRow("b1", "Person", "p1", 1, row=Person("p1", "Petra Sund", note="Talks little"))


@pytest.fixture
def rare() -> tuple[Any, ...]:
    """One of each kind that the engagement has none of."""
    return tuple(_rare())
