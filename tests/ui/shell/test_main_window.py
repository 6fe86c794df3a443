"""The window as a coach uses it: start, open, go places, undo, survive a failed save, leave."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from ui.documents.style_window import StyleWindow
from ui.home.check_ins_due import coming_check_ins
from ui.home.panel import HomePanel
from ui.home.welcome import NewEngagement, WelcomePanel
from ui.main_window import MainWindow
from ui.question import Question
from ui.shell.lines import Banner, FootLine, HeadLine, WorkshopTabs
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from ui.shell.rail import Rail, RailLine
from ui.shell.run_mode import RunMode
from ui.widgets.fields import LineField
from workshop_app import bootstrap
from workshop_app.application import own_style, queries
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.check_ins import PlanCheckIn
from workshop_app.application.settings import NEW_CLIENT, RECENT_FILES, Settings
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import Workshop


def _view(window: MainWindow) -> Any:
    assert window.view is not None
    return window.view


def _button(parent: Any, words: str) -> QPushButton:
    found = [each for each in parent.findChildren(QPushButton) if each.text() == words and each.isVisibleTo(parent)]
    assert found, words
    return found[0]


def test_two_fields_and_enter_make_an_engagement(window: MainWindow, ask: Any, tmp_path: Path, qtbot: Any) -> None:
    welcome = window.findChild(WelcomePanel)
    ask.answers.append(tmp_path / "clients")
    _button(welcome, "Save it elsewhere").click()
    client, cycle = welcome.findChildren(QLineEdit)
    assert not _button(welcome, "Start").isEnabled()
    qtbot.keyClicks(client, "Sea/Air: Ltd.")
    qtbot.keyClicks(cycle, "May to August")
    kept = partial(Settings, window._settings.path.parent)
    qtbot.waitUntil(lambda: kept().get(NEW_CLIENT) == ("Sea/Air: Ltd.", "May to August"))
    again = MainWindow(kept(), SystemClock(), ask)  # as after a kill
    qtbot.addWidget(again)
    again.show_welcome()
    typed = again.findChild(WelcomePanel).findChildren(QLineEdit)
    assert [each.text() for each in typed] == ["Sea/Air: Ltd.", "May to August"]
    qtbot.keyClick(cycle, Qt.Key.Key_Return)
    assert kept().get(NEW_CLIENT) == ()
    engagement = queries.engagement(_view(window).desk.workspace.read)
    assert (engagement.client, engagement.cycle_name) == ("Sea/Air: Ltd.", "May to August")
    assert _view(window).desk.workspace.path == tmp_path / "clients" / "Sea Air Ltd.okrw"
    assert _view(window).address == "home"
    assert window.windowTitle().startswith("Sea Air Ltd")


def test_the_coachs_own_style_is_reached_without_an_engagement(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    """From the menu; with one open it is the window beside its pages."""
    window.show()
    qtbot.waitExposed(window)
    window._menus.actions["own_style"].trigger()
    (style,) = window.findChildren(StyleWindow)
    field = next(each for each in style.findChildren(LineField) if each.accessibleName() == "Line at the foot")
    qtbot.keyClicks(field, "Adler Coaching")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert own_style.own_style(window._settings.path.parent).footer == "Adler Coaching"
    assert "This engagement" not in [each.text() for each in style.findChildren(QPushButton) if each.isVisible()]
    window.open(sample_path)
    assert not style.isVisible()
    window._menus.actions["own_style"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(StyleWindow)))
    assert _view(window).address.startswith("documents")


def test_an_existing_name_gets_a_number_and_nothing_is_overwritten(
    window: MainWindow, ask: Any, tmp_path: Path
) -> None:
    ask.answers.append(tmp_path)
    window.findChild(WelcomePanel).place_requested.emit()
    (tmp_path / "Acme2.okrw").write_bytes(b"somebody else's")
    window.findChild(WelcomePanel).create_requested.emit(NewEngagement("Acme2", ""))
    assert _view(window).desk.workspace.path == tmp_path / "Acme2 2.okrw"
    assert (tmp_path / "Acme2.okrw").read_bytes() == b"somebody else's"


def test_the_rail_counts_and_leads(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    view = _view(window)
    lines = {line.accessibleName().split(" ")[0]: line for line in view.findChildren(RailLine)}
    assert lines["Parameters"].accessibleName() == "Parameters 10/11"
    assert lines["People"].accessibleName() == "People 18"
    qtbot.mouseClick(lines["Settings"], Qt.MouseButton.LeftButton)
    assert view.address == "settings"
    assert lines["Settings"].isChecked()
    assert not lines["Overview"].isChecked()
    view.go_back()
    assert view.address == "home"
    view.desk.workspace.apply(Add((Person("p-new", "Zoe"),)))
    assert any(line.accessibleName() == "People 19" for line in view.findChildren(RailLine))


def test_tab_goes_down_the_rail_to_the_head_and_into_the_screen(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    view = _view(window)
    view.desk.workspace.apply(Add((Person("p-new", "Zoe"),)))  # the rail makes its lines anew
    view.go("people")
    window.activateWindow()
    rail = list(view._rail.tab_stops)
    assert [line.accessibleName().split(" ")[0] for line in (rail[0], rail[-1])] == ["Overview", "Settings"]
    rail[0].setFocus()
    qtbot.waitUntil(rail[0].hasFocus)
    for expected in (*rail[1:], view._head.find_button):
        view.focusNextChild()
        assert QApplication.focusWidget() is expected
    view.focusNextChild()
    assert view.screens._panels["people"].isAncestorOf(QApplication.focusWidget())


def test_enter_puts_the_keyboard_into_the_screen(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    window.open(sample_path)
    view = _view(window)
    window.activateWindow()
    view.go("people")
    view.screens.enter()
    assert QApplication.focusWidget().accessibleName() == "New person"


def test_screens_are_built_once_and_only_when_shown(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    view = _view(window)
    assert set(view.screens._panels) == {"home"}
    first = view.screens._panels["home"]
    view.go("settings")
    view.go("home")
    assert set(view.screens._panels) == {"home", "settings"}
    assert view.screens._panels["home"] is first


def test_a_workshop_leads_to_the_check_in_that_comes_next(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    view, read = _view(window), _view(window).desk.workspace.read
    view.go(f"workshops/{read.all(Workshop)[0].id}/plan")
    link = view.findChild(WorkshopTabs)._check_in
    assert link.isHidden(), "none is planned"
    draft = read.all(DraftSet)[0]
    view.desk.workspace.apply(PlanCheckIn("next", draft.id, date(2027, 1, 26)))
    view.go(f"workshops/{read.all(Workshop)[0].id}/report")
    assert (link.accessibleName(), link.isHidden()) == ("Next check-in 26 Jan: 0 of 5 lines filled", False)
    link.click()
    assert view.address == "cycle/next"
    for number in range(5):  # nobody held these, and the next is still one of those the overview lists
        view.desk.workspace.apply(PlanCheckIn(f"due{number}", draft.id, date(2025, 1, 6 + number)))
    view.go(f"workshops/{read.all(Workshop)[0].id}/plan")
    assert link.accessibleName() == "Check-in 6 Jan not held yet: 0 of 5 lines filled"
    listed = [each.id for each in coming_check_ins(read, date(2027, 1, 1), 4)]
    assert listed == ["due0", "due1", "due2", "next"]


def test_a_removed_workshop_leads_back_to_the_overview(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    view = _view(window)
    view.go("workshops/not-there/plan")
    assert view.address == "home"
    assert view.findChild(WorkshopTabs).isHidden()
    assert isinstance(view.screens.currentWidget(), HomePanel)


def test_the_foot_line_says_saved_and_takes_back(window: MainWindow, sample_path: Path, clock: Any) -> None:
    window.open(sample_path)
    view = _view(window)
    person = queries.people(view.desk.workspace.read)[0]
    view.desk.workspace.apply(edit(Person, person.id, name="Renamed"))
    foot = view.findChild(FootLine)
    assert foot._saved.text() == f"saved {clock.now().astimezone():%H:%M}"
    assert foot._undo.text() == "Undo: renamed person"
    foot._undo.click()
    assert queries.people(view.desk.workspace.read)[0].name == person.name
    assert foot._undo.isHidden()
    window._actions["redo"]()
    assert queries.people(view.desk.workspace.read)[0].name == "Renamed"


def test_undo_goes_to_the_focused_field_first_then_to_the_engagement(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    view = _view(window)
    view.desk.workspace.apply(Add((Person("p-new", "Zoe"),)))
    view.go("settings")
    field = view.screens._panels["settings"].findChild(LineField)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Ana")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert view.desk.workspace.read.find(Person, "p-new") is not None
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.workspace.read.find(Person, "p-new") is None


def test_going_elsewhere_saves_what_is_being_typed(window: MainWindow, sample_path: Path, qtbot: Any) -> None:
    from workshop_app.application.settings import COACH

    window.open(sample_path)
    view = _view(window)
    view.go("settings")
    field = view.screens._panels["settings"].findChild(LineField)
    qtbot.keyClicks(field, "Ana Coach")
    view.go("home")
    assert view.desk.settings.get(COACH) == "Ana Coach"


def test_another_failure_can_be_closed_away(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    banner = _view(window).findChild(Banner)
    window.engagement.show_failure(KnownError(ErrorCode.TEXT_MISSING, field="Name"))
    assert banner.isVisible()
    banner._close.click()
    assert banner.isHidden()


def test_a_file_that_is_in_use_can_be_read(window: MainWindow, sample_path: Path, ask: Any) -> None:
    other = bootstrap.open_workspace(sample_path)
    try:
        ask.answers.append(1)
        window.open(sample_path)
        assert window.view is None
        assert ask.asked[-1][0] == "choose"
        ask.answers.append(0)
        window.open(sample_path)
        view = _view(window)
        assert view.desk.workspace.read_only
        assert any(each.text() == "read only" for each in view.findChild(HeadLine).findChildren(QLabel))
    finally:
        other.close()


def test_a_file_that_is_gone_is_said_and_leaves_the_list(
    window: MainWindow, ask: Any, tmp_path: Path, settings: Any
) -> None:
    gone = tmp_path / "gone.okrw"
    settings.remember_file(gone)
    window.open(gone)
    assert window.view is None
    assert ask.asked[-1][0] == "tell"
    assert str(gone) in ask.asked[-1][2]
    assert settings.get(RECENT_FILES) == ()


def test_recent_files_tell_what_lies_ahead(window: MainWindow, sample_path: Path, settings: Any, qtbot: Any) -> None:
    settings.remember_file(sample_path)
    window.show_welcome()
    welcome = window.findChild(WelcomePanel)
    qtbot.waitUntil(lambda: any("next:" in each.text() for each in welcome.findChildren(QLabel)))
    buttons = partial(welcome.findChildren, QPushButton)
    shown = "Harbour Ferries"  # a line just drawn is seen a turn of the loop later
    qtbot.waitUntil(lambda: any(each.text() == shown and each.isVisibleTo(welcome) for each in buttons()))
    _button(welcome, shown).click()
    assert _view(window).desk.workspace.path == sample_path
    assert window._menus.recent.actions()[0].text() == "Harbour Ferries"


class _Windows(QObject):
    """Notes every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(seen, QWidget) and seen.isWindow():
            self.shown.append(seen)
        return False


