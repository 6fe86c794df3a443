"""Fixtures of the storage tests: one value of every kind, and a look at a folder's exact contents.

`every_value` is also read by tests/fixtures/remake_v0001.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

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
from workshop_app import bootstrap
from workshop_app.application import disk
from workshop_app.application.commands.basic import Add
from workshop_app.application.ports import Clock
from workshop_app.application.workspace import Workspace
from workshop_app.domain.beside_the_set import MetricPile, NotNow, PlannedActivity, SortedMetric, WatchedMetric
from workshop_app.domain.between_teams import ContributionLink, SharedWord, TeamDependency, TheirView, WordMeaning
from workshop_app.domain.check_ins import AgreedAction, CheckIn, HealthReading, HealthSignal, ProgressLine
from workshop_app.domain.commitments import Commitment
from workshop_app.domain.dependencies import LookAgain
from workshop_app.domain.engagement import RoleAssignment, RoleKind, Team
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.house_style import HouseStyle, StyleFile
from workshop_app.domain.lineage import BaseRow, CopyTaken
from workshop_app.domain.okr import Dismissal, DraftSet, KeyResult, KeyResultType, Objective
from workshop_app.domain.own_parameters import AgreedAnswer, InterviewLayout, OwnParameter
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey
from workshop_app.domain.people import PairKind, PairRule, Person
from workshop_app.domain.reflections import Bucket, Reflection, SetReflection
from workshop_app.domain.returned import ReturnedComment, ReturnedKind
from workshop_app.domain.run import Run, RunEvent
from workshop_app.domain.sessions import Covered, InterviewSession
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.versions import EditionAnswers, ParameterVersion, RecordEdition
from workshop_app.domain.voices import Interviewee, IntervieweeRole, Voice
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

MOMENT = datetime(2026, 11, 21, 8, 30, 15, 250_000, tzinfo=UTC)


def sample_agenda() -> Agenda:
    breakout = Step(
        "practice",
        45,
        Flex(30, 60),
        StepType.BREAKOUT,
        (Lead.COACH, Lead.PARTICIPANTS),
        StepTexts("Practice", script="Three rounds", room_text="Find your room"),
        materials=(Material("cards", "per_person+20%"),),
        activity=Activity.ROTATION,
        cut=2,
        rounds=(Round(1, (Phase(PhaseKind.BRIEF, 3), Phase(PhaseKind.COACHING, 12))),),
    )
    lunch = Step("lunch", 60, Flex(45, 60), StepType.BREAK, (), StepTexts("Lunch"), protected=True, pinned=720)
    return Agenda("expert", AgendaKind.EXPERT, "Expert day", "To practise", (540,), (6, 30), (9, 18), (breakout, lunch))


def beside_and_after() -> tuple[object, ...]:
    """One of each kind that stands beside the set "d1", or follows it through its cycle."""
    week_four = date(2027, 2, 1)
    return (
        WatchedMetric("h1", "d1", "Sick days", "below 4 %", "3.1 %", "HR"),
        NotNow("nn1", "d1", "A new price list", "Nobody has time before May"),
        PlannedActivity("pa1", "k1", "Call ten clients who left", "Ana Žižková", "p1", week_four, done=True),
        Wording("wd1", "k1", "text", MOMENT, "Be liked", "NPS from 10 to 40", "How will we know?"),
        TeamDependency(
            "td1",
            "Sales",
            "t1",
            what="the address book",
            due=week_four,
            key_result_id="k1",
            view=TheirView.PARTLY,
            confirmed_by="Ana Žižková",
            confirmed_by_id="p1",
            confirmed_on=week_four,
            their_reality="Two are away until March",
            how_seen="the list is in the shared folder",
            next_look=week_four,
        ),
        SharedWord("sw1", "lead", "somebody who asked for an offer"),
        ContributionLink("cl1", "k1", "o1", "Whoever likes us tells a friend"),
        WordMeaning("wm1", "sw1", "t1", "a name with an address"),
        CheckIn("ci1", "d1", week_four, held=True),
        ProgressLine("pl1", "ci1", "k1", "18", week_four, predicted="0.4", signal=HealthSignal.WATCH, talked=True),
        HealthReading("hr1", "ci1", "h1", "4.4 %", HealthSignal.SIDE_EFFECT, "two people cover for five"),
        SortedMetric("so1", "d1", "Sick days", MetricPile.HEALTH, "it must not rise", 1),
        AgreedAction("aa1", "ci1", "k1", "Ask the three loudest", "Ana Žižková", "p1", week_four),
        Reflection("k1", "31", "0.5", "We asked late, so half a cycle was lost", Bucket.MODIFY, to_health=True),
        SetReflection("d1", week_four, surprised="How few had heard of it"),
    )


def every_value() -> tuple[object, ...]:
    """One linked value of each kind that a new file does not hold by itself."""
    return (
        Team("t1", "Sales", top_level=True, lead="Ana"),
        Person("p1", "Ana Žižková", team="Sales", can_coach=True),
        Person("p2", "Bo", reports_to="p1", note="=HYPERLINK(1)", boss="Ana Žižková", brings_okr=True, host_room=2),
        PairRule("pair1", "p1", "p2", PairKind.RATHER_NOT),
        RoleAssignment("r1", RoleKind.SPONSOR, person_id="p1"),
        OpenQuestion("q1", ParameterKey.CYCLE, "When?", due=date(2027, 2, 28)),
        InterviewNote("n1", ParameterKey.WHY, MOMENT, "They sighed"),
        Workshop(
            "w1", "Expert day", AgendaKind.EXPERT, "expert", date(2027, 1, 11), team_id="t1", zone="Europe/Lisbon"
        ),
        WorkshopAgenda("w1", sample_agenda()),
        Attendance("a1", "w1", "p1", leaves_lunch=1),
        Attendance("a2", "w1", "p2", present=False, position=1, leaves_after=2, leaves_at=780, arrives_at=600),
        GroupPlan("w1", 7, (SeatedRound(1, (SeatedRoom("1", "p1", "p2", ()),)),), same_all_day=False),
        DraftSet("d1", "t1", mission="Sell", room="Room 2", scored_by="prescored"),
        Objective("o1", "d1", "Be loved"),
        KeyResult("k1", "o1", "NPS from 10 to 40", KeyResultType.METRIC),
        HouseStyle("style", accent="#7A1F5C", footer="Ruth Adler · OKRs coach"),
        StyleFile("logo", "logo.png", b"\x89PNG\r\n\x1a\n\x00\xff"),
        Feedback("w1", 9, (0, 0, 2, 3, 4), pace=(1, 7, 1), useful="Ana’s question (4)", we_by=date(2027, 1, 11)),
        Dismissal("x1", "k1", "too_long", "NPS from 10 to 40"),
        *beside_and_after(),
        Run("run1", "w1", MOMENT, rehearsal=True),
        RunEvent("e1", "run1", 1, MOMENT, "started", (("step", "practice"),)),
        ParkedItem("pi1", "w1", "Who owns the number?"),
        Commitment(
            "cm1",
            "w1",
            "talk to Sales about the lead time",
            "Ana Žižková",
            "p1",
            "Sales",
            due=date(2026, 12, 4),
            done=True,
        ),
        Interviewee("i1", "Ana Žižková", IntervieweeRole.SPONSOR, person_id="p1"),
        Voice("v1", "cycle", "i1", "four_months", "Four, so that summer fits", on=date(2026, 11, 2)),
        InterviewSession("s1", 1, date(2026, 11, 2), MOMENT, attendees=("i1",), covered=(Covered("why", 1500),)),
        LookAgain("l1", "scoring", "cycle", MOMENT),
        OwnParameter("own1", "Glossary", preset="glossary", answer=AgreedAnswer(decision="OTD: on-time departures")),
        InterviewLayout("layout", order=("cycle", "why"), hidden=("reviews",), titles=(("cycle", "Rhythm"),)),
        ParameterVersion("pv1", "cycle", MOMENT, "decision", "Three months", "Four months", "Ana"),
        RecordEdition("ed1", 1, MOMENT, fingerprint="00", signed_by="Ana"),
        EditionAnswers("ed1", (("cycle", "decision", "Four months"),)),
        ReturnedComment("rc1", ReturnedKind.COMMENT, "cycle", "Bo", MOMENT, "Why not six?"),
        UnsentLine("interview-note:cycle", "They frow", "cycle"),
        CopyTaken("c2", "c1", 1, MOMENT, file="Acme copy.okrw"),
        BaseRow("b1", "Person", "p1", 1, row=Person("p1", "Ana Zizka", can_coach=True)),
    )


def _full(path: Path, clock: Clock) -> Workspace:
    opened = bootstrap.create(path, "Acme", clock)
    opened.apply(Add(every_value()))
    return opened


@pytest.fixture(scope="session")
def full(made_once: Callable[[object], bytes]) -> bytes:
    """What stands in a file with at least one value of every kind."""
    return made_once(_full)


@pytest.fixture
def full_file(tmp_path: Path, full: bytes) -> Path:
    """A closed file that holds at least one value of every kind."""
    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / "Acme.okrw"
    disk.write_whole(path, full)  # as private as the program makes it
    return path


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes | None]]:
    """Every name below a folder with its bytes, to see that nothing was changed, made or removed."""
    return lambda folder: {
        str(each.relative_to(folder)): each.read_bytes() if each.is_file() else None for each in folder.rglob("*")
    }
