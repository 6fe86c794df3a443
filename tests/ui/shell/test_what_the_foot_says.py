"""The foot line after words have gone another way than into the file: given up, refused in a cell that is gone, dropped
where nobody stands. What it says has to be true of what is there now; and what is asked before closing, too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QDateEdit, QLineEdit, QTableView, QWidget

from ui.background import JobProgress
from ui.main_window import MainWindow
from ui.people.panel import PeoplePanel
from ui.run.panel import RunPanel
from ui.shell.engagement import EngagementView
from ui.shell.lines import Banner, FootLine
from ui.shell.places import WORKSHOP_TABS, workshop_address
from ui.shell.saving_state import SavingState
from ui.theme import apply_theme
from ui.widgets.fields import EntryLine, LineField, TextField
from ui.widgets.tab_row import TabRow
from workshop_app import bootstrap
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.between_teams import TalkAboutWord
from workshop_app.application.commands.unsent import KeepUnsent
from workshop_app.application.settings import COACH, PLAN_AS
from workshop_app.domain.people import Person
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.workshops import WorkshopStatus
from workshop_app.storage.tables import KINDS

T = TypeVar("T", bound=QWidget)
START, TITLE = 0, 3  # columns of the plan


@pytest.fixture
def view(window: MainWindow, sample_path: Path, qtbot: Any) -> EngagementView:
    window.open(sample_path)
    assert window.view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.view


def _address(view: EngagementView, name: str) -> str:
    if name not in WORKSHOP_TABS:
        return name
    planned = [
        each for each in queries.workshops(view.desk.workspace.read) if each.status is not WorkshopStatus.FINISHED
    ]
    return workshop_address(planned[0].id, name)


def _foot(view: EngagementView) -> str:
    return view.findChild(FootLine)._saved.text()


def _says_saved(view: EngagementView) -> bool:
    return _foot(view).startswith(("saved", "everything is saved"))


def _in_sight(view: EngagementView, kind: type[T], qtbot: Any) -> T:
    def there() -> list[T]:
        return [each for each in view.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def _stored(path: Path) -> str:
    with closing(bootstrap.open_workspace(path, read_only=True)) as again:
        return "\n".join(str(value) for kind in KINDS for value in again.read.all(kind))


def _type_into_cell(view: EngagementView, column: int, words: str, qtbot: Any) -> QLineEdit:
    view.desk.settings.set(PLAN_AS, "table")
    view.go(_address(view, "plan"))
    table = next(each for each in view.findChildren(QTableView) if each.isVisible())
    at = table.model().index(1, column)
    table.setFocus()
    table.setCurrentIndex(at)
    table.edit(at)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    for letter in words:
        qtbot.keyClick(editor, letter)
    assert _foot(view) == "typing …"
    return editor


@pytest.mark.parametrize("column", [START, TITLE])
def test_a_cell_given_up_is_not_typed_in_any_more(view: EngagementView, qtbot: Any, column: int) -> None:
    qtbot.keyClick(_type_into_cell(view, column, "1:", qtbot), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: _says_saved(view))


def test_half_a_time_left_in_a_cell_is_not_said_on_another_screen(view: EngagementView, qtbot: Any) -> None:
    _type_into_cell(view, START, "1:", qtbot)

    view.go("home")

    qtbot.waitUntil(lambda: _says_saved(view))
    assert "1:" in view.findChild(FootLine)._said.text()  # why it was not taken
    assert view.saving.may_close()


def test_half_a_time_in_a_cell_is_asked_about_before_closing(view: EngagementView, ask: Any, qtbot: Any) -> None:
    _type_into_cell(view, START, "1:", qtbot)
    ask.answers.append(None)

    assert not view.saving.may_close()
    assert _foot(view).startswith("NOT SAVED")


def test_text_dropped_where_nobody_stands_is_said_to_be_saved_once_it_is(
    view: EngagementView, sample_path: Path, qtbot: Any
) -> None:
    view.go("interview")
    field = _in_sight(view, TextField, qtbot)
    view.setFocus()
    dropped = QMimeData()
    dropped.setText("from another window ")
    place = QPointF(field.cursorRect().center())
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    came = QDragEnterEvent(place, Qt.DropAction.CopyAction, dropped, button, held)
    QApplication.sendEvent(field.viewport(), came)
    QApplication.sendEvent(field.viewport(), QDropEvent(place, Qt.DropAction.CopyAction, dropped, button, held))

    assert "from another window " in field.toPlainText()
    qtbot.waitUntil(lambda: _foot(view).startswith("typing"))
    qtbot.waitUntil(lambda: _foot(view).startswith("saved"))
    assert "from another window " in _stored(sample_path)


def test_whoever_stays_after_all_still_runs_the_day(
    view: EngagementView, window: MainWindow, sample_path: Path, ask: Any, qtbot: Any
) -> None:
    view.go(_address(view, "run"))
    panel = view.findChild(RunPanel)
    assert panel is not None
    ask.answers.append(True)  # the sample's day is planned for another date
    panel.starting.start(False)
    assert panel.conductor is not None
    with closing(sqlite3.connect(sample_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        qtbot.keyClick(panel.conductor, Qt.Key.Key_Plus)
        assert _foot(view).startswith("NOT SAVED")
        ask.answers += [True, None]  # close all the same; but not without what is not saved

        assert not window.engagement.close_engagement()

    assert window.engagement.runs_a_day  # nothing locks the window meanwhile
    view.saving.try_again()
    ask.answers.append(False)
    assert not window.engagement.close_engagement()
    assert ask.asked[-1][1] == "Close anyway?"


def test_a_copy_saved_at_the_end_holds_words_that_wait_for_enter_too(
    view: EngagementView, sample_path: Path, tmp_path: Path, ask: Any, qtbot: Any
) -> None:
    view.go("interview")
    field = _in_sight(view, TextField, qtbot)
    line = _in_sight(view, EntryLine, qtbot)
    kept = tmp_path / "kept.okrw"
    sample_path.rename(tmp_path / "away.okrw")
    qtbot.keyClick(field, "7")
    for letter in "ask the union":
        qtbot.keyClick(line, letter)
    ask.answers += [1, kept]

    assert view.saving.may_close()
    assert "ask the union" in _stored(kept)


def test_words_the_file_did_not_take_are_not_tried_again(
    view: EngagementView, window: MainWindow, sample_path: Path, ask: Any, qtbot: Any
) -> None:
    view.go("interview")
    field, line = _in_sight(view, TextField, qtbot), _in_sight(view, EntryLine, qtbot)
    away = sample_path.rename(sample_path.with_name("away.okrw"))
    for letter in "zyxw":
        qtbot.keyClick(field, letter)
        qtbot.keyClick(line, letter)
    ask.answers.append(2)

    with qtbot.captureExceptions() as faults:
        assert window.engagement.close_engagement()
        window.show_welcome()

    assert faults == []
    assert "zyxw" not in _stored(away)


def test_what_is_turned_in_a_file_that_may_only_be_read_turns_back(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.engagement._on_opened(bootstrap.open_workspace(sample_path, read_only=True))
    view = window.view
    assert view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    turned = 0
    for name in ("plan", "drafts", "calendar"):
        view.go(_address(view, name))
        if name == "plan":
            tabs = next(each for each in view.findChildren(TabRow) if each.isVisible())
            tabs.setCurrentIndex(tabs.count() - 1)  # type and activity of the item
        _in_sight(view, QComboBox, qtbot)
        for box in (*view.findChildren(QDateEdit), *view.findChildren(QComboBox)):
            if box.isVisible() and box.isEnabled() and not isinstance(box.parentWidget(), QCalendarWidget):
                turned += _turned_back(box, qtbot)
    assert turned >= 4  # the day, type and activity of an item, directions of objectives


def _turned_back(box: QDateEdit | QComboBox, qtbot: Any) -> bool:
    before = _value(box)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    was_turned = _value(box) != before
    qtbot.waitUntil(lambda: _value(box) == before)
    return was_turned


def _value(box: QDateEdit | QComboBox) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text()


@pytest.mark.usefixtures("_dressed")
def test_the_banner_is_read_whole_in_large_text(qapp: QApplication, qtbot: Any) -> None:
    apply_theme(qapp, "light", 200)
    try:
        banner = Banner()
        qtbot.addWidget(banner)
        sentence = "/home/coach/Documents/Clients/Harbour Ferries.okrw is no longer there. Put the stick back in. " * 2
        banner.show_failure(sentence, unsaved=True)
        banner.resize(950, banner.heightForWidth(950))
        qtbot.waitUntil(lambda: banner._words.width() > 850)  # the whole line, not what the buttons leave of it
        assert banner._words.height() >= banner._words.heightForWidth(banner._words.width())
        assert banner._copy.geometry().top() >= banner._words.geometry().bottom()
    finally:
        apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_cell_whose_words_are_refused_stays_open(view: EngagementView, qtbot: Any, key: Qt.Key) -> None:
    view.go("people")
    table = next(each for each in view.findChildren(QTableView) if each.accessibleName() == "People")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    editor.insert("x" * 400)  # as a paste does
    qtbot.keyClick(editor, "y")
    qtbot.keyClick(editor, key)
    assert editor.isVisible()
    assert editor.text() == "x" * 400 + "y"
    foot = view.findChild(FootLine)
    assert foot is not None
    assert foot._saved.text().startswith("NOT SAVED")
    editor.setText("")
    qtbot.keyClicks(editor, "Zoe Quay")
    qtbot.keyClick(editor, key)
    qtbot.waitUntil(lambda: view.desk.workspace.read.all(Person)[0].name == "Zoe Quay")
    qtbot.waitUntil(lambda: foot._saved.text().startswith("saved"))


def test_words_on_their_way_alarm_nobody(view: EngagementView, qtbot: Any) -> None:
    view.go("roles")
    field = next(each for each in view.findChildren(LineField) if each.isVisible())
    field.setFocus()
    qtbot.keyClick(field, "a")
    foot = view.findChild(FootLine)
    assert foot is not None
    assert foot._saved.text().startswith("typing")
    assert foot._saved.property("tone") != "over"


def test_escape_gives_up_a_cell_also_when_it_was_saved_meanwhile(view: EngagementView, qtbot: Any) -> None:
    view.go("people")
    people = view.desk.workspace.read.all(Person)
    steps = view.desk.workspace.history.next_undo
    table = next(each for each in view.findChildren(QTableView) if each.accessibleName() == "People")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Zoe")
    qtbot.waitUntil(lambda: view.desk.workspace.read.all(Person) != people)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert view.desk.workspace.read.all(Person) == people
    assert view.desk.workspace.history.next_undo is steps


def _compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends: words on trial, or the words that were chosen."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def _line(view: EngagementView, qtbot: Any) -> QWidget:
    view.go("calendar")
    return _in_sight(view, TextField, qtbot)


def _cell(view: EngagementView, qtbot: Any) -> QWidget:
    return _type_into_cell(view, TITLE, "x", qtbot)


def _settings_line(view: EngagementView, qtbot: Any) -> QWidget:
    view.go("settings")
    return _in_sight(view, LineField, qtbot)


@pytest.mark.parametrize("reach", [_line, _cell, _settings_line])
def test_words_that_are_being_composed_are_not_called_saved(
    view: EngagementView, sample_path: Path, qtbot: Any, reach: Callable[[EngagementView, Any], QWidget]
) -> None:
    field = reach(view, qtbot)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.waitUntil(lambda: _says_saved(view), timeout=20_000)  # what was typed on the way is
    before = _stored(sample_path)
    _compose(field, "かいぎ")
    qtbot.waitUntil(lambda: _foot(view) == "typing …")
    assert view.saving.state.unsaved
    _compose(field, "会議")
    QApplication.processEvents()
    assert _foot(view) == "typing …"
    assert _stored(sample_path) == before
    _compose(field, "", "会議")
    qtbot.waitUntil(lambda: _says_saved(view), timeout=20_000)
    assert "会議" in _stored(sample_path) + view.desk.settings.get(COACH)


def test_words_that_were_composed_and_given_up_are_nothing(view: EngagementView, sample_path: Path, qtbot: Any) -> None:
    field = _line(view, qtbot)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    before = _stored(sample_path)
    _compose(field, "かいぎ")
    qtbot.waitUntil(lambda: _foot(view) == "typing …")
    _compose(field, "")
    qtbot.waitUntil(lambda: _says_saved(view), timeout=20_000)
    assert _stored(sample_path) == before


def test_a_line_that_waits_for_enter_says_so_once_its_words_are_chosen(view: EngagementView, qtbot: Any) -> None:
    view.go("interview")
    line = _in_sight(view, EntryLine, qtbot)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    _compose(line, "かいぎ")
    qtbot.waitUntil(lambda: _foot(view) == "typing …")
    _compose(line, "", "会議")
    qtbot.waitUntil(lambda: "waits for Enter" in _foot(view))
    line.clear()


LONG = (
    "/home/coach/Documents/Clients/Harbour Ferries.okrw is no longer there. Put the stick back in, or the file back in "
    "its place. What you write stays in this window and is saved as soon as the file is there again."
)


@pytest.mark.parametrize("place", ["people", "home", "plan"])
def test_both_strips_leave_half_of_a_low_window_to_the_page(
    qapp: QApplication, settings: Any, clock: Any, sample_path: Path, qtbot: Any, place: str
) -> None:
    apply_theme(qapp, "light", 200)
    try:
        window = MainWindow(settings, clock)
        qtbot.addWidget(window)
        window.resize(1024, 640)
        window.show()
        window.open(sample_path)
        view = window.view
        assert view is not None
        view.go(_address(view, place))
        window.notice.tell(LONG, "Try again", window.close, trouble=True)
        banner = view.findChild(Banner)
        banner.show_failure(LONG, unsaved=True)
        qtbot.waitUntil(lambda: view.screens.height() * 2 >= window.height())
        for words in (window.notice._words, banner._words):
            assert (words.text(), LONG in words.toolTip()) == (LONG, True)
            assert words.height() < 2 * words.fontMetrics().height()
        if place == "people":
            count = view.findChild(PeoplePanel)._tools.count
            assert count.fontMetrics().horizontalAdvance(count.text()) <= count.width()
        window.resize(1024, 1000)
        qtbot.waitUntil(lambda: not window.notice._words.toolTip() and banner._words.height() > 60)
        banner.saved()
        window.close()
    finally:
        apply_theme(qapp, "light", 100)


def test_a_sentence_without_room_ends_in_an_ellipsis(view: EngagementView, qtbot: Any) -> None:
    """It is read whole in the tooltip, and takes no room from what is not saved."""
    foot = view.findChild(FootLine)
    foot.show_saving("NOT SAVED, because the disk is full", alarming=True)
    foot.show_undo("added people")
    foot.say(LONG * 3)
    qtbot.waitUntil(lambda: foot._said.width() > 100)
    assert foot.rect().contains(foot._said.geometry())
    assert LONG in foot._said.toolTip()
    assert foot._saved.fontMetrics().horizontalAdvance(foot._saved.text()) <= foot._saved.width()
    foot._quiet.timeout.emit()
    assert (foot._said.text(), foot._said.toolTip()) == ("", "")


def test_a_field_may_go_with_the_keyboard_in_it_and_with_all_that_stands_around(view: EngagementView) -> None:
    """Qt tells of the focus while it takes the widgets apart: whoever looks inside the window then finds half of them,
    and the program ended there."""
    view.go("roles")
    panel = view.screens.currentWidget()
    assert panel is not None
    field = next(each for each in panel.findChildren(LineField) if each.isVisible())
    field.setFocus()
    assert QApplication.focusWidget() is field
    row = field.parentWidget()
    assert row is not None
    row.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert _says_saved(view)


def test_a_file_opened_says_when_it_was_saved_last(view: EngagementView) -> None:
    assert _foot(view).startswith("saved ")
    at = datetime(2027, 1, 15, 12, 0).astimezone()
    told = SavingState(at=at, today=at.date()).words
    assert told == f"saved {at:%H:%M}"
    assert SavingState(at=at, today=date(2027, 1, 16)).words == f"saved 15 Jan, {at:%H:%M}"


@pytest.mark.parametrize("scale", [100, 200])
def test_the_page_stays_where_it_is_while_something_is_done(
    window: MainWindow, sample_path: Path, qapp: QApplication, scale: int
) -> None:
    """Neither work in the background nor a step to take back moves it under the pointer."""
    apply_theme(qapp, "light", scale)
    window.open(sample_path)
    window.show()
    QApplication.processEvents()
    foot = window.findChild(FootLine)
    foot.show_work("", None)
    QApplication.processEvents()
    high = foot.height()
    for busy in (JobProgress(1, 3, "Copying"), JobProgress(0, 0), None):
        foot.show_work("Copying", busy)
        QApplication.processEvents()
        assert foot.height() == high
    foot.show_undo("renamed a person")
    QApplication.processEvents()
    assert foot.height() == high
    apply_theme(qapp, "light", 100)


def test_what_was_refused_is_said_until_a_change_goes_through(view: EngagementView) -> None:
    """What waits for Enter is none; what was said since stays."""
    foot = view.findChild(FootLine)
    person = view.desk.workspace.read.all(Person)[0]

    def refused() -> str:
        view.desk.door.carry_out(TalkAboutWord("w", " ", ()))
        return str(foot._said.text())

    assert "empty" in refused()
    view.desk.door.carry_out(KeepUnsent(LinePlace("person"), "Zoe"))
    assert "empty" in foot._said.text()
    view.desk.door.carry_out(edit(Person, person.id, note="likes tea"))
    assert foot._said.text() == ""
    assert "empty" in refused()
    view.desk.bridge.say("Saved as a PDF")
    view.desk.door.carry_out(edit(Person, person.id, note="likes coffee"))
    assert foot._said.text().startswith("Saved as a PDF")
