"""A process that runs a day is killed at random moments, again and again on the same day: each time the clock is right,
the log without a hole, the seats whole, and the file sound.

25 kills in the suite. `OKR_WORKSHOP_KILLS=200` kills as often as the bench does; `-s` prints what was found.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import Struct

from agendas.model import Agenda, AgendaKind, Flex, Lead, Phase, PhaseKind, Round, Step, StepTexts, StepType
from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.application.run_session import RunSession
from workshop_app.application.run_starts import open_runs
from workshop_app.domain.run import RunEvent, picture, recover
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound, Workshop, WorkshopAgenda

KILLS = int(os.environ.get("OKR_WORKSHOP_KILLS", "25"))
PEOPLE = tuple(f"p{place}" for place in range(12))

# One process imports everything once and then forks a facilitator per line of input. After each request it says how
# long the log is now, which seats stand, and what its clock shows; everything it said has to be true after the kill.
NURSERY = """
import os, random, sys
from workshop_app import bootstrap
from workshop_app.application.commands.basic import edit
from workshop_app.application.run_session import RunSession
from workshop_app.domain.errors import KnownError
from workshop_app.domain import run
from workshop_app.domain.workshops import GroupPlan, SeatedRoom, SeatedRound

PEOPLE = [f"p{place}" for place in range(12)]

def seats(number):
    turned = PEOPLE[number % 12:] + PEOPLE[:number % 12]
    rooms = [SeatedRoom(str(n), *turned[3 * n:3 * n + 2], (turned[3 * n + 2],)) for n in range(4)]
    return (SeatedRound(1, tuple(rooms)),)

def wish(dice):
    return dice.choice([
        run.Pause(), run.Resume(), run.Next(), run.Back(), run.AddTime(dice.choice([-2, 1, 5])),
        run.TakeNote(dice.choice(list(run.NoteKind)), "n" * dice.randrange(1, 3000)),
        run.VisitRoom(dice.choice("0123"), dice.random() < 0.7), run.ExtendRoom(dice.choice("0123"), 1),
        run.ShiftTime((("pairs", dice.choice([-1, 1])), ("last", 2))), run.TakeBack(),
        run.StartedEarlier(minutes_ago=0), run.SetClock(run.Face.UP, run.Overtime.FREEZE),
    ])

def facilitate(path, seed):
    dice = random.Random(seed)
    workspace = bootstrap.open_workspace(path)
    session = RunSession(workspace, "w1")
    if not session.state.started:
        session.start(run.Start(workspace.clock.now(), 540))
    while True:
        session.watch()
        plan = workspace.read.get(GroupPlan, "w1")
        try:
            if dice.random() < 0.2:
                workspace.apply(edit(GroupPlan, "w1", seed=plan.seed + 1, rounds=seats(plan.seed + 1)))
            else:
                session.apply(wish(dice))
        except KnownError:
            continue
        shown, wall = session.picture(), session.wall()
        number = workspace.read.count(run.RunEvent, run_id=session.run.id)
        at = workspace.read.get(GroupPlan, "w1").seed
        os.write(1, f"{number} {at} {shown.step.id} {shown.status} {shown.remaining.total_seconds()} "
            f"{wall.timestamp()}\\n".encode())