def test_no_screen_flashes_as_a_window_of_its_own(
    window: MainWindow, sample_path: Path, qapp: QApplication, qtbot: Any
) -> None:
    """What is shown before it has a parent is a window for a moment, and takes the keyboard away."""
    window.open(sample_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workshops = queries.workshops(_view(window).desk.workspace.read)
    addresses = [place.name for place in PLACES if place.name not in (*WORKSHOP_TABS, "new_workshop")]
    addresses += ["workshops/new", *(workshop_address(each.id, tab) for each in workshops for tab in WORKSHOP_TABS)]
    watch = _Windows()
    qapp.installEventFilter(watch)
    try:
        for address in addresses:
            _view(window).go(address)
            assert watch.shown == [], address
            qapp.processEvents()
            assert watch.shown == [], address
            assert window.isActiveWindow(), address
    finally:
        qapp.removeEventFilter(watch)


def test_a_copy_is_handed_over_whole(window: MainWindow, sample_path: Path, ask: Any, tmp_path: Path) -> None:
    window.open(sample_path)
    target = tmp_path / "copy.okrw"
    ask.answers.append(target)
    window._actions["hand_over"]()
    copy = bootstrap.open_workspace(target)
    assert len(queries.people(copy.read)) == 18
    copy.close()
    assert target.name in _view(window).findChild(FootLine)._said.text()


def test_the_plans_of_one_client_begin_the_engagement_of_another(
    window: MainWindow, sample_path: Path, ask: Any, tmp_path: Path
) -> None:
    window.open(sample_path)
    there = queries.workshops(_view(window).desk.workspace.read)
    ask.answers.append(tmp_path / "Bravo Lines.okrw")
    window._menus.actions["template"].trigger()
    read = _view(window).desk.workspace.read
    assert queries.engagement(read).client == "Bravo Lines"
    assert [each.title for each in queries.workshops(read)] == [each.title for each in there]
    assert not queries.people(read)
    assert "came along" in _view(window).findChild(FootLine)._said.text()


@pytest.mark.parametrize("by", ["hand_over", "save_copy"])
def test_what_a_kill_leaves_of_a_copy_is_cleared_at_the_next_start(
    window: MainWindow, sample_path: Path, ask: Any, tmp_path: Path, qtbot: Any, by: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window.open(sample_path)
    ask.answers.append(stick / "copy.okrw")
    if by == "hand_over":
        window._actions["hand_over"]()
    else:
        _view(window).saving.save_copy()
    dies = "import os, sys; from pathlib import Path; from workshop_app.application import disk; "
    dies += "disk.write_unfinished(Path(sys.argv[1]), b'half of a client'); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", dies, str(stick / "copy 2.okrw")], check=False)
    assert len(list(stick.iterdir())) == 2

    window._actions["close_file"]()
    window.open(sample_path)
    qtbot.waitUntil(lambda: [each.name for each in stick.iterdir()] == ["copy.okrw"])


