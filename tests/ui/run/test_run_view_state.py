"""What the windows show, without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from agendas.model import (
    Activity,
    Agenda,
    AgendaKind,
    Flex,
    Lead,
    Phase,
    PhaseKind,
    Round,
    Seat,
    Step,
    StepTexts,
    StepType,
)
from ui.run import run_words as words
from ui.run.band_state import band_view
from ui.run.digits import digits
from ui.run.room_view import RoomView, room_view
from ui.run.tile_state import tiles
from ui.run.timing import countdown, parse_earlier, until_next_second
from ui.run.view_state import (
    BellMoment,
    ConductorView,
    WindowMaterial,
    conductor_view,
    moment,
)
from workshop_app.domain import run
from workshop_app.domain.run import Level, RunPicture, RunState, StartedEarlier
from workshop_app.domain.workshops import Attendance, GroupPlan, SeatedRoom, SeatedRound

NINE = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def step(id: str, minutes: int, type: StepType = StepType.THEORY, **more: object) -> Step:
    texts = StepTexts(id.title(), "secret script", f"Do {id}", "secret tips", "secret failure")
    return Step(id, minutes, Flex(5, 99), type, (Lead.COACH,), texts, **more)  # type: ignore[arg-type]


ROUND = Round(1, (Phase(PhaseKind.BRIEF, 5), Phase(PhaseKind.COACHING, 35), Phase(PhaseKind.NOTE, 10)))
DAY = (step("pairs", 60, StepType.BREAKOUT, rounds=(ROUND,)), step("theory", 30), step("wrap", 10))
AGENDA = Agenda("own", AgendaKind.OWN, "Own", "", (540,), (3, 24), (6, 12), DAY)


def picture_at(minutes: float, *commands: tuple[float, run.Command], steps: tuple[Step, ...] = DAY) -> RunPicture:
    state = RunState(replace(AGENDA, steps=steps))
    for minute, command in ((0, run.Start(NINE, 540)), *commands):
        for event in run.decide(state, command, NINE + timedelta(minutes=minute)):
            state = run.evolve(state, event)
    return run.picture(state, NINE + timedelta(minutes=minutes))


def groups(people: int) -> WindowMaterial:
    names = {f"p{place}": f"Name {place:02}" for place in range(people)}
    ids = list(names)
    rooms = tuple(
        SeatedRoom(str(place // 3 + 1), ids[place], ids[place + 1], tuple(ids[place + 2 : place + 3]))
        for place in range(0, people - 1, 3)
    )
    return WindowMaterial(GroupPlan("w", 0, (SeatedRound(1, rooms),)), names, (), UTC)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1800, "30:00"), (1799.999, "30:00"), (1799, "29:59"), (59.001, "1:00"), (1, "0:01"), (0.001, "0:01"),
        (0, "0:00"), (-0.999, "0:00"), (-1, "−0:01"), (-61.5, "−1:01"), (3600, "1:00:00"), (43_200, "12:00:00"),
        (-3661, "−1:01:01"),
    ],
)  # fmt: skip
def test_countdown(seconds: float, text: str) -> None:
    assert countdown(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize("milliseconds", [0, 1, 250, 999, 1000, 3_599_400, 3_600_400, 3_601_999])
def test_the_next_look_is_when_the_digits_change(milliseconds: int) -> None:
    now = picture_at(milliseconds / 60_000, steps=(step("only", 60),))
    wait = until_next_second(now)
    assert 1 <= wait <= 1000
    shown = digits(now).text
    almost = picture_at((milliseconds + wait - 1) / 60_000, steps=(step("only", 60),))
    then = picture_at((milliseconds + wait) / 60_000, steps=(step("only", 60),))
    assert digits(almost).text == shown
    assert digits(then).text != shown or abs(then.remaining) < timedelta(seconds=1)


def test_the_digits_are_those_of_the_phase_and_at_the_end_those_of_the_step() -> None:
    assert digits(picture_at(10)).text == "30:00"
    assert digits(picture_at(33)).level is Level.WARNING
    last = digits(picture_at(55))  # phases take 50 of the 60 minutes
    assert (last.text, last.of_phase) == ("5:00", False)
    assert digits(picture_at(61)).over


def test_the_room_has_no_field_for_anything_private() -> None:
    private = {"script", "tips", "failure", "notes", "leads", "behind", "rows"}
    assert private & set(ConductorView.__struct_fields__) == private
    assert not private & set(RoomView.__struct_fields__)
    assert "secret" not in repr(room_view(picture_at(70, (60, run.Next())), groups(6)))


def test_seats_are_sorted_by_name_and_paged_evenly() -> None:
    first = room_view(picture_at(0.05), groups(14), per_page=6)
    second = room_view(picture_at(0.15), groups(14), per_page=6)
    third = room_view(picture_at(0.28), groups(14), per_page=6)
    assert [len(view.seats) for view in (first, second, third)] == [5, 5, 4]
    everyone = [line.name for view in (first, second, third) for line in view.seats]
    assert everyone == sorted(everyone)
    assert len(set(everyone)) == 14
    assert (first.page, first.pages, second.page) == (1, 3, 2)
    line = first.seats[2]
    assert (line.seat, line.room, line.coach) == (Seat.OBSERVER, "1", "Name 00")


def test_after_people_moved_all_windows_read_the_letters_of_the_rounds_sentence() -> None:
    first = SeatedRound(1, (SeatedRoom("1", "p0", "p1", ("p2",)), SeatedRoom("2", "p3", "p4", ("p5",))))
    moved = (SeatedRoom("1", "p4", "p2", ("p0",)), SeatedRoom("2", "p1", "p5", ("p3",)))  # p1 and p4 change rooms
    material = replace(groups(6), groups=GroupPlan("w", 0, (first, SeatedRound(2, moved))))
    titled = [
        replace(
            step(f"b{number}", 60, StepType.BREAKOUT, rounds=(replace(ROUND, number=number),)), texts=StepTexts(title)
        )
        for number, title in ((1, "Breakout 1: A coaches B, C observes"), (2, "Breakout 2: B coaches C, A observes"))
    ]
    picture = picture_at(1, (0.5, run.Next()), steps=(*titled, *DAY[1:]))
    wall = {line.name: (line.letter, line.seat) for line in room_view(picture, material).seats}
    coach, coachee, observer = ("B", Seat.COACH), ("C", Seat.COACHEE), ("A", Seat.OBSERVER)
    seats = {"p4": coach, "p2": coachee, "p0": observer, "p1": coach, "p5": coachee, "p3": observer}
    assert wall == {material.names[id]: seat for id, seat in seats.items()}
    shown = tiles(RunState(AGENDA), picture, conductor_view(picture, material).rooms, ("", ""), UTC)
    assert {seat.name: (seat.letter, seat.seat) for tile in shown for seat in tile.seats} == wall


def test_who_came_late_and_has_no_seat_is_told_so() -> None:
    material = groups(6)
    there = [Attendance(f"a{place}", "w", f"p{place}") for place in range(6)]
    late = [Attendance("l", "w", "late"), Attendance("a", "w", "away", present=False)]
    known = [Attendance("t", "w", "later", arrives_at=24 * 60 - 1), Attendance("g", "w", "gone", leaves_at=0)]
    names = {**material.names, "late": "Aa Late", "away": "Aa Away", "later": "Aa Later", "gone": "Aa Gone"}
    view = room_view(picture_at(1), replace(material, names=names, attending=(*there, *late, *known)))
    assert [(line.name, line.seat) for line in view.seats if line.seat is None] == [("Aa Late", None)]
    assert len(view.seats) == 7


@pytest.mark.parametrize("seconds", [14 * 60 + 36, 29 * 60 + 40, 30 * 60 + 59, 44 * 60, 45 * 60 + 25, 45 * 60 + 59])
def test_what_an_item_took_is_what_the_day_is_ahead_or_behind(seconds: int) -> None:
    steps = (step("first", 30), step("second", 30), step("last", 30))
    material = WindowMaterial(zone=UTC)
    view = conductor_view(picture_at(seconds / 60, (seconds / 60, run.Next()), steps=steps), material)
    first, second, last = view.rows
    assert first.actual is not None
    assert first.actual - first.planned == view.behind == view.end_behind == second.moved == last.moved
    assert minute_of(second.start) == 540 + first.actual
    assert minute_of(view.ends_at) == minute_of(last.start) + last.given == minute_of(view.next_at) + 30


@pytest.mark.parametrize("seconds", [-40, -5, 0, 20, 61])
def test_an_item_ends_when_the_next_one_is_said_to_begin(seconds: int) -> None:
    """A day that began five seconds early went "to 09:29" beside "next 09:30", on both screens."""
    steps = (step("first", 30), step("second", 30))
    state = RunState(replace(AGENDA, steps=steps))
    for event in run.decide(state, run.Start(NINE, 540), NINE + timedelta(seconds=seconds)):
        state = run.evolve(state, event)
    picture = run.picture(state, NINE + timedelta(minutes=12))
    view, room = conductor_view(picture, WindowMaterial(zone=UTC)), room_view(picture, WindowMaterial(zone=UTC))
    band = band_view(state, picture, UTC)
    assert view.next_at == room.until == band.ends == room.next_at
    assert band.segments[0].start == view.rows[0].start


def minute_of(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(("minute", "there"), [(65, True), (75, False)])
def test_who_leaves_at_lunch_is_looked_for_until_it_has_come(minute: int, *, there: bool) -> None:
    early = step("pairs", 60, StepType.BREAKOUT, rounds=(ROUND,))
    late = step("again", 60, StepType.BREAKOUT, rounds=(replace(ROUND, number=2),))
    lunch = step("lunch", 10, StepType.BREAK, activity=Activity.LUNCH)
    steps = (early, lunch, late) if not there else (early, late, lunch)
    ends: tuple[tuple[float, run.Command], ...] = ((61, run.Next()),) if there else ((61, run.Next()), (71, run.Next()))
    rounds = tuple(SeatedRound(number, (SeatedRoom("1", "p0", "p1", ("p2",)),)) for number in (1, 2))
    known = (Attendance("l", "w", "lea", leaves_lunch=1), Attendance("m", "w", "max", leaves_lunch=2))
    material = replace(groups(3), groups=GroupPlan("w", 0, rounds), names={"lea": "Lea", "max": "Max"}, attending=known)
    seats = room_view(picture_at(minute, *ends, steps=steps), material).seats
    # Max leaves at a lunch of the second day, which is not today.
    assert [line.name for line in seats if line.seat is None] == (["Lea", "Max"] if there else ["Max"])


def test_the_band_of_a_round_shows_its_phases() -> None:
    parts = room_view(picture_at(10), groups(6)).parts
    assert [(part.phase, part.minutes) for part in parts] == [
        (PhaseKind.BRIEF, 5),
        (PhaseKind.COACHING, 35),
        (PhaseKind.NOTE, 10),
    ]
    assert [part.left for part in parts] == [0, pytest.approx(30 / 35, abs=0.001), 1]
    assert room_view(picture_at(70, (60, run.Next())), groups(6)).parts == ()


def test_no_groups_means_no_seats() -> None:
    assert room_view(picture_at(1), WindowMaterial(zone=UTC)).seats == ()
    assert conductor_view(picture_at(70, (60, run.Next())), groups(6)).rooms == ()


def test_both_windows_say_the_same() -> None:
    for minute in (0, 4.99, 5, 12.3456, 40, 59.9, 65):
        picture = picture_at(minute)
        room, conductor = room_view(picture, groups(6)), conductor_view(picture, groups(6))
        assert room.digits == conductor.digits
        assert room.moment == conductor.moment
        assert (room.title, room.clock, room.next_title, room.next_at) == (
            conductor.title,
            conductor.clock,
            conductor.next_title,
            conductor.next_at,
        )


def test_a_moment_is_seen_for_a_few_seconds() -> None:
    second = 1 / 60
    assert moment(picture_at(2 * second)) is None
    assert moment(picture_at(5 + 2 * second)) is BellMoment.NEXT_PHASE
    assert moment(picture_at(5 + 7 * second)) is None
    assert moment(picture_at(60)) is BellMoment.TIME_UP
    assert moment(picture_at(60 + 7 * second)) is None
    assert moment(picture_at(60 + 2 * second, (60, run.Pause()))) is None


def test_the_conductor_is_asked_after_half_a_minute_over() -> None:
    assert not conductor_view(picture_at(60.4), WindowMaterial(zone=UTC)).overdue
    assert conductor_view(picture_at(60.5), WindowMaterial(zone=UTC)).overdue
    last = picture_at(80, (60, run.Next()), (61, run.Next()))
    assert conductor_view(last, WindowMaterial(zone=UTC)).last_step
    assert not conductor_view(last, WindowMaterial(zone=UTC)).overdue


def test_the_day_in_rows() -> None:
    view = conductor_view(picture_at(70, (66, run.Next())), WindowMaterial(zone=UTC))
    assert [(row.start, row.planned, row.actual) for row in view.rows] == [
        ("09:00", 60, 66),
        ("10:06", 30, 4),
        ("10:36", 10, None),
    ]
    assert (view.behind, view.ends_at, view.then_title) == (6, "10:46", "")


def test_began_earlier_is_read_as_a_time_or_as_minutes() -> None:
    wall = datetime(2026, 5, 12, 10, 7, 30, tzinfo=UTC)
    assert parse_earlier("3", wall, UTC) == StartedEarlier(minutes_ago=3)
    assert parse_earlier(" 10:04 ", wall, UTC) == StartedEarlier(at=datetime(2026, 5, 12, 10, 4, tzinfo=UTC))
    midnight = datetime(2026, 5, 13, 0, 5, tzinfo=UTC)
    assert parse_earlier("23:58", midnight, UTC) == StartedEarlier(at=datetime(2026, 5, 12, 23, 58, tzinfo=UTC))
    assert parse_earlier("soon", wall, UTC) is None
    assert parse_earlier("3 min", wall, UTC) == parse_earlier("٣", wall, UTC) == StartedEarlier(minutes_ago=3)
    assert parse_earlier("130", wall, UTC) is None, "130 minutes, or half past one?"


def test_twelve_rooms_are_in_step_to_the_microsecond() -> None:
    moment_of_day = 17.123_456_7
    now = picture_at(moment_of_day)
    assert now.round is not None
    rooms = conductor_view(now, groups(36)).rooms
    assert len(rooms) == 12
    assert {line.clock.remaining for line in rooms} == {now.round.part_remaining}
    later = picture_at(moment_of_day, (6, run.ExtendRoom("7", 4)), (7, run.ExtendRoom("12", -2)))
    lines = {line.room: line.clock for line in conductor_view(later, groups(36)).rooms}
    assert lines["7"].remaining - lines["1"].remaining == timedelta(minutes=4)
    assert lines["12"].remaining - lines["1"].remaining == timedelta(minutes=-2)
    assert lines["1"].remaining == now.round.part_remaining
    assert [clock.room for clock in room_view(later, groups(36)).rooms] == ["7", "12"]


def test_seats_turn_their_pages_while_the_clock_is_paused() -> None:
    pages = {room_view(picture_at(6 + second / 60, (5.5, run.Pause())), groups(30), 10).page for second in range(40)}
    assert pages == {1, 2, 3}


def test_names_of_both_directions_stay_apart() -> None:
    material = groups(3)
    names = {"p0": "עבד אל", "p1": "Ana", "p2": "Bo"}
    view = room_view(picture_at(6), WindowMaterial(material.groups, names, (), UTC))
    said = {line.name: words.others(line) for line in view.seats}
    assert said["Ana"] == "with \u2068עבד אל\u2069 and \u2068Bo\u2069"


def test_long_delays_are_told_in_hours() -> None:
    said = [words.behind(minutes) for minutes in (0, 6, -7, 119, 120, 845)]
    assert said == ["on time", "6 min behind", "7 min ahead", "1 h 59 behind", "2 h behind", "14 h 05 behind"]