warm = bootstrap.create_in_memory("Acme")  # import and compile once what every facilitator needs
warm.read.all(run.RunEvent)
warm.close()
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        facilitate(sys.argv[1], int(line))
    os.write(1, b"child %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


class Said(Struct, frozen=True):
    """The last thing a facilitator said before the end."""

    rows: int
    seed: int
    step: str
    status: str
    remaining: float
    wall: float


@pytest.fixture
def day(tmp_path: Path) -> Path:
    def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
        return Step(id, minutes, Flex(5, 999), type, (Lead.COACH,), StepTexts(id), **more)  # type: ignore[arg-type]

    phases = (Phase(PhaseKind.BRIEF, 5), Phase(PhaseKind.COACHING, 50), Phase(PhaseKind.NOTE, 5))
    steps = (
        step("first", 300),
        step("pairs", 120, StepType.BREAKOUT, rounds=(Round(1, phases), Round(2, phases))),
        step("last", 200),
    )
    agenda = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), steps)
    rooms = tuple(SeatedRoom(str(n), *PEOPLE[3 * n : 3 * n + 2], (PEOPLE[3 * n + 2],)) for n in range(4))
    path = tmp_path / "Day.okrw"
    workspace = bootstrap.create(path, "Acme")
    plan = GroupPlan("w1", 0, (SeatedRound(1, rooms),))
    workspace.apply(Add((Workshop("w1", "Day", AgendaKind.EXPERT, "own"), WorkshopAgenda("w1", agenda), plan)))
    workspace.close()
    return path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_while_running(day: Path) -> None:
    dice = random.Random(20261125)
    journal = day.with_name(day.name + "-journal")
    torn, errors, rows = 0, [], 0
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(day)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        for kill in range(KILLS):
            # Every other one in the middle of a write, the rest wherever the dice say.
            said = _killed(nursery, kill, dice.randrange(1, 9), dice.randrange(15_000), journal if kill % 2 else None)
            torn += journal.exists()
            error, rows = _look(day, said)
            errors.append(error)
        assert nursery.stdin is not None
        nursery.stdin.close()
    assert torn > 0  # were it always killed between two requests, this would prove nothing
    print(
        f"{KILLS} kills, {torn} in the middle of a write, {rows} rows: clock right within {max(errors) * 1000:.3f} ms, "
        "log, seats and file whole every time"
    )


def _look(path: Path, said: Said) -> tuple[float, int]:
    """Open the day as the app would, and hold it against what was said. Returns by how many seconds the clock is off,
    and how long the log is."""
    workspace = bootstrap.open_workspace(path)
    (left,) = open_runs(workspace.read)
    session = RunSession(workspace, left.run.workshop_id)
    assert session.damages == ()
    rows = sorted(workspace.read.all(RunEvent, run_id=left.run.id), key=lambda row: row.number)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert (
        said.rows <= len(rows) <= said.rows + 2
    )  # the request that was not answered any more came through, or did not

    plan = workspace.read.get(GroupPlan, "w1")
    assert plan.seed in (said.seed, said.seed + 1)
    turn = plan.seed % 12
    seated = [person for room in plan.rounds[0].rooms for person in (room.coach, room.coachee, *room.observers)]
    assert tuple(seated) == PEOPLE[turn:] + PEOPLE[:turn]

    then, damages = recover(session.agenda, left.run, rows[: said.rows])
    assert damages == ()
    now = session.now()
    shown = picture(then, now)
    assert shown.step is not None
    assert (shown.step.id, shown.status) == (said.step, said.status)
    passed = 0.0 if said.status == "paused" else session.wall().timestamp() - said.wall
    error = abs(shown.remaining.total_seconds() - (said.remaining - passed))
    assert error < 1.0
    assert abs(session.now() - session.wall()) < timedelta(seconds=1)
    workspace.close()
    assert bootstrap.verify(path).problems == ()
    return error, len(rows)


def _killed(nursery: subprocess.Popen[str], seed: int, requests: int, spin: int, wait_for: Path | None) -> Said:
    """Let a facilitator have so many requests, kill it a moment later, and return the last it said."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{seed}\n")
    nursery.stdin.flush()
    child, seen, said = 0, 0, None
    for line in nursery.stdout:
        word = line.split()
        if word[0] == "over":
            assert said is not None
            return said
        if word[0] == "child":
            child = int(word[1])
        else:
            said = Said(int(word[0]), int(word[1]), word[2], word[3], float(word[4]), float(word[5]))
            seen += 1
        if child and seen >= requests:
            for _ in range(spin):
                if wait_for is not None and wait_for.exists():
                    break
            os.kill(child, signal.SIGKILL)
            child = 0
    raise AssertionError("the nursery died")