def test_opening_makes_a_backup_and_asking_makes_another(
    window: MainWindow, sample_path: Path, qtbot: Any, clock: Any
) -> None:
    window.open(sample_path)
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(sample_path)) == 1)
    clock.advance(60)
    window._actions["back_up"]()
    qtbot.waitUntil(lambda: len(bootstrap.list_backups(sample_path)) == 2)


def test_closing_lets_go_of_the_file_and_remembers_the_window(
    window: MainWindow, sample_path: Path, settings: Any
) -> None:
    from workshop_app.application.settings import WINDOW

    window.open(sample_path)
    window._actions["close_file"]()
    assert window.view is None
    bootstrap.open_workspace(sample_path).close()
    assert window.findChild(WelcomePanel).isVisible()
    assert not window._menus.actions["hand_over"].isEnabled()
    window.close()
    assert settings.get(WINDOW)


def test_a_running_day_is_not_closed_by_a_slip(window: MainWindow, sample_path: Path, ask: Any) -> None:
    window.open(sample_path)
    window.setProperty("leaving_asks", "A day is running.")
    ask.answers = [False, True]
    assert not window.close()
    assert window.view is not None
    assert "A day is running." in ask.asked[0]
    assert window.close()
    assert window.view is None


def test_the_rail_folds_in_a_small_window(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    rail = _view(window).findChild(Rail)
    assert rail.width() > 200
    window.resize(1024, 640)
    assert rail.width() < 80
    line = rail.findChild(RailLine)
    assert line.text() == ""
    assert line.toolTip()
    assert window.width() == 1024


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_the_view_menu_dresses_the_window(window: MainWindow, sample_path: Path, name: str) -> None:
    from ui import theme

    window.open(sample_path)
    window._actions[name]()
    try:
        assert theme.current() is theme.tokens(name)
    finally:
        window._actions["light"]()


def test_text_grows_and_shrinks_within_its_bounds(window: MainWindow, settings: Any) -> None:
    from workshop_app.application.settings import TEXT_SCALE

    for kept, action, expected in ((100, "larger", 115), (195, "larger", 200), (105, "smaller", 100)):
        settings.set(TEXT_SCALE, kept)
        window._actions[action]()
        assert settings.get(TEXT_SCALE) == expected


def test_a_change_while_the_keyboard_is_on_the_rail_draws_it_anew(
    window: MainWindow, sample_path: Path, qtbot: Any
) -> None:
    window.open(sample_path)
    view = _view(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line = next(each for each in view.findChildren(RailLine) if each.accessibleName() == "People 18")
    line.setFocus()
    for number in range(5):
        view.desk.workspace.apply(Add((Person(f"p-new{number}", "Zoe"),)))
        lines = [each for each in view.findChildren(RailLine) if each.isVisible()]
        next(each for each in lines if each.accessibleName() == f"People {19 + number}").setFocus()
    QApplication.processEvents()
    assert any(each.accessibleName() == "People 23" for each in view.findChildren(RailLine))


def test_a_write_protected_file_is_offered_for_reading(window: MainWindow, sample_path: Path, ask: Any) -> None:
    sample_path.chmod(0o444)
    before = sample_path.read_bytes()
    ask.answers.append(1)
    window.open(sample_path)
    assert window.view is None
    assert "Open for reading only" in ask.asked[-1]

    ask.answers.append(0)
    window.open(sample_path)

    assert window.view is not None
    assert window.view.desk.workspace.read_only
    window.view.go("people")
    assert window.engagement.close_engagement()
    assert sample_path.read_bytes() == before


def test_a_window_that_is_taken_apart_lets_its_file_go_without_its_menus(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    shiboken6.delete(window.menuBar())
    assert window.close()
    assert window.view is None


def test_opening_brings_the_keyboard_to_the_first_thing_to_press(window: MainWindow, sample_path: Path) -> None:
    window.open(sample_path)
    QApplication.processEvents()
    assert _view(window).screens.isAncestorOf(window.focusWidget())


def test_whoever_is_quicker_than_the_first_screen_keeps_the_keyboard(window: MainWindow, sample_path: Path) -> None:
    """No letter is taken from a field that is typed in."""
    window.open(sample_path)
    view = _view(window)
    view.go("people")
    field = next(each for each in view.screens.currentWidget().findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    QApplication.processEvents()
    assert window.focusWidget() is field


def test_a_day_that_ends_with_its_window_asks_nothing_of_what_is_gone(qtbot: Any) -> None:
    """At the end of the program parts of the window may be deleted before the day hears of it."""
    around = QWidget()
    gone, tabs, other = QWidget(around), QWidget(around), QWidget(around)
    qtbot.addWidget(around)
    mode = RunMode(around, (gone, other), tabs, cast("Any", None))
    mode.set_on(True)
    shiboken6.delete(gone)
    mode.set_on(False)
    assert mode.on
    shiboken6.delete(other)
    mode.set_on(False)


def test_a_question_gives_the_keys_back_to_the_window_below(window: MainWindow, qtbot: Any) -> None:
    window.show()
    question = Question("Leave?", "It is kept.", ("Stay", "Leave"), window)
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.show()

    def answered_while_another_has_the_keys() -> None:
        elsewhere.activateWindow()
        qtbot.waitUntil(elsewhere.isActiveWindow)
        question.reject()

    QTimer.singleShot(0, answered_while_another_has_the_keys)
    assert question.answer() is None
    qtbot.waitUntil(window.isActiveWindow)
