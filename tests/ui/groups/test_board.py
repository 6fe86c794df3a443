"""The board as places: which lies beside which, what putting somebody down there would be, and how names are shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from agendas.model import Seat
from ui.groups.board_shape import BoardShape
from ui.groups.board_state import BoardPlace, BoardState, Try
from ui.groups.board_text import BoardFonts
from ui.groups.view_state import GroupRoom, GroupsView, RoundView, SeatView

KINDS = (Seat.COACH, Seat.COACHEE, Seat.OBSERVER, Seat.OBSERVER)


def room(name: str, people: str) -> GroupRoom:
    return GroupRoom(name, tuple(SeatView(id, id.upper(), kind) for id, kind in zip(people, KINDS, strict=False)))


def board(*rounds: tuple[GroupRoom, ...], over: int = 0) -> BoardState:
    shown = tuple(RoundView(number, "", "", rooms, number <= over) for number, rooms in enumerate(rounds, 1))
    return BoardState(GroupsView(shown, None, {}, len(rounds), 7, (), together=False))


STATE = board((room("2", "abc"), room("10", "defg")), (room("10", "adb"), room("2", "ce"), room("Attic", "fg")))


def test_rooms_stand_by_number_and_a_room_that_is_empty_in_a_round_is_passed_over() -> None:
    assert STATE.rooms == ("2", "10", "Attic")
    assert STATE.rows == (4, 3)
    assert STATE.cell(0, 2) is None
    assert STATE.across(BoardPlace(1, 0, 0), 1) == BoardPlace(1, 1, 0)
    assert STATE.across(BoardPlace(0, 1, 3), 1) == BoardPlace(0, 1, 3), "no room at the right in this round"
    assert STATE.across(BoardPlace(0, 1, 3), -5) == BoardPlace(0, 0, 2), "the room has three chairs"


def test_down_goes_on_in_the_next_round_and_with_somebody_in_the_air_through_the_room_itself() -> None:
    last = BoardPlace(0, 0, 2)
    assert STATE.down(last, 1) == BoardPlace(1, 0, 0)
    assert STATE.down(last, 1, rooms_too=True) == BoardPlace(0, 0, 3)
    assert STATE.down(BoardPlace(0, 0, 3), 1, rooms_too=True) == BoardPlace(1, 0, 0)
    assert STATE.down(BoardPlace(1, 0, 0), -1) == last
    assert STATE.down(BoardPlace(1, 0, 1), 1) == BoardPlace(1, 0, 1), "the last round"


@pytest.mark.parametrize(
    ("person", "place", "meant"),
    [
        ("a", BoardPlace(0, 1, 1), Try(1, "a", other="e")),
        ("a", BoardPlace(1, 0, 1), Try(2, "a", other="e")),  # in another round: there it is a change of that round
        ("a", BoardPlace(0, 1, 4), Try(1, "a", room="10")),
        ("a", BoardPlace(0, 0, 0), None),  # herself
        ("a", BoardPlace(0, 0, 3), None),  # her own room
        ("a", None, None),
    ],
)
def test_what_putting_somebody_down_would_be(person: str, place: BoardPlace | None, meant: Try | None) -> None:
    assert STATE.tried(person, place) == meant


def test_nothing_changes_in_a_round_that_is_over() -> None:
    done = board((room("1", "abc"), room("2", "def")), over=1)
    assert done.tried("a", BoardPlace(0, 1, 0)) is None


def test_every_chair_is_hit_where_it_is_drawn_and_only_what_is_in_sight_is_drawn() -> None:
    shape = BoardShape(STATE.rows, 3, 500.0)
    for place, _ in STATE.seats():
        assert shape.hit(shape.chair(place).center()) == place
    assert shape.hit(QPointF(-3, 5)) is None
    assert set(shape.shown(QRectF(0, 0, shape.step - 1, 10))) == {(0, 0)}
    many = BoardShape((4,) * 6, 167, 800.0)
    assert len(set(many.shown(QRectF(3000, 0, 800, 500)))) < 60, "of a thousand cells"


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Mei Tanaka", False),
        ("Wolfeschlegelsteinhausen", False),  # 24 letters without a space: broken, and whole on two lines
        ("Wolfeschlegelsteinhausenbergerdorffwelche", True),
        ("欧阳修远上官婉儿诸葛孔明司马相如慕容复皇甫嵩", True),
        ("محمد عبد الرحمن الخوارزمي الكبير بن موسى", True),
    ],
)
def test_a_long_name_takes_two_lines_and_says_when_some_of_it_is_cut(qapp: QApplication, name: str, cut: bool) -> None:
    font = QFont()
    font.setPixelSize(14)
    fonts = BoardFonts(font)
    shown = fonts.lines(name, 100)
    assert len(shown.lines) <= 2
    assert shown.cut is cut
    if not cut:
        assert "".join(shown.lines).replace(" ", "") == name.replace(" ", "")
    assert fonts.lines(name, 100) is shown, "wrapped once"
