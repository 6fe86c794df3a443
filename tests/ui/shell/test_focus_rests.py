"""Space and Enter never do what nobody asked for: a widget that cannot have the keyboard any more does not hand it to
the next one in the chain, and gets it back when its work is done."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.documents.style_window import StyleWindow
from ui.main_window import MainWindow
from ui.shell.engagement import EngagementView
from ui.shell.lines import Banner, FootLine
from ui.widgets.paged_window import PagedWindow
from workshop_app.application import queries
from workshop_app.application.commands.engagement import EditEngagement
from workshop_app.domain.errors import ErrorCode, KnownError


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.resize(1366, 768)
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.view is not None
    qtbot.waitUntil(lambda: not window._background.busy)
    return window.view


def _press(window: QWidget, times: int = 4) -> None:
    """Space and Enter, to whatever has the focus, the way the window system delivers them."""
    for _ in range(times):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            QTest.keyClick(window.windowHandle(), key)


def _client(view: EngagementView) -> str:
    return queries.engagement(view.desk.workspace.read).client


def _button(view: QWidget, words: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == words and each.isVisible())


@pytest.mark.parametrize("words", ["PDF", "Word", "Save the pack"])
def test_nothing_is_undone_after_saving(view: EngagementView, ask: Any, tmp_path: Path, qtbot: Any, words: str) -> None:
    assert view.desk.door.carry_out(EditEngagement(client="Kept Ferries"))
    view.go("documents")
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    saved = _button(view, words)
    saved.setFocus()
    ask.answers += [tmp_path] * 40
    go_on = Event()  # however quick the saving is, it is not done before the last key
    view.desk.background.submit(lambda _progress: go_on.wait(20), lambda _: None, lambda _: None, title="Working")
    try:
        QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Space)
        assert not saved.isEnabled()
        focus = QApplication.focusWidget()
        assert not isinstance(focus, QPushButton)
        _press(view.window())
        assert len([each for each in ask.asked if each[0] == "folder"]) == 1, "nothing was pressed meanwhile"
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: saved.isEnabled() and not view.desk.background.busy, timeout=30_000)
    assert saved.hasFocus(), "the focus is where it was"
    for _ in range(3):
        _press(view.window(), 1)
        qtbot.waitUntil(lambda: saved.isEnabled() and not view.desk.background.busy, timeout=30_000)
        assert saved.hasFocus()
    assert _client(view) == "Kept Ferries"


def test_the_foot_line_is_no_stop_on_the_way(view: EngagementView, qtbot: Any) -> None:
    assert view.desk.door.carry_out(EditEngagement(client="Kept Ferries"))
    go_on = Event()
    view.desk.background.submit(lambda _progress: go_on.wait(20), lambda _: None, lambda _: None, title="Working")
    foot = view.findChild(FootLine)
    buttons = [each for each in foot.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 2, "Undo and Cancel"
    try:
        view.setFocus()
        first = QApplication.focusWidget()
        for _ in range(200):
            QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Tab)
            assert not foot.isAncestorOf(QApplication.focusWidget())
            if QApplication.focusWidget() is first:
                break
        undo = next(each for each in buttons if each.text().startswith("Undo"))
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
        assert _client(view) != "Kept Ferries"
        assert not undo.hasFocus()
    finally:
        go_on.set()


def test_what_is_being_made_stops_by_key(view: EngagementView, qtbot: Any) -> None:
    stopped = []
    started = Event()

    def job(progress: Any) -> None:
        started.set()
        while True:
            progress.tell(0, 1)

    view.desk.background.submit(job, lambda _: None, lambda _: None, on_cancelled=lambda: stopped.append(True))
    assert started.wait(20)
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(stopped))


def test_a_banner_that_closes_hands_the_keyboard_to_nobody(view: EngagementView) -> None:
    banner = view.findChild(Banner)
    view.show_failure(KnownError(ErrorCode.FILE_BUSY, path="x"))
    close = next(each for each in banner.findChildren(QPushButton) if each.isVisible())
    close.setFocus()
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Space)
    assert not banner.isVisible()
    assert not isinstance(QApplication.focusWidget(), QPushButton)


@pytest.fixture
def three(window: MainWindow, qtbot: Any) -> tuple[QWidget, QPushButton, QPushButton, QLineEdit]:
    """Two buttons and a line in a window of their own."""
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    first, second, field = QPushButton("First"), QPushButton("Second"), QLineEdit()
    for each in (first, second, field):
        layout.addWidget(each)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page, first, second, field


@pytest.mark.parametrize("way", ["setEnabled", "setVisible"])
def test_it_comes_back_to_where_it_was(three: Any, way: str) -> None:
    page, first, second, _ = three
    first.setFocus()
    getattr(first, way)(False)
    assert QApplication.focusWidget() is page
    second.setEnabled(False)
    second.setEnabled(True)
    assert QApplication.focusWidget() is page
    getattr(first, way)(True)
    assert first.hasFocus()


def test_not_to_where_somebody_has_left(three: Any) -> None:
    _, first, _, field = three
    first.setFocus()
    first.setEnabled(False)
    field.setFocus()
    first.setEnabled(True)
    assert field.hasFocus()


def test_also_when_another_window_was_in_front_meanwhile(three: Any, window: MainWindow, qtbot: Any) -> None:
    page, first, second, _ = three
    first.setFocus()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setEnabled(False)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert not second.hasFocus()
    assert page.focusWidget() is page
    first.setEnabled(True)
    assert first.hasFocus()


def test_tab_goes_on_from_where_it_rests(three: Any) -> None:
    page, first, second, _ = three
    first.setFocus()
    first.setEnabled(False)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_what_is_gone_for_good_is_forgotten(three: Any, qtbot: Any) -> None:
    page, first, _, _ = three
    first.setFocus()
    first.hide()
    with qtbot.waitSignal(first.destroyed):
        first.deleteLater()
    assert QApplication.focusWidget() is page


def test_a_page_that_is_turned(three: Any) -> None:
    page, *_ = three
    stack, one, two = QStackedWidget(), QPushButton("One"), QPushButton("Two")
    stack.addWidget(one)
    stack.addWidget(two)
    page.layout().addWidget(stack)
    one.setFocus()
    stack.setCurrentWidget(two)
    assert QApplication.focusWidget() in (two, stack), "it stays in the place that was turned"


def test_a_button_may_go_while_it_has_the_keyboard(view: EngagementView) -> None:
    going = QPushButton("Going", view)
    going.show()
    going.setFocus()
    assert QApplication.focusWidget() is going
    going.deleteLater()
    QApplication.sendPostedEvents(going, QEvent.Type.DeferredDelete)  # an error on the way fails the test
    assert not isValid(going)


@pytest.mark.parametrize("address", ["interview", "drafts"])
def test_a_window_of_pages_gives_the_keyboard_back_to_what_had_it(
    window: MainWindow, sample_path: Path, qtbot: Any, address: str
) -> None:
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.go(address)
    window.view.screens.enter()
    held = QApplication.focusWidget()
    QTest.keyClick(held, Qt.Key.Key_F5)
    (pages,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PagedWindow) and each.isVisible()]
    qtbot.waitUntil(pages.hasFocus)
    QTest.keyClick(pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(held.hasFocus)


def test_a_window_that_closes_over_another_leaves_the_keyboard_where_it_was(view: EngagementView, qtbot: Any) -> None:
    """Its parent stands in the window behind, which is none of the places where the keyboard rests."""
    view.go("documents")
    qtbot.waitUntil(lambda: not view.desk.background.busy)
    opener = _button(view, "House style…")
    opener.setFocus()
    for _ in range(2):  # the second time the window is there already
        opener.click()
        over = view.findChild(StyleWindow)
        assert over is not None
        over.activateWindow()
        qtbot.waitUntil(over.isActiveWindow)
        QTest.keyClick(over, Qt.Key.Key_Tab)
        assert over.isAncestorOf(QApplication.focusWidget())
        QTest.keyClick(over, Qt.Key.Key_Escape)
        assert view.window().focusWidget() is opener
