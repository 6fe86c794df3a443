"""Whatever the line above the day says of the wall, its doors stay where the hand has learnt them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from handouts.room_cards import CardKind
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.strip import NARROW, TopStrip


def doors(strip: TopStrip) -> list[tuple[int, str]]:
    QApplication.processEvents()
    shown = [each for each in strip._doors if each.isVisible()]
    assert all(each.geometry().right() <= strip.width() for each in shown)
    assert strip._pill.geometry().right() <= shown[0].geometry().left(), "it lies on a door"
    return [(each.x(), each.shown) for each in shown]


@pytest.mark.parametrize("width", [1000, 1200, 1280, 1320, 1366, 1500])
def test_the_name_of_the_day_gives_way_to_no_date(running: RunPanel, width: int) -> None:
    assert running.conductor is not None
    running.resize(width, 700)
    strip = running.conductor.head
    strip._title.setText("Expert workshop")
    strip._day.setText("Thursday 19 November 2026")
    strip._fit()
    QApplication.processEvents()
    assert strip._title.width() >= strip._title.sizeHint().width()
    assert strip._day.isHidden() or strip._day.width() >= strip._day.sizeHint().width()


@pytest.mark.parametrize("size", [(1366, 748), (1366, 700), (1024, 640)])
def test_next_is_pressed_again_and_again_without_looking(running: RunPanel, size: tuple[int, int]) -> None:
    """A title of one line after one of two took the button away from under the pointer."""
    running.resize(*size)
    conductor, stage = running.conductor, running.stage
    assert conductor is not None
    assert stage is not None
    QApplication.processEvents()
    places = []
    for _ in range(4):
        QApplication.processEvents()
        places.append(conductor.controls.y())
        conductor.lines._now[1].setText("A title so long that it takes two lines beside the digits of the clock")
        conductor.parts.show_below(conductor.view)
        QApplication.processEvents()
        places.append(conductor.controls.y())
        stage.tick()
        conductor._draw()
    assert len(set(places[1:])) == 1, places


def test_what_is_unusual_is_said_in_the_largest_text_too(running: RunPanel) -> None:
    """Where nothing fits, an empty pill is no word for it: the name of the day makes room."""
    from ui.theme import apply_theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 200)
    try:
        running.resize(1024, 640)
        assert running.conductor is not None
        assert running.stage is not None
        strip = running.conductor.head
        running.conductor.place.open_window()
        for message in ("Back at ten", ""):
            running.stage.display.write(message)
            running.stage.tick()
            doors(strip)
            assert strip._title.isVisible() is not bool(message)
            assert strip._pill.isHidden() or len(strip._pill.text()) > 2
            if message:
                assert strip._pill.text() == "Room: message"
    finally:
        apply_theme(app, "light", 100)


@pytest.mark.parametrize(("width", "scale"), [(1366, 100), (1024, 100), (1366, 145)])
def test_a_message_and_a_card_move_no_door(running: RunPanel, width: int, scale: int) -> None:
    from ui.theme import apply_theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", scale)
    try:
        running.resize(width, 768)
        assert running.conductor is not None
        assert running.stage is not None
        strip, display = running.conductor.head, running.stage.display
        before = doors(strip)
        display.write("Back at ten")
        assert doors(strip) == before
        display.write("Please be back at ten, and bring the paper from the first break with you, all of it")
        assert doors(strip) == before
        if width >= NARROW * scale / 100:
            assert strip._pill.text().endswith("…")
            assert "all of it" in strip._pill.accessibleName()
        display.write("")
        running.conductor.run_actions.cards.show(CardKind.STEPS)
        assert doors(strip) == before
        running.conductor.request(KeyRequest.BLACK)
        assert doors(strip) == before
    finally:
        apply_theme(app, "light", 100)
