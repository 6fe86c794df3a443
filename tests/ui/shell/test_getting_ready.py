"""What a first click needs is loaded and built while nobody does anything, in small steps, and rests when somebody
does; a screen built behind is in nobody's way, and shows what it missed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from agendas.schedule import with_minutes
from ui.main_window import MainWindow
from ui.shell import getting_ready
from ui.shell.engagement import EngagementView
from ui.shell.getting_ready import BUILT, SCREENS, _likely, _nothing
from ui.shell.places import workshop_address
from ui.shell.screens import without_keyboard
from ui.theme import apply_theme
from ui.widgets.fields import TextField
from workshop_app.application import queries
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.people import AddPeople
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import WorkshopAgenda

STEPS = """
import sys
from ui.shell.getting_ready import SCREENS, load_in_steps
for name in load_in_steps(SCREENS.values()):
    print(name)
assert set(SCREENS.values()) <= set(sys.modules)
"""


def test_a_module_is_loaded_after_those_it_needs_each_in_a_step_of_its_own() -> None:
    """In a process of its own: here most of them are loaded already."""
    done = subprocess.run([sys.executable, "-c", STEPS], check=True, capture_output=True, text=True)
    steps = done.stdout.split()
    assert len(steps) > 100
    assert steps.index("ui.interview.view_state") < steps.index("ui.interview.questions.view")
    assert steps.index("ui.interview.questions.view") < steps.index("ui.interview.panel")
    assert set(SCREENS.values()) <= set(steps)


WRITING = """
import sys
from ui.background import Progress
from ui.shell import getting_ready
assert "sqlalchemy" not in sys.modules
getting_ready._load_writing(None)
assert {"sqlalchemy", "workshop_app.storage.writing", "workshop_app.storage.one_dialect"} <= set(sys.modules)
"""


def test_what_the_first_change_needs_is_loaded_beside_the_window(qtbot, window: MainWindow, sample_path: Path) -> None:
    """In a process of its own, again; and no read-only file gets it."""
    subprocess.run([sys.executable, "-c", WRITING], check=True, capture_output=True, text=True)
    desk = _opened(window, sample_path).desk
    assert list(getting_ready._writing_loaded(desk)) == ["writing"]
    qtbot.waitUntil(lambda: not desk.background.busy)


def test_it_rests_while_somebody_types_or_a_day_runs(qtbot, window: MainWindow, sample_path: Path, monkeypatch) -> None:
    for name in ("FIRST_MS", "QUIET_MS", "AGAIN_MS"):
        monkeypatch.setattr(getting_ready, name, 600_000)
    monkeypatch.setattr(getting_ready, "STEP_MS", 300_000)
    monkeypatch.setattr(getting_ready, "PIECE_S", 0)
    window.get_ready()
    window.open(sample_path)
    assert window.view is not None
    ready, timer = window.view._getting_ready, window.view._getting_ready._timer
    assert timer.interval() == 600_000
    before = len(sys.modules)
    window.setProperty("leaving_asks", "a day is running")
    timer.timeout.emit()
    assert (len(sys.modules), timer.interval()) == (before, 600_000)
    window.setProperty("leaving_asks", "")
    go_on, background, taken = Event(), window.view.desk.background, []
    ready._steps = map(taken.append, range(5))
    background.submit(lambda _progress: go_on.wait(), _nothing, _nothing, title="Reading the list")
    timer.timeout.emit()
    go_on.set()
    assert (taken, timer.interval()) == ([], 600_000), "somebody waits for the worker"
    qtbot.waitUntil(lambda: not background.busy)
    ready._steps = iter(("a module", "another"))
    timer.timeout.emit()
    assert timer.interval() == 300_000
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert timer.interval() == 600_000
    timer.timeout.emit()
    timer.stop()
    timer.timeout.emit()
    assert not timer.isActive()


def test_after_a_change_it_goes_on_with_what_was_missed(qtbot, window: MainWindow, sample_path: Path) -> None:
    window.get_ready()
    view = _opened(window, sample_path)
    view._getting_ready._timer.stop()
    _build(view, "people")
    view.desk.workspace.apply(AddPeople((Person(new_id(), "Zora Quill"),)))
    assert view._getting_ready._timer.isActive()
    assert "Zora Quill" not in _names(view)
    assert list(view._getting_ready._steps) == ["people read again"]
    assert "Zora Quill" in _names(view)


def test_a_window_that_nobody_runs_builds_nothing(window: MainWindow, sample_path: Path) -> None:
    assert not _opened(window, sample_path)._getting_ready._timer.isActive()


@pytest.mark.parametrize("name", BUILT)
def test_a_screen_is_built_behind_and_takes_nothing(qtbot, window: MainWindow, sample_path: Path, name: str) -> None:
    view = _opened(window, sample_path)
    focus, shown = QApplication.focusWidget(), view.screens.currentWidget()
    windows = {each for each in QApplication.topLevelWidgets() if each.isVisible()}
    steps = [step for step in view.screens.make_behind(_likely(view.desk, name)) if _seen(windows)]
    assert [each for each in steps if each.startswith(f"{name} ")][:2] == [f"{name} built", f"{name} filled"]
    assert QApplication.focusWidget() is focus
    assert view.screens.currentWidget() is shown
    assert not view.screens._panels[name].isVisible()
    assert view.address == "home"
    assert list(view.screens.make_behind(_likely(view.desk, name))) == []


def test_a_screen_built_behind_shows_what_was_changed_before_it_is_shown(window: MainWindow, sample_path: Path) -> None:
    view = _opened(window, sample_path)
    _build(view, "people")
    view.desk.workspace.apply(AddPeople((Person(new_id(), "Zora Quill"),)))
    view.go("people")
    assert "Zora Quill" in _names(view)
    view.go("home")
    view.desk.workspace.undo()
    view.go("people")
    assert "Zora Quill" not in _names(view)


def test_a_plan_built_behind_shows_another_workshop_and_an_agenda_changed_since(
    window: MainWindow, sample_path: Path
) -> None:
    view = _opened(window, sample_path)
    read = view.desk.workspace.read
    address = _likely(view.desk, "plan")
    _build(view, "plan")
    id = address.split("/")[1]
    agenda = queries.agenda(read, id).agenda
    step = agenda.steps[1]
    changed = with_minutes(agenda, step.id, step.minutes + 35)
    view.desk.workspace.apply(edit(WorkshopAgenda, id, agenda=changed))
    view.go(address)
    panel = view.screens._panels["plan"]
    assert (
        next(row for row in panel._view.rows if row.step and row.step.id == step.id).step.minutes == step.minutes + 35
    )
    other = next(each for each in queries.workshops(read) if each.id != id)
    view.go(workshop_address(other.id))
    assert panel._actions.workshop_id == other.id


def test_one_who_goes_there_half_way_finds_the_screen(window: MainWindow, sample_path: Path) -> None:
    view = _opened(window, sample_path)
    steps = view.screens.make_behind("documents")
    assert next(steps) == "documents built"
    view.go("documents")
    assert view.screens._panels["documents"]._entries
    assert list(steps) == []


def test_a_screen_that_cannot_be_read_is_left_to_whoever_goes_there(
    window: MainWindow, sample_path: Path, monkeypatch
) -> None:
    view = _opened(window, sample_path)
    with monkeypatch.context() as broken:
        broken.setattr("ui.people.panel.queries.people", _raise_damaged)
        assert list(view.screens.make_behind("people")) == []
    view.go("people")
    assert _names(view)


def test_what_nobody_has_seen_is_built_anew_for_another_size_of_text(window: MainWindow, sample_path: Path) -> None:
    view = _opened(window, sample_path)
    _build(view, "people")
    app = QApplication.instance()
    apply_theme(app, "light", 160)
    assert "people" not in view.screens._panels
    view.go("people")
    apply_theme(app, "light", 100)
    assert "people" in view.screens._panels


@pytest.mark.parametrize("so_far", ["built", "filled", "dressed"])
def test_another_size_of_text_half_way_drops_the_screen_without_a_word(
    window: MainWindow, sample_path: Path, so_far: str
) -> None:
    view = _opened(window, sample_path)
    steps = view.screens.make_behind("drafts")
    assert any(step == f"drafts {so_far}" for step in steps)
    app = QApplication.instance()
    apply_theme(app, "light", 160)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert list(steps) == []
    apply_theme(app, "light", 100)
    view.go("drafts")
    assert "drafts" in view.screens._panels


def test_a_screen_behind_is_heard_and_hears_only_when_it_is_shown(window: MainWindow, sample_path: Path) -> None:
    view = _opened(window, sample_path)
    heard, said = [], []
    _build(view, "people")
    desk = view.screens._panels["people"]._desk
    desk.bridge.changed.connect(lambda changes, by: heard.append(len(changes.rows)))
    view.desk.bridge.said.connect(said.append)
    desk.bridge.say("Quietly")
    assert said == ["Quietly"]
    for name in ("Zora Quill", "Ned Land"):
        view.desk.workspace.apply(AddPeople((Person(new_id(), name),)))
    assert heard == []
    desk.bridge.navigate("people")
    assert view.address == "people"
    assert heard == [2]


def test_a_screen_is_read_again_only_where_the_file_or_the_day_is_another(
    window: MainWindow, sample_path: Path, clock, monkeypatch
) -> None:
    view = _opened(window, sample_path)
    view.go("people")
    read: list[object] = []

    def people(reader: object) -> object:
        read.append(reader)
        return queries.people(reader)

    monkeypatch.setattr("ui.people.panel.queries", SimpleNamespace(people=people))
    for address in ("home", "people"):
        view.go(address)
    assert read == []
    view.go("home")
    view.desk.workspace.apply(AddPeople((Person(new_id(), "Zora Quill"),)))
    assert read == []
    view.go("people")
    assert read
    assert "Zora Quill" in _names(view)
    read.clear()
    view.go("home")
    clock.advance(24 * 3600)
    view.go("people")
    assert read


def _opened(window: MainWindow, path: Path) -> EngagementView:
    window.open(path)
    assert window.view is not None
    return window.view


def _build(view: EngagementView, name: str) -> None:
    assert list(view.screens.make_behind(_likely(view.desk, name)))


def _names(view: EngagementView) -> list[str]:
    return [row.person.name for row in view.screens._panels["people"]._model._rows]


def _seen(windows: set[QWidget]) -> bool:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()} == windows


def _raise_damaged(_read: object) -> None:
    raise KnownError(ErrorCode.FILE_DAMAGED)


def test_a_screen_built_behind_takes_no_key(window: MainWindow, sample_path: Path) -> None:
    """A window that was never the active one (as on a machine without a window manager) gives its keys to whatever in
    it asked for them last, seen or not: words for the search stood in a draft nobody looked at."""
    view = _opened(window, sample_path)
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    assert window.focusWidget() is None
    for name in BUILT:
        list(view.screens.make_behind(_likely(view.desk, name)))
        assert window.focusWidget() is None, name
    list(view.screens.catch_up_behind())
    assert window.focusWidget() is None


def test_what_asks_for_the_keyboard_unseen_leaves_it_where_it_was(window: MainWindow, sample_path: Path) -> None:
    view = _opened(window, sample_path)
    _build(view, "drafts")
    unseen = next(each for each in view.screens.made["drafts"].findChildren(TextField) if not each.isVisible())
    with without_keyboard(view.screens):
        unseen.setFocus()
    assert not unseen.hasFocus()
    held = next(each for each in window.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    held.setFocus()
    with without_keyboard(view.screens):
        unseen.setFocus()
    assert window.focusWidget() is held
