"""Cards instead of slides: the words of the papers, held up from the conductor's window, paged with the arrows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from handouts.room_cards import CardKind
from ui.desk import Desk
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.room import RoomWindow
from ui.run.stage import Stage

Parts = tuple[Conductor, Stage, RoomWindow]


@pytest.fixture
def parts(running: RunPanel, clock) -> Parts:
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    conductor.place.open_window()
    room = conductor.place.window
    assert room is not None
    running.activateWindow()
    conductor.setFocus()
    return conductor, stage, room


@pytest.fixture
def press(parts: Parts, clock, qtbot) -> Callable[..., None]:
    """Keys with the rhythm of a hand: two within a moment are one."""

    def pressed(*keys: object) -> None:
        for key in keys:
            clock.advance(1)
            qtbot.keyClick(parts[0], key)

    return pressed


def shown(room: RoomWindow) -> tuple[str, str]:
    words = room.canvas.words
    assert words is not None
    return ("", "") if words.card is None else (words.card.title, words.card.page)


def test_a_key_holds_up_the_items_task_and_takes_it_away(parts: Parts, press: Callable[..., None]) -> None:
    conductor, _, room = parts
    press("v")
    assert shown(room) == ("What to do now", "")
    assert room.canvas.card.isVisible()
    assert not room.canvas.text.isVisible()
    assert room.canvas.clock.isVisible()
    assert room.canvas.wall.isVisible()
    assert "What to do now" in conductor.head.room_state
    assert "Do welcome together" in room.canvas.accessibleDescription()
    press("v")
    assert shown(room) == ("", "")
    assert room.canvas.text.isVisible()
    assert conductor.head.room_state == ""


def test_the_arrows_turn_pages_and_the_day_stays(parts: Parts, press: Callable[..., None], clock) -> None:
    conductor, stage, room = parts
    press("v", Qt.Key.Key_Right)
    assert shown(room) == ("Seven steps", "1 of 2")
    press(Qt.Key.Key_PageDown)
    assert shown(room) == ("Seven steps", "2 of 2")
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert shown(room)[0] == "What to do now"
    for _ in range(8):
        press(Qt.Key.Key_Right)
    assert shown(room)[0] == "Types of key result"  # nothing is decided yet: nothing agreed to show
    assert stage.picture.index == 0
    clock.advance(1)
    conductor.request(KeyRequest.NEXT)  # the button keeps its meaning, and the next item has its own instruction
    assert stage.picture.index == 1
    assert shown(room) == ("", "")
    press(Qt.Key.Key_Left)
    assert stage.picture.index == 0


def test_a_bouncing_clicker_turns_one_page(parts: Parts, press: Callable[..., None], qtbot) -> None:
    conductor, _, room = parts
    press("v", Qt.Key.Key_PageDown)
    qtbot.keyClick(conductor, Qt.Key.Key_PageDown)
    assert shown(room) == ("Seven steps", "1 of 2")


def test_a_card_keeps_its_page_and_a_message_comes_first(parts: Parts, press: Callable[..., None], clock) -> None:
    _, stage, room = parts
    press("v", Qt.Key.Key_Right, Qt.Key.Key_Right, "v", "v")
    assert shown(room) == ("Seven steps", "2 of 2")
    stage.display.write("Back in five minutes")
    assert room.canvas.message.isVisible()
    assert not room.canvas.card.isVisible()
    assert room.canvas.wall.isVisible()
    assert room.canvas.clock.isVisible()
    stage.display.write("")
    assert room.canvas.card.isVisible()


def test_a_card_chosen_behind_something_says_what_hides_it(
    parts: Parts, press: Callable[..., None], desk: Desk
) -> None:
    """Nothing moved on the wall, and nothing said why."""
    _, stage, room = parts
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    stage.display.write("Back in five minutes")
    press("v")
    assert said == ["The card is behind the message; M removes the message."]
    press("v", "b", "v")
    assert said[1:] == ["The screen is blank; B shows the card."]
    press("b")
    stage.display.write("")
    assert room.canvas.card.isVisible()
    press("v", "v")
    assert len(said) == 2, "what is seen needs no words"


def test_a_hand_on_the_mouse_turns_the_pages_too(parts: Parts, press: Callable[..., None], clock, qtbot) -> None:
    conductor, stage, room = parts

    def turn(words: str) -> None:
        clock.advance(1)
        menu = QMenu()
        qtbot.addWidget(menu)
        conductor.head.fill_cards(menu)
        next(each for each in menu.actions() if each.text().startswith(words)).trigger()

    turn("Seven steps")
    assert shown(room) == ("Seven steps", "1 of 2")
    item = stage.picture.step
    turn("Next page")
    assert shown(room) == ("Seven steps", "2 of 2")
    turn("Page back")
    assert shown(room) == ("Seven steps", "1 of 2")
    assert stage.picture.step is item
    press("v")
    menu = QMenu()
    qtbot.addWidget(menu)
    conductor.head.fill_cards(menu)
    assert not [each for each in menu.actions() if "page" in each.text().casefold().split("\t")[0].split()]


def test_the_menu_holds_up_any_card(parts: Parts, desk: Desk, qtbot) -> None:
    conductor, _, room = parts
    menu = QMenu()
    qtbot.addWidget(menu)
    conductor.head.fill_cards(menu)
    named = [action.text() for action in menu.actions() if action.text()]
    assert len(named) == len(CardKind) + 1
    menu.actions()[list(CardKind).index(CardKind.POINTS)].trigger()
    assert shown(room) == ("Eight points of a good key result", "")
    assert room.canvas.words is not None
    assert room.canvas.words.card is not None
    assert len(room.canvas.words.card.lines) == 8
    said: list[str] = []
    desk.bridge.said.connect(said.append)
    menu.actions()[list(CardKind).index(CardKind.PARAMETERS)].trigger()
    assert len(said) == 1
    assert "decided" in said[0]
    assert shown(room) == ("Eight points of a good key result", "")


def test_the_buttons_print_what_is_pressed_while_the_arrows_turn_pages(
    parts: Parts, press: Callable[..., None]
) -> None:
    """→ on the button while → turns a page would leave the day where it is, unnoticed."""
    controls = parts[0].controls

    def printed() -> tuple[str, str]:
        return controls.next.accessibleDescription(), controls.back.accessibleDescription()

    assert printed() == ("→", "←")
    press("v")
    assert printed() == ("Shift →", "V ←")
    before = parts[1].picture.step
    press(Qt.Key.Key_Right)
    assert parts[1].picture.step == before
    press("v")
    assert printed() == ("→", "←")
